import itertools
from dataclasses import replace

import pytest
from record_builders import NOON, Report

from detente.model import Judgement
from detente.record.store import Record

DAY = "2041-05-06"


@pytest.fixture
def opened(store):
    records = []

    def open_with(*reports):
        record = Record.open(store.new())
        records.append(record)
        for one in reports:
            record.add(*one.told)
        return record

    yield open_with
    for record in records:
        record.close()


def report(title):
    """A report that knows both sides, their ministers and the host: its ids of them."""
    made = Report(title)
    made.east, made.west, made.host = (made.state(name) for name in ("Estoria", "Westoria", "Norland"))
    made.toska = made.actor("Mira Toska", side=made.east)
    made.suro = made.actor("Pavel Suro", side=made.west)
    made.jan = made.actor("Jan Amon", side=made.east)
    return made


def meeting(title, who, **fields):
    made = report(title)
    fields.setdefault("date", DAY)
    made.meeting(*(getattr(made, one) for one in who.split()), **_refs(made, fields))
    return made


def _refs(made, fields):
    return {
        key: tuple(getattr(made, one) for one in value) if isinstance(value, tuple) else value
        for key, value in fields.items()
    }


def test_a_meeting_told_twice_is_one_with_the_passages_of_both(opened):
    one = meeting("One", "east west", place="Arvel")
    other = meeting("Other", "toska suro", mediators=("host",), hours=5.0, date=f"{DAY}T09:30Z")
    record = opened(one, other)
    (found,) = record.dossier().meetings
    by_id = {actor.id: actor.name for actor in record.dossier().actors}
    assert {by_id[one] for one in found.participants} == {"Mira Toska", "Pavel Suro"}
    assert [by_id[one] for one in found.mediators] == ["Norland"]
    assert (found.place, found.hours, found.date.value) == ("Arvel", 5.0, f"{DAY}T09:30Z")
    assert {one.source for one in found.evidence} == {one.told[0].id, other.told[0].id}
    assert found.why.rule == "record.same-meeting"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {"place": "Arvel"}),
        ({"place": "Arvel"}, {"place": "the Lake Hotel in Arvel"}),
        ({"status": "planned"}, {"status": "held"}),
        ({"status": "planned"}, {"status": "cancelled"}),
        ({"hours": 5.0}, {"hours": 5.0}),
        ({"who": "toska west"}, {"who": "jan toska west"}),
        ({"who": "east", "mediators": ("host",)}, {"who": "toska", "mediators": ("host",)}),
    ],
)
def test_these_meetings_are_one(opened, left, right):
    made = [meeting(title, f.pop("who", "east west"), **f) for title, f in (("One", dict(left)), ("Two", dict(right)))]
    assert len(opened(*made).dossier().meetings) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {"date": "2041-05-07"}),
        ({"date": "2041-05"}, {"date": "2041-05"}),
        ({"date": None}, {"date": None}),
        ({"place": "Arvel"}, {"place": "Lund Bay"}),
        ({"status": "held"}, {"status": "cancelled"}),
        ({"hours": 5.0}, {"hours": 3.0}),
        ({"date": f"{DAY}T09:30Z"}, {"date": f"{DAY}T19:30Z"}),
        ({"who": "toska suro"}, {"who": "jan suro"}),
        ({"who": "east west"}, {"who": "east host"}),
        ({"who": "east"}, {"who": "east"}),
        ({"who": "toska suro"}, {"absent": ("toska",)}),
    ],
)
def test_these_meetings_stay_apart(opened, left, right):
    made = [meeting(title, f.pop("who", "east west"), **f) for title, f in (("One", dict(left)), ("Two", dict(right)))]
    record = opened(*made)
    assert len(record.dossier().meetings) == 2
    assert len({one.id for one in record.dossier().meetings}) == 2


def test_an_unknown_place_goes_with_neither_of_two(opened):
    made = [meeting(f"In {place}", "east west", place=place) for place in ("Arvel", "Lund Bay", None)]
    assert len(opened(*made).dossier().meetings) == 3


def test_two_meetings_of_one_report_stay_two_whatever_others_say(opened):
    two = meeting("Two", "east west")
    two.meeting(two.east, two.west, date=DAY)
    assert len(opened(two, meeting("One", "east west")).dossier().meetings) == 3


def test_a_meeting_that_two_reports_announce_is_one_though_a_third_tells_of_two(opened):
    two = meeting("Two", "east west")
    two.meeting(two.east, two.west, date=DAY)
    planned = [meeting(title, "east west", status="planned") for title in ("One", "Other")]
    found = opened(two, *planned).dossier().meetings
    assert sorted(len(one.evidence) for one in found) == [1, 1, 2]


def proposal(title, name, author="east", **fields):
    made = report(title)
    recipient = fields.pop("recipient", None)
    made.proposal(name, getattr(made, author), recipient=recipient and getattr(made, recipient), **fields)
    return made


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"name": "20-point peace plan", "points": 20}, {"name": "the 20-point plan", "points": 20}),
        ({"name": "river accord"}, {"name": "the River Accord", "recipient": "west"}),
        ({"name": "the plan", "date": DAY}, {"name": "plan", "date": DAY}),
        ({"name": "river accord", "status": "presented"}, {"name": "river accord", "status": "rejected"}),
        ({"name": "river accord", "date": "2041-05"}, {"name": "river accord", "date": DAY}),
    ],
)
def test_these_proposals_are_one(opened, left, right):
    (found,) = opened(proposal("One", **left), proposal("Two", **right)).dossier().proposals
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"name": "the plan"}, {"name": "the plan"}),
        ({"name": "river accord"}, {"name": "river accord", "author": "west"}),
        ({"name": "river accord"}, {"name": "bridge accord"}),
        ({"name": "peace plan", "points": 20}, {"name": "peace plan", "points": 12}),
        ({"name": "river accord", "recipient": "west"}, {"name": "river accord", "recipient": "host"}),
        ({"name": "river accord", "status": "accepted"}, {"name": "river accord", "status": "rejected"}),
        ({"name": "river accord", "date": DAY}, {"name": "river accord", "date": "2041-06-01"}),
    ],
)
def test_these_proposals_stay_apart(opened, left, right):
    assert len(opened(proposal("One", **left), proposal("Two", **right)).dossier().proposals) == 2


