"""A scenario's answers in sentences: conditions upon what is stated and assumed, never advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.agreements.exact.models import Count
from detente.analysis.agreements.scenarios import Exclusion, Question, Range, Stated, Trace
from detente.analysis.agreements.scenarios.logic import Logic
from detente.analysis.agreements.scenarios.naming import number_words as amount_words
from detente.report.display import lowered
from detente.report.people import phrase

Cite = Callable[[Trace], str]
"""Says in words what a statement rests on."""

ANSWERS = {
    "nash": ("Nash", "greatest product of gains"),
    "ks_rational": ("Kalai–Smorodinsky", "greatest smallest share of what each could gain"),
    "egalitarian": ("egalitarian", "greatest smallest gain"),
    "welfare": ("utilitarian", "greatest sum"),
    "even_rational": ("equal gain", "smallest spread of such shares, of packages that none dominates"),
}
"""The answers that are known by name, with what each makes greatest, under the keys of a summary."""

_SHOWN = 6
_DIGITS = 3
"""Digits of an amount that are told."""
_THOUSAND, _HUGE = 1e3, 1e15
"""Numbers between these are written out."""


def plainly(trace: Trace) -> str:
    """What a statement rests on, by the ids of positions."""
    return trace.words


def logic_lines(stated: Stated, found: Logic, cite: Cite = plainly) -> Iterator[str]:
    """What the exclusions alone leave open."""
    if not stated.exclusions:
        yield f"{found.total:,} packages; no red line, refusal or condition is stated."
        return
    yield f"If each holds to the words below, {left_words(found)}."
    yield from amount_lines(stated)
    for number, one in enumerate(stated.exclusions, 1):
        yield f"  {number}. {exclusion_words(stated, one)} ({cite(one.trace)})"
    if found.count.exact and found.count.options:
        yield from (f"  {line}" for line in option_lines(stated, found.count))
    yield from conflict_lines(found)
    yield from opened_lines(found)


def amount_lines(stated: Stated, *, looks: str = "") -> Iterator[str]:
    """What it means that any amount may be taken, or what `looks` only at those that are named ("The talks look")."""
    for one in stated.issues:
        if one.spans and looks:
            named = [one.titles[at] for at in range(len(one.options)) if not one.between(at)]
            yield f"{looks} only at amounts of {one.title} that somebody names: {phrase(named)}."
        elif one.spans:
            yield f"Of {one.title} any amount may be taken; all that lies between two that are named counts as one option here."


def left_words(found: Logic) -> str:
    """As in "11 of 30 packages contradict none of them"."""
    if found.count.exact and not found.count.most:
        return f"every one of the {found.total:,} packages contradicts at least one of them"
    verb = "contradicts" if found.count.exact and found.count.most == 1 else "contradict"
    return f"{_many(found.count)} of {found.total:,} packages {verb} none of them"


def exclusion_words(stated: Stated, one: Exclusion) -> str:
    """Who excludes what."""
    who = phrase(stated.parties[party].name for party in one.parties)
    return f"{who}, {one.kind}: {one.words}" if who else f"{one.kind}: {one.words}"


def _many(count: Count) -> str:
    return f"{count.most:,}" if count.exact else f"between {count.least:,} and {count.most:,}"


def option_lines(stated: Stated, count: Count) -> Iterator[str]:
    """Of each issue what all, or none, of the packages left have."""
    if not count.most:
        return
    for issue, ways in zip(stated.issues, count.options, strict=True):
        none = [at for at, one in enumerate(ways) if not one]
        every = [lowered(title) for title, one in zip(issue.titles, ways, strict=True) if one == count.most]
        if every:
            yield f"{issue.title}: every one of them has {every[0]}."
        elif none:
            yield f"{issue.title}: none of them has {some_words(issue, none)}."


def some_words(issue: Question, options: Iterable[int], *, last: str = "or") -> str:
    """Some of an issue's options; amounts in runs."""
    taken = set(options)
    return phrase(
        _amounts(issue, taken) if issue.amounts else (lowered(issue.titles[at]) for at in sorted(taken)), last
    )


def _amounts(issue: Question, taken: set[int]) -> Iterator[str]:
    """Amounts in runs: "2000 soldiers or less", "3000 to 4000 soldiers", "9000 soldiers or more"."""
    titles, end = issue.titles, len(issue.titles) - 1
    for first in sorted(one for one in taken if one - 1 not in taken):
        last = next(one for one in range(first, end + 1) if one + 1 not in taken)
        if first == last:
            yield titles[first]
        elif issue.spans:
            yield _stretch(issue, first, last)
        elif first == 0:
            yield "any amount" if last == end else f"{titles[last]} or less"
        else:
            yield f"{titles[first]} or more" if last == end else f"{issue.options[first]} to {titles[last]}"


