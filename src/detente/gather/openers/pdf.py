"""PDF: the text of its pages, with paragraphs put together again from lines."""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.errors import UnreadableError
from detente.gather.decode import clean
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers.pdf_lines import Line, paragraphs
from detente.gather.openers.plain import title_of
from detente.gather.when import find_published

_NO_TITLE = re.compile(
    r"\s*(?:untitled|microsoft word|document\d*|print|.*\.(?:docx?|pdf|rtf|odt|html?|indd)\s*$)", re.IGNORECASE
)
_PASSWORD = "protected by a password: save a copy without it"  # noqa: S105 - a reason, not a password


@dataclass(frozen=True, slots=True)
class Pdf:
    """Opens PDF files that hold text. Scans have none, and no text is guessed from pictures."""

    limits: Limits
    media_types: tuple[str, ...] = ("application/pdf",)
    suffixes: tuple[str, ...] = (".pdf",)

    def open(self, raw: bytes) -> Opened:
        """The text, a blank line between paragraphs; page numbers and running heads left out."""
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters of it becomes a reason
        try:
            reader = PdfReader(io.BytesIO(raw))
            self._unlock(reader)
            pages = list(self._pages(reader))
            text = clean("\n\n".join(paragraphs(pages))).strip()
            title = _title(reader)
        except (PyPdfError, zlib.error, struct.error) as error:
            raise UnreadableError(f"a damaged PDF: {error}") from error
        if not text:
            raise UnreadableError("no text in the PDF: a scan?", do="Run text recognition on it first.")
        published, words = find_published(text)
        return Opened(text=text, title=title or title_of(text), published=published, published_words=words)

    def _unlock(self, reader: Any) -> None:
        """Many files are encrypted with no password, only to forbid printing."""
        if not reader.is_encrypted:
            return
        from pypdf.errors import DependencyError

        try:
            unlocked = bool(reader.decrypt(""))
        except (DependencyError, NotImplementedError) as error:
            raise UnreadableError("an encrypted PDF: save a copy without encryption") from error
        if not unlocked:
            raise UnreadableError(_PASSWORD)

    def _pages(self, reader: Any) -> Iterator[list[Line]]:
        count = len(reader.pages)
        if count > self.limits.pages:
            raise UnreadableError(f"a PDF of {count:,} pages, over the limit of {self.limits.pages:,}: split it")
        until = time.monotonic() + self.limits.seconds
        length = 0
        for page in reader.pages:
            lines = _lines(page, until)
            length += sum(len(line.text) for line in lines)
            if length > self.limits.text_length:
                raise UnreadableError(f"its text is longer than {self.limits.text_length:,} characters: split it")
            yield lines


def _lines(page: Any, until: float) -> list[Line]:
    """The lines of a page in the order in which they were set, with where they begin (points from below)."""
    lines: list[Line] = []
    words: list[str] = []
    at = (0.0, 0.0, 0.0)

    def look(*_: object) -> None:
        if time.monotonic() > until:
            raise UnreadableError("the PDF takes too long to open: save it as text")

    def take(text: str, around: list[float], matrix: list[float], _font: object, size: float) -> None:
        nonlocal at
        for number, piece in enumerate(text.split("\n")):
            if number and words:
                lines.append(Line("".join(words), *at))
                words.clear()
            if piece.strip() and not any(map(str.strip, words)):
                words.clear()
                at = _place(around, matrix, size=size)
            words.append(piece)

    page.extract_text(visitor_operand_before=look, visitor_text=take)
    lines.append(Line("".join(words), *at))
    return [line for line in lines if line.text.strip()]


def _place(around: list[float], matrix: list[float], *, size: float) -> tuple[float, float, float]:
    x = matrix[4] * around[0] + matrix[5] * around[2] + around[4]
    y = matrix[4] * around[1] + matrix[5] * around[3] + around[5]
    scale = abs(around[3] * matrix[3]) or abs(around[1] * matrix[1]) or 1.0
    return x, y, size * scale


def _title(reader: Any) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    words = " ".join(str(title or "").split())
    return words if words and not _NO_TITLE.match(words) else None
