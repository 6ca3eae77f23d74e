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


@dataclass(frozen=True, slots=True)
class Tie:
    """That a ratifier passes these options (any package, where there are none) only with one of those on each issue named."""

    limits: Mapping[str, tuple[str, ...]]
    only_with: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Ratification on two levels.

    `issues` are those bargained over with their options, None where the record's count. `refuses` is what the user says
    that parties refuse; `sides` has each side's rule, `objects` for each side what its ratifiers do, and `ties` what they
    take only with something else.
    """

    issues: Domains | None
    refuses: Refusals
    sides: Mapping[str, Game]
    objects: Mapping[str, Refusals]
    ties: Mapping[str, Mapping[str, tuple[Tie, ...]]]
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
        sides.at(name).mapping({"body", "rule", "without", "refuses", "conditions", "note"})
    return Plan(
        issues={one: issues.at(one).words() for one in issues.mapping()} or None,
        refuses=_refusals(entry.at("refuses", {})),
        sides={name: game_of(sides.at(name)) for name in sides.mapping()},
        objects={name: _refusals(sides.at(name).at("refuses", {})) for name in sides.mapping()},
        ties={name: _ties(sides.at(name).at("conditions", {})) for name in sides.mapping()},
        level=level,
        basis=basis,
    )


def _refusals(entry: Entry) -> Refusals:
    return {who: _options(entry.at(who)) for who in entry.mapping()}


def _options(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {issue: entry.at(issue).words() for issue in entry.mapping()}


def _ties(entry: Entry) -> dict[str, tuple[Tie, ...]]:
    return {who: tuple(_each(entry.at(who))) for who in entry.mapping()}


def _each(entry: Entry) -> Iterable[Tie]:
    if not isinstance(entry.value, list):
        entry.refuse("must be a list of conditions", do="Write [{for: {…}, only_with: {…}}].")
    return (_tie(entry.at(number)) for number in range(len(entry.value)))


def _tie(entry: Entry) -> Tie:
    entry.mapping({"for", "only_with"})
    needs = _options(entry.at("only_with", {}))
    if not needs:
        entry.refuse("'only_with' is missing", do="Say with which options of other issues the ratifier would pass it.")
    return Tie(_options(entry.at("for", {})), needs)


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
    for member in (*plan.objects[name], *plan.ties[name]):
        game.number(member)
    for member in game.members:
        made = _clauses(plan.objects[name].get(member, {}), domains)
        made += [clause for tie in plan.ties[name].get(member, ()) for clause in _tied(tie, domains)]
        if agreements and member in actors:
            told, positions = objections_of(actors[member], agreements, level=plan.level, basis=plan.basis)
            made += told
            because[member] = positions
        objections[member] = tuple(sorted(set(made)))
    return Side(name=name, game=game, objections=objections, because=because)


def _clauses(refused: Mapping[str, tuple[str, ...]], domains: Domains) -> list[Clause]:
    _are_known(refused, domains)
    return [Clause(issue, tuple(sorted(options))) for issue, options in refused.items()]


def _tied(tie: Tie, domains: Domains) -> list[Clause]:
    """No package has what the tie limits together with an option that the tie does not name."""
    _are_known(tie.limits, domains)
    _are_known(tie.only_with, domains)
    rest = {
        other: tuple(sorted(set(domains[other]) - set(wanted)))
        for other, wanted in tie.only_with.items()
        if set(domains[other]) - set(wanted)
    }
    if not tie.limits:
        return [Clause(other, beside) for other, beside in rest.items()]
    return [
        Clause(issue, tuple(sorted(options)), other, beside)
        for issue, options in tie.limits.items()
        for other, beside in rest.items()
    ]


def _are_known(named: Mapping[str, tuple[str, ...]], domains: Domains) -> None:
    for issue, options in named.items():
        if issue not in domains:
            raise UsageError(f"no issue is called {issue!r}", do=f"There are: {', '.join(domains)}.")
        for one in options:
            if one not in domains[issue]:
                known = ", ".join(domains[issue])
                raise UsageError(f"{issue!r} has no option {one!r}", do=f"It has: {known}.")
