"""From what the user names to documents: files, folders, standard input, files of articles."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.errors import InputError, UsageError
from detente.gather.limits import Limits

STANDARD_INPUT = "standard input"
_LEFT_OUT = (
    "~", ".tmp", ".temp", ".swp", ".swo", ".bak", ".part", ".crdownload", ".download", ".lock",
    ".detente", ".sqlite", ".sqlite3", ".db", "-wal", "-shm", "-journal",
)  # fmt: skip
_LEFT_OUT_NAMES = {"thumbs.db", "desktop.ini", "detente.yaml"}
_LEFT_OUT_FOLDERS = {"__macosx", "__pycache__"}
_ARTICLES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_PAGES = {".html", ".htm"}
_ADDRESSES = ("http://", "https://", "ftp://")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """Something to open: where it is, and whether the user named it or a folder held it."""

    location: str
    named: bool

    @property
    def is_articles(self) -> bool:
        """Whether it is a file of articles, one a line."""
        return self.location.lower().endswith(_ARTICLES)

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case with its dot, "" for standard input."""
        return "" if self.location == STANDARD_INPUT else Path(self.location).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes of one document with their SHA-256, or the `problem` that kept them from being had.

    Where there is a problem `raw` is empty; `sha256` is that of the bytes where they could be counted
    through, else of the location. `media_type` is "" where the bytes have to tell.
    """

    location: str
    sha256: str
    raw: bytes = b""
    suffix: str = ""
    named: bool = True
    media_type: str = ""
    problem: str = ""


def find(paths: Iterable[str | Path]) -> list[Input]:
    """Everything the paths stand for, in their order; within a folder in the order of the names.

    Each file once. Left out of folders: hidden and temporary files, records and databases, and the folder of
    pictures and scripts that a browser saves beside a page. Raises InputError for a path that does not exist
    and for folders that hold nothing, UsageError for an address.
    """
    found: dict[str, Input] = {}
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            found.setdefault("-", Input(STANDARD_INPUT, named=True))
            continue
        if name.lower().startswith(_ADDRESSES):
            raise UsageError(
                "addresses cannot be fetched yet.", input=name, do="Save the page in a browser and name the file."
            )
        for one in _files(name):
            found.setdefault(os.path.realpath(one.location), one)
    return list(found.values())


def _files(name: str) -> list[Input]:
    if not name or not Path(name).exists():
        raise InputError(
            "there is no such file or folder.", input=name or "(an empty path)", do="Check the spelling of the path."
        )
    if not Path(name).is_dir():
        return [Input(name, named=True)]
    inside = [Input(str(one), named=False) for one in _walk(Path(name))]
    if not inside:
        raise InputError("the folder holds no documents.", input=name, do="Put reports into it, or name other files.")
    return inside


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder and the folders below it. A folder reached again through a link is passed over."""
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        try:
            inside = sorted(here.iterdir(), key=lambda one: one.name)
        except OSError:
            yield here  # a row with a reason, when it is opened
            continue
        pages = {one.stem for one in inside if one.suffix.lower() in _PAGES}
        below = []
        for one in inside:
            if one.is_dir():
                if not _is_left_out_folder(one.name, pages):
                    below.append(one)
            elif not is_left_out(one.name) and not _is_special(one):
                yield one
        waiting.extend(reversed(below))


def is_left_out(name: str) -> bool:
    """Whether a file of that name is passed over in folders."""
    lower = name.lower()
    return lower.startswith((".", "~$")) or lower.endswith(_LEFT_OUT) or lower in _LEFT_OUT_NAMES


def _is_left_out_folder(name: str, pages: set[str]) -> bool:
    if name.startswith(".") or name.lower() in _LEFT_OUT_FOLDERS:
        return True
    return any(name == page + ending for page in pages for ending in ("_files", ".files", "_dateien", "_fichiers"))


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, socket or device. A link that leads nowhere is not: it becomes a row with a reason."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def load(one: Input, limits: Limits) -> Document:
    """The bytes of an input, read once. Never raises for what is wrong with it."""
    try:
        if one.location == STANDARD_INPUT:
            return _read(sys.stdin.buffer, one, limits=limits, regular=False)
        with Path(one.location).open("rb") as file:
            return _read(file, one, limits=limits, regular=stat.S_ISREG(os.fstat(file.fileno()).st_mode))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Document(
            location=one.location,
            sha256=hashlib.sha256(os.fsencode(one.location)).hexdigest(),
            suffix=one.suffix,
            named=one.named,
            problem=f"cannot be opened: {reason[:1].lower()}{reason[1:]}",
        )


def _read(file: BinaryIO, one: Input, *, limits: Limits, regular: bool) -> Document:
    raw = file.read(limits.file_bytes + 1)
    digest = hashlib.sha256(raw)
    problem = ""
    if len(raw) > limits.file_bytes:
        problem = f"larger than {size(limits.file_bytes)}: split it, or raise the limit"
        while regular and (chunk := file.read(_CHUNK)):  # a pipe may never end
            digest.update(chunk)
    return Document(
        location=one.location,
        sha256=digest.hexdigest(),
        raw=b"" if problem else raw,
        suffix=one.suffix,
        named=one.named,
        problem=problem,
    )


def size(count: int) -> str:
    """A number of bytes for people."""
    if count < 1_000_000:
        return f"{count:,} bytes"
    return f"{count / 1_000_000:,.0f} MB"
