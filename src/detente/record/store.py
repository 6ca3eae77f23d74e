"""The record, over the database behind it."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import gc
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from detente.errors import UsageError
from detente.model import Correction, Dossier, Fact, Judgement, Reading, Source
from detente.model.packed import Chosen, Pool
from detente.progress import Progress, Silent
from detente.record import judging, loading, writing
from detente.record.assembling import Assembled, Behind, assemble, behind, grouped, suggested_actors
from detente.record.backing import Backing
from detente.record.database import Database
from detente.record.encryption.keys import Key
from detente.record.finding import cast
from detente.record.finding.asking import Found, Wanted
from detente.record.ids import actors_of, made_by_hand, others_of
from detente.record.interface import (
    NOWHERE,
    Act,
    Differences,
    Flaw,
    Known,
    Orphan,
    Purged,
    SourceVersion,
    Suggestion,
    Verified,
    Whereabouts,
)
from detente.record.judging.keeping import Judging, named_by
from detente.record.kinds import KINDS, kind_of, marked
from detente.record.narrowing import narrowed
from detente.record.opening import opened, prepare
from detente.record.places import Place
from detente.record.purging import cleaning
from detente.record.settling import settle
from detente.record.shelf import Texts
from detente.record.standing import history_end, levels_of, standing
from detente.record.told import First
from detente.record.versions import coming, links, listing

if TYPE_CHECKING:
    from detente.record.finding.pages import Columns

_PAST = "What was known on a day cannot be changed: open the record without it."


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Record:
    """One process's record; implements `detente.record.interface.Store`, where each method is described.

    Use `Record.open`, or `with` it. `now` is the clock by which history is dated; nothing else in the file
    depends on the time.
    """

    def __init__(
        self, database: Backing, *, now: Callable[[], dt.datetime] = _utc_now, as_of: dt.datetime | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._as_of = as_of
        self._upto = loading.NOW
        if as_of is not None:
            with database.reading() as connection:
                self._upto = loading.row_at(connection, as_of)
        self._assembled: tuple[int, Assembled] | None = None
        self._columns: tuple[int, Columns] | None = None

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = 5.0,
        as_of: dt.datetime | None = None,
        passphrase: str | None = None,
    ) -> Self:
        """Open a record, made where it is missing and `create` is true. See `detente.record.open_record`."""
        past = as_of is not None
        read_only = read_only or past
        database = opened(
            place,
            create=create and not read_only,
            read_only=read_only,
            wait=wait,
            do=_PAST if past else None,
            passphrase=passphrase,
        )
        with contextlib.ExitStack() as unless_it_opens:
            unless_it_opens.callback(database.close)
            prepare(database)
            if cleaning.owed(database):
                cleaning.clean(database)
            record = cls(database, as_of=as_of)
            unless_it_opens.pop_all()
        return record

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def encrypted(self) -> bool:
        """Whether it is encrypted on the disk."""
        return self._database.encrypted

    @property
    def place(self) -> Place:
        """Where it is."""
        return self._database.place

    def add(self, source: Source, raw: bytes, reading: Reading | None, *, where: Whereabouts = NOWHERE) -> bool:
        """Keep a source, its bytes and what was read from it, in one transaction."""
        with self._database.appending() as connection:
            return writing.add(connection, source, raw=raw, reading=reading, at=self._now(), where=where)

    def known(self, sha256: str, *, reader: str) -> bool:
        """Whether these bytes are there and need not be seen by this reader again."""
        return sha256 in self.known_sources(reader=reader)

    def known_sources(self, *, reader: str) -> dict[str, Known]:
        """All bytes of which `known` holds, by SHA-256."""
        with self._database.reading() as connection:
            return loading.known(connection, reader)

    def complete(self, source: Source, *, where: Whereabouts = NOWHERE) -> Source:
        """The source with what the record knows of it, or of its earlier version, beside."""
        with self._database.reading() as connection:
            before = coming.earlier(connection, source, where=where)
            return writing.complete(loading.source(connection, source.id), coming.completed(source, before))

    def replaced_by(self, source: Source, where: Whereabouts) -> Source | None:
        """The source whose later version this would be."""
        with self._database.reading() as connection:
            before = coming.earlier(connection, source, where=where)
        return before.source if before else None

    def come_back(self, source: str, *, place: str) -> bool:
        """Let a known source count again that stands where a later version had taken its place."""
        with self._database.appending() as connection:
            return writing.come_back(connection, source, place=place, at=self._now())

    def versions(self) -> list[SourceVersion]:
        """All versions of the sources that have several."""
        with self._database.reading() as connection:
            return listing.versions(connection, upto=self._upto)

    def source(self, id: str) -> Source | None:
        """A source by its id."""
        with self._database.reading() as connection:
            return loading.source(connection, id, upto=self._upto)

    def raw_of(self, source: str) -> bytes | None:
        """The bytes that a source came from."""
        with self._database.reading() as connection:
            return loading.raw(connection, source)

    def add_fact(self, fact: Fact) -> str:
        """Keep a fact that a person made by hand and return its id."""
        about = [f"{KINDS[kind_of(fact)].mark}-", *others_of(fact)]
        known = self._behind(about)
        strangers = sorted(one for one in set(actors_of(fact)) if one not in known.members and one not in known.shown)
        if strangers:
            raise UsageError(f"the record has no actor {strangers[0]}", do="Take an id from `detente show actors`.")
        kind, body = made_by_hand(fact, First(known.members))
        with self._database.reading() as connection:
            wrong = writing.misplaced(body, Texts(connection, links.replaced(connection, upto=self._upto), self._upto))
        if wrong:
            raise UsageError(f"these words are not in the source: {wrong}", do="Mark the passage again.")
        with self._database.appending() as connection:
            if loading.latest(connection, body["id"]) is None:
                added = writing.remember(connection, self._now(), action="by hand", subject=body["id"], by=fact.why.by)
                writing.keep_facts(connection, [(kind, body)], reading=None, source=None, added=added)
        return self._behind(about).shown.get(body["id"], body["id"])

    def judge(self, *judged: Judgement | Correction, seen: int | None = None) -> int:
        """Keep a person's decisions as one act, and return its number."""
        about = (fact for one in judged for fact in named_by(one))
        return Judging(self._behind(about), self._database, self._now()).keep(judged, seen=seen)

    def state(self) -> int:
        """The row of history up to which the last dossier tells."""
        if self._assembled is None:
            self._assemble()
        return self._assembled[0] if self._assembled else 0

    def undo_judgement(self, fact: str, *, by: str, at: dt.datetime) -> bool:
        """Take back the latest decision about a fact."""
        return Judging(self._behind([fact]), self._database, self._now()).undo_verdict(fact, by=by, at=at)

    def undo(self, *acts: int, by: str, why: str = "") -> int:
        """Take back all that some acts decided."""
        return self._reverse(acts, "undo", by=by, why=why)

    def redo(self, *acts: int, by: str, why: str = "") -> int:
        """Let acts count again that were undone."""
        return self._reverse(acts, "redo", by=by, why=why)

    def _reverse(self, numbers: Iterable[int], kind: str, *, by: str, why: str) -> int:
        with self._database.appending() as connection:
            named = ",".join(map(str, numbers))
            added = writing.remember(connection, self._now(), action=f"{kind} act", subject=named, by=by)
            judging.reverse(connection, numbers, kind=kind, by=by, why=why, added=added)
            return added

    def acts(self) -> list[Act]:
        """All that people decided, oldest first."""
        with self._database.reading() as connection:
            return judging.acts(connection, upto=self._upto)

    def as_read(self, fact: str) -> dict[str, str]:
        """The facts as read behind a fact of the dossier, each with its report."""
        with self._database.reading() as connection:
            members = self._behind([fact]).members.get(fact, (fact,))
            rows = {one: loading.latest(connection, one) for one in members}
        if None in rows.values():
            raise UsageError(f"the record has no fact {fact}", do="Take an id from `detente show`.")
        return {one: next((it["source"] for it in row.body["evidence"]), "") for one, row in rows.items() if row}

    def differences(self, since: dt.datetime, until: dt.datetime) -> Differences:
        """What came in, changed and went between two moments."""
        from detente.record import differing

        with self._database.reading() as connection, _uncollected():
            rows = [min(loading.row_at(connection, one), self._upto) for one in (since, until)]
            pool: Pool = {}
            earlier, later = (
                functools.partial(standing, connection, self._database.stem, upto=row, pool=pool) for row in rows
            )
            present = differing.Later.of(later())  # first: what is loaded of the earlier one waits for it
            compared = differing.Compared.of(earlier(), present)
            changed = tuple(compared.changed())
        before, after = compared.before, compared.after
        known = {hash(one) for one in before.dossier.sources}
        came = {one.id for one in after.dossier.sources if hash(one) not in known}
        withdrawn = compared.withdrawn()
        return Differences(
            since=since,
            until=until,
            before=before.dossier,
            after=after.dossier,
            sources=Chosen(lambda: after.dossier.sources, lambda one: one.id in came, count=len(came)),
            new=compared.new(),
            changed=changed,
            withdrawn=withdrawn,
            gone=compared.gone(withdrawn),
        )

    def mark_brief(self, at: dt.datetime) -> None:
        """Remember that a brief was made of the last dossier handed out."""
        assembled = self._assembled
        self.settle()
        with self._database.appending() as connection:
            seen = assembled[0] if assembled else history_end(connection)
            writing.keep_brief(connection, at, seen=seen, now=self._now())

    def dossier(self, *, levels: Container[str] | None = None) -> Dossier:
        """The record as it stands; with `levels`, as it would stand with the sources at these levels alone."""
        if levels is None:
            found = self._assemble().dossier
        else:
            with self._database.reading() as connection, _uncollected():
                found = assemble(standing(connection, self._database.stem, levels=levels, upto=self._upto)).dossier
        return found if self._as_of is None else replace(found, as_of=self._as_of)

    def levels(self) -> Mapping[str, int]:
        """How many sources are of each handling level."""
        with self._database.reading() as connection:
            return levels_of(connection, upto=self._upto)

    def suggestions(self) -> list[Suggestion]:
        """Facts that may be one, kind by kind, the best of each first."""
        return [
            Suggestion(kind=one.kind, one=one.one, other=one.other, score=one.score or 0.0, reason=one.reason)
            for one in self.dossier().doubts
        ]

    def settle(self) -> bool:
        """Bring the tables of identity, which are for SQL and for search, up to date; False where those for SQL are."""
        assembled = self._assemble()
        suggested = suggested_actors(assembled)
        with self._database.writing() as connection:
            cast.settle(connection)
            return settle(connection, assembled, suggested=suggested)

    def orphans(self) -> list[Orphan]:
        """Facts judged or made by hand whose words no longer stand where they stood in their source."""
        with self._database.reading() as connection:
            return listing.orphans(connection, upto=self._upto)

    def check(self) -> list[str]:
        """What the database finds wrong with its own files; nothing where they are sound."""
        return self._database.check()

    def verify(self, *, expect: str = "", progress: Progress | None = None) -> Verified:
        """Find the first row that is not as it was kept; see `detente.record.verifying`."""
        from detente.record.verifying import verify

        with self._database.reading() as connection:
            found = verify(connection, expect=expect, progress=progress or Silent())
        if found.flaw is None and (damage := self.check()):
            return replace(found, flaw=Flaw(table="file", row=damage[0], what="changed"))
        return found

    def purge(
        self,
        what: str,
        *,
        by: str,
        why: str,
        also: Sequence[str] = (),
        but: Sequence[str] = (),
        whole: bool = False,
        trial: bool = False,
    ) -> Purged:
        """Remove a source or an actor for good; see `detente.record.purging`."""
        from detente.record.purging.purge import Wanted, purge
        from detente.record.purging.subjects import subject

        assembled = self._assemble()
        with self._database.reading() as connection:
            source, actor = subject(connection, assembled, what)
        told = {one: assembled.told(fact) for fact in assembled.members for one in assembled.told(fact)}
        wanted = Wanted(
            source=source,
            actor=actor,
            told=told,
            by=by,
            why=why,
            also=tuple(also),
            but=tuple(but),
            whole=whole,
        )
        return purge(self._database, wanted, at=self._now(), trial=trial)

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose title or text holds all the words, best first."""
        with self._database.reading() as connection:
            replaced = links.replaced(connection, upto=self._upto)
            return loading.search(connection, words, limit=limit, upto=self._upto, replaced=replaced)

    def find(self, wanted: Wanted, *, limit: int = 50, after: str | None = None, facets: bool = False) -> Found:
        """A page of the facts as read that are like that, the latest first, each with its passages."""
        from detente.record.finding import pages

        with self._database.reading() as connection:
            end = min(history_end(connection), self._upto)
            if self._columns is None or self._columns[0] != end:
                with _uncollected():
                    self._columns = (end, pages.Columns.load(connection, upto=self._upto))
            return pages.find(connection, self._columns[1], wanted, limit=limit, after=after, facets=facets)

    def recognise(self) -> None:
        """Keep who is who for search."""
        with self._database.writing() as connection, _uncollected():
            cast.settle(connection)

    def pack(self, out: BinaryIO, *, levels: Container[str] | None = None, texts: bool = True) -> None:
        """Write a bundle (see `detente.record.bundle`): of the whole record, or of a copy of what is at these levels."""
        from detente.record.bundle import pack

        if self._as_of is not None:
            raise UsageError("a bundle is made of the record as it stands", do="Leave the day out.")
        if levels is None and texts:
            pack(self._database, out)
            return
        from detente.record.sharing import share

        with tempfile.TemporaryDirectory(prefix="detente-") as folder:
            path = Path(folder) / self._database.name
            key = Key.unknown() if self._database.encrypted else None
            share(self._database, path, levels=levels, at=self._now(), key=key, texts=texts)
            copy = Database(path, read_only=False, wait=1, key=key)
            try:
                pack(copy, out)
            finally:
                copy.close()

    def note(self, key: str) -> str | None:
        """A note about the process."""
        with self._database.reading() as connection:
            return loading.notes(connection, upto=self._upto).get(key)

    def set_note(self, key: str, value: str) -> None:
        """Keep a note about the process."""
        with self._database.appending() as connection:
            if loading.notes(connection).get(key) != value:
                writing.keep_note(connection, key, value=value, at=self._now())

    def add_note(self, series: str, value: str) -> int:
        """Keep a note under the next number of a series."""
        with self._database.appending() as connection:
            number = max(_numbered(loading.notes(connection), series), default=0) + 1
            writing.keep_note(connection, f"{series}.{number}", value=value, at=self._now())
        return number

    def notes(self, series: str) -> dict[int, str]:
        """The notes of a series by their numbers, in order."""
        with self._database.reading() as connection:
            return _numbered(loading.notes(connection, upto=self._upto), series)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _behind(self, facts: Iterable[str]) -> Behind:
        """What stands behind facts of the kinds that these are of: a decision about one needs no more."""
        with self._database.reading() as connection:
            if self._assembled is not None and self._assembled[0] == history_end(connection):
                return self._assembled[1]
            with _uncollected():
                some = set(facts)
                if found := narrowed(connection, some, upto=self._upto):
                    return found
                kinds = {"actor", *(kind for fact in some if (kind := marked(fact)))}
                held = standing(connection, "", kinds=kinds, upto=self._upto)
                return behind(held, grouped(held, kinds))

    def _assemble(self) -> Assembled:
        with self._database.reading() as connection:
            end = history_end(connection)
            if self._assembled is None or self._assembled[0] != end:
                with _uncollected():
                    self._assembled = (end, assemble(standing(connection, self._database.stem, upto=self._upto)))
        return self._assembled[1]


def _numbered(notes: dict[str, str], series: str) -> dict[int, str]:
    ends = {key.removeprefix(f"{series}."): value for key, value in notes.items() if key.startswith(f"{series}.")}
    return {int(end): ends[end] for end in sorted(filter(str.isdecimal, ends), key=int)}


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage collection run: it would walk, again and again, through all that is being built.

    A third of the time for a record of 1,000 reports (4.2 s with, 2.8 s without); nothing built here is cyclic.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
