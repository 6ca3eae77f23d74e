import sqlite3
import subprocess
import sys

import pytest

from detente.record.database import Database
from detente.record.migrate import upgrade
from detente.record.schema import APPLICATION_ID, VERSION


def schema_of(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        pragmas = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        stamp = connection.execute("SELECT * FROM alembic_version").fetchall()
    connection.close()
    return {(kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in rows}, pragmas, stamp


def test_migrating_from_zero_and_making_afresh_give_the_same_schema(tmp_path):
    made, migrated = Database(tmp_path / "made", read_only=False, wait=1), tmp_path / "migrated"
    made.make_or_check()
    made.close()
    database = Database(migrated, read_only=False, wait=1)
    upgrade(database)
    database.close()
    left, right = schema_of(tmp_path / "made"), schema_of(migrated)
    assert left == right
    assert left[1] == [(APPLICATION_ID,), (VERSION,)]


def test_every_table_of_ours_is_strict(tmp_path):
    made = Database(tmp_path / "made", read_only=False, wait=1)
    made.make_or_check()
    with made.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").all()
    loose = {
        name for name, strict in rows if not strict and not name.startswith(("sqlite_", "source_search", "fact_search"))
    }
    assert loose == {"alembic_version"}
    made.close()


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import detente.record", ("sqlalchemy", "alembic")),
        (
            (
                "import pathlib, detente.record as r; r.open_record(pathlib.Path('x.detente')).close();"
                "r.open_record(pathlib.Path('x.detente')).dossier()"
            ),
            ("alembic", "rapidfuzz"),
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(tmp_path, code, absent):
    check = f"{code}; import sys; print([m for m in {absent!r} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", check], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
