"""Page two: the matrix in short, agreement in short, the calendar, what the brief rests on. It fits A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

from detente.analysis.agreements import IssueInPlay, Relation
from detente.model import Meeting
from detente.report.annexes.agreement import relation
from detente.report.annexes.lines import Pen
from detente.report.annexes.packages import BASES, LEVELS, sentence
from detente.report.brief import Block, Line, Listing, Part, Parts, Row, Table
from detente.report.claims import Ground
from detente.report.claims.candidate import NEAR_VOICES
from detente.report.claims.happenings import planned
from detente.report.display import cut, width
from detente.report.marks import Marker
from detente.report.people import phrase

COLUMNS = 4
ROOM = 22
"""Lines that the matrix may take, so that the whole page fits A4 (tried on paper with every list full)."""
HELD, COMING = 3, 4
"""Meetings and dates in the short calendar."""
ACROSS = 40.0
"""Width in em of all party columns together."""
LONGEST = 66.0
"""Two lines of the lists, in em."""

ORDER = get_args(Relation)

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
    """The four blocks."""
    return (_matrix(ground), _agreement(ground, marker), _calendar(ground), _basis(ground))


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
    found = ground.agreements
    return Listing(
        id="second-agreement",
        title="Agreement, as stated",
        lines=(*_relations(ground), *(_packages(ground, marker) if found.issues else ())),
        note="From the reported words alone; one option an issue makes a package. Who says what, and what one "
        "move would open: annex B.",
        empty="No party has a reported position, so nothing follows.",
    )


def _relations(ground: Ground) -> Iterator[Line]:
    issues = ground.agreements.issues
    said = sorted({(ORDER.index(one.relation), relation(one)) for one in issues})
    for _, words in said:
        those = phrase(
            ground.wording.issue(one.issue, short=len(issues) > 4) for one in issues if relation(one) == words
        )
        yield Line(
            parts=(
                Part(f"{words[0].upper()}{words[1:]}", "name"),
                Part(cut(f": {those.removesuffix('.')}.", LONGEST - width(words))),
            )
        )


def _packages(ground: Ground, marker: Marker) -> Iterator[Line]:
    pen = Pen(ground, marker, "B")
    for level in LEVELS:
        full, near = (ground.agreements.on(level, basis) for basis in BASES)
        without = f"; {near.count:,} without what only the outlet or a rival says" if near.count != full.count else ""
        yield Line(parts=(Part(f"{sentence(full)}{without}."),))
        for conflict in (near.conflicts or full.conflicts)[:1]:
            who = phrase(
                f"{ground.people.name(member.party)} on {ground.wording.issue(member.issue, short=True)} ({member.kind})"
                for member in conflict.members
            )
            passages = [passage for member in conflict.members for passage in member.passages[:1]]
            yield pen.line(cut(f"A smallest set that excludes itself: {who}.", LONGEST), passages[:4])


def _calendar(ground: Ground) -> Listing:
    say = ground.wording
    held = [one for one in ground.dossier.meetings if one.date and one.status in {"held", "under way"}]
    held.sort(key=lambda one: (one.date.first_day if one.date else dt.date.min, one.id))
    coming = sorted(planned(ground), key=lambda one: (one.date.first_day if one.date else dt.date.max, one.id))
    lines = [*(say.meeting(one) for one in held[-HELD:])]
    lines += [say.meeting(one) if isinstance(one, Meeting) else say.decision(one) for one in coming[:COMING]]
    return Listing(
        id="second-calendar",
        title="Calendar",
        lines=tuple(Line(parts=_short(one)) for one in lines),
        note="The latest meetings and what is still to come; all of them in annexes C and D.",
        empty="No meeting or date in these reports.",
    )


def _short(parts: Parts) -> Parts:
    """At most two lines: the last part is cut."""
    room = LONGEST - sum(width(part.text) for part in parts[:-1])
    return (*parts[:-1], Part(cut(parts[-1].text, max(room, LONGEST / 3)), parts[-1].kind))


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
