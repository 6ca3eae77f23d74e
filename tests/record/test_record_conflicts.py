"""A decision about a fact that somebody else has decided about since is refused, and nothing of it is kept."""

import datetime as dt

import pytest
from record_builders import NOON, Report
from record_stores import everything

from detente.errors import RecordConflictError
from detente.model import Correction, Judgement
from detente.record import open_record


@pytest.fixture
def both(store):
    """The record open to Ana and to Ole."""
    place = store.new()
    with open_record(place) as one, open_record(place) as other:
        for title in ("Talks in Arvel", "Talks go on"):
            made = Report(title)
            east = made.state("Estoria")
            made.position(east)
            made.meeting(east, date="2041-05-06")
            one.add(*made.told)
        yield one, other


def verdict(fact, by, kind="accept"):
    return Judgement(fact=fact, verdict=kind, by=by, at=NOON)


def edit(fact, by):
    return Correction(kind="edit", facts=(fact,), field="attitude", value="open", by=by, at=NOON)


@pytest.mark.parametrize("first", [verdict, edit])
@pytest.mark.parametrize("second", [verdict, edit])
def test_who_and_when_is_told_and_nothing_is_kept(store, both, first, second):
    ana, ole = both
    fact = ana.dossier().positions[0].id
    ole.dossier()
    seen = ole.state()
    ana._now = lambda: dt.datetime(2041, 5, 7, 9, 30, tzinfo=dt.UTC)
    ana.judge(first(fact, "Ana"), seen=ana.state())
    before = everything(store, ana.place)
    with pytest.raises(RecordConflictError, match=r"Ana decided .* 2041-05-07 09:30 UTC"):
        ole.judge(verdict(ole.dossier().meetings[0].id, "Ole"), second(fact, "Ole"), seen=seen)
    assert everything(store, ana.place) == before
    ole.dossier()
    ole.judge(second(fact, "Ole"), seen=ole.state())


def test_ones_own_decisions_and_those_about_other_facts_are_no_conflict(both):
    ana, ole = both
    one, other = (it.id for it in ana.dossier().positions[:2])
    seen = ana.state()
    ana.judge(verdict(one, "Ana"), seen=seen)
    ana.judge(verdict(one, "Ana", "reject"), seen=seen)
    ole.judge(verdict(other, "Ole"), seen=seen)
    assert len(ana.acts()) == 3


def test_an_undoing_is_a_decision_too(both):
    ana, ole = both
    fact = ana.dossier().positions[0].id
    act = ana.judge(verdict(fact, "Ana"))
    ole.dossier()
    seen = ole.state()
    ana.undo(act, by="Ana")
    with pytest.raises(RecordConflictError, match=r"Ana .*undo"):
        ole.judge(verdict(fact, "Ole"), seen=seen)


def test_a_fact_of_several_reports_is_the_same_under_each_of_its_names(both):
    ana, ole = both
    joined = ana.dossier().actors[0].id
    members = tuple(ana.as_read(joined))
    assert len(members) == 2
    seen = ole.state()
    ana.judge(verdict(members[1], "Ana"))
    with pytest.raises(RecordConflictError):
        ole.judge(verdict(joined, "Ole"), seen=seen)


def test_without_a_state_the_last_word_counts(both):
    ana, ole = both
    fact = ana.dossier().positions[0].id
    ana.judge(verdict(fact, "Ana"))
    ole.judge(verdict(fact, "Ole", "reject"))
    assert fact not in {one.id for one in ole.dossier().positions}
