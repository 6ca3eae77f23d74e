"""What votes come to, in careful words, line by line: under each candidate rule, who decides, who could block with whom."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from detente.analysis.ratification import Amount, Coalitions, Form, Motion, Power, Result, Rule, Swing, Threshold
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.rules import HEADS

_WHO = {
    "for": "in favour",
    "against": "against",
    "abstaining": "abstaining",
    "absent": "absent",
    "not_for": "not in favour",
    "not_against": "not against",
    "voting": "voting",
    "present": "taking part",
    "all": "in all",
}
_COMPARE = {"at_least": "at least", "more_than": "more than", "at_most": "at most", "fewer_than": "fewer than"}
_OUTCOME = {
    "passes": "passes, however the undecided vote",
    "fails": "fails, however the undecided vote",
    "open": "open: it depends on the undecided",
}
_MOST = 6
"""Coalitions named in a line; the JSON has more."""


def motion_lines(motion: Motion, results: Iterable[Result]) -> Iterator[str]:
    """A motion with all its forms, each under each rule that may apply."""
    yield motion.title
    done = tuple(results)
    for form in motion.forms:
        yield ""
        if form.title and form.title != motion.title:
            yield form.title
        if form.body is None:
            yield f"  No vote of a known body. {form.note}".rstrip()
            continue
        yield from form_lines(form, [one for one in done if one.form is form])


def form_lines(form: Form, results: list[Result]) -> Iterator[str]:
    """One form of a motion under its candidate rules."""
    if form.body is None:
        return
    left_out = f"; without {listed(form.without)}" if form.without else ""
    yield f"  {form.body.title}{left_out}. {form.note}".rstrip()
    if len(results) > 1:
        yield "  Which rule applies is not said; under each that may:"
    for one in results:
        yield ""
        yield from (f"  {line}" for line in result_lines(one))


def result_lines(one: Result) -> Iterator[str]:
    """What the leanings come to under one rule."""
    undecided = bool(one.open)
    outcome = _OUTCOME[one.outcome] if undecided else _OUTCOME[one.outcome].split(",")[0]
    yield f"{one.rule.title}: {outcome}."
    for bar in one.bars:
        yield f"  {bar_words(bar)}"
    for title, names in (
        ("Against", one.leaning("against")),
        ("Abstaining", one.leaning("abstain")),
        ("Absent", one.leaning("absent")),
        ("Undecided", one.open),
    ):
        if names:
            yield f"  {title}: {listed(names)}."
    yield from (f"  {line}" for line in _turning(one))
    if one.likelihood:
        low, high = percent(one.likelihood.low), percent(one.likelihood.high)
        span = low if low == high else f"between {low} and {high}"
        yield f"  Chance of passage: {span}, on the chances given and if all decide independently of each other."
    if one.reason:
        yield f"  Coalitions are not given: {one.reason}"
    yield f"  Source: {source_words(one.rule)}"


def _turning(one: Result) -> Iterator[str]:
    """Who could turn it, with whom."""
    if one.completing:
        yield f"Enough to carry it with those in favour: {coalition_words(one.completing)}."
    if one.blocking:
        beside = " beside those who are not in favour" if one.leaning("against", "abstain", "absent") else ""
        yield f"Enough to block it{beside}: {coalition_words(one.blocking)}."
    if one.holding:
        yield f"Enough to block it even if all others were in favour: {coalition_words(one.holding)}."
    if one.pivots:
        ways = [f"{pivot.member} in {pivot.ways} of {pivot.of}" for pivot in one.pivots if pivot.ways]
        told = listed(ways[:_MOST]) + (f" and {len(ways) - _MOST} more" if len(ways) > _MOST else "")
        yield f"Whose vote decides, of the ways in which the other undecided may vote: {told}."
    if one.critical:
        lead = "Without whom that would not be certain" if one.open else "Whose change alone would change that"
        yield f"{lead}: {listed(one.critical)}."
    if one.outcome != "passes":
        yield f"Fewest changes for it to pass for certain: {_swing(one.to_pass)}."
    if one.outcome != "fails":
        yield f"Fewest changes for it to fail for certain: {_swing(one.to_fail)}."


def _swing(one: Swing | None) -> str:
    if one is None:
        return "none would do"
    state = {"for": "in favour", "abstain": "abstaining", "against": "against", "absent": "absent"}[one.state]
    cost = f" (cost {plain(one.cost)})" if one.cost != len(one.members) else ""
    number = f"{len(one.members)}, for example " if len(one.members) > 1 else ""
    return f"{number}{listed(one.members)}, {state}{cost}"


def coalition_words(one: Coalitions) -> str:
    """The smallest coalitions, and how many others there are; a bound is called one."""
    if not one.number:
        return "no combination"
    told = "; ".join(listed(few) if few else "nobody more" for few in one.listed[:_MOST])
    more = one.number - min(len(one.listed), _MOST)
    if not one.exact:
        return f"{told}; and others (at least {one.number:,} in all)"
    return f"{told}; and {more:,} more" if more else told


def bar_words(bar: Bar) -> str:
    """A test and where the vote stands: "members in favour: 23 of 27, 2 undecided; needed at least 15 (55%)"."""
    test = bar.test
    undecided = f", {quantity(bar.open, test)} undecided" if bar.open else ""
    among = f" among {listed(test.among)}" if test.among else ""
    return (
        f"{weight_words(test.weight)} {_WHO[test.who]}{among}: {quantity(bar.settled, test)} of {quantity(bar.whole, test)}"
        f"{undecided}; the rule asks for {_COMPARE[test.compare]} {needed_words(bar)}"
    )


def needed_words(bar: Bar) -> str:
    """What the test compares with, and the share that it is."""
    test = bar.test
    told = quantity(_reachable(bar), test)
    if not (isinstance(test.amount, Amount) and test.amount.share):
        return told
    of = "" if test.of == "all" else f" of those {_WHO[test.of]}"
    return f"{told} ({share_words(test.amount.value)}{of})"


def _reachable(bar: Bar) -> Fraction:
    """What is needed, in whole heads where heads are counted for "at least"."""
    by_head = bar.test.weight == HEADS and bar.test.compare == "at_least"
    return Fraction(math.ceil(bar.needed)) if by_head else bar.needed


def quantity(value: Fraction, test: Threshold) -> str:
    """An amount of a weight; population is kept in percent."""
    return f"{plain(value)}%" if test.weight == "population" else plain(value)


def weight_words(weight: str) -> str:
    """What a weight is called."""
    return weight.capitalize() if weight != HEADS else "Members"


def share_words(value: Fraction) -> str:
    """A share as it is written in rules: 55%, 2/3."""
    return f"{value * 100}%" if (value * 100).denominator == 1 else str(value)


def plain(value: Fraction) -> str:
    """A number as people write it, to two decimals where it is not whole."""
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.2f}".rstrip("0").rstrip(".")


def percent(value: Fraction) -> str:
    """A chance in percent; what is not certain never shows as 0% or 100%."""
    if value in (0, 1):
        return f"{int(value * 100)}%"
    shown = f"{float(value) * 100:.1f}"
    return {"0.0": "less than 0.1%", "100.0": "more than 99.9%"}.get(shown, f"{shown}%")


def source_words(rule: Rule) -> str:
    """Where a rule is from."""
    words = rule.source or "the file"
    dated = f", as of {rule.as_of}" if rule.as_of else ""
    return f"{words}{dated}{' (recalled, not checked against the text)' if rule.recalled else ''}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: "Alba", "Alba and Brena", "Alba, Brena and Corvo"."""
    some = list(names)
    return " and ".join([", ".join(some[:-1]), some[-1]] if len(some) > 1 else some)


def power_lines(one: Power) -> Iterator[tuple[str, str, str, str]]:
    """A row for each member: its name, Shapley–Shubik, Banzhaf swings, Banzhaf normalised."""
    for row in zip(one.members, one.shapley_shubik, one.banzhaf_swings, one.banzhaf_normalised, strict=True):
        member, shapley, swings, share = row
        yield member, f"{float(shapley):.4%} ({shapley})", f"{swings:,}", f"{float(share):.4%}"
