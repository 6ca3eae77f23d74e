"""Puts back the paragraphs that main-text extraction drops between those it kept.

Extractors score paragraphs one by one; a short one, or one that is all quotation, may fall through in the
middle of an article. A paragraph that is missing counts as the article's where its siblings were kept, it
stands between them, is mostly not links and does not read as an invitation to click.
"""

from __future__ import annotations

import re
from typing import Any

from detente.gather.openers import web_blocks

_OUTSIDE = frozenset(["nav", "aside", "footer", "form", "figure", "figcaption", "header", "button", "li", "table"])
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|social|related|promo|newsletter|subscri\w+|caption|credit|byline|author|advert\w*|ad|ads"
    r"|sponsor\w*|comment\w*|tags?|breadcrumb\w*|footer|sidebar|widget|toolbar|recirc\w*|more-on|read-more|teaser)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:read (?:more|also|next|the full|entire)|see also|related|watch|listen|sign up|subscribe|follow us|share (?:this|on)"
    r"|advertisement|click here|download|more:|photo(?:s|graph)?:|image|credit|copyright|©|all rights reserved|story continues"
    r"|continue reading|also read|more on this)\b",
    re.IGNORECASE,
)
_LINK_SHARE = 0.5
_LEAST_KEPT = 2


def repaired(blocks: list[str], tree: Any) -> list[str]:
    """The blocks with the paragraphs of the page's tree that belong between them."""
    squeezed = [_squeeze(block) for block in blocks]
    together = "\x00".join(squeezed)
    paragraphs = [(one, _squeeze(web_blocks.plain(one))) for one in tree.iter("p", "blockquote")]
    kept = {id(one): True for one, text in paragraphs if text and text in together}
    homes: dict[Any, int] = {}
    for one, _ in paragraphs:
        if id(one) in kept:
            homes[one.getparent()] = homes.get(one.getparent(), 0) + 1
    missing: list[tuple[int, str]] = []
    waiting: list[str] = []
    at = -1
    for one, text in paragraphs:
        if id(one) in kept:
            place = _place(squeezed, text, max(at, 0))
            if place >= 0:
                if at >= 0:
                    missing += [(at, words) for words in waiting]
                waiting = []
                at = place
        elif text and _belongs(one, homes):
            waiting.append(web_blocks.plain(one))
    return _merged(blocks, missing)


def _merged(blocks: list[str], missing: list[tuple[int, str]]) -> list[str]:
    merged: list[str] = []
    for number, block in enumerate(blocks):
        merged.append(block)
        merged += [words for place, words in missing if place == number]
    return merged


def _squeeze(text: str) -> str:
    """Letters and figures only: extractors and pages differ in spaces and marks."""
    return re.sub(r"\W+", "", text)


def _place(squeezed: list[str], text: str, start: int) -> int:
    return next((number for number in range(start, len(squeezed)) if text in squeezed[number]), -1)


def _belongs(paragraph: Any, homes: dict[Any, int]) -> bool:
    home = paragraph.getparent()
    if home is not None and home.tag == "blockquote":
        home = home.getparent()
    if home is None or homes.get(home, 0) < _LEAST_KEPT:
        return False
    if any(
        _is_outside(one)
        for one in (paragraph, *paragraph.iterancestors())
        if one is not home and home in one.iterancestors()
    ):
        return False
    words = web_blocks.plain(paragraph)
    if _is_outside(paragraph) or _INVITATION.match(words):
        return False
    linked = sum(len(web_blocks.plain(link)) for link in paragraph.iter("a"))
    return linked < _LINK_SHARE * len(words)


def _is_outside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    hidden = "display:none" in (element.get("style") or "").replace(" ", "")
    return element.tag in _OUTSIDE or hidden or element.get("hidden") is not None or bool(_NAMES.search(names))
