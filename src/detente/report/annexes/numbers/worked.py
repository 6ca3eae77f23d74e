"""What would follow from a scenario: answers known by name, packages looked at, shares of draws, what to ask.

Where leaving out what only the outlet or a rival says changes something, both stand beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from detente.report.annexes.lines import Pen
from detente.report.annexes.packages import basis_words
from detente.report.brief import Block, Line, Listing, Row, Table
from detente.report.display import lowered, one_line
from detente.report.people import phrase
from detente.report.robust import (
    NAMES,
    banned_lines,
    draws_words,
    lost_lines,
    settled,
    share_lines,
    standing_words,
)
from detente.report.scenario import (
    ANSWERS,
    conflict_lines,
    ground_words,
    opened_lines,
    option_lines,
    surety,
    taken_words,
    worth_words,
)
from detente.report.trades import change_lines, payment_lines, trade_lines

if TYPE_CHECKING:
    from detente.analysis.agreements.numbers import Looked, Reading
    from detente.analysis.agreements.robust import Ask, Robust, Share

Readings = Sequence["Reading"]

CONDITION = "If each holds to the words above and its values are as put in"
MOST_ASKED = 8
"""Things to ask that are listed; the terminal has the rest."""


def blocks(pen: Pen, readings: Readings, *, anchor: str) -> Iterator[Block]:
    """The blocks of a scenario's readings; pictures are of the first, which counts every voice."""
    first = readings[0]
    yield from _open(pen, readings, anchor=anchor)
    yield from _pictures(first, anchor=anchor)
    for number, one in enumerate(readings, 1):
        if one.figures and any(key in one.figures for key in ANSWERS):
            basis = f", {basis_words(one.basis)}" if len(readings) > 1 else ""
            yield _answers(pen, one, one.figures, anchor=f"{anchor}-answers-{number}", basis=basis)
    for place in range(len(first.looked)):
        yield _package(pen, readings, place, anchor=f"{anchor}-package-{place + 1}")
    if first.ranks:
        yield _firsts(pen, [one for one in readings if len(one.ranks) == len(first.ranks)], anchor=anchor)
    drawn = [(one, one.draws) for one in readings if one.draws]
    if drawn:
        yield _shares(pen, drawn, anchor=anchor)
        yield _asks(pen, drawn, anchor=anchor)


def _open(pen: Pen, readings: Readings, *, anchor: str) -> Iterator[Listing]:
    """What the charts of the first reading do not show: what excludes what; what is otherwise in the other reading."""
    every = readings[0].stated.exclusions
    words = list(conflict_lines(readings[0].logic))
    for one in readings[1:]:
        numbers = _numbers(readings[0], one)
        left_out = [str(number) for number in range(1, len(every) + 1) if number not in numbers]
        if left_out:
            words.append(f"{basis_words(one.basis).capitalize()} (without {phrase(left_out)}):")
            told = [*option_lines(one.stated, one.logic.count), *conflict_lines(one.logic, numbers)]
            words += [f"  {line}" for line in (*told, *opened_lines(one.logic, numbers))]
    if words:
        yield Listing(
            id=f"{anchor}-open",
            title="What the words leave open",
            lines=tuple(_lines(pen, words)),
            note="By the numbers of the table above. None of these is preferred to another.",
        )


def _numbers(first: Reading, one: Reading) -> list[int]:
    """The numbers that the table has for the exclusions of another reading."""
    places = {(each.parties, each.bans): number for number, each in enumerate(first.stated.exclusions, 1)}
    return [places[each.parties, each.bans] for each in one.stated.exclusions]


