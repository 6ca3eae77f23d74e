"""A record of more than fits into memory gives what a small one gives: here the small ones are treated as big."""

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from test_record_order import reports

from detente.model import Correction, Judgement
from detente.model.packed import Packed
from detente.record import grouping, ordering, piles, rows, shelf, standing
from detente.record.store import Record

ANA = {"by": "Ana", "at": NOON}


@pytest.fixture(scope="module")
def tight():
    """Everything is packed at once, a few facts at a time."""
    with pytest.MonkeyPatch.context() as patch:

        def treat():
            for module in (grouping, ordering):
                patch.setattr(module, "_TOGETHER", 3)
                patch.setattr(module, "LOOSE", 8)
            patch.setattr(piles, "_BLOCK", 2)
            patch.setattr(ordering, "_AS_OBJECTS", 0)
            patch.setattr(shelf, "_MOST_TEXT", 0)
            patch.setattr(standing, "_TOGETHER", 2)
            patch.setattr(standing, "_PACKED", 0)
            patch.setattr(rows, "_TOGETHER", 2)

        yield treat, patch.undo


def both(tight, path, look):
    """What is seen of a record with all in memory, and with next to nothing."""
    treat, undo = tight
    undo()
    with Record.open(path) as record:
        plain = look(record)
    treat()
    with Record.open(path) as record:
        packed = look(record)
    undo()
    return plain, packed


@settings(deadline=None, max_examples=15)
@given(made=st.tuples(*(reports(number) for number in range(3))), decided=st.lists(st.integers(0, 9), max_size=4))
def test_the_same_dossier_however_big_it_is(tight, made, decided):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.detente"
        with Record.open(path) as record:
            for one in made:
                record.add(*one.told)
            for number in decided:
                _decide(record, number)
        plain, packed = both(tight, path, lambda record: record.dossier())
    assert isinstance(packed.actors, Packed)
    assert packed == plain
    assert plain == packed
    assert replace(packed, name="other") != plain


def _decide(record, number):
    """Reject a fact, or merge two of a kind that may stand far apart."""
    dossier = record.dossier()
    facts = list(dossier.facts())
    if number % 2:
        record.judge(Judgement(fact=facts[number % len(facts)].id, verdict="reject", **ANA))
    elif len(dossier.statements) > 1:
        one, other = dossier.statements[0].id, dossier.statements[-1].id
        record.judge(Correction(kind="merge", facts=(one, other), why="", **ANA))


@settings(deadline=None, max_examples=10)
@given(made=st.tuples(*(reports(number) for number in range(3))))
def test_the_same_shared_up_to_a_level_and_as_of_a_day(tight, made):
    day = iter(dt.datetime(2041, 5, one, tzinfo=dt.UTC) for one in range(1, 9))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.detente"
        with Record.open(path) as record:
            record._now = lambda: next(day)
            for one, level in zip(made, ("unclassified", "confidential", "unclassified"), strict=True):
                source, raw, reading = one.told
                record.add(replace(source, handling=level), raw, reading)
        plain, packed = both(tight, path, lambda record: record.dossier(levels={"unclassified"}))
        assert packed == plain
        moments = [dt.datetime(2041, 5, one, 12, tzinfo=dt.UTC) for one in (1, 3)]
        plain, packed = both(tight, path, lambda record: record.differences(*moments))
    assert list(packed.new) == list(plain.new)
    assert (packed.changed, list(packed.withdrawn)) == (plain.changed, list(plain.withdrawn))
    assert [one.id for one in packed.sources] == [one.id for one in plain.sources]


def test_a_decision_needs_no_dossier(tmp_path, monkeypatch):
    made = Report("Talks")
    east = made.state("Estoria")
    made.quote(east, "we will not leave the table today", mode="direct")
    again = Report("Talks again")
    again.quote(again.state("Estoria"), "we will not leave the table today", mode="direct")
    with Record.open(tmp_path / "talks.detente") as record:
        for one in (made, again):
            record.add(*one.told)
        (statement,) = record.dossier().statements
    monkeypatch.setattr(Record, "_assemble", None)
    with Record.open(tmp_path / "talks.detente") as record:
        assert len(record.as_read(statement.id)) == 2
        record.judge(Judgement(fact=statement.id, verdict="reject", **ANA))
        assert record.undo_judgement(statement.id, by="Ana", at=NOON)


@settings(deadline=None, max_examples=10)
@given(made=st.tuples(*(reports(number) for number in range(3))), decided=st.lists(st.integers(0, 9), max_size=3))
def test_a_few_blocks_tell_what_stands_behind_a_fact(made, decided):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.detente"
        with Record.open(path) as record:
            for one in made:
                record.add(*one.told)
            for number in decided:
                _decide(record, number)
            facts = [one.id for one in record.dossier().facts()]
            told = {one: record.as_read(one) for one in facts}
        with Record.open(path) as record:
            assert {one: record.as_read(one) for one in facts} == told
