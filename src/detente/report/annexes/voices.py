"""Annexes: statements by person; how each side describes the talks; interests, fears and reasons given."""

from __future__ import annotations

from detente.model import Statement
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Block, Line, Listing, Part, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line, quoted
from detente.report.marks import Marker


def statements(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Who said what, side by side for each speaker; unnamed speakers apart, joined to nobody."""
    pen = Pen(ground, marker, letter)
    named: dict[str, list[Statement]] = {}
    unnamed: list[Statement] = []
    for one in ground.dossier.statements:
        if one.speaker and not one.anonymous:
            named.setdefault(one.speaker, []).append(one)
        else:
            unnamed.append(one)
    people = ground.people
    parties = people.ordered({people.side(speaker) for speaker in named})
    blocks: list[Block] = []
    for side in parties:
        for speaker in people.ordered(one for one in named if people.side(one) == side):
            blocks.append(_listing(pen, f"{len(blocks)}", title=_titled(pen, speaker), said=named[speaker]))
    if unnamed:
        blocks.append(_listing(pen, "unnamed", title="Speakers not named", said=unnamed, alone=False))
    return Annex(
        letter=letter,
        id=pen.id,
        title="Statements by person",
        intro="Quoted words are the reports’. Unnamed speakers are joined neither to a name nor to each other.",
        blocks=tuple(blocks),
    )


def _titled(pen: Pen, speaker: str) -> str:
    actor = pen.ground.people.actors.get(speaker)
    role = f", {one_line(actor.role)}" if actor and actor.role else ""
    return f"{pen.ground.people.full(speaker)}{role}"


def _listing(pen: Pen, key: str, *, title: str, said: list[Statement], alone: bool = True) -> Listing:
    ordered = sorted(said, key=lambda one: (_day(pen, one), one.evidence[0].start if one.evidence else 0, one.id))
    return Listing(
        id=f"{pen.id}-{key}",
        title=title,
        lines=tuple(_said(pen, one, alone=alone) for one in ordered),
    )


def _day(pen: Pen, one: Statement) -> int:
    day = one.said_on.first_day if one.said_on else pen.ground.dates.reported(one)
    return day.toordinal() if day else 10**7


def _said(pen: Pen, one: Statement, *, alone: bool) -> Line:
    parts = pen.ground.wording.statement(one, limit=None)
    if not alone:
        return pen.of(one, parts)
    about = parts[1].text.removeprefix(", ")
    return pen.of(one, (Part(about[:1].upper() + about[1:]), *parts[2:]))


def outlook(ground: Ground, marker: Marker, letter: str) -> Annex:
    """How each side itself describes the talks, and the interests, fears and reasons that it gives."""
    pen = Pen(ground, marker, letter)
    return Annex(
        letter=letter,
        id=pen.id,
        title="How each side describes the talks; interests and reasons given",
        intro="A side’s own words about the talks, and why it says it wants what it wants.",
        blocks=(_views(pen), _interests(pen)),
    )


def _views(pen: Pen) -> Table:
    people = pen.ground.people
    rows = []
    for side in people.ordered(people.side(one.actor) for one in pen.ground.dossier.views):
        those = [one for one in pen.ground.dossier.views if people.side(one.actor) == side]
        those.sort(key=lambda one: (-pen.ground.age(one), one.id))
        rows.append(
            Row(
                cells=(
                    (pen.line(people.name(side)),),
                    tuple(pen.of(one, pen.ground.wording.view(one, limit=10**6)) for one in those),
                ),
                facts=tuple(one.id for one in those),
            )
        )
    return Table(
        id=f"{pen.id}-views",
        caption="How each side describes the talks",
        columns=("Side", "Its words"),
        rows=tuple(rows),
    )


def _interests(pen: Pen) -> Table:
    people = pen.ground.people
    ordered = sorted(pen.ground.dossier.interests, key=lambda one: (-pen.ground.age(one), one.id))
    rows = []
    for side in people.ordered(people.side(one.actor) for one in ordered):
        those = [one for one in ordered if people.side(one.actor) == side]
        lines = tuple(
            pen.of(one, (Part(f"{one.kind.capitalize()} ({people.name(one.actor)}, {pen.ground.dates.words(one)}): "),
                         Part(quoted(one.words.exact), "quote")))
            for one in those
        )  # fmt: skip
        rows.append(Row(cells=((pen.line(people.name(side)),), lines), facts=tuple(one.id for one in those)))
    return Table(
        id=f"{pen.id}-interests",
        caption="Interests, fears and reasons",
        columns=("Party", "Its words"),
        rows=tuple(rows),
    )
