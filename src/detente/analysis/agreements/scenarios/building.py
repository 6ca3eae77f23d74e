"""From the form of a file to a scenario: names become numbers, and what does not fit is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product

from detente.analysis.agreements.exact.scenario import Choices
from detente.analysis.agreements.scenarios.closing import checked
from detente.analysis.agreements.scenarios.form import (
    Form,
    Sourced,
    Tie,
    Utility,
    Values,
)
from detente.analysis.agreements.scenarios.interface import (
    ANYTHING,
    MATTERS,
    Addition,
    Exclusion,
    Knowledge,
    Named,
    NoDeal,
    Pair,
    Question,
    Range,
    Side,
    Stated,
    Trace,
)
from detente.analysis.agreements.scenarios.naming import Names, number_words
from detente.analysis.agreements.scenarios.questions import question
from detente.analysis.agreements.scenarios.weights import check_weights
from detente.errors import DataFileError

_TWO = 2
Find = Callable[[str], tuple[str, ...]]
"""The ids of the positions that an entry names, by an id or by their words."""


def build(form: Form, *, origin: str, base: Stated | None = None, find: Find = lambda told: (told,)) -> Stated:
    """The scenario of a form, over what a record gives (`base`) where there is one, its positions as `find` finds them.

    Raises DataFileError naming the entry: an unknown party, issue or option, an issue without options, an entry that
    names neither positions nor who assumed it, orderings that contradict each other, weights that cannot sum to one.
    """
    return _Builder(form, origin, base=base, find=find).stated()


class _Builder:
    """One file's way from form to scenario."""

    def __init__(self, form: Form, origin: str, *, base: Stated | None, find: Find) -> None:
        self._form, self._origin, self._base, self._find = form, origin, base, find
        issues, parties = self._issues(), self._parties()
        self._names = Names(issues, parties, origin)
        if len({one.id for one in issues}) < 1:
            raise self._names.wrong("there are no issues", do="Name them under `issues`.")
        if not parties:
            raise self._names.wrong("there are no parties", do="Name them under `parties`.")

    def stated(self) -> Stated:
        base = self._base
        told: dict[int, Utility] = {}
        for key, one in self._form.utilities.items():
            if told.setdefault(self._names.party(key, entry="utilities"), one) is not one:
                raise self._names.wrong(f"utilities names the party {key!r} twice")
        return Stated(
            title=self._form.title or (base.title if base else ""),
            issues=self._names.issues,
            parties=self._names.parties,
            exclusions=(*(base.exclusions if base else ()), *self._exclusions()),
            knowledge=tuple(self._knowledge(number, told.get(number)) for number in range(len(self._names.parties))),
            packages=tuple(self._packages()),
        )

    def _parties(self) -> tuple[Side, ...]:
        known = {one.id: one for one in (self._base.parties if self._base else ())}
        known |= {key: Side(id=key, name=name or key) for key, name in self._form.parties.items()}
        return tuple(known.values())

    def _issues(self) -> tuple[Question, ...]:
        known = {one.id: one for one in (self._base.issues if self._base else ())}
        for key, issue in self._form.issues.items():
            if key in known:
                raise DataFileError(
                    f"the issue {key!r} has its options from the record", input=self._origin, do="Leave it out here."
                )
            known[key] = question(key, issue, form=self._form, origin=self._origin)
        return tuple(known.values())

    def _trace(self, one: Sourced, *, entry: str, above: Sourced | None = None) -> Trace:
        """What an entry rests on: its own words, else those of the entry around it, else the file's `assumed_by`."""
        for told in (one, *([above] if above else [])):
            if told.from_ or told.assumed_by:
                positions = dict.fromkeys(key for each in told.from_ for key in self._find(each))
                return Trace(positions=tuple(positions), assumed_by=told.assumed_by)
        if not self._form.assumed_by:
            raise self._names.wrong(
                f"{entry} names neither positions nor who assumes it", do="Add `from:` or `assumed_by:`."
            )
        return Trace(assumed_by=self._form.assumed_by)

    def _exclusions(self) -> Iterator[Exclusion]:
        names = self._names
        for place, line in enumerate(self._form.red_lines, 1):
            entry = f"red line {place}"
            yield Exclusion(
                parties=(names.party(line.party, entry=entry),),
                kind="red line",
                bans=(names.choices(line.never, entry=entry),),
                words=f"never {names.words(line.never)}",
                trace=self._trace(line, entry=entry),
            )
        for place, tie in enumerate(self._form.conditions, 1):
            yield self._condition(tie, entry=f"condition {place}")
        for place, steps in enumerate(self._form.reciprocal, 1):
            entry = f"reciprocal steps {place}"
            taken = [names.choices(one, entry=entry) for one in steps.steps]
            if len(set(taken)) < _TWO or len(set(steps.parties)) < _TWO:
                raise names.wrong(f"{entry} needs two different steps at least, and two parties")
            yield Exclusion(
                parties=tuple(names.party(one, entry=entry) for one in steps.parties),
                kind="condition",
                bans=tuple(
                    ban
                    for one in taken
                    for other in taken
                    if one is not other
                    for ban in without(one, other, sizes=self._sizes)
                ),
                words="all or none of " + " / ".join(names.words(one) for one in steps.steps),
                trace=self._trace(steps, entry=entry),
            )

    @property
    def _sizes(self) -> list[int]:
        return [len(one.options) for one in self._names.issues]

    def _condition(self, tie: Tie, *, entry: str) -> Exclusion:
        names = self._names
        if (tie.only_if is None) == (tie.unless is None):
            raise names.wrong(f"{entry} needs one of `only_if` and `unless`")
        taken = names.choices(tie.take, entry=entry)
        if tie.only_if is not None:
            needed = names.choices(tie.only_if, entry=entry)
            bans = tuple(without(taken, needed, sizes=self._sizes))
            words = f"{names.words(tie.take)} only if {names.words(tie.only_if)}"
        else:
            other = names.choices(tie.unless or {}, entry=entry)
            both = joined(taken, other)
            bans = (both,) if both else ()
            words = f"{names.words(tie.take)} unless {names.words(tie.unless or {})}"
        if not bans:
            raise names.wrong(f"{entry} excludes nothing: what it takes and what it needs are the same or never meet")
        party = names.party(tie.party, entry=entry)
        trace = self._trace(tie, entry=entry)
        return Exclusion(parties=(party,), kind="condition", bans=bans, words=words, trace=trace)

    def _packages(self) -> Iterator[Named]:
        names = self._names
        for place, one in enumerate(self._form.packages, 1):
            entry = f"package {place}"
            taken = {names.issue(key, entry=entry): option for key, option in one.take.items()}
            for number, issue in enumerate(names.issues):
                if number not in taken:
                    raise names.wrong(f"{entry} names no option of {issue.id!r}", do="Name one option of every issue.")
            yield Named(
                title=one.title or f"Package {place}",
                options=tuple(names.option(issue, taken[issue], entry=entry) for issue in sorted(taken)),
                trace=self._trace(one, entry=entry),
            )

    def _knowledge(self, party: int, told: Utility | None) -> Knowledge:
        base = unknown(self._sizes)
        if self._base and party < len(self._base.knowledge):
            base = _over(base, self._base.knowledge[party])
        if told is None:
            return base
        return _Utility(self._names, self._names.parties[party].name, told, self._trace).knowledge(base)


