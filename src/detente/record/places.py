"""Where a record is: a file, or a database on a PostgreSQL server. Loads nothing but the standard library."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from detente.errors import UsageError

SCHEMES = ("postgresql", "postgres")
SSL_MODES = ("disable", "require", "verify-full")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_FORM = "Write it postgresql://USER@HOST:PORT/NAME."


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A database on a PostgreSQL server. As text it has no password.

    `host` that begins with "/" is the folder of the server's socket. `ssl` is one of `SSL_MODES`: off, on without a look at
    who answers, or on with the server's certificate checked against its name and `authority` (a file; the system's where
    None).
    """

    user: str
    host: str
    port: int
    database: str
    ssl: str
    authority: str | None = None
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        user, database = quote(self.user, safe=""), quote(self.database, safe="")
        if host.startswith("/"):
            return f"postgresql://{user}@/{database}?host={quote(host)}&port={self.port}"
        said = [] if self.ssl == _usual_ssl(self.host) else [f"sslmode={self.ssl}"]
        said += [f"sslrootcert={quote(self.authority)}"] if self.authority else []
        return f"postgresql://{user}@{host}:{self.port}/{database}{'?' if said else ''}{'&'.join(said)}"

    @property
    def name(self) -> str:
        """What it is called, as a file is by its name."""
        return self.database

    @property
    def stem(self) -> str:
        """The same: a database's name has no ending."""
        return self.database

    def secret(self) -> str | None:
        """The password: of the address, of PGPASSWORD, or of the user's password file; None where there is none."""
        return self.password or os.environ.get("PGPASSWORD") or _from_file(self)


class Place(Protocol):
    """Where a record is: a Path or an Address. As text it can be shown."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def stem(self) -> str:
        """The same without a file's ending."""


def place_of(words: str | Place) -> Place:
    """The place that words name: an address where they begin like one, else a file. Raises UsageError."""
    if not isinstance(words, str):
        return words
    return _address(words) if words.partition("://")[0] in SCHEMES and "://" in words else Path(words)


def _address(words: str) -> Address:
    import getpass

    shown = f"{words.partition('://')[0]}://…"  # what is wrong with it may be the password's own letters
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError as error:
        raise UsageError("the address cannot be read", input=shown, do=_FORM) from error
    said = dict(parse_qsl(parts.query))
    database = unquote(parts.path.removeprefix("/"))
    odd = sorted(said.keys() - {"sslmode", "sslrootcert", "host", "port"})
    if not database or "/" in database or parts.fragment or odd:
        what = f"the address says {odd[0]!r}, which Detente does not know" if odd else "the address names no database"
        raise UsageError(what, input=shown, do=_FORM)
    host = unquote(parts.hostname or "") or said.get("host") or os.environ.get("PGHOST") or "localhost"
    user = unquote(parts.username or "") or os.environ.get("PGUSER") or getpass.getuser()
    ssl = said.get("sslmode", _usual_ssl(host))
    given = str(port or said.get("port") or os.environ.get("PGPORT") or 5432)
    if ssl not in SSL_MODES or not given.isdecimal():
        raise UsageError(f"sslmode is one of {', '.join(SSL_MODES)}; a port is a number", input=shown, do="Correct it.")
    return Address(
        user=user,
        host=host,
        port=int(given),
        database=database,
        ssl=ssl,
        authority=said.get("sslrootcert"),
        password=unquote(parts.password) if parts.password else None,
    )


def _usual_ssl(host: str) -> str:
    """What leaves the machine is encrypted, to a server that proves its name, unless the user says otherwise."""
    return "disable" if host in _LOCAL or host.startswith("/") else "verify-full"


def _from_file(address: Address) -> str | None:
    """https://www.postgresql.org/docs/current/libpq-pgpass.html: the first line that fits; a file that others can read is not used."""
    path = Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            return None
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    host = "localhost" if address.host.startswith("/") else address.host
    wanted = (host, str(address.port), address.database, address.user)
    for line in lines:
        *told, password = _fields(line)
        if len(told) == 4 and all(one in ("*", other) for one, other in zip(told, wanted, strict=True)):
            return password
    return None


def _fields(line: str) -> list[str]:
    """A line's fields, where a backslash takes a colon or a backslash for itself."""
    marked = line.replace(r"\\", "\0").replace(r"\:", "\1")
    return [one.replace("\1", ":").replace("\0", "\\") for one in marked.split(":", 4)]
