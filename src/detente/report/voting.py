"""What votes come to, in careful words, line by line: under each candidate rule, who decides, who could block with whom."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from detente.analysis.agreements import Basis
from detente.analysis.ratification import (
    AllOf,
    Amount,
    Body,
    Coalitions,
    Form,
    Motion,
    Pivot,
    Power,
    Result,
    Rule,
    Swing,
    Threshold,
)
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.recorded import Case
from detente.analysis.ratification.rules import HEADS, Formula
from detente.analysis.ratification.winsets import Zone
from detente.model import Catalogue, Dossier, Passage
from detente.report.display import one_line

WHO_WORDS = {
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
OUTCOME = {
    "passes": "passes, however the undecided vote",
    "fails": "fails, however the undecided vote",
    "open": "open: it depends on the undecided",
}
_MOST = 6
"""Coalitions named in a line; the JSON has more."""
_NAMES = 12
"""Names in a row beyond which only their number is told."""


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


def case_lines(cases: Iterable[Case], dossier: Dossier) -> Iterator[str]:
    """The decisions of a record: what is told of whom, by which words, and what that comes to under each rule."""
    titles = {one.id: one.title or one.location for one in dossier.sources}
    number = 0
    for number, one in enumerate(cases, 1):
        if number > 1:
            yield ""
        yield from _case(one, titles)
    if not number:
        yield "These reports tell of no decision by a body."


def _case(one: Case, titles: Mapping[str, str]) -> Iterator[str]:
    decision = one.decision
    when = f", {decision.date.value}" if decision.date else ""
    status = {"planned": "to come", "taken": "reported as taken", "blocked": "reported as blocked"}[decision.status]
    yield f"{one.body_name or 'A body that is not named'} ({status}{when}): {decision.matter}"
    yield from (f"  “{words}” ({title})" for words, title in _quoted(decision.evidence, titles))
    if decision.rule:
        yield f"  The rule, as reported: {decision.rule}."
    if decision.status == "taken":
        yield "  It is reported as taken; nothing is worked out for it."
        return
    if one.body is None:
        yield "  Its members and rules are not known: name them in a file of bodies, or write the motion down."
        return
    yield from _leanings(one, titles)
    yield f"  {one.body.title}. {_candidates(one)}"
    yield from _bases(one)


def _leanings(one: Case, titles: Mapping[str, str]) -> Iterator[str]:
    """Who is reported to lean which way, with the words; the rest are undecided, which is all that silence means."""
    for told in one.told:
        comes_to = f"taken as {told.state}" if told.state else "left undecided"
        far = "" if told.near else "; in the outlet's or a rival's voice"
        yield f"  {told.member} {told.because}: {comes_to}{far}."
        yield from (f"    “{words}” ({title})" for words, title in _quoted(told.passages, titles))
    if one.strangers:
        yield f"  Also reported to resist it, and no member: {listed(one.strangers)}."
    heard = {told.member for told in one.told}
    silent = len(one.body.members) - len(heard) if one.body else 0
    if silent:
        who = f"the other {silent} members" if heard else "any member"
        yield f"  How {who} would vote is not in these reports; they are undecided here."


def _candidates(one: Case) -> str:
    if one.rule_named:
        return "Under the rule that the report names:" if len(one.rules) == 1 else "Under the rules it may mean:"
    return "Which rule applies is not reported; under each that may:"


def _bases(one: Case) -> Iterator[str]:
    for basis in bases(one):
        if one.depends_on_voices:
            yield ""
            yield f"  {BASIS_WORDS[basis]}"
        for result in one.results(basis):
            yield ""
            yield from (f"  {line}" for line in result_lines(result))


def bases(one: Case) -> tuple[Basis, ...]:
    """The bases on which results differ: with every voice, and where it matters without the outlet and rivals."""
    return ("all voices", "without outlet and rivals") if one.depends_on_voices else ("all voices",)


BASIS_WORDS: dict[str, str] = {
    "all voices": "Counting every voice:",
    "without outlet and rivals": "Without what only the outlet or a rival says of a member:",
}


def _quoted(passages: Iterable[Passage], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for passage in dict.fromkeys(passages):
        yield one_line(passage.exact), titles.get(passage.source, passage.source)


def zone_lines(one: Zone, catalogue: Catalogue | None = None) -> Iterator[str]:
    """The packages that are left on both levels, and whose objections leave out how many; with a catalogue by its titles."""

    def called(issue: str, option: str) -> str:
        return f"{catalogue.title(issue)}: {catalogue.title(issue, option)}" if catalogue else f"{issue}: {option}"

    yield f"Packages in all: {one.total:,}."
    yield f"  open between the parties themselves: {one.between:,}"
    for side, number in one.by_side.items():
        yield f"  of these, passed by the ratifiers of {side}: {number:,}"
    yield f"  passed by the ratifiers of every side: {one.open:,}"
    for part in one.shrinkage:
        veto = ", without whom its side passes nothing" if part.veto else ""
        more = f"{part.opens:,} more would pass" if part.opens else "no more would pass"
        yield f"  {part.member} ({part.side}{veto}): objects to {part.objects:,}; without its objections {more}."
    alike = [part for part in one.listed[0] if all(part in other for other in one.listed)] if one.listed[1:] else []
    if alike:
        yield f"  {len(one.listed)} of those, all with {'; '.join(called(*part) for part in alike)}:"
    for package in one.listed:
        yield "  – " + "; ".join(called(*part) for part in package if part not in alike)
    if one.listed and one.open > len(one.listed):
        yield f"  and {one.open - len(one.listed):,} more"


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
    outcome = OUTCOME[one.outcome] if undecided else OUTCOME[one.outcome].split(",")[0]
    yield f"{one.rule.title}: {outcome}."
    for bar in one.bars:
        yield f"  {bar_words(bar)}"
    for title, names in (
        ("Against", one.leaning("against")),
        ("Abstaining", one.leaning("abstain")),
        ("Absent", one.leaning("absent")),
        ("Undecided", one.open),
        ("In parts", one.in_parts),
    ):
        if names:
            yield f"  {title}: {counted(names)}."
    yield from (f"  {line}" for line in _turning(one))
    if one.likelihood:
        low, high = percent(one.likelihood.low), percent(one.likelihood.high)
        span = low if low == high else f"between {low} and {high}"
        yield f"  Chance of passage: {span}, on the chances given and if all decide independently of each other."
    if one.reason:
        yield f"  Coalitions are not given: {one.reason}"
    yield f"  Source: {source_words(one.rule, one.ballot.game.body)}"


def _turning(one: Result) -> Iterator[str]:
    """Who could turn it, with whom."""
    if one.completing:
        yield f"Enough to carry it, whatever the other undecided do: {coalition_words(one.completing, of=one.open)}."
    if one.blocking:
        beside = " beside those who are not in favour" if one.leaning("against", "abstain", "absent") else ""
        yield f"Enough to block it{beside}: {coalition_words(one.blocking, of=one.open)}."
    if one.holding:
        those = one.leaning("against", "abstain", "absent")
        yield f"Enough to block it even if all others were in favour: {coalition_words(one.holding, of=those)}."
    if one.pivots:
        yield f"Whose vote decides, of the ways in which the other undecided may vote: {_pivots(one.pivots)}."
    if one.critical:
        lead = "Without whom that would not be certain" if one.open else "Whose change alone would change that"
        yield f"{lead}: {counted(one.critical)}."
    if one.outcome != "passes":
        yield f"Fewest changes for it to pass for certain: {_swing(one.to_pass)}."
    if one.outcome != "fails":
        yield f"Fewest changes for it to fail for certain: {_swing(one.to_fail)}."


def _pivots(pivots: Sequence[Pivot]) -> str:
    ranked = sorted((pivot for pivot in pivots if pivot.ways), key=lambda pivot: -pivot.ways)
    if len(ranked) > 1 and len({pivot.ways for pivot in pivots}) == 1:
        return f"each in {_ways(ranked[0])}"
    told = "; ".join(f"{pivot.member} in {_ways(pivot)}" for pivot in ranked[:_MOST])
    return told + (f"; and {len(ranked) - _MOST} more" if len(ranked) > _MOST else "")


def _ways(one: Pivot) -> str:
    return f"{one.ways} of {one.of}" if one.of <= 4096 else percent(Fraction(one.ways, one.of))


def _swing(one: Swing | None) -> str:
    if one is None:
        return "none would do"
    state = {"for": "in favour", "abstain": "abstaining", "against": "against", "absent": "absent"}[one.state]
    cost = f" (cost {plain(one.cost)})" if one.cost != len(one.members) else ""
    if len(one.members) > _NAMES:
        return f"{len(one.members)} members, {state}{cost}"
    number = f"{len(one.members)}, for example " if len(one.members) > 1 else ""
    return f"{number}{listed(one.members)}, {state}{cost}"


def coalition_words(one: Coalitions, *, of: Sequence[str]) -> str:
    """The smallest coalitions of some members, and how many others there are; a bound is called one."""
    if not one.number:
        return "no combination"
    smallest = len(one.listed[0])
    if smallest == 1 and one.exact and one.number == len(of) > 2:
        return f"any one of these {len(of)}"
    if smallest == len(of) > 2:
        return f"only all {len(of)} of these together"
    told = one.listed[:_MOST] if smallest <= _NAMES else ()
    number = f"{one.number:,}" if one.exact else f"at least {one.number:,}"
    if not told:
        return f"{number} combinations, the smallest of {smallest} members"
    words = "; ".join(listed(few) if few else "nobody more" for few in told)
    if one.exact:
        return words + (f"; and {one.number - len(told):,} more" if one.number > len(told) else "")
    return f"{words}; and others ({number} in all)"


def bar_words(bar: Bar) -> str:
    """A test and where the vote stands: "Members in favour: 23 of 27, 2 undecided; the rule asks for at least 15 (55%)"."""
    test = bar.test
    undecided = f", {quantity(bar.open, test)} undecided" if bar.open else ""
    among = f" among {listed(test.among)}" if test.among else ""
    return (
        f"{weight_words(test.weight)} {WHO_WORDS[test.who]}{among}: {quantity(bar.settled, test)} of {quantity(bar.whole, test)}"
        f"{undecided}; the rule asks for {needed_words(bar)}"
    )


def needed_words(bar: Bar) -> str:
    """What a test asks for, in whole heads where heads are counted: "at least 15 (55%)", "at least 14 (more than 50%)"."""
    test = bar.test
    whole = bar.test.weight == HEADS and bar.test.compare in ("at_least", "more_than")
    compare = "at least" if whole else _COMPARE[test.compare]
    told = f"{compare} {quantity(reached(bar), test)}"
    if not (isinstance(test.amount, Amount) and test.amount.share):
        return told
    share = share_words(test.amount.value)
    if told.endswith(f" {share}"):
        return told
    more = "more than " if whole and test.compare == "more_than" else ""
    of = "" if test.of == "all" else f" of those {WHO_WORDS[test.of]}"
    return f"{told} ({more}{share}{of})"


def reached(bar: Bar) -> Fraction:
    """What the weight counted must come to: the next whole number where heads are counted up to it."""
    if bar.test.weight != HEADS or bar.test.compare not in ("at_least", "more_than"):
        return bar.needed
    return Fraction(math.ceil(bar.needed) if bar.test.compare == "at_least" else math.floor(bar.needed) + 1)


def formula_words(formula: Formula, bars: Iterable[Bar], *, inside: bool = False) -> str:
    """A rule in a few words: "(at least 55% of members and 65% of population in favour) or fewer than 4 members …"."""
    bars = list(bars)
    if not isinstance(formula, Threshold):
        parts = [formula_words(part, bars, inside=True) for part in formula.parts]
        words = (" and " if isinstance(formula, AllOf) else " or ").join(parts)
        return f"({words})" if inside and len(parts) > 1 else words
    who = WHO_WORDS[formula.who] + (f" among {listed(formula.among)}" if formula.among else "")
    none = formula.amount == Amount(Fraction(0))
    if none and formula.compare in ("at_most", "more_than"):
        return f"{'nobody' if formula.compare == 'at_most' else 'somebody'} {who}"
    weight = "members" if formula.weight == HEADS else formula.weight
    compare = _COMPARE[formula.compare]
    if isinstance(formula.amount, Amount) and formula.amount.share:
        of = weight if formula.of == "all" else f"those {WHO_WORDS[formula.of]} ({weight})"
        return f"{compare} {share_words(formula.amount.value)} of {of} {who}"
    needed = next(bar.needed for bar in bars if bar.test == formula)
    return f"{compare} {quantity(needed, formula)} {weight} {who}"


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


def source_words(rule: Rule, body: Body | None = None) -> str:
    """Where a rule is from: its own source, or that of the body for which somebody wrote it down."""
    words = rule.source or (body.source if body else "") or "not given"
    dated = f", as of {rule.as_of}" if rule.as_of else ""
    return f"{words}{dated}{' (recalled, not checked against the text)' if rule.recalled else ''}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: "Alba", "Alba and Brena", "Alba, Brena and Corvo"."""
    some = list(names)
    return " and ".join([", ".join(some[:-1]), some[-1]] if len(some) > 1 else some)


def counted(names: Sequence[str]) -> str:
    """The names, or where they are many, how many."""
    return listed(names) if len(names) <= _NAMES else f"{len(names)} members"


def power_lines(one: Power) -> Iterator[tuple[str, str, str, str]]:
    """A row for each member: its name, Shapley–Shubik, Banzhaf swings, Banzhaf normalised."""
    for row in zip(one.members, one.shapley_shubik, one.banzhaf_swings, one.banzhaf_normalised, strict=True):
        member, shapley, swings, share = row
        yield member, f"{float(shapley):.4%} ({shapley})", f"{swings:,}", f"{float(share):.4%}"
