"""Passphrases: from a file that an option names, from the environment, or asked at the terminal; never on the command line."""

from __future__ import annotations

import getpass
import os
import sys
from contextvars import ContextVar
from pathlib import Path

from detente.record import Place

NEW_VARIABLE = "DETENTE_NEW_PASSPHRASE"
named_file: ContextVar[Path | None] = ContextVar("named_file", default=None)
"""What `detente --passphrase-file FILE` named."""


def passphrase_for(record: Place) -> str | None:
    """What opens a record, or encrypts a new one; None where it needs none and none is given.

    Asked for only where the record is there and is encrypted, neither file nor environment says it, and a terminal is there.
    """
    from detente.record.encryption.keys import VARIABLE, is_encrypted

    given = _from_file(named_file.get()) or os.environ.get(VARIABLE)
    if given or not isinstance(record, Path) or not is_encrypted(record) or not sys.stdin.isatty():
        return given
    return getpass.getpass(f"Passphrase of {record.name}: ")


def new_passphrase(file: Path | None, *, variable: str) -> str:
    """A passphrase to encrypt with; asked for twice where neither a file nor this variable gives it. Raises UsageError."""
    from detente.errors import UsageError

    given = _from_file(file) or os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        do = f"Set {variable}, or name a file that holds it; on the command line others could read it."
        raise UsageError("no new passphrase was given", do=do)
    asked = getpass.getpass("New passphrase: ")
    if getpass.getpass("The same again: ") != asked:
        raise UsageError("the two are not the same", do="Try again; nothing was changed.")
    return asked


def _from_file(path: Path | None) -> str | None:
    """The first line of a file, also of a pipe such as /dev/fd/3. Raises UsageError."""
    from detente.errors import UsageError

    if path is None:
        return None
    try:
        with path.open(encoding="utf-8") as file:
            line = file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise UsageError(f"the passphrase cannot be read: {what}", input=str(path), do="Check the file.") from error
    if not line:
        raise UsageError("the file's first line is empty", input=str(path), do="Put the passphrase there.")
    return line
