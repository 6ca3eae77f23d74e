"""Packages on one level and basis: how many, some of them, what excludes them, and what one move would open."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from detente.analysis.agreements import solve
from detente.analysis.agreements.clauses import Board, Clause, Commitment, Domains
from detente.analysis.agreements.conflicts import conflicts
from detente.analysis.agreements.interface import (
    Basis,
    Choice,
    Conflict,
    IssueInPlay,
    Level,
    Member,
    MemberKind,
    Move,
    MoveKind,
    Packages,
    Party,
)

_DROP: dict[MemberKind, MoveKind] = {
    "red line": "drop a red line",
    "refusal": "drop a refusal",
    "condition": "drop a condition",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many packages and how many conflicts are written out; the counts are exact all the same."""

    packages: int = 12
    conflicts: int = 40


def packages(
    commitments: Sequence[Commitment],
    board: Board,
    *,
    level: Level,
    basis: Basis,
    moves: Sequence[Move],
    limits: Limits,
) -> Packages:
    """The packages that contradict none of the commitments. `moves` are those that change no count."""
    domains = board.domains
    clauses = [clause for one in commitments for clause in one.clauses]
    number = solve.count(domains, clauses) if domains else 0
    listed = _listed(domains, clauses, limit=limits.packages) if number else ()
    groups, complete = ([], True) if number or not domains else conflicts(domains, commitments, limit=limits.conflicts)
    blocked = {one.issue for group in groups for one in group} | {
        clause.other for group in groups for one in group for clause in one.clauses if clause.other
    }
    return Packages(
        level=level,
        basis=basis,
        count=number,
        total=prod(map(len, domains.values())) if domains else 0,
        listed=listed,
        more=number - len(listed),
        conflicts=tuple(_conflict(group, board) for group in groups),
        complete=complete,
        blocked=tuple(issue for issue in domains if issue in blocked),
        moves=(
            *_drops(commitments, domains, number=number, groups=groups),
            *(_with_count(one, number) for one in moves),
        ),
    )


def _listed(domains: Domains, clauses: Iterable[Clause], *, limit: int) -> tuple[tuple[Choice, ...], ...]:
    some = itertools.islice(solve.solutions(domains, clauses), limit)
    return tuple(tuple(one.items()) for one in some)


def _conflict(group: Sequence[Commitment], board: Board) -> Conflict:
    issues = {one.issue for one in group} | {c.other for one in group for c in one.clauses if c.other}
    return Conflict(
        members=tuple(_member(one, board) for one in group),
        issues=tuple(issue for issue in board.domains if issue in issues),
    )


def _member(one: Commitment, board: Board) -> Member:
    words = {stand.position: stand.passages for stand in board.stands}
    excluded = {option for clause in one.clauses for option in clause.excluded}
    return Member(
        party=one.party,
        issue=one.issue,
        kind=one.kind,
        excludes=tuple(option for option in board.domains[one.issue] if option in excluded),
        positions=one.positions,
        passages=tuple(passage for position in one.positions for passage in words[position]),
    )


def _drops(
    commitments: Sequence[Commitment], domains: Domains, *, number: int, groups: Sequence[Sequence[Commitment]]
) -> Iterable[Move]:
    """For each commitment, the packages without it: only the issues that it touches are counted anew."""
    clauses = [clause for one in commitments for clause in one.clauses]
    parts = solve.components(domains, clauses)
    inside = {issue: part for part in parts for issue in part}
    counts = {part: _count(part, domains, clauses=clauses) for part in parts}
    for one in commitments:
        part = inside[one.issue]
        others = prod(ways for other, ways in counts.items() if other != part)
        rest = [clause for other in commitments if other is not one for clause in other.clauses]
        after = others * _count(part, domains, clauses=rest) if others else 0
        yield Move(
            party=one.party,
            kind=_DROP[one.kind],
            issue=one.issue,
            positions=one.positions,
            packages=after,
            opens=after - number,
            ends=tuple(at for at, group in enumerate(groups) if any(it is one for it in group)),
        )


def _count(part: tuple[str, ...], domains: Domains, *, clauses: Iterable[Clause]) -> int:
    own = [one for one in clauses if one.issue in part]
    return solve.count({issue: domains[issue] for issue in part}, own)


def answers(issues: Iterable[IssueInPlay], parties: Iterable[Party]) -> list[Move]:
    """For each party, the issues on which it is silent and the options that its yes would make shared."""
    found = []
    for party in parties:
        for one in issues:
            heard = {stand.party for stand in one.stands}
            if party.id in heard or not one.shared or one.relation == "in a signed or joint text":
                continue
            found.append(
                Move(
                    party=party.id,
                    kind="answer on an issue",
                    issue=one.issue,
                    options=one.shared,
                    packages=0,
                    opens=0,
                )
            )
    return found


def _with_count(move: Move, number: int) -> Move:
    return Move(
        party=move.party, kind=move.kind, issue=move.issue, options=move.options, packages=number, opens=move.opens
    )
