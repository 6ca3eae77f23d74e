"""Which sentences of a report tell of a meeting, and who sat there: two learnt choices, the second made twice.

Before both, each actor is judged by all that the report says of him: does he sit at its meetings, does he stand between those who do.
The second time who sat there is asked it is known whom the other sentences put together, so that "the two leaders are to meet again"
can be told.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.read.happenings.sittings.learnt import telling
from detente.read.happenings.sittings.learnt.attending import attended
from detente.read.happenings.sittings.learnt.candidates import Known
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.happenings.sittings.learnt.rooms import companies, scores
from detente.read.weighing import chance, kept, shares, total

FILE = "weights.json"
LOOKED_AT = 0.12
"""How likely a sentence tells of a meeting at least for who sat there to be asked. Where only sentences with a word such as "meet" or
"talks" were asked, 90 of 646 annotated ones were never looked at, and the best F1 of telling them was .731 for .763."""
SURE = 0.35
"""How likely a meeting is at least for other sentences to go back to it."""
_IN = 0.5
"""How likely each one is to have sat there, for a company that is not the likeliest to be told."""
_OTHER = 0.3
"""How likely others must have sat there for a second meeting in a sentence: "saw A on Monday and, the day after, B"."""
_COMPARED = 12
"""So many of the likeliest companies are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of signs.

    That an actor sits at some meeting; that he stands between those who do; that a sentence tells of one; who sits there at first
    sight, and who when others are known.
    """

    attends: Mapping[str, float]
    mediates: Mapping[str, float]
    telling: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """That a sentence tells of a meeting, with whom, and how likely that is (0 to 1); `tells` is how likely it tells of one at all."""

    index: int
    people: tuple[str, ...]
    share: float
    tells: float


def judged(page: Page, weights: Weights) -> list[Told]:
    """What every sentence that may tell of a meeting tells, in the order of the text."""
    page = attended(page, attends=weights.attends, mediates=weights.mediates)
    likely = likely_in(page, weights.telling)
    found = [
        one for index, share in likely.items() for one in seated(page, index, share=share, weights=weights.first)[:1]
    ]
    known = known_of(found)
    return [
        told for one in found for told in seated(page, one.index, share=one.tells, weights=weights.second, known=known)
    ]


def likely_in(page: Page, weights: Mapping[str, float]) -> dict[int, float]:
    """By a sentence's index how likely it tells of a meeting, for those that may."""
    found = {index: chance(total(telling.signs(page, index), weights)) for index in range(len(page.words))}
    return {index: share for index, share in found.items() if share >= LOOKED_AT}


def known_of(found: Sequence[Told]) -> list[Known]:
    """The rooms that other sentences may go back to."""
    return [Known(one.index, one.people, one.share) for one in found if one.share >= SURE]


def seated(
    page: Page, index: int, *, share: float, weights: Mapping[str, float], known: Sequence[Known] = ()
) -> list[Told]:
    """Who most likely sat at the meeting that a sentence tells of as likely as `share`, and then who at another; empty: nobody could."""
    some = companies(page, index, known=known)
    if not some:
        return []
    people, likely = [one.people for one in some], shares(scores(some, weights))
    found, near = chosen(people, likely)
    other, part = beside(people, likely, found=found)
    rest = [Told(index, other, share * part, share)] if part >= _OTHER else []
    return [Told(index, found, share * near, share), *rest]


def beside(
    some: Sequence[tuple[str, ...]], likely: Sequence[float], *, found: tuple[str, ...]
) -> tuple[tuple[str, ...], float]:
    """The likeliest company that is not like the one found, and how likely one like it and not like that one sat there."""
    left = [(people, part) for people, part in zip(some, likely, strict=True) if not alike(people, found)]
    if not left:
        return (), 0.0
    people = max(left, key=lambda one: one[1])[0]
    return people, sum(part for one, part in left if alike(one, people))


def chosen(some: Sequence[tuple[str, ...]], likely: Sequence[float]) -> tuple[tuple[str, ...], float]:
    """The company to tell of several, each as likely as its part of `likely`, and how likely one like it sat there.

    It is the one that most probability lies near: the likeliest, or one of no fewer people all of whom are likelier there than not. On
    230 reports left out .512 F1, of the likeliest alone .506; a smaller company than the likeliest is near more of them (.508), but
    names one who met nobody.
    """
    there: dict[str, float] = defaultdict(float)
    for people, share in zip(some, likely, strict=True):
        for who in people:
            there[who] += share
    first, *rest = sorted(range(len(some)), key=lambda at: -likely[at])[:_COMPARED]
    safe = [at for at in rest if len(some[at]) >= len(some[first]) and all(there[who] >= _IN for who in some[at])]
    near = {
        at: sum(part for one, part in zip(some, likely, strict=True) if alike(one, some[at])) for at in (first, *safe)
    }
    found = max(near, key=near.__getitem__)
    return some[found], near[found]


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether at least half of all the people of two companies are in both."""
    ours, theirs = set(one), set(other)
    return 2 * len(ours & theirs) >= len(ours | theirs)


@functools.cache
def shipped() -> Weights | None:
    """The weights in the package; None where the file is absent."""
    weights = kept(__package__, FILE)
    return Weights(**weights) if weights is not None else None
