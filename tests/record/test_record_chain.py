"""Whatever is done to a record by its own means leaves the chain whole; whatever is done past them is named."""

import contextlib
import dataclasses
import itertools
import sqlite3
import zlib

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, act, play, reports
from record_stores import REFUSED, Files

from detente.errors import RecordError
from detente.model import Judgement
from detente.progress import Silent
from detente.record import open_record
from detente.record.schema import metadata
from detente.record.verifying import verify

KEYS = {
    "raws": ("source",),
    "passages": ("fact", "place"),
    "judged_facts": ("judgement", "fact"),
    "notes": ("key",),
    "digests": ("name", "number"),
    "seals": ("one",),
}
TABLES = (
    "history",
    "sources",
    "raws",
    "texts",
    "source_versions",
    "readings",
    "facts",
    "passages",
    "judgements",
    "judged_facts",
    "briefs",
    "notes",
    "digests",
    "seals",
)
NAMED = {"passages": "facts", "judged_facts": "judgements"}
"""Rows that count as part of another."""


def filled(path):
    """A record with something in every table that the chain covers."""
    with open_record(path) as record:
        for title in ("Talks in Arvel", "Talks go on"):
            made = Report(title, published=NOON, published_words="at noon", outlet="Arvel Post", language="en")
            east = made.state("Estoria")
            made.statement(made.actor("Mira Toska", side=east))
            made.position(east)
            made.event("they met", date="2041-05-06")
            record.add(*made.told)
        fact = record.dossier().positions[0].id
        record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON, note="as it says"))
        record.undo_judgement(fact, by="Ana", at=NOON)
        record.set_note("name", "Arvel talks")
        record.set_note("place", "Arvel")
        record.mark_brief(NOON)
        act(record, "text", 1)
        act(record, "retell", 1)
    return path


@contextlib.contextmanager
def past_detente(store, place):
    """The record open to somebody who means ill."""
    with store.unguarded(place) as raw:
        url = "sqlite://" if store.kind == "sqlite" else "postgresql+pg8000://"
        engine = sa.create_engine(url, creator=lambda: raw, poolclass=sa.StaticPool)
        with engine.connect() as connection:
            yield connection, raw


def flaw_after(connection, raw, *statements):
    """What is found after these statements, which are taken back."""
    raw.execute("BEGIN")
    try:
        for statement, values in statements:
            raw.execute(statement, values)
        return verify(connection, expect="", progress=Silent()).flaw
    finally:
        raw.execute("ROLLBACK")


def columns(table):
    return {one.name: one.type.python_type for one in metadata.tables[table].columns}


def rows(raw, table):
    key = ", ".join(one.name for one in metadata.tables[table].primary_key)
    found = raw.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()  # noqa: S608 - the schema's own names
    return [dict(zip(columns(table), row, strict=True)) for row in found]


def where(table, row):
    keys = KEYS.get(table, ("number",))
    return " AND ".join(f'"{one}" = ?' for one in keys), tuple(row[one] for one in keys)


def another(value, kind):
    if kind is bytes:
        return zlib.compress(b"something else")
    return (value or 0) + 1000 if kind is int else (value or "") + "x"


def change(table, row, column, kind):
    condition, key = where(table, row)
    return f'UPDATE {table} SET "{column}" = ? WHERE {condition}', (another(row[column], kind), *key)  # noqa: S608 - ours


def removal(table, row):
    condition, key = where(table, row)
    return f"DELETE FROM {table} WHERE {condition}", key  # noqa: S608 - ours


def swap(table, one, other):
    """The two rows in each other's places."""
    keys = KEYS.get(table, ("number",))
    cells = [name for name in one if name not in keys]
    sets = ", ".join(f'"{name}" = ?' for name in cells)
    for row, taken in ((one, other), (other, one)):
        condition, key = where(table, row)
        yield f"UPDATE {table} SET {sets} WHERE {condition}", (*(taken[name] for name in cells), *key)  # noqa: S608 - ours


def copy_of(table, row):
    """The row once more, under a number of its own."""
    row = row | {KEYS.get(table, ("number",))[0]: another(row[KEYS.get(table, ("number",))[0]], int)}
    if table == "sources":
        row |= {"id": "x", "sha256": "x"}
    names = ", ".join(f'"{one}"' for one in row)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())  # noqa: S608 - ours


