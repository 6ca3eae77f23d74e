"""A sentence taken apart: clauses, whose words they are, what they name, what they tie it to."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.layers import Block, Span, sentence_starts, text_of
from detente.read.positions.aliases import named_cues, names_of_things, within
from detente.read.positions.clauses import Clause, clauses
from detente.read.positions.conditions import Condition, conditions
from detente.read.positions.cues import Cue, CueBook, Hit, hits
from detente.read.positions.holders import Speech, speech_spans
from detente.read.positions.plain import plain

_ASKED = re.compile(r"\?\W*$")
_ASKER = re.compile(r"\b(?:question|q|reporter|journalist|moderator)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:the same|such|it|they|them|one|ones|this|that|these|those|both|its|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence with its parts; `topics` are the issues that the sentence before it in the block named."""

    speeches: tuple[Speech, ...]
    conditions: tuple[Condition, ...]
    clauses: tuple[Clause, ...]
    cues: tuple[Cue, ...]
    topics: tuple[str, ...] = ()
    before: Sentence | None = None

    def speech_of(self, span: Span) -> Speech | None:
        """The narrowest reported words that hold a stretch."""
        holding = [one for one in self.speeches if span.within(one)]
        return min(holding, key=lambda one: one.end - one.start, default=None)

    def hits_in(self, text: str, span: Span) -> list[Hit]:
        """The options named in a stretch, with what the clause or, for a pronoun, the sentence before was about."""
        earlier = [one for one in self.cues if one.option is None and one.end <= span.start]
        context = tuple(one.issue for one in earlier)
        if not context and _BACK.search(text, span.start, span.end):
            context = self.topics
        return hits(list(self.cues), within=span, context=context)


def sentences(doc: Doc, book: CueBook) -> Iterator[Sentence]:
    """The sentences that can hold positions, in order: no boilerplate, no headings, no questions."""
    text = plain(doc)
    starts = sentence_starts(doc)
    names = names_of_things(book.catalogue, text, actors=_parties(doc))
    named = named_cues(text, names)
    for block in doc._.blocks:
        if block.kind in {"boilerplate", "heading"} or _asks(doc, block):
            continue
        before: Sentence | None = None
        inside = starts[bisect.bisect_right(starts, block.start) : bisect.bisect_left(starts, block.end)]
        for start, end in zip([block.start, *inside], [*inside, block.end], strict=True):
            span = Span(start, start + len(text[start:end].rstrip()))
            if span.end <= span.start or _ASKED.search(text, span.start, span.end):
                continue
            before = _sentence(doc, book, span=span, before=before, named=within(named, span))
            yield before


def _sentence(doc: Doc, book: CueBook, *, span: Span, before: Sentence | None, named: list[Cue]) -> Sentence:
    text = plain(doc)
    speeches = tuple(speech_spans(doc, span))
    cuts = sorted({edge for one in speeches for edge in (one.start, one.end)})
    tied = tuple(conditions(text, span, cuts=cuts))
    return Sentence(
        start=span.start,
        end=span.end,
        speeches=speeches,
        conditions=tied,
        clauses=tuple(clauses(text, span, cuts=cuts, out=tied)),
        cues=(*book.find(text, span), *named),
        topics=tuple({one.issue for one in before.cues if one.option is None}) if before else (),
        before=before,
    )


def _parties(doc: Doc) -> frozenset[str]:
    """The names of states and groups, which stand for themselves."""
    return frozenset(name for one in doc._.actors if one.kind in {"state", "group"} for name in (one.name, *one.names))


def _asks(doc: Doc, block: Block) -> bool:
    """Whether a transcript's turn is a question from the floor."""
    speaker = block.speaker
    return speaker is not None and bool(_ASKER.search(text_of(doc)[speaker.start : speaker.end]))
