"""Taking what was deleted off the server's disk, as far as a record's owner can."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from detente.record.postgres import driver
from detente.record.postgres.meanings import is_busy

_PAUSE = 0.1


def rewritten(connection: driver.Connection, tables: Iterable[str], *, wait: int) -> bool:
    """Write tables anew without rows that were deleted; False where these could not be had, or left out, in `wait` ms.

    A row that some transaction still open could see is carried over, even though nobody looks at it: the server tells how
    many, and the table is written once more.
    """
    end = time.monotonic() + wait / 1000
    connection.execute(f"SET lock_timeout = {wait}")
    for table in tables:
        try:
            while _carried_over(connection, table):
                if time.monotonic() > end:
                    return False
                time.sleep(_PAUSE)
        except driver.Error as error:
            if not is_busy(error):
                raise
            return False
    return True


def _carried_over(connection: driver.Connection, table: str) -> int:
    """Write a table anew; gives how many deleted rows are still in it.

    The server says it in a notice, in its own language, where it is the first number of the detail
    (https://www.postgresql.org/docs/current/sql-vacuum.html).
    """
    connection.notices.clear()
    connection.execute(f"VACUUM (FULL, VERBOSE) {table}")
    details = (one[b"D"].decode(errors="replace") for one in connection.notices if b"D" in one)
    numbers = (re.search(r"\d+", one) for one in details)
    return sum(int(one[0]) for one in numbers if one)
