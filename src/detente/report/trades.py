"""Trades, what keeps whom out, payments and concessions in sentences: what would follow, for everybody alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.agreements.scenarios import Range, Stated
from detente.analysis.agreements.trades import Blocker, Concession, Payments, Trades
from detente.report.scenario import number_words, range_words

_SHOWN = 12


def trade_lines(stated: Stated, found: Trades) -> Iterator[str]:
    """The trades of two parties, from a package named before."""
    first, second = (stated.parties[one].name for one in found.parties)
    certain = [one for one in found.found if one.certain]
    possible = len(found.found) - len(certain)
    rest = "" if found.complete else " The time was over before all were looked at."
    if possible:
        pairs = "one pair" if possible == 1 else f"{possible} pairs"
        rest = f" Of {pairs} more it is open whether {'it helps' if possible == 1 else 'they help'} both.{rest}"
    if not certain:
        yield f"No two moves are known to help {first} and {second} together where neither move helps both alone.{rest}"
    else:
        many = "This pair of moves helps" if len(certain) == 1 else f"These {len(certain)} pairs of moves help"
        yield (
            f"{many} {first} and {second} together, whatever fits what is stated, where neither move helps both alone; "
            f"what is stated excludes none of them.{rest}"
        )
    for one in certain[:_SHOWN]:
        moves = " and ".join(_move(stated, issue, option) for issue, option in one.moves)
        yield f"  {moves} ({_gains(stated, one.gains)})"
    if len(certain) > _SHOWN:
        yield f"  and {len(certain) - _SHOWN} more"


def blocker_lines(stated: Stated, found: Sequence[Blocker]) -> Iterator[str]:
    """Who is or may be kept out of a package, by how little, and which single move would end it."""
    for one in found:
        yield from _lacking(stated, one)
        yield from (f"  {line}" for line in change_lines(stated, one))


def _lacking(stated: Stated, one: Blocker) -> Iterator[str]:
    if one.short is not None:
        lacks = "may lack" if one.standing.accepts == "possibly" else "lacks"
        short = range_words(one.short) if one.short[0] else f"up to {number_words(one.short[1])}"
        yield f"{stated.parties[one.standing.party].name} {lacks} {short} to what no deal is worth to it."


def change_lines(stated: Stated, one: Blocker) -> Iterator[str]:
    """Which single moves would make sure that nothing keeps a party out any more."""
    if not one.changes:
        yield "No single move alone is known to change that for certain."
        return
    yield "Any one of these moves alone would change that for certain:"
    for change in one.changes[:_SHOWN]:
        yield f"  {_move(stated, change.issue, change.option)} ({_gains(stated, change.gains)})"
    if len(one.changes) > _SHOWN:
        yield f"  and {len(one.changes) - _SHOWN} more"


def payment_lines(stated: Stated, found: Payments) -> Iterator[str]:
    """Whether payments could carry a package."""
    if not found.lacking[1]:
        return
    carried = {
        "necessarily": "what is gained covers what is lost whatever fits",
        "possibly": "what is gained covers what is lost with some of the values that fit",
        "never": "what is gained never covers what is lost",
    }[found.carried]
    yield (
        "If one unit is worth the same to all, and may be paid (a payment moves no red line): those who lose lack "
        f"{range_words(found.lacking)}, those who gain could spare {range_words(found.spare)}; {carried}."
    )
    if found.unknown:
        names = ", ".join(stated.parties[one].name for one in found.unknown)
        yield f"Left out, since it is not stated what no deal is worth to them: {names}."


def concession_lines(stated: Stated, found: Sequence[Concession]) -> Iterator[str]:
    """What each party gives up from its present position to the package, issue by issue."""
    if found:
        yield "From what is worth most to each party to the package, one issue at a time:"
    for one in found:
        issue = stated.issues[one.issue]
        way = f"from {issue.titles[one.before]} to {issue.titles[one.after]}"
        yield f"  {stated.parties[one.party].name}, {issue.title}, {way} ({_gains(stated, one.gains)})"


def _move(stated: Stated, issue: int, option: int) -> str:
    return f"{stated.issues[issue].title}: {stated.issues[issue].titles[option]}"


def _gains(stated: Stated, gains: Sequence[Range]) -> str:
    told = zip(stated.parties, gains, strict=True)
    return "; ".join(f"{side.name} {range_words(one, signed=True)}" for side, one in told)
