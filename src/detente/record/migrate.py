"""Bringing a record of an earlier Detente up to date. Only this module loads Alembic.

A copy of the file as it was is kept beside it first (`NAME.detente.v1` for one of version 1).
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from detente.record import schema
from detente.record.chain import seal
from detente.record.database import Database
from detente.record.encryption.connecting import connect
from detente.record.finding import index

SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(database: Database, *, to: int = schema.VERSION, scripts: Path = SCRIPTS, copy: bool = True) -> None:
    """Run the migrations up to a version, all in one transaction: done, or the file is as it was.

    What is older than the chain over history is chained then. `copy`: keep the file as it was beside it.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs(schema.revision(to), revision)  # noqa: SLF001 - as Alembic's own commands do

    with database.writing() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version >= to:
            return  # another process was first
        if version and copy:
            _copy(database, version)
        context = MigrationContext.configure(connection, opts={"fn": steps, "script": script})
        with Operations.context(context):
            context.run_migrations()
        if to >= schema.CHAINED_FROM:
            seal(connection)
        if to >= schema.INDEXED_FROM:
            index.rebuild(connection)
        schema.stamp(connection, to)


def _copy(database: Database, version: int) -> None:
    """The file as it is, through SQLite, so that what its log holds is in the copy; whole, or none of that name.

    The copy of an encrypted file is encrypted, and opens with the same passphrase.
    """
    path = database.path
    kept = path.with_name(f"{path.name}.v{version}")
    beside = kept.with_name(f".{kept.name}.part")
    beside.unlink(missing_ok=True)
    try:
        new = connect(beside.resolve().as_uri() + "?mode=rwc", key=database.key, wait=1)
        with contextlib.closing(database.connect()) as old, contextlib.closing(new):
            old.backup(new)
        beside.replace(kept)
    finally:
        beside.unlink(missing_ok=True)
