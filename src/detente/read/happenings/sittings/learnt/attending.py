"""How likely each actor of a report sits at any of its meetings, and how likely he stands between those who do.

A sentence such as "the two sides resume on Thursday" names nobody; who leads the delegations, and who receives or mediates, the
report says elsewhere. All that it says of an actor is looked at together here, and told as two probabilities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.read.happenings.scene import Scene, actors_of, goes_between, is_person, is_place, side_of
from detente.read.happenings.sittings.learnt.offices import office
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.weighing import chance

_STEPS = (0.06, 0.15, 0.3, 0.5, 0.7, 0.85)
_WORD = re.compile(r"[a-z]+")
_MENTIONS = 8
"""So many mentions of an actor are looked at, from the first on."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Where the actors of a report are named (sentence, place in its row), and how many people of each side."""

    at: Mapping[str, Sequence[tuple[int, int]]]
    people: Mapping[str, Sequence[str]]


def attended(page: Page, *, attends: Mapping[str, float], mediates: Mapping[str, float]) -> Page:
    """The page with the two chances of each of its actors, by the weights of their signs."""
    found = dict(all_signs(page))
    shares = {who: chance(sum(attends.get(sign, 0.0) for sign in signs)) for who, signs in found.items()}
    between = {who: chance(sum(mediates.get(sign, 0.0) for sign in signs)) for who, signs in found.items()}
    return replace(page, attends=shares, mediates=between, firsts=_firsts(page.scene, shares))


def _firsts(scene: Scene, shares: Mapping[str, float]) -> dict[str, str]:
    found: dict[str, str] = {}
    for who, share in sorted(shares.items(), key=lambda one: -one[1]):
        if share >= _STEPS[1] and is_person(scene, who):
            found.setdefault(side_of(scene, who), who)
    return found


def level(share: float) -> int:
    """A chance as one of seven steps."""
    return sum(share >= one for one in _STEPS)


def all_signs(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Every actor who is named, with the signs that speak for or against his sitting at a meeting, each once."""
    named = _named(page)
    for who in named.at:
        yield who, sorted({*_of_actor(page, who, named=named), *_of_mentions(page, named.at[who])})


def _named(page: Page) -> _Named:
    at: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, row in enumerate(page.words):
        for place, one in enumerate(row):
            if one.mention is not None and not is_place(page.scene, one.mention):
                for who in actors_of(one.mention):
                    if who in page.scene.actors:
                        at[who].append((index, place))
    people: dict[str, list[str]] = defaultdict(list)
    for who in at:
        if is_person(page.scene, who):
            people[side_of(page.scene, who)].append(who)
    return _Named(at, people)


def _of_actor(page: Page, who: str, *, named: _Named) -> Iterator[str]:
    scene = page.scene
    kind, side = scene.actors[who].kind, side_of(scene, who)
    where = "between" if goes_between(scene, who) else "main" if side in scene.sides else "other"
    sort = f"{kind} {where}"
    speaks = sum(who in some for some in page.speaks.values())
    yield "bias"
    yield sort
    yield f"{kind} likely {int(5 * page.chances.get(side, 0.0))}"
    yield f"{sort} named {min(len(named.at[who]), 6)}"
    yield f"{sort} first {min(named.at[who][0][0] // 2, 6)}"
    yield f"{sort} rank {page.ranks.get(who, 9)}"
    yield f"{sort} speaks {min(speaks, 4)}"
    if kind == "person":
        yield from _of_person(page, who, named=named, where=where)
    else:
        yield f"{sort} its people {min(len(named.people.get(who, ())), 3)}"


def _of_person(page: Page, who: str, *, named: _Named, where: str) -> Iterator[str]:
    scene, side = page.scene, side_of(page.scene, who)
    others = sorted(named.people[side], key=lambda one: -len(named.at[one]))
    yield f"{where} office {office(scene, who)}"
    yield f"{where} beside {min(len(others) - 1, 4)}"
    yield f"{where} place in side {min(others.index(who), 4)}"
    yield f"{where} sided {side != who}"
    yield from (f"role {word}" for word in _WORD.findall((scene.actors[who].role or "").lower()))


def _of_mentions(page: Page, at: Sequence[tuple[int, int]]) -> Iterator[str]:
    cues: Counter[str] = Counter()
    for index, place in at[:_MENTIONS]:
        row = page.words[index]
        words = ["^", "^", *(one.word for one in row), "$", "$"]
        yield f"after {words[place + 1]}"
        yield f"after {words[place]} {words[place + 1]}"
        yield f"followed by {words[place + 3]}"
        yield f"followed by {words[place + 3]} {words[place + 4]}"
        yield from (f"beside {one.word}" for one in row if one.tells)
        yield from (f"cue {rule}" for _, rule in page.frames[index])
        for one in page.ruled.get(index, ()):
            who = row[place].mention
            there = actors_of(who) if who is not None else ()
            cues["seat"] += any(it in one.room.people for it in there)
            cues["between"] += any(it in one.room.between for it in there)
    yield from (f"rule {key} {min(count, 3)}" for key, count in cues.items())
