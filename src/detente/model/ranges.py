"""Numbers that somebody gives or assumes: as ranges, exact, each with the one who says so.

In a file (YAML or JSON) one is written in any of these ways:

    position: 20                                     # a number
    position: [10, 30]                               # from … to …
    position: {range: [10, 30], given_by: …}         # or value: 20; given_by or assumed_by: a name
    position: null                                   # not known: whatever needs it says so
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import yaml

from detente.errors import DataFileError
from detente.model import safe_yaml

_NUMBER = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,2})?(?:/\d{1,40})?\Z", re.IGNORECASE)
_LARGEST_FILE = 4_000_000
_KEYS = ("value", "range", "given_by", "assumed_by", "unit", "said", "note")

Says = Literal["given by", "assumed by"]


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both of them in it. Raises ValueError where it is upside down."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a range from {shown(self.low)} to {shown(self.high)} is upside down")

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        """Halfway: for drawing, never a result."""
        return (self.low + self.high) / 2

    def __str__(self) -> str:
        if self.is_point:
            return shown(self.low)
        return f"between {shown(self.low)} and {shown(self.high)}"


def shown(value: Fraction | float, digits: int = 4) -> str:
    """A number for people: up to so many significant digits, no exponent for sizes that occur."""
    if not math.isfinite(value):
        return "no bound"
    rounded = f"{float(value):.{digits}g}"
    if "e" in rounded:
        rounded = f"{float(rounded):,.0f}" if abs(float(value)) >= 1 else f"{float(rounded):.{digits + 6}f}".rstrip("0")
    return rounded.replace("-", "−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a report that bears on a number: the party it tells of and in whose voice, its words, where they stand."""

    by: str
    words: str
    source: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One input: its range, None where it is not known, and `who` gives or assumes it."""

    range: Range | None
    says: Says = "assumed by"
    who: str = ""
    unit: str = ""
    said: tuple[Said, ...] = ()

    @property
    def source(self) -> str:
        """In words: "assumed by the desk"."""
        return f"{self.says} {self.who}" if self.who else "nobody is named for it"


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping in a YAML or JSON file. Raises DataFileError for anything else."""
    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST_FILE:
            raise DataFileError("larger than 4 MB, which no model is", input=str(path), do="Name another file.")
        held = safe_yaml.parsed(raw.decode("utf-8"))
    except OSError as error:
        raise DataFileError(f"cannot be read: {error.strerror}", input=str(path), do="Name another file.") from error
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise DataFileError(f"neither YAML nor JSON: {error}", input=str(path), do="Correct the file.") from error
    if not isinstance(held, dict) or not all(isinstance(key, str) for key in held):
        raise DataFileError("not a mapping of names to values", input=str(path), do="See docs/reference.")
    return held


def mapping(held: Mapping[str, Any], key: str, *, origin: str, where: str = "") -> dict[str, Any]:
    """The mapping under a key, empty where there is none. Raises DataFileError for anything else."""
    value = held.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise DataFileError(f"{where}{key} is not a mapping of names to values", input=origin, do="Correct the entry.")
    return {str(name): one for name, one in value.items()}


def only(held: Mapping[str, Any], known: Sequence[str], *, origin: str, where: str = "") -> None:
    """Raises DataFileError where a mapping has a key that means nothing here, naming it."""
    for key in held:
        if key not in known:
            place = f"{where}: " if where else ""
            raise DataFileError(
                f"{place}unknown entry {str(key)!r}", input=origin, do=f"There are: {', '.join(known)}."
            )


def assumption(value: Any, *, where: str, origin: str, who: tuple[Says, str] = ("assumed by", "")) -> Assumption:
    """An input as it stands in a file; `who` is whose numbers those are that name nobody.

    Raises DataFileError naming the entry `where` in the file `origin`.
    """
    if not isinstance(value, dict):
        return Assumption(range=_range(value, where=where, origin=origin), says=who[0], who=who[1])
    only(value, _KEYS, origin=origin, where=where)
    if value.get("value") is not None and value.get("range") is not None:
        raise DataFileError(f"{where}: both a value and a range", input=origin, do="Leave one of them out.")
    if value.get("given_by") and value.get("assumed_by"):
        raise DataFileError(f"{where}: both given and assumed", input=origin, do="Name one source.")
    if value.get("given_by"):
        who = ("given by", str(value["given_by"]))
    elif value.get("assumed_by"):
        who = ("assumed by", str(value["assumed_by"]))
    told = value.get("range") if value.get("range") is not None else value.get("value")
    return Assumption(
        range=_range(told, where=where, origin=origin),
        says=who[0],
        who=who[1],
        unit=str(value.get("unit") or ""),
        said=_said(value.get("said"), where=where, origin=origin),
    )


def _said(value: Any, *, where: str, origin: str) -> tuple[Said, ...]:
    found = []
    for one in value if isinstance(value, list) else [] if value is None else [value]:
        if not isinstance(one, dict):
            raise DataFileError(f"{where}: said is a list of sentences", input=origin, do="Give each by and words.")
        only(one, ("by", "words", "source", "fact"), origin=origin, where=f"{where}.said")
        found.append(Said(**{"by": "", "words": ""} | {key: str(text) for key, text in one.items()}))
    return tuple(found)


def _range(value: Any, *, where: str, origin: str) -> Range | None:
    if value is None:
        return None
    if isinstance(value, list):
        if len(value) != 2:
            raise DataFileError(f"{where}: a range is two numbers", input=origin, do="Write [0.2, 0.4].")
        low, high = (number(one, where=where, origin=origin) for one in value)
    else:
        low = high = number(value, where=where, origin=origin)
    if low > high:
        what = f"{where}: the range from {shown(low)} to {shown(high)} is upside down"
        raise DataFileError(what, input=origin, do="Write the lower number first.")
    return Range(low, high)


def number(value: Any, *, where: str, origin: str) -> Fraction:
    """A number as an exact fraction. Raises DataFileError for what is none ("nan" is none)."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        text = str(value).strip()
        over = text.partition("/")[2]
        if _NUMBER.match(text) and not (over and (int(over) == 0 or "." in text or "e" in text.lower())):
            return Fraction(text)
    told = repr(value[:40]) if isinstance(value, str) else str(value)[:40]
    raise DataFileError(f"{where}: not a number: {told}", input=origin, do="Write 0.3, or [0.2, 0.4].")
