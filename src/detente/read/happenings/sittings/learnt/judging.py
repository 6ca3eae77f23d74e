"""Which sentences of a report tell of a meeting, and who sat there: two learnt choices, the second made twice.

The second time it knows whom the other sentences put together, so that "the two leaders are to meet again" can be told.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from detente.read.happenings.sittings.learnt import telling
from detente.read.happenings.sittings.learnt.candidates import Known
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.happenings.sittings.learnt.rooms import Company, companies, scores
from detente.read.weighing import chance, shares, total

FILE = "weights.json"
LOOKED_AT = 0.1
"""How likely a sentence tells of a meeting at least for who sat there to be asked."""
SURE = 0.35
"""How likely a meeting is at least for other sentences to go back to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of signs: that a sentence tells of a meeting, who sits there at first sight, who when others are known."""

    telling: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """That a sentence tells of a meeting, with whom, and how likely that is (0 to 1)."""

    index: int
    people: tuple[str, ...]
    share: float


def judged(page: Page, weights: Weights) -> list[Told]:
    """What every sentence that may tell of a meeting tells, in the order of the text."""
    likely = likely_in(page, weights.telling)
    found = [one for index, share in likely.items() if (one := seated(page, index, share=share, weights=weights.first))]
    known = known_of(found)
    again = (seated(page, one.index, share=likely[one.index], weights=weights.second, known=known) for one in found)
    return [one for one in again if one is not None]


def likely_in(page: Page, weights: Mapping[str, float]) -> dict[int, float]:
    """By a sentence's index how likely it tells of a meeting, for those that may."""
    found = {}
    for index, row in enumerate(page.words):
        if any(one.tells for one in row):
            share = chance(total(telling.signs(page, index), weights))
            if share >= LOOKED_AT:
                found[index] = share
    return found


def known_of(found: Sequence[Told]) -> list[Known]:
    """The rooms that other sentences may go back to."""
    return [Known(one.index, one.people, one.share) for one in found if one.share >= SURE]


def seated(
    page: Page, index: int, *, share: float, weights: Mapping[str, float], known: Sequence[Known] = ()
) -> Told | None:
    """Who most likely sat at the meeting that a sentence tells of as likely as `share`; None where nobody could."""
    some = companies(page, index, known=known)
    if not some:
        return None
    likely = shares(scores(some, weights))
    best = max(range(len(some)), key=likely.__getitem__)
    near = sum(part for one, part in zip(some, likely, strict=True) if alike(one, some[best]))
    return Told(index, some[best].people, share * near)


def alike(one: Company, other: Company) -> bool:
    """Whether at least half of all the people of two companies are in both."""
    ours, theirs = set(one.people), set(other.people)
    return 2 * len(ours & theirs) >= len(ours | theirs)


@functools.cache
def shipped() -> Weights | None:
    """The weights in the package; None where the file is absent."""
    path = files(__package__).joinpath("data", FILE)
    if not path.is_file():
        return None
    return Weights(**json.loads(path.read_text(encoding="utf-8")))
