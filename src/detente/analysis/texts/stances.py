"""Who stands for and against a clause, by what the clause is linked to and what the parties are reported to want."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.model import Position
from detente.model.text import ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Positions about a clause, by what they mean for it.

    `supports` want or would take what it provides, or refuse what it excludes; `opposes` the other way round;
    `undecided` are open to it; `elsewhere` ask for another option of its issue, which need not be against this one.
    `unknown` are ids that a person named and the record no longer has.
    """

    supports: tuple[Position, ...] = ()
    opposes: tuple[Position, ...] = ()
    undecided: tuple[Position, ...] = ()
    elsewhere: tuple[Position, ...] = ()
    unknown: tuple[str, ...] = ()


def stances(link: ClauseLink, positions: Iterable[Position]) -> Stances:
    """The positions about what a clause is linked to; those that a person set beside it first."""
    positions = tuple(positions)
    known = {one.id: one for one in positions}
    named = {*link.supports, *link.opposes}
    sorts: dict[str, list[Position]] = {
        "supports": [known[one] for one in link.supports if one in known],
        "opposes": [known[one] for one in link.opposes if one in known],
        "undecided": [],
        "elsewhere": [],
    }
    for one in positions:
        if one.issue == link.issue and one.id not in named:
            sorts[_sort(one, link)].append(one)
    return Stances(**{name: tuple(those) for name, those in sorts.items()}, unknown=tuple(sorted(named - known.keys())))


def _sort(one: Position, link: ClauseLink) -> str:
    if link.option is None or link.effect == "concerns" or one.option != link.option:
        return "elsewhere"
    if one.attitude == "open":
        return "undecided"
    wants = one.attitude != "rejects"
    return "supports" if wants == (link.effect == "provides") else "opposes"