@dataclass(frozen=True, slots=True)
class _Utility:
    """One party's entry under `utilities`."""

    names: Names
    party: str
    told: Utility
    trace: Callable[..., Trace]

    def knowledge(self, base: Knowledge) -> Knowledge:
        told, issues = self.told, self.names.issues
        points = told.scale == "points"
        values = {self.names.issue(key, entry=self._entry): one for key, one in told.values.items()}
        if points and (len(values) < len(issues) or told.weights or told.matters):
            raise self.names.wrong(
                f"{self._entry} are points: every issue needs its values, and no weights",
                do="See docs/how-to/scenario.md.",
            )
        ranges, orders = [], []
        for number, issue in enumerate(issues):
            some, order = self._values(number, values.get(number), points=points, base=base)
            clash = self._clash(f"for {issue.title!r}", base.behind(issue.values))
            ranges.append(checked(some, order, names=issue.titles, clash=clash))
            orders.append(order)
        weights, matters = self._weights(base, points=points)
        return Knowledge(
            weights=weights,
            values=tuple(ranges),
            points=points,
            matters=matters,
            orders=tuple(orders),
            added=(*base.added, *self._added()),
            no_deal=self._no_deal() or base.no_deal,
            traces=(*base.traces, *self._traces(values)),
        )

    @property
    def _entry(self) -> str:
        return f"the utilities of {self.party}"

    def _clash(self, where: str, before: Iterable[Trace] = ()) -> Callable[[str], DataFileError]:
        """The error for a contradiction; `before` is what the record's part of it rests on."""
        ids = [one for trace in before for one in trace.positions]
        rest = f" The record's rest on {', '.join(ids)}; `without` leaves a position out." if ids else ""
        return lambda what: self.names.wrong(f"{self._entry} {where}: {what}", do=f"Drop or change one of them.{rest}")

    def _values(
        self, issue: int, told: Values | None, *, points: bool, base: Knowledge
    ) -> tuple[list[Range], tuple[Pair, ...]]:
        if told is None:
            return list(base.values[issue]), base.orders[issue]
        entry = f"{self._entry} for {self.names.issues[issue].id!r}"
        if self.names.issues[issue].spans and (told.points or told.order):
            raise self.names.wrong(f"{entry}: any amount may be taken, so that only a line gives values")
        named = {self.names.option(issue, key, entry=entry): one for key, one in told.points.items()}
        if told.line is not None:
            named |= self._line(issue, told.line, entry=entry)
        missing = len(named) < len(self.names.issues[issue].options)
        if points and missing:
            raise self.names.wrong(f"{entry} are points, and not every option has some", do="Name them all.")
        for low, high in named.values():
            if not points and not (0 <= low <= high <= 1):
                raise self.names.wrong(f"{entry}: values lie between 0 and 1", do="Or write `scale: points`.")
        order = _ordered([_numbers(self.names, issue, tier, entry=entry) for tier in told.order])
        ranges = [named.get(option, base.values[issue][option]) for option in range(len(base.values[issue]))]
        if told.order and not points:
            ranges = _scaled(ranges, [_numbers(self.names, issue, one, entry=entry) for one in told.order], named=named)
        return ranges, (*base.orders[issue], *order)

    def _line(self, issue: int, line: Mapping[Fraction, Fraction], *, entry: str) -> dict[int, Range]:
        question = self.names.issues[issue]
        if not question.amounts:
            raise self.names.wrong(f"{entry}: a line needs an issue whose options are amounts")
        ends = question.spans or [(one, one) for one in question.numbers or ()]
        corners = sorted(line.items())
        outside = [one for two in ends for one in two if not corners or not corners[0][0] <= one <= corners[-1][0]]
        if outside:
            raise self.names.wrong(f"{entry}: the line does not reach {number_words(outside[0])}")
        told = [sorted((_on_line(corners, low), _on_line(corners, high))) for low, high in ends]
        return {place: (least, most) for place, (least, most) in enumerate(told)}

    def _weights(self, base: Knowledge, *, points: bool) -> tuple[tuple[Range, ...], tuple[Pair, ...]]:
        issues = self.names.issues
        if points:
            return ((Fraction(1), Fraction(1)),) * len(issues), ()
        told = {self.names.issue(key, entry=self._entry): one for key, one in self.told.weights.items()}
        ranges = [told.get(number, base.weights[number]) for number in range(len(issues))]
        tiers = [
            [self.names.issue(key, entry=self._entry) for key in ([tier] if isinstance(tier, str) else tier)]
            for tier in self.told.matters
        ]
        matters = (*base.matters, *_ordered(tiers))
        names = [one.title for one in issues]
        tight = checked(ranges, matters, names=names, clash=self._clash("on what matters more"))
        check_weights(tight, matters, clash=self._clash("on how much each issue matters"))
        return tight, matters

    def _added(self) -> Iterator[Addition]:
        for place, one in enumerate(self.told.together, 1):
            entry = f"{self._entry}, interaction {place}"
            yield Addition(
                choices=self.names.choices(one.when, entry=entry),
                amount=one.adds,
                trace=self.trace(one, entry=entry, above=self.told),
            )

    def _no_deal(self) -> NoDeal | None:
        told = self.told.no_deal
        if told is None:
            return None
        return NoDeal(
            worth=told.worth,
            cost=told.delay.cost if told.delay else Fraction(0),
            per=told.delay.per if told.delay else "",
            trace=self.trace(told, entry=f"{self._entry}, no deal", above=self.told),
        )

    def _traces(self, values: Mapping[int, Values]) -> Iterator[tuple[str, Trace]]:
        if self.told.weights or self.told.matters:
            yield MATTERS, self.trace(self.told, entry=self._entry)
        for issue, one in values.items():
            question = self.names.issues[issue]
            yield question.values, self.trace(one, entry=f"{self._entry} for {question.title!r}", above=self.told)


