"""What may be one is suggested by a record, waits for a person, and is not suggested again where they said no; in both stores."""

import datetime as dt

import pytest
from record_builders import NOON, Report
from record_steps import change

from detente.errors import UsageError
from detente.model import Judgement
from detente.record.store import Record


@pytest.fixture
def record(store):
    with Record.open(store.new()) as opened:
        opened._now = lambda: NOON
        yield opened


def report(title, *, day=0, **fields):
    """A report of both sides, published so many days later, and its ids of them."""
    made = Report(title, published=NOON + dt.timedelta(days=day), **fields)
    return made, made.state("Estoria"), made.state("Westoria")


def meeting(title, on, **fields):
    made, east, west = report(title)
    made.meeting(east, west, date=on, place="Geneva", **fields)
    return made.told


def proposal(title, name, **fields):
    made, east, _ = report(title)
    made.proposal(name, east, **fields)
    return made.told


def statement(title, words, *, day=0):
    made, east, _ = report(title, day=day)
    made.quote(made.actor("Mira Toska", side=east), words, mode="indirect")
    made.statement(made.actor("Jan Amon", side=east), f"it would rain on the {title.lower()}")
    return made.told


TOLD = {
    "meeting": (meeting("Talks", "2041-05-06", hours=3.0), meeting("Second", "2041-05-07", hours=4.0)),
    "proposal": (proposal("Talks", "harbour plan", points=5), proposal("Second", "harbor plans")),
    "statement": (
        statement("Talks", "the levy on foreign cargo would be halved before the harvest"),
        statement("Second", "foreign cargo would pay half of the old levy before harvest", day=1),
    ),
}
FIELD = {"meeting": "meetings", "proposal": "proposals", "statement": "statements"}


@pytest.fixture(params=TOLD)
def kind(request, record):
    for told in TOLD[request.param]:
        record.add(*told)
    return request.param


def count(record, kind):
    return len(getattr(record.dossier(), FIELD[kind]))


def test_nothing_is_joined_by_it_and_the_dossier_has_it_with_its_reason(record, kind):
    (found,) = record.suggestions()
    (doubt,) = record.dossier().doubts
    assert (found.kind, doubt.kind) == (kind, kind)
    assert (found.one, found.other, found.reason, found.score) == (doubt.one, doubt.other, doubt.reason, doubt.score)
    assert 0.7 <= found.score < 1 and found.reason.endswith(".")
    assert {found.one, found.other} <= {one.id for one in getattr(record.dossier(), FIELD[kind])}


def test_a_suggestion_that_is_taken_makes_one_with_both_sources_and_can_be_undone(record, kind):
    (found,) = record.suggestions()
    before = count(record, kind)
    act = record.judge(change("merge", found.one, found.other))
    assert (count(record, kind), record.suggestions()) == (before - 1, [])
    (join,) = [one for one in record.dossier().joins if len(one.sources) == 2 and "Ana says" in one.reason]
    assert join.fact[0] == found.one[0]
    record.undo(act, by="Ole", why="not the same")
    assert (count(record, kind), record.suggestions(), record.dossier().doubts) == (before, [], ())
    record.redo(act, by="Ana")
    assert count(record, kind) == before - 1


def test_a_suggestion_that_is_refused_is_not_made_again_and_undoing_that_brings_it_back(record, kind):
    (found,) = record.suggestions()
    act = record.judge(change("split", found.one, apart=(found.other,)))
    assert record.suggestions() == []
    record.add(*report("A third that tells of nothing")[0].told)
    assert record.suggestions() == []
    record.undo(act, by="Ana")
    assert [(one.one, one.other) for one in record.suggestions()] == [(found.one, found.other)]


def test_rejected_facts_are_not_suggested(record, kind):
    (found,) = record.suggestions()
    record.judge(verdict(found.one))
    assert record.suggestions() == []


def verdict(fact):
    return Judgement(fact=fact, verdict="reject", by="Ana", at=NOON)


def test_facts_of_two_kinds_are_not_merged(record, kind):
    (found,) = record.suggestions()
    with pytest.raises(UsageError, match="one kind"):
        record.judge(change("merge", found.one, record.dossier().actors[0].id))


def test_the_order_of_the_reports_does_not_change_what_is_suggested(store):
    told = [one for some in TOLD.values() for one in some]
    found = []
    for order in (told, told[::-1], told[3:] + told[:3]):
        with Record.open(store.new()) as opened:
            for one in order:
                opened.add(*one)
            found.append(opened.suggestions())
    assert found[0] == found[1] == found[2]
    assert [one.kind for one in found[0]] == ["meeting", "proposal", "statement"]


def test_a_report_above_the_level_suggests_nothing(store):
    with Record.open(store.new()) as opened:
        opened.add(*TOLD["meeting"][0])
        made, east, west = report("Second", handling="confidential")
        made.meeting(east, west, date="2041-05-07", place="Geneva")
        opened.add(*made.told)
        assert len(opened.dossier().doubts) == 1
        assert opened.dossier(levels={"unclassified"}).doubts == ()


def test_what_a_person_joined_keeps_each_account(store):
    with Record.open(store.new()) as opened:
        planned = report("Before", day=-3)
        planned[0].meeting(*planned[1:], date="2041-05-05", place="Geneva", status="planned")
        held = report("After", day=1)
        held[0].meeting(*held[1:], date="2041-05-06", place="Geneva, Hotel Arvel")
        for one in (planned, held):
            opened.add(*one[0].told)
        (found,) = opened.suggestions()
        opened.judge(change("merge", found.one, found.other))
        (one,) = opened.dossier().meetings
        assert (one.status, one.date.value) == ("held", "2041-05-06")
        (join,) = [it for it in opened.dossier().joins if it.fact == one.id]
        assert [(it.field, it.value) for it in join.versions] == [
            ("date", "2041-05-05"),
            ("date", "2041-05-06"),
            ("place", "Geneva"),
            ("place", "Geneva, Hotel Arvel"),
        ]


def test_the_tables_for_sql_have_the_actors_alone(record, kind):
    record.settle()
    with record._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM suggestions").scalar_one() == 0
