"""What would follow from a scenario: answers known by name, packages looked at, shares of draws, what to ask.

Where leaving out what only the outlet or a rival says changes something, both stand beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from detente.report.annexes.lines import Pen
from detente.report.brief import Block, Line, Listing, Row, Table
from detente.report.display import lowered, one_line
from detente.report.robust import NAMES, draws_words, lost_lines, settled, share_lines, standing_lines
from detente.report.scenario import ANSWERS, conflict_lines, ground_words, option_lines, surety, worth_words
from detente.report.trades import blocker_lines, payment_lines, trade_lines

if TYPE_CHECKING:
    from detente.analysis.agreements.numbers import Looked, Reading
    from detente.analysis.agreements.robust import Robust

Readings = Sequence["Reading"]

BASES = {
    "all voices": "counting every voice",
    "without outlet and rivals": "leaving out what only the outlet or a rival says of a party",
}
CONDITION = "If each holds to the words above and its values are as put in"
MOST_ASKED = 8
"""Things to ask that are listed; the terminal has the rest."""


def blocks(pen: Pen, readings: Readings, *, anchor: str) -> Iterator[Block]:
    """The blocks of a scenario's readings; pictures are of the first, which counts every voice."""
    first = readings[0]
    if first.stated.exclusions:
        told = [[*option_lines(one.stated, one.logic.count), *conflict_lines(one.logic)] for one in readings]
        yield Listing(
            id=f"{anchor}-open",
            title="What the words leave open",
            lines=tuple(_lines(pen, _beside(readings, told))),
            note="By the numbers of the table above. None of these is preferred to another.",
            empty="Every option of every issue.",
        )
    yield from _pictures(first, anchor=anchor)
    for number, one in enumerate(readings, 1):
        if one.figures and any(key in one.figures for key in ANSWERS):
            basis = f", {BASES[one.basis]}" if len(readings) > 1 else ""
            yield _answers(pen, one, one.figures, anchor=f"{anchor}-answers-{number}", basis=basis)
    for place in range(len(first.looked)):
        yield _package(pen, readings, place, anchor=f"{anchor}-package-{place + 1}")
    drawn = [(one, one.draws) for one in readings if one.draws]
    if drawn:
        yield _shares(pen, drawn, anchor=anchor)
        yield _asks(pen, drawn, anchor=anchor)


