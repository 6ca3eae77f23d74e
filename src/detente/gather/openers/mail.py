"""E-mail files, and pages that a browser saved as one MHTML file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from detente.errors import UnreadableError
from detente.gather.decode import clean, decode
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers.web import open_page

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Mail:
    """Opens messages: the plain text, or the HTML where there is none. Attachments are left out and noted."""

    limits: Limits
    media_types: tuple[str, ...] = ("message/rfc822", "multipart/related")
    suffixes: tuple[str, ...] = (".eml", ".mht", ".mhtml")

    def open(self, raw: bytes) -> Opened:
        """The body, with the subject as title, the sender as outlet, the Date header as time of publication."""
        try:
            message = message_from_bytes(raw, policy=default)
            plain, page, attached = _parts(message)
        except MessageError as error:
            raise UnreadableError(f"a damaged message: {error}") from error
        if _is_saved_page(message) and page:
            return open_page(clean(page), most=self.limits.text_length)
        if not plain.strip() and not page.strip():
            raise UnreadableError("no text in the message" + (f", only {_attachments(attached)}" if attached else ""))
        text = clean(plain).strip() if plain.strip() else open_page(clean(page), most=self.limits.text_length).text
        when, words = _sent(message)
        return Opened(
            text=text,
            title=_header(message, "Subject"),
            outlet=_sender(message),
            published=when,
            published_words=words,
            note=f"{_attachments(attached)} left out" if attached else "",
        )


def _parts(message: EmailMessage) -> tuple[str, str, list[str]]:
    """The plain text and the HTML of a message, pieces joined, and the names of what is attached."""
    plain: list[str] = []
    pages: list[str] = []
    attached: list[str] = []
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop(0)
        if part.is_multipart() and depth < _DEEPEST and part.get_content_type() != "message/rfc822":
            waiting[:0] = [(cast("EmailMessage", one), depth + 1) for one in part.iter_parts()]
        elif part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text":
            if part.get_content_disposition() == "attachment" or part.get_content_maintype() != "image":
                attached.append(part.get_filename() or part.get_content_type())
        else:
            (pages if part.get_content_subtype() == "html" else plain).append(_words(part))
    return "\n\n".join(plain), pages[0] if pages else "", attached


def _words(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    return decode(raw, declared=part.get_content_charset() or "") if isinstance(raw, bytes) and raw else ""


def _is_saved_page(message: EmailMessage) -> bool:
    return "Snapshot-Content-Location" in message or _header(message, "From") in {
        "<Saved by Blink>",
        "<Saved by WebKit>",
    }


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        words = re.sub(r"\s+", " ", str(message.get(name) or "")).strip()
    except (ValueError, LookupError, AttributeError, TypeError):  # headers are parsed when they are looked at
        return None
    return words or None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name or address or None


def _sent(message: EmailMessage) -> tuple[dt.datetime | None, str]:
    words = _header(message, "Date")
    if not words:
        return None, ""
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None, ""
    return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)), words


def _attachments(names: list[str]) -> str:
    return f"{len(names)} attachment{'s' if len(names) > 1 else ''} ({', '.join(names[:5])})"
