"""Page two: the matrix in short, agreement in short, and what the brief rests on. It fits one page of A4."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.agreements import IssueInPlay
from detente.report.annexes.agreement import relation
from detente.report.annexes.lines import Pen
from detente.report.annexes.packages import BASES, LEVELS, TITLES, sentence
from detente.report.brief import Block, Line, Listing, Part, Row, Table
from detente.report.claims import Ground
from detente.report.claims.candidate import NEAR_VOICES
from detente.report.display import cut, width
from detente.report.marks import Marker
from detente.report.people import phrase

COLUMNS = 4
ROOM = 24
"""Lines that the matrix may take on page two, so that the whole page fits A4 at 9 pt (tried on paper)."""
ACROSS = 40.0
"""Width in em of all party columns together."""
LONGEST = 66.0
"""Two lines of the lists, in em."""

SHORT_VOICE = {
    "own words": "own words",
    "paraphrased": "paraphrased",
    "relayed": "relayed",
    "rival": "a rival’s words",
    "outlet": "the outlet’s words",
    "joint text": "joint text",
    "user": "your notes",
}


def page_two(ground: Ground, marker: Marker) -> tuple[Block, ...]:
    """The three blocks."""
    return (_matrix(ground), _agreement(ground, marker), _basis(ground))


def _matrix(ground: Ground) -> Table:
    parties = _loudest(ground)
    rows, used, left = [], 0, 0
    for issue in sorted(ground.agreements.issues, key=lambda one: -len({stand.party for stand in one.stands})):
        cells = [_cell(ground, issue, party, ACROSS / max(len(parties), 1)) for party in parties]
        height = max((_height(cell, ACROSS / max(len(parties), 1)) for cell in cells), default=1)
        if used + height > ROOM:
            left += 1
            continue
        used += height
        title = Line(parts=(Part(cut(ground.wording.issue(issue.issue), 24)),))
        rows.append((issue, Row(cells=((title,), *cells), facts=tuple(stand.position for stand in issue.stands))))
    order = {issue.issue: place for place, issue in enumerate(ground.agreements.issues)}
    rows.sort(key=lambda one: order[one[0].issue])
    more = f" {left} more issues in annex A." if left else ""
    if len(parties) < len(ground.parties):
        more += f" {len(ground.parties) - len(parties)} more parties in annex A."
    return Table(
        id="second-matrix",
        caption="Parties and issues",
        columns=("Issue", *(cut(ground.people.name(one), 30) for one in parties)),
        rows=tuple(row for _, row in rows),
        note=f"A blank means: not in these reports. The words are in annex A.{more}",
        empty="No party has a reported position.",
    )


def _loudest(ground: Ground) -> list[str]:
    """The parties with positions on most issues, in the order of parties; at most COLUMNS."""
    spoken = {
        party: len({one.issue for one in ground.agreements.issues for stand in one.stands if stand.party == party})
        for party in ground.parties
    }
    kept = sorted(ground.parties, key=lambda party: -spoken[party])[:COLUMNS]
    return [party for party in ground.parties if party in kept]


def _cell(ground: Ground, issue: IssueInPlay, party: str, across: float) -> tuple[Line, ...]:
    found = [
        one for stand in issue.stands if stand.party == party and (one := ground.position(stand.position)) is not None
    ]
    found.sort(key=lambda one: (one.voice not in NEAR_VOICES, not one.red_line, one.id))
    lines = [
        Line(parts=(Part(cut(f"{ground.wording.wants(one)} ({SHORT_VOICE[one.voice]})", across * 2.6)),),
             fresh=one.id in ground.dossier.fresh)
        for one in found[:2]
    ]  # fmt: skip
    if len(found) > 2:
        lines.append(Line(parts=(Part(f"and {len(found) - 2} more"),)))
    return tuple(lines)


def _height(cell: Sequence[Line], across: float) -> int:
    return sum(int(sum(width(part.text) for part in line.parts) / across) + 1 for line in cell) or 1


def _agreement(ground: Ground, marker: Marker) -> Listing:
    pen = Pen(ground, marker, "B")
    found = ground.agreements
    lines = []
    for words in dict.fromkeys(relation(one) for one in found.issues):
        those = phrase(ground.wording.issue(one.issue) for one in found.issues if relation(one) == words)
        lines.append(_text(f"{words[0].upper()}{words[1:]}: {those}."))
    for level in LEVELS if found.issues else ():
        full, near = (found.on(level, basis) for basis in BASES)
        line = f"{sentence(full)}"
        if near.count != full.count:
            line += f"; {near.count:,} without what only the outlet or a rival says"
        lines.append(_text(f"{line}."))
        for conflict in (near.conflicts or full.conflicts)[:1]:
            who = phrase(
                f"{ground.people.name(member.party)} on {ground.wording.issue(member.issue)}"
                for member in conflict.members
            )
            lines.append(pen.line((Part(cut(f"A smallest set that excludes itself: {who}.", LONGEST)),),
                                  [p for member in conflict.members for p in member.passages[:1]][:4]))  # fmt: skip
    return Listing(
        id="second-agreement",
        title="Agreement, as stated",
        lines=tuple(lines[:9]),
        note="From the reported words alone; one option an issue makes a package. Who says what, and what one "
        "move would open: annex B.",
        empty=f"No party has a reported position, so nothing can be said about packages that contradict {TITLES['red line']}.",
    )


def _basis(ground: Ground) -> Listing:
    sources = ground.dossier.sources
    levels = phrase(dict.fromkeys(SHORT_VOICE[one.voice] for one in ground.dossier.positions))
    lines = [
        _text(
            "Each claim is somebody’s words: the party’s own, paraphrased, relayed, a rival’s, the outlet’s or a "
            "joint text’s. The number beside it opens the passage."
        ),
        _text(
            f"{len(ground.dossier.statements)} statements, {len(ground.dossier.positions)} positions"
            + (f" ({levels})" if levels else "")
            + f", {len(ground.dossier.meetings)} meetings, {len(ground.dossier.proposals)} texts, "
            f"{len(ground.dossier.decisions)} decisions from {len([s for s in sources if s.status == 'ready'])} reports."
        ),
        _text("Silence is silence in these reports, not a position. Nothing here is weighted, averaged or predicted."),
    ]
    return Listing(id="second-basis", title="What this rests on", lines=tuple(lines))


def _text(words: str) -> Line:
    return Line(parts=(Part(cut(words, LONGEST * 1.5)),))
