"""Documents into a record: gathered, read where they are new, kept one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DataFileError, UsageError
from detente.model import Reading, Source
from detente.progress import Progress
from detente.settings import HANDLING

if TYPE_CHECKING:
    from detente.gather.gathering import Given as Said
    from detente.gather.inputs import Document
    from detente.gather.interface import Gathered
    from detente.model.source import SourceKind
    from detente.read.interface import Reader
    from detente.read.together import Run
    from detente.record import Place
    from detente.record.interface import Known, Store, Whereabouts
    from detente.settings import Settings

MOST_BEFORE = 3_000
"""A record of more sources is not looked through for names before new ones are read."""
SHOWN = 5
"""Unmapped cells that a source's own reason names; `Added.unmapped` has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of documents that do not say it themselves: when published, by whom, how to be handled.

    `replaces` is the id of a source of which the one document is a later version; `apart`: what is found where another
    was is no version of it, but another document.
    """

    published: dt.date | None = None
    outlet: str | None = None
    handling: str = HANDLING[0]
    replaces: str | None = None
    apart: bool = False


@dataclass(slots=True, kw_only=True)
class Added:
    """What one call of `Project.add` did. `unreadable` and `not_read` map locations to reasons.

    `left_out` counts, by reason, what a language model said and the documents do not bear out; `unmapped` are the
    cells of a matrix, by its location, for which the mapping has no entry, with what is missing. `versions` maps locations
    to the sources in whose place they stand now.
    """

    new: int = 0
    unchanged: int = 0
    unreadable: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    unmapped: dict[str, list[str]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Adding:
    """One call of `Project.add` at work."""

    store: Store
    read: Reader
    kind: SourceKind
    given: Given
    place: Place
    settings: Settings
    added: Added = field(default_factory=Added)
    known: dict[str, Known] = field(init=False)

    def __post_init__(self) -> None:
        self.known = self.store.known_sources(reader=self.read.name)

    def run(self, paths: Iterable[str | Path], *, name: str, workers: int, progress: Progress) -> Added:
        """Gather, read and keep. `name` is what progress calls the reader."""
        from detente.read.interface import left_out, let_tell
        from detente.scale import run

        paths = list(paths)
        if self.given.replaces and (len(paths) != 1 or Path(paths[0]).is_dir()):
            raise UsageError("one document takes the place of a source", do="Name one file with --replaces.")
        let_tell(self.read, progress)
        waiting = dict(self._waiting(paths))
        here = partial(run, workers=workers, waits=getattr(self.read, "waits", False))
        read = self._reading([whole for whole, _ in waiting.values()], run=here, progress=progress)
        progress.start(f"Reading ({name})", len(waiting))
        try:
            for source, outcome in here(read, [whole for whole, _ in waiting.values()]):
                self._keep(source, outcome, gathered=waiting[source.id][1])
                progress.advance(source.location)
        finally:
            progress.finish()
        if self.added.new:
            self.store.recognise()
        self.added.left_out = left_out(self.read)
        return self.added

    def _reading(self, sources: list[Source], *, run: Run, progress: Progress) -> Callable[[Source], Reading]:
        """How each new source is read: by what it says, and by what it and the record's others tell of names."""
        from detente.read.together import by_level, looked_at, told_before

        alone = len(sources) + len(self.known) < 2
        told = [] if alone else looked_at(self.read, sources, run=run, progress=progress)
        if not told:
            return self.read.read
        if 0 < len(self.known) <= MOST_BEFORE:
            told = [*told_before(self.store.dossier()), *told]
        return by_level(self.read, told, levels=self.settings.levels).read

    def _waiting(self, paths: Iterable[str | Path]) -> Iterator[tuple[str, tuple[Source, Gathered]]]:
        """The sources to read, by id, complete with what the record knows of them; others are kept at once."""
        from detente.gather import gather_new
        from detente.read.interface import open_to

        for one in gather_new(paths, self._said(), known=self._passed):
            source = open_to(self.read, one.source)
            _notice(self.added, source)
            noted = self._with_unmapped(source)
            before = self.known.get(source.sha256)
            where = self._where(one)
            known = before and not self._says_new(source, before) and not self._was_closed(source)
            if known and before and not self.given.replaces:
                self._seen_again(before, source.location)
                continue
            noted, earlier = self._as_version(noted, where)
            if earlier and earlier.text == noted.text and not self.given.replaces:
                self.added.unchanged += 1
            elif noted.status != "ready" or known:
                self._keep(noted, None, gathered=one)
            else:
                whole = self.store.complete(noted, where=where)
                yield whole.id, (whole, one)

    def _where(self, one: Gathered) -> Whereabouts:
        from detente.project.whereabouts import places
        from detente.record.interface import Whereabouts

        found = places(one, self._folder)
        return Whereabouts(
            places=found, replaces=self.given.replaces, apart=self.given.apart, by=self.settings.reviewer
        )

    @property
    def _folder(self) -> Path | None:
        """The record's own; None where it is on a server."""
        return self.place.parent if isinstance(self.place, Path) else None

    def _as_version(self, source: Source, where: Whereabouts) -> tuple[Source, Source | None]:
        """A source at the stricter of its level and its earlier version's, and that version."""
        earlier = self.store.replaced_by(source, where)
        if earlier and {source.handling, earlier.handling} <= set(self.settings.levels):
            source = replace(source, handling=max(source.handling, earlier.handling, key=self.settings.levels.index))
        return source, earlier

    def _seen_again(self, before: Known, location: str) -> None:
        """Known bytes: they change nothing, unless they stand again where a later version had taken their place."""
        from detente.project.whereabouts import path_of

        place = path_of(location, self._folder) if before.replaced else ""
        if place and self.store.come_back(before.source, place=place):
            self.added.new += 1
            self.added.versions[location] = before.source
        else:
            self.added.unchanged += 1

    def _said(self) -> Said:
        from detente.gather.gathering import Given as Said

        given = self.given
        return Said(published=given.published, outlet=given.outlet, kind=self.kind, handling=given.handling)

    def _passed(self, document: Document) -> bool:
        """Whether a document need not even be opened: its bytes are in the record, and nothing new is said of them.

        Matrices are opened always, so that a run can say which of their cells are not mapped.
        """
        before = self.known.get(document.sha256)
        if before is not None and before.status == "purged":
            self.added.unreadable[document.location] = before.reason
            return True
        if before is None or self.kind == "matrix" or before.status == "not read" or document.problem:
            return False
        if self.given.replaces:
            return False
        if self.given.published is not None or self.kind not in ("report", before.kind) or self._says_new(None, before):
            return False
        self._seen_again(before, document.location)
        if before.status == "unreadable":
            self.added.unreadable[document.location] = before.reason
        return True

    def _says_new(self, source: Source | None, before: Known) -> bool:
        """Whether this call says something of a document that the record does not have of it."""
        given = self.given
        return (
            (source is not None and source.published not in (None, before.published))
            or given.outlet not in (None, before.outlet)
            or given.handling not in (HANDLING[0], before.handling)
        )

    def _was_closed(self, source: Source) -> bool:
        """Whether the record holds a source, open to this reader, that earlier readers could not read at all."""
        if source.status != "ready" or source.language in (None, "en"):
            return False
        stored = self.store.source(source.id)
        return stored is not None and stored.status == "not read"

    def _with_unmapped(self, source: Source) -> Source:
        """A matrix with a note of the cells that its mapping does not cover; they are told in `added` too."""
        from detente.read.matrix import MatrixReader

        if source.status != "ready" or not isinstance(self.read, MatrixReader):
            return source
        try:
            cells = self.read.read_all(source).unmapped
        except DataFileError:
            return source  # the reading itself fails with the same reason
        told = [f"{one.column}{f' “{one.words}”' if one.words else ''}: {one.why}" for one in cells]
        if not told:
            return source
        self.added.unmapped[source.location] = told
        more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
        note = f"{len(told)} not mapped: {'; '.join(told[:SHOWN])}{more}"
        return replace(source, reason="; ".join(part for part in (source.reason, note) if part))

    def _keep(self, source: Source, outcome: Reading | str | None, *, gathered: Gathered) -> None:
        """One outcome of reading into the record: facts, or the reason why there are none."""
        if isinstance(outcome, str):
            self.added.unreadable[source.location] = outcome
            source, outcome = replace(source, status="not read", reason=outcome), None
        where = self._where(gathered)
        earlier = self.store.replaced_by(source, where)
        if self.store.add(source, gathered.raw, outcome, where=where):
            self.added.new += 1
            if earlier:
                self.added.versions[source.location] = earlier.id


def _notice(added: Added, source: Source) -> None:
    if source.status == "unreadable":
        added.unreadable[source.location] = source.reason
    elif source.status == "not read":
        added.not_read[source.location] = source.reason
