"""Annex: votes to come by bodies whose members are known: who leans which way, and what that comes to under each rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.ratification import Result
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.recorded import Case
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Block, Line, Listing, Part, Row, Table
from detente.report.claims import Ground
from detente.report.display import cut, one_line
from detente.report.marks import Marker
from detente.report.picture import Vote, VoteBar, Votes
from detente.report.vote_bar import ORDER, Mark, against_thresholds, part_of
from detente.report.voting import (
    BASIS_WORDS,
    OUTCOME,
    bar_words,
    bases,
    coalition_words,
    listed,
    quantity,
    source_words,
)

TITLE = "Votes to come"
INTRO = (
    "What the reported leanings come to under each rule that may apply. The rule belongs to the motion: where no report "
    "names it, all those of the body stand side by side. Whoever is silent in these reports is undecided here. All of it "
    "is exact; no chance is put on what anybody will do, and a motion may still take another form."
)
_WIDE = 46.0
"""Em of a heading."""
_KINDS: dict[str, Vote] = {
    "for": "for",
    "open": "undecided",
    "abstain": "abstain",
    "against": "against",
    "absent": "absent",
}


def annex(ground: Ground, marker: Marker, letter: str) -> Annex | None:
    """Each vote that is not taken yet of a body whose members are known; None where there is none."""
    ahead = [one for one in ground.votes if one.decision.status != "taken"]
    if not ahead:
        return None
    pen = Pen(ground, marker, letter)
    blocks = [block for number, one in enumerate(ahead, 1) for block in _case(pen, one, number=number)]
    return Annex(letter=letter, id=pen.id, title=TITLE, intro=INTRO, blocks=tuple(blocks))


def _case(pen: Pen, case: Case, *, number: int) -> Iterator[Block]:
    """The leanings with their passages; where there are any, a picture and a table of the rules that may apply."""
    anchor = f"{pen.id}-vote-{number}"
    title = cut(f"{case.body_name}: {one_line(case.decision.matter)}", _WIDE)
    yield _leanings(pen, case, anchor=anchor, title=title)
    if not case.told:
        yield _rules_alone(pen, case, anchor=anchor)
        return
    found = {basis: case.results(basis) for basis in bases(case)}
    yield _picture(next(iter(found.values())), anchor=anchor)
    yield Table(
        id=f"{anchor}-rules",
        caption="Under each rule that may apply",
        columns=("Rule", "As the leanings stand", "Enough to block it"),
        rows=tuple(
            Row(cells=_rule(pen, dict(zip(found, those, strict=True))), facts=(case.decision.id,))
            for those in zip(*found.values(), strict=True)
        ),
    )


def _rules_alone(pen: Pen, case: Case, *, anchor: str) -> Table:
    """The rules that may apply, where nothing is reported of how anybody leans."""
    rows = [
        Row(
            cells=(
                (pen.line(one.title),),
                (pen.line(one.note),) if one.note else (),
                (pen.line(source_words(one, case.body)),),
            ),
            facts=(case.decision.id,),
        )
        for one in case.rules
    ]
    return Table(
        id=f"{anchor}-rules",
        caption="Rules that may apply",
        columns=("Rule", "Note", "Source"),
        rows=tuple(rows),
        note="How any member leans is not in these reports, so that the vote is open under each.",
    )


def _leanings(pen: Pen, case: Case, *, anchor: str, title: str) -> Listing:
    lines = [pen.of(case.decision, pen.ground.wording.decision(case.decision))]
    for told in case.told:
        far = "" if told.near else "; in the outlet’s or a rival’s voice"
        comes_to = f"taken as {told.state}" if told.state else "left undecided"
        parts = (Part(told.member, "name"), Part(f" {told.because}: {comes_to}{far}"))
        lines.append(pen.line(parts, told.passages))
    if case.strangers:
        lines.append(pen.line(f"Also reported to resist it, and no member: {listed(case.strangers)}"))
    silent = len(case.body.members if case.body else ()) - len({told.member for told in case.told})
    if silent and case.told:
        lines.append(pen.line(f"Not in these reports, and so undecided here: {silent} members"))
    return Listing(id=f"{anchor}-leanings", title=title, lines=tuple(lines))


def _rule(pen: Pen, found: dict[str, Result]) -> tuple[tuple[Line, ...], ...]:
    first = next(iter(found.values()))
    several = len(found) > 1
    stands, block = [], []
    for basis, one in found.items():
        lead = f"{BASIS_WORDS[basis]} " if several else ""
        stands.append(pen.line(f"{lead}{OUTCOME[one.outcome]}"))
        few, of = (
            (one.blocking, one.open) if one.blocking else (one.holding, one.leaning("against", "abstain", "absent"))
        )
        block.append(pen.line(f"{lead}{coalition_words(few, of=of)}" if few else f"{lead}nobody any more"))
    return (
        (pen.line(first.rule.title),),
        (
            *stands,
            *(pen.line(bar_words(bar)) for bar in first.bars),
            pen.line(f"Source: {source_words(first.rule, first.ballot.game.body)}"),
        ),
        tuple(block),
    )


def _picture(results: Sequence[Result], *, anchor: str) -> Votes:
    return Votes(
        id=f"{anchor}-picture",
        title="Against each threshold",
        description=" ".join(
            f"{one.rule.title}: {OUTCOME[one.outcome]}. {' '.join(f'{bar_words(bar)}.' for bar in one.bars)}"
            for one in results
        ),
        bars=tuple(_bar(one, bar, marks) for one in results for bar, marks in against_thresholds(one)),
    )


def _bar(one: Result, bar: Bar, marks: Sequence[Mark]) -> VoteBar:
    whole = bar.whole or 1
    parts = [(key, words, part_of(bar, key)) for key, words in ORDER if part_of(bar, key)]
    asked = [mark.words for mark in marks]
    among = f" among {', '.join(bar.test.among)}" if bar.test.among else ""
    return VoteBar(
        title=f"{one.rule.title.partition(' (')[0]}: {bar.test.weight}{among}",
        text=one.outcome,
        numbers="; ".join([", ".join(f"{quantity(part, bar.test)} {words}" for _, words, part in parts), *asked]),
        parts=tuple((_KINDS[key], float(part / whole)) for key, _, part in parts),
        thresholds=tuple(float(mark.at / whole) for mark in marks),
    )
