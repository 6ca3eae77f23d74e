"""How much of one document is taken in before it is called too large."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one document. Over any of them it is kept as "unreadable", with the bound in the reason.

    `file_bytes`: bytes of the document. `text_length`: code points of its clean text. `unpacked_bytes`: bytes
    that a DOCX, XLSX or compressed file may unpack to. `pages`: pages of a PDF. `seconds`: time to open one PDF.
    """

    file_bytes: int = 50_000_000
    text_length: int = 1_000_000
    unpacked_bytes: int = 200_000_000
    pages: int = 2_000
    seconds: float = 60.0