def _beside(readings: Readings, told: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of the first reading, and those of the others as far as they differ."""
    yield from told[0]
    for one, lines in zip(readings[1:], told[1:], strict=True):
        other = [line for line in lines if line not in told[0]]
        if other:
            yield f"Otherwise when {BASES[one.basis]}:"
            yield from (f"  {line}" for line in other)


def _pictures(one: Reading, *, anchor: str) -> Iterator[Block]:
    from detente.report.agreement_pictures import acceptances, frontier

    for number, two in enumerate(one.pairs, 1):
        yield frontier(one.stated, two, one.figures or {}, id=f"{anchor}-frontier-{number}")
    if one.looked:
        yield acceptances(
            one.stated,
            [each.found for each in one.looked],
            f"{anchor}-gains",
            samples=one.draws.samples if one.draws else 0,
            seed=one.draws.seed if one.draws else 0,
            titles=[one_line(each.title) for each in one.looked],
        )


def _answers(pen: Pen, one: Reading, figures: dict[str, Any], *, anchor: str, basis: str) -> Table:
    rows = []
    for key, (name, makes) in ANSWERS.items():
        if key in figures:
            told = figures[key]
            taken = zip(one.stated.issues, told["packages"][0], strict=True)
            rows.append(
                Row(
                    cells=(
                        (pen.line(f"{name}: {makes}"),),
                        tuple(pen.line(f"{issue.title}: {lowered(issue.titles[at])}") for issue, at in taken),
                        (pen.line(worth_words(one.stated, told["utils"][0])),),
                        (pen.line(surety(told)),),
                    )
                )
            )
    return Table(
        id=anchor,
        caption=f"Answers known by name{basis}",
        columns=("Answer, and what it makes so", "It would be", "Worth", "How sure"),
        rows=tuple(rows),
        note=f"{CONDITION}. None is a recommendation. {ground_words(one.stated, figures)} {_checked(one)}",
    )


def _checked(one: Reading) -> str:
    """Who checked the answers."""
    if one.checked and not one.checked.faults:
        rest = f" Not checked: {'; '.join(one.checked.unchecked)}." if one.checked.unchecked else ""
        return f"Checked by other code that writes all packages down: {len(one.checked.checked)} claims hold.{rest}"
    if one.checked:
        return f"The check by other code found faults: {'; '.join(one.checked.faults)}."
    return "Not checked by other code: detente agree --certificate writes down what that takes."


def _package(pen: Pen, readings: Readings, place: int, *, anchor: str) -> Listing:
    """One package: what it is, who gains, what keeps whom out, which trades help two parties."""
    first = readings[0]
    told = [list(_about(one, one.looked[place])) if place < len(one.looked) else [] for one in readings]
    words = [first.stated.words(first.looked[place].found.package), *_beside(readings, told)]
    return Listing(
        id=anchor,
        title=f"{one_line(first.looked[place].title)}: who would gain, what keeps whom out",
        lines=tuple(_lines(pen, words)),
        note=f"{CONDITION}. In brackets what each would gain or lose, in its own unit; to gain is to have no less than without a deal.",
    )


def _about(one: Reading, looked: Looked) -> Iterator[str]:
    stated = one.stated
    yield from standing_lines(stated, looked.found, lambda at: f"number {at + 1} above")
    if not looked.found.banned:
        yield from share_lines(looked.found)
    yield from blocker_lines(stated, looked.blockers)
    yield from payment_lines(stated, looked.payments)
    for each in looked.trades:
        yield from trade_lines(stated, each)


def _shares(pen: Pen, drawn: Sequence[tuple[Reading, Robust]], *, anchor: str) -> Table:
    from detente.analysis.agreements.robust import SOLUTIONS

    first, draws = drawn[0]
    rows = [
        Row(
            cells=(
                (pen.line(f"{issue.title}: {lowered(title)}"),),
                *(
                    tuple(pen.line(each.options[number][at][option].words) for _, each in drawn)
                    for number in range(len(SOLUTIONS))
                ),
            )
        )
        for at, issue in enumerate(first.stated.issues)
        for option, title in enumerate(issue.titles)
    ]
    order = f" Above: {'; below: '.join(BASES[one.basis] for one, _ in drawn)}." if len(drawn) > 1 else ""
    return Table(
        id=f"{anchor}-shares",
        caption="In how many draws each option is part of an answer known by name",
        columns=("Option", *(f"{NAMES[one][:1].upper()}{NAMES[one][1:]}" for one in SOLUTIONS)),
        rows=tuple(rows),
        note=f"{draws_words(draws).removesuffix(':')}. {' '.join(lost_lines(draws))}{order}",
    )


def _asks(pen: Pen, drawn: Sequence[tuple[Reading, Robust]], *, anchor: str) -> Table:
    """What to ask, with what each would settle; a thing that would settle several stands once."""
    told = [_settling(one, draws) for one, draws in drawn]
    rows = [
        Row(
            cells=(
                (pen.line(words),),
                *(tuple(pen.line(what) for what in each.get(words, ["little or nothing"])) for each in told),
            )
        )
        for words in list(dict.fromkeys(words for each in told for words in each))[:MOST_ASKED]
    ]
    heads = [f"It alone would settle{f', {BASES[one.basis]}' if len(drawn) > 1 else ''}" for one, _ in drawn]
    return Table(
        id=f"{anchor}-asks",
        caption="What to ask next",
        columns=("To ask", *heads),
        rows=tuple(rows),
        note="The share of an answer’s variance that would be gone, on average; what settles most stands first.",
        empty="No one thing would settle much.",
    )


def _settling(one: Reading, draws: Robust) -> dict[str, list[str]]:
    """What to ask, what settles most first, each with what it would settle."""
    from detente.analysis.agreements.robust import SOLUTIONS

    asked = [
        (found, f"which options the {NAMES[name]} answer has")
        for name, some in zip(SOLUTIONS, draws.asks, strict=True)
        for found in some
    ]
    asked += [
        (found, f"whether all gain by “{one_line(each.title)}”") for each in one.looked for found in each.found.asks
    ]
    told: defaultdict[str, list[str]] = defaultdict(list)
    for found, what in sorted(asked, key=lambda each: -each[0].settles):
        told[found.words].append(f"{settled(found)} of what is open about {what}")
    return dict(told)


def _lines(pen: Pen, words: Iterable[str]) -> Iterator[Line]:
    """Lines of text, those that stand further in with a dash."""
    for one in words:
        yield pen.line(f"– {one.strip()}" if one.startswith(" ") else one)
