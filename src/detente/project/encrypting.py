"""A record's file encrypted, decrypted, or put under another passphrase; none of it while it is open."""

from __future__ import annotations

from pathlib import Path

from detente.errors import UsageError
from detente.record import Place, place_of


def encrypt(record: str | Place, passphrase: str) -> list[Path]:
    """Encrypt a record and the copies beside it, or make a new one that is encrypted; gives the files.

    All or none of each file is done. Raises UsageError where it is encrypted already, or the passphrase is short.
    """
    from detente.record import open_record

    path = _file(record)
    if path.exists():
        _check(path, encrypted=False)
        return _recast(path, passphrase=None, new=passphrase)
    with open_record(path, passphrase=passphrase):
        return [path]


def decrypt(record: str | Place, passphrase: str | None = None) -> list[Path]:
    """Make a record and the copies beside it plain; gives the files. Raises UsageError where it is plain."""
    path = _file(record)
    _check(path, encrypted=True)
    return _recast(path, passphrase=passphrase, new=None)


def rekey(record: str | Place, new: str, *, passphrase: str | None = None) -> list[Path]:
    """Put a record and the copies beside it under another passphrase; gives the files. Raises UsageError where it is plain."""
    path = _file(record)
    _check(path, encrypted=True)
    return _recast(path, passphrase=passphrase, new=new)


def _file(record: str | Place) -> Path:
    place = place_of(record)
    if not isinstance(place, Path):
        raise UsageError(
            "the record is no file", input=str(place), do="What a server writes, its own disk must encrypt."
        )
    return place


def _check(path: Path, *, encrypted: bool) -> None:
    from detente.record.encryption.keys import is_encrypted

    if path.exists() and is_encrypted(path) != encrypted:
        if encrypted:
            raise UsageError("the record is not encrypted", input=str(path), do="detente encrypt does it.")
        raise UsageError("the record is encrypted", input=str(path), do="detente rekey changes its passphrase.")


def _recast(path: Path, *, passphrase: str | None, new: str | None) -> list[Path]:
    from detente.record.encryption.keys import Key
    from detente.record.encryption.recasting import recast

    if new is not None:
        Key.of(new)  # too short is said before anything is touched
    return recast(path, passphrase=passphrase, new=new)
