"""Reports that people have read: one JSON file each, the text and what it says (docs/how-to/language-model.md).

The form is that of a reader's line: a list for each kind of fact, actors named by ids of the file. `content`,
`evidence` and `condition` are exact words of the text, or lists of words or of `[start, end]` offsets. A kind whose key
is missing was not annotated and is not scored in that report.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import DataFileError, UsageError
from detente.model import Source

KINDS = ("actors", "statements", "meetings", "proposals", "positions", "decisions")
_WORDS = {"statements": ("content",), "positions": ("evidence", "condition")}
_ONE = {
    "statements": ("speaker", "relayer"),
    "positions": ("party",),
    "proposals": ("author", "recipient"),
    "decisions": ("body",),
    "actors": ("side",),
}
_SEVERAL = {"meetings": ("participants", "mediators")}
_NEEDED = {
    "actors": ("id", "name"),
    "statements": ("content",),
    "meetings": ("participants",),
    "positions": ("party", "issue", "option", "attitude"),
}

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A report with what a person takes from it."""

    source: Source
    facts: Facts


def load(paths: list[Path], *, handling: str) -> list[Annotated]:
    """The annotated reports in files and folders, by name.

    Raises UsageError where there are none, DataFileError for a file that is not one, naming the entry.
    """
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not files:
        raise UsageError(
            "no annotated reports there", input=", ".join(map(str, paths)), do="Name a folder of JSON files."
        )
    found = [_one(file, handling=handling) for file in files]
    seen: dict[str, Path] = {}
    for file, one in zip(files, found, strict=True):
        if one.source.id in seen:
            raise DataFileError(
                f"its id {one.source.id!r} is also that of {seen[one.source.id]}", input=str(file), do="Rename one."
            )
        seen[one.source.id] = file
    return found


def _one(file: Path, *, handling: str) -> Annotated:
    try:
        held = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise DataFileError(f"not a JSON file: {error}", input=str(file), do="Correct the file.") from error
    if not isinstance(held, dict) or not isinstance(held.get("text"), str) or not held["text"].strip():
        raise DataFileError('no annotated report: it has no "text"', input=str(file), do="Correct the file.")
    for problem in _problems(held):
        raise DataFileError(problem, input=str(file), do="Correct the entry.")
    return Annotated(source=_source(held, file, handling=handling), facts=held)


def _source(held: Facts, file: Path, *, handling: str) -> Source:
    text: str = held["text"]
    title = held.get("title")
    try:
        published = dt.datetime.fromisoformat(held["published"]) if held.get("published") else None
    except (ValueError, TypeError) as error:
        raise DataFileError("published: not a date", input=str(file), do="Write 2031-03-17T14:05:00Z.") from error
    if published and published.tzinfo is None:
        published = published.replace(tzinfo=dt.UTC)
    return Source(
        id=str(held.get("id") or file.stem),
        sha256=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        media_type="text/plain",
        location=str(file),
        text=text,
        title=title if isinstance(title, str) else None,
        published=published,
        handling=handling,
    )


def _problems(held: Facts) -> Iterator[str]:
    """What is wrong with the entries, each with the place."""
    for kind in KINDS:
        entries = held.get(kind)
        if entries is None:
            continue
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            yield f"{kind}: not a list of objects"
            return
    known = {one.get("id") for one in held.get("actors") or [] if isinstance(one.get("id"), str)}
    for kind in KINDS:
        for number, entry in enumerate(held.get(kind) or [], 1):
            for problem in _of_entry(kind, entry, known=known, text=held["text"]):
                yield f"{kind} {number}: {problem}"


def _of_entry(kind: str, entry: Facts, *, known: set[Any], text: str) -> Iterator[str]:
    for key in _NEEDED.get(kind, ("evidence",)):
        if not entry.get(key):
            yield f"no {key}"
    for key in _ONE.get(kind, ()):
        if entry.get(key) is not None and entry[key] not in known:
            yield f"{key} {entry[key]!r} is not among the actors"
    for key in _SEVERAL.get(kind, ()):
        if not isinstance(entry.get(key) or [], list):
            yield f"{key} is no list"
            continue
        for one in entry.get(key) or []:
            if one not in known:
                yield f"{key}: {one!r} is not among the actors"
    for key in _WORDS.get(kind, ("evidence",)):
        try:
            pieces(entry.get(key), text)
        except ValueError as error:
            yield f"{key}: {error}"


def pieces(value: Any, text: str) -> list[tuple[int, int]]:
    """Words or offsets as offsets. Words mean the first place where they stand.

    Raises ValueError where the words are not in the text, or the value is neither.
    """
    found = []
    for one in [value] if isinstance(value, str) else value or []:
        if isinstance(one, str):
            at = text.find(one)
            if at < 0 or not one:
                raise ValueError(f"not in the text: {one[:60]!r}")
            found.append((at, at + len(one)))
        elif isinstance(one, list | tuple) and len(one) == 2 and all(isinstance(end, int) for end in one):
            found.append((one[0], one[1]))
        else:
            raise ValueError("neither words nor offsets")
    return found


def in_words(fact: Facts, text: str, *, actors: Mapping[str, str]) -> Facts:
    """A fact for people to read: stretches as words, actors by name, without the reader's reasons."""
    shown = {key: value for key, value in fact.items() if key not in {"why", "id"}}
    for key in ("content", "evidence", "condition", "cue"):
        if isinstance(shown.get(key), list):
            shown[key] = [text[start:end] for start, end in pieces(shown[key], text)]
    for key in ("speaker", "relayer", "party", "author", "recipient", "body", "side"):
        if isinstance(shown.get(key), str):
            shown[key] = actors.get(shown[key], shown[key])
    for key in ("participants", "mediators", "absent"):
        if isinstance(shown.get(key), list):
            shown[key] = [actors.get(one, one) for one in shown[key]]
    return shown