def test_a_text_called_by_its_number_of_points_is_kept(opened):
    (found,) = opened(proposal("One", "the 12 points", points=12)).dossier().proposals
    assert found.points == 12


def test_what_a_proposal_counters_follows_when_that_becomes_one(opened):
    one = proposal("One", "river accord")
    other = report("Two")
    accord = other.proposal("river accord", other.east)
    other.proposal("bridge accord", other.west, counters=accord)
    proposals = {found.name: found for found in opened(one, other).dossier().proposals}
    assert proposals["bridge accord"].counters == proposals["river accord"].id


def decision(title, matter, **fields):
    made = report(title)
    fields.setdefault("date", DAY)
    made.decision(made.host, matter, **fields)
    return made


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({"matter": "vote on the harbour loan"}, {"matter": "the loan for the harbour"}, 1),
        ({"matter": "vote on the harbour loan"}, {"matter": "harbour loans", "status": "taken"}, 1),
        ({"matter": "approve the loan backed by harbour dues"}, {"matter": "a loan from harbour dues"}, 1),
        ({"matter": "ratify the river accord"}, {"matter": "ratification of the river accord"}, 1),
        ({"matter": "referendum on autonomy"}, {"matter": "hold a referendum on the autonomy statute"}, 1),
        ({"matter": "extend the lake mission"}, {"matter": "extend the mandate of the lake mission"}, 1),
        ({"matter": "vote on the harbour loan"}, {"matter": "vote on the harbour dues"}, 2),
        ({"matter": "ruling on the election law"}, {"matter": "ruling on the amnesty law"}, 2),
        ({"matter": "lift the ban on grain exports"}, {"matter": "lift the ban on oil exports"}, 2),
        ({"matter": "is to vote on the river plan"}, {"matter": "votes on 15 June"}, 1),
        ({"matter": "budget for the army"}, {"matter": "budget for the coast guard"}, 2),
        ({"matter": "vote on the peace deal"}, {"matter": "vote on the peace referendum"}, 2),
        ({"matter": "vote on the harbour loan"}, {"matter": "vote on the fishing quota"}, 2),
        ({"matter": "harbour loan", "status": "blocked"}, {"matter": "harbour loan", "status": "taken"}, 2),
        ({"matter": "harbour loan"}, {"matter": "harbour loan", "date": "2041-05-07"}, 2),
        ({"matter": "harbour loan", "date": None}, {"matter": "harbour loan", "date": None}, 2),
    ],
)
def test_decisions(opened, left, right, number):
    assert len(opened(decision("One", **left), decision("Two", **right)).dossier().decisions) == number


def test_a_decision_on_a_merged_fact_holds_when_a_further_report_tells_of_it(opened):
    record = opened(meeting("One", "east west"), meeting("Two", "east west"))
    (found,) = record.dossier().meetings
    record.judge(Judgement(fact=found.id, verdict="accept", by="Ana", at=NOON))
    record.add(*meeting("Three", "east west", place="Arvel").told)
    (again,) = record.dossier().meetings
    assert again.id == found.id
    assert [(one.fact, one.verdict) for one in record.dossier().judgements] == [(found.id, "accept")]


def test_what_a_further_report_says_of_a_rejected_fact_is_told_again(opened):
    record = opened(meeting("One", "east west"), meeting("Two", "east west"))
    (found,) = record.dossier().meetings
    record.judge(Judgement(fact=found.id, verdict="reject", by="Ana", at=NOON))
    assert record.dossier().meetings == ()
    third = meeting("Three", "east west")
    record.add(*third.told)
    (again,) = record.dossier().meetings
    assert {one.source for one in again.evidence} == {third.told[0].id}
    assert record.undo_judgement(found.id, by="Ana", at=NOON)
    assert len(record.dossier().meetings[0].evidence) == 3


def test_only_what_no_earlier_report_told_is_new(opened):
    record = opened(meeting("One", "east west"))
    record.mark_brief(NOON)
    record.add(*meeting("Two", "east west").told)
    record.add(*meeting("Three", "east host").told)
    old, new = sorted(record.dossier().meetings, key=lambda one: len(one.evidence), reverse=True)
    assert old.id not in record.dossier().fresh
    assert new.id in record.dossier().fresh


def test_the_order_of_reports_does_not_matter(opened):
    reports = [
        meeting("One", "east west"),
        meeting("Two", "toska suro", place="Arvel"),
        proposal("Three", "river accord"),
        proposal("Four", "the river accord", recipient="west"),
        decision("Five", "harbour loan"),
    ]
    first = replace(opened(*reports).dossier(), name="x")
    for some in itertools.islice(itertools.permutations(reports), 0, None, 17):
        assert replace(opened(*some).dossier(), name="x") == first