def _stretch(issue: Question, first: int, last: int) -> str:
    """Amounts from one option to another, and whether the amounts at its ends are among them."""
    spans, end = issue.spans or (), len(issue.titles) - 1
    low, high = (f"{amount_words(one)} {issue.unit}".rstrip() for one in (spans[first][0], spans[last][1]))
    above, below = issue.between(first), issue.between(last)
    if first == 0:
        return "any amount" if last == end else f"{'less than ' if below else ''}{high}{'' if below else ' or less'}"
    if last == end:
        return f"{'more than ' if above else ''}{low}{'' if above else ' or more'}"
    return f"{'more than' if above else 'from'} {low} {'and less than' if below else 'to'} {high}"


def conflict_lines(found: Logic, numbers: Sequence[int] | None = None) -> Iterator[str]:
    """Which exclusions exclude each other, and what dropped would leave a package; `numbers` are theirs for the reader."""
    if not found.conflicts:
        return
    numbers = numbers or range(1, len(found.without) + 1)
    all_or_some = "The smallest sets" if found.complete else "Some of the smallest sets"
    yield f"{all_or_some} of these that no package keeps to ({len(found.conflicts)}), by the numbers above:"
    yield from (f"  {_numbers(one, numbers)}" for one in found.conflicts)
    if found.relaxations:
        yield "Any one of these sets dropped would leave a package; none is preferred here:"
        yield from (f"  {_numbers(one, numbers)}" for one in found.relaxations[:_SHOWN])
        if len(found.relaxations) > _SHOWN:
            yield f"  and {len(found.relaxations) - _SHOWN} further sets"


def opened_lines(found: Logic, numbers: Sequence[int] | None = None) -> Iterator[str]:
    """How many packages one exclusion alone dropped would open; `numbers` as in `conflict_lines`."""
    numbers = numbers or range(1, len(found.without) + 1)
    opened = [
        (number, one)
        for number, one in zip(numbers, found.without, strict=True)
        if one.exact and found.count.exact and one.most > found.count.most
    ]
    if opened:
        yield "One alone dropped, in the order above:"
        yield from (f"  without {number}: {packages(one.most)}" for number, one in opened)


def packages(number: int) -> str:
    """As in "1 package", "13 packages"."""
    return f"{number:,} package{'' if number == 1 else 's'}"


def _numbers(some: Iterable[int], numbers: Sequence[int]) -> str:
    return ", ".join(str(numbers[one]) for one in some)


def open_lines(lacking: Sequence[str]) -> Iterator[str]:
    """What is not known as one number."""
    one = len(lacking) == 1
    yield (
        f"{len(lacking)} value{' is' if one else 's are'} not known as one number, so that there is no one frontier: "
        f"{'; '.join(lacking[:_SHOWN])}" + (f"; and {len(lacking) - _SHOWN} further." if len(lacking) > _SHOWN else ".")
    )
    yield "What holds over all values that fit: --robust, or --package ISSUE=OPTION,… for one package."


def figure_lines(stated: Stated, found: Mapping[str, Any]) -> Iterator[str]:
    """The frontier's size and the answers known by name, where every value is one number."""
    yield _counted(stated, found)
    yield frontier_words(found)
    yield from near_lines(stated, found)
    if any(key in found for key in ANSWERS):
        yield ground_words(stated, found)
        yield "Answers known by name, if the values are these; none is a recommendation:"
    for key, (name, makes) in ANSWERS.items():
        if key in found:
            one = found[key]
            lead = f"  {name[:1].upper()}{name[1:]} ({makes}), {surety(one, key)}"
            yield f"{lead}: {'; '.join(': '.join(two) for two in taken_words(stated, one))}"
            yield f"    worth {worth_words(stated, one['utils'][0])}"


def _counted(stated: Stated, found: Mapping[str, Any]) -> str:
    """How many packages there are, and how many give everybody enough."""
    rational, who = found["rational_outcomes"], phrase(one.name for one in stated.parties)
    if found.get("any_amount"):
        return f"{packages(found['outcomes'])} for {who}, what lies between two amounts counted as one option."
    if rational is None:
        rest = "how many give everybody at least what no deal is worth was not counted"
    else:
        rest = f"{rational:,} {'gives' if rational == 1 else 'give'} everybody at least what no deal is worth"
    return f"{packages(found['outcomes'])} for {who}; {rest}."


