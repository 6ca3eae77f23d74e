"""The key of an encrypted record, and whether a file is one.

The format is SQLCipher 4's own (https://www.zetetic.net/sqlcipher/design/), so that its other programs open the file with
the same passphrase: the first 16 bytes are a salt, the key comes of PBKDF2 with HMAC-SHA512, and every page is encrypted
with AES-256 and signed. The key is made here, once for all connections: SQLCipher would take a quarter of a second for each.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self
from weakref import WeakSet

from detente.errors import RecordLockedError, UsageError

VARIABLE = "DETENTE_PASSPHRASE"
PLAIN = b"SQLite format 3\0"
SHORTEST = 8
_PAGE = 4096
_ROUNDS = 256_000
_SALT, _SECRET = 16, 32


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one file: `salt` is the file's first bytes, `secret` is made of it and the passphrase."""

    salt: bytes
    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, passphrase: str, salt: bytes | None = None) -> Self:
        """The key of a file with this salt; of a new one where there is none. Raises UsageError where the passphrase is too short for that."""
        if salt is None and len(passphrase) < SHORTEST:
            raise UsageError(f"the passphrase has fewer than {SHORTEST} letters", do="Give one of several words.")
        salt = salt or os.urandom(_SALT)
        words = unicodedata.normalize("NFC", passphrase).encode()
        return cls(salt, hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _SECRET))

    @classmethod
    def unknown(cls) -> Self:
        """A key that nobody knows, for a file that is needed for a moment."""
        return cls(os.urandom(_SALT), os.urandom(_SECRET))

    @property
    def literal(self) -> str:
        """As SQLCipher takes a key that is made already."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


class _Opened(Protocol):
    path: Path
    key: Key | None


open_here: WeakSet[_Opened] = WeakSet()
"""The databases that this process has open. Opening such a file beside SQLite and closing it would drop SQLite's locks on it
(https://www.sqlite.org/howtocorrupt.html, 2.2): what its first bytes are must be known without."""


def key_for(path: Path, passphrase: str | None) -> Key | None:
    """The key of an encrypted file, or of a new one for which there is a passphrase; None for what is plain.

    Where no passphrase is given, that of the environment counts. Raises RecordLockedError where one is needed.
    """
    passphrase = passphrase or os.environ.get(VARIABLE)
    if is_encrypted(path):
        if not passphrase:
            raise RecordLockedError(
                "the record is encrypted and no passphrase was given",
                input=str(path),
                do=f"Set {VARIABLE}, or name a file: detente --passphrase-file FILE …",
            )
        return Key.of(passphrase, _start(path))
    return Key.of(passphrase) if passphrase and _is_new(path) else None


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted record, as far as can be told without the key: whole pages, no plain start."""
    return not _is_new(path) and path.is_file() and path.stat().st_size % _PAGE == 0 and _start(path) != PLAIN


def opened_here(path: Path) -> _Opened | None:
    """The database of this process that has a file open."""
    return next((one for one in open_here if one.path.exists() and one.path.samefile(path)), None)


def _is_new(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _start(path: Path) -> bytes:
    opened = opened_here(path)
    if opened is not None:
        return opened.key.salt if opened.key else PLAIN
    with path.open("rb") as file:
        return file.read(_SALT)
