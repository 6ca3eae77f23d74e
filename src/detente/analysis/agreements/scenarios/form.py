"""The YAML form of a scenario (docs/how-to/scenario.md describes it), checked entry by entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Annotated, Any, Literal

import yaml
from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from detente.errors import DataFileError
from detente.model import safe_yaml

_FORM = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
_DECIMAL = re.compile(
    r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,2})?|[+-]?\d{1,30}/\d{1,30}", re.ASCII | re.IGNORECASE
)


def exact_number(value: Any) -> Fraction:
    """A number as it is written: 0.1 is a tenth, "1/3" a third. Raises ValueError for anything else."""
    if isinstance(value, Fraction):
        return value
    words = str(value).strip()
    if isinstance(value, bool) or not _DECIMAL.fullmatch(words) or words.endswith("/0"):
        raise ValueError(f"{words[:40]!r} is no number")
    return Fraction(words)


def _range(value: Any) -> tuple[Fraction, Fraction]:
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise ValueError("an interval has a least and a greatest: [0.2, 0.5]")
        low, high = (exact_number(one) for one in value)
        if low > high:
            raise ValueError(f"the interval runs from {low} down to {high}")
        return low, high
    return (exact_number(value),) * 2


def _text(value: Any) -> Any:
    """YAML reads `yes`, `1` and the like as other things than words; as an id they are words."""
    return (
        ("yes" if value else "no")
        if isinstance(value, bool)
        else str(value)
        if isinstance(value, int | float)
        else value
    )


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Number = Annotated[Fraction, BeforeValidator(exact_number)]
Interval = Annotated[tuple[Fraction, Fraction], BeforeValidator(_range)]
Id = Annotated[str, BeforeValidator(_text)]
From = Annotated[tuple[str, ...], BeforeValidator(_several)]


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Amounts:
    """Those options of an issue of amounts that lie within bounds."""

    at_least: Number | None = None
    at_most: Number | None = None


Some = Amounts | Id | tuple[Id, ...]
Combination = Mapping[Id, Some]
"""Options of one or more issues: of each issue one of those named."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Sourced:
    """What an entry rests on."""

    from_: From = Field(default=(), alias="from")
    assumed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Issue:
    """Options by name, or amounts: a list (`grid`), from, to and step, or from and to for whatever lies between."""

    title: str = ""
    options: tuple[Id, ...] | Mapping[Id, Id] | None = None
    ordered: bool = False
    grid: tuple[Number, ...] | None = None
    from_: Number | None = Field(default=None, alias="from")
    to: Number | None = None
    step: Number | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class RedLine(Sourced):
    """A party excludes an option, or a combination."""

    party: Id
    never: Combination


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Tie(Sourced):
    """A party takes something only if, or unless, something else is in the package too."""

    party: Id
    take: Combination
    only_if: Combination | None = None
    unless: Combination | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Together(Sourced):
    """Reciprocal steps: each of the parties takes its step only with all the others."""

    parties: tuple[Id, ...]
    steps: tuple[Combination, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Values(Sourced):
    """What the options of one issue are worth: points or intervals, an ordering (best first), or a line through points."""

    points: Mapping[Id, Interval] = field(default_factory=dict)
    order: tuple[Id | tuple[Id, ...], ...] = ()
    line: Mapping[Number, Number] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Adds(Sourced):
    """What a combination adds for the party."""

    when: Combination
    adds: Interval


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Delay:
    """What each further period without a deal costs."""

    cost: Number
    per: str


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class NoDeal(Sourced):
    """What no deal is worth."""

    worth: Interval
    delay: Delay | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Utility(Sourced):
    """What is known of one party's values. `matters` lists issues, what matters most first."""

    scale: Literal["shares", "points"] = "shares"
    weights: Mapping[Id, Interval] = field(default_factory=dict)
    matters: tuple[Id | tuple[Id, ...], ...] = ()
    values: Mapping[Id, Values] = field(default_factory=dict)
    together: tuple[Adds, ...] = ()
    no_deal: NoDeal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Package(Sourced):
    """A package to be looked at: one option of each issue, by id."""

    title: str = ""
    take: Mapping[Id, Id]


@dataclass(frozen=True, slots=True, kw_only=True, config=_FORM)
class Form:
    """A whole file. `assumed_by` holds for every entry that names nothing else; `over: record` lays it over one.

    Of a record `between` names the parties that count, `about` the issues; all of those in play where they are empty.
    """

    title: str = ""
    assumed_by: str = ""
    over: Literal["record"] | None = None
    between: tuple[str, ...] = ()
    about: tuple[Id, ...] = ()
    without: tuple[str, ...] = ()
    nearer_is_no_worse: bool = True
    parties: Mapping[Id, str] = field(default_factory=dict)
    issues: Mapping[Id, Issue] = field(default_factory=dict)
    red_lines: tuple[RedLine, ...] = ()
    conditions: tuple[Tie, ...] = ()
    reciprocal: tuple[Together, ...] = ()
    utilities: Mapping[Id, Utility] = field(default_factory=dict)
    packages: tuple[Package, ...] = ()


_ADAPTER = TypeAdapter(Form)


def parse_form(text: str, *, origin: str) -> Form:
    """The form in a YAML text. Raises DataFileError naming the entry that is wrong."""
    try:
        held = safe_yaml.parsed(text) or {}
    except (yaml.YAMLError, RecursionError) as error:
        raise DataFileError(f"not YAML: {error}", input=origin, do="Correct the file.") from error
    return parse_form_data(held, origin=origin)


def plain_form(text: str, *, origin: str) -> dict[str, Any]:
    """What `parse_form_data` takes, from a YAML text that is a form, fit to be kept as JSON. Raises DataFileError."""
    parse_form(text, origin=origin)
    found: dict[str, Any] = _plain(safe_yaml.parsed(text) or {})
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(_text(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def parse_form_data(held: Any, *, origin: str) -> Form:
    """As `parse_form`, of plain data."""
    try:
        return _ADAPTER.validate_python(held)
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(map(str, first["loc"]))
        if not entry:
            raise DataFileError(
                "no scenario: entries by name are expected", input=origin, do="docs/how-to/scenario.md has the form."
            ) from error
        known = {"unexpected_keyword_argument": "no entry is called so", "missing": "it is missing"}
        message = known.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        raise DataFileError(f"entry {entry}: {message}", input=origin, do="Correct the entry.") from error