def frontier_words(found: Mapping[str, Any]) -> str:
    """How many packages no other dominates, or why that is not told."""
    many = found["n_pareto_exact"]
    if "edge" in found:
        count = len(found["edge"])
        lines = "One straight line or point holds" if count == 1 else f"{count:,} straight lines or points hold"
        return (
            f"{lines} every package that no other dominates: none is better for one party and worse for none (exact)."
        )
    if found.get("any_amount") and not found["reason"]:
        return "Any amount may be taken, so that the packages that none dominates cannot be counted."
    if not many:
        return found["reason"] or "No package gives everybody at least what no deal is worth."
    verb = "is" if many == 1 else "are"
    return f"{packages(many)} {verb} dominated by no other: none is better for one party and worse for none (exact)."


def near_lines(stated: Stated, found: Mapping[str, Any]) -> Iterator[str]:
    """How near a smaller frontier comes where the exact one was too large."""
    if "near" in found:
        told = zip(stated.parties, found["near"]["within"], strict=True)
        far = phrase(f"{number_words(one)} to {side.name}" for side, one in told)
        yield (
            f"A smaller frontier was found instead: {packages(found['near']['points'])}, of which one falls short of any "
            f"other package by no more than {far} (proven, for packages that are worth that much more than no deal)."
        )


def ground_words(stated: Stated, found: Mapping[str, Any]) -> str:
    """What gains are counted from, and what that assumes."""
    told = zip(stated.parties, stated.knowledge, found["d"], strict=True)
    none = [
        f"{number_words(worth)} to {side.name}{'' if known.no_deal else ' (not stated: the least of all packages)'}"
        for side, known, worth in told
    ]
    return (
        f"Gains are counted from what no deal is worth: {phrase(none)}. The egalitarian and the utilitarian answer compare units "
        "of different parties as if they were one; the others do not."
    )


def taken_words(stated: Stated, one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The first package of an answer: of each issue its title, and the option or the amount."""
    amounts = one.get("amounts", [[None] * len(stated.issues)])[0]
    for issue, option, amount in zip(stated.issues, one["packages"][0], amounts, strict=True):
        yield issue.title, issue.titles[option] if amount is None else f"{_amount_words(amount)} {issue.unit}".rstrip()


def _amount_words(amount: float) -> str:
    """An amount, marked where it is rounded."""
    places = max(0, _DIGITS - len(f"{abs(amount):.0f}"))
    words = f"{amount:.{places}f}"
    words = words.rstrip("0").rstrip(".") if places else words
    return words if float(words) == amount else f"about {words}"


def surety(one: Mapping[str, Any], key: str) -> str:
    """How sure the answer of a summary under a key is, and whether it stands alone."""
    proven = "exact"
    if not one.get("proven", True):
        least = key == "even_rational"
        value, bound = (number_words(-number if least else number) for number in (one["value"], one["bound"]))
        proven = f"not proven, the search was cut short at {value}; none is {'less' if least else 'more'} than {bound}"
    elif not one.get("exact", True):
        proven = "proven, to the last digit shown"
    if not one.get("reached", True):
        proven += "; it can be come near to as one likes, but not reached without what somebody’s words exclude"
    return proven if one["n_ties"] == 1 else f"{proven}, the first of {one['n_ties']:,} that are equally so"


def worth_words(stated: Stated, worth: Sequence[float]) -> str:
    """As in "0.75 to Hill State and 0.5 to Lake League"."""
    told = zip(stated.parties, worth, strict=True)
    return phrase(f"{number_words(value)} to {side.name}" for side, value in told)


def number_words(one: Fraction | float, *, signed: bool = False) -> str:
    """Three digits of a number, with a true minus; thousands apart."""
    number = float(f"{float(one):.3g}")
    sign = "+" if signed and one else ""
    words = f"{number:{sign},.0f}" if _THOUSAND <= abs(number) < _HUGE else f"{number:{sign}.3g}"
    return words.replace("-", "−")


def range_words(one: Range, *, signed: bool = False) -> str:
    """As in "0.2 to 0.3", or one number."""
    low, high = (number_words(end, signed=signed) for end in one)
    return low if low == high else f"{low} to {high}"
