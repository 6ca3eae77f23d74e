"""Taking what was purged off the disk: freed pages, the write-ahead log, the copies that Detente made beside the file.

That it is owed stands in the record from the purge's own transaction on (`uncleaned`), so that a run that was cut off is
made up for when the record is next opened for writing.
"""

from __future__ import annotations

from detente.errors import RecordBusyError
from detente.record.backing import Backing


def owed(database: Backing) -> bool:
    """Whether a purge was kept whose traces may still be on the disk, and it is for this user to see to it."""
    if database.read_only:
        return False
    with database.reading() as connection:
        is_owed = connection.exec_driver_sql("SELECT 1 FROM uncleaned").first() is not None
    return is_owed and database.may_rewrite()


def clean(database: Backing) -> None:
    """Write the file anew, empty its log, delete the copies beside it. Raises RecordBusyError where another has it open."""
    for one in database.copies():
        one.unlink(missing_ok=True)
    if not database.rewrite():
        raise RecordBusyError(
            "it is purged, but another program has the record open, so traces of it are still in the file",
            input=str(database.place),
            do="Close the other program, then run any command on the record: Detente finishes it then.",
        )
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM uncleaned")
