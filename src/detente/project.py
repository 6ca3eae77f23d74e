"""The workbench: the only module that joins the rooms.

What the command line can do, `Project` can do in a notebook:

    with Project.open("talks.detente") as project:
        project.add(["reports/"])
        project.write_brief()
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, get_args

from detente import plugins
from detente.errors import DataFileError, OutputError, UsageError
from detente.model import Catalogue, Dossier, Judgement, Passage, Source, load_catalogue
from detente.model.position import Attitude
from detente.progress import Progress, Silent
from detente.settings import HANDLING, Settings

if TYPE_CHECKING:
    from detente.analysis.agreements import Agreements
    from detente.analysis.movement import Movement
    from detente.gather.interface import Gathered
    from detente.model import Fact, Reading, Why
    from detente.model.dossier import Verdict
    from detente.model.source import SourceKind
    from detente.read.interface import Reader
    from detente.record.interface import Store
    from detente.report.brief import Brief, Claim

FORMATS = ("html", "docx", "md", "json")
EXPORTS = (
    "annotations",
    "calendar",
    "actors",
    "statements",
    "meetings",
    "proposals",
    "positions",
    "decisions",
    "events",
    "sources",
)
"""W3C Web Annotations, iCalendar, and a CSV table of each kind of fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of documents that do not say it themselves: when published, by whom, how to be handled."""

    published: dt.date | None = None
    outlet: str | None = None
    handling: str = HANDLING[0]


@dataclass(slots=True, kw_only=True)
class Added:
    """What one call of `Project.add` did. `unreadable` and `not_read` map locations to reasons.

    `left_out` counts, by reason, what a language model said and the documents do not bear out.
    """

    new: int = 0
    unchanged: int = 0
    unreadable: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a party wants or refuses, as a person enters it by hand."""

    issue: str
    option: str
    attitude: Attitude
    red_line: bool = False

    def check(self, catalogue: Catalogue) -> None:
        """Raises UsageError where the catalogue has no such option, or there is no such attitude."""
        if self.issue not in catalogue or self.option not in catalogue[self.issue].options:
            raise UsageError(f"no option {self.option!r} of an issue {self.issue!r}", do="detente issues lists them.")
        if self.attitude not in get_args(Attitude):
            raise UsageError(f"no attitude {self.attitude!r}", do=f"There are: {', '.join(get_args(Attitude))}.")


