"""What a rule needs to resolve words: the day of publication, the tense around them, and what was dated before."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.layers import When, sentence_at, text_of
from detente.read.times.patterns import NUMBERS
from detente.read.times.reckon import Tense
from detente.read.times.tense import tense_at

Found = re.Match[str]
Pair = tuple[str, str | None]
"""A date as an ISO value, and the end of a range."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the doc, its day of publication, and the dates told before it."""

    doc: Doc
    today: dt.date
    told: list[When]

    def tense(self, found: Found) -> Tense:
        """The tense of the verb that an expression belongs to."""
        sentence = sentence_at(self.doc, found.start())
        text = text_of(self.doc)[sentence.start : sentence.end]
        return tense_at(text, found.start() - sentence.start, end=found.end() - sentence.start)

    def before(self, found: Found, *, reach: int = 400, upto: dt.date | None = None) -> When | None:
        """The last day told within so many code points before an expression, `upto` a day where one is given."""
        for one in reversed(self.told):
            if found.start() - one.start > reach:
                return None
            if upto and one.date.first_day > upto:
                continue
            if one.date.precision in ("day", "minute"):
                return one
        return None

    def lead(self, found: Found, *, reach: int) -> str:
        """The words just before an expression."""
        return found.string[max(0, found.start() - reach) : found.start()]


def number(word: str) -> int:
    """A small number in digits or words."""
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else NUMBERS[" ".join(word.lower().split())]
