"""Scenarios of the GENIUS platform in XML: a domain and a profile for each party, additive or made of hyperrectangles.

Semantics are those of GENIUS 10: an issue's evaluation is divided by the greatest of that issue, weights belong to the
issue with their `index`, an integer issue is worth slope × (value - lower bound) + offset, held between 0 and 1.
A hyperrectangle adds its `utility` to every package that has, on each issue it names (INCLUDES), a value from `min` to
`max`; the sum is divided by the root's `maxutility` where there is one (the form of Ito, Hattori and Klein, "Multi-issue
negotiation protocol for agents: exploring nonlinear utility spaces", 2007). Numbers are read as the decimals that are
written. Discounts are left out: they belong to the course of talks.
Source: Lin et al., "Genius: an integrated environment for supporting the design of generic automated negotiators", 2014.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from detente.analysis.agreements.exact.scenario import Issue, Party, Scenario, Term
from detente.errors import DataFileError, InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_OPTIONS = 1_000_000
_LARGEST = 50_000_000  # bytes of one file
_DECIMAL = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,60})?|\.\d{1,60})(?:[eE][+-]?\d{1,2})?", re.ASCII)
"""Decimals of a bounded length: an exponent of a million would fill the memory."""


def load_genius(domain: Path, profiles: Sequence[Path]) -> Scenario:
    """The scenario of a domain and its profiles, one party a profile. Raises InputError, DataFileError."""
    issues = [_issue(one, domain) for one in _issues(_root(domain))]
    if not issues:
        raise DataFileError("no issue in the domain", input=str(domain), do="Give the domain first, then profiles.")
    roots = [(path, _root(path)) for path in profiles]
    return Scenario(
        issues=tuple(issue for _, issue in issues),
        parties=tuple(_party(path, root, issues=issues) for path, root in roots),
        terms=tuple(
            term
            for number, (path, root) in enumerate(roots)
            for term in _terms(path, root, issues=issues, party=number)
        ),
    )


def _root(path: Path) -> _Element:
    from lxml import etree

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", input=str(path), do="Check the name.") from error
    if len(raw) > _LARGEST:
        raise DataFileError(f"larger than {_LARGEST:,} bytes", input=str(path), do="Give a smaller file.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.LxmlError as error:
        raise DataFileError(f"no XML: {error}", input=str(path), do="Give a GENIUS domain or profile.") from error


def _issues(root: _Element) -> list[_Element]:
    return list(root.iter("issue"))


def _index(element: _Element, path: Path) -> int:
    return int(_number(element.get("index", ""), path, f"the index of a {element.tag}"))


def _number(words: str, path: Path, what: str) -> Fraction:
    """A decimal as written. Exponents that would fill the memory are refused."""
    found = _DECIMAL.fullmatch(words.strip())
    if found is None:
        raise DataFileError(f"{what} is {words[:40]!r}, which is no number", input=str(path), do="Mend the file.")
    return Fraction(found.group())


def _issue(element: _Element, path: Path) -> tuple[int, Issue]:
    name = element.get("name", "")
    if _kind(element) == "integer":
        low, high = _range(element, path)
        return _index(element, path), Issue(name, tuple(str(value) for value in range(low, high + 1)))
    options = tuple(item.get("value", "") for item in element.findall("item"))
    if len(set(options)) < len(options):
        raise DataFileError(f"two options of {name!r} have one name", input=str(path), do="Name them apart.")
    return _index(element, path), Issue(name, options)


def _kind(element: _Element) -> str:
    kind = element.get("type") or element.get("vtype") or "discrete"
    if kind not in {"discrete", "integer"}:
        raise DataFileError(f"an issue of the type {kind!r}", do="Give options a number each (discrete or integer).")
    return kind


def _range(element: _Element, path: Path) -> tuple[int, int]:
    range_ = element.find("range")
    if range_ is None:
        raise DataFileError(f"no range for the issue {element.get('name')!r}", input=str(path), do="Mend the file.")
    low, high = (int(_number(range_.get(end, ""), path, end)) for end in ("lowerbound", "upperbound"))
    if not 0 <= high - low < _MOST_OPTIONS:
        raise DataFileError(f"a range from {low} to {high}", input=str(path), do=f"At most {_MOST_OPTIONS:,} values.")
    return low, high


def _boxes(root: _Element) -> list[_Element]:
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.lower() == "hyperrectangle"]


def _terms(path: Path, root: _Element, *, issues: Sequence[tuple[int, Issue]], party: int) -> Iterator[Term]:
    """What each hyperrectangle adds; one that names no issue adds everywhere, and stands on the first issue as a whole."""
    whole = _number(root.get("maxutility", "1"), path, "the greatest utility")
    if whole <= 0:
        raise DataFileError(f"the greatest utility is {whole}", input=str(path), do="Correct it.")
    places = {index: place for place, (index, _) in enumerate(issues)}
    for box in _boxes(root):
        amount = _number(box.get("utility", ""), path, "the utility of a hyperrectangle") / whole
        sides: dict[int, frozenset[int]] = {}
        for side in box:
            if not isinstance(side.tag, str) or side.tag.upper() != "INCLUDES":
                raise DataFileError(
                    f"a hyperrectangle with {str(side.tag)[:40]!r}", input=str(path), do="Only INCLUDES is read."
                )
            index = _index(side, path)
            if index not in places:
                raise DataFileError(f"a hyperrectangle names issue {index}", input=str(path), do="Correct it.")
            at = places[index]
            some = _within(side, issues[at][1], path)
            sides[at] = sides.get(at, some) & some
        if all(sides.values()):
            every = frozenset(range(len(issues[0][1].options)))
            yield Term(party=party, choices=tuple(sorted(sides.items())) or ((0, every),), amount=amount)


def _within(side: _Element, issue: Issue, path: Path) -> frozenset[int]:
    """The options whose number is from `min` to `max`; those of an issue in words count from nought."""
    low, high = (_number(side.get(end, ""), path, f"the {end} of a hyperrectangle") for end in ("min", "max"))
    numbers = [Fraction(one) if _DECIMAL.fullmatch(one) else None for one in issue.options]
    return frozenset(
        place for place, one in enumerate(numbers) if low <= (Fraction(place) if one is None else one) <= high
    )


def _party(path: Path, root: _Element, *, issues: Sequence[tuple[int, Issue]]) -> Party:
    if _boxes(root):
        nothing = tuple(tuple(Fraction(0) for _ in issue.options) for _, issue in issues)
        return Party(name=path.stem, values=nothing, reservation=_reservation(path, root))
    own = {_index(one, path): one for one in _issues(root)}
    weights = {
        _index(one, path): _number(one.get("value", ""), path, "a weight")
        for one in root.iter("weight")
        if one.get("index")
    }
    values = []
    for index, issue in issues:
        if index not in own or index not in weights:
            raise DataFileError(f"no values for the issue {issue.name!r}", input=str(path), do="Add them.")
        evaluations = _evaluations(own[index], issue, path)
        values.append(tuple(weights[index] * one for one in evaluations))
    return Party(name=path.stem, values=tuple(values), reservation=_reservation(path, root))


def _reservation(path: Path, root: _Element) -> Fraction | None:
    told = root.find(".//reservation")
    return _number(told.get("value", ""), path, "the reservation value") if told is not None else None


def _evaluations(element: _Element, issue: Issue, path: Path) -> list[Fraction]:
    """An issue's options on a scale whose greatest is 1 (a discrete issue), or as its line says (an integer one)."""
    if _kind(element) == "integer":
        return _line(element, issue, path)
    told = {
        item.get("value", ""): _number(item.get("evaluation", ""), path, f"the value of {item.get('value')!r}")
        for item in element.findall("item")
    }
    missing = [option for option in issue.options if option not in told]
    if missing:
        raise DataFileError(f"no value for {missing[0]!r} of {issue.name!r}", input=str(path), do="Add it.")
    greatest = max(told.values())
    return [told[option] / greatest if greatest > 0 else Fraction(0) for option in issue.options]


def _line(element: _Element, issue: Issue, path: Path) -> list[Fraction]:
    evaluator = element.find("evaluator")
    if evaluator is None or evaluator.get("ftype") != "linear":
        raise DataFileError(f"no linear evaluator for {issue.name!r}", input=str(path), do="Only linear ones are read.")
    offset, slope = (_number(evaluator.get(f"parameter{one}", ""), path, "an evaluator") for one in (0, 1))
    low = int(issue.options[0])
    line = (slope * (int(option) - low) + offset for option in issue.options)
    return [min(max(value, Fraction(0)), Fraction(1)) for value in line]
