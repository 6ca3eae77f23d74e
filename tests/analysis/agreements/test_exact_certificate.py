"""Certificates: what is claimed passes the checker, and what is changed does not."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import numpy as np
import pytest
from exact_builders import scenarios
from hypothesis import given, settings

from detente.analysis.agreements.exact import Ban, Issue, Party, Scenario, Term, certificate, check
from detente.analysis.agreements.exact.checking import allowed
from detente.analysis.agreements.exact.frontier import Bounds
from detente.errors import DataFileError, UsageError


def _again(held):
    return json.loads(json.dumps(held))


@given(scenarios())
@settings(max_examples=100, deadline=None)
def test_what_is_claimed_passes(scenario):
    if not dict(allowed(scenario)):
        with pytest.raises(UsageError):
            certificate(scenario)
        return
    found = check(_again(certificate(scenario)))
    assert found.faults == []
    assert found.unchecked == []
    assert len(found.checked) == 3


def _scenario():
    return Scenario(
        issues=tuple(Issue(name, ("a", "b", "c")) for name in ("ford", "toll", "mill")),
        parties=(
            Party(name="hill", values=((Fraction(3), Fraction(1), Fraction(0)),) * 3, reservation=Fraction(2)),
            Party(name="lake", values=((Fraction(0), Fraction(2), Fraction(3)),) * 3),
        ),
        bans=(Ban(choices=((0, frozenset({0})),)),),
        terms=(Term(party=1, choices=((1, frozenset({1})), (2, frozenset({0}))), amount=Fraction(1, 3)),),
    )


def _change(held, path, value):
    *steps, last = path
    for step in steps:
        held = held[step]
    held[last] = value


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("solutions", "nash", "value"), "99", "has .*, not 99"),
        (("solutions", "egalitarian", "packages"), [[0, 0, 0]], "egalitarian"),
        (("solutions", "utilitarian", "packages"), [[0, 2, 0]], "is excluded"),
        (("solutions", "utilitarian", "packages"), [], "no package is given"),
        (("frontier", 0), [2, 2, 2], "frontier"),
        (("ideal", 0), "1", "the best for hill is not 1"),
        (("scenario", "bans"), [], "frontier|better|best"),
        (("scenario", "parties", 0, "values", 0, 1), "9", "has|best"),
        (("disagreement", 0), "5", "has|better|best|excluded"),
    ],
)
def test_what_is_changed_is_found(path, value, words):
    held = _again(certificate(_scenario()))
    assert check(held).faults == []
    _change(held, path, value)
    faults = check(held).faults
    assert faults
    assert any(re.search(words, one) for one in faults)


@pytest.mark.parametrize(
    "change", [("kind", "other"), ("scenario", {}), ("ideal", ["x"]), ("solutions", {"nash": {}}), ("solutions", [])]
)
def test_what_is_no_certificate_is_refused(change):
    held = _again(certificate(_scenario())) | dict([change])
    with pytest.raises(DataFileError):
        check(held)


def _large(parties=3, issues=12, options=4, seed=1):
    values = np.random.default_rng(seed).integers(0, 1000, (parties, issues, options)).tolist()
    return Scenario(
        issues=tuple(Issue(f"i{n}", tuple("abcdef"[:options])) for n in range(issues)),
        parties=tuple(
            Party(name=f"p{p}", values=tuple(tuple(map(Fraction, row)) for row in values[p])) for p in range(parties)
        ),
    )


def test_in_a_large_space_solutions_are_checked_by_a_search_and_the_rest_is_said_to_be_unchecked():
    held = certificate(_large(), Bounds(points=10))  # too few points for the frontier: solutions are found apart
    assert held["frontier"] is None
    found = check(_again(held))
    assert found.faults == []
    assert "utilitarian: no package is better, by a search of its own" in found.checked
    assert any(one.startswith("the best for each party") for one in found.unchecked)
    worse = _again(held)
    package = worse["solutions"]["utilitarian"]["packages"][0]
    package[0] = (package[0] + 1) % 4
    value = sum(Fraction(p["values"][n][o]) for p in worse["scenario"]["parties"] for n, o in enumerate(package))
    worse["solutions"]["utilitarian"] |= {"value": str(value)}
    assert "utilitarian: another package is better" in check(worse).faults


def test_in_a_large_space_the_equal_gain_is_checked_to_be_dominated_by_nothing():
    held = _again(certificate(_large(), Bounds(points=10)))
    package = held["solutions"]["equal gain"]["packages"][0]
    found = check(held)
    assert f"equal gain: nothing dominates {tuple(package)}, by a search of its own" in found.checked
    assert "equal gain: that no package that nothing dominates is more even" in found.unchecked
    twin = (package[0] + 1) % 4
    for party in held["scenario"]["parties"]:  # another option is now better for everybody
        party["values"][0][twin] = str(Fraction(party["values"][0][package[0]]) + 1)
    assert any("is dominated" in one for one in check(held).faults)
