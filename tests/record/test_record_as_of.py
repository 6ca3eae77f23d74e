"""The record as it was known on any day: what it would have given then, whatever has come in since."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, act, reports

from detente.errors import RecordError
from detente.record import open_record
from detente.record.finding.asking import Wanted


def without_levels(dossier):
    """A source's level protects it whatever day is looked at: it is always that of today."""
    sources = tuple(dataclasses.replace(one, handling="unclassified") for one in dossier.sources)
    return dataclasses.replace(dossier, sources=sources, as_of=None)


def test_what_was_shown_then_is_shown_for_then(store):
    @settings(max_examples=store.examples(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(reports(), min_size=1, max_size=3), STEPS)
    def holds(told, steps):
        place = store.new()
        try:
            shown = []
            clock = NOON
            with open_record(place) as record:
                record._now = lambda: clock
                done = [
                    *(("add", one) for one in told),
                    *(("step", (step, number)) for number, step in enumerate(steps)),
                ]
                for kind, what in done:
                    clock += dt.timedelta(days=1)
                    record.add(*what) if kind == "add" else act(record, *what)
                    found = record.find(Wanted(), limit=1000, facets=True)
                    shown.append((clock, without_levels(record.dossier()), found))
            for moment, dossier, found in shown:
                with open_record(place, as_of=moment + dt.timedelta(hours=1)) as record:
                    assert without_levels(record.dossier()) == dossier
                    assert record.find(Wanted(), limit=1000, facets=True) == found
        finally:
            store.done(place)

    holds()


@pytest.fixture
def path(store):
    found = store.new()
    with open_record(found) as record:
        for day, name in ((1, "Estoria"), (2, "Wesmark")):
            record._now = lambda day=day: dt.datetime(2041, 5, day, 12, tzinfo=dt.UTC)
            made = Report(f"Day {day}")
            made.position(made.state(name))
            record.add(*made.told)
    return found


def test_before_the_first_report_there_is_nothing(path):
    with open_record(path, as_of=dt.datetime(2041, 4, 30, tzinfo=dt.UTC)) as record:
        dossier = record.dossier()
        assert (dossier.sources, dossier.actors, dossier.positions) == ((), (), ())


def test_reports_that_came_later_are_not_found(path):
    with open_record(path, as_of=dt.datetime(2041, 5, 1, 23, tzinfo=dt.UTC)) as record:
        assert [one.name for one in record.dossier().actors] == ["Estoria"]
        assert record.search("Wesmark") == []
        assert len(record.search("Estoria")) == 1


def test_the_past_cannot_be_written(path):
    past = open_record(path, as_of=dt.datetime(2041, 5, 1, 23, tzinfo=dt.UTC))
    with past as record, pytest.raises(RecordError, match="only be read"):
        record.set_note("name", "Other talks")


def test_a_level_raised_today_protects_the_past_too(path):
    with open_record(path) as record:
        record._now = lambda: dt.datetime(2041, 5, 3, 12, tzinfo=dt.UTC)
        (first, *_) = record.dossier().sources
        record.add(dataclasses.replace(first, handling="confidential"), record.raw_of(first.id), None)
    with open_record(path, as_of=dt.datetime(2041, 5, 1, 23, tzinfo=dt.UTC)) as record:
        assert [one.handling for one in record.dossier().sources] == ["confidential"]
        assert record.dossier(levels={"unclassified"}).sources == ()
