"""Who ratifies on each side, from a file of the user's: the form is told in docs/reference/ratification.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from detente.analysis.agreements.clauses import Clause, Domains
from detente.analysis.agreements.interface import Agreements, Basis, Level
from detente.analysis.ratification.files import game_of
from detente.analysis.ratification.game import Game
from detente.analysis.ratification.plain import Entry, load
from detente.analysis.ratification.winsets import Side, Zone, board_of, held_between, objections_of, zone
from detente.errors import UsageError

Refusals = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For a party or ratifier, by issue, the options that it would not pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Ratification on two levels.

    `issues` are those bargained over with their options, None where the record's count. `refuses` is what the user says
    that parties refuse; `sides` has each side's rule, and `objects` for each side what its ratifiers do.
    """

    issues: Domains | None
    refuses: Refusals
    sides: Mapping[str, Game]
    objects: Mapping[str, Refusals]
    level: Level
    basis: Basis


def load_plan(path: Path) -> Plan:
    """The plan in a file. Raises DataFileError, UsageError."""
    entry = load(path)
    said = entry.mapping({"issues", "refuses", "sides", "level", "basis", "title"})
    sides = entry.at("sides", {})
    if not sides.mapping():
        entry.refuse("'sides' is missing", do="Say for each side which body ratifies, and by which rule.")
    issues = entry.at("issues", {})
    level = next((one for one in get_args(Level) if one == said.get("level", "refusal")), None)
    basis = next((one for one in get_args(Basis) if one == said.get("basis", "all voices")), None)
    if level is None or basis is None:
        entry.refuse(f"level is one of {get_args(Level)}, basis one of {get_args(Basis)}")
    for name in sides.mapping():
        sides.at(name).mapping({"body", "rule", "without", "refuses", "note"})
    return Plan(
        issues={one: issues.at(one).words() for one in issues.mapping()} or None,
        refuses=_refusals(entry.at("refuses", {})),
        sides={name: game_of(sides.at(name)) for name in sides.mapping()},
        objects={name: _refusals(sides.at(name).at("refuses", {})) for name in sides.mapping()},
        level=level,
        basis=basis,
    )


def _refusals(entry: Entry) -> Refusals:
    return {
        who: {issue: entry.at(who).at(issue).words() for issue in entry.at(who).mapping()} for who in entry.mapping()
    }


def zone_of(plan: Plan, agreements: Agreements | None = None, *, limit: int = 12) -> Zone:
    """The packages that are left on both levels, of the plan's own issues or of those that the record has in play.

    Ratifiers who hold positions in the record object by them too. Raises UsageError for an issue, option, party or
    ratifier that is not there.
    """
    if plan.issues is None and agreements is None:
        raise UsageError("the plan names no issues", do="Write 'issues' down, or name a record with -r.")
    domains = plan.issues or (board_of(agreements).domains if agreements else {})
    if not domains:
        raise UsageError("no issue is in play in the record", do="Write 'issues' down.")
    between = [clause for refused in plan.refuses.values() for clause in _clauses(refused, domains)]
    if plan.issues is None and agreements is not None:
        _are_parties([*plan.sides, *plan.refuses], [one.name for one in agreements.parties])
        between += held_between(agreements, level=plan.level, basis=plan.basis)
    recorded = agreements if plan.issues is None else None
    sides = [_side(name, game, plan, domains=domains, agreements=recorded) for name, game in plan.sides.items()]
    return zone(domains, between, sides, limit=limit)


def _are_parties(named: Iterable[str], parties: Sequence[str]) -> None:
    for one in named:
        if one not in parties:
            known = ", ".join(parties) or "none"
            raise UsageError(f"{one!r} is no party in the record", do=f"Parties are: {known}.")


def _side(name: str, game: Game, plan: Plan, *, domains: Domains, agreements: Agreements | None) -> Side:
    actors = {one.name: one.id for one in agreements.others} if agreements else {}
    objections: dict[str, tuple[Clause, ...]] = {}
    because: dict[str, tuple[str, ...]] = {}
    for member in plan.objects[name]:
        game.number(member)
    for member in game.members:
        made = _clauses(plan.objects[name].get(member, {}), domains)
        if agreements and member in actors:
            told, positions = objections_of(actors[member], agreements, level=plan.level, basis=plan.basis)
            made += told
            because[member] = positions
        objections[member] = tuple(sorted(set(made)))
    return Side(name=name, game=game, objections=objections, because=because)


def _clauses(refused: Mapping[str, tuple[str, ...]], domains: Domains) -> list[Clause]:
    found = []
    for issue, options in refused.items():
        if issue not in domains:
            raise UsageError(f"no issue is called {issue!r}", do=f"There are: {', '.join(domains)}.")
        for one in options:
            if one not in domains[issue]:
                known = ", ".join(domains[issue])
                raise UsageError(f"{issue!r} has no option {one!r}", do=f"It has: {known}.")
        found.append(Clause(issue, tuple(sorted(options))))
    return found
