"""A whole record as one ZIP archive: its tables as JSON lines, its documents as they came, a list with SHA-256 of each.

`manifest.json` names the format, the version of the record's schema and every file with its size and digest;
`tables/NAME.jsonl` has a row a line, `raw/SHA256` the bytes of a document. What can be made anew (the search index) is not
in it. Packing the same record gives the same bytes, and `unpack` gives a record with the same rows.

An archive from elsewhere is taken for hostile: members are read by the names that a bundle has and no others, nothing is
written under a name from the archive, declared and real sizes are bounded, and a digest that is not right ends it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from detente.errors import InputError, RecordDamagedError, RecordDiskError, RecordError, RecordNewerError
from detente.record.backing import Backing
from detente.record.database import Database
from detente.record.dialects import dialect_of, raw_connection
from detente.record.encryption.keys import Key, key_for
from detente.record.finding.index import rebuild
from detente.record.places import Address, Place
from detente.record.schema import INDEXED_FROM, VERSION

FORMAT = "detente-bundle/1"
MOST_BYTES = 20_000_000_000
"""What a bundle may unpack to; a process of ten years with every page kept is a tenth of it."""
_RATIO = 1_100
"""Deflate makes of a byte at most 1,032 (https://www.zlib.net/zlib_tech.html): an archive that promises more lies."""
_STILL = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"manifest\.json|tables/[a-z][a-z0-9_]{0,60}\.jsonl|raw/[0-9a-f]{64}")
_CHUNK = 1 << 20

Row = dict[str, Any]


