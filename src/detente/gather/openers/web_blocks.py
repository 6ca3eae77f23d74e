"""The blocks of an HTML (or trafilatura) tree as strings: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import re
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
_SPACE = re.compile(r"[ \t\n\r\f\u00ad]+")
_BREAKS = {"lb", "br"}
_CELLS = {"cell", "td", "th"}
_ITEMS = {"item", "li"}


def blocks_of(body: Any) -> list[str]:
    """The blocks of trafilatura's result, in order, white space made plain. A list is one block, an item a line."""
    return _collect(body, silent=frozenset())


def text_of(tree: Any) -> str:
    """All text of a page without scripts, navigation and the like, a blank line between blocks."""
    return "\n\n".join(_collect(tree, silent=SILENT | _PASSED_OVER))


def plain(element: Any) -> str:
    """The text of one element on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).replace("\u00ad", "").strip()


def _collect(tree: Any, *, silent: frozenset[str]) -> list[str]:
    """Walks by events, not by recursion: pages nest deeply."""
    from lxml import etree

    blocks: list[str] = []
    pieces: list[str] = []
    muted: Any = None

    def flush() -> None:
        _flush(pieces, blocks)

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if muted is None and tag in silent:
                muted = element
            if muted is None:
                _open_tag(tag, pieces, flush)
                pieces.append(_SPACE.sub(" ", element.text or ""))
            continue
        if muted is None:
            _close_tag(tag, pieces, flush)
        elif element is muted:
            muted = None
        if muted is None:
            pieces.append(_SPACE.sub(" ", element.tail or ""))
    flush()
    return blocks


def _open_tag(tag: str, pieces: list[str], flush: Any) -> None:
    if tag in _BREAKS:
        pieces.append("\n")
    elif tag in BLOCKS:
        flush()
        if tag in _ITEMS:
            pieces.append("- ")


def _close_tag(tag: str, pieces: list[str], flush: Any) -> None:
    if tag in _CELLS:
        pieces.append(" | ")
    elif tag in BLOCKS:
        flush()


def _flush(pieces: list[str], blocks: list[str]) -> None:
    """Ends a block. Two line breaks in a row end a paragraph, as pages without <p> use them."""
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(pieces)))
    pieces.clear()
    for paragraph in re.split(r"\n{2,}", text):
        words = re.sub(r"(?: \|)+$", "", paragraph.strip()).strip()
        if words in {"", "-"}:
            continue
        if words.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{words}"
        else:
            blocks.append(words)
