"""What was put into a scenario: what each party holds to, what the options are taken to be worth, and on what it rests."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.report.annexes.lines import Pen, cited
from detente.report.brief import Line, Row, Table
from detente.report.display import lowered, one_line
from detente.report.people import phrase
from detente.report.scenario import number_words, range_words, some_words

if TYPE_CHECKING:
    from detente.analysis.agreements.exact import Choices
    from detente.analysis.agreements.numbers import Numbers
    from detente.analysis.agreements.scenarios import Exclusion, Knowledge, Question, Range, Stated, Trace


def exclusions(pen: Pen, found: Numbers, *, anchor: str) -> Table:
    """What each party holds to, by number, with the words behind it."""
    stated = found.stated
    near = {(one.parties, one.bans) for one in found.readings[-1].stated.exclusions}
    rows = []
    for number, one in enumerate(stated.exclusions, 1):
        who = phrase(stated.parties[party].name for party in one.parties)
        aside = () if (one.parties, one.bans) in near else (pen.plain("only in the outlet’s or a rival’s words"),)
        rows.append(
            Row(
                cells=(
                    (pen.plain(f"{number}. {who}, {one.kind}" if who else f"{number}. {one.kind}"),),
                    tuple(pen.plain(_ban(stated, ban)) for ban in one.bans),
                    (*_basis(pen, one), *aside),
                ),
                facts=one.trace.positions,
            )
        )
    return Table(
        id=f"{anchor}-holds",
        caption="What each is taken to hold to",
        columns=("Party", "No package with", "This rests on"),
        rows=tuple(rows),
    )


def _basis(pen: Pen, one: Exclusion) -> Iterator[Line]:
    yield from cited(pen, one.trace.positions)
    if one.trace.assumed_by:
        yield pen.plain(f"assumed by {one.trace.assumed_by}: {one.words}")


def _ban(stated: Stated, ban: Choices) -> str:
    return " together with ".join(
        f"{stated.issues[issue].title}: {_excluded(stated.issues[issue], options)}" for issue, options in ban
    )


def _excluded(issue: Question, options: Iterable[int]) -> str:
    """Some of an issue's options, by what is not among them where they are most of it."""
    taken = set(options)
    rest = [at for at in range(len(issue.titles)) if at not in taken]
    if 0 < len(rest) < len(taken) and not issue.amounts:
        return f"anything but {some_words(issue, rest)}"
    return some_words(issue, taken)


def values(pen: Pen, stated: Stated, *, anchor: str) -> Table:
    """Of each party what was stated of its values, and on what that rests."""
    from detente.analysis.agreements.scenarios import named_amounts

    rows: list[Row] = []
    silent, named = [], named_amounts(stated)
    for side, known in zip(named.parties, named.knowledge, strict=True):
        told = [
            Row(
                cells=((pen.plain(f"{side.name}: {what}"),), (pen.plain(words),), tuple(_rests(pen, trace))),
                facts=tuple(one for each in trace for one in each.positions),
            )
            for what, words, trace in _entries(named, known, [bool(one.spans) for one in stated.issues])
        ]
        rows += told
        silent += [] if told else [side.name]
    scale = [side.name for side, known in zip(stated.parties, stated.knowledge, strict=True) if known.points]
    note = "An option is worth from 0 to 1, counted with what its issue matters; what all issues matter sums to 100 %."
    if scale:
        note = f"In units of each party’s own ({phrase(scale)})" + (
            f"; else: {note}" if len(scale) < len(stated.parties) else "."
        )
    note += f" Nothing is stated of the values of {phrase(silent)}." if silent else ""
    return Table(
        id=f"{anchor}-values",
        caption="What the options are taken to be worth",
        columns=("Party, and of what", "Taken to be", "This rests on"),
        rows=tuple(rows),
        note=one_line(note),
        empty="Nothing is stated of anybody’s values.",
    )


def _rests(pen: Pen, traces: Iterable[Trace]) -> Iterator[Line]:
    traces = tuple(traces)
    for key in dict.fromkeys(one for trace in traces for one in trace.positions):
        fact = pen.ground.position(key)
        yield pen.stand(fact, words=False) if fact else pen.plain("a position that this record does not have")
    for name in dict.fromkeys(one.assumed_by for one in traces if one.assumed_by):
        yield pen.plain(f"assumed by {name}")


