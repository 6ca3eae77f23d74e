"""Parts of a report that are one side's: its own statement under a heading, or a list of what it wants under its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from detente.read.layers import Block, Span, text_of
from detente.read.light import light
from detente.read.people import mentions_in
from detente.read.positions.outsiders import is_between, party_of

_KEY = "positions.sections"
_OWN = re.compile(
    r"\W*(?:(?:full|the|text|a|written|official|joint)\W+(?:of\s+)?)*(?:statement|declaration|message|communiqu[ée]|reply|response|remarks)\s+(?:by|of|from)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|where)\b[^?]*?\b(?:wants?|demands?|asks?|seeks?|insists?|needs?|hopes?|after|stands?|asking|looking)\b"
    r"|(?:['’]s?\s+|\b(?:the\s+)?)(?:[\w-]+\s+)?(?:demands?|wish(?: |-)?list|terms|conditions|red lines|position|priorities)\b(?=\s*(?:$|[:?]|of\b|by\b))",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:the\s+)?\Z", re.IGNORECASE)
_MOST_WORDS = 14
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|shall|does|do|did|says?|said|tells?|told|calls?|called|remains?|stays?|goes|went|comes?|came|gives?|gave|gets?|got|makes?|made|takes?|took|knows?|knew|thinks?|sees?|saw|we|they|he|she|it|\w+n['’]t)\b",
    re.IGNORECASE,
)
_OPENS = 12
"""Within so many letters of its beginning a sentence that names somebody is about what they do."""


@light(frozen=True, slots=True)
class Section(Span):
    """A stretch under a heading that is one side's: `own` where it gives its own words, `asks` where it lists what it wants."""

    party: str
    own: bool
    asks: bool


def section_of(doc: Doc, place: int) -> Section | None:
    """The part of one side that holds an offset; the parts are found once for a doc."""
    kept: tuple[Section, ...] | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = tuple(_sections(doc))
    return next((one for one in kept if one.start <= place < one.end), None)


def lists(doc: Doc, text: str, sentence: Span) -> str | None:
    """The side that asks for all that a sentence without a verb names, as the heading over it says."""
    section = section_of(doc, sentence.start)
    if section is None or not section.asks or _VERB.search(text, sentence.start, sentence.end):
        return None
    first = mentions_in(doc, sentence.start, end=min(sentence.start + _OPENS, sentence.end))
    return None if any(party_of(doc, one.actor) for one in first) else section.party


def _sections(doc: Doc) -> Iterator[Section]:
    """The parts, each from behind its heading to the next; headings that open the report belong to all of it."""
    text, blocks = text_of(doc), doc._.blocks
    heads = [n for n, one in enumerate(blocks) if _heads(text, one)]
    for at, following in pairwise([*heads, len(blocks)]):
        if following == at + 1 or all(n in heads for n in range(at)):
            continue
        head, party = blocks[at], _party(doc, blocks[at])
        words = text[head.start : head.end]
        own = _OWN.match(words) is not None
        asks = _ASKS.search(words) is not None or (party is not None and _names_only(doc, head))
        if party is not None and (own or asks):
            yield Section(blocks[at + 1].start, blocks[following - 1].end, party, own, asks and not own)


def _heads(text: str, block: Block) -> bool:
    """Whether a block is a heading, or a question that stands as one."""
    if block.kind == "heading":
        return True
    words = text[block.start : block.end]
    return block.speaker is None and words.endswith("?") and len(words.split()) <= _MOST_WORDS


def _party(doc: Doc, head: Span) -> str | None:
    """The one side that a heading names; None where there are several, or a go-between."""
    found = {
        party_of(doc, it) for one in mentions_in(doc, head.start, end=head.end) for it in one.members or (one.actor,)
    }
    party = next(iter(found), None)
    return party if len(found) == 1 and not is_between(doc, party) else None


def _names_only(doc: Doc, head: Span) -> bool:
    """Whether a heading is nothing but a name."""
    text, named = text_of(doc), mentions_in(doc, head.start, end=head.end)
    return len(named) == 1 and bool(
        _BARE.match(text[head.start : named[0].start]) and _BARE.match(text[named[0].end : head.end])
    )
