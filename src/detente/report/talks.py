"""Simulated talks in sentences: the rules first, then how the runs came out, each with how surely they show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.analysis.talks import BUILT_INS, Amount, Rate, Side, Spread

RULES = {
    "offers": "alternating offers (each in turn accepts, or makes another offer; agreed when all accept one)",
    "shuttle": "shuttle (a mediator takes an offer from each and carries it to the others; agreed when all say yes to one)",
    "text": "a single text (a mediator changes one place of a draft at a time, and the parties vote)",
}
_SHOWN = 5


def talks_lines(found: Spread) -> Iterator[str]:
    """All of it, line by line."""
    yield method(found)
    for side in found.sides:
        yield f"  {side.party}: {strategy(side)}; no deal is worth {_no_deal(side)}"
    yield outcome(found)
    yield from when(found)
    for side in found.sides:
        yield from _side(side)
    yield from _packages(found)


def method(found: Spread) -> str:
    """What was run."""
    drawn = {"order": "who speaks first", "ties": "the order of packages worth the same"}
    chance = " and ".join(drawn[one] for one in found.drawn) or "nothing but what a strategy itself draws"
    return (
        f"What these rules would do, in {found.runs:,} simulated talks (seed {found.seed}); no forecast, no recommendation: "
        f"{RULES[found.rules]}, {found.rounds:,} rounds at most. Drawn anew in each: {chance}."
    )


def strategy(side: Side) -> str:
    """A strategy with its numbers."""
    known = BUILT_INS.get(side.strategy)
    return f"{side.strategy}{_numbers(side.numbers)}" + (f", {known.words}" if known else ", the user's own")


def _numbers(numbers: Mapping[str, float]) -> str:
    told = ", ".join(f"{name} {value:g}" for name, value in numbers.items())
    return f" ({told})" if told else ""


def _no_deal(side: Side) -> str:
    first, last = side.no_deal
    told = f"{first:.3g}" if first == last else f"{first:.3g}, at the end {last:.3g}"
    return told if side.known else f"{told} (not stated: at first the worst package stands for it)"


def outcome(found: Spread) -> str:
    """Whether they agreed."""
    parts = [f"Agreed: {percent(found.agreed)} of the talks"]
    if found.deadline.value:
        parts.append(f"at the deadline without one: {percent(found.deadline)}")
    if found.left.value:
        parts.append(f"left by a party that had no package worth as much as no deal: {percent(found.left)}")
    alike = " All runs went the same way." if found.alike and found.runs > 1 else ""
    return "; ".join(parts) + "." + alike


def percent(rate: Rate) -> str:
    """A share with its interval."""
    if rate.value in {0.0, 1.0}:
        return "all" if rate.value else "none"
    return f"{100 * rate.value:.1f} % (95 % interval {100 * rate.low:.1f} to {100 * rate.high:.1f})"


def when(found: Spread) -> Iterator[str]:
    """In which round they agreed, where any did."""
    if found.when is None:
        return
    what = "The text that stood at the end was accepted" if found.rules == "text" else "Where they agreed, it was"
    one = found.when
    if one.tenth == one.ninth:
        yield f"{what} in round {one.middle:.0f}" + ("." if one.error == 0 else " in most.")
        return
    yield f"{what} by round {one.middle:.0f} in half of them ({one.tenth:.0f} in a tenth, {one.ninth:.0f} in nine tenths)."


def _side(side: Side) -> Iterator[str]:
    if side.worth is not None:
        yield f"  What was agreed is worth to {side.party}: {worth(side.worth)}, from {side.least:.3g} to {side.most:.3g} being possible."
    if side.delay.mean or side.delay.error:
        yield f"  Delay took from {side.party}: {worth(side.delay)}; with that, all talks counted, {worth(side.counted)}."


def worth(amount: Amount) -> str:
    """An amount with its Monte Carlo error."""
    if amount.tenth == amount.ninth and amount.error == 0:
        return f"{amount.mean:.3g}"
    return (
        f"{amount.mean:.3g} on average (± {amount.error:.2g}), {amount.tenth:.3g} to {amount.ninth:.3g} in eight of ten"
    )


def _packages(found: Spread) -> Iterator[str]:
    if not found.packages:
        return
    more = found.more + max(len(found.packages) - _SHOWN, 0)
    yield "Agreed on, by how often and nothing else" + (f" ({more:,} more):" if more else ":")
    for one in found.packages[:_SHOWN]:
        yield f"  {percent(one.rate)}: {one.words}"
