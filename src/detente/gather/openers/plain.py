"""Plain text: the words as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.errors import UnreadableError
from detente.gather.decode import clean, decode
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.when import find_published

_TITLE = re.compile(r"\s*(\S[^\n]{0,159})\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class PlainText:
    """Opens text in any common encoding. The text stays as it is but for line endings and control codes."""

    limits: Limits
    media_types: tuple[str, ...] = ("text/plain",)
    suffixes: tuple[str, ...] = (".txt", ".text")

    def open(self, raw: bytes) -> Opened:
        """The text, its first short line as title, and the publication time that its first lines give."""
        text = clean(decode(raw))
        if not text.strip():
            raise UnreadableError("the file is empty")
        if len(text) > self.limits.text_length:
            return Opened(text=text)  # gathering refuses it; looking for a title would be wasted
        published, words = find_published(text)
        return Opened(text=text, title=title_of(text), published=published, published_words=words)


def title_of(text: str) -> str | None:
    """The first line, where it is short, stands alone before a blank line and does not end as a sentence does."""
    found = _TITLE.match(text)
    if not found:
        return None
    line = found[1].strip()
    return None if line.endswith((".", ":", ";", ",")) or find_published(line) != (None, "") else line
