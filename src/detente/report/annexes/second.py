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
from detente.report.brief import Block, Claim, Line, Listing, Part, Parts, Row, Table
from detente.report.claims import Ground
from detente.report.claims.candidate import NEAR_VOICES
from detente.report.claims.happenings import planned
from detente.report.dating import day, placed
from detente.report.display import cut, one_line, width
from detente.report.head import count
from detente.report.marks import Marker
from detente.report.people import phrase
from detente.report.setting import lines

COLUMNS = 4
PAGE = 61
"""Lines of text (9.5 pt, 4.4 mm) that the page holds, heads and gaps counted in (tried on paper, full)."""
HEAD = 3.4
"""Lines that a block's title, note and gap take."""
TEXT = 50.0
"""Em in a line of the lists."""
HELD, COMING = 2, 4
"""Meetings and dates in the short calendar."""
ACROSS = 41.0
"""Em in all party columns together, at the size of the matrix; the issue's column takes FIRST."""
FIRST = 13.0
LONGEST = 66.0
"""Two lines of the lists, in em."""

MOST_CHECKS = 3
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


def page_two(ground: Ground, marker: Marker, *, claims: Sequence[Claim]) -> tuple[Block, ...]:
    """The four blocks; the last says who checked which of the claims. The matrix takes the room that is left."""
    rest = (_agreement(ground, marker), _calendar(ground), _basis(ground, claims))
    used = sum(HEAD + sum(lines(line.parts, TEXT, after=2) + 0.25 for line in one.lines) for one in rest)
    return (_matrix(ground, PAGE - used - HEAD), *rest)


def _matrix(ground: Ground, room: float) -> Table:
    parties = _loudest(ground)
    across = ACROSS / max(len(parties), 1)
    names = tuple(Line(parts=(Part(cut(ground.people.name(one), across * 2), "name"),)) for one in parties)
    rows, left = [], 0
    used = max((_height((name,), across / 1.2) for name in names), default=0.0)
    for issue in sorted(ground.agreements.issues, key=lambda one: -len({stand.party for stand in one.stands})):
        title = Line(parts=(Part(ground.wording.issue(issue.issue), "name"),))
        cells = [_cell(ground, issue, party=party, across=across) for party in parties]
        height = max(_height(cell, width) for cell, width in [((title,), FIRST), *((cell, across) for cell in cells)])
        if used + height > room:
            left += 1
            continue
        used += height
        title = Line(parts=(Part(ground.wording.issue(issue.issue)),))
        rows.append((issue, Row(cells=((title,), *cells), facts=tuple(stand.position for stand in issue.stands))))
    order = {issue.issue: place for place, issue in enumerate(ground.agreements.issues)}
    rows.sort(key=lambda one: order[one[0].issue])
    more = f" {count(left, 'more issue')} in annex A." if left else ""
    if len(parties) < len(ground.parties):
        more += f" {count(len(ground.parties) - len(parties), 'more party', several='more parties')} in annex A."
    return Table(
        id="second-matrix",
        caption="Parties and issues",
        columns=("Issue", *("".join(part.text for part in name.parts) for name in names)),
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


def _cell(ground: Ground, issue: IssueInPlay, *, party: str, across: float) -> tuple[Line, ...]:
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


def _height(cell: Sequence[Line], across: float) -> float:
    """Lines of the page that a cell takes: smaller type, some space around and between."""
    return sum(lines(line.parts, across) * 0.87 for line in cell) + 0.4 * max(len(cell) - 1, 0) + 0.55


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
    held = [one for one in ground.dossier.meetings if placed(one) and one.status in {"held", "under way"}]
    held.sort(key=lambda one: (placed(one) or dt.date.min, one.id))
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


def _basis(ground: Ground, claims: Sequence[Claim]) -> Listing:
    sources = ground.dossier.sources
    levels = phrase(dict.fromkeys(SHORT_VOICE[one.voice] for one in ground.dossier.positions))
    lines = [
        _text(
            "Each claim is somebody’s words: the party’s own, paraphrased, relayed, a rival’s, the outlet’s or a "
            "joint text’s. The number beside it opens the passage."
        ),
        _text(
            phrase(
                (
                    count(len(ground.dossier.statements), "statement"),
                    count(len(ground.dossier.positions), "position") + (f" ({levels})" if levels else ""),
                    count(len(ground.dossier.meetings), "meeting"),
                    count(len(ground.dossier.proposals), "text"),
                    count(len(ground.dossier.decisions), "decision"),
                )
            )
            + f", from {count(len([one for one in sources if one.status == 'ready']), 'report')}."
        ),
        _text("Silence is silence in these reports, not a position. Nothing here is weighted, averaged or predicted."),
    ]
    return Listing(id="second-basis", title="What this rests on", lines=(*lines, *_checks(claims)))


def _checks(claims: Sequence[Claim]) -> Iterator[Line]:
    """Who checked which claims on which day, as of page one."""
    by_whom: dict[tuple[str, dt.date], list[str]] = {}
    for one in claims:
        if one.check:
            by_whom.setdefault((one.check.by, one.check.at.date()), []).append(str(one.number))
    for (name, at), numbers in list(by_whom.items())[:MOST_CHECKS]:
        claim = "claim" if len(numbers) == 1 else "claims"
        yield _text(f"Checked by {cut(one_line(name), LONGEST / 2)}, {day(at)}: {claim} {phrase(numbers)}.")


def _text(words: str) -> Line:
    return Line(parts=(Part(cut(words, LONGEST * 1.5)),))