def cells(raw):
    return [(t, row, name, kind) for t in TABLES for row in rows(raw, t) for name, kind in columns(t).items()]


def some(store, raw, table):
    """All rows in a file; the last in a database on a server, where each look at the chain is a hundred questions to it."""
    return rows(raw, table)[-1 if store.kind == "postgres" else 0 :]


def test_every_cell_of_every_row_counts(store):
    with past_detente(store, filled(store.new())) as (connection, raw):
        assert flaw_after(connection, raw) is None
        every = [(t, row, *one) for t in TABLES for row in some(store, raw, t) for one in columns(t).items()]
        assert {table for table, *_ in every} == set(TABLES)
        for table, row, name, kind in every:
            flaw = flaw_after(connection, raw, change(table, row, name, kind))
            assert flaw is not None, (table, name, row)
            if table != "digests":
                assert flaw.table == NAMED.get(table, table), (table, name, row)


def test_every_removed_row_is_missed(store):
    with past_detente(store, filled(store.new())) as (connection, raw):
        for table in TABLES:
            for row in some(store, raw, table):
                flaw = flaw_after(connection, raw, removal(table, row))
                assert flaw is not None, (table, row)
                if table not in {"digests", *NAMED}:
                    assert (flaw.table, flaw.what) == (table, "removed")
                    assert flaw.row == str(where(table, row)[1][0])


def test_every_row_in_anothers_place_is_found(store):
    with past_detente(store, filled(store.new())) as (connection, raw):
        for table in ("history", "sources", "raws", "texts", "source_versions", "facts", "judgements"):
            held = rows(raw, table)
            for one, other in list(itertools.pairwise(held))[: 1 if store.kind == "postgres" else None]:
                steps = list(swap(table, one, other))
                if table == "sources":
                    steps.insert(0, ("UPDATE sources SET id = 'y', sha256 = 'y' WHERE number = ?", (other["number"],)))
                flaw = flaw_after(connection, raw, *steps)
                assert flaw is not None and flaw.table == table
                assert flaw.row == str(where(table, one)[1][0]), "the first of them is named"
                assert flaw.what == ("reordered" if table == "history" else "changed")


@pytest.mark.parametrize("number", [None, 0, -7])
def test_every_inserted_row_is_found(store, number):
    with past_detente(store, filled(store.new())) as (connection, raw):
        for table in (
            "history",
            "sources",
            "raws",
            "texts",
            "source_versions",
            "readings",
            "facts",
            "judgements",
            "briefs",
        ):
            statement, values = copy_of(table, rows(raw, table)[-1])
            if number is not None:
                values = (number, *values[1:])
            flaw = flaw_after(connection, raw, (statement, values))
            assert (flaw.table, flaw.what, flaw.row) == (table, "inserted", str(values[0]))


def test_a_history_cut_off_at_its_end_is_found(store):
    """The last step and all that it added, removed without a trace in any other row."""
    path = filled(store.new())
    with open_record(path) as record:
        record.set_note("place", "Norr")
    with past_detente(store, path) as (connection, raw):
        (last,) = raw.execute("SELECT max(number) FROM history").fetchone()
        steps = [
            ("DELETE FROM digests WHERE added = ?", (last,)),
            ("DELETE FROM history WHERE number = ?", (last,)),
            ("UPDATE notes SET value = 'Arvel' WHERE key = 'place'", ()),
        ]
        flaw = flaw_after(connection, raw, *steps)
    assert (flaw.table, flaw.row, flaw.what) == ("history", str(last), "removed")


def test_a_history_written_anew_is_found_by_a_digest_written_down(store):
    with open_record(filled(store.new())) as record:
        written_down = record.verify().digest
        record.set_note("place", "Norr")
        assert record.verify(expect=written_down).flaw is None, "it still holds all that it held"
    with open_record(store.new()) as other:
        act(other, "note", 1)
        assert other.verify().flaw is None
        assert other.verify(expect=written_down).flaw.what == "missing"


