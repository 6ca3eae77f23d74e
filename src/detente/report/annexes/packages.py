"""Packages, the smallest sets that exclude each other, and what one move would open."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.agreements import Basis, Conflict, Level, Member, Move, Packages
from detente.report.annexes.lines import Pen
from detente.report.brief import Block, Line, Listing, Part, Row, Table
from detente.report.display import quoted
from detente.report.people import phrase

LEVELS: tuple[Level, ...] = ("red line", "refusal")
BASES: tuple[Basis, ...] = ("all voices", "without outlet and rivals")
TITLES = {"red line": "no red line", "refusal": "no red line and no refusal"}
SHOWN = 12
"""Packages listed a level and basis; the count is exact, and a longer list helps nobody on paper."""


def blocks(pen: Pen) -> Iterator[Block]:
    """For each level: how many packages, which, what excludes what; then what one move would open."""
    for level in LEVELS:
        yield _packages(pen, level)
    for level in LEVELS:
        yield _moves(pen, level)


def _packages(pen: Pen, level: Level) -> Listing:
    lines: list[Line] = []
    results = [pen.ground.agreements.on(level, basis) for basis in BASES]
    same = (results[0].count, results[0].listed, results[0].conflicts) == (
        results[1].count,
        results[1].listed,
        results[1].conflicts,
    )
    for one in results[:1] if same else results:
        basis = "with and without the outlet’s and rivals’ words" if same else _basis(one.basis)
        lines.append(pen.line(f"{sentence(one)}, {basis}."))
        lines += [pen.line(_package(pen, choice)) for choice in one.listed[:SHOWN]]
        more = one.count - min(len(one.listed), SHOWN)
        if more > 0 and one.listed:
            lines.append(pen.line(f"and {more:,} more."))
        for number, conflict in enumerate(one.conflicts, 1):
            lines += _conflict(pen, number, conflict)
        if one.conflicts and not one.complete:
            lines.append(pen.line("There are more such sets than are given here."))
    return Listing(
        id=f"{pen.id}-packages-{level.replace(' ', '-')}",
        title=f"Packages that contradict {TITLES[level]}",
        lines=tuple(lines),
        note="In the order of the issues, not of merit.",
    )


def sentence(one: Packages) -> str:
    """As in "4 of 24 packages contradict no red line"."""
    verb = "contradicts" if one.count == 1 else "contradict"
    number = f"{one.count:,}" if one.count else "None"
    return f"{number} of {one.total:,} packages {verb} {TITLES[one.level]}"


def _basis(basis: Basis) -> str:
    return "counting every voice" if basis == "all voices" else "leaving out what only the outlet or a rival says"


def _package(pen: Pen, choices: tuple[tuple[str, str], ...]) -> str:
    say = pen.ground.wording
    return "– " + " · ".join(f"{say.issue(issue)} {say.option(issue, option)}" for issue, option in choices)


def _conflict(pen: Pen, number: int, conflict: Conflict) -> Iterator[Line]:
    say = pen.ground.wording
    issues = phrase(say.issue(issue) for issue in conflict.issues)
    yield pen.line(
        f"Smallest set {number} that excludes itself, on {issues}; without any one of these, a package is left:"
    )
    for member in conflict.members:
        yield _member(pen, member)


def _member(pen: Pen, member: Member) -> Line:
    say = pen.ground.wording
    voices = phrase(say.voice(fact) for one in member.positions if (fact := pen.ground.position(one)))
    options = phrase((say.option(member.issue, option) for option in member.excludes), "and")
    how = "on its condition rules out" if member.kind == "condition" else "rules out"
    parts = [
        Part("– "),
        Part(say.people.name(member.party), "name"),
        Part(f" ({voices}) – {say.issue(member.issue)}: {member.kind}, {how} {options}:"),
    ]
    for words in dict.fromkeys(passage.exact for passage in member.passages):
        parts += [Part(" "), Part(quoted(words), "quote")]
    return pen.line(tuple(parts), member.passages)


def _moves(pen: Pen, level: Level) -> Table:
    each = {basis: pen.ground.agreements.on(level, basis) for basis in BASES}
    moves: dict[tuple[str, str, str, tuple[str, ...]], dict[Basis, Move]] = {}
    for basis, result in each.items():
        for move in result.moves:
            moves.setdefault((move.party, move.kind, move.issue, move.positions), {})[basis] = move
    return Table(
        id=f"{pen.id}-moves-{level.replace(' ', '-')}",
        caption=f"What one move would open (packages that contradict {TITLES[level]})",
        columns=("Party", "One move", "Then, every voice", "Then, without outlet and rivals"),
        rows=tuple(_move(pen, level, found) for found in moves.values()),
        note="For every party, in the order of parties and issues, ranked for none; no move is a recommendation.",
        empty="No single move of a party changes anything here.",
    )


def _move(pen: Pen, level: Level, found: dict[Basis, Move]) -> Row:
    say = pen.ground.wording
    one = next(iter(found.values()))
    facts = [fact for each in one.positions if (fact := pen.ground.position(each))]
    passages = [passage for fact in facts for passage in fact.evidence]
    what = f"{one.kind}: {say.issue(one.issue)}"
    parts = [Part(what)]
    if facts:
        parts.append(Part(f" ({phrase(say.wants(fact) for fact in facts)})"))
    if one.options:
        parts.append(Part(f": taking {phrase((say.option(one.issue, option) for option in one.options), 'or')}"))
    cells = [(pen.line(_then(level, found[basis])),) if basis in found else () for basis in BASES]
    return Row(
        cells=((pen.line(say.people.name(one.party)),), (pen.line(tuple(parts), passages),), *cells),
        facts=one.positions,
    )


def _then(level: Level, move: Move) -> str:
    if move.kind == "answer on an issue":
        return "the issue would be compatible as stated"
    line = f"{move.packages:,} packages, {move.opens:,} more than now"
    if move.ends:
        sets = phrase(str(number + 1) for number in move.ends)
        line += f"; set{'' if len(move.ends) == 1 else 's'} {sets} would be gone"
    return line
