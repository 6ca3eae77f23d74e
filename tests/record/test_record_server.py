"""What is a server's own: what it refuses, who waits, what it does not keep, texts longer than its words can be."""

import contextlib
import dataclasses
import os
import signal
import subprocess
import sys
import threading

import pytest
from record_builders import NOON, WHY, Report, source_of
from record_stores import Server

from detente.errors import RecordBusyError, RecordDamagedError, RecordError, RecordNewerError
from detente.model import Judgement, Reading, View, passage
from detente.record import open_record, place_of
from detente.record.dialects.postgresql import _vectors
from detente.record.finding.asking import Wanted
from detente.record.postgres.driver import numbered


@pytest.fixture
def server(postgres):
    with contextlib.closing(Server(postgres)) as made:
        yield made


@pytest.fixture
def ask(server):
    """Has the server do something as its administrator."""

    def call(statement):
        with server.plain(place_of(f"{server.address}postgres")) as connection:
            connection.execute(statement)

    return call


def test_a_later_version_is_left_alone(server):
    place = server.new()
    server.spoiled.add(place)
    with server.plain(place) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(RecordNewerError, match=r"version 999 .* Upgrade Detente"):
        open_record(place)


def test_an_earlier_version_is_left_alone(server):
    """There was none before this release; a later Detente has to say here how it brings one up to date."""
    place = server.new()
    server.spoiled.add(place)
    with server.plain(place) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0002'")
    with pytest.raises(RecordError, match=r"version 2, .* unpack that"):
        open_record(place)


def test_a_database_of_something_else_is_left_alone(server):
    place = server.new()
    server.spoiled.add(place)
    with server.plain(place) as plain:
        plain.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE facts (number int)")
    with pytest.raises(RecordDamagedError, match="no record of Detente"):
        open_record(place)
    with server.plain(place) as plain:
        assert plain.execute("SELECT count(*) FROM facts").fetchone()[0] == 0


def test_an_empty_database_is_no_record_until_one_is_made(server, ask):
    ask("CREATE DATABASE quite_empty")
    place = place_of(f"{server.address}quite_empty")
    for how in ({"create": False}, {"read_only": True}, {"as_of": NOON}):
        with pytest.raises(RecordError, match="no record in this database"):
            open_record(place, **how)
    with open_record(place) as record:
        assert record.dossier().name == "quite_empty"
    with open_record(place, create=False, read_only=True) as record, pytest.raises(RecordError, match="only be read"):
        record.set_note("name", "x")


