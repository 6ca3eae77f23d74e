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
from detente.model.actor import ActorKind
from detente.read.people.lexicon import folded

LEAST = 0.5
"""What part of the reports that have a name must tell it alike; .6 was as good on processes that nothing is learnt from."""
_UNTOLD = frozenset({"people.gazetteer"})
"""The rule of those that every report knows by itself."""
_ARTICLES = ("The ", "A ", "An ")
_GOVERNMENT = frozenset({"the government", "The government", "The Government", "the Government"})
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Familiar:
    """What is known of names, each as `folded` leaves it.

    `kinds`: what an actor other than a person is; `others`: further names of one (a capital, an acronym), with the name that it is
    told by; `sides`: people, by their full name and by a surname that only one of them has, with the name of their side;
    `home`: the state that is "the government" in most of them.
    """

    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    home: str = ""


NOTHING = Familiar()


def familiar(reports: Iterable[tuple[str, Sequence[Actor]]]) -> Familiar:
    """What some reports tell together, each given by its text and the actors read from it."""
    texts: list[str] = []
    kinds: defaultdict[str, Counter[ActorKind]] = defaultdict(Counter)
    others: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sides: defaultdict[str, Counter[str]] = defaultdict(Counter)
    homes: Counter[str] = Counter()
    for text, actors in reports:
        texts.append(folded(text))
        for person, side in _sides(actors):
            sides[person][side] += 1
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
        kinds={name: _first(count) for name, count in kinds.items() if _agreed(name, count, texts)},
        others={form: _first(count) for form, count in others.items() if _agreed(form, count, texts)},
        sides=dict(_by_surname({name: _first(count) for name, count in sides.items() if _mostly(count)})),
        home=_first(homes) if homes and _mostly(homes) else "",
    )


def _sides(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """The people with a full name, each with the name of their side."""
    names = {one.id: one.name for one in actors}
    for one in actors:
        side = names.get(one.side or "", "")
        if one.kind == "person" and " " in one.name and _is_name(side):
            yield folded(one.name), side


def _by_surname(sides: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The same people also by their last name, where no other has it."""
    count = Counter(name.rpartition(" ")[2] for name in sides)
    for name, side in sides.items():
        last = name.rpartition(" ")[2]
        yield name, side
        if count[last] == 1:
            yield last, side


def _is_name(name: str) -> bool:
    return name[:1].isupper() and not name.startswith(_ARTICLES)


def _first(count: Counter[_T]) -> _T:
    return max(count, key=lambda one: count[one])


def _mostly(count: Counter[_T]) -> bool:
    return 2 * max(count.values()) > count.total()


def _agreed(name: str, count: Counter[_T], texts: Sequence[str]) -> bool:
    """Whether enough of the texts that have a name tell it alike."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    there = sum(name in text and word.search(text) is not None for text in texts)
    return _mostly(count) and max(count.values()) >= LEAST * there > 0
