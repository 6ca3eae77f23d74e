"""What simulated talks are made of: the rules, what a party sees, what a strategy does, what a run gives.

Rounds are counted from 1. A strategy of your own is a class (or function) that is given a `Seat` and gives back an
object with the two methods of `Strategy`; installed under the entry point `detente.strategies` it has a name that
`detente talks` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from detente.analysis.talks.chance import Chance
from detente.analysis.talks.table import Floats, Ints, Package

Rules = Literal["offers", "text", "shuttle"]
"""offers: stacked alternating offers. text: a mediator's single negotiating text. shuttle: a mediator carries offers."""


class Said(NamedTuple):
    """An offer (or, where `accepted`, another party's offer that this one accepts), by the number of the party.

    Under a single text: a draft of the mediator's (party -1), `accepted` where it passed.
    """

    party: int
    package: Package
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What a party knows from the start.

    `ranked` are all packages from the best for it to the worst, those that are worth the same in an order drawn for
    the run; `worth` gives what a package is worth to it; `chance` is the party's own stream of draws.
    """

    party: int
    parties: tuple[str, ...]
    rounds: int
    ranked: Sequence[Package]
    worth: Callable[[Package], float]
    chance: Chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a party knows when it is asked.

    `time` is the part of the time that has passed, from 0 in the first round to 1 in the last (unless the talks set
    other times); `no_deal` what no deal is worth to it now; `said` what it has heard and said, in order; `text` the
    text that all accepted last, under a mediator's single text.
    """

    round: int
    time: float
    no_deal: float
    said: Sequence[Said]
    text: Package | None = None


class Strategy(Protocol):
    """How a party behaves in one run. Under a single text only `accepts` is asked."""

    def offer(self, moment: Moment) -> Package:
        """The package that it puts forward; one worth less to it than no deal is an error."""
        ...

    def accepts(self, moment: Moment, package: Package) -> bool:
        """Whether it says yes to a package. What is worth less to it than no deal is refused for it."""
        ...


Maker = Callable[[Seat], Strategy]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The strategy of a party: a built-in by `name` with its `numbers`, or one of the user's own by `maker`."""

    name: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    maker: Maker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """What a round without a deal costs a party: after r rounds a worth w counts for discount**r × w - cost × r."""

    discount: float = 1.0
    cost: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """From a round on, no deal is worth `no_deal` to a party (by number)."""

    party: int
    round: int
    no_deal: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The rules of simulated talks.

    `plans` has one for each party, `delays` one each or none at all. `drawn` is what chance decides anew in each
    run: in which "order" the parties speak, and in which order a party puts packages that are worth the same to it
    ("ties"); otherwise both are as listed. `times` are the parts of the time that have passed at each round, for
    rounds that are not evenly spaced. `votes` is how many yeses pass a mediator's draft; None: all.
    """

    rules: Rules
    rounds: int
    plans: tuple[Plan, ...]
    delays: tuple[Delay, ...] = ()
    events: tuple[Event, ...] = ()
    drawn: frozenset[Literal["order", "ties"]] = frozenset({"order", "ties"})
    times: tuple[float, ...] = ()
    votes: int | None = None


AGREED, DEADLINE, LEFT = 0, 1, 2
"""How a run ended: with a package; at the deadline without one; because a party had none left to offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What happened, run by run.

    `package` is the number of the agreed package, -1 where there is none; `round` the round in which it was agreed
    (under a single text: in which the text that stood at the end was accepted), `last` the round in which the talks
    ended; `ended` is AGREED, DEADLINE or LEFT.
    """

    package: Ints
    round: Ints
    last: Ints
    ended: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The rules worked out for a table: parties × rounds of what no deal is worth, and the time at each round."""

    no_deal: Floats
    times: Floats
