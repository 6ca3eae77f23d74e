"""Where a report speaks of texts and offers that are put to somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.model import PartialDate
from detente.read.happenings.authors import Authorship, authorship
from detente.read.happenings.dates import when_of
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.offers import offers_in
from detente.read.happenings.scene import Scene, Sentence
from detente.read.happenings.texts import Text, texts_in
from detente.read.layers import Span

_SLIGHT = re.compile(r"answers?|repl(?:y|ies)|response|letter|map", re.IGNORECASE)
"""Words that are a proposal only with points, or in answer to one."""
_COUNTERS = pattern("proposals", "counters")
_ON_TABLE = pattern("proposals", "on_table")


@dataclass(frozen=True, slots=True)
class Put:
    """One place that speaks of a text or offer: whose it is there, when it was put, what it counters, and how much the place tells."""

    sentence: Sentence
    text: Text
    by: Authorship
    date: PartialDate | None
    counters: str | None
    weight: int


def puts_in(scene: Scene) -> list[Put]:
    """The places of a report that speak of texts and offers, in the order of the text."""
    out = []
    for sentence in scene.sentences:
        texts = list(texts_in(scene, sentence))
        for text in texts:
            by = authorship(scene, sentence, text=text, texts=texts)
            weight = _weight(scene, sentence, text=text, by=by)
            if weight and (by.author or text.points):
                date = _date(scene, sentence, text=text, cue=by.cue)
                countered = _countered(scene, sentence, text=text, texts=texts)
                out.append(Put(sentence, text, by, date, countered, weight))
        for text, by in offers_in(scene, sentence, taken=texts):
            if not any(one.sentence is sentence and one.text.head.overlaps(text) for one in out):
                out.append(Put(sentence, text, by, _date(scene, sentence, text=text, cue=by.cue), None, 2))
    return out


def _date(scene: Scene, sentence: Sentence, *, text: Text, cue: Span | None) -> PartialDate | None:
    """When it was, or will be, put: the date by the verb, else one close after the phrase in its clause."""
    when = when_of(scene, sentence, cue=cue or text)
    if when is None or (cue is None and not (0 <= when.start - text.end < 60)):
        return None
    between = scene.text[min(when.end, (cue or text).end) : max(when.start, (cue or text).start)]
    return None if ";" in between else when.date


def _weight(scene: Scene, sentence: Sentence, *, text: Text, by: Authorship) -> int:
    """0 for a passing word; 2 and more for a text that the sentence puts on the table.

    A weak noun ("paper", "list") needs more than an author: a verb of putting, points, or a place on the table.
    """
    on_table = any(_ON_TABLE.finditer(scene.text, sentence.start, sentence.end))
    answers = _COUNTERS.search(scene.text, text.head.start, min(sentence.end, text.head.end + 12))
    if _SLIGHT.fullmatch(scene.text, text.head.start, text.head.end) and text.points is None and answers is None:
        return 0
    told = 2 * (by.cue is not None) + (text.points is not None) + on_table + (answers is not None)
    if text.strong:
        return told + 2 if by.author else (2 if text.points else 0)
    return told + 1 if by.author and told else 0


def _countered(scene: Scene, sentence: Sentence, *, text: Text, texts: list[Text]) -> str | None:
    match = _COUNTERS.search(scene.text, text.head.start, min(sentence.end, text.end + 80))
    if match is None:
        return None
    other = next((one for one in texts if one.start >= match.start() and one is not text), None)
    return other.name if other and other.start - match.end() < 60 else None