def test_text_that_is_no_text_is_named():
    """PostgreSQL lets none in."""
    store = Files()
    with contextlib.closing(store), past_detente(store, filled(store.new())) as (connection, raw):
        for table, column in (("facts", "body"), ("history", "subject"), ("texts", "text")):
            bad = f"UPDATE {table} SET {column} = CAST(x'ff' AS TEXT) WHERE number = 2"  # noqa: S608 - ours
            flaw = flaw_after(connection, raw, (bad, ()))
            assert (flaw.table, flaw.row, flaw.what) == (table, "2", "changed")


def test_a_document_that_cannot_be_unpacked_is_named(store):
    with past_detente(store, filled(store.new())) as (connection, raw):
        for damaged in (b"", b"no zlib", zlib.compress(b"x")[:-1], zlib.compress(b"x") + b"more"):
            flaw = flaw_after(connection, raw, ("UPDATE raws SET zlib = ? WHERE source = 2", (damaged,)))
            assert (flaw.table, flaw.row, flaw.what) == ("raws", "2", "changed")


def test_another_compression_of_the_same_bytes_is_the_same(store):
    """A bundle compresses documents anew, perhaps with another zlib."""
    with past_detente(store, filled(store.new())) as (connection, raw):
        (packed,) = raw.execute("SELECT zlib FROM raws WHERE source = 1").fetchone()
        again = zlib.compress(zlib.decompress(packed), level=0)
        assert again != packed
        assert flaw_after(connection, raw, ("UPDATE raws SET zlib = ? WHERE source = 1", (again,))) is None


def test_history_is_append_only_for_whoever_opens_the_file(store):
    with store.plain(filled(store.new())) as connection:
        for statement in ("DELETE FROM history", "UPDATE history SET at = 'x'", "UPDATE history SET digest = 'x'"):
            with pytest.raises(REFUSED, match="append-only"):
                connection.execute(statement)


def test_a_key_that_leads_nowhere_is_found(tmp_path):
    """PostgreSQL lets none in."""
    path = filled(tmp_path / "talks.detente")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute('INSERT INTO passages (fact, place, source, start, "end") VALUES (999, 0, 1, 0, 1)')
    with open_record(path) as record:
        flaw = record.verify().flaw
    assert flaw.table == "file" and "passages" in flaw.row


def test_an_empty_record_is_sound(store):
    with open_record(store.new()) as record:
        found = record.verify()
    assert (found.flaw, found.history, found.rows, found.digest) == (None, 0, 0, "")


def test_what_failed_leaves_no_link(store):
    source, raw, reading = Report("Talks in Arvel").told
    made = Report("Talks in Norr")
    made.state("Estoria")
    bad_source, bad_raw, bad_reading = made.told
    with open_record(store.new()) as record:
        with pytest.raises(RecordError):
            record.add(dataclasses.replace(bad_source, text="Other words"), bad_raw, bad_reading)
        assert record.verify().history == 0
        record.add(source, raw, reading)
        found = record.verify()
    assert (found.flaw, found.history) == (None, 1)


class Counted(Silent):
    def __init__(self):
        self.total, self.done, self.over = None, 0, False

    def start(self, task, total):
        self.total = total

    def advance(self, item):
        self.done += 1

    def finish(self):
        self.over = True


def test_progress_is_told(store):
    counted = Counted()
    with open_record(filled(store.new())) as record:
        steps = record.verify(progress=counted).history
    assert (counted.total, counted.done, counted.over) == (steps, steps, True)


def test_clean_after_any_steps_and_found_after_any_change(store):
    @settings(max_examples=store.examples(40), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(reports(), max_size=3), STEPS, st.randoms(use_true_random=False))
    def holds(told, steps, random):
        place = store.new()
        try:
            with open_record(place) as record:
                play(record, told, steps)
                found = record.verify()
                assert found.flaw is None
                record.settle()
                assert record.verify() == found, "what is computed stands outside"
            if store.kind == "postgres":
                return
            with past_detente(store, place) as (connection, raw):
                every = cells(raw)
                for table, row, name, kind in random.sample(every, min(len(every), 30)):
                    assert flaw_after(connection, raw, change(table, row, name, kind)), (table, name, row)
                    assert flaw_after(connection, raw, removal(table, row)), (table, row)
        finally:
            store.done(place)

    holds()
