"""What the record learnt between two moments: new, changed, withdrawn, by what was read and not by what it says."""

import datetime as dt

import pytest
from record_builders import Report
from record_steps import change

from detente.model import Judgement
from detente.record import open_record


def day(number):
    return dt.datetime(2041, 5, number, 12, tzinfo=dt.UTC)


@pytest.fixture
def record(store):
    with open_record(store.new()) as opened:
        opened._now = lambda: day(1)
        first = Report("First talks", published=day(1))
        first.position(first.state("Estoria"))
        first.meeting(first.state("Wesmark"), date="2041-04-30")
        opened.add(*first.told)
        yield opened


def test_what_came_in_is_new_and_the_report_is_named(record):
    record._now = lambda: day(3)
    second = Report("Second talks", published=day(3))
    second.position(second.state("Norr"), option="none")
    record.add(*second.told)
    found = record.differences(day(2), day(4))
    assert [one.title for one in found.sources] == ["Second talks"]
    assert sorted(type(one).__name__ for one in found.new) == ["Actor", "Position"]
    assert (found.changed, found.withdrawn) == ((), ())


def test_the_same_told_again_changes_only_who_tells_it(record):
    record._now = lambda: day(3)
    again = Report("The wire again", published=day(3))
    again.state("Estoria")
    record.add(*again.told)
    found = record.differences(day(2), day(4))
    assert found.new == ()
    (changed,) = found.changed
    assert changed.after.name == "Estoria"
    fields = {one.field: one for one in changed.fields}
    assert len(fields["sources"].after) == 2 and len(fields["sources"].before) == 1


def test_an_edit_shows_what_was_and_what_is(record):
    record._now = lambda: day(3)
    record.judge(change("edit", record.dossier().positions[0].id, field="attitude", value="open"))
    (changed,) = record.differences(day(2), day(4)).changed
    assert [(one.field, one.before, one.after) for one in changed.fields] == [("attitude", "rejects", "open")]


def test_what_was_rejected_is_withdrawn_and_comes_back_undone(record):
    record._now = lambda: day(3)
    (meeting,) = record.dossier().meetings
    act = record.judge(Judgement(fact=meeting.id, verdict="reject", by="Ana", at=day(3)))
    assert record.differences(day(2), day(4)).withdrawn == (meeting,)
    record._now = lambda: day(5)
    record.undo(act, by="Ana")
    assert record.differences(day(4), day(6)).new == (meeting,)
    assert record.differences(day(2), day(6)) == record.differences(day(2), day(6))
    assert record.differences(day(2), day(6)).withdrawn == ()


def test_facts_made_one_name_those_they_were(record):
    record._now = lambda: day(3)
    states = [one.id for one in record.dossier().actors]
    record.judge(change("merge", *states))
    (merged,) = [one for one in record.differences(day(2), day(4)).changed if len(one.before) == 2]
    assert {one.id for one in merged.before} == set(states)
    assert "told apart" in {one.field for one in merged.fields}


def test_between_a_moment_and_itself_there_is_nothing(record):
    found = record.differences(day(2), day(2))
    assert (found.sources, found.new, found.changed, found.withdrawn) == ((), (), (), ())
