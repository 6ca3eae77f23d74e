"""Which facts may be one, at scale: meetings, proposals and statements of many reports, made by a fixed generator.

A few sides talk on and on, some reports a day: more facts are more years. One fact in `AGAIN` is told by another report in
other words. Time per fact must stay flat: the work may not grow with the square of the facts.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from detente.model import Actor, Meeting, PartialDate, Passage, Proposal, Statement, Why
from detente.record.suggesting import Facts, may_be_one

SMALL, LARGE = 5_000, 50_000
AGAIN = 20
_A_DAY = 60  # facts of the reports of one day
_FIRST = dt.datetime(2041, 1, 1, 12, tzinfo=dt.UTC)
_SYLLABLES = ("ba", "ka", "ra", "do", "mi", "len", "tor", "va", "sha", "nu", "el", "is", "ok", "go", "ri", "zan", "tal")
_WHY = Why(rule="bench.rule")


Compared = Meeting | Proposal | Statement


@dataclass(slots=True)
class Told:
    """What so many reports tell, and the pairs that are one."""

    chance: random.Random = field(default_factory=lambda: random.Random(1))  # no secret: facts for a benchmark
    actors: list[Actor] = field(default_factory=list)
    facts: list[Compared] = field(default_factory=list)
    published: dict[str, dt.datetime | None] = field(default_factory=dict)
    pairs: set[frozenset[str]] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def name(self, syllables: int) -> str:
        """A made-up word."""
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    def evidence(self, words: str, day: int) -> tuple[Passage, ...]:
        """A passage of a report of its own that came out that day."""
        source = f"src-{next(self.numbers)}"
        self.published[source] = _FIRST + dt.timedelta(days=day)
        return (Passage(source=source, start=0, end=len(words), exact=words),)


def made(count: int) -> Told:
    """So many facts: two statements for each meeting and each proposal."""
    told = Told()
    sides = [
        Actor(id=f"a{n}", evidence=told.evidence("x", 0), why=_WHY, kind="state", name=told.name(3), names=())
        for n in range(40)
    ]
    told.actors = sides
    words = [told.name(n % 3 + 2).lower() for n in range(8_000)]
    weights = list(itertools.accumulate(1 / (place + 2) for place in range(8_000)))
    places = [told.name(3) for _ in range(60)]
    for number in itertools.count():
        if len(told.facts) >= count:
            break
        day = number // _A_DAY
        one = _fact(told, number, day=day, words=words, weights=weights, places=places)
        told.facts.append(one)
        if number % (AGAIN + 1) == AGAIN:  # of each kind in turn
            again = _otherwise(told, one, day=day)
            told.facts.append(again)
            told.pairs.add(frozenset((one.id, again.id)))
    return told


def _fact(told: Told, number: int, *, day: int, words: list[str], weights: list[float], places: list[str]) -> Compared:
    chance = told.chance
    said = chance.choices(words, cum_weights=weights, k=chance.randint(6, 16))
    common: dict[str, Any] = {"evidence": told.evidence(" ".join(said), day), "why": _WHY}
    when = PartialDate(value=(_FIRST + dt.timedelta(days=day)).date().isoformat())
    one, other = chance.sample(told.actors, 2)
    if number % 4 == 0:
        who = (one.id, other.id)
        return Meeting(
            id=f"m{number}",
            participants=who,
            place=chance.choice(places),
            date=when,
            hours=chance.randint(1, 9),
            **common,
        )
    if number % 4 == 1:
        return Proposal(
            id=f"r{number}", name=f"{said[0]} {said[1]} plan", author=one.id, recipient=other.id, date=when, **common
        )
    return Statement(id=f"s{number}", content=common["evidence"], mode="indirect", speaker=one.id, **common)


def _otherwise(told: Told, one: Compared, *, day: int) -> Compared:
    """The same, as another report tells it: a meeting's day is one off, a name is misspelt, words are left out."""
    words = one.evidence[0].exact.split()
    kept = " ".join(words[: max(len(words) * 2 // 3, 3)][::-1])
    name, evidence = f"{one.id}x", told.evidence(kept, day)
    if isinstance(one, Meeting):
        later = PartialDate(value=(_FIRST + dt.timedelta(days=day + 1)).date().isoformat())
        return replace(one, id=name, evidence=evidence, date=later)
    if isinstance(one, Proposal):
        return replace(one, id=name, evidence=evidence, name=one.name.replace("a", "e", 1))
    return replace(one, id=name, evidence=evidence, content=evidence)


def seconds(count: int) -> tuple[float, float]:
    """How long it takes to go through so many facts, and which share of those told again is suggested."""
    told = made(count)
    facts = Facts(
        actors=told.actors,
        published=told.published,
        meetings=[one for one in told.facts if isinstance(one, Meeting)],
        proposals=[one for one in told.facts if isinstance(one, Proposal)],
        statements=[one for one in told.facts if isinstance(one, Statement)],
    )
    start = time.process_time()
    found = {frozenset((one.one, one.other)) for one in may_be_one(facts)}
    return time.process_time() - start, len(told.pairs & found) / len(told.pairs)


def by_number() -> None:
    """Print the time per fact for few and for many facts (aim: within 2 times)."""
    (small, few), (large, many) = seconds(SMALL), seconds(LARGE)
    ratio = (large / LARGE) / (small / SMALL)
    print(
        f"{'facts that may be one, a fact':<40}{1e6 * small / SMALL:>7.0f} µs of {SMALL:,} ({few:.0%} of those told again found)   "
        f"{1e6 * large / LARGE:>5.0f} µs of {LARGE:,} ({many:.0%})   ratio {ratio:>6.2f}   aim ≤ 2"
    )
