"""A bundle moves a record from a file to a server and back: nothing is lost, and it is the same record there."""

import contextlib
import datetime as dt
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, act, play, reports
from record_stores import Files, Server, everything
from test_record_bundle import ROWS, packed, remade

from detente.errors import InputError, RecordError
from detente.record import open_record, unpack
from detente.record.finding.asking import Wanted


@pytest.fixture
def both(postgres):
    with contextlib.closing(Files()) as files, contextlib.closing(Server(postgres)) as server:
        yield files, server


def moved(bundle, place):
    """The record that a bundle makes at a place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        path.write_bytes(bundle)
        unpack(path, place)
    return open_record(place, create=False)


def nothing_of_names(dossier):
    return {field: getattr(dossier, field) for field in dossier.__slots__ if field != "name"}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(reports(), min_size=1, max_size=3), STEPS, st.integers(0, 7))
def test_a_search_as_of_a_day_finds_the_same_in_both(both, told, steps, settled):
    _same_on_every_day(both, told, steps, settled=settled)


def test_an_edit_may_name_somebody_of_a_page_that_was_replaced_later(both):
    first, second = Report("0"), Report("0")
    for one in (first, second):
        estoria = one.state("Estoria")
        toska = one.actor("Mira Toska", side=estoria)
    second.position(estoria)
    second.statement(toska)
    second.position(estoria)
    _same_on_every_day(both, [first.told, first.told, second.told], ["edit", "version"])


def _same_on_every_day(both, told, steps, *, settled=None):
    """Kept in one store, worked out in the other, whose index was made anew."""
    files, server = both
    with contextlib.ExitStack() as ended:
        place, there = files.new(), server.new()
        ended.callback(files.done, place)
        ended.callback(server.done, there)
        with open_record(place) as record:
            for number, one in enumerate(told):
                record._now = lambda number=number: NOON + dt.timedelta(days=number)
                record.add(*one)
            for number, step in enumerate(steps, len(told)):
                record._now = lambda number=number: NOON + dt.timedelta(days=number)
                act(record, step, number)
                if number == settled:
                    record.settle()
            moved(packed(record), there).close()
        for number in range(len(told) + len(steps)):
            moment = NOON + dt.timedelta(days=number)
            with open_record(place, as_of=moment) as one, open_record(there, as_of=moment) as other:
                assert one.find(Wanted(), limit=100, facets=True) == other.find(Wanted(), limit=100, facets=True)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(reports(), max_size=3), STEPS, st.booleans())
def test_from_one_store_to_the_other_and_back(both, told, steps, back):
    first, second = reversed(both) if back else both
    with open_record(first.new()) as record, contextlib.ExitStack() as ended:
        ended.callback(first.done, record.place)
        play(record, told, steps)
        bundle = packed(record)
        place = second.new()
        ended.callback(second.done, place)
        with moved(bundle, place) as there:
            assert packed(there) == bundle
            assert there.verify() == record.verify()
            assert nothing_of_names(there.dossier()) == nothing_of_names(record.dossier())
            assert there.acts() == record.acts()
            found = there.find(Wanted(), limit=100, facets=True)
            assert found == record.find(Wanted(), limit=100, facets=True)
            again = first.new()
            with moved(packed(there), again) as home:
                assert packed(home) == bundle
            first.done(again)


def test_the_same_decisions_give_the_same_digests_in_both(both):
    digests = set()
    for store in both:
        with open_record(store.new()) as record:
            record._now = lambda: NOON
            made = Report("Talks in Arvel", published=NOON)
            made.position(made.state("Estoria"))
            play(record, [made.told], ["judge", "edit", "remark", "hand", "undo act", "brief", "note", "text"])
            digests.add(record.verify().digest)
    assert len(digests) == 1


@pytest.mark.parametrize("data", ROWS.values(), ids=ROWS)
def test_a_bundle_that_no_record_holds_leaves_nothing_on_the_server(both, data):
    files, server = both
    with open_record(files.new()) as record:
        record.add(*Report("Talks in Arvel").told)
        bundle = packed(record)
    place = server.new()
    before = everything(server, place)
    with pytest.raises(InputError, match="damaged"):
        moved(remade(bundle, lambda name, old: data if name == "tables/history.jsonl" else old), place)
    assert everything(server, place) == before


def test_a_record_on_a_server_is_not_written_over(both):
    files, server = both
    with open_record(files.new()) as record, open_record(server.new()) as there:
        record.add(*Report("Talks in Arvel").told)
        there.add(*Report("Talks in Norr").told)
        with pytest.raises(RecordError, match="there is a record"):
            moved(packed(record), there.place)
        assert [one.title for one in there.dossier().sources] == ["Talks in Norr"]


def test_a_copy_for_others_is_made_of_a_record_on_a_server(both):
    files, server = both
    with open_record(server.new()) as record:
        record.add(*Report("Talks in Arvel").told)
        record.add(*Report("Talks in Norr", handling="confidential").told)
        out = io.BytesIO()
        record.pack(out, levels={"unclassified"})
    with moved(out.getvalue(), files.new()) as copy:
        assert [one.title for one in copy.dossier().sources] == ["Talks in Arvel"]
        assert copy.search("Norr") == []
