"""Puts back the paragraphs that main-text extraction drops beside those it kept.

Extractors score paragraphs one by one; a short one, or one that is all quotation, may fall through in the
middle of an article, and so may all that follows an advertisement. A missing paragraph counts as the
article's where it stands among kept ones or in a box of the same make, reads as a sentence, is mostly not
links and does not invite to click.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from detente.gather.openers import web_blocks

_OUTSIDE = frozenset(["nav", "aside", "footer", "form", "figure", "figcaption", "header", "button", "li", "table"])
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|social|related|promo|newsletter|subscri\w+|caption|credit|byline|author|advert\w*|ad|ads"
    r"|sponsor\w*|comments?|tags?|breadcrumb\w*|footer|sidebar|widget|toolbar|recirc\w*|read-more|teaser|gallery|slideshow"
    r"|embed\w*|tweet|instagram\w*|hidden|popup|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:read (?:more|also|next|the full|entire)|see also|related|watch|listen|sign up|subscribe|follow us|share (?:this|on)"
    r"|advertisement|click here|download|more:|photo(?:s|graph)?:|image|credit|copyright|©|all rights reserved"
    r"|story continues|continue reading|also read|more on this)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{};]\s*[{}]|\)\s*;|=\s*\"|&lt;|&amp;|\bjavascript\b|\.push\(", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LINK_SHARE = 0.5
_LEAST_KEPT = 2
_LEAST_KEPT_ELSEWHERE = 3
_MOST_BLOCKS = 3_000
"""Over that it is no article, and every paragraph would be looked for in all of it."""
_ENDS = 30
"""Letters by which the beginning or end of a paragraph is known again."""

_Make = tuple[str, str, int]


@dataclass(slots=True)
class _Page:
    """The paragraphs of a page, which of them were kept, and in boxes of what make (tag, class, depth) they stand."""

    paragraphs: list[tuple[Any, str]]
    kept: set[int]
    homes: dict[int, int] = field(default_factory=dict)
    makes: dict[_Make, int] = field(default_factory=dict)


def repaired(blocks: list[str], tree: Any) -> list[str]:
    """The blocks with the paragraphs of the page's tree that belong among them."""
    if len(blocks) > _MOST_BLOCKS:
        return blocks
    squeezed = [_squeeze(block) for block in blocks]
    together = "\x00".join(squeezed)
    page = _looked_at(tree, together)
    missing: dict[int, list[str]] = {}
    waiting: list[str] = []
    at = -1
    for paragraph, text in page.paragraphs:
        if id(paragraph) in page.kept:
            place = _place(squeezed, text, start=max(at, 0))
            if place >= 0 and at >= 0:
                missing.setdefault(at, []).extend(waiting)
            at = max(at, place)
            waiting = []
        elif at >= 0 and not _is_there(text, together) and _reads_as_text(paragraph):
            if _stands_in_same_make(paragraph, page):
                waiting.append(web_blocks.plain(paragraph))
                missing.setdefault(at, []).extend(waiting)
                waiting = []
            elif _stands_among_kept(paragraph, page):
                waiting.append(web_blocks.plain(paragraph))
    merged: list[str] = []
    for number, block in enumerate(blocks):
        merged += [block, *missing.get(number, ())]
    return merged


def _looked_at(tree: Any, together: str) -> _Page:
    paragraphs = [(one, _squeeze(web_blocks.plain(one))) for one in tree.iter("p", "blockquote")][: 2 * _MOST_BLOCKS]
    page = _Page(paragraphs, {id(one) for one, text in paragraphs if text and text in together})
    for one, _ in paragraphs:
        home = one.getparent()
        if id(one) in page.kept and home is not None:
            page.homes[id(home)] = page.homes.get(id(home), 0) + 1
            make = _make(home)
            page.makes[make] = page.makes.get(make, 0) + 1
    return page


def _make(element: Any) -> _Make:
    return element.tag, (element.get("class") or "").strip(), sum(1 for _ in element.iterancestors())


def _squeeze(text: str) -> str:
    """Letters and figures only: extractors and pages differ in spaces and marks."""
    return re.sub(r"\W+", "", text)


def _is_there(text: str, together: str) -> bool:
    """Whether a paragraph was kept but for a note or an embedded picture within it."""
    return text[:_ENDS] in together or text[-_ENDS:] in together


def _place(squeezed: list[str], text: str, *, start: int) -> int:
    return next((number for number in range(start, len(squeezed)) if text in squeezed[number]), -1)


def _home(paragraph: Any) -> Any:
    home = paragraph.getparent()
    return home.getparent() if home is not None and home.tag == "blockquote" else home


def _stands_among_kept(paragraph: Any, page: _Page) -> bool:
    """Whether siblings were kept; the caller sees to it that it stands between two of them."""
    home = _home(paragraph)
    return page.homes.get(id(home), 0) >= _LEAST_KEPT and not _is_outside(paragraph)


def _stands_in_same_make(paragraph: Any, page: _Page) -> bool:
    """Whether most of what was kept stands in another box of the very make of this one's."""
    home = _home(paragraph)
    if home is None or id(home) in page.homes or not home.get("class"):
        return False
    kept = page.makes.get(_make(home), 0)
    if kept < _LEAST_KEPT_ELSEWHERE or kept * 2 < len(page.kept):
        return False
    return not any(_is_outside(one) for one in (paragraph, *paragraph.iterancestors()))


def _reads_as_text(paragraph: Any) -> bool:
    words = web_blocks.plain(paragraph)
    if _INVITATION.match(words) or _CODE.search(words) or not _SENTENCE_END.search(words):
        return False
    linked = sum(len(web_blocks.plain(link)) for link in paragraph.iter("a"))
    return linked < _LINK_SHARE * len(words)


def _is_outside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    hidden = "display:none" in (element.get("style") or "").replace(" ", "")
    return element.tag in _OUTSIDE or hidden or element.get("hidden") is not None or bool(_NAMES.search(names))
