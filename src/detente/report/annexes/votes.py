"""Votes to come on which a member's leaning is reported: who leans which way, and what that comes to under each rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.ratification import Result
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.recorded import Case
from detente.report.annexes.lines import Pen
from detente.report.brief import Block, Line, Listing, Part, Row, Table
from detente.report.display import cut, one_line
from detente.report.picture import Vote, VoteBar, Votes
from detente.report.vote_bar import ORDER, Mark, against_thresholds, part_of
from detente.report.voting import BASIS_WORDS, OUTCOME, bar_words, bases, coalition_words, quantity, source_words

_TITLE = 46.0
_KINDS: dict[str, Vote] = {
    "for": "for",
    "open": "undecided",
    "abstain": "abstain",
    "against": "against",
    "absent": "absent",
}


def blocks(pen: Pen) -> Iterator[Block]:
    """For each vote to come: the leanings with their passages, a picture, a table of the rules that may apply."""
    for number, case in enumerate(one for one in pen.ground.votes if one.told and one.decision.status != "taken"):
        anchor = f"{pen.id}-vote-{number + 1}"
        title = cut(f"{case.body_name}: {one_line(case.decision.matter)}", _TITLE)
        found = {basis: case.results(basis) for basis in bases(case)}
        first = next(iter(found.values()))
        yield _leanings(pen, case, anchor=anchor, title=title)
        yield _picture(first, anchor=anchor, title=f"{title}: against each threshold")
        yield Table(
            id=f"{anchor}-rules",
            caption=f"{title}: under each rule that may apply",
            columns=("Rule", "As the leanings stand", "Who could block it", "Source"),
            rows=tuple(
                Row(cells=_rule(pen, dict(zip(found, those, strict=True))), facts=(case.decision.id,))
                for those in zip(*found.values(), strict=True)
            ),
            note="Members of whom nothing is reported are undecided. Exact; no chance is put on what they will do.",
        )


def _leanings(pen: Pen, case: Case, *, anchor: str, title: str) -> Listing:
    lines = [pen.of(case.decision, one_line(case.decision.matter))]
    for told in case.told:
        far = "" if told.near else "; only the outlet or a rival says so"
        comes_to = f"taken as {told.state}" if told.state else "left undecided"
        parts = (Part(told.member, "name"), Part(f" {told.because}: {comes_to}{far}"))
        lines.append(pen.line(parts, told.passages))
    if case.strangers:
        lines.append(pen.line(f"Also reported to resist it, and no member: {', '.join(case.strangers)}"))
    return Listing(id=f"{anchor}-leanings", title=f"{title}: reported leanings", lines=tuple(lines))


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
        (*stands, *(pen.line(bar_words(bar)) for bar in first.bars)),
        tuple(block),
        (pen.line(source_words(first.rule, first.ballot.game.body)),),
    )


def _picture(results: Sequence[Result], *, anchor: str, title: str) -> Votes:
    return Votes(
        id=f"{anchor}-picture",
        title=title,
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
