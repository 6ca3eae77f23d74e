"""Issues from a YAML or JSON file: one, or several that are bargained over together.

    title: How far back the heavy guns go
    unit: km
    scale: [0, 40]
    options: {hold: 0, both back: 20}            # named places, where there are any
    salience_most: 100                           # what full salience is written as; 1 where not said
    assumed_by: the desk                         # whose the numbers are that name nobody
    actors:
      Orvany: {position: 5, capability: [0.8, 1], salience: 70}
      Velmar: {position: {value: 30, given_by: its envoy}, capability: 0.6, salience: 90}

Several: `issues: {guns: {…}, tolls: {…}}`, each in this form.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis.forecast.interface import FIELDS, Actor, Issue
from detente.errors import DataFileError
from detente.model.ranges import Assumption, Says, assumption, mapping, number, only, read_mapping, shown

_KEYS = ("title", "unit", "scale", "options", "salience_most", "given_by", "assumed_by", "actors", "beliefs", "note")


def load_issues(path: Path) -> tuple[Issue, ...]:
    """The issues in a file. Raises DataFileError naming the entry that is wrong."""
    return issues_of(read_mapping(path), origin=str(path))


def issues_of(told: Mapping[str, Any], *, origin: str) -> tuple[Issue, ...]:
    """The issues in a mapping. Raises DataFileError naming the entry that is wrong."""
    if "issues" not in told:
        return (_issue("issue", told, origin=origin, where=""),)
    only(told, ("issues", "title", "note"), origin=origin)
    some = told["issues"]
    if not isinstance(some, dict) or not some:
        raise DataFileError("issues is not a mapping of names to issues", input=origin, do="Correct the entry.")
    return tuple(_issue(str(name), one, origin=origin, where=f"issues.{name}.") for name, one in some.items())


def _issue(name: str, told: Any, *, origin: str, where: str) -> Issue:
    if not isinstance(told, dict):
        raise DataFileError(f"{where}: not a mapping", input=origin, do="Correct the entry.")
    only(told, _KEYS, origin=origin, where=where.rstrip("."))
    who: tuple[Says, str] = ("assumed by", str(told.get("assumed_by") or ""))
    if told.get("given_by"):
        who = ("given by", str(told["given_by"]))
    full = number(told.get("salience_most", 1), where=f"{where}salience_most", origin=origin)
    if full <= 0:
        raise DataFileError(f"{where}salience_most is {shown(full)}", input=origin, do="It must be above 0.")
    actors = _actors(told.get("actors"), who=who, origin=origin, where=where)
    places = [end for one in actors if one.position.range for end in (one.position.range.low, one.position.range.high)]
    low, high = _scale(told.get("scale"), places, origin=origin, where=where)
    options = tuple(
        (str(title), number(place, where=f"{where}options.{title}", origin=origin))
        for title, place in mapping(told, "options", origin=origin, where=where).items()
    )
    made = Issue(
        name=name,
        title=str(told.get("title") or name),
        unit=str(told.get("unit") or ""),
        low=low,
        high=high,
        actors=actors,
        full=full,
        options=options,
    )
    _check(made, origin=origin, where=where)
    return made


def _actors(told: Any, *, who: tuple[Says, str], origin: str, where: str) -> tuple[Actor, ...]:
    if isinstance(told, list):
        named = [(one.get("actor", one.get("name")), one) if isinstance(one, dict) else (None, {}) for one in told]
    elif isinstance(told, dict):
        named = list(told.items())
    else:
        named = []
    if not named or not all(isinstance(one, dict) for _, one in named):
        raise DataFileError(f"{where}actors: there are no actors", input=origin, do="Name each with its position.")
    names = [str(name) for name, _ in named]
    for name in names:
        if names.count(name) > 1 or name == "None":
            what = (
                f"{where}actors: {name!r} stands there twice" if name != "None" else f"{where}actors: one has no name"
            )
            raise DataFileError(what, input=origin, do="Give each a name of its own.")
    return tuple(_actor(str(name), one, who=who, at=(origin, f"{where}actors.{name}")) for name, one in named)


def _actor(name: str, told: Mapping[str, Any], *, who: tuple[Says, str], at: tuple[str, str]) -> Actor:
    origin, where = at
    only(told, (*FIELDS, "actor", "name", "given_by", "assumed_by", "note"), origin=origin, where=where)
    if told.get("given_by"):
        who = ("given by", str(told["given_by"]))
    elif told.get("assumed_by"):
        who = ("assumed by", str(told["assumed_by"]))
    made: dict[str, Assumption] = {
        field: assumption(told.get(field), where=f"{where}.{field}", origin=origin, who=who) for field in FIELDS
    }
    return Actor(name=name, **made)


def _scale(told: Any, places: list[Fraction], *, origin: str, where: str) -> tuple[Fraction, Fraction]:
    """The scale's ends; where none are given, those of the positions."""
    if told is None:
        return (min(places), max(places)) if places else (Fraction(0), Fraction(1))
    if not isinstance(told, list) or len(told) != 2:
        raise DataFileError(f"{where}scale: a scale is two numbers", input=origin, do="Write [0, 100].")
    low, high = (number(one, where=f"{where}scale", origin=origin) for one in told)
    if low >= high:
        what = f"{where}scale: from {shown(low)} to {shown(high)} is no scale"
        raise DataFileError(what, input=origin, do="Write the lower end first.")
    return low, high


def _check(issue: Issue, *, origin: str, where: str) -> None:
    """Every position on the scale, no weight below nought, no salience above the greatest."""
    limits = {
        "position": (issue.low, issue.high),
        "capability": (Fraction(0), None),
        "salience": (Fraction(0), issue.full),
    }
    for one in issue.actors:
        for field, (least, most) in limits.items():
            told = getattr(one, field).range
            if told is not None and (told.low < least or (most is not None and told.high > most)):
                span = f"at least {shown(least)}" + ("" if most is None else f" and at most {shown(most)}")
                hint = " (salience_most says what full salience is written as)" if field == "salience" else ""
                what = f"{where}actors.{one.name}.{field} is {told}"
                raise DataFileError(what, input=origin, do=f"It must be {span}{hint}.")
