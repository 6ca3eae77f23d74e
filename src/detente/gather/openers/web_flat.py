"""The text of a page without regard to how its tags nest, in time that grows with its length and no faster."""

from __future__ import annotations

import html
import re

from detente.gather.openers.web_blocks import BLOCKS, SILENT

_SILENT = SILENT - {"head"}  # pages may leave its end out
_PIECE = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>?|[^<]+|<")


def flat_text(page: str, *, most: int) -> str:
    """The words between the tags, a blank line where a block begins or ends; scripts and comments left out.

    Broken off once it is longer than `most` code points.
    """
    pieces: list[str] = []
    closes: dict[str, re.Pattern[str]] = {}
    length = at = 0
    while at < len(page) and length <= most:
        found = _PIECE.match(page, at)
        if found is None:  # every character begins one of the four
            break
        at = found.end()
        tag = (found[2] or "").lower()
        if found[0] == "<!--":
            end = page.find("-->", at)
            at = end + 3 if end >= 0 else len(page)
        elif tag in _SILENT and not found[1]:
            closing = closes.setdefault(tag, re.compile(rf"</{tag}", re.IGNORECASE)).search(page, at)
            at = closing.start() if closing else len(page)
        elif tag:
            pieces.append("\n\n" if tag in BLOCKS else "\n" if tag == "br" else "")
        else:
            pieces.append(re.sub(r"\s+", " ", html.unescape(found[0])))
            length += len(pieces[-1])
    text = re.sub(r" {2,}", " ", "".join(pieces))  # first, or many spaces would be looked at many times
    return re.sub(r"\s*\n\s*", "\n\n", text).strip()