class Project:
    """A record opened for work, with the user's settings. A context manager: closing lets go of the file."""

    def __init__(self, store: Store, *, path: Path, settings: Settings) -> None:
        self._store = store
        self.path = path
        self.settings = settings
        self.catalogue: Catalogue = load_catalogue(settings.issues)

    @classmethod
    def open(cls, path: str | Path, *, settings: Settings | None = None, create: bool = True) -> Self:
        """Open the record in a file, made where it is missing and `create` is true. Raises RecordError."""
        from detente.record import open_record

        return cls(open_record(Path(path), create=create), path=Path(path), settings=settings or Settings())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(
        self,
        paths: Iterable[str | Path],
        *,
        kind: SourceKind = "report",
        given: Given | None = None,
        mapping: Path | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Gather documents, read those that are new, and keep all of them, one after the other.

        What was read before by the same reader is passed over. A document that cannot be read is kept as a
        row with its reason. Raises InputError for a path that does not exist, DataFileError for a mapping.
        """
        from detente.gather import gather
        from detente.read.interface import left_out, open_to
        from detente.scale import run

        progress, given = progress or Silent(), given or Given()
        read = self._reading_of(kind, mapping)
        name = self.settings.reader if kind != "matrix" else "matrix"
        known = self._store.known_sources(reader=read.name)
        added, waiting = Added(), {}
        found = gather(
            paths, published=given.published, outlet=given.outlet, kind=kind, handling=self._level(given.handling)
        )
        for one in found:
            source = open_to(read, one.source)
            _notice(added, source)
            before = known.get(source.sha256)
            if before and source.published in (None, before.published) and not self._was_closed(source):
                added.unchanged += 1
            elif source.status != "ready":
                added.new += self._store.add(source, one.raw, None)
            else:
                whole = self._store.complete(source)
                waiting[whole.id] = (whole, one)
        progress.start(f"Reading ({name})", len(waiting))
        try:
            for source, outcome in run(
                read.read,
                [whole for whole, _ in waiting.values()],
                workers=self.settings.workers,
                waits=getattr(read, "waits", False),
            ):
                self._keep(source, outcome, gathered=waiting[source.id][1], added=added)
                progress.advance(source.location)
        finally:
            progress.finish()
        added.left_out = left_out(read)
        return added

    def _level(self, handling: str) -> str:
        """The handling level itself. Raises UsageError for one that the settings do not know."""
        if handling not in self.settings.levels:
            raise UsageError(
                f"no handling level is called {handling!r}", do=f"There are: {', '.join(self.settings.levels)}."
            )
        return handling

    def _was_closed(self, source: Source) -> bool:
        """Whether the record holds a source, open to this reader, that earlier readers could not read at all."""
        if source.status != "ready" or source.language in (None, "en"):
            return False
        stored = self._store.source(source.id)
        return stored is not None and stored.status == "not read"

    def _keep(self, source: Source, outcome: Reading | str, *, gathered: Gathered, added: Added) -> None:
        """One outcome of reading into the record: facts, or the reason why there are none."""
        from dataclasses import replace

        if isinstance(outcome, str):
            added.unreadable[source.location] = outcome
            added.new += self._store.add(replace(source, status="not read", reason=outcome), gathered.raw, None)
        else:
            added.new += self._store.add(source, gathered.raw, outcome)

    def _reading_of(self, kind: SourceKind, mapping: Path | None) -> Reader:
        if kind == "matrix":
            from detente.read.matrix import MatrixReader, load_mapping

            if mapping is None:
                raise UsageError("a matrix needs a mapping that says what its columns mean", do="Add --mapping FILE.")
            return MatrixReader(load_mapping(mapping, self.catalogue), self.catalogue)
        return reader(self.settings.reader, self.catalogue, settings=self.settings)

    def dossier(self) -> Dossier:
        """The record as it stands."""
        return self._store.dossier()

    def agreements(self, dossier: Dossier | None = None) -> Agreements:
        """What the stated positions leave open, and what stands in the way."""
        from detente.analysis.agreements import analyse

        dossier = dossier or self.dossier()
        named = self.settings.parties
        chosen = [one.id for one in dossier.actors if {one.name, *one.names} & set(named)]
        return analyse(dossier, self.catalogue, party_ids=chosen if named else None)

    def movements(self, dossier: Dossier | None = None) -> tuple[Movement, ...]:
        """Who moved between reports: the positions of each party compared over time; computed, never told."""
        from detente.analysis.movement import movements

        return movements(dossier or self.dossier(), self.catalogue)

    def agreements_in_words(self) -> list[str]:
        """The same in sentences, line by line, as the brief's annex has them."""
        from detente.report import AGREEMENT, annex_lines

        return list(annex_lines(self.brief(), AGREEMENT))

    def export(self, form: str) -> str:
        """The record in a standard form (see `EXPORTS`). Raises UsageError for another."""
        from detente import export

        if form not in EXPORTS:
            raise UsageError(f"no form is called {form!r}", do=f"There are: {', '.join(EXPORTS)}.")
        dossier = self.dossier()
        if form == "annotations":
            return export.web_annotations(dossier)
        if form == "calendar":
            return export.calendar(dossier)
        return export.tables(dossier, self.catalogue)[form]

    def brief(self) -> Brief:
        """The brief as data."""
        from detente.report import make_brief

        dossier = self.dossier()
        return make_brief(dossier, self.agreements(dossier), catalogue=self.catalogue, settings=self.settings)

    def write_brief(
        self, out: Path | None = None, *, formats: Sequence[str] = ("html",), template: Path | None = None
    ) -> list[Path]:
        """Write the brief in these formats beside each other; what enters the record later is new in the next.

        `out` names the file (its suffix is replaced by each format's) or, where it is a folder, the place.
        Raises UsageError for an unknown format, OutputError where a file cannot be written.
        """
        for one in formats:
            if one not in FORMATS:
                raise UsageError(f"no format is called {one!r}", do=f"There are: {', '.join(FORMATS)}.")
        out = out or self.path.with_suffix(".html")
        base = out / self.path.with_suffix(".html").name if out.is_dir() else out
        brief = self.brief()
        written = [write_file(base.with_suffix(f".{one}"), _render(brief, one, template=template)) for one in formats]
        self._store.mark_brief(dt.datetime.now(dt.UTC))
        return written

    def page_one(self) -> tuple[Claim, ...]:
        """The claims of page one that a person can check, in their order."""
        from detente.report import page_one

        return page_one(self.brief())

    def judge(self, claim: Claim, verdict: Verdict, *, note: str = "") -> None:
        """Keep the reviewer's decision about every fact of a claim."""
        at = dt.datetime.now(dt.UTC)
        for fact in claim.facts:
            self._store.judge(Judgement(fact=fact, verdict=verdict, by=self.settings.reviewer, at=at, note=note))

    def undo(self, claim: Claim) -> None:
        """Take back the latest decision about every fact of a claim."""
        at = dt.datetime.now(dt.UTC)
        for fact in claim.facts:
            self._store.undo_judgement(fact, by=self.settings.reviewer, at=at)

    def claim_as_data(self, claim: Claim) -> dict[str, Any]:
        """A claim ready for JSON."""
        from detente.report import claim_data

        data: dict[str, Any] = claim_data(claim)
        return data

    def words_of(self, claim: Claim) -> list[tuple[str, str]]:
        """Where a claim's passages stand (title or location) and their words."""
        held = {one: self._store.source(one) for one in {passage.source for passage in claim.passages}}
        titles = {name: one.title or one.location for name, one in held.items() if one is not None}
        return [(titles[passage.source], passage.exact) for passage in claim.passages]

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose text holds all the words, those not read included."""
        return self._store.search(words, limit=limit)

    def mark(self, fact: Fact) -> str:
        """Keep a fact that a person made by hand; gives its id in the record."""
        return self._store.add_fact(fact)

    def mark_words(self, source: str, words: str, *, who: str, stance: Stance | None = None) -> str:
        """Keep a fact by hand, anchored to the first place where the words stand; gives its id in the record.

        A position where there is a stance, else a statement. `who` is a name that the record knows, or a new
        group's. Raises UsageError for unknown words, issues, options or attitudes.
        """
        from detente.model import Position, Statement, Why

        if not self.settings.reviewer:
            raise UsageError("nobody to sign for the fact", do='Add --by "Your name".')
        where = self.passage(source, words)
        if stance:
            stance.check(self.catalogue)
        why = Why(rule="by hand", words=words, by=self.settings.reviewer)
        actor = self._actor_called(who, where, why=why)
        if stance is None:
            return self.mark(
                Statement(id="by-hand", evidence=(where,), why=why, content=(where,), mode="direct", speaker=actor)
            )
        return self.mark(
            Position(
                id="by-hand",
                evidence=(where,),
                why=why,
                party=actor,
                issue=stance.issue,
                option=stance.option,
                attitude=stance.attitude,
                red_line=stance.red_line,
                voice="user",
            )
        )

    def _actor_called(self, name: str, where: Passage, *, why: Why) -> str:
        """The id of the one actor with this name, or of a new group. Raises UsageError where several share it."""
        from detente.model import Actor

        found = [one for one in self.dossier().actors if name in (one.name, *one.names)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} actors are called {name!r}", do="Use a fuller name.")
        if found:
            return found[0].id
        return self.mark(Actor(id="by-hand", evidence=(where,), why=why, kind="group", name=name, names=(name,)))

    def passage(self, source: str, words: str) -> Passage:
        """The first place in a source where these exact words stand. Raises UsageError where they do not."""
        found = self._store.source(source)
        if found is None:
            raise UsageError(f"no source has the id {source!r}", do="detente show sources lists them.")
        start = found.text.find(words)
        if start < 0 or not words:
            raise UsageError("these words do not stand in the source", input=source, do="Copy them exactly.")
        return Passage(source=source, start=start, end=start + len(words), exact=words)


def _notice(added: Added, source: Source) -> None:
    if source.status == "unreadable":
        added.unreadable[source.location] = source.reason
    elif source.status == "not read":
        added.not_read[source.location] = source.reason


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
    from detente.read.line import line
    from detente.scale import run

    progress, settings = progress or Silent(), settings or Settings()
    read = read or reader(settings.reader, load_catalogue(settings.issues), settings=settings)
    gathered = _gathered(paths, given or Given(), read=read)
    ready = [one for one in gathered if one.status == "ready"]
    outcomes = run(read.read, ready, workers=settings.workers, waits=getattr(read, "waits", False))
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
    return dataclasses.asdict(read.estimate(ready))


def _render(brief: Brief, form: str, *, template: Path | None) -> bytes:
    from detente import report

    if form == "docx":
        return report.render_docx(brief, template=template)
    render = {"html": report.render_html, "md": report.render_markdown, "json": report.render_json}[form]
    return render(brief).encode("utf-8")


def write_file(path: Path, data: bytes) -> Path:
    """Write a whole file or none: beside its place first, then moved there."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(
            f"cannot be written: {error.strerror}", input=str(path), do="Choose another --out."
        ) from error
    return path


def load_settings(path: Path | None = None, *, beside: Path | None = None) -> Settings:
    """Settings from a YAML file, or from `detente.yaml` beside a record where there is one.

    Raises DataFileError for a file that is missing or wrong, naming the entry.
    """
    import yaml
    from pydantic import TypeAdapter, ValidationError

    if path is None:
        path = beside.parent / "detente.yaml" if beside else None
        if path is None or not path.exists():
            return Settings()
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if not isinstance(held, dict) or set(held) - set(Settings.__slots__):
            known = ", ".join(Settings.__slots__)
            raise DataFileError("unknown settings", input=str(path), do=f"There are: {known}.")
        settings = TypeAdapter(Settings).validate_python(held)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFileError(f"cannot be read: {error}", input=str(path), do="Correct the file.") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(map(str, first["loc"]))
        raise DataFileError(f"setting {entry}: {first['msg']}", input=str(path), do="Correct it.") from error
    return settings
