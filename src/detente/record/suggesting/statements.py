"""Statements that may be one: the same named speaker, the same rare words, near in time.

Quoted words that two reports share are joined by rule (`detente.record.statements`); here are those that one of them
puts otherwise. Unnamed speakers are compared to nobody.
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.model import Statement
from detente.record.people import People
from detente.record.statements import words
from detente.record.suggesting.pairing import NEVER, Rules
from detente.record.suggesting.signs import Sign
from detente.record.suggesting.times import When, days_between, published, when
from detente.record.suggesting.wording import listed, one_by_one

if TYPE_CHECKING:
    from collections.abc import Hashable

_BEGUN = 6  # letters by which forms of one word are known: "withdraw", "withdrawal"
_LOOKED_UP = 6
"""By so many of its rarest words a statement is looked up."""
_OCCASION = dt.timedelta(days=7)  # reports of one occasion lie no further apart
_MOST = 12.0  # bits that words can add: many shared words do not outweigh another occasion
_FEWEST = 2  # telling words; one alone is what everybody says of the matter
_SMALL = one_by_one(
    "a an the of on in to for from and or by with it its is was are were be been being not no nor we i they he she him "
    "her his our their them us you your this that these those there here as at but if than then so such who whom which "
    "what when where how all any some only also more most very will would shall should can could may might must have "
    "has had do does did said says say told tells into about over under out up down off after before until between "
    "against during one two first new other own same both each every my me am"
)
_NOT = one_by_one("not no never nor neither nobody nothing cannot don't won't isn't doesn't didn't wouldn't")
_LITTLE = _SMALL | _NOT


@dataclass(slots=True)
class Vocabulary:
    """Words as numbers, so that a million statements fit into memory, and how many statements have each."""

    numbers: dict[str, int] = field(default_factory=dict)
    spelled: list[str] = field(default_factory=list)
    often: Counter[int] = field(default_factory=Counter)
    statements: int = 0

    def take(self, text: str) -> array[int]:
        """The telling words of one more statement, each once, in their order."""
        told = (word[:_BEGUN] for word in words(text) if len(word) > 2 and word not in _LITTLE)
        found = array("I", map(self._number, dict.fromkeys(told)))
        self.often.update(found)
        self.statements += 1
        return found

    def _number(self, word: str) -> int:
        number = self.numbers.setdefault(word, len(self.spelled))
        if number == len(self.spelled):
            self.spelled.append(word)
        return number

    def weight(self, word: int) -> float:
        """How much a word tells, in bits: the rarer, the more. That which only two statements have tells the most."""
        return math.log2(max(self.statements, 8) / max(self.often[word], 2))

    def listed(self, some: Iterable[int]) -> str:
        """How words begin."""
        return listed((f"“{self.spelled[word]}”" for word in some), most=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it is compared: `words` are numbers of a `Vocabulary`."""

    id: str
    sources: tuple[str, ...]
    speaker: str
    relayer: str | None
    words: array[int]
    denies: bool
    said_on: When | None
    day: dt.date | None


def said(some: Iterable[Statement], vocabulary: Vocabulary, days: Mapping[str, dt.date]) -> Iterator[Said]:
    """Statements of named speakers made ready."""
    for one in some:
        if one.speaker is None or one.anonymous:
            continue
        text = " ".join(piece.exact for piece in one.content)
        yield Said(
            id=one.id,
            sources=tuple(dict.fromkeys(each.source for each in one.evidence)),
            speaker=one.speaker,
            relayer=one.relayer,
            words=vocabulary.take(text),
            denies=not _NOT.isdisjoint(words(text)),
            said_on=when(one.said_on),
            day=published(one.evidence, days),
        )


def rules(people: People, vocabulary: Vocabulary) -> Rules[Said]:
    """How statements are compared. The vocabulary must have taken all of them."""

    def marks(one: Said) -> Collection[Hashable]:
        rarest = sorted(one.words, key=lambda word: (-vocabulary.weight(word), vocabulary.spelled[word]))
        return [(one.speaker, word) for word in rarest[:_LOOKED_UP]]

    def signs(one: Said, other: Said) -> list[Sign] | None:
        return _signs(one, other, people=people, vocabulary=vocabulary)

    return Rules(kind="statement", marks=marks, span=_span, signs=signs, prior=-3.0, common=_FEWEST)


def _span(one: Said) -> tuple[str, str]:
    day = one.day or (one.said_on.first if one.said_on else None)
    return (day.isoformat(), (day + _OCCASION).isoformat()) if day else (NEVER, NEVER)


def _signs(one: Said, other: Said, *, people: People, vocabulary: Vocabulary) -> list[Sign] | None:
    dates = _dates(one, other)
    shared = set(one.words) & set(other.words)
    if dates is None or len(shared) < _FEWEST:
        return None
    found = [dates, Sign(1.0, f"the same speaker ({people.name(one.speaker)})")]
    found.append(_words(one, other, shared=shared, vocabulary=vocabulary))
    if one.denies != other.denies:
        found.append(Sign(-2.0, "only one of them denies something"))
    if one.relayer != other.relayer:
        through = listed(people.name(who) for who in (one.relayer, other.relayer) if who)
        found.append(Sign(-0.5, f"told in other ways (relayed by {through})"))
    return found


def _words(one: Said, other: Said, *, shared: Collection[int], vocabulary: Vocabulary) -> Sign:
    """How much of what the shorter of them tells is in the other."""
    bits = math.fsum(map(vocabulary.weight, shared))
    whole = min(math.fsum(map(vocabulary.weight, said.words)) for said in (one, other))
    share = bits / whole if whole else 0.0
    fewer = min(len(one.words), len(other.words))
    count = f"{len(shared)} of {fewer}"
    weight = round(min(bits, _MOST) * share, 2)
    return Sign(weight, lambda: f"{count} telling words begin alike ({vocabulary.listed(shared)})")


def _dates(one: Said, other: Said) -> Sign | None:
    if one.said_on and other.said_on:
        apart = days_between(one.said_on, other.said_on)
        first, last = sorted((one.said_on.value, other.said_on.value))
        if apart > 1:
            return None
        return Sign(
            1.0, f"said on the same day ({first})" if first == last else f"said about the same day ({first} and {last})"
        )
    if one.day and other.day:
        apart = abs((one.day - other.day).days)
        if apart > _OCCASION.days:
            return None
        told = "on the same day" if apart == 0 else f"{apart} day{'s' if apart > 1 else ''} apart"
        return Sign((1.0, 0.5)[apart > 1] if apart <= 3 else -1.0, f"reported {told}")
    return Sign(-1.0, "")