def _entries(
    stated: Stated, known: Knowledge, straight: Sequence[bool]
) -> Iterator[tuple[str, str, tuple[Trace, ...]]]:
    """Each thing stated of a party: of what, in words, and what it rests on; `straight` are issues with lines between amounts."""
    from detente.analysis.agreements.scenarios.interface import MATTERS

    if traces := known.behind(MATTERS):
        yield "how much each issue matters", _weights(stated, known), traces
    for at, issue in enumerate(stated.issues):
        if traces := known.behind(issue.values):
            yield issue.title, _values(issue, known.values[at], known.orders[at], straight=straight[at]), traces
    for one in known.added:
        words = " with ".join(
            f"{stated.issues[issue].title}: {some_words(stated.issues[issue], some)}" for issue, some in one.choices
        )
        yield "together", f"{words} adds {range_words(one.amount)}", (one.trace,)
    if known.no_deal:
        less = f", less {number_words(known.no_deal.cost)} with every {known.no_deal.per}" if known.no_deal.cost else ""
        yield "no deal", f"{range_words(known.no_deal.worth)}{less}", (known.no_deal.trace,)


def _weights(stated: Stated, known: Knowledge) -> str:
    told = [
        f"{issue.title} {_percent(one)}"
        for issue, one in zip(stated.issues, known.weights, strict=True)
        if not _open(one)
    ]
    order = _order([one.title for one in stated.issues], known.matters, verb="matters")
    return "; ".join([*told, *order])


def _values(issue: Question, ranges: Sequence[Range], pairs: Sequence[tuple[int, int]], *, straight: bool) -> str:
    titles = [lowered(title) for title in issue.titles]
    corners = _corners(issue, ranges)
    told = [f"{titles[at]} {range_words(ranges[at])}" for at in corners if not _open(ranges[at])]
    if told and (straight or len(corners) < len(titles)):
        told[-1] += ", straight between these"
    low, high = ({at for at, one in enumerate(ranges) if one == (end, end)} for end in (Fraction(0), Fraction(1)))
    left = [(a, b) for a, b in pairs if a not in high and b not in low]
    return "; ".join([*told, *_order(titles, left, verb="is worth")])


def _corners(issue: Question, ranges: Sequence[Range]) -> list[int]:
    """The options whose values are told: all, or of known values of amounts those at which their line bends."""
    every = list(range(len(ranges)))
    if not issue.numbers or any(low != high for low, high in ranges):
        return every
    slopes = [
        (after[0] - before[0]) / (more - less)
        for (before, after), (less, more) in zip(
            itertools.pairwise(ranges), itertools.pairwise(issue.numbers), strict=True
        )
    ]
    return [at for at in every if at in (0, every[-1]) or slopes[at - 1] != slopes[at]]


def _open(one: Range) -> bool:
    return one[0] == 0 and one[1] == 1


def _percent(one: Range) -> str:
    low, high = (number_words(100 * end) for end in one)
    return f"{low} %" if low == high else f"{low} to {high} %"


def _order(titles: Sequence[str], pairs: Iterable[tuple[int, int]], *, verb: str) -> Iterator[str]:
    """An ordering in words: a chain as one, else its direct steps, those below one option together."""
    above = set(pairs)
    for middle in range(len(titles)):
        above |= {(a, b) for a, one in above if one == middle for two, b in above if two == middle and a != b}
    below = {one: {worse for better, worse in above if better == one} for one in range(len(titles))}
    ranked = sorted((one for pair in above for one in pair), key=lambda one: -len(below[one]))
    chain = list(dict.fromkeys(ranked))
    if len(chain) > 2 and all((a, b) in above for a, b in itertools.pairwise(chain)):
        yield f"{', then '.join(titles[one] for one in chain)} (each {verb} no less than the next)"
        return
    for better, worse in below.items():
        direct = sorted(one for one in worse if not any((other, one) in above for other in worse))
        if direct:
            yield f"{titles[better]} {verb} no less than {phrase((titles[one] for one in direct), 'or')}"