def unknown(sizes: Sequence[int]) -> Knowledge:
    """Nothing known of a party's values."""
    return Knowledge(
        weights=(ANYTHING,) * len(sizes),
        values=tuple((ANYTHING,) * size for size in sizes),
        orders=((),) * len(sizes),
    )


def _over(nothing: Knowledge, known: Knowledge) -> Knowledge:
    """What is known, with nothing known of the issues that a file adds."""
    at = len(known.values)
    return replace(
        known,
        weights=(*known.weights, *nothing.weights[at:]),
        values=(*known.values, *nothing.values[at:]),
        orders=(*known.orders, *nothing.orders[at:]),
    )


def without(taken: Choices, needed: Choices, *, sizes: Sequence[int]) -> Iterator[Choices]:
    """What "the first only if the second" excludes: the first with anything but the second, issue by issue."""
    for issue, options in needed:
        both = joined(taken, ((issue, frozenset(range(sizes[issue])) - options),))
        if both:
            yield both


def joined(one: Choices, other: Choices) -> Choices | None:
    """Both combinations at once; None where they never meet."""
    found = dict(one)
    for issue, options in other:
        found[issue] = found.get(issue, options) & options
    return tuple(sorted(found.items())) if all(found.values()) else None


def _numbers(names: Names, issue: int, tier: str | tuple[str, ...], *, entry: str) -> list[int]:
    return [names.option(issue, key, entry=entry) for key in ([tier] if isinstance(tier, str) else tier)]


def _ordered(tiers: Sequence[Sequence[int]]) -> tuple[Pair, ...]:
    """Each of a tier above each of the next."""
    return tuple(pair for above, below in pairwise(tiers) for pair in product(above, below))


def _scaled(ranges: Sequence[Range], tiers: Sequence[Sequence[int]], *, named: Mapping[int, Range]) -> list[Range]:
    """An ordering of all options fixes the ends of the scale: the best is worth 1, the worst 0, unless numbers say more."""
    found = list(ranges)
    if {one for tier in tiers for one in tier} == set(range(len(ranges))) and len(tiers) > 1:
        for tier, end in ((tiers[0], Fraction(1)), (tiers[-1], Fraction(0))):
            if len(tier) == 1 and tier[0] not in named:
                found[tier[0]] = (end, end)
    return found


def _on_line(corners: Sequence[tuple[Fraction, Fraction]], at: Fraction) -> Fraction:
    for (left, low), (right, high) in pairwise(corners):
        if left <= at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return corners[0][1]
