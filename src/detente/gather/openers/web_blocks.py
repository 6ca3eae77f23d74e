"""The blocks of an HTML (or trafilatura) tree as strings: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import re
import sys
from typing import Any

BLOCKS = frozenset(
    [
        "p",
        "head",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "quote",
        "blockquote",
        "list",
        "item",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "row",
        "tr",
        "caption",
        "code",
        "pre",
        "div",
        "body",
        "html",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "figure",
        "figcaption",
        "address",
        "form",
        "fieldset",
        "hr",
        "title",
        "tbody",
        "thead",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "option",
        "button",
        "textarea",
        "iframe",
        "object",
        "head",
    ]
)
_PASSED_OVER = frozenset(["nav", "footer", "aside", "form", "figcaption"])
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAKS = {"lb", "br"}
_CELLS = {"cell", "td", "th"}
_ITEMS = {"item", "li"}
_DOUBLE_BREAK = "⁋⁋"
"""Stands for two line breaks in a row, of which trafilatura makes one; printable, as it drops other signs."""


def mark_double_breaks(tree: Any) -> None:
    """Writes a sign into the tree where two <br> in a row end a paragraph; `blocks_of` and `text_of` know it."""
    for one in tree.iter("br"):
        following = one.getnext()
        if following is not None and following.tag == "br" and not (one.tail or "").strip():
            one.tail = f" {_DOUBLE_BREAK} "


def blocks_of(body: Any) -> list[str]:
    """The blocks of trafilatura's result, in order, white space made plain. A list is one block, an item a line."""
    return _collect(body, silent=frozenset())


def text_of(tree: Any, *, most: int) -> str:
    """All text of a page without scripts, navigation and the like, a blank line between blocks.

    Broken off once it is longer than `most` code points.
    """
    return "\n\n".join(_collect(tree, silent=SILENT | _PASSED_OVER, most=most))


def plain(element: Any) -> str:
    """The text of one element on one line."""
    words = "".join(element.itertext()).replace("\u00ad", "").replace(_DOUBLE_BREAK, " ")
    return _SPACE.sub(" ", words).strip()


def _collect(tree: Any, *, silent: frozenset[str], most: int = sys.maxsize) -> list[str]:
    """Walks by events, not by recursion: pages nest deeply."""
    from lxml import etree

    blocks: list[str] = []
    pieces: list[str] = []
    muted: Any = None
    length = 0

    def flush() -> None:
        _flush(pieces, blocks)

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if muted is None and tag in silent:
                muted = element
            if muted is None:
                _open_tag(tag, pieces, flush=flush)
                pieces.append(_SPACE.sub(" ", element.text or ""))
                length += len(pieces[-1])
            if length > most:
                break
            continue
        if muted is None:
            _close_tag(tag, pieces, flush=flush)
        elif element is muted:
            muted = None
        if muted is None:
            pieces.append(_SPACE.sub(" ", element.tail or ""))
    flush()
    return blocks


def _open_tag(tag: str, pieces: list[str], *, flush: Any) -> None:
    if tag in _BREAKS:
        pieces.append("\n")
    elif tag in BLOCKS:
        flush()
        if tag in _ITEMS:
            pieces.append("- ")


def _close_tag(tag: str, pieces: list[str], *, flush: Any) -> None:
    if tag in _CELLS:
        pieces.append(" | ")
    elif tag in BLOCKS:
        flush()


def _flush(pieces: list[str], blocks: list[str]) -> None:
    """Ends a block. Two line breaks in a row end a paragraph, as pages without <p> use them."""
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(pieces)).replace("\u00ad", ""))
    pieces.clear()
    for paragraph in re.split(rf"\n{{2,}}|\s*{_DOUBLE_BREAK}\s*", text):
        words = re.sub(r"(?: \|)+$", "", paragraph.strip()).strip()
        if words in {"", "-"}:
            continue
        if words.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{words}"
        else:
            blocks.append(words)
