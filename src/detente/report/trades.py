"""Trades, what keeps whom out, payments and concessions in sentences: what would follow, for everybody alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from detente.analysis.agreements.scenarios import Range, Stated
from detente.analysis.agreements.trades import Blocker, Concession, Payments, Trades

_SHOWN = 12


def trade_lines(stated: Stated, found: Trades) -> Iterator[str]:
    """The trades of two parties."""
    first, second = (stated.parties[one].name for one in found.parties)
    yield f"From the package {stated.words(found.start)}:"
    certain = [one for one in found.found if one.certain]
    rest = "" if found.complete else " The time was over before all were looked at."
    if not certain:
        yield f"No two moves are known to help {first} and {second} together where neither helps both alone.{rest}"
    else:
        yield (
            f"Pairs of moves ({len(certain)}) that help {first} and {second} together, whatever fits what is stated, "
            f"where neither move helps both alone, and that contradict nothing stated:{rest}"
        )
    for one in certain[:_SHOWN]:
        moves = " and ".join(_move(stated, issue, option) for issue, option in one.moves)
        yield f"  {moves}: {_gains(stated, one.gains)}"
    if len(certain) > _SHOWN:
        yield f"  and {len(certain) - _SHOWN} more"
    possible = len(found.found) - len(certain)
    if possible:
        yield f"Of further pairs ({possible}) it is not known whether they help both."


def blocker_lines(stated: Stated, found: Sequence[Blocker]) -> Iterator[str]:
    """Who is or may be kept out of a package, by how little, and which single move would end it."""
    for one in found:
        name = stated.parties[one.standing.party].name
        if one.short is not None:
            yield f"  {name} lacks {_range(one.short)} to what no deal is worth to it."
        for change in one.changes[:_SHOWN]:
            yield f"    no longer with {_move(stated, change.issue, change.option)}: {_gains(stated, change.gains)}"
        if not one.changes:
            yield f"    no single move is known to end what keeps {name} out"


def payment_lines(stated: Stated, found: Payments) -> Iterator[str]:
    """Whether payments could carry a package."""
    if not found.lacking[1]:
        return
    yield (
        "  If one unit is worth the same to all, and may be paid (a payment moves no red line): those who lose lack "
        f"{_range(found.lacking)}, those who gain could spare {_range(found.spare)}; gains cover losses "
        + {"necessarily": "whatever fits", "possibly": "with some of the values that fit", "never": "never"}[
            found.carried
        ]
        + "."
    )
    if found.unknown:
        names = ", ".join(stated.parties[one].name for one in found.unknown)
        yield f"  Left out, since no deal has no stated worth to them: {names}."


def concession_lines(stated: Stated, found: Sequence[Concession]) -> Iterator[str]:
    """What each party gives up from its present position to the package, issue by issue."""
    if found:
        yield "  From each party's present position to the package, one issue at a time:"
    for one in found:
        issue = stated.issues[one.issue]
        way = f"{issue.titles[one.before]} to {issue.titles[one.after]}"
        yield f"    {stated.parties[one.party].name}, {issue.title}, {way}: {_gains(stated, one.gains)}"


def _move(stated: Stated, issue: int, option: int) -> str:
    return f"{stated.issues[issue].title}: {stated.issues[issue].titles[option]}"


def _gains(stated: Stated, gains: Sequence[Range]) -> str:
    told = zip(stated.parties, gains, strict=True)
    return "; ".join(f"{side.name} {_range(one, signed=True)}" for side, one in told)


def _range(one: Range, *, signed: bool = False) -> str:
    low, high = (_number(end, signed=signed) for end in one)
    return low if low == high else f"{low} to {high}"


def _number(one: Fraction, *, signed: bool) -> str:
    return f"{float(one):+.3g}" if signed and one else f"{float(one):.3g}"
