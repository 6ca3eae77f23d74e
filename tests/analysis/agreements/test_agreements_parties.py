import pytest
from agreements_table import actor, catalogue, dossier, meeting, position, proposal

from detente.analysis.agreements import analyse
from detente.model import Decision, Why


def judged(table, **more):
    found = analyse(table, catalogue(), **more)
    return {one.id: one.because for one in found.parties}, {one.id: one.because for one in found.others}


def test_states_and_groups_with_positions_are_parties_even_when_they_are_not_in_the_room():
    table = dossier(position("p1", "ardal", "water", "metered"), position("p2", "brisk", "water", "flowing"))
    yes, no = judged(table)
    assert list(yes) == ["ardal", "brisk"]
    assert not no


@pytest.mark.parametrize("standing", ["mediator", "host", "go-between"])
def test_whom_the_reports_call_a_mediator_binds_nothing(standing):
    helper = actor("corran", standing=standing)
    table = dossier(
        position("p1", "ardal", "water", "metered"),
        position("p2", "corran", "water", "metered", "rejects", line=True),
        actors=(helper,),
    )
    found = analyse(table, catalogue())
    assert [one.id for one in found.parties] == ["ardal"]
    assert found.others[0].positions == ("p2",)
    assert found.issues[0].others[0].position == "p2"
    assert found.packages[0].count == 3


def test_who_only_mediates_meetings_is_no_party():
    table = dossier(
        position("p1", "ardal", "water", "metered"),
        position("p2", "corran", "water", "flowing"),
        meetings=(meeting("m1", "ardal", mediators=("corran",)),),
    )
    assert judged(table)[1] == {"corran": "mediates meetings"}


def test_a_go_between_also_meets_each_side_and_a_party_may_be_host_once():
    rounds = (
        meeting("m1", "ardal", "brisk", mediators=("corran",)),
        meeting("m2", "ardal", "corran"),
        meeting("m3", "ardal", "brisk", mediators=("ardal",)),
    )
    positions = [position(f"p{party}", party, "water", "metered") for party in ("ardal", "brisk", "corran")]
    yes, no = judged(dossier(*positions, meetings=rounds))
    assert list(yes) == ["ardal", "brisk"]
    assert list(no) == ["corran"]


def test_people_count_as_their_side_and_sides_of_sides_in_the_end():
    people = (
        actor("minister", kind="person", side="ministry"),
        actor("ministry", kind="organisation", side="ardal"),
        actor("ardal"),
        actor("stranger", kind="person"),
    )
    table = dossier(
        position("p1", "minister", "water", "metered"), position("p2", "stranger", "water", "flowing"), actors=people
    )
    yes, no = judged(table)
    assert list(yes) == ["ardal"]
    assert no == {"stranger": "a person for whom no side is known"}


def test_sides_in_a_circle_do_not_hang():
    ring = (actor("one", kind="group", side="two"), actor("two", kind="group", side="one"))
    assert analyse(dossier(position("p1", "one", "water", "metered"), actors=ring), catalogue()).packages[0].count == 3


def test_bodies_that_decide_or_resist_a_decision_are_no_parties():
    body = actor("league", kind="organisation")
    vote = Decision(id="d1", body="league", matter="the fund", resisted_by=("denmoor",), evidence=(), why=Why(rule="t"))
    table = dossier(
        position("p1", "ardal", "water", "metered"),
        position("p2", "denmoor", "captives", "kept", "rejects"),
        position("p3", "league", "captives", "kept", "rejects"),
        actors=(body,),
        decisions=(vote,),
    )
    assert judged(table)[1] == {"denmoor": "appears only in a decision", "league": "a body that decides"}


def test_an_organisation_is_a_party_where_it_meets_or_proposes():
    front = actor("front", kind="organisation")
    positions = (position("p1", "front", "water", "metered"), position("p2", "ardal", "water", "metered"))
    assert "front" in judged(dossier(*positions, actors=(front,)))[1]
    assert "front" in judged(dossier(*positions, actors=(front,), meetings=(meeting("m", "front", "ardal"),)))[0]
    assert "front" in judged(dossier(*positions, actors=(front,), proposals=(proposal("x", "front"),)))[0]


def test_the_user_names_the_parties():
    table = dossier(position("p1", "ardal", "water", "metered"), position("p2", "brisk", "water", "flowing"))
    yes, no = judged(table, party_ids=["brisk"])
    assert yes == {"brisk": "named by the user"}
    assert no == {"ardal": "not named by the user"}
