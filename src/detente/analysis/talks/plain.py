"""One run in plain Python, step by step as the rules are published; any strategy can take part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from detente.analysis.talks.built_in import NothingLeft, made
from detente.analysis.talks.chance import Chance
from detente.analysis.talks.course import TRIES, course, settled
from detente.analysis.talks.interface import AGREED, DEADLINE, LEFT, Course, Moment, Said, Seat, Strategy, Talks
from detente.analysis.talks.table import Package, Table
from detente.errors import UsageError

Ended = tuple[int, int, int, int]
"""The package's number (-1: none), the round of it, the last round, how it ended."""
T = TypeVar("T")
MEDIATOR = -1
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What code that is not ours may raise; an error class of its own that derives from none of these passes as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """A run's table, rules, parties in the order in which they speak, and what has been said."""

    table: Table
    talks: Talks
    course: Course
    strategies: tuple[Strategy, ...]
    turns: tuple[int, ...]
    chance: Chance
    said: list[Said]

    def moment(self, party: int, round_: int, text: int | None = None) -> Moment:
        """What a party knows now."""
        return Moment(
            round=round_,
            time=float(self.course.times[round_ - 1]),
            no_deal=float(self.course.no_deal[party, round_ - 1]),
            said=tuple(self.said) if self.talks.plans[party].maker else self.said,
            text=None if text is None else self.table.package(text),
        )

    def offer(self, party: int, moment: Moment) -> int:
        """The number of the package that a party puts forward.

        Raises UsageError where there is no such package, or it is worth less to the party than no deal.
        """
        package = self._ask(party, lambda: self.strategies[party].offer(moment))
        number = self.table.number(package)
        if number is None:
            raise UsageError(
                f"{self._name(party)} offers {package!r} in round {moment.round}, and there is no such package",
                do="A package is a tuple with an option's number for each issue, none of them excluded.",
            )
        if self.table.worth[party, number] < moment.no_deal:
            raise UsageError(
                f"{self._name(party)} offers {package!r} in round {moment.round}, worth less to it than no deal",
                do="Let it offer nothing below moment.no_deal.",
            )
        return number

    def accepts(self, party: int, moment: Moment, number: int) -> bool:
        """Whether a party says yes; never to what is worth less to it than no deal."""
        if self.table.worth[party, number] < moment.no_deal:
            return False
        package = self.table.package(number)
        return bool(self._ask(party, lambda: self.strategies[party].accepts(moment, package)))

    def stands(self, party: int, number: int, round_: int) -> bool:
        """Whether a package is worth no less to a party than no deal in that round."""
        return bool(self.table.worth[party, number] >= self.course.no_deal[party, round_ - 1])

    def tell(self, party: int, number: int, *, accepted: bool = False) -> None:
        """Note what a party has said."""
        self.said.append(Said(party, self.table.package(number), accepted))

    def _ask(self, party: int, question: Callable[[], T]) -> T:
        return asked(self._name(party), question, own=self.talks.plans[party].maker is not None)

    def _name(self, party: int) -> str:
        return f"the strategy {self.talks.plans[party].name!r} of {self.table.parties[party]}"


def asked(name: str, question: Callable[[], T], *, own: bool) -> T:
    """A strategy's answer; where the user's own fails, a UsageError that names it, its fault being the cause."""
    if not own:
        return question()
    try:
        return question()
    except _FAULTS as error:
        raise UsageError(
            f"{name} failed ({type(error).__name__}: {error})", do="Mend it; --debug shows where."
        ) from error


def play(table: Table, talks: Talks, *, run: int, seed: int) -> Ended:
    """One run. `talks` is settled already."""
    return _ended(_hall(table, talks, run=run, seed=seed))


def replay(table: Table, talks: Talks, *, run: int = 0, seed: int = 0) -> tuple[tuple[Said, ...], Ended]:
    """One run of those that `simulate` gives, with everything that is said in it.

    Under a single text what is said are the mediator's drafts (party -1), accepted where they passed.
    """
    hall = _hall(table, settled(talks, table), run=run, seed=seed)
    ended = _ended(hall)
    return tuple(hall.said), ended


def _ended(hall: Hall) -> Ended:
    try:
        return {"offers": _offers, "shuttle": _shuttle, "text": _text}[hall.talks.rules](hall)
    except NothingLeft as left:
        return -1, left.round, left.round, LEFT


def _hall(table: Table, talks: Talks, *, run: int, seed: int) -> Hall:
    turns, chance = list(range(len(table.parties))), Chance(seed, run)
    if "order" in talks.drawn:
        chance.shuffle(turns)
    seats = [_seat(table, talks, party, run=run, seed=seed) for party in turns]
    strategies = dict(zip(turns, (_strategy(table, talks, seat) for seat in seats), strict=True))
    return Hall(
        table=table,
        talks=talks,
        course=course(talks, table),
        strategies=tuple(strategies[party] for party in range(len(turns))),
        turns=tuple(turns),
        chance=chance,
        said=[],
    )


