"""Whom the talks are between: by learnt signs, among sides that may talk for themselves; by counting where nothing is learnt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from detente.read.people import side_chances, two_sides
from detente.read.people.collectives import may_talk
from detente.read.people.first import draw
from detente.read.people.principals.judging import Principals, principals, shipped
from detente.read.people.principals.signs import sides

Report = Callable[..., Doc]
TALKS = """LISBON, 4 May - Velmora and the Kestrel Union resumed peace talks in Lisbon on Monday, hosted by Portugal.

Velmora's foreign minister, Ada Voss, said the Union must leave the valley. The Kestrel Union's negotiator, Ilan Drey, said it would not.

Portugal, which hosts the talks, hopes for a text by Friday. Portuguese diplomats carried papers between the rooms in Lisbon."""


def _named(doc: Doc) -> list[str]:
    names = {one.id: one.name for one in doc._.actors}
    return [names[one] for one in two_sides(doc)]


def test_those_who_talk_are_told_from_the_host_who_is_named_as_often(report: Report) -> None:
    doc = report(TALKS, "Velmora, Kestrel Union resume talks in Lisbon")
    assert _named(doc) == ["Velmora", "Kestrel Union"]
    chances = side_chances(doc)
    host = next(one.id for one in doc._.actors if one.name == "Portugal")
    assert all(0 <= one <= 1 for one in chances.values())
    assert chances[host] < min(chances[one] for one in two_sides(doc))


def test_without_weights_sides_are_counted(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.read.people.principals.judging.shipped", lambda: None)
    doc = report(TALKS)
    assert len(two_sides(doc)) == 2
    assert not side_chances(doc)


def test_each_side_has_its_signs_once_and_a_share_of_all(report: Report) -> None:
    drawn = draw(report(TALKS))
    assert drawn is not None
    found = sides(drawn[0], drawn[1].sights)
    assert len({one.draft for one in found}) == len(found) > 2
    for one in found:
        names = [name for name, _ in one.signs]
        assert len(names) == len(set(names))
        assert 0 < dict(one.signs)["share"] <= 1
        assert may_talk(one.draft)


def test_the_weights_decide(report: Report) -> None:
    drawn = draw(report(TALKS))
    assert drawn is not None
    stage, order, _ = drawn
    nobody = principals(stage, order.sights, weights={"bias": -9.0})
    assert nobody.two == ()
    groups = principals(stage, order.sights, weights={"bias": -9.0, "kind organisation": 20.0, "kind group": 20.0})
    assert [one.name for one in groups.two] == ["Kestrel Union"]


def test_a_report_that_names_nobody_has_no_principals(report: Report) -> None:
    doc = report("It rained on Monday. Nothing else happened.")
    assert two_sides(doc) == ()
    assert Principals(()).chances == {}


def test_no_sign_with_a_weight_is_a_name() -> None:
    weights = shipped()
    assert weights
    assert not [one for one in weights if any(word[:1].isupper() for word in one.split() if word != "None")]
