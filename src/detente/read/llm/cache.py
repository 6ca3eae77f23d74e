"""Prompts and answers, kept by content: what was asked once is not asked again, and can be looked up.

One folder a document (the SHA-256 of its text), one file an answer, readable by the user alone. A file says which
model was asked, what, when, what it answered, and the handling level of the document.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import OutputError
from detente.model import Source
from detente.read.llm.asking import Messages


def default_folder() -> Path:
    """`detente/llm` in the user's cache folder."""
    held = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(held) if held else Path.home() / ".cache") / "detente" / "llm"


@dataclass(frozen=True, slots=True)
class Cache:
    """Answers in a folder, made when the first is kept."""

    folder: Path

    def _folder(self, source: Source) -> Path:
        text = hashlib.sha256(source.text.encode("utf-8", errors="surrogatepass")).hexdigest()
        return self.folder / text[:2] / text

    def _file(self, source: Source, *, model: str, asked: Messages) -> Path:
        question = hashlib.sha256(json.dumps([model, asked], sort_keys=True).encode()).hexdigest()
        return self._folder(source) / f"{question[:32]}.json"

    def forget(self, source: Source) -> int:
        """Remove the prompts and answers about a document; gives how many there were."""
        files = list(self._folder(source).glob("*.json"))
        for file in files:
            file.unlink(missing_ok=True)
        return len(files)

    def get(self, source: Source, *, model: str, asked: Messages) -> str | None:
        """The answer that this model gave to exactly this; None where there is none, or its file is damaged."""
        path = self._file(source, model=model, asked=asked)
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(held, dict) or held.get("model") != model or held.get("asked") != asked:
            return None
        answer = held.get("answer")
        if isinstance(answer, str) and held.get("handling") != source.handling:
            _write(path, {**held, "handling": source.handling})
        return answer if isinstance(answer, str) else None

    def prepare(self, source: Source) -> None:
        """Make the folder for answers about a document. Raises OutputError: better before a question than after."""
        folder = self._folder(source)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _cannot(folder, error) from error

    def put(self, source: Source, *, model: str, asked: Messages, answer: str) -> None:
        """Keep an answer. Raises OutputError where the folder cannot be written."""
        held = {
            "model": model,
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "source": source.id,
            "handling": source.handling,
            "asked": asked,
            "answer": answer,
        }
        _write(self._file(source, model=model, asked=asked), held)


def _write(path: Path, held: dict[str, Any]) -> None:
    """A whole file or none, for the user's eyes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")  # mkstemp: nobody else may read it
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(held, file)
        Path(beside).replace(path)
    except OSError as error:
        raise _cannot(path.parent, error) from error


def _cannot(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"the model's answers cannot be kept: {error.strerror}",
        input=str(folder),
        do="Name another `cache` of the endpoint.",
    )
