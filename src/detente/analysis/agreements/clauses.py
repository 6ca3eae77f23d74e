"""From positions to clauses: what each red line, refusal or condition forbids a package to be.

A package has one option for each issue in play. It contradicts a position only where the position's words
exclude it whatever else happens; so a position whose condition was not resolved excludes nothing.

Red lines:
- rejects, red line: excludes the option.
- demands, red line: excludes every other option of the issue that the same party does not also demand,
  accept or call open (see `stands.speaks_for`); nearer options on a scale are excluded like the rest. One
  that it would take on a condition is excluded where the condition fails.
- accepts or open, red line, with a condition: the option without the condition is excluded.

Refusals, in addition:
- rejects: excludes the option; where the same party would take it on a condition, only without that.
- accepts or open, with a condition: the option without the condition is excluded.
- rejects, unless another takes the same step: the option is excluded, those in which both take it are not (and on a red
  line that demands to stay as it is unless another moves, every option but those).
- a demand without a red line excludes nothing.

What says the same in several reports is one commitment with several positions behind it. On the basis
"without outlet and rivals" a commitment counts where at least one nearer voice is behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from detente.analysis.agreements.interface import Basis, Condition, Level, MemberKind, Stand
from detente.analysis.agreements.stands import is_for, speaks_for

Domains = Mapping[str, tuple[str, ...]]
"""The options of each issue in play, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What lies on the table: the parties' present positions, their conditions by position, the issues in play."""

    stands: tuple[Stand, ...]
    conditions: Mapping[str, Condition]
    domains: Domains


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """No package has an option of `excluded` on `issue` together with one of `beside` on `other`.

    Without an `other` issue, none has an option of `excluded`. Both lists are sorted.
    """

    issue: str
    excluded: tuple[str, ...]
    other: str = ""
    beside: tuple[str, ...] = ()

    def broken_by(self, package: Mapping[str, str]) -> bool:
        """Whether a package is what the clause forbids."""
        return package[self.issue] in self.excluded and (not self.other or package[self.other] in self.beside)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing a party holds to: the clauses that it comes to, and the positions that say it."""

    party: str
    issue: str
    kind: MemberKind
    clauses: tuple[Clause, ...]
    positions: tuple[str, ...]

    def broken_by(self, package: Mapping[str, str]) -> bool:
        """Whether a package contradicts it."""
        return any(one.broken_by(package) for one in self.clauses)


def commitments(board: Board, *, level: Level, basis: Basis) -> list[Commitment]:
    """Everything that excludes something on a level and basis, in the order of issues, parties and ids."""
    same: dict[tuple[str, tuple[Clause, ...]], list[Stand]] = defaultdict(list)
    for stand in board.stands:
        if level == "refusal" or stand.red_line:
            made = clauses(stand, board)
            if made:
                same[stand.party, made].append(stand)
    found = [
        Commitment(
            party=party,
            issue=group[0].issue,
            kind=_kind(group),
            clauses=made,
            positions=tuple(sorted(one.position for one in group)),
        )
        for (party, made), group in same.items()
        if basis == "all voices" or any(one.near for one in group)
    ]
    order = {issue: number for number, issue in enumerate(board.domains)}
    return sorted(found, key=lambda one: (order[one.issue], one.party, one.clauses))


def _kind(group: list[Stand]) -> MemberKind:
    if any(one.red_line for one in group):
        return "red line"
    return "refusal" if any(not is_for(one) for one in group) else "condition"


def clauses(stand: Stand, board: Board) -> tuple[Clause, ...]:
    """What one position forbids, red line or not; nothing for a demand without a red line."""
    condition = board.conditions.get(stand.position)
    if condition and condition.together:
        return _alone(stand, condition, board)
    if condition and not condition.resolved:
        return ()
    if stand.attitude == "demands":
        made = _of_demand(stand, board, condition=condition) if stand.red_line else []
    elif condition:
        made = _tied((stand.option,), condition, domains=board.domains)
    elif stand.attitude == "rejects":
        tied = [one for one in board.stands if one.option == stand.option and one.condition and speaks_for(one, stand)]
        made = _excluded(stand, stand.option, taken=tied, board=board)
    else:
        made = []
    return tuple(sorted(made))


def _alone(stand: Stand, condition: Condition, board: Board) -> tuple[Clause, ...]:
    """A step that is refused unless another takes it, too: every option but those in which both do."""
    left = set(condition.together)
    if stand.attitude == "demands" and stand.red_line:
        taken = {one.option for one in board.stands if speaks_for(one, stand)}
        flat = tuple(sorted(set(board.domains[stand.issue]) - {stand.option} - taken - left))
    else:
        flat = (stand.option,) if stand.attitude == "rejects" and stand.option not in left else ()
    return (Clause(stand.issue, flat),) if flat else ()


def _of_demand(stand: Stand, board: Board, *, condition: Condition | None) -> list[Clause]:
    others = [one for one in board.domains[stand.issue] if one != stand.option]
    taken = [one for one in board.stands if speaks_for(one, stand)]
    if condition:
        flat = tuple(sorted(set(others) - {one.option for one in taken}))
        return _tied(flat, condition, domains=board.domains) if flat else []
    made = [
        clause
        for option in others
        for clause in _excluded(stand, option, taken=[one for one in taken if one.option == option], board=board)
    ]
    flat = tuple(sorted(one.excluded[0] for one in made if not one.other))
    return ([Clause(stand.issue, flat)] if flat else []) + [one for one in made if one.other]


def _excluded(stand: Stand, option: str, *, taken: list[Stand], board: Board) -> list[Clause]:
    """The option is excluded, except as far as the same party would take it (`taken`: where it says so)."""
    if not taken:
        return [Clause(stand.issue, (option,))]
    tied = [board.conditions[one.position] for one in taken if one.position in board.conditions]
    if len(taken) > len(tied) or len({(one.needs, one.holds) for one in tied}) != 1 or not tied[0].resolved:
        return []
    return _tied((option,), tied[0], domains=board.domains)


def _tied(options: tuple[str, ...], condition: Condition, *, domains: Domains) -> list[Clause]:
    """The options go only with (or only without) what the condition needs."""
    needs: dict[str, set[str]] = defaultdict(set)
    for issue, option in condition.needs:
        needs[issue].add(option)
    made = []
    for other, wanted in sorted(needs.items()):
        beside = set(domains[other]) - wanted if condition.holds else wanted
        if beside:
            made.append(Clause(condition.issue, tuple(sorted(options)), other, tuple(sorted(beside))))
    return made
