"""The component that finds quotations, whatever marks they stand in, closed or not."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.layers import Block, Quotation, Span, layer, text_of
from detente.read.layout.marks import Stretch, stretches
from detente.read.layout.words import lists

NAME = "detente_quotations"

_WORD = re.compile(r"\w[\w'’-]*")
_OPENED = re.compile(r"[‘'](?<![\w.,!?’'].)(?=[\w\[(…])")  # the mark first, so that only marks are looked at
_NAMING = re.compile(
    r"(?:so-called|known as|called|dubbed|nicknamed|named|titled|entitled|baptis\w+|code-?named|the term|the word|the phrase|labell?ed)\s+(?:the |it |them )?\W*\Z",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?:\b(?:on|in|of|during|for|from|the|a|an|his|her|their|its|per|book|film|show|programme|program|podcast|song|anthem|hymn|play|novel|"
    r"column|essay|article|report|paper|poem|album|series|episode|speech|project|magazine|newspaper|headlined|headed|read)"
    r"|['’]s),?\s+\Z",
    re.IGNORECASE,
)
"""What stands before the title of a work or a broadcast: "in his book “…”", "on Delta One's “…”"."""


@Language.component(NAME)
def quotations(doc: Doc) -> Doc:
    """Write `doc._.quotations`: outermost quotations in text order."""
    text = text_of(doc)
    found: list[Quotation] = []
    single = prefers_single(text)
    for index, block in enumerate(doc._.blocks):
        if block.kind == "boilerplate":
            continue
        for stretch in stretches(text, block, single_first=single):
            if stretch.inner_end <= stretch.inner_start:
                continue
            found.append(
                Quotation(
                    stretch.start,
                    stretch.end,
                    Span(stretch.inner_start, stretch.inner_end),
                    index,
                    stretch.closed,
                    _continues(doc, found, stretch=stretch, block=index),
                    _is_scare(text, stretch),
                )
            )
    doc._.quotations = tuple(found)
    return doc


def prefers_single(text: str) -> bool:
    """Whether a text sets its quotations in single marks: it has well-formed ones and hardly a double one."""
    doubles = sum(text.count(mark) for mark in '"“”«»„')
    if text.count("‘") + text.count("'") + text.count("’") < 2:
        return False
    if text.count("‘") + text.count("'") <= doubles:
        return False  # no more can open than there are
    opened = len(_OPENED.findall(text))
    return opened > 0 and doubles < opened


def _continues(doc: Doc, found: list[Quotation], *, stretch: Stretch, block: int) -> int | None:
    """The open quotation of the paragraph before, where this one opens its paragraph too."""
    blocks: tuple[Block, ...] = layer(doc, "blocks")
    if not found or stretch.start != blocks[block].start:
        return None
    last = found[-1]
    if last.closed or last.block < block - 2 or last.end != blocks[last.block].end:
        return None
    between = blocks[last.block + 1 : block]
    return len(found) - 1 if all(one.kind in {"boilerplate", "heading"} for one in between) else None


def _is_scare(text: str, stretch: Stretch) -> bool:
    words = _WORD.findall(text, stretch.inner_start, min(stretch.inner_end, stretch.inner_start + 80))
    if not words or len(words) > 6:
        return not words
    if _NAMING.search(text, max(0, stretch.start - 30), stretch.start):
        return True
    if is_title(text, stretch.start, inner=Span(stretch.inner_start, stretch.inner_end)):
        return True
    if text[stretch.inner_end - 1] in ".!?,…" or (text[stretch.end : stretch.end + 1] == "," and len(words) > 1):
        return False
    return len(words) <= 2


def is_title(text: str, start: int, *, inner: Span) -> bool:
    """Whether marks that open at `start` hold the title of a work or a broadcast ("on Delta One's “Morning Hour”")."""
    words = _WORD.findall(text, inner.start, min(inner.end, inner.start + 90))
    if not 1 < len(words) <= 8 or text[inner.end - 1] in ".!?…":
        return False
    if not (words[0][0].isupper() and all(word[0].isupper() or word.lower() in lists()["small"] for word in words)):
        return False
    return bool(_WORK.search(text, max(0, start - 24), start))
