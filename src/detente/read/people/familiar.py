"""What reports on the same talks tell together of names: who is a state or a movement, whose capital a name is, whose side people are on.

A report alone may name a party once, or only its capital; read beside the others it is known. Nothing is taken over that the
reports that have a name do not mostly tell alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from detente.model import Actor
from detente.model.actor import SIDE, ActorKind
from detente.read.people.lexicon import folded

LEAST = 0.5
"""What part of the reports that have a name must tell it alike; .6 was as good on processes that nothing is learnt from."""
_UNTOLD = frozenset({"people.gazetteer"})
"""The rule of those that every report knows by itself."""
PLAIN = 2
"""What a side counts that a report's words tell; one supposed, or only likely, counts one."""
_ARTICLES = ("The ", "A ", "An ")
_GOVERNMENT = frozenset({"the government", "The government", "The Government", "the Government"})
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Familiar:
    """What is known of names, each as `folded` leaves it.

    `kinds`: what an actor other than a person is; `others`: further names of one (a capital, an acronym), with the name that it is
    told by; `sides`: people, by their full name and by a surname that only one of them has, with what each side counts by the reports that tell it;
    `home`: the state that is "the government" in most of them.
    """

    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    home: str = ""


def familiar(reports: Iterable[tuple[str, Sequence[Actor]]]) -> Familiar:
    """What some reports tell together, each given by its text and the actors read from it."""
    texts: list[str] = []
    kinds: defaultdict[str, Counter[ActorKind]] = defaultdict(Counter)
    others: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sides: defaultdict[str, Counter[str]] = defaultdict(Counter)
    homes: Counter[str] = Counter()
    for text, actors in reports:
        texts.append(folded(text))
        for person, side, count in _sides(actors):
            sides[person][side] += count
        for one in actors:
            if one.kind == "state" and _is_name(one.name) and _GOVERNMENT.intersection(one.names):
                homes[one.name] += 1
            if one.kind != "person" and one.why.rule not in _UNTOLD and _is_name(one.name):
                kinds[folded(one.name)][one.kind] += 1
                for form in {folded(form) for form in one.names if _is_name(form)} - {folded(one.name)}:
                    others[form][one.name] += 1
    for name in kinds.keys() & others.keys():  # its own in one report, another's capital in the next
        del (others if kinds[name].total() > others[name].total() else kinds)[name]
    return Familiar(
        kinds=dict(_agreed(kinds, texts)),
        others=dict(_agreed(others, texts)),
        sides=dict(_by_surname(sides)),
        home=most(homes) or "",
    )


def most(votes: Counter[_T]) -> _T | None:
    """What more than half of the votes are for; None where nothing is."""
    best = max(votes, key=lambda one: votes[one], default=None)
    return best if best is not None and 2 * votes[best] > votes.total() else None


def _sides(actors: Sequence[Actor]) -> Iterator[tuple[str, str, int]]:
    """The people with a full name, each with the name of their side and what it counts."""
    names = {one.id: one.name for one in actors}
    for one in actors:
        side = names.get(one.side or "", "")
        if one.kind == "person" and " " in one.name and _is_name(side):
            yield folded(one.name), side, 1 if SIDE in one.why.rule else PLAIN


def _by_surname(sides: Mapping[str, Counter[str]]) -> Iterator[tuple[str, Mapping[str, int]]]:
    """The same people also by their last name, where no other has it."""
    count = Counter(name.rpartition(" ")[2] for name in sides)
    for name, side in sides.items():
        last = name.rpartition(" ")[2]
        yield name, dict(side)
        if count[last] == 1:
            yield last, dict(side)


def _is_name(name: str) -> bool:
    return name[:1].isupper() and not name.startswith(_ARTICLES)


def _agreed(told: Mapping[str, Counter[_T]], texts: Sequence[str]) -> Iterator[tuple[str, _T]]:
    """What each name is, where enough of the texts that have it tell it alike."""
    for name, votes in told.items():
        best = most(votes)
        if best is not None and votes[best] >= LEAST * _having(name, texts):
            yield name, best


def _having(name: str, texts: Sequence[str]) -> int:
    word = re.compile(rf"\b{re.escape(name)}\b")
    return sum(name in text and word.search(text) is not None for text in texts)
