"""Sides that no rule tells: the learnt ranking gives the likeliest, says that it is likely, and leaves others open."""

from __future__ import annotations

import re

import pytest

from detente.model import Source, load_catalogue
from detente.read.people.learnt.ranking import shares, shipped
from detente.read.rules import RuleReader

TOLD = """Tollmark: peace talks resume

The Tollmark Commissioner for the Missing, Odile Varn, told reporters in Geneva that Tollmark would return forty bodies. \
The Brackwater League said on Monday it had received no list. Tollmark and the Brackwater League have been talking since \
March. Tollmark wants the river opened first."""
OPEN = """Tollmark and the Brackwater League met in Geneva on Monday.

For hours nothing happened. The historian Odile Varn said both sides were tired."""


def _actors(text: str) -> dict[str, tuple[str | None, str]]:
    reader = RuleReader(load_catalogue(), "full")
    source = Source(id="guessed", sha256="0" * 64, media_type="text/plain", location="", text=text)
    actors = reader.doc(source)._.actors
    names = {one.id: one.name for one in actors}
    return {one.name: (names.get(one.side), one.why.rule) for one in actors}


def test_a_likely_side_is_given_and_said_to_be_likely() -> None:
    assert _actors(TOLD)["Odile Varn"] == ("Tollmark", "people.full-name, side likely")


def test_an_outsider_stays_without_a_side() -> None:
    assert _actors(OPEN)["Odile Varn"] == (None, "people.full-name")


def test_a_side_that_rules_tell_is_not_called_likely() -> None:
    text = TOLD.replace(
        "The Tollmark Commissioner for the Missing, Odile Varn,", "Tollmark's foreign minister, Odile Varn,"
    )
    assert _actors(text)["Odile Varn"] == ("Tollmark", "people.full-name")


def test_without_weights_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.read.people.learnt.ranking.shipped", lambda: None)
    assert _actors(TOLD)["Odile Varn"][0] is None


@pytest.mark.parametrize(
    ("weight", "wanted"),
    [(-9.0, ("Brackwater League", "people.full-name, side likely")), (-3.0, ("Tollmark", "people.full-name"))],
)
def test_a_state_that_rules_give_is_dropped_only_where_it_is_hardly_possible(
    monkeypatch: pytest.MonkeyPatch, weight: float, wanted: tuple[str, str]
) -> None:
    weights = {"is state": weight, "none": -9.0}
    monkeypatch.setattr("detente.read.people.learnt.ranking.shipped", lambda: weights)
    text = TOLD.replace(
        "The Tollmark Commissioner for the Missing, Odile Varn,", "Tollmark's foreign minister, Odile Varn,"
    )
    assert _actors(text.replace("in Geneva", "on the Brackwater League"))["Odile Varn"] == wanted


def test_shares_add_up_and_follow_the_weights() -> None:
    found = shares([{"near": 1.0}, {"near": 0.5, "unknown": 9.0}, {}], {"near": 2.0})
    assert sum(found) == pytest.approx(1.0)
    assert found == sorted(found, reverse=True)


def test_no_weight_bears_a_name() -> None:
    known = shipped()
    assert known
    assert not [sign for sign in known if re.search(r"[A-Z]\w", sign)]  # one capital stands for a sort of word
