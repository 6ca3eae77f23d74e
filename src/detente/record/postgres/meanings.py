"""What PostgreSQL's errors mean for the user (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import DBAPIError

from detente.errors import RecordBusyError, RecordDamagedError, RecordDiskError, RecordError, RecordRightsError
from detente.record.places import Address

_NOT_LET_IN = "Check the user's name, and the password: in the address, in PGPASSWORD or in ~/.pgpass."
_UNSAFE = (
    "Have the server use TLS with a certificate of its name; name who signed it: ?sslrootcert=FILE. "
    "?sslmode=require encrypts without checking who answers."
)
_MEANINGS: dict[str, tuple[type[RecordError], str, str]] = {
    "28": (RecordError, "the server did not let {user} in", _NOT_LET_IN),
    "3D000": (RecordError, "there is no such database", "Check the name, or have it made: createdb {database}."),
    "42501": (
        RecordRightsError,
        "{user} may not do this here ({said})",
        "Ask the record's owner for another role: detente team grant.",
    ),
    "55P03": (
        RecordBusyError,
        "another process is writing to the record",
        "Wait until it is done, and try again; nothing was lost.",
    ),
    "40": (RecordBusyError, "another process is writing to the record", "Try again; nothing was lost."),
    "53100": (RecordDiskError, "the server's disk is full", "Free some space there; what was saved is safe."),
    "53": (RecordBusyError, "the server has no room for another connection", "Wait a little, and try again."),
    "57": (RecordError, "the server stops, or only starts ({said})", "Try again when it runs; what was saved is safe."),
    "58": (RecordDiskError, "the server's disk reports an error ({said})", "Check the server; what was saved is safe."),
    "25006": (RecordDiskError, "the server can only be read", "Ask its administrator: it may be a standby."),
    "22021": (
        RecordError,
        "a text holds a NUL character, which PostgreSQL does not keep",
        "Take it out, and try again.",
    ),
    "22P05": (
        RecordError,
        "a text holds a NUL character, which PostgreSQL does not keep",
        "Take it out, and try again.",
    ),
    "22": (RecordDamagedError, "PostgreSQL says: {said}", "Please report this."),
    "23": (RecordDamagedError, "PostgreSQL says: {said}", "Please report this."),
    "XX": (RecordDamagedError, "the server finds the record damaged ({said})", "Restore the last good backup."),
}
"""By the code, or what it begins with."""


def explain(error: BaseException, address: Address) -> RecordError:
    """A sentence that says what to do; never with the password in it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    told: Any = origin.args[0] if origin is not None and origin.args else ""
    if isinstance(told, dict):
        kind, what, do = _meaning(str(told.get("C", "")))
    elif "SSL" in str(told):
        kind, what, do = RecordError, "no safe connection to the server ({said})", _UNSAFE
    else:
        kind, what, do = RecordError, "the server cannot be reached ({said})", "Check that it runs, and the address."
    words = str(told.get("M", "")) if isinstance(told, dict) else str(told)
    said = {"user": address.user, "database": address.database, "said": words}
    return kind(what.format(**said), input=str(address), do=do.format(**said))


def is_busy(error: BaseException) -> bool:
    """Whether somebody else has in use what is asked for."""
    return _code(error) == "55P03"


def is_cut_off(error: BaseException) -> bool:
    """Whether the server ended the connection."""
    return _code(error) in {"57P01", "57P02", "57P03", "57P05"}


def _code(error: BaseException) -> str:
    told = error.args[0] if error.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""


def _meaning(code: str) -> tuple[type[RecordError], str, str]:
    for length in (5, 2):
        if found := _MEANINGS.get(code[:length]):
            return found
    return RecordError, "PostgreSQL says: {said}", "Please report this."
