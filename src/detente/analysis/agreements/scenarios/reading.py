"""Bytes of a scenario's file as text, within bounds."""

from __future__ import annotations

from pathlib import Path

from detente.errors import DataFileError, InputError

_LARGEST = 50_000_000  # bytes of one file


def text_of(path: Path) -> str:
    """The text of a file in UTF-8. Raises InputError where it cannot be read, DataFileError where it is no such text."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", input=str(path), do="Check the name.") from error
    if len(raw) > _LARGEST:
        raise DataFileError(f"larger than {_LARGEST:,} bytes", input=str(path), do="Give a smaller file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError("no text in UTF-8", input=str(path), do="Save it as UTF-8.") from error
