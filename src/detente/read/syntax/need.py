"""Which sentences need a tree: those in which a word takes a clause and the rules found nothing, or found what they often get wrong."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.register import reports
from detente.read.layers import Attributed, Span, sentence_starts, text_of
from detente.read.syntax.lexicon import takers

_WORD = re.compile(r"[A-Za-z]+")
_AFTER = re.compile(r"\s+[^\W_]+|\s+[^\w\s]?")
_LINKS = frozenset(("that", "to", "if", "whether", "how", "why", "what", "who", "where", "when", "which"))
"""Words that open a clause, where a noun could stand as well as a verb."""
CHECKED = frozenset(("attribution.bare-clause", "attribution.that-clause", "attribution.question"))
"""Rules that take what follows a verb for a clause, and are wrong where it is none."""
_QUOTED = 1 / 3
"""A text with so large a share in quotation marks hands on what others say, whatever verbs it does that with."""
_NEWS = 9 / 1000
"""Sayings of third persons, a word of text, from which on the rules are left alone: reports on talks have so many.
With them corrected, statements of ../shared/talks fell from .96 to .95, and PolNeAR stayed where it was."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the components of syntax look at it. `reporting` tells news from essays, talks and textbooks.

    `all_news` tells those that report so much that the rules are surer than the parser.
    `closed` are stretches in order, none within another, in which nothing is looked for; `cues` those of the rules.
    """

    text: str
    reporting: bool
    all_news: bool
    closed: list[Span]
    cues: list[Span]

    def is_closed(self, offset: int) -> bool:
        """Whether nothing is looked for at an offset."""
        return _holds(self.closed, offset)

    def is_taken(self, offset: int) -> bool:
        """Whether an offset stands in a cue of the rules."""
        return _holds(self.cues, offset)


def page_of(doc: Doc) -> Page:
    """The document's page: in news, headings, quotations and turns are closed, elsewhere only what is no prose."""
    reporting = reports(doc._.attributed, text_of(doc))
    kinds = {"heading", "boilerplate", "turn"} if reporting else {"heading", "boilerplate"}
    closed = [Span(one.start, one.end) for one in doc._.blocks if one.kind in kinds]
    quoted = sum(one.end - one.start for one in doc._.quotations)
    if reporting or quoted > _QUOTED * len(text_of(doc)):
        closed.extend(Span(one.start, one.end) for one in doc._.quotations)
    cues = [one.cue for one in doc._.attributed if one.cue]
    all_news = reports(doc._.attributed, text_of(doc), least=_NEWS)
    return Page(text_of(doc), reporting, all_news, _merged(closed), _merged(cues))


def sentences_to_parse(doc: Doc, page: Page) -> list[Span]:
    """The sentences that need a tree, in text order."""
    starts = sentence_starts(doc)
    doubtful = () if page.all_news else _doubtful(doc._.attributed, page)
    wanted = {bisect.bisect_right(starts, at) - 1 for at in (*_open(page), *doubtful)}
    ends = [*starts[1:], len(page.text)]
    return [Span(starts[one], starts[one] + len(page.text[starts[one] : ends[one]].rstrip())) for one in sorted(wanted)]


def _open(page: Page) -> Iterator[int]:
    """Where words stand that take a clause, which no rule has claimed."""
    words = takers().every if not page.reporting else takers().reported
    for found in _WORD.finditer(page.text):
        low = found.group().lower()
        if low in words and _may_take(page, found.end(), low=low):
            at = found.start()
            if not page.is_taken(at) and not page.is_closed(at):
                yield at


def _may_take(page: Page, end: int, *, low: str) -> bool:
    """Whether what follows a word can be its clause: no punctuation, and no preposition or verb of another's."""
    after = _AFTER.match(page.text, end)
    following = after.group().strip().lower() if after else ""
    if page.reporting and low in verbs().nouns:
        return following in _LINKS or following in classes()["pronoun"]
    return bool(following) and following not in _never()


@functools.cache
def _never() -> frozenset[str]:
    """Words with which no clause begins."""
    closed = classes()["preposition"] | classes()["auxiliary"] | classes()["coordinator"]
    return (closed | frozenset(",.;:!?)")) - _LINKS - {"in", "under", "after", "for", "at", "on", "if"}


def _doubtful(attributed: tuple[Attributed, ...], page: Page) -> Iterator[int]:
    """The cues of rules that a tree corrects."""
    for one in attributed:
        if one.rule in CHECKED and one.cue and len(one.content) == 1 and not page.is_closed(one.cue.start):
            yield one.cue.start


def _merged(spans: list[Span]) -> list[Span]:
    made: list[Span] = []
    for one in sorted(spans, key=lambda span: span.start):
        if made and one.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, one.end))
        else:
            made.append(one)
    return made


def _holds(spans: list[Span], offset: int) -> bool:
    at = bisect.bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end
