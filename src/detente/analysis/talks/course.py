"""The rules checked and worked out for a table: what no deal is worth at each round, what part of the time has passed."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from detente.analysis.talks.interface import Course, Talks
from detente.analysis.talks.plans import BUILT_INS, checked
from detente.analysis.talks.table import Table
from detente.errors import UsageError

MOST_ROUNDS = 100_000
NO_DIFFERENCE = 1e-9
"""A target is met by what lies below it by no more than this part of all that a party's packages differ by: sums of
rounded numbers miss by some 1e-15 of it."""
TRIES = 100
"""Draws of a draft that no ban excludes, before the mediator lets a round pass."""


def settled(talks: Talks, table: Table) -> Talks:
    """The same talks with every default filled in. Raises UsageError naming what cannot be."""
    if not 1 <= talks.rounds <= MOST_ROUNDS:
        raise UsageError(f"the deadline is {talks.rounds} rounds", do=f"Give from 1 to {MOST_ROUNDS:,} rounds.")
    for what, some in (("strategies", talks.plans), ("delays", talks.delays or table.parties)):
        if len(some) != len(table.parties):
            raise UsageError(f"{len(some)} {what} for {len(table.parties)} parties", do="Give one for each.")
    if len(table.parties) < 2:
        raise UsageError("talks of fewer than two parties", do="Name at least two parties.")
    plans = tuple(checked(one) for one in talks.plans)
    for one, party in zip(plans, table.parties, strict=True):
        if one.maker is None and talks.rules not in BUILT_INS[one.name].rules:
            fitting = ", ".join(name for name, each in BUILT_INS.items() if talks.rules in each.rules)
            raise UsageError(f"{one.name} (of {party}) does not fit these rules", do=f"With {talks.rules}: {fitting}.")
    _check_delays(talks, table)
    _check_events(talks, table)
    if talks.times and not (len(talks.times) == talks.rounds and _rising(talks.times)):
        raise UsageError("times do not rise from 0 to 1 over the rounds", do="Give one for each round.")
    if talks.votes is not None and not 1 <= talks.votes <= len(table.parties):
        raise UsageError(f"{talks.votes} votes pass a draft", do=f"Give from 1 to {len(table.parties)}.")
    return talks if plans == talks.plans else replace(talks, plans=plans)


def _check_delays(talks: Talks, table: Table) -> None:
    for one, party in zip(talks.delays, table.parties, strict=False):
        if not (0 < one.discount <= 1 and math.isfinite(one.cost) and one.cost >= 0):
            raise UsageError(
                f"a round costs {party} a discount of {one.discount:g} and {one.cost:g}",
                do="A discount is more than 0 and at most 1, a cost 0 or more.",
            )


def _check_events(talks: Talks, table: Table) -> None:
    for one in talks.events:
        if not 0 <= one.party < len(table.parties):
            raise UsageError(f"an event is for party {one.party}", do="Parties are counted from 0.")
        if not 1 <= one.round <= talks.rounds:
            raise UsageError(
                f"an event for {table.parties[one.party]} in round {one.round}", do=f"There are {talks.rounds} rounds."
            )
        if not math.isfinite(one.no_deal):
            raise UsageError(f"an event makes no deal worth {one.no_deal} to {table.parties[one.party]}")


def _rising(times: tuple[float, ...]) -> bool:
    return bool((np.diff([0.0, *times, 1.0]) >= 0).all())


def course(talks: Talks, table: Table) -> Course:
    """What no deal is worth, parties × rounds, and the time at each round: r / (rounds - 1), r counted from 0."""
    no_deal = np.repeat(table.no_deal[:, None], talks.rounds, axis=1)
    for one in sorted(talks.events, key=lambda each: each.round):
        no_deal[one.party, one.round - 1 :] = one.no_deal
    times = np.array(talks.times) if talks.times else np.arange(talks.rounds) / max(talks.rounds - 1, 1)
    return Course(no_deal=no_deal, times=times)
