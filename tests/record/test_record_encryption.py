"""An encrypted record: as any other to who has the passphrase; to who has the files, bytes."""

import contextlib
import hashlib
import io
import sqlite3

import pytest
from record_builders import NOON, Report
from sqlcipher3 import dbapi2 as sqlcipher

from detente.errors import RecordDamagedError, RecordLockedError
from detente.model import Judgement
from detente.record import open_record, unpack
from detente.record.encryption.keys import Key, is_encrypted

PASSPHRASE = 'the heron\'s "brücke" at noon'
PLANTED = "Zyxwarra"


@pytest.fixture(autouse=True)
def _no_passphrase_around(monkeypatch):
    monkeypatch.delenv("DETENTE_PASSPHRASE", raising=False)


def told(title=f"{PLANTED} talks"):
    made = Report(title, published=NOON, outlet=f"{PLANTED} Post", language="en")
    east = made.state("Estoria")
    made.statement(made.actor(f"Ole {PLANTED}", side=east), f"said the {PLANTED} plan is dead")
    made.position(east)
    return made.told


def plain_in(folder):
    """The files in which a planted word, or the passphrase, can be read."""
    words = [one.encode(code) for one in (PLANTED, PASSPHRASE) for code in ("utf-8", "utf-16-le")]
    return [
        path.name for path in sorted(folder.rglob("*")) if path.is_file() and any(w in path.read_bytes() for w in words)
    ]


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "talks.detente"
    with open_record(made, passphrase=PASSPHRASE) as record:
        assert record.encrypted
        record.add(*told())
    return made


def test_it_works_as_any_other_and_nothing_of_it_is_plain(path):
    with open_record(path, passphrase=PASSPHRASE) as record:
        record.judge(
            Judgement(fact=record.dossier().statements[0].id, verdict="accept", by="Ana", at=NOON, note=PLANTED)
        )
        record.mark_brief(NOON)
        assert (path.parent / "talks.detente-wal").stat().st_size
        assert plain_in(path.parent) == [], "while it is open, the log included"
        assert [one.title for one in record.search(PLANTED)] == [f"{PLANTED} talks"]
        assert record.verify().flaw is None and record.check() == []
        assert record.dossier().judgements[0].note == PLANTED
    assert plain_in(path.parent) == []
    assert is_encrypted(path)
    with contextlib.closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sources").fetchall()


def test_it_is_sqlciphers_own_format(path):
    with contextlib.closing(sqlcipher.connect(str(path))) as other:
        other.execute(f"PRAGMA key = '{PASSPHRASE.replace(chr(39), chr(39) * 2)}'")
        assert other.execute("SELECT title FROM current_sources").fetchall() == [(f"{PLANTED} talks",)]


@pytest.mark.parametrize(("given", "told"), [(None, "no passphrase was given"), ("wrong", "does not open this file")])
def test_without_the_passphrase_it_stays_shut_and_as_it_was(path, given, told, capfd):
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(RecordLockedError, match=told) as refused:
        open_record(path, passphrase=given)
    assert "wrong" not in str(refused.value) and refused.value.exit_code == 4
    assert capfd.readouterr() == ("", ""), "SQLCipher tells nobody either"
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_the_environment_may_hold_it(path, monkeypatch):
    monkeypatch.setenv("DETENTE_PASSPHRASE", PASSPHRASE)
    with open_record(path) as record:
        assert len(record.dossier().sources) == 1
    with open_record(path, passphrase=PASSPHRASE) as one, open_record(path, as_of=NOON) as two:
        assert one.add(*told("More talks")) and len(two.dossier().sources) == 1
    assert plain_in(path.parent) == []


def test_a_plain_record_stays_plain_whatever_passphrase_there_is(tmp_path):
    open_record(tmp_path / "plain.detente").close()
    with open_record(tmp_path / "plain.detente", passphrase=PASSPHRASE) as record:
        assert not record.encrypted


def test_what_is_no_record_is_said_to_be_none(tmp_path):
    (tmp_path / "notes.detente").write_text("These are notes.\n" * 300)
    with pytest.raises(RecordDamagedError, match="no record"):
        open_record(tmp_path / "notes.detente", passphrase=PASSPHRASE)


def test_a_changed_byte_is_found(path):
    raw = bytearray(path.read_bytes())
    raw[4096 * 5 + 100] ^= 1
    path.write_bytes(raw)
    with open_record(path, passphrase=PASSPHRASE) as record, pytest.raises(RecordDamagedError, match="damaged"):
        record.verify()


def test_a_shared_copy_passes_through_no_plain_file(path, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    seen = []
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: seen.append(plain_in(folder)))
    out = io.BytesIO()
    with open_record(path, passphrase=PASSPHRASE) as record:
        record.pack(out, levels={"unclassified"})
    assert seen == [[]] and (folder / next(folder.iterdir()) / "talks.detente").stat().st_size
    (tmp_path / "one.zip").write_bytes(out.getvalue())
    unpack(tmp_path / "one.zip", tmp_path / "again.detente", passphrase="other words")
    with open_record(tmp_path / "again.detente", passphrase="other words") as record:
        assert record.search(PLANTED)


def test_the_key_shows_nowhere():
    key = Key.of(PASSPHRASE, bytes(16))
    assert key.secret.hex() not in repr(key) and PASSPHRASE not in repr(key)
    assert Key.of("bru\u0308cke", bytes(16)) == Key.of("br\u00fccke", bytes(16)), "as it is typed elsewhere"
    assert Key.of(PASSPHRASE).salt != Key.of(PASSPHRASE).salt
