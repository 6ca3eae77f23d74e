"""Where a vote stands against each threshold of its rule, as one picture: a bar for each weight that the rule counts.

From the left those in favour, then the undecided, then those who abstain, are against or absent. A line across a bar is a
threshold: told below where what it asks for counts from the left, above where what stops the motion counts from the right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from detente.analysis.ratification import Amount, Motion, Result
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.game import Logic, holds
from detente.analysis.ratification.rules import HEADS
from detente.report.sheet import LEFT, RIGHT, ROOM, WIDE, document, long, text, wrapped
from detente.report.voting import (
    OUTCOME,
    bar_words,
    counted,
    formula_words,
    listed,
    needed_words,
    quantity,
    reached,
    source_words,
    weight_words,
)

_BAR, _MARK = 24, 17
_LABEL = 86
"""Room for what a bar counts, before it."""
_MIDDLE = LEFT + _LABEL + (WIDE - RIGHT - LEFT - _LABEL) / 2

_STYLE = """svg{--for:#1f4b77;--hatch:#7d8fa1;--against:#d9b98c;--abstain:#efe4d0;--on:#fcfbf8}
@media (prefers-color-scheme:dark){svg{--for:#7ea6cf;--hatch:#6f8296;--against:#8a6b40;--abstain:#4a3d2b;--on:#12161b}}
@media print{svg{--for:#1f4b77;--hatch:#666;--against:#d9b98c;--abstain:#efe4d0;--on:#fff}}
.for{fill:var(--for)}.open{fill:url(#open);stroke:var(--hatch);stroke-width:1}.against{fill:var(--against)}
.abstain{fill:var(--abstain);stroke:var(--against);stroke-width:1}.absent{fill:var(--paper);stroke:var(--soft);stroke-width:1;stroke-dasharray:2 2}
.hatch{stroke:var(--hatch);stroke-width:1.5}.line{stroke:var(--ink);stroke-width:1.6}.gap{stroke:var(--paper);stroke-width:5}.drawn .on{fill:var(--on)}
.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.outcome{font-style:italic}
"""
_DEFS = (
    '<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>'
)
ORDER = (
    ("for", "in favour"),
    ("open", "undecided"),
    ("abstain", "abstaining"),
    ("against", "against"),
    ("absent", "absent"),
)


@dataclass(slots=True)
class _Sheet:
    """The parts drawn so far, and how far down the page they reach."""

    y: float = 0
    parts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def line(self, words: str, kind: str, *, step: float, x: float = LEFT) -> None:
        """A line of text below what is there."""
        self.y += step
        self.parts.append(text(words, (x, self.y), kind, room=WIDE - RIGHT - x))

    def lines(self, words: str, kind: str, *, step: float) -> None:
        """Text in as many lines as it takes."""
        for line in wrapped(words, kind.split(maxsplit=1)[0]):
            self.line(line, kind, step=step)


def vote_svg(motion: Motion, results: Sequence[Result]) -> str:
    """The picture as an SVG document: each form of the motion, under each rule that may apply."""
    sheet = _Sheet(y=16)
    sheet.lines(motion.title, "title", step=24)
    _legend(sheet, results)
    for form in motion.forms:
        own = [one for one in results if one.form is form]
        if form.body is None:
            sheet.y += 14
            sheet.line(form.title, "head", step=24)
            sheet.lines(f"No vote of a known body. {form.note}", "words soft", step=17)
            sheet.told.append(f"{form.title}: no vote of a known body.")
        if own:
            _form(sheet, own, titled=form.title not in ("", motion.title))
    sheet.y += 22
    told = f"{motion.title}. {' '.join(sheet.told)}"
    return document(sheet.parts, title=motion.title, told=told, high=sheet.y, style=_STYLE, defs=_DEFS)


def _legend(sheet: _Sheet, results: Iterable[Result]) -> None:
    """What the fillings mean, of those that occur."""
    seen = {key for one in results for bar in one.bars for key, _ in ORDER if part_of(bar, key)}
    sheet.y += 26
    x: float = LEFT
    for key, words in ORDER:
        if key in seen:
            sheet.parts.append(f'<rect class="{key}" x="{x:.1f}" y="{sheet.y - 10:.1f}" width="22" height="12"/>')
            sheet.parts.append(text(words, (x + 29, sheet.y), "small soft"))
            x += 29 + long(words, "small") + 22


def _form(sheet: _Sheet, results: Sequence[Result], *, titled: bool) -> None:
    first = results[0]
    sheet.y += 22 if titled else 12
    if titled:
        sheet.parts.append(
            f'<line class="rule" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{sheet.y:.1f}" y2="{sheet.y:.1f}"/>'
        )
        sheet.lines(first.form.title, "head", step=24)
        sheet.told.append(f"{first.form.title}:")
    body = first.ballot.game.body
    left_out = f"; {counted(first.form.without)} not taking part" if first.form.without else ""
    sheet.lines(f"{body.title}, {len(first.ballot.game.members)} members{left_out}", "words soft", step=19)
    for title, names in (
        ("Against", first.leaning("against")),
        ("Abstaining", first.leaning("abstain")),
        ("Absent", first.leaning("absent")),
        ("Undecided", first.open),
        ("In parts", first.in_parts),
    ):
        if names and len(names) < len(first.ballot.game.members):
            sheet.lines(f"{title}: {counted(names)}", "words", step=18)
    if body.weights and body.source:
        sheet.lines(f"Figures: {body.source}", "small soft", step=17)
    if len(results) > 1:
        sheet.lines("Which rule applies is not known. Under each that may:", "words soft", step=20)
    for one in results:
        _rule(sheet, one)


def _rule(sheet: _Sheet, one: Result) -> None:
    outcome = OUTCOME[one.outcome].split(",")[0].split(":")[0]
    sheet.y += 32
    room = ROOM - long(outcome, "head") - 24
    sheet.parts.append(text(one.rule.title, (LEFT, sheet.y), "head", room=room))
    sheet.parts.append(text(outcome, (WIDE - RIGHT, sheet.y), "head outcome", anchor="end"))
    sheet.told.append(f"{one.rule.title}: {outcome}.")
    if len(one.bars) > 1:
        sheet.lines(f"Asks for {formula_words(one.rule.passes, one.bars)}.", "small soft", step=17)
    if one.rule.source or one.ballot.game.body.source:
        sheet.lines(f"Source: {source_words(one.rule, one.ballot.game.body)}", "small soft", step=15)
    sheet.told += [f"{bar_words(bar)}." for bar in one.bars]
    for bar, marks in against_thresholds(one):
        _bar(sheet, bar, marks)


def against_thresholds(one: Result) -> list[tuple[Bar, list[Mark]]]:
    """The weights that a rule counts, each once, with the thresholds of all tests that count it."""
    logic, of = one.ballot.game.logic, len(one.bars)
    drawn: dict[tuple[str, tuple[str, ...]], tuple[Bar, list[Mark]]] = {}
    for number, bar in enumerate(one.bars):
        _, own = drawn.setdefault((bar.test.weight, bar.test.among), (bar, []))
        mark = _mark(bar, logic, number=number, of=of)
        own += [mark] if mark else []
    return list(drawn.values())


def part_of(bar: Bar, key: str) -> Fraction:
    """The weight that stands so: a state, or "open"."""
    return bar.open if key == "open" else next(value for state, value in bar.parts.items() if state == key)


def _bar(sheet: _Sheet, first: Bar, marks: Sequence[Mark]) -> None:
    """The weight of those whom tests are about, with the thresholds of all of them."""
    start, scale = LEFT + _LABEL, (WIDE - RIGHT - LEFT - _LABEL) / float(first.whole or 1)
    above, below = (
        _rows([(start + float(one.at) * scale, one.words) for one in marks if one.above == side])
        for side in (True, False)
    )
    sheet.y += 12 + _MARK * len(above)
    sheet.parts.append(text(weight_words(first.test.weight), (LEFT, sheet.y + 11), "words", room=_LABEL - 8))
    beside = listed(first.test.among) if first.test.among else _unit(first)
    sheet.parts.append(text(beside, (LEFT, sheet.y + 26), "small soft", room=_LABEL - 8))
    x: float = start
    lines = [at for row in (*above, *below) for at, _ in row]
    for key, _ in ORDER:
        wide = float(part_of(first, key)) * scale
        if wide:
            sheet.parts += _segment(key, (x, sheet.y, wide), quantity(part_of(first, key), first.test), around=lines)
            x += wide
    for rows, is_above in ((above, True), (below, False)):
        for number, row in enumerate(rows):
            for at, words in row:
                sheet.parts += _threshold(words, at, sheet.y, row=number, above=is_above)
    sheet.y += _BAR + (_MARK * len(below) or 3)


def _rows(marks: Sequence[tuple[float, str]]) -> list[list[tuple[float, str]]]:
    """Thresholds with their words in as few rows as leave no words on others."""
    rows: list[list[tuple[float, str]]] = []
    for one in sorted(marks):
        home = next((row for row in rows if all(_apart(one, other) for other in row)), None)
        if home is None:
            rows.append([one])
        else:
            home.append(one)
    return rows


def _apart(one: tuple[float, str], other: tuple[float, str]) -> bool:
    (left, right), (other_left, other_right) = _span(*one), _span(*other)
    return right + 8 < other_left or other_right + 8 < left


def _span(x: float, words: str) -> tuple[float, float]:
    wide = long(words, "small") + 6
    return (x - wide, x) if x > _MIDDLE else (x, x + wide)


def _unit(bar: Bar) -> str:
    return "in percent" if bar.test.weight == "population" else f"{quantity(bar.whole, bar.test)} in all"


def _segment(key: str, at: tuple[float, float, float], words: str, *, around: Iterable[float]) -> Iterator[str]:
    """A part of a bar, `at` x, y and so wide, with its number where no threshold runs through it."""
    x, y, wide = at
    yield f'<rect class="{key}" x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0.8):.1f}" height="{_BAR}"/>'
    need = long(words, "words") + 8
    lines = list(around)
    free = [x + wide * part for part in (0.5, 0.25, 0.75)]
    place = next((one for one in free if all(abs(one - line) > need / 2 for line in lines)), None)
    if place is not None and min(place - x, x + wide - place) * 2 > need:
        on = {"for": "words on", "open": "words halo"}.get(key, "words")
        yield text(words, (place, y + 16.5), on, anchor="middle")


@dataclass(frozen=True, slots=True)
class Mark:
    """A threshold: where it lies on the bar, what is said of it, and on which side of the bar."""

    at: Fraction
    words: str
    above: bool


def _mark(bar: Bar, logic: Logic, *, number: int, of: int) -> Mark | None:
    """Where a threshold lies; None where the bar cannot show it (an abstention of its own, nothing at all)."""
    test = bar.test
    stops_it = _alone_stops(logic, number, of=of)
    enough = _alone_enough(logic, number, of=of) and not stops_it
    if test.who == "for" and test.compare in ("at_least", "more_than") and bar.needed:
        return Mark(reached(bar), f"{needed_words(bar)} in favour{' is enough' if enough else ''}", above=False)
    if test.who == "present" and test.compare in ("at_least", "more_than"):
        return Mark(bar.needed, f"{needed_words(bar)} taking part", above=False)
    if test.who not in ("not_for", "against") or test.compare not in ("fewer_than", "at_most"):
        return None
    who = "not in favour" if test.who == "not_for" else "against"
    stops = _stopping(bar)
    if enough:
        return Mark(bar.whole - stops, f"passes with {needed_words(bar)} {who}", above=True)
    if test.compare == "at_most" and not bar.needed and stops_it:
        among = f" among {counted(test.among)}" if test.among else ""
        return Mark(bar.whole, f"anybody{among} {who} blocks", above=True)
    more = "" if test.weight == HEADS else " or more"
    blocks = " block" if stops_it else ""
    return Mark(bar.whole - stops, f"{quantity(stops, test)}{more} {who}{blocks}", above=True)


def _alone_enough(logic: Logic, number: int, *, of: int) -> bool:
    """Whether the rule holds wherever this test does."""
    return holds(logic, [place == number for place in range(of)])


def _alone_stops(logic: Logic, number: int, *, of: int) -> bool:
    """Whether the rule fails wherever this test does."""
    return not holds(logic, [place != number for place in range(of)])


def _stopping(bar: Bar) -> Fraction:
    """How much of the weight fails a test that asks for little: in whole heads where heads are counted."""
    if bar.test.weight != HEADS or not isinstance(bar.test.amount, Amount):
        return bar.needed
    return Fraction(math.ceil(bar.needed) if bar.test.compare == "fewer_than" else math.floor(bar.needed) + 1)


def _threshold(words: str, x: float, y: float, *, row: int, above: bool) -> Iterator[str]:
    off = 13 * row
    top, foot = (y - 6 - off, y + _BAR) if above else (y, y + _BAR + 6 + off)
    for kind in ("gap", "line"):
        yield f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{foot:.1f}"/>'
    anchor, beside = ("end", x - 5) if x > _MIDDLE else ("start", x + 5)
    yield text(words, (beside, y - 4 - off if above else y + _BAR + 12.5 + off), "small halo", anchor=anchor)
