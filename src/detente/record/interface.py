"""What a record is: it takes sources, readings and judgements, and gives a dossier.

Everything that a call has returned from is on disk: a crash afterwards loses nothing. What a call has not
returned from is there as a whole or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal, Protocol

from detente.model import Correction, Dossier, Fact, Judgement, Reading, Source
from detente.progress import Progress
from detente.record.finding.asking import Found, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source that the record holds and that a reader need not see again, with what tells it apart.

    `published` is when the record believes it was published: where the user now says otherwise, the source
    must be read again. `replaced`: a later version stands in its place. The rest is as in `Source`: what a call that says
    something new would change.
    """

    source: str
    published: dt.datetime | None
    outlet: str | None = None
    handling: str = "unclassified"
    kind: str = "report"
    status: str = "ready"
    reason: str = ""
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a document was found, by which another one there is known as its later version.

    `places` are addresses and paths relative to the record's folder, the surest first. `replaces` is the source of which
    the user says that this is a later version, `apart`: that it is none of any. `by` says who says so.
    """

    places: tuple[str, ...] = ()
    replaces: str | None = None
    apart: bool = False
    by: str = ""


NOWHERE = Whereabouts()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVersion:
    """A version of a page that has several: which it is of how many, since when it was read, whether it counts now.

    `because` says by what it was known as a version: "address", "path" or "said" ("" for the first).
    """

    source: Source
    number: int
    of: int
    read: dt.datetime
    counts: bool
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A fact that a person judged or made by hand, whose words are not where they were; no dossier has it.

    `source` is the version whose words it quotes, `now` the one that counts (the same where it was kept again in other
    words). `judged` is what people decided of it. `because`: its words are "gone", "stand more than once" or "in other
    company" (nothing around them is the same), or "read otherwise" there.
    """

    fact: Fact
    source: str
    now: str
    judged: tuple[Judgement | Correction, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two facts of the dossier that may be one. A person decides; nothing is merged by it.

    `kind` is "actor", "meeting", "proposal" or "statement". `score` runs from 0 to 1, and ranks those of a kind; `reason`
    says in words what speaks for it, and what against.
    """

    kind: Literal["actor", "meeting", "proposal", "statement"] = "actor"
    one: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """The first row that is not as it was kept: its table, its number (a note's key), and what was done to it.

    `what` of a row of history that stands in another's place is "reordered"; "missing" says that the record has never
    held what was expected of it, and names no row (`row` ""); of the table "file" `row` is what SQLite finds wrong with it. `history` and `at` are the row of history that kept it and
    when (0 and "" where there is none).
    """

    table: str
    row: str
    what: Literal["changed", "removed", "inserted", "reordered", "missing"]
    history: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a walk over the whole record found.

    `flaw` is None where all is as it was kept; then `history` rows of history and `rows` rows that they added were
    checked, of which the first `upgraded` rows of history are older than the chain and were chained at an upgrade.
    Of all these `purged` were removed or blocked out on purpose; the digests that were kept of them stand for them.
    `digest` is that of the last row of history ("" where there is none): whoever writes it down can tell later whether
    the record still holds all that it held then.
    """

    flaw: Flaw | None
    history: int
    rows: int
    upgraded: int
    digest: str
    purged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A row of history by which somebody decided something, or a document was taken for a later version ("version").

    `what` are the kinds of what was decided ("accept", "edit", …; "undo" is a fact's, "redo" and "undo act" an act's),
    `facts` the ids that it was said of, `of` the acts that were undone or done again. `stands`: it is not undone.
    """

    number: int
    at: dt.datetime
    by: str
    what: tuple[str, ...]
    facts: tuple[str, ...]
    why: str = ""
    of: tuple[int, ...] = ()
    stands: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that was `before` and is `after`, both in the vocabulary's JSON form; "sources" are ids of reports."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A fact that is told otherwise than before; `before` are several where these have become one."""

    before: tuple[Fact, ...]
    after: Fact
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What the record knew at `until` and not at `since`, by its own clock.

    `before` and `after` are the record as it was known then, but for joins, doubts and copies, `sources` the reports
    that came in. `withdrawn` facts stood before and do not now: rejected, read no longer, or with words that are no longer there (`gone` has those by id, with the later version that lacks them). Facts are paired
    by what was read, not by what they say.
    """

    since: dt.datetime
    until: dt.datetime
    before: Dossier
    after: Dossier
    sources: Sequence[Source]
    new: Sequence[Fact]
    changed: tuple[Changed, ...]
    withdrawn: Sequence[Fact]
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What a purge took, or would take.

    `removed` are the sources that go and `blocked` those that lose the name and their documents as they came, each by id
    and title; `facts` counts what goes by kind, `changed` the facts and other rows that lose the name or something that
    went, `decisions` those about nothing else. `forms` says at how many places each form of the name stands. `rows` of
    the chain have tombstones. `copies` are the files beside the record that go.
    """

    kind: Literal["source", "actor"]
    removed: tuple[tuple[str, str], ...] = ()
    blocked: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)
    changed: int = 0
    decisions: int = 0
    forms: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0
    copies: tuple[str, ...] = ()


class Store(Protocol):
    """One process's record."""

    @property
    def encrypted(self) -> bool:
        """Whether it is encrypted on the disk, its log and the copies that Detente makes of it included."""

    def add(self, source: Source, raw: bytes, reading: Reading | None, *, where: Whereabouts = NOWHERE) -> bool:
        """Keep a source, its bytes and what was read from it, in one transaction.

        What comes from a place where other words were found before is a later version of that source, in whose place it
        stands from now on; in the same words it changes nothing.

        Returns False, and changes nothing, where the same bytes are there already with nothing new said of
        them, read by the same reader. Metadata that say something new (a publication time given later) make
        a new version of the source's row; a reading made then, or by another reader, takes the place of the
        earlier one, of which only facts that a person has judged stay, where their words still stand.
        Metadata left at their defaults say nothing: a time once given is not lost by a run without it.
        Attributions of the reading are not kept (a dossier has none; they can be read again).
        Raises RecordError where a passage of the reading is not in the text.
        """

    def known(self, sha256: str, *, reader: str) -> bool:
        """Whether these bytes are there and were read by this reader (or cannot be read by any)."""

    def known_sources(self, *, reader: str) -> dict[str, Known]:
        """All bytes of which `known` holds, by SHA-256, in one query."""

    def complete(self, source: Source, *, where: Whereabouts = NOWHERE) -> Source:
        """The source with what the record knows of it beside, or of its earlier version: call it before reading."""

    def replaced_by(self, source: Source, where: Whereabouts) -> Source | None:
        """The source whose later version this would be; None where it is none."""

    def come_back(self, source: str, *, place: str) -> bool:
        """Let a known source count again that stands where a later version had taken its place; False where none had."""

    def versions(self) -> list[SourceVersion]:
        """All versions of the sources that have several, the first of each first."""

    def source(self, id: str) -> Source | None:
        """A source by its id."""

    def raw_of(self, source: str) -> bytes | None:
        """The bytes that a source came from, by the source's id."""

    def add_fact(self, fact: Fact) -> str:
        """Keep a fact that a person made by hand (`why.by` names them) and return its id in the record.

        Actors are named by ids of the dossier. Raises UsageError where a passage or an actor is unknown.
        """

    def judge(self, *judged: Judgement | Correction, seen: int | None = None) -> int:
        """Keep a person's decisions beside the facts, as one act, and return its number; facts stay as they were read.

        Facts and actors are named by ids of the dossier. `seen` is the state that the person looked at (`state`). Raises
        UsageError, and keeps nothing, where the dossier has no such fact, or a field cannot have the value;
        RecordConflictError where somebody else has decided about one of the facts since then.
        """

    def state(self) -> int:
        """The state of which the last dossier tells: the number of its last row of history (0 before the first)."""

    def undo_judgement(self, fact: str, *, by: str, at: dt.datetime) -> bool:
        """Take back the latest verdict on a fact, so that the one before counts again; both are kept.

        Returns False where there is none to take back. A rejected fact, which the dossier leaves out, is
        named by the id it had.
        """

    def undo(self, *acts: int, by: str, why: str = "") -> int:
        """Take back all that some acts decided, and return the number of this act; what they decided is kept.

        What was decided before counts again, what was decided since still does. Raises UsageError for what is no act,
        or is undone.
        """

    def redo(self, *acts: int, by: str, why: str = "") -> int:
        """Let acts count again that were undone, in the place that they had. Raises UsageError as `undo`."""

    def acts(self) -> list[Act]:
        """All that people decided, oldest first, with what of it stands."""

    def as_read(self, fact: str) -> dict[str, str]:
        """The facts as read behind a fact of the dossier (or this one, if it was read), each with its report ("" without one).

        Raises UsageError where the record has no such fact.
        """

    def differences(self, since: dt.datetime, until: dt.datetime) -> Differences:
        """What came in, changed and went between two moments of the record's own clock."""

    def mark_brief(self, at: dt.datetime) -> None:
        """Remember that a brief was made of the last dossier handed out: what enters later is new next time."""

    def dossier(self, *, levels: Container[str] | None = None) -> Dossier:
        """The record as it stands.

        With `levels`, as it would stand had only the sources at these handling levels come in: nothing of the
        others, not even a name or a detail that they alone gave, is in it.
        """

    def levels(self) -> Mapping[str, int]:
        """How many sources of the dossier are of each handling level."""

    def suggestions(self) -> list[Suggestion]:
        """Facts that may be one: actors, meetings, proposals, statements, of each kind the best first."""

    def orphans(self) -> list[Orphan]:
        """Facts judged or made by hand whose words no longer stand where they stood in their source; no dossier has them."""

    def verify(self, *, expect: str = "", progress: Progress | None = None) -> Verified:
        """Go through all of history and all that it added, and find the first row that is not as it was kept.

        `expect` is a digest written down earlier: that of the last row of history as it was then.
        """

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
        """Remove a source (by id) or an actor (by id or name) for good, history included; only tombstones stay.

        A source goes with all its versions, but for those whose ids are in `but`.

        The actor's name is blocked out of all texts by its forms as read, those in `also` and without those in `but`;
        with `whole` the sources that name it go altogether. With `trial` nothing is done, and what would be is told.
        Raises UsageError for what the record has not or has twice, RecordBusyError where the rest of the work waits for
        another program to let go of the file.
        """

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose title or text holds all the words, best first, those not read included."""

    def find(self, wanted: Wanted, *, limit: int = 50, after: str | None = None, facets: bool = False) -> Found:
        """A page of the facts as read that are like that, the latest first, each with its passages.

        `after` is the key that the page before gave, `facets` asks for counts. Raises UsageError for a key that is none.
        """

    def pack(self, out: BinaryIO, *, levels: Container[str] | None = None, texts: bool = True) -> None:
        """Write the record as a bundle; with `levels`, a copy made of the sources at these handling levels alone.

        The copy holds what they say, what people entered that rests on them alone, and the decisions that count about
        it; nothing of other sources stands anywhere in it. Without `texts` such a copy has of each source only the passages
        that facts quote. Raises UsageError where the record is open as it was known on a day.
        """

    def recognise(self) -> None:
        """Keep who is who, where it may have changed, so that no search works it out: once all that was to come in is there."""

    def note(self, key: str) -> str | None:
        """A note about the process ("name")."""

    def set_note(self, key: str, value: str) -> None:
        """Keep a note about the process; "name" is the dossier's."""

    def add_note(self, series: str, value: str) -> int:
        """Keep a note under the next number of a series ("forecast.1", "forecast.2", …); gives the number.

        Never in place of another, whoever else writes at the same time.
        """

    def notes(self, series: str) -> dict[int, str]:
        """The notes of a series by their numbers, in order."""

    def close(self) -> None:
        """Let go of the file."""
