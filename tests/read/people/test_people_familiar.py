"""What reports tell together of names."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Actor, Why
from detente.model.actor import SIDE_SUPPOSED
from detente.model.passage import passage
from detente.read.people.familiar import PLAIN, Familiar, familiar, most


def actor(
    id: str, kind: str, name: str, *names: str, side: str | None = None, rule: str = "people.context-state"
) -> Actor:
    return Actor(
        id=id,
        evidence=(passage("r", name, start=0, end=len(name)),),
        why=Why(rule=rule, words=name, by="rules"),
        kind=kind,  # type: ignore[arg-type]
        name=name,
        names=(name, *names),
        side=side,
    )


ORSK = actor("a1", "state", "Orsk", "the government")
SARN = actor("a2", "state", "Sarn", "Dolma")
VALE = actor("a3", "person", "Ira Vale", "Vale", side="a1")


def test_most_of_the_reports_that_have_a_name_tell_what_it_is():
    told = familiar([("Orsk and Sarn", [ORSK, SARN]), ("Orsk again", [ORSK]), ("in Sarn, of Sarn", [])])
    assert told.kinds == {"Orsk": "state", "Sarn": "state"}


def test_a_name_that_most_reports_have_for_no_actor_is_none():
    told = familiar([("Sarn", [SARN]), ("in Sarn", []), ("near Sarn", [])])
    assert "Sarn" not in told.kinds


def test_a_capital_stands_for_its_state_unless_more_reports_have_it_apart():
    assert familiar([("Sarn Dolma", [SARN]), ("Dolma", [])]).others == {"Dolma": "Sarn"}
    apart = actor("a9", "state", "Dolma")
    told = familiar([("Sarn Dolma", [SARN]), ("Dolma", [apart]), ("Dolma", [apart])])
    assert (told.kinds["Dolma"], told.others) == ("state", {})


def test_people_are_known_by_full_name_and_by_a_surname_of_their_own():
    other = actor("a4", "person", "Bel Orrin", side="a2")
    namesake = actor("a5", "person", "Ana Vale", side="a2")
    told = familiar([("x", [ORSK, SARN, VALE, other])])
    assert told.sides == {
        name: {side: PLAIN}
        for name, side in (("Ira Vale", "Orsk"), ("Vale", "Orsk"), ("Bel Orrin", "Sarn"), ("Orrin", "Sarn"))
    }
    assert "Vale" not in familiar([("x", [ORSK, SARN, VALE, namesake])]).sides


def test_a_side_that_words_tell_counts_more_than_one_supposed():
    other = dataclasses.replace(VALE, side="a2")
    supposed = dataclasses.replace(VALE, why=dataclasses.replace(VALE.why, rule=f"people.full-name{SIDE_SUPPOSED}"))
    told = familiar([("x", [ORSK, SARN, VALE]), ("y", [ORSK, SARN, other]), ("z", [ORSK, supposed])])
    assert told.sides["Ira Vale"] == {"Orsk": PLAIN + 1, "Sarn": PLAIN}


def test_most_is_more_than_half():
    assert most(Counter(Orsk=2, Sarn=1)) == "Orsk"
    assert most(Counter(Orsk=1, Sarn=1)) is None
    assert most(Counter()) is None


def test_the_government_is_the_state_that_most_have_for_it():
    rival = dataclasses.replace(SARN, names=("Sarn", "The government"))
    assert familiar([("x", [ORSK]), ("y", [ORSK]), ("z", [rival])]).home == "Orsk"
    assert familiar([("x", [ORSK]), ("z", [rival])]).home == ""


@pytest.mark.parametrize("rule", ["people.gazetteer"])
def test_real_states_are_no_news(rule):
    assert familiar([("Norway", [actor("a1", "state", "Norway", rule=rule)])]) == Familiar()


@given(st.permutations([("Orsk Sarn", [ORSK, SARN, VALE]), ("Orsk", [ORSK]), ("Sarn", []), ("Dolma Sarn", [SARN])]))
def test_the_order_of_reports_does_not_count(reports):
    assert familiar(reports) == familiar(sorted(reports, key=lambda one: one[0]))