def _pictures(one: Reading, *, anchor: str) -> Iterator[Block]:
    from detente.report.agreement_pictures import acceptances, frontier

    for number, two in enumerate(one.pairs, 1):
        yield frontier(one.stated, two, one.figures or {}, id=f"{anchor}-frontier-{number}")
    if one.looked:
        yield acceptances(
            one.named,
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
            rows.append(
                Row(
                    cells=(
                        (pen.plain(f"{name[:1].upper()}{name[1:]}: {makes}"),),
                        tuple(
                            pen.plain(f"{title}: {lowered(words)}") for title, words in taken_words(one.stated, told)
                        ),
                        (pen.plain(worth_words(one.stated, told["utils"][0])),),
                        (pen.plain(surety(told, key)),),
                    )
                )
            )
    return Table(
        id=anchor,
        caption=f"Answers known by name{basis}",
        columns=("Answer, and what it makes so", "It would be", "Worth", "How sure"),
        rows=tuple(rows),
        note=one_line(f"{CONDITION}. None is a recommendation. {ground_words(one.stated, figures)} {_checked(one)}"),
    )


def _checked(one: Reading) -> str:
    """Who checked the answers."""
    if one.checked and not one.checked.faults:
        rest = f" Not checked: {'; '.join(one.checked.unchecked)}." if one.checked.unchecked else ""
        return f"Checked by other code: {'; '.join(one.checked.checked)}.{rest}"
    if one.checked:
        return f"The check by other code found faults: {'; '.join(one.checked.faults)}."
    return "Not checked by other code: detente agree --certificate writes down what that takes."


def _package(pen: Pen, readings: Readings, place: int, *, anchor: str) -> Table:
    """One package: who gains, what keeps whom out, what payments could do, which trades help two parties."""
    looked = readings[0].looked[place]
    some = [one for one in readings if place < len(one.looked)]
    told = [_about(one, one.looked[place], _numbers(readings[0], one)) for one in some]
    rows = [
        Row(
            cells=(
                (pen.plain(head),),
                *(tuple(_lines(pen, some)) for some in _apart([each.get(head, ()) for each in told])),
            ),
        )
        for head in dict.fromkeys(head for each in told for head in each)
    ]
    heads = [basis_words(one.basis).capitalize() for one in some] if len(some) > 1 else ["It would mean"]
    return Table(
        id=anchor,
        caption=one_line(looked.title),
        columns=("Who or what", *heads),
        rows=tuple(rows),
        note=f"{one_line(readings[0].named.words(looked.found.package))}. {CONDITION}; to gain is to have no less than without a deal. "
        "In brackets what each would gain or lose, in its own unit.",
    )


def _about(one: Reading, looked: Looked, numbers: Sequence[int]) -> dict[str, list[str]]:
    """What there is to tell of a package, under the name of a party, of all, of payments and of two parties."""
    stated, found = one.named, looked.found
    told: defaultdict[str, list[str]] = defaultdict(list)

    def against(at: int) -> str:
        return f"number {numbers[at]} above"

    names = [side.name for side in stated.parties]
    for party, words in standing_words(found, against):
        told[names[party]].append(words)
    for each in looked.blockers:
        told[names[each.standing.party]] += change_lines(stated, each)
    together = [*banned_lines(stated, found, against), *([] if found.banned else share_lines(stated, found))]
    if together:
        told["All together"] = together
    if paid := list(payment_lines(stated, looked.payments)):
        told["Payments"] = paid
    for two in looked.trades:
        told[f"Trades of {phrase(names[party] for party in two.parties)}"] = list(trade_lines(stated, two))
    return dict(told)


def _firsts(pen: Pen, readings: Readings, *, anchor: str) -> Table:
    """In how many draws each party would put each package first of those looked at."""
    first = readings[0]
    rows = [
        Row(
            cells=(
                (pen.plain(side.name),),
                *(
                    tuple(_share(pen, one.ranks[party].acceptability[at][0]) for one in readings)
                    for at in range(len(first.looked))
                ),
            )
        )
        for party, side in enumerate(first.stated.parties)
    ]
    return Table(
        id=f"{anchor}-firsts",
        caption="Which of these packages each party would put first",
        columns=("Party", *(one_line(one.title) for one in first.looked)),
        rows=tuple(rows),
        note=f"In how many of {first.draws.samples if first.draws else 0:,} draws, by the party’s own values alone, whatever its "
        f"red lines; equal firsts count for each.{_order(readings)}",
    )


def _share(pen: Pen, one: Share) -> Line:
    """A share whose error stays beside it."""
    return pen.line(one.words.replace("± ", "±\N{NO-BREAK SPACE}").replace(" %", "\N{NO-BREAK SPACE}%"))


def _order(readings: Readings) -> str:
    return f" Above: {'; below: '.join(basis_words(one.basis) for one in readings)}." if len(readings) > 1 else ""


def _shares(pen: Pen, drawn: Sequence[tuple[Reading, Robust]], *, anchor: str) -> Table:
    from detente.analysis.agreements.robust import SOLUTIONS

    first, draws = drawn[0]
    rows: list[Row] = []
    for at, issue in enumerate(first.named.issues):
        rows.append(Row(cells=((pen.plain(issue.title),), *(() for _ in SOLUTIONS))))
        for option, title in enumerate(issue.titles):
            told = [[each.options[number][at][option] for _, each in drawn] for number in range(len(SOLUTIONS))]
            if any(share.value for some in told for share in some):
                cells = (tuple(_share(pen, share) for share in some) for some in told)
                rows.append(Row(cells=((pen.plain(f"– {lowered(title)}"),), *cells)))
    return Table(
        id=f"{anchor}-shares",
        caption="In how many draws each option is part of an answer known by name",
        columns=("Option", *(f"{NAMES[one][:1].upper()}{NAMES[one][1:]}" for one in SOLUTIONS)),
        rows=tuple(rows),
        note=f"{draws_words(draws).removesuffix(':')}. {' '.join(lost_lines(draws))}{_order([one for one, _ in drawn])} Options that are part of none are left out.",
    )


def _asks(pen: Pen, drawn: Sequence[tuple[Reading, Robust]], *, anchor: str) -> Table:
    """What to ask, with what each would settle; a thing that would settle several stands once."""
    told = [_settling(one, draws) for one, draws in drawn]
    rows = [
        Row(
            cells=(
                (pen.plain(words),),
                *(
                    tuple(_lines(pen, some))
                    for some in _apart([each.get(words, ()) for each in told], "little or nothing")
                ),
            )
        )
        for words in list(dict.fromkeys(words for each in told for words in each))[:MOST_ASKED]
    ]
    heads = [f"It would settle{f', {basis_words(one.basis)}' if len(drawn) > 1 else ''}" for one, _ in drawn]
    return Table(
        id=f"{anchor}-asks",
        caption="What to ask next",
        columns=("To ask", *heads),
        rows=tuple(rows),
        note="The part of what is open that each thing known alone would settle (of the variance, on average). What settles "
        "most stands first.",
        empty="No one thing would settle much.",
    )


def _settling(one: Reading, draws: Robust) -> dict[str, list[str]]:
    """What to ask, what settles most first, each with what it would settle; of the answers the one of which it does most."""
    from detente.analysis.agreements.robust import SOLUTIONS

    most: dict[str, tuple[Ask, str]] = {}
    for name, some in zip(SOLUTIONS, draws.asks, strict=True):
        for ask in some:
            if ask.words not in most or ask.settles > most[ask.words][0].settles:
                most[ask.words] = (ask, f"which options the {NAMES[name]} answer has")
    asked = [*most.values()]
    asked += [(ask, f"whether all gain by “{each.title}”") for each in one.looked for ask in each.found.asks]
    told: defaultdict[str, list[str]] = defaultdict(list)
    for ask, what in sorted(asked, key=lambda each: -each[0].settles):
        told[ask.words].append(f"{settled(ask)}: {what}")
    return dict(told)


def _apart(told: Sequence[Sequence[str]], nothing: str = "nothing to tell") -> Iterator[Sequence[str]]:
    """Cells beside each other: those that say the same as the first say so."""
    for number, some in enumerate(told):
        yield ["the same"] if number and some == told[0] else some or [nothing]


def _lines(pen: Pen, words: Iterable[str]) -> Iterator[Line]:
    """Lines of text, those that stand further in with a dash."""
    for one in words:
        yield pen.plain(f"– {one.strip()}" if one.startswith(" ") else one)