def pack(database: Backing, out: BinaryIO) -> None:
    """Write the record into an archive, as it stands at one moment."""
    listed: list[Row] = []
    with database.reading() as connection, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        version = dialect_of(connection).version(connection)
        for table in _tables(connection):
            lines = (_line(row) for row in _rows(connection, table))
            _add(archive, f"tables/{table}.jsonl", lines, listed=listed)
        for sha256, raw in _documents(connection):
            _add(archive, f"raw/{sha256}", [raw], listed=listed)
        manifest = {"format": FORMAT, "record_version": version, "files": listed}
        archive.writestr(_member("manifest.json"), json.dumps(manifest, indent=1) + "\n")


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _STILL)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _add(archive: zipfile.ZipFile, name: str, pieces: Any, *, listed: list[Row]) -> None:
    digest, size = hashlib.sha256(), 0
    with archive.open(_member(name), "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)
            digest.update(piece)
            size += len(piece)
    listed.append({"path": name, "sha256": digest.hexdigest(), "bytes": size})


def _tables(connection: sa.Connection) -> list[str]:
    """The tables that hold what cannot be made anew: no search index (of whatever version), no stamp of the schema."""
    held = dialect_of(connection).tables(connection)
    return [one for one in held if one != "alembic_version" and not one.startswith("search_")]


def _rows(connection: sa.Connection, table: str) -> Iterator[Row]:
    dialect = dialect_of(connection)
    order = ", ".join(f'"{one}"' for one in dialect.key(connection, table))
    kept = [one for one in dialect.columns(connection, table) if (table, one) != ("raws", "zlib")]
    named = ", ".join(f'"{one}"' for one in kept)
    query = f'SELECT {named} FROM "{table}" ORDER BY {order}'  # noqa: S608 - the schema's own names
    for row in dialect.stream(raw_connection(connection), query):
        yield dict(zip(kept, row, strict=True))


def _line(row: Row) -> bytes:
    told = {
        key: {"base64": base64.b64encode(one).decode()} if isinstance(one, bytes) else one for key, one in row.items()
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _documents(connection: sa.Connection) -> Iterator[tuple[str, bytes]]:
    """The bytes of each document under the digest that its source has, by digest."""
    query = "SELECT s.sha256, r.zlib FROM raws r JOIN sources s ON s.number = r.source ORDER BY s.sha256"
    for sha256, packed in dialect_of(connection).stream(raw_connection(connection), query):
        yield sha256, zlib.decompress(packed)


def unpack(bundle: Path, record: Place, *, passphrase: str | None = None, most_bytes: int = MOST_BYTES) -> None:
    """Make a record of a bundle, whole or not at all; a file is encrypted where a passphrase is given, or DETENTE_PASSPHRASE is set.

    Raises RecordError where there is such a file already (or something in the database), RecordDiskError where there is no room, InputError for what is no bundle, is damaged or unpacks to more
    than `most_bytes`, RecordNewerError for one of a later Detente.
    """
    if isinstance(record, Address):
        _read(bundle, lambda archive: _restore_on_server(archive, record, passphrase), most_bytes=most_bytes)
        return
    if not isinstance(record, Path):
        raise TypeError("a record is at a Path or an Address")
    if record.exists():
        raise RecordError("there is a record of this name", input=str(record), do="Name another: --record FILE.")
    if not record.parent.is_dir():
        raise RecordError("its folder does not exist", input=str(record), do="Make the folder first.")
    beside = record.with_name(f".{record.name}.part")
    _remove(beside)
    try:
        key = key_for(beside, passphrase)
        _read(bundle, lambda archive: _restore(archive, beside, key=key), most_bytes=most_bytes)
        beside.replace(record)
    except RecordDiskError as error:
        raise RecordDiskError(error.what, input=str(record), do=error.do) from error
    finally:
        _remove(beside)


def _read(bundle: Path, restore: Callable[[_Archive], None], *, most_bytes: int) -> None:
    try:
        with zipfile.ZipFile(bundle) as archive:
            restore(_Archive(archive, bundle, most_bytes))
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", input=str(bundle), do="Check the file."
        ) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise _damaged(bundle, str(error)) from error


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        one = path.with_name(path.name + ending)
        if one.exists():  # on a disk that cannot be written, removing what is not there fails too
            one.unlink()


def _damaged(bundle: Path, what: str) -> InputError:
    return InputError(f"no bundle of Detente, or damaged: {what}", input=str(bundle), do="Ask for it again.")


class _Archive:
    """The members of a bundle, read within bounds and checked against its list."""

    def __init__(self, archive: zipfile.ZipFile, path: Path, most_bytes: int) -> None:
        self.path = path
        self._archive = archive
        self._left = most_bytes
        members = archive.infolist()
        names = [one.filename for one in members]
        odd = sorted(one for one in names if not _NAME.fullmatch(one))
        if odd or len(set(names)) < len(names):
            raise _damaged(path, f"a member {odd[0]!r}" if odd else "a member that is there twice")
        if any(one.file_size > _RATIO * max(one.compress_size, 1) + _CHUNK for one in members):
            raise _damaged(path, "a member that promises more than it can hold")
        if sum(one.file_size for one in members) > most_bytes:
            raise self.too_large()
        if "manifest.json" not in names:
            raise _damaged(path, "it has no manifest.json")
        self.manifest = self._manifest()
        self.files = {one["path"]: one for one in self.manifest["files"]}
        if set(self.files) != set(names) - {"manifest.json"}:
            raise _damaged(path, "its list does not name what is in it")

    def too_large(self) -> InputError:
        """What is said of a bundle that goes over the bound."""
        return InputError("it unpacks to more than the bound", input=str(self.path), do="Was it made by Detente?")

    def _manifest(self) -> Row:
        try:
            held = json.loads(self._bytes("manifest.json"))
            files = [(one["path"], one["sha256"], one["bytes"]) for one in held["files"]]
            fits = all(isinstance(a, str) and isinstance(b, str) and isinstance(c, int) for a, b, c in files)
            if held["format"] != FORMAT or not isinstance(held["record_version"], int) or not fits:
                raise _damaged(self.path, f"its format is {held['format']!r}")
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _damaged(self.path, "its manifest.json cannot be read") from error
        manifest: Row = held
        return manifest

    @property
    def version(self) -> int:
        """The version of the record's schema. Raises RecordNewerError for one that this Detente does not know."""
        version: int = self.manifest["record_version"]
        if version > VERSION or version < 1:
            raise RecordNewerError(
                f"the bundle has version {version} and this Detente knows versions up to {VERSION}",
                input=str(self.path),
                do="Upgrade Detente.",
            )
        return version

    def _bytes(self, name: str) -> bytes:
        pieces = []
        with self._archive.open(name) as member:
            while piece := member.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0:
                    raise self.too_large()
                pieces.append(piece)
        return b"".join(pieces)

    def checked(self, name: str) -> bytes:
        """A member's bytes, which are those that the list promises."""
        data = self._bytes(name)
        told = self.files[name]
        if len(data) != told["bytes"] or hashlib.sha256(data).hexdigest() != told["sha256"]:
            raise _damaged(self.path, f"{name} is not what the list says")
        return data

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table."""
        for number, line in enumerate(self.checked(f"tables/{table}.jsonl").split(b"\n")[:-1], 1):
            try:
                row = json.loads(line)
                yield {key: _value(one) for key, one in row.items()}
            except (ValueError, AttributeError, TypeError, KeyError, RecursionError) as error:
                raise _damaged(self.path, f"tables/{table}.jsonl, line {number}") from error


def _value(one: Any) -> Any:
    if isinstance(one, dict):
        return base64.b64decode(one["base64"], validate=True)
    if isinstance(one, list):
        raise TypeError("a row holds no lists")
    return one


def _restore(archive: _Archive, path: Path, *, key: Key | None = None) -> None:
    from detente.record.migrate import upgrade

    version = archive.version
    database = Database(path, read_only=False, wait=1, key=key)
    try:
        if version == VERSION:
            database.make_or_check()
        else:
            upgrade(database, to=version)
        with database.writing() as connection:
            dialect_of(connection).defer_references(connection)
            _fill(connection, archive)
        if version < VERSION:
            upgrade(database, copy=False)
        database.fold()
    except RecordDiskError:
        raise
    except RecordError as error:
        raise _damaged(archive.path, error.what) from error
    except OverflowError as error:
        raise _damaged(archive.path, "a number that no record holds") from error
    finally:
        database.close()


def _restore_on_server(archive: _Archive, address: Address, passphrase: str | None) -> None:
    """In one transaction. A bundle of an earlier version is brought up to date in a file first."""
    from detente.record.opening import on_server

    if archive.version < VERSION:
        with tempfile.TemporaryDirectory(prefix="detente-") as folder:
            path, again = Path(folder) / "record", Path(folder) / "bundle"
            _restore(archive, path)
            database = Database(path, read_only=False, wait=1)
            try:
                with again.open("wb") as out:
                    pack(database, out)
            finally:
                database.close()
            unpack(again, address)
        return
    server = on_server(address, passphrase=passphrase)
    try:
        with server.filling() as connection:
            dialect_of(connection).defer_references(connection)
            _fill(connection, archive)
    except RecordDamagedError as error:
        raise _damaged(archive.path, error.what) from error
    finally:
        server.close()


def _fill(connection: sa.Connection, archive: _Archive) -> None:
    dialect = dialect_of(connection)
    named = {one.removeprefix("tables/").removesuffix(".jsonl") for one in archive.files if one.startswith("tables/")}
    if named != set(_tables(connection)):
        raise _damaged(archive.path, "its tables are not those of a record")
    digests = {row["number"]: row["sha256"] for row in archive.rows("sources")}
    for table in sorted(named):
        columns = dialect.columns(connection, table)
        kept = [one for one in columns if (table, one) != ("raws", "zlib")]
        places, names = ", ".join("?" * len(columns)), ", ".join(f'"{one}"' for one in columns)
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608 - the schema's own names
        rows = _checked(archive, table, kept=set(kept), digests=digests)
        raw_connection(connection).executemany(statement, (tuple(row[one] for one in columns) for row in rows))
    index(connection)
    if found := dialect.broken_reference(connection):
        raise RecordDamagedError(f"a row names one that is not there {found}")


def _checked(archive: _Archive, table: str, *, kept: set[str], digests: Mapping[int, str]) -> Iterator[Row]:
    for row in archive.rows(table):
        if set(row) != kept:
            raise _damaged(archive.path, f"a row of {table} has other columns")
        if table == "raws":
            row["zlib"] = _raw(archive, digests.get(row["source"]))
        yield row


def _raw(archive: _Archive, sha256: str | None) -> bytes:
    name = f"raw/{sha256}"
    if name not in archive.files:
        raise _damaged(archive.path, "the bytes of a document are not in it")
    return zlib.compress(archive.checked(name))


def index(connection: sa.Connection) -> None:
    """Make the search indexes anew."""
    dialect = dialect_of(connection)
    dialect.index_sources_anew(connection)
    if dialect.version(connection) >= INDEXED_FROM:
        rebuild(connection)
