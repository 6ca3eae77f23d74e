"""What the record learnt between two moments: new, changed, withdrawn, by what was read and not by what it says."""

import contextlib
import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import Report
from record_steps import STEPS, act, change, reports

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


def told(assembled, other):
    """The facts of a state of which another shows nothing."""
    return [one for one in assembled.dossier.facts() if not any(it in other.shown for it in assembled.told(one.id))]


def test_both_ends_are_the_record_as_it_was_known_then(store):
    @settings(
        max_examples=store.examples(20),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(st.lists(reports(), min_size=1, max_size=3), STEPS, st.integers(1, 8), st.integers(1, 8))
    def holds(made, steps, since, until):
        with contextlib.ExitStack() as ended:
            place = store.new()
            ended.callback(store.done, place)
            with open_record(place) as record:
                for number, one in enumerate(made):
                    record._now = lambda number=number: day(number + 1)
                    record.add(*one)
                for number, step in enumerate(steps):
                    record._now = lambda number=number: day(number + len(made) + 1)
                    act(record, step, number)
                found = record.differences(day(since), day(until))
            states = []
            for moment in (since, until):
                with open_record(place, as_of=day(moment)) as past:
                    past.dossier()
                    states.append(past._assembled[1])
        bare = [dataclasses.replace(one.dossier, joins=(), doubts=(), copies=()) for one in states]
        assert [found.before, found.after] == bare
        before, after = states
        assert [list(found.new), list(found.withdrawn)] == [told(after, before), told(before, after)]
        assert {one.after.id for one in found.changed} <= {one.id for one in after.dossier.facts()}
        for one in found.changed:
            assert {it.id for it in one.before} == {
                before.shown[it] for it in after.told(one.after.id) if it in before.shown
            }

    holds()
