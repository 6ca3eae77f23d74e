"""Taking what was purged off the disk: freed pages, the write-ahead log, the copies that Detente made beside the file.

That it is owed stands in the record from the purge's own transaction on (`uncleaned`), so that a run that was cut off is
made up for when the record is next opened for writing.
"""

from __future__ import annotations

from pathlib import Path

from detente.errors import RecordBusyError
from detente.record.database import Database


def owed(database: Database) -> bool:
    """Whether a purge was kept whose traces may still be on the disk."""
    if database.read_only:
        return False
    with database.reading() as connection:
        return connection.exec_driver_sql("SELECT 1 FROM uncleaned").first() is not None


def clean(database: Database) -> None:
    """Write the file anew, empty its log, delete the copies beside it. Raises RecordBusyError where another has it open."""
    for one in copies_beside(database.path):
        one.unlink(missing_ok=True)
    if not database.rewrite():
        raise RecordBusyError(
            "it is purged, but another program has the record open, so traces of it are still in the file",
            input=str(database.path),
            do="Close the other program, then run any command on the record: Detente finishes it then.",
        )
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM uncleaned")


def copies_beside(path: Path) -> list[Path]:
    """The copies of earlier versions that an upgrade left, with their logs, and what runs that were cut off left half done."""
    name = path.name
    copies = [
        one for one in path.parent.glob(f"{_literal(name)}.v*") if one.name[len(name) + 2 :].split("-")[0].isdigit()
    ]
    return sorted([*copies, *path.parent.glob(f".{_literal(name)}*.part*")])


def _literal(name: str) -> str:
    """A name as a pattern that fits itself alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
