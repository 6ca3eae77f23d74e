"""`detente verify`: a sound record and its digest; a damaged one, named, with exit code 4."""

import json
import sqlite3

import pytest


@pytest.fixture
def record(tmp_path, detente, reports):
    path = tmp_path / "talks.detente"
    assert detente("brief", reports, "-r", path)[0] == 0
    return path


def damaged(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_record_says_what_was_checked(record, detente, rows):
    code, out, _ = detente("verify", "-r", record)
    assert code == 0
    assert out.startswith("Nothing was changed: 2 steps of history and ")
    (found,) = rows("verify", "-r", record)
    assert found["sound"] and found["flaw"] is None and found["history"] == 2 and found["upgraded"] == 0
    assert f"Digest: {found['digest']}" in out


def test_the_first_damaged_row_is_named(record, detente):
    damaged(record, "UPDATE facts SET body = body || ' ' WHERE number >= 2")
    code, out, err = detente("verify", "-r", record)
    assert code == 4 and out == ""
    assert "row 2 of table facts was changed (kept at step 1 of history, " in err
    assert "restore the last copy" in err
    code, out, _ = detente("verify", "-r", record, "--json")
    found, error = (json.loads(line) for line in out.splitlines())
    assert code == 4 and not found["sound"]
    assert (found["flaw"]["table"], found["flaw"]["row"], found["flaw"]["what"]) == ("facts", "2", "changed")
    assert error["error"]["exit_code"] == 4


def test_a_digest_written_down_is_looked_for(record, detente, rows):
    (found,) = rows("verify", "-r", record)
    assert detente("verify", "-r", record, "--expect", found["digest"])[0] == 0
    code, _, err = detente("verify", "-r", record, "--expect", "0" * 64)
    assert code == 4 and "does not hold what it held" in err


def test_what_sqlite_finds_is_told(record, detente):
    damaged(record, 'INSERT INTO passages (fact, place, source, start, "end") VALUES (99999, 0, 1, 0, 1)')
    code, _, err = detente("verify", "-r", record)
    assert code == 4 and "SQLite finds the file damaged" in err


def test_a_record_that_is_not_there(tmp_path, detente):
    code, _, err = detente("verify", "-r", tmp_path / "none.detente")
    assert code == 4 and "no such record" in err
