"""A record encrypted, decrypted, re-keyed: the same record, whole at every moment, with no plain byte left beside it."""

import contextlib
import io
import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_record_encryption import PASSPHRASE, PLANTED, plain_in, told

from detente.errors import RecordBusyError, RecordDiskError, RecordLockedError, UsageError
from detente.project import decrypt, encrypt, rekey
from detente.record import open_record
from detente.record.encryption.keys import is_encrypted

OTHER = "nine grey herons"
KILLS = max(3, int(os.environ.get("DETENTE_CRASHES", "0")) // 5)


@pytest.fixture(autouse=True)
def _no_passphrase_around(monkeypatch):
    monkeypatch.delenv("DETENTE_PASSPHRASE", raising=False)


@pytest.fixture
def path(tmp_path):
    """A plain record with a copy from an upgrade, and what a run that was cut off left."""
    made = tmp_path / "talks.detente"
    with open_record(made) as record:
        for number in range(3):
            record.add(*told(f"{PLANTED} talks {number}"))
        record.set_note("name", PLANTED)
    with contextlib.closing(sqlite3.connect(made)) as one, contextlib.closing(sqlite3.connect(f"{made}.v2")) as two:
        one.backup(two)
    (tmp_path / ".talks.detente.v1.part").write_text(PLANTED * 100)
    return made


def packed(path, passphrase=None):
    """All that a record holds, as bytes."""
    out = io.BytesIO()
    with open_record(path, passphrase=passphrase) as record:
        assert record.verify().flaw is None and record.check() == []
        record.pack(out)
    return out.getvalue()


def test_encrypted_and_back_it_is_the_same_record(path):
    before = packed(path)
    assert plain_in(path.parent)
    assert encrypt(path, PASSPHRASE) == [Path(f"{path}.v2"), path]
    assert plain_in(path.parent) == []
    assert sorted(one.name for one in path.parent.iterdir()) == ["talks.detente", "talks.detente.v2"]
    assert packed(path, PASSPHRASE) == packed(Path(f"{path}.v2"), PASSPHRASE) == before
    assert plain_in(path.parent) == []
    assert rekey(path, OTHER, passphrase=PASSPHRASE) == [Path(f"{path}.v2"), path]
    for one in (path, Path(f"{path}.v2")):
        with pytest.raises(RecordLockedError):
            open_record(one, passphrase=PASSPHRASE)
        assert packed(one, OTHER) == before
    assert decrypt(path, OTHER)
    assert not is_encrypted(path) and packed(path) == before
    with contextlib.closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_is_written_later_has_no_plain_byte_either(path):
    encrypt(path, PASSPHRASE)
    with open_record(path, passphrase=PASSPHRASE) as record:
        record.add(*told(f"{PLANTED} again"))
        assert record.search(PLANTED)
        assert plain_in(path.parent) == []
    assert packed(path, PASSPHRASE)


def test_one_is_made_encrypted(tmp_path):
    assert encrypt(tmp_path / "new.detente", PASSPHRASE) == [tmp_path / "new.detente"]
    assert is_encrypted(tmp_path / "new.detente")
    with open_record(tmp_path / "new.detente", passphrase=PASSPHRASE) as record:
        assert not record.dossier().sources


def test_what_does_not_fit_is_said_before_anything_is_touched(path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(UsageError, match="not encrypted"):
        decrypt(path)
    with pytest.raises(UsageError, match="fewer than 8"):
        encrypt(path, "short")
    with pytest.raises(UsageError, match="fewer than 8"):
        encrypt(tmp_path / "new.detente", "short")
    assert path.read_bytes() == before and not (tmp_path / "new.detente").exists()
    encrypt(path, PASSPHRASE)
    with pytest.raises(UsageError, match="is encrypted"):
        encrypt(path, OTHER)
    with pytest.raises(RecordLockedError):
        rekey(path, OTHER, passphrase="not this one")
    with pytest.raises(RecordLockedError, match="no passphrase"):
        decrypt(path)
    assert packed(path, PASSPHRASE)


def test_a_copy_under_another_passphrase_stops_it_before_the_record(path):
    encrypt(path, PASSPHRASE)
    Path(f"{path}.v3").write_bytes(Path(f"{path}.v2").read_bytes())
    rekey(path, OTHER, passphrase=PASSPHRASE)
    Path(f"{path}.v2").write_bytes(Path(f"{path}.v3").read_bytes())
    encrypt(path.parent / "odd", "nobody knows this")
    (path.parent / "odd").rename(f"{path}.v4")
    with pytest.raises(RecordLockedError, match=r"v4"):
        decrypt(path, OTHER)
    assert is_encrypted(path)


BESIDE = """
import contextlib, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[1])) as connection:
    connection.execute(sys.argv[2]).fetchall()
    print("open", flush=True)
    sys.stdin.readline()
    try:
        connection.execute("INSERT INTO notes VALUES ('late', 'x')")
        connection.commit()
        print("kept")
    except sqlite3.DatabaseError as error:
        print(error.sqlite_errorname)
"""


@contextlib.contextmanager
def another_program(path, statement="SELECT count(*) FROM sources"):
    args = [sys.executable, "-c", BESIDE, str(path), statement]
    with subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        child.stdout.readline()
        yield child


def test_while_it_is_open_elsewhere_nothing_is_done(path):
    before = packed(path)
    with another_program(path) as child:
        with pytest.raises(RecordBusyError, match="another"):
            encrypt_soon(path)
        assert child.communicate("\n")[0] == "kept\n"
    with contextlib.closing(sqlite3.connect(path)) as plain:
        assert plain.execute("DELETE FROM notes WHERE key = 'late'").rowcount == 1
        plain.commit()
    assert packed(path) == before
    with open_record(path), pytest.raises(RecordBusyError, match="itself"):
        encrypt_soon(path)
    assert not is_encrypted(path) and not list(path.parent.glob(".talks*"))


def encrypt_soon(path):
    from detente.record.encryption.recasting import recast

    Path(f"{path}.v2").unlink(missing_ok=True)
    recast(path, passphrase=None, new=PASSPHRASE, wait=0.1)


def test_nobody_writes_into_the_file_that_lost_its_name(path):
    with another_program(path, "SELECT 1") as child:  # has the file, and has not looked into it yet
        encrypt(path, PASSPHRASE)
        assert child.communicate("\n")[0] == "SQLITE_NOTADB\n"
    assert packed(path, PASSPHRASE)


CHILD = """
import pathlib, sys
import detente.record.store
from detente.record.encryption.recasting import recast
print("at it", flush=True)
recast(pathlib.Path(sys.argv[1]), passphrase=sys.argv[2] or None, new=sys.argv[3] or None)
"""


def test_killed_at_any_moment_one_of_both_is_whole(path):
    """Encrypting, re-keying and decrypting in turn, each killed somewhere and then done."""
    random_, before = random.Random(20410506), packed(path)
    turns, cut = itertools.cycle([("", PASSPHRASE), (PASSPHRASE, OTHER), (OTHER, "")]), 0
    for old, new in itertools.islice(turns, KILLS):
        args = [sys.executable, "-c", CHILD, str(path), old, new]
        child = subprocess.Popen(args, stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        time.sleep(random_.uniform(0, 0.9))
        child.send_signal(signal.SIGKILL)
        cut += child.wait() == -signal.SIGKILL
        child.stdout.close()
        done = is_encrypted(path) == bool(new) and opens(path, new)
        assert packed(path, (new if done else old) or None) == before
        if not done:
            subprocess.run(args, check=True, capture_output=True)
        assert packed(path, new or None) == packed(Path(f"{path}.v2"), new or None) == before
        assert not list(path.parent.glob(".talks*"))
        if new:
            assert plain_in(path.parent) == []
    assert cut


def opens(path, passphrase):
    try:
        open_record(path, passphrase=passphrase or None).close()
    except RecordLockedError:
        return False
    return True


FULL = """
import pathlib, resource, sys
from detente.errors import RecordDiskError
from detente.project import encrypt
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    encrypt(pathlib.Path(sys.argv[1]), sys.argv[2])
except RecordDiskError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a file's size are POSIX")
def test_on_a_full_disk_it_stays_as_it_was(path):
    before = packed(path)
    args = [sys.executable, "-c", FULL, str(path), PASSPHRASE]
    said = subprocess.run(args, check=False, capture_output=True, text=True)
    assert not said.stderr
    assert "talks.detente" in said.stdout and PASSPHRASE not in said.stdout
    assert packed(path) == before and not list(path.parent.glob(".talks*"))


def test_a_place_that_cannot_be_written_is_said(path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RecordDiskError, match="Permission denied"):
        encrypt(path, PASSPHRASE)
    monkeypatch.undo()
    assert packed(path)
