"""A sentence taken apart: clauses, whose words they are, what they name, what they tie it to."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.read.layers import Block, Span, sentence_starts, text_of
from detente.read.light import light
from detente.read.positions.aliases import named_cues, names_of_things, within
from detente.read.positions.clauses import Clause, clauses
from detente.read.positions.conditions import Condition, conditions, may_hold
from detente.read.positions.cues import Cue, CueBook, Hit, hits
from detente.read.positions.holders import Speech, speech_spans
from detente.read.positions.plain import plain
from detente.read.signals import bits_in

_ASKED = re.compile(r"\?\W*$")
_ASKER = re.compile(r"\b(?:question|q|reporter|journalist|moderator)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:the same|such|it|they|them|one|ones|this|that|these|those|both|its|their)\b", re.IGNORECASE)

_KEY = "positions.scene"


@light(frozen=True, kw_only=True)
class Sentence(Span):
    """A sentence with its parts, which are worked out when they are first asked for: in many nobody takes a stance.

    `text` is the plain text of the doc; without a doc nobody's words are known. `named` are the cues by names that the
    report ties to an issue.
    """

    text: str
    book: CueBook
    doc: Doc | None = None
    named: tuple[Cue, ...] = ()
    before: Sentence | None = None

    @functools.cached_property
    def bits(self) -> int:
        """Those of its words (see `detente.read.signals`)."""
        return bits_in(self.doc, self) if self.doc is not None else -1

    @functools.cached_property
    def cues(self) -> tuple[Cue, ...]:
        """What names an issue or an option."""
        return (*self.book.find(self.text, self), *self.named)

    @functools.cached_property
    def issues(self) -> tuple[Cue, ...]:
        """What names an issue."""
        return (*self.book.issues(self.text, self), *self.named)

    @functools.cached_property
    def topics(self) -> tuple[str, ...]:
        """The issues that the sentence before it in the block names."""
        return tuple({one.issue for one in self.before.issues}) if self.before else ()

    @functools.cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """The reported words in the sentence."""
        return tuple(speech_spans(self.doc, self)) if self.doc is not None else ()

    @functools.cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions in the sentence."""
        return tuple(conditions(self.text, self, cuts=self._cuts())) if may_hold(self.bits) else ()

    @functools.cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence, without its conditions."""
        return tuple(clauses(self.text, self, cuts=self._cuts(), out=self.conditions))

    def _cuts(self) -> list[int]:
        return sorted({edge for one in self.speeches for edge in (one.start, one.end)})

    def speech_of(self, span: Span) -> Speech | None:
        """The narrowest reported words that hold a stretch."""
        holding = [one for one in self.speeches if span.within(one)]
        return min(holding, key=lambda one: one.end - one.start, default=None)

    def hits_in(self, text: str, span: Span) -> list[Hit]:
        """The options named in a stretch, with what the clause or, for a pronoun, the sentence before was about."""
        context = tuple(one.issue for one in self.issues if one.end <= span.start)
        if not context and _BACK.search(text, span.start, span.end):
            context = self.topics
        return hits([*self.issues, *self._options(frozenset(context))], within=span, context=context)

    def _options(self, context: frozenset[str]) -> list[Cue]:
        """What names an option of the issues named in the sentence, or of others."""
        issues = context.union(one.issue for one in self.issues)
        if issues not in self._found:
            self._found[issues] = self.book.options(self.text, self, of=issues) if issues else []
        return self._found[issues]

    @functools.cached_property
    def _found(self) -> dict[frozenset[str], list[Cue]]:
        """The options of issues that were asked for."""
        return {}


def scene(doc: Doc, book: CueBook | None = None) -> tuple[Sentence, ...]:
    """The sentences of a doc taken apart, once for both components; empty where no cues were given yet."""
    kept: tuple[Sentence, ...] | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = tuple(sentences(doc, book)) if book else ()
    return kept


def sentences(doc: Doc, book: CueBook) -> Iterator[Sentence]:
    """The sentences that can hold positions, in order: no boilerplate, no headings, no questions."""
    text = plain(doc)
    starts = sentence_starts(doc)
    names = names_of_things(book.catalogue, doc, text, actors=_parties(doc))
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
            here = tuple(within(named, span))
            before = Sentence(start=span.start, end=span.end, text=text, book=book, doc=doc, named=here, before=before)
            yield before


def _parties(doc: Doc) -> frozenset[str]:
    """The names of states and groups, which stand for themselves."""
    return frozenset(name for one in doc._.actors if one.kind in {"state", "group"} for name in (one.name, *one.names))


def _asks(doc: Doc, block: Block) -> bool:
    """Whether a transcript's turn is a question from the floor."""
    speaker = block.speaker
    return speaker is not None and bool(_ASKER.search(text_of(doc)[speaker.start : speaker.end]))
