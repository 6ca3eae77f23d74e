"""Simulated talks as the workbench runs them: rules in words over a scenario, distributions, sentences and a picture out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from detente.analysis.agreements.scenarios import Stated, fixed, named_amounts, open_values
from detente.analysis.talks import Delay, Event, Spread, Talks, plan, simulate, spread, table
from detente.analysis.talks.interface import Rules
from detente.errors import UsageError

T = TypeVar("T")
Drawn = Literal["order", "ties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Rules in words.

    An entry of `strategies`, `discounts` or `costs` is `PARTY=…` for one party, by its id or name, or stands for all;
    the last that fits a party holds. `events` are `PARTY@ROUND=VALUE`. A cost that is not given is the scenario's own.
    """

    rules: Rules = "offers"
    rounds: int = 100
    strategies: Sequence[str] = ()
    discounts: Sequence[str] = ()
    costs: Sequence[str] = ()
    events: Sequence[str] = ()
    votes: int | None = None
    drawn: frozenset[Drawn] = frozenset({"order", "ties"})


@dataclass(frozen=True, slots=True)
class Simulated:
    """What the rules did, run after run."""

    stated: Stated
    spread: Spread

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        from detente.model.schema import adapter

        found = adapter(Spread).dump_python(self.spread, mode="json")
        return {
            "title": self.stated.title,
            "what": "what these rules would do; no forecast, no recommendation",
            **found,
        }

    @property
    def words(self) -> tuple[str, ...]:
        """In sentences."""
        from detente.report.scenario import amount_lines
        from detente.report.talks import talks_lines

        return (*amount_lines(self.stated, looks="The talks look"), *talks_lines(self.spread))

    @property
    def svg(self) -> str:
        """As a picture."""
        from detente.report.talks_picture import talks_svg

        return talks_svg(self.stated.title, self.spread)


def simulated(stated: Stated, asked: Asked, *, runs: int = 1000, seed: int = 0) -> Simulated:
    """Talks over a scenario whose values are all numbers. Raises UsageError naming what is wrong."""
    lacking = open_values(stated)
    if lacking:
        raise UsageError(
            f"simulated talks need a number for everything, and {lacking[0]} is open ({len(lacking)} such)",
            do="Name the values that you assume; detente agree --robust says what holds without.",
        )
    whole, stated = stated, named_amounts(stated)
    packages = table(fixed(stated))
    talks = _talks(stated, asked)
    return Simulated(whole, spread(packages, talks, simulate(packages, talks, runs=runs, seed=seed), seed=seed))


def _talks(stated: Stated, asked: Asked) -> Talks:
    usual = plan("climber" if asked.rules == "text" else "boulware")
    own = [float(known.no_deal.cost) if known.no_deal else 0.0 for known in stated.knowledge]
    discounts = _each(stated, asked.discounts, lambda words: _number(words, "a discount"), found=[1.0] * len(own))
    costs = _each(stated, asked.costs, lambda words: _number(words, "a cost"), found=own)
    return Talks(
        rules=asked.rules,
        rounds=asked.rounds,
        plans=tuple(_each(stated, asked.strategies, plan, found=[usual] * len(own))),
        delays=tuple(Delay(discount=one, cost=cost) for one, cost in zip(discounts, costs, strict=True)),
        events=tuple(_event(stated, one) for one in asked.events),
        drawn=asked.drawn,
        votes=asked.votes,
    )


def _each(stated: Stated, told: Iterable[str], read: Callable[[str], T], *, found: list[T]) -> list[T]:
    """What is told of each party, over what holds where nothing is."""
    found = list(found)
    for one in told:
        who, given, words = one.partition("=")
        if given and ":" not in who:
            found[_party(stated, who)] = read(words)
        else:
            found = [read(one)] * len(found)
    return found


def _party(stated: Stated, who: str) -> int:
    who = who.strip()
    for number, side in enumerate(stated.parties):
        if who in (side.id, side.name):
            return number
    known = ", ".join(one.id for one in stated.parties)
    raise UsageError(f"no party is called {who!r}", do=f"The parties are: {known}.")


def _event(stated: Stated, words: str) -> Event:
    who, _, rest = words.rpartition("@")
    round_, given, value = rest.partition("=")
    if not (who and given and round_.strip().isdecimal()):
        raise UsageError(
            f"an event is {words!r}", do="Write PARTY@ROUND=VALUE: from that round on, what no deal is worth."
        )
    return Event(party=_party(stated, who), round=int(round_), no_deal=_number(value, "what no deal is worth"))


def _number(words: str, what: str) -> float:
    try:
        return float(words)
    except ValueError:
        raise UsageError(f"{what} is {words!r}, which is no number", do="Write it as in 0.95.") from None