def test_texts_are_kept_as_they_are_or_not_at_all(server, ask):
    ask("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(RecordError, match=r"LATIN1, a record needs UTF8.*createdb"):
        open_record(place_of(f"{server.address}latin"))
    with open_record(server.new()) as record:
        source, raw = source_of("Talks\0in Arvel")
        with pytest.raises(RecordError, match="NUL"):
            record.add(source, raw, None)
        assert record.verify().history == 0


def test_a_second_writer_waits_and_is_told_so(server):
    place = server.new()
    with open_record(place) as one, open_record(place, wait=0.2) as other:
        with one._database.writing(), pytest.raises(RecordBusyError, match="another process is writing"):
            other.set_note("name", "x")
        other.set_note("name", "x")
        assert one.note("name") == "x"


def test_a_writer_that_waits_goes_on_from_what_the_other_left(server):
    place = server.new()
    with open_record(place) as one, open_record(place) as other:
        with one._database.appending() as connection:
            waiting = threading.Thread(target=other.add_note, args=("talk", "second"))
            waiting.start()
            assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar_one() == 0
        one.add_note("talk", "another")
        waiting.join()
        assert sorted(one.notes("talk").values()) == ["another", "second"]
        assert one.verify().flaw is None


def test_who_reads_sees_one_moment_and_can_do_nothing_else(server):
    place = server.new()
    with open_record(place) as one, open_record(place) as other:
        for _ in range(2):  # with a new connection, and with one that was used
            with one._database.reading() as connection:
                before = connection.exec_driver_sql("SELECT count(*) FROM notes").scalar_one()
                other.add_note("talk", "meanwhile")
                assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar_one() == before
                assert connection.exec_driver_sql("SHOW transaction_read_only").scalar_one() == "on"
                assert not connection.connection.driver_connection.notices, "the server has nothing to remark"
        with one._database.writing() as connection:
            assert connection.exec_driver_sql("SHOW transaction_isolation").scalar_one() == "read committed"


KILLED = """
import os, signal, sys
from detente.record import chain, open_record, place_of
from detente.record import backing
backing.chain.seal = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
open_record(place_of(sys.argv[1])).set_note("name", "half")
"""


def test_what_a_killed_process_was_writing_is_nowhere_and_nobody_waits_for_it(server):
    place = server.new()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run([sys.executable, "-c", KILLED, str(place)], check=False, env=environment)
    assert ended.returncode == -signal.SIGKILL
    with open_record(place) as record:
        assert record.note("name") is None
        record.set_note("name", "whole")
        assert record.verify().history == 1


def test_who_was_cut_off_goes_on_with_the_next_question(server):
    place = server.new()
    with open_record(place) as record:
        record.set_note("name", "before")
        with server.plain(place) as plain:
            plain.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert record.note("name") == "before"
        record.set_note("name", "after")
        assert record.verify().flaw is None


def test_a_long_text_is_found_by_its_last_words(server):
    words = " ".join(f"word{number}" for number in range(40_000))
    long = source_of(f"{words} and a cease-fire in Årvel", title="A long report")
    short = source_of("A cease-fire elsewhere, and nothing long")
    with open_record(server.new()) as record:
        for source, raw in (long, short):
            record.add(source, raw, None)
        assert [one.id for one in record.search("word39999 arvel CEASE-FIRE long")] == [long[0].id]
        assert record.search("fire-cease") == record.search("word40000") == record.search("…") == []
        assert {one.id for one in record.search("cease-fire")} == {long[0].id, short[0].id}
        changed = dataclasses.replace(short[0], title="In Norr")
        record.add(changed, short[1], None)
        assert [one.id for one in record.search("norr elsewhere")] == [short[0].id]


def test_no_piece_is_too_long_for_the_server(server):
    """A tsvector has at most a megabyte; the longest words there are, all different, of four bytes a letter."""
    text = " ".join(chr(0x10400 + number % 40) * 300 + str(number) for number in range(3_000))
    pieces = list(_vectors("", text))
    assert len(pieces) > 1
    with server.plain(server.new()) as plain:
        for piece in pieces:
            assert plain.execute("SELECT length(?::tsvector)", (piece,)).fetchone()[0] > 0


def test_a_fact_is_found_by_words_of_a_long_passage(server):
    source, raw = source_of(" ".join(f"word{number}" for number in range(20_000)))
    whole = passage(source.id, source.text, start=0, end=len(source.text))
    with open_record(server.new()) as record:
        made = Report("Talks in Arvel")
        made.state("Estoria")
        record.add(*made.told)
        record.add(source, raw, Reading(source=source.id, reader="rules/1"))
        actor = record.dossier().actors[0].id
        record.add_fact(View(id="x", actor=actor, words=whole, evidence=(whole,), why=WHY))
        assert record.find(Wanted(words="word1 word19999")).total == 1
        assert record.find(Wanted(words="word1 word20000")).total == 0


def test_rows_that_somebody_could_still_see_are_taken_off_the_disk_later(server):
    """Whoever began before a purge holds its rows back, even one who looks at other tables."""
    place = server.new()
    with open_record(place, wait=0.3) as record:
        record.add(*source_of("Zyxwarra was there", title="Talks"), None)
        with server.plain(place) as reader:
            reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            reader.execute("SELECT count(*) FROM pg_class")
            with pytest.raises(RecordBusyError, match="it is purged"):
                record.purge(record.dossier().sources[0].id, by="Ana", why="x")
            assert any(b"Zyxwarra" in raw for _, raw in server.stored(place))
    open_record(place).close()
    assert not any(b"Zyxwarra" in raw for _, raw in server.stored(place))


def test_parameters_are_numbered():
    assert numbered("SELECT ?, ?, x FROM y WHERE z = ?") == "SELECT $1, $2, x FROM y WHERE z = $3"
    assert numbered("SELECT ?1 UNION SELECT ?1") == "SELECT $1 UNION SELECT $1"


def test_many_people_decide_at_once(server):
    place = server.new()
    with open_record(place) as record:
        made = Report("Talks in Arvel")
        east = made.state("Estoria")
        for number in range(4):
            made.statement(east, f"demand {number}")
        record.add(*made.told)
        facts = [one.id for one in record.dossier().statements]

    def decide(fact, by):
        with open_record(place, create=False, wait=30) as own:
            for _ in range(5):
                own.dossier()
                own.judge(Judgement(fact=fact, verdict="accept", by=by, at=NOON), seen=own.state())

    people = [threading.Thread(target=decide, args=(fact, f"Ana {fact}")) for fact in facts]
    for one in people:
        one.start()
    for one in people:
        one.join()
    with open_record(place) as record:
        assert len(record.acts()) == 20
        assert record.verify().flaw is None
