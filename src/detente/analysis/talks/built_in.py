"""The built-in strategies in plain Python, written from their definitions and not for speed."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

from detente.analysis.talks.course import NO_DIFFERENCE
from detente.analysis.talks.interface import Moment, Plan, Said, Seat, Strategy
from detente.analysis.talks.plans import (
    ABSOLUTE,
    ANNEALER,
    AVERAGED,
    BUILT_INS,
    MICRO,
    RANDOM,
    RELATIVE,
    TIMED,
)
from detente.analysis.talks.table import Package


class NothingLeft(Exception):  # noqa: N818 - no error: a party leaves the talks
    """A party has no package that is worth no less to it than no deal."""

    def __init__(self, round_: int) -> None:
        self.round = round_
        super().__init__(round_)


class Offering(ABC):
    """A strategy that makes offers: each round it has an offer and a least worth that it accepts."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.ladder = [seat.worth(one) for one in seat.ranked]
        self._planned: tuple[int, Package, float] = (0, (), 0.0)

    @abstractmethod
    def plan(self, moment: Moment, fits: int) -> tuple[Package, float]:
        """The offer, and the least that is accepted; the first `fits` packages are worth no less than no deal."""

    def offer(self, moment: Moment) -> Package:
        """The package that it puts forward."""
        return self._now(moment)[0]

    def accepts(self, moment: Moment, package: Package) -> bool:
        """Whether a package is worth at least what its own next offer is."""
        return self.seat.worth(package) >= self._now(moment)[1]

    def _now(self, moment: Moment) -> tuple[Package, float]:
        if self._planned[0] != moment.round:
            fits = sum(one >= moment.no_deal for one in self.ladder)
            if fits == 0:
                raise NothingLeft(moment.round)
            self._planned = (moment.round, *self.plan(moment, fits))
        return self._planned[1:]

    def at(self, place: int) -> tuple[Package, float]:
        """A package by its place among its own, and what it is worth."""
        return self.seat.ranked[place], self.ladder[place]

    def least_worth(self, target: float, fits: int) -> tuple[Package, float]:
        """The package worth least to it that is worth the target."""
        slack = NO_DIFFERENCE * (self.ladder[0] - self.ladder[-1])
        return self.at(min(sum(one >= target - slack for one in self.ladder), fits) - 1)

    def floor(self, moment: Moment) -> float:
        """What it gives way to at most."""
        return max(moment.no_deal, self.ladder[-1])


class Timed(Offering):
    """Time-dependent, polynomial (Faratin, Sierra and Jennings 1998, section 4.1)."""

    def __init__(self, seat: Seat, *, beta: float, first: float) -> None:
        super().__init__(seat)
        self.beta, self.first = beta, first

    def plan(self, moment: Moment, fits: int) -> tuple[Package, float]:
        """Aims at least + (1 - alpha) × (best - least)."""
        alpha = self.first + (1 - self.first) * math.pow(moment.time, 1 / self.beta)
        best, least = self.ladder[0], self.floor(moment)
        return self.least_worth(min(least + (1 - alpha) * (best - least), best), fits)


class Answering(Offering):
    """Behaviour-dependent: tit for tat (Faratin, Sierra and Jennings 1998, section 4.3)."""

    def __init__(self, seat: Seat, kind: int, *, span: int, shift: float) -> None:
        super().__init__(seat)
        self.kind, self.span, self.shift = kind, span, shift
        self.target = self.ladder[0]

    def plan(self, moment: Moment, fits: int) -> tuple[Package, float]:
        """Aims at the mean of what each other party's last offers call for, if all have made enough of them."""
        others = [one for one in range(len(self.seat.parties)) if one != self.seat.party]
        heard = [[self.seat.worth(one.package) for one in moment.said if one.party == other] for other in others]
        target = self.target
        if all(len(one) > self.span for one in heard):
            target = sum(self._called_for(one) for one in heard) / len(heard)
        if self.shift > 0:
            sign = 1.0 if self.seat.chance.unit() < 0.5 else -1.0
            target += sign * self.seat.chance.unit() * self.shift
        self.target = min(max(target, self.floor(moment)), self.ladder[0])
        return self.least_worth(self.target, fits)

    def _called_for(self, heard: Sequence[float]) -> float:
        before = heard[-1 - self.span]
        after = heard[-1] if self.kind == AVERAGED else heard[len(heard) - self.span]
        if self.kind == ABSOLUTE:
            return self.target + (before - after)
        return self.target * (before / after) if after > 0 else self.target


class Micro(Offering):
    """MiCRO (de Jonge 2022)."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.made = 0

    def plan(self, moment: Moment, fits: int) -> tuple[Package, float]:
        """Its next best where it has made no more different offers than each other party, else one made before."""
        if self.made < fits and self.made <= self._fewest(moment.said):
            return self.at(self.made)
        made = min(self.made, fits)
        return self.seat.ranked[self.seat.chance.below(made)], self.ladder[made - 1]

    def offer(self, moment: Moment) -> Package:
        """The same; a next best one is counted as made."""
        package = super().offer(moment)
        if self.made < len(self.ladder) and package == self.seat.ranked[self.made]:
            self.made += 1
        return package

    def _fewest(self, said: Sequence[Said]) -> int:
        others = (one for one in range(len(self.seat.parties)) if one != self.seat.party)
        return min(len({one.package for one in said if one.party == other}) for other in others)


class Random(Offering):
    """Draws its offer, and accepts what is worth as much: zero intelligence (Gode and Sunder 1993)."""

    def plan(self, moment: Moment, fits: int) -> tuple[Package, float]:
        """Any package that is worth no less than no deal."""
        del moment
        return self.at(self.seat.chance.below(fits))


class Voting:
    """Hill climbing, and annealing where there is heat (Klein, Faratin, Sayama and Bar-Yam 2003)."""

    def __init__(self, seat: Seat, *, heat: float | None) -> None:
        self.seat = seat
        best, worst = seat.worth(seat.ranked[0]), seat.worth(seat.ranked[-1])
        self.heat, self._wide = heat, best - worst

    def offer(self, moment: Moment) -> Package:
        """Its best: under a single text nobody asks."""
        del moment
        return self.seat.ranked[0]

    def accepts(self, moment: Moment, package: Package) -> bool:
        """A better text; one that is worse by so much with the chance exp(-loss / heat), the heat falling evenly."""
        if moment.text is None:
            return True
        loss = self.seat.worth(moment.text) - self.seat.worth(package)
        if self.heat is None:
            return loss < 0
        if loss <= 0:
            return True
        heat = self.heat * self._wide * (1 - moment.time)
        return heat > 0 and self.seat.chance.unit() < math.exp(-loss / heat)


def made(own: Plan, seat: Seat) -> Strategy:
    """The built-in strategy that a plan names."""
    kind, numbers = BUILT_INS[own.name].kind, own.numbers
    if kind == TIMED:
        return Timed(seat, beta=numbers["beta"], first=numbers["first"])
    if kind in (RELATIVE, ABSOLUTE, AVERAGED):
        span = numbers["window" if kind == AVERAGED else "lag"]
        return Answering(seat, kind, span=int(span), shift=numbers["shift"])
    if kind == MICRO:
        return Micro(seat)
    if kind == RANDOM:
        return Random(seat)
    return Voting(seat, heat=numbers["heat"] if kind == ANNEALER else None)
