"""A scenario as stated: what is known of each party's values, as points, intervals and orderings, and whence.

Nothing is filled in: a value that nobody named stands as the whole interval in which it may lie. Issues, options and
parties are numbered in the order given; every statement keeps its `Trace`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.exact.scenario import Choices
from detente.errors import UsageError

Range = tuple[Fraction, Fraction]
"""The least and the greatest that a number may be; equal where it is known."""

ANYTHING: Range = (Fraction(0), Fraction(1))
"""A share of which nothing is known."""

Pair = tuple[int, int]
"""Two numbers of issues, or of options of one issue: the first matters (is worth) at least as much as the second."""

Kind = Literal["red line", "refusal", "condition"]

MATTERS = "how much each issue matters"
"""What a trace of weights and of orderings of issues is called."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a statement rests on: ids of positions in a record, or the name of who assumed it."""

    positions: tuple[str, ...] = ()
    assumed_by: str = ""

    @property
    def words(self) -> str:
        """The same for a reader."""
        parts = [f"from {', '.join(self.positions)}"] if self.positions else []
        return "; ".join([*parts, *([f"assumed by {self.assumed_by}"] if self.assumed_by else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An issue: its options by id and title, in an order that means something where `ordered`.

    `numbers` are the amounts that the options stand for (same length) where they are amounts, in `unit`. Where every
    amount between two is possible, too, `spans` are the least and the greatest of each option instead: amounts that
    somebody names, each alone, and what lies between two of them, without them.
    """

    id: str
    title: str
    options: tuple[str, ...]
    titles: tuple[str, ...]
    ordered: bool = False
    numbers: tuple[Fraction, ...] | None = None
    unit: str = ""
    spans: tuple[Range, ...] | None = None

    @property
    def amounts(self) -> bool:
        """Whether the options are amounts."""
        return self.numbers is not None or self.spans is not None

    def between(self, option: int) -> bool:
        """Whether an option is all that lies between two amounts."""
        return self.spans is not None and self.spans[option][0] < self.spans[option][1]

    @property
    def values(self) -> str:
        """What a trace of the values of its options is called."""
        return f"values of {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Combinations that one party's (or, for reciprocal steps, several parties') words exclude.

    A package contradicts it where it has all of one entry of `bans`.
    """

    parties: tuple[int, ...]
    kind: Kind
    bans: tuple[Choices, ...]
    words: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a combination adds for one party beside the values of its options; may be below nought."""

    choices: Choices
    amount: Range
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDeal:
    """What no deal is worth to a party, and what each further period without one costs it."""

    worth: Range
    cost: Fraction = Fraction(0)
    per: str = ""
    trace: Trace = Trace()

    def after(self, periods: int) -> Range:
        """What no deal is worth when so many periods have passed."""
        return self.worth[0] - periods * self.cost, self.worth[1] - periods * self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known of one party's values.

    `weights` has a range for each issue: shares that sum to one, or, where `points` is true, all one (the values are
    then in a unit of the party's own, without bounds between 0 and 1). `values[issue][option]` are ranges; `matters`
    orders issues, `orders[issue]` options. A package is worth the sum of weight × value, and what is added.
    `traces` says for each statement, in words, what it rests on.
    """

    weights: tuple[Range, ...]
    values: tuple[tuple[Range, ...], ...]
    points: bool = False
    matters: tuple[Pair, ...] = ()
    orders: tuple[tuple[Pair, ...], ...] = ()
    added: tuple[Addition, ...] = ()
    no_deal: NoDeal | None = None
    traces: tuple[tuple[str, Trace], ...] = ()

    def behind(self, name: str) -> tuple[Trace, ...]:
        """What the statements that are called so in `traces` rest on."""
        return tuple(trace for what, trace in self.traces if what == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A package that somebody wants looked at (an option's number for each issue), under the title given it."""

    title: str
    options: tuple[int, ...]
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A bargaining problem as it is stated. `knowledge` goes with `parties`; `packages` are to be looked at."""

    title: str
    issues: tuple[Question, ...]
    parties: tuple[Side, ...]
    exclusions: tuple[Exclusion, ...]
    knowledge: tuple[Knowledge, ...]
    packages: tuple[Named, ...] = ()

    def words(self, package: tuple[int, ...]) -> str:
        """A package for a reader."""
        told = zip(self.issues, package, strict=True)
        return "; ".join(f"{one.title}: {one.titles[option]}" for one, option in told)

    def package(self, words: str) -> tuple[int, ...]:
        """The package that "ISSUE=OPTION,ISSUE=OPTION,…" names, by ids, every issue once. Raises UsageError."""
        taken: dict[str, str] = {}
        for part in words.split(","):
            issue, _, option = (one.strip() for one in part.partition("="))
            taken[issue] = option
        unknown = sorted(set(taken) - {one.id for one in self.issues})
        if unknown:
            known = ", ".join(one.id for one in self.issues)
            raise UsageError(f"a package names the issue {unknown[0]!r}, which is not known", do=f"There are: {known}.")
        for one in self.issues:
            if taken.get(one.id) not in one.options:
                named = f"no option {taken[one.id]!r}" if one.id in taken else "no option"
                raise UsageError(f"a package has {named} of {one.id!r}", do=f"There are: {', '.join(one.options)}.")
        return tuple(one.options.index(taken[one.id]) for one in self.issues)

    def party(self, name: str) -> int:
        """The number of the party with an id or a name. Raises UsageError."""
        for number, one in enumerate(self.parties):
            if name in (one.id, one.name):
                return number
        known = ", ".join(one.id for one in self.parties)
        raise UsageError(f"no party is called {name!r}", do=f"There are: {known}.")