def _strategy(table: Table, talks: Talks, seat: Seat) -> Strategy:
    own = talks.plans[seat.party]
    if own.maker is None:
        return made(own, seat)
    maker = own.maker
    return asked(f"the strategy {own.name!r} of {table.parties[seat.party]}", lambda: maker(seat), own=True)


class Ranked(Sequence[Package]):
    """A party's packages from best to worst."""

    def __init__(self, table: Table, order: list[int]) -> None:
        self._table, self.order = table, order

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, place: int | slice) -> Package | tuple[Package, ...]:  # type: ignore[override] # a slice is a tuple
        if isinstance(place, slice):
            return tuple(self._table.package(one) for one in self.order[place])
        return self._table.package(self.order[place])


def _seat(table: Table, talks: Talks, party: int, *, run: int, seed: int) -> Seat:
    chance = Chance(seed, run, party + 1)
    order = np.argsort(-table.worth[party], kind="stable").tolist()
    if "ties" in talks.drawn:
        order = _mixed(order, table.worth[party].tolist(), chance)
    return Seat(
        party=party,
        parties=table.parties,
        rounds=talks.rounds,
        ranked=Ranked(table, order),
        worth=partial(_worth, table, party),
        chance=chance,
    )


def _worth(table: Table, party: int, package: Package) -> float:
    number = table.number(package)
    if number is None:
        raise UsageError(f"there is no package {package!r}", do="A package is an option's number for each issue.")
    return float(table.worth[party, number])


def _mixed(order: list[int], worth: list[float], chance: Chance) -> list[int]:
    """Packages that are worth the same in an order that is drawn."""
    found: list[int] = []
    start = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or worth[order[place]] != worth[order[start]]:
            group = order[start:place]
            if len(group) > 1:
                chance.shuffle(group)
            found += group
            start = place
    return found


def _offers(hall: Hall) -> Ended:
    """Stacked alternating offers (Aydoğan, Festen, Hindriks and Jonker 2017): accept, or make another offer."""
    on_table, standing = -1, list[int]()
    for round_ in range(1, hall.talks.rounds + 1):
        if not all(hall.stands(party, on_table, round_) for party in standing):
            on_table, standing = -1, []
        for party in hall.turns:
            moment = hall.moment(party, round_)
            if on_table >= 0 and hall.accepts(party, moment, on_table):
                standing.append(party)
                hall.tell(party, on_table, accepted=True)
                if len(standing) == len(hall.turns):
                    return on_table, round_, round_, AGREED
                continue
            on_table, standing = hall.offer(party, moment), [party]
            hall.tell(party, on_table)
    return -1, hall.talks.rounds, hall.talks.rounds, DEADLINE


def _shuttle(hall: Hall) -> Ended:
    """Each gives the mediator an offer, knowing what was carried before; one to which all say yes is agreed."""
    for round_ in range(1, hall.talks.rounds + 1):
        moments = {party: hall.moment(party, round_) for party in hall.turns}
        offers = {party: hall.offer(party, moments[party]) for party in hall.turns}
        agreed = [
            offers[author]
            for author in hall.turns
            if all(party == author or hall.accepts(party, moments[party], offers[author]) for party in hall.turns)
        ]
        if agreed:
            return agreed[hall.chance.below(len(agreed))], round_, round_, AGREED
        for party in hall.turns:
            hall.tell(party, offers[party])
    return -1, hall.talks.rounds, hall.talks.rounds, DEADLINE


def _text(hall: Hall) -> Ended:
    """A mediator's single text (Klein, Faratin, Sayama and Bar-Yam 2003): a draft a round, changed in one place."""
    text, when, rounds = -1, 0, hall.talks.rounds
    needed = hall.talks.votes or len(hall.turns)
    for round_ in range(1, rounds + 1):
        draft = hall.chance.below(hall.table.worth.shape[1]) if text < 0 else _changed(hall, text)
        if draft is None:
            continue
        yeses = 0
        for party in hall.turns:
            yeses += hall.accepts(party, hall.moment(party, round_, None if text < 0 else text), draft)
        hall.tell(MEDIATOR, draft, accepted=yeses >= needed)
        if yeses >= needed:
            text, when = draft, round_
    if text < 0 or not all(hall.stands(party, text, rounds) for party in hall.turns):
        return -1, rounds, rounds, DEADLINE
    return text, when, rounds, AGREED


def _changed(hall: Hall, text: int) -> int | None:
    """The text with another option on one issue, both drawn; None where bans exclude what was drawn, too often."""
    free = [issue for issue, size in enumerate(hall.table.sizes) if size > 1]
    package = list(hall.table.package(text))
    for _ in range(TRIES if free else 0):
        issue = free[hall.chance.below(len(free))]
        option = hall.chance.below(hall.table.sizes[issue] - 1)
        other = option + (option >= package[issue])
        number = hall.table.number((*package[:issue], other, *package[issue + 1 :]))
        if number is not None:
            return number
    return None
