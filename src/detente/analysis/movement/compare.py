"""Two positions of one party: in which direction the later one lies, and what makes them hard to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.movement.interface import MovementKind
from detente.model import Position
from detente.model.position import Attitude

FIRMNESS: dict[Attitude, int] = {"rejects": 0, "open": 1, "accepts": 2, "demands": 3}
"""How far an attitude is for its option. From "rejects" up to "accepts" a party gives way; whether it then asks for
the option or takes it is the reporter's choice of word more often than a move."""

FAR = frozenset({"outlet", "rival"})


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of movement and the comparison that shows it."""

    kind: MovementKind
    because: str


def same_option(before: Position, after: Position) -> Step:
    """The step between two positions on one option."""
    if before.attitude != after.attitude:
        return _attitudes(before.attitude, after.attitude)
    if after.red_line and not before.red_line:
        return Step("hardened", "it is now called a red line")
    if bool(after.condition) and not before.condition:
        refusal = after.attitude == "rejects"
        return (
            Step("softened", "it now names a condition") if refusal else Step("hardened", "a condition is now attached")
        )
    if before.red_line and not after.red_line:
        return Step("unchanged", "the same attitude; not called a red line this time, which is no concession")
    if before.condition and not after.condition:
        return Step("unchanged", "the same attitude; its condition is not repeated, which does not lift it")
    figures = _figures(before, after)
    return Step("unchanged", f"the same attitude to the same option{figures and f', with other figures: {figures}'}")


def _attitudes(before: Attitude, after: Attitude) -> Step:
    words = f"it {_SAID[before]} the option before, and {_SAYS[after]} it now"
    if {before, after} == {"rejects", "demands"}:
        return Step("turned round", words)
    if {before, after} == {"accepts", "demands"}:
        return Step("unchanged", f"{words}: for it both times")
    if before == "demands":
        return Step("softened", words)
    if after == "demands":
        return Step("hardened", words)
    return Step("softened" if FIRMNESS[after] > FIRMNESS[before] else "hardened", words)


_FIGURE = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)*)\s?(%|[^\W\d_]{3,})")


def _figures(before: Position, after: Position) -> str:
    """Numbers of one thing that differ: "40 percent, then 35 percent"; empty where none do."""
    was, now = (
        {
            {"percent": "%"}.get(unit.casefold(), unit.casefold()): number
            for piece in one.evidence
            for number, unit in _FIGURE.findall(piece.exact)
        }
        for one in (before, after)
    )
    return ", ".join(
        f"{was[unit]} {unit}, then {now[unit]} {unit}".replace(" %", "%")
        for unit in was
        if now.get(unit, was[unit]) != was[unit]
    )


_SAID = {"rejects": "rejected", "open": "was open to", "accepts": "accepted", "demands": "demanded"}
_SAYS = {"rejects": "rejects", "open": "is open to", "accepts": "accepts", "demands": "demands"}


def other_option(before: Position, after: Position, *, order: Sequence[str], others: Sequence[str]) -> Step | None:
    """The step from a demand to another option of one issue; None where the two do not compare.

    `order` are the issue's options from pole to pole, empty where it has no such order; `others` the options
    that other parties ask for, by which a new demand is told to have come nearer or gone further.
    """
    if before.attitude != "demands" or after.attitude == "rejects" or before.option == after.option:
        return None
    if after.attitude in {"accepts", "open"}:
        return Step("softened", f"it demanded another option before, and {_SAYS[after.attitude]} this one")
    places = {option: place for place, option in enumerate(order)}
    theirs = [places[one] for one in others if one in places]
    if before.option not in places or after.option not in places or not theirs:
        return None
    was, now = places[before.option], places[after.option]
    gaps = [abs(now - one) - abs(was - one) for one in theirs]
    if all(gap < 0 for gap in gaps):
        return Step("softened", "it demands an option nearer to what others ask for")
    if all(gap > 0 for gap in gaps):
        return Step("hardened", "it demands an option further from what others ask for")
    return None


def caveat(before: Position, after: Position) -> str:
    """What to know before comparing two tellings; empty where voice and strength are the same."""
    parts = []
    if before.voice != after.voice:
        parts.append(f"told in different voices ({before.voice}, then {after.voice})")
    if before.strength != after.strength:
        parts.append(f"told with different strength ({before.strength}, then {after.strength})")
    return "; ".join(parts)
