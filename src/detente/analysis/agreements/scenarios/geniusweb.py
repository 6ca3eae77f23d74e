"""Scenarios of the GeniusWeb platform: a domain and a profile for each party in JSON, linear additive utility spaces.

Semantics are those of GeniusWeb 2: a bid is worth the sum of weight × value; a number issue is worth what the line
between its two ends says; a reservation bid is worth what it is worth as a bid. Source: Baarslag, Pasman, Hindriks and
Tykhonov, "Using the GeniusWeb platform for research on automated negotiation", and its published class descriptions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis.agreements.exact.scenario import Issue, Party, Scenario
from detente.analysis.agreements.scenarios.form import exact_number
from detente.analysis.agreements.scenarios.naming import number_words
from detente.analysis.agreements.scenarios.reading import text_of
from detente.errors import DataFileError

_MOST_OPTIONS = 1_000_000


def load_geniusweb(files: Sequence[Path]) -> Scenario:
    """The scenario of profiles; a domain may stand first, else the first profile's own is taken.

    Raises InputError, DataFileError naming the file and the entry.
    """
    held = [(path, _object(path)) for path in files]
    domain_path, first = held[0]
    if "issuesValues" in first:
        held = held[1:]
    if not held:
        raise DataFileError("a domain without profiles", input=str(domain_path), do="Add one profile for each party.")
    domain = first if "issuesValues" in first else _space(*held[0]).get("domain", {})
    issues = tuple(
        _issue(name, one, domain_path) for name, one in _mapping(domain, "issuesValues", domain_path).items()
    )
    if not issues:
        raise DataFileError("no issue in the domain", input=str(domain_path), do="Give a domain with issuesValues.")
    return Scenario(issues=issues, parties=tuple(_party(path, _space(path, one), issues) for path, one in held))


def _object(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(text_of(path), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise DataFileError(f"no JSON: {error}", input=str(path), do="Give a GeniusWeb domain or profile.") from error
    if not isinstance(held, dict):
        raise DataFileError("no JSON object", input=str(path), do="Give a GeniusWeb domain or profile.")
    return held


def _space(path: Path, held: Mapping[str, Any]) -> dict[str, Any]:
    space = held.get("LinearAdditiveUtilitySpace")
    if not isinstance(space, dict):
        kinds = ", ".join(map(str, held)) or "nothing"
        raise DataFileError(
            f"no linear additive utility space, but {kinds[:80]}", input=str(path), do="Only such spaces are read."
        )
    return space


def _mapping(held: Mapping[str, Any], key: str, path: Path) -> dict[str, Any]:
    found = held.get(key)
    if not isinstance(found, dict):
        raise DataFileError(f"{key} is missing or no object", input=str(path), do="Correct the file.")
    return found


def _number(value: Any, path: Path, what: str) -> Fraction:
    try:
        return exact_number(value)
    except ValueError as error:
        raise DataFileError(f"{what}: {error}", input=str(path), do="Correct the file.") from error


def _issue(name: str, told: Any, path: Path) -> Issue:
    if isinstance(told, dict) and isinstance(told.get("values"), list) and told["values"]:
        options = tuple(map(str, told["values"]))
        if len(set(options)) < len(options):
            raise DataFileError(f"two options of {name!r} have one name", input=str(path), do="Name them apart.")
        return Issue(name, options)
    if isinstance(told, dict) and isinstance(told.get("range"), list) and len(told["range"]) == 3:
        low, high, step = (_number(one, path, f"the range of {name!r}") for one in told["range"])
        if step > 0 and 0 <= (high - low) / step < _MOST_OPTIONS:
            return Issue(name, tuple(number_words(low + place * step) for place in range(int((high - low) / step) + 1)))
    raise DataFileError(f"the issue {name!r} has no options", input=str(path), do="Give it values or a range.")


def _party(path: Path, space: Mapping[str, Any], issues: Sequence[Issue]) -> Party:
    utilities = _mapping(space, "issueUtilities", path)
    weights = _mapping(space, "issueWeights", path)
    values, total = [], Fraction(0)
    for issue in issues:
        if issue.name not in utilities or issue.name not in weights:
            raise DataFileError(f"no values or weight for the issue {issue.name!r}", input=str(path), do="Add them.")
        weight = _number(weights[issue.name], path, f"the weight of {issue.name!r}")
        total += weight
        values.append(tuple(weight * one for one in _values(issue, utilities[issue.name], path)))
    if total != 1:
        raise DataFileError(f"the weights sum to {float(total):g}, not to one", input=str(path), do="Correct them.")
    reservation = _reservation(space.get("reservationBid"), issues, values, path=path)
    return Party(name=str(space.get("name") or path.stem), values=tuple(values), reservation=reservation)


def _values(issue: Issue, told: Any, path: Path) -> list[Fraction]:
    (kind, body), *more = told.items() if isinstance(told, dict) and told else [("", {})]
    if more or not isinstance(body, dict):
        kind = ""
    if kind.lower() == "discretevaluesetutilities":
        named = _mapping(body, "valueUtilities", path)
        missing = [one for one in issue.options if one not in named]
        if missing:
            raise DataFileError(f"no value for {missing[0]!r} of {issue.name!r}", input=str(path), do="Add it.")
        return [_number(named[one], path, f"the value of {one!r}") for one in issue.options]
    if kind.lower() == "numbervaluesetutilities":
        keys = ("lowValue", "lowUtility", "highValue", "highUtility")
        left, low, right, high = (_number(body.get(key), path, f"{key} of {issue.name!r}") for key in keys)
        if right <= left:
            raise DataFileError(f"the ends of {issue.name!r} do not rise", input=str(path), do="Correct them.")
        return [low + (high - low) * (Fraction(one) - left) / (right - left) for one in issue.options]
    raise DataFileError(
        f"{kind[:40] or 'nothing'!r} for the issue {issue.name!r}",
        input=str(path),
        do="Only discrete and number values are read.",
    )


def _reservation(
    bid: Any, issues: Sequence[Issue], values: Sequence[Sequence[Fraction]], *, path: Path
) -> Fraction | None:
    """What the reservation bid is worth; None where there is none. Numbers are looked up as numbers."""
    if bid is None:
        return None
    taken = bid.get("issuevalues", bid) if isinstance(bid, dict) else {}
    total = Fraction(0)
    for issue, own in zip(issues, values, strict=True):
        word = str(taken.get(issue.name, ""))
        places = [place for place, one in enumerate(issue.options) if one == word or _same_number(one, word)]
        if not places:
            raise DataFileError(
                f"the reservation bid has no option of {issue.name!r}", input=str(path), do="Complete it."
            )
        total += own[places[0]]
    return total


def _same_number(one: str, other: str) -> bool:
    try:
        return exact_number(one) == exact_number(other)
    except ValueError:
        return False
