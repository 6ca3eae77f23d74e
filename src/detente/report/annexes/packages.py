"""Packages, the smallest sets that exclude each other, and what one move would open."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.agreements import Basis, Conflict, Level, Member, Move, Packages
from detente.report.annexes import pictures
from detente.report.annexes.lines import Pen
from detente.report.brief import Block, Line, Listing, Part, Row, Table
from detente.report.display import quoted
from detente.report.people import phrase

LEVELS: tuple[Level, ...] = ("red line", "refusal")
BASES: tuple[Basis, ...] = ("all voices", "without outlet and rivals")
TITLES = {"red line": "no red line", "refusal": "no red line and no refusal"}
SHOWN = 12
"""Packages listed a level and basis. A longer list helps nobody on paper: then the options left open on each
issue say more."""


def blocks(pen: Pen) -> Iterator[Block]:
    """The options with what stands against them; packages and smallest sets; what one move would open."""
    if not pen.ground.agreements.issues:
        return
    yield _options(pen)
    for level in LEVELS:
        yield _packages(pen, level)
    for level in LEVELS:
        yield from pictures.opened(pen, level)
        yield _moves(pen, level)


def _options(pen: Pen) -> Table:
    say = pen.ground.wording
    rows = []
    for issue in pen.ground.agreements.issues:
        clear = []
        for state in issue.options:
            against = [
                (state.red_lines, "red line"),
                (state.refusals, "refusal"),
                (state.conditions, "condition"),
            ]
            lines = tuple(_against(pen, each, kind=kind) for those, kind in against for each in those)
            option = say.option(issue.issue, state.option)
            if lines:
                rows.append(Row(cells=((pen.line(f"{say.issue(issue.issue)}: {option}"),), lines)))
            else:
                clear.append(option)
        if clear:
            rows.append(
                Row(cells=((pen.line(f"{say.issue(issue.issue)}: {phrase(clear, 'or')}"),), (pen.line("nothing"),)))
            )
    return Table(
        id=f"{pen.id}-options",
        caption="Options, and what stands against each",
        columns=("Option", "Against it"),
        rows=tuple(rows),
        note="A condition excludes an option only together with others, or, where its words name no known option, never.",
    )


def _against(pen: Pen, position: str, *, kind: str) -> Line:
    say = pen.ground.wording
    fact = pen.ground.position(position)
    if fact is None:
        return pen.line(kind)
    return pen.of(fact, (Part(f"{kind} of "), Part(say.people.name(fact.party), "name"), Part(f" ({say.voice(fact)})")))


def _packages(pen: Pen, level: Level) -> Listing:
    lines: list[Line] = []
    full, near = (pen.ground.agreements.on(level, basis) for basis in BASES)
    same = (full.count, full.listed, full.conflicts) == (near.count, near.listed, near.conflicts)
    for one in (full,) if same else (full, near):
        basis = "with and without the outlet’s and rivals’ words" if same else basis_words(one.basis)
        lines.append(pen.line(f"{sentence(one)}, {basis}."))
        if one.count == len(one.listed) <= SHOWN:
            lines += [pen.line(_package(pen, choice)) for choice in one.listed]
        for number, conflict in enumerate(one.conflicts, 1):
            lines += _conflict(pen, number, conflict=conflict)
        if one.conflicts and not one.complete:
            lines.append(pen.line("There are more such sets than are given here."))
    return Listing(
        id=f"{pen.id}-packages-{level.replace(' ', '-')}",
        title=f"Packages that contradict {TITLES[level]}",
        lines=tuple(lines),
        note=f"Listed where they are no more than {SHOWN}, in the order of the issues, not of merit.",
    )


def sentence(one: Packages) -> str:
    """As in "4 of 24 packages contradict no red line"."""
    if not one.count:
        what = "a red line" if one.level == "red line" else "a red line or a refusal"
        return f"Every one of the {one.total:,} packages contradicts {what}"
    verb = "contradicts" if one.count == 1 else "contradict"
    return f"{one.count:,} of {one.total:,} packages {verb} {TITLES[one.level]}"


def basis_words(basis: Basis) -> str:
    """Whose voices count."""
    return "counting every voice" if basis == "all voices" else "leaving out what only the outlet or a rival says"


def _package(pen: Pen, choices: tuple[tuple[str, str], ...]) -> str:
    say = pen.ground.wording
    return "– " + " · ".join(
        f"{say.issue(issue, short=True)}: {say.option(issue, option)}" for issue, option in choices
    )


def _conflict(pen: Pen, number: int, *, conflict: Conflict) -> Iterator[Line]:
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
    again = level != LEVELS[0]
    found: dict[tuple[str, str, str, tuple[str, ...]], dict[Basis, Move]] = {}
    for basis in BASES:
        for move in pen.ground.agreements.on(level, basis).moves:
            if again and move.kind == "answer on an issue":
                continue
            found.setdefault((move.party, move.issue, move.kind, move.positions), {})[basis] = move
    parties = {party: place for place, party in enumerate(pen.ground.parties)}
    issues = {one.issue: place for place, one in enumerate(pen.ground.agreements.issues)}
    ordered = sorted(found, key=lambda key: (parties.get(key[0], len(parties)), issues.get(key[1], 0), key[2:]))
    return Table(
        id=f"{pen.id}-moves-{level.replace(' ', '-')}",
        caption=f"What one move would open (packages that contradict {TITLES[level]})",
        columns=("Party", "One move", "Then, every voice", "Then, without outlet and rivals"),
        rows=tuple(_move(pen, found[key]) for key in ordered),
        note="For every party, in the order of parties and issues, ranked for none; no move is a recommendation."
        + (" What an answer would change stands in the table before." if again else ""),
        empty="No single move of a party changes anything here.",
    )


def _move(pen: Pen, found: dict[Basis, Move]) -> Row:
    say = pen.ground.wording
    one = next(iter(found.values()))
    facts = [fact for each in one.positions if (fact := pen.ground.position(each))]
    passages = [passage for fact in facts for passage in fact.evidence]
    parts = [Part(f"{one.kind} – {say.issue(one.issue)}")]
    if facts:
        parts.append(Part(f" ({phrase(dict.fromkeys(say.wants(fact) for fact in facts))})"))
    if one.options:
        parts += [Part(": taking "), Part(phrase((say.option(one.issue, each) for each in one.options), "or"), "term")]
    cells = [(pen.line(_then(found[basis])),) if basis in found else () for basis in BASES]
    return Row(
        cells=((pen.line(say.people.name(one.party)),), (pen.line(tuple(parts), passages),), *cells),
        facts=one.positions,
    )


def _then(move: Move) -> str:
    if move.kind == "answer on an issue":
        return "the issue would be compatible as stated"
    line = f"{move.packages:,} packages, {move.opens:,} more than now" if move.opens else "nothing more opens"
    if move.ends:
        sets = phrase(str(number + 1) for number in move.ends)
        line += f"; set{'' if len(move.ends) == 1 else 's'} {sets} would be gone"
    return line
