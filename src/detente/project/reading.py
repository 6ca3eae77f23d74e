"""Readers by name, and reading without a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente import plugins
from detente.errors import UsageError
from detente.model import Catalogue, Source, load_catalogue
from detente.progress import Progress, Silent
from detente.project.adding import Given
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.read.interface import Reader


def reader(name: str, catalogue: Catalogue, *, settings: Settings | None = None) -> Reader:
    """The reader registered under a name; "llm:MODEL" names a model of the endpoint beside.

    Raises UsageError where there is none, or where it lacks what it needs.
    """
    from dataclasses import replace

    settings = settings or Settings()
    name, _, model = name.partition(":")
    if model:
        settings = replace(settings, endpoint=replace(settings.endpoint, model=model))
    kind = plugins.load("detente.readers", name)
    made: Reader = kind.from_settings(catalogue, settings) if hasattr(kind, "from_settings") else kind(catalogue)
    return made


def read_lines(
    paths: Iterable[str | Path],
    *,
    given: Given | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    read: Reader | None = None,
) -> Iterator[tuple[dict[str, Any], str]]:
    """What each report says as a JSON-ready line, with its text, without keeping a record.

    An article of a JSONL file keeps its id. An input that cannot be read gives {"id": …, "error": …}. `read` is the
    reader; the one that the settings name where there is none.
    """
    from detente.read.interface import let_tell
    from detente.read.line import line
    from detente.scale import run

    progress, settings = progress or Silent(), settings or Settings()
    read = read or reader(settings.reader, load_catalogue(settings.issues), settings=settings)
    let_tell(read, progress)
    gathered = _gathered(paths, given or Given(), read=read)
    ready = [one for one in gathered if one.status == "ready"]
    here = partial(run, workers=settings.workers, waits=getattr(read, "waits", False))
    read = _beside(read, ready, settings=settings, progress=progress)
    outcomes = here(read.read, ready)
    progress.start("Reading", len(ready))
    try:
        for source in gathered:
            if source.status != "ready":
                yield {"id": source.location, "error": source.reason}, source.text
                continue
            _, outcome = next(outcomes)
            progress.advance(source.location)
            if isinstance(outcome, str):
                yield {"id": source.location, "error": outcome}, source.text
            else:
                yield line(outcome, name=source.location), source.text
    finally:
        progress.finish()


def _beside(read: Reader, ready: list[Source], *, settings: Settings, progress: Progress) -> Reader:
    """The reader, that knows what these reports tell each other of names."""
    from detente.read.together import acquainted, looked_at
    from detente.scale import run

    here = partial(run, workers=settings.workers, waits=getattr(read, "waits", False))
    told = looked_at(read, ready, run=here, progress=progress) if len(ready) > 1 else []
    return acquainted(read, [one for _, one in told])


def _gathered(paths: Iterable[str | Path], given: Given, *, read: Reader) -> list[Source]:
    from detente.gather import gather
    from detente.read.interface import open_to

    found = gather(paths, published=given.published, outlet=given.outlet, handling=given.handling)
    return [open_to(read, one.source) for one in found]


def estimate(
    paths: Iterable[str | Path], *, given: Given | None = None, settings: Settings | None = None
) -> dict[str, Any]:
    """What reading these with the settings' reader would take in requests and tokens; nothing is sent.

    Raises UsageError for a reader that sends nothing.
    """
    import dataclasses

    settings = settings or Settings()
    read = reader(settings.reader, load_catalogue(settings.issues), settings=settings)
    if not hasattr(read, "estimate"):
        raise UsageError(f"the reader {settings.reader!r} sends nothing", do="Leave --estimate out.")
    ready = [one for one in _gathered(paths, given or Given(), read=read) if one.status == "ready"]
    beside: Any = _beside(read, ready, settings=settings, progress=Silent())
    return dataclasses.asdict(beside.estimate(ready))
