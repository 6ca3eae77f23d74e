import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from record_builders import Report

from detente.errors import RecordBusyError, RecordDamagedError, RecordError, RecordNewerError
from detente.record import open_record
from detente.record.database import Database
from detente.record.migrate import SCRIPTS, upgrade
from detente.record.schema import VERSION


def told(title="Talks in Arvel"):
    made = Report(title)
    made.state("Estoria")
    return made.told


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "talks.detente"
    with open_record(made) as record:
        record.add(*told())
    return made


def test_what_is_missing_is_said(tmp_path):
    with pytest.raises(RecordError, match="no such record"):
        open_record(tmp_path / "none.detente", create=False)
    with pytest.raises(RecordError, match="folder does not exist"):
        open_record(tmp_path / "nowhere" / "x.detente")
    with pytest.raises(RecordError, match="this is a folder"):
        open_record(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"hello", b"<html>" * 1000, bytes(range(256)) * 20])
def test_a_file_of_something_else_is_left_alone(tmp_path, content):
    path = tmp_path / "x.detente"
    path.write_bytes(content)
    with pytest.raises(RecordDamagedError, match="no record"):
        open_record(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "x.detente"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(RecordDamagedError, match="no record of Detente"):
        open_record(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "x.detente"
    path.touch()
    with open_record(path) as record:
        assert record.add(*told())


def test_a_newer_record_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(RecordNewerError, match="Upgrade Detente"):
        open_record(path)
    assert path.read_bytes() == content


def test_damage_is_named(path):
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(RecordDamagedError, match="damaged"), open_record(path) as record:
        record.dossier()


def test_a_second_writer_waits_and_then_is_told(path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_record(path, wait=0.2) as record:
        with pytest.raises(RecordBusyError, match="another process"):
            record.add(*told("Another"))
        assert len(record.dossier().sources) == 1, "reading goes on"
        holder.execute("ROLLBACK")
        assert record.add(*told("Another"))
    holder.close()


def test_threads_lose_nothing(path):
    def work(place, record):
        for number in range(5):
            assert record.add(*told(f"Report {place}.{number}"))

    with open_record(path, wait=30) as record:
        threads = [threading.Thread(target=work, args=(place, record)) for place in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert len(record.dossier().sources) == 21
        assert record.verify().flaw is None


def test_opened_for_reading_it_is_not_written(path):
    with open_record(path, read_only=True) as record:
        assert len(record.dossier().sources) == 1
        with pytest.raises(RecordError, match="can only be read"):
            record.add(*told("Another"))
    with pytest.raises(RecordError, match="no such record"):
        open_record(path.with_name("none"), read_only=True)


READ_ONLY = """
import os, pathlib, sys
from detente.errors import RecordError
from detente.record import open_record
path = pathlib.Path(sys.argv[1])
open_record(path.parent.parent / "other").dossier()  # whatever is imported late is imported now
if not os.geteuid():
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
record = open_record(path)
assert len(record.dossier().sources) == 1
try:
    record.set_note("name", "x")
except RecordError as error:
    print(error)
record.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
@pytest.mark.parametrize("folder_too", [False, True])
def test_a_file_that_cannot_be_written_can_be_read(path, folder_too):
    """Root may write anything, so there the child becomes another user."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "records"
        folder.mkdir()
        copy = Path(shutil.copy(path, folder))
        Path(home).chmod(0o755)
        copy.chmod(0o444)
        folder.chmod(0o555 if folder_too else 0o777)
        args = [sys.executable, "-c", READ_ONLY, str(copy)]
        out = subprocess.run(args, capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert "can only be read" in out.stdout, out.stderr


NEXT = """
from alembic import op
revision = "{new}"
down_revision = "{old}"
def upgrade():
    op.execute("CREATE TABLE birds (name TEXT) STRICT")
    op.execute("{more}")
"""


def with_next_version(tmp_path, more):
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    text = NEXT.format(new=f"{VERSION + 1:04}", old=f"{VERSION:04}", more=more)
    (scripts / "versions" / "next.py").write_text(text)
    return scripts


def test_an_upgrade_keeps_everything_and_a_copy(path, tmp_path):
    scripts = with_next_version(tmp_path, "INSERT INTO birds VALUES ('wren')")
    database = Database(path, read_only=False, wait=1)
    upgrade(database, to=VERSION + 1, scripts=scripts)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM birds").scalar_one() == "wren"
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == VERSION + 1
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == f"{VERSION + 1:04}"
        assert connection.exec_driver_sql("SELECT count(*) FROM sources").scalar_one() == 1
    database.close()
    with open_record(path.with_name(f"{path.name}.v{VERSION}")) as before:
        assert len(before.dossier().sources) == 1


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(path, tmp_path):
    scripts = with_next_version(tmp_path, "INSERT INTO nowhere VALUES (1)")
    database = Database(path, read_only=False, wait=1)
    with pytest.raises(RecordError, match="no such table"):
        upgrade(database, to=VERSION + 1, scripts=scripts)
    database.close()
    with open_record(path) as record:
        assert len(record.dossier().sources) == 1
        assert record.check() == []


@pytest.mark.parametrize("passphrase", [None, "nine grey herons"])
def test_who_asks_an_empty_file_gets_no_empty_record(tmp_path, passphrase):
    """It would be a blank answer without an error: the file of a record that is being made at that moment is empty."""
    path = tmp_path / "x.detente"
    path.touch()
    with pytest.raises(RecordError, match="there is nothing in this file"):
        open_record(path, create=False, passphrase=passphrase)
    assert path.read_bytes() == b""


def test_who_asks_a_record_before_its_tables_are_there_gets_no_empty_one(tmp_path):
    path = tmp_path / "x.detente"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # as far as another program has come
        with pytest.raises(RecordError, match="there is nothing in this file"):
            open_record(path, create=False)
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_file_that_goes_before_it_is_opened_is_not_made_anew(path, monkeypatch):
    there = Database.connect

    def gone_first(self):
        path.unlink(missing_ok=True)
        return there(self)

    monkeypatch.setattr(Database, "connect", gone_first)
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(path, create=False)
    assert not path.exists()


def test_an_answer_from_a_folder_that_cannot_be_written_is_not_without_what_came_in_meanwhile(path, monkeypatch):
    """There SQLite sees no log that is made after the file was opened: the answer would lack it, without an error."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda where, mode: mode != os.W_OK)
        reader = open_record(path)
    with reader:
        before = len(reader.dossier().sources)
        with open_record(path) as writer:
            assert writer.add(*told("another"))
            with pytest.raises(RecordBusyError, match="another process is writing"):
                reader.dossier()
    with open_record(path) as record:
        assert len(record.dossier().sources) == before + 1
