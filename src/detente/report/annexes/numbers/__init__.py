"""Annex: numbers, worded as conditions, for scenarios that somebody kept in the record or laid over this brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.report.annexes.lines import Pen
from detente.report.annexes.packages import basis_words
from detente.report.brief import Annex, Block, Listing
from detente.report.claims import Ground
from detente.report.display import lowered, one_line
from detente.report.marks import Marker

if TYPE_CHECKING:
    from detente.analysis.agreements.numbers import Numbers, Reading

TITLE = "Numbers, under conditions"

INTRO = (
    "What would follow if each party held to the words below and its values were as somebody puts them in. Every entry has "
    "the reported words it rests on or the name of who assumes it; where nothing is stated, every value that fits counts. "
    "A share of draws is no forecast. None of it says what anybody should do: no package is recommended, and no party’s "
    "move is set above another’s."
)


def annex(ground: Ground, marker: Marker, letter: str) -> Annex | None:
    """For each scenario what was put in, what the words leave open, and what would follow; None where there is none."""
    kept = ground.beside.numbers
    if not kept:
        return None
    pen = Pen(ground, marker, letter)
    blocks: list[Block] = []
    for place, one in enumerate(kept, 1):
        anchor = f"{pen.id}-scenario-{place}"
        lead = f"{one_line(one.title) or 'A scenario'} ({one_line(one.words)})"
        if one.what is None:
            blocks.append(Listing(id=anchor, title=lead, lines=(pen.plain(one.reason),)))
        else:
            blocks += _case(pen, one.what, anchor=anchor, lead=lead)
    return Annex(letter=letter, id=pen.id, title=TITLE, intro=INTRO, blocks=tuple(blocks))


def _case(pen: Pen, found: Numbers, *, anchor: str, lead: str) -> Iterator[Block]:
    from detente.report.agreement_pictures import concessions, options
    from detente.report.annexes.numbers import given, worked

    stated, first = found.stated, found.readings[0]
    yield Listing(id=anchor, title=lead, lines=tuple(pen.plain(words) for words in _short(found)))
    if stated.exclusions:
        yield options(stated, first.logic, f"{anchor}-options")
        yield given.exclusions(pen, found, anchor=anchor)
        opened = concessions(stated, first.logic, f"{anchor}-moves")
        if opened:
            yield opened
    yield from worked.blocks(pen, found.readings, anchor=anchor)
    yield given.values(pen, stated, anchor=anchor)


def _short(found: Numbers) -> Iterator[str]:
    """The whole in a few lines: what is left open on each basis, and whether the values are numbers."""
    from detente.report.scenario import amount_lines, left_words

    told = [left_words(one.logic) for one in found.readings]
    if not found.stated.exclusions:
        yield f"{found.readings[0].logic.total:,} packages; no red line and no condition is stated."
    elif len(set(told)) == 1:
        yield f"If each holds to the words below, {told[0]}, with or without what only the outlet or a rival says of a party."
    else:
        for one, words in zip(found.readings, told, strict=True):
            yield f"If each holds to the words below, {words}, {basis_words(one.basis)}."
    yield from amount_lines(found.stated)
    yield from _frontiers(found.readings)
    if found.readings[0].looked or found.readings[0].draws:
        yield from amount_lines(found.stated, looks="Packages, trades and draws below look")
    if not found.readings[0].looked and found.readings[0].logic.count.most:
        yield "The scenario names no packages to be looked at, and too many are left to look at all: who would gain is not told."
    for words in dict.fromkeys(words for one in found.readings for words in one.unfinished):
        yield f"Not finished: {words}"


def _frontiers(readings: Sequence[Reading]) -> Iterator[str]:
    from detente.report.scenario import frontier_words, near_lines

    for one in readings:
        if one.figures:
            basis = f", {basis_words(one.basis)}" if len(readings) > 1 else ""
            yield f"If the options are worth what is put in{basis}: {lowered(frontier_words(one.figures))}"
            yield from near_lines(one.stated, one.figures)
        elif one.lacking:
            yield (
                f"{len(one.lacking)} of the values are no single number but a range, an ordering or not stated, so that "
                "there is no one frontier: shares over all values that fit stand in its place."
            )
            return
