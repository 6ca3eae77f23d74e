"""Connections to a SQLite file, plain by the standard library, encrypted by SQLCipher (extra `encrypted`)."""

from __future__ import annotations

import sqlite3
from types import ModuleType
from typing import cast

from detente.errors import RecordError
from detente.record.encryption.keys import Key


def driver(*, encrypted: bool) -> ModuleType:
    """The DB-API module. Raises RecordError where SQLCipher is not installed."""
    if not encrypted:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2
    except ModuleNotFoundError as error:
        raise RecordError(
            "encryption needs sqlcipher3, which is not installed",
            do="Install the extra: pip install 'detente[encrypted]'.",
        ) from error
    return cast("ModuleType", dbapi2)


def connect(address: str, *, key: Key | None, wait: float, by_cipher: bool = False) -> sqlite3.Connection:
    """Open a file by its URI; `by_cipher`: a plain one through SQLCipher, which can copy it into an encrypted one.

    That a key is wrong shows at the first question: SQLITE_NOTADB.
    """
    connection = driver(encrypted=by_cipher or key is not None).connect(
        address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )
    if key is not None:
        for pragma in ("cipher_log_level = NONE", f'key = "{key.literal}"', "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
    return cast("sqlite3.Connection", connection)
