"""The workbench itself."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from detente.errors import RecordRightsError, UsageError
from detente.model import Dossier, Judgement, Passage, Source
from detente.progress import Progress, Silent
from detente.project import judging, marking
from detente.project.adding import Added, Given
from detente.project.briefing import check_formats, reported, write
from detente.project.entries import check_option, levels_upto
from detente.project.files import beside_record, write_whole
from detente.project.opened import Opened
from detente.project.reading import reader
from detente.record import Place, place_of
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.analysis.agreements import Agreements, Basis, Level
    from detente.analysis.agreements.numbers import Numbers
    from detente.analysis.agreements.scenarios import Stated
    from detente.analysis.movement import Movement
    from detente.analysis.stability import Findings
    from detente.analysis.texts import Comparison, Stances
    from detente.model import ClauseLink, Correction, Fact
    from detente.model.judgement import Verdict
    from detente.model.source import SourceKind
    from detente.project.forecasts import Made
    from detente.project.keeping import Series
    from detente.project.marking import Stance
    from detente.project.ratifying import Decisions
    from detente.project.talks import Asked, Simulated
    from detente.project.texts import About, TextEntry, TextView
    from detente.read.interface import Reader
    from detente.record.finding.asking import Found, Wanted
    from detente.record.interface import Act, Differences, Orphan, Purged, SourceVersion, Verified
    from detente.report.beside import Beside
    from detente.report.brief import Brief, Claim
    from detente.report.scenario import Cite


class Project(Opened):
    """A record opened for work, with the user's settings. A context manager: closing lets go of the file."""

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
        from detente.project.adding import Adding

        levels_upto(self.settings, (given := given or Given()).handling)
        work = Adding(self._store, self._reading_of(kind, mapping), kind, given, self.place, self.settings)
        name = self.settings.reader if kind != "matrix" else "matrix"
        return work.run(paths, name=name, workers=self.settings.workers, progress=progress or Silent())

    def _reading_of(self, kind: SourceKind, mapping: Path | None) -> Reader:
        if kind == "matrix":
            from detente.read.matrix import MatrixReader, load_mapping

            if mapping is None:
                raise UsageError("a matrix needs a mapping that says what its columns mean", do="Add --mapping FILE.")
            return MatrixReader(load_mapping(mapping, self.catalogue), self.catalogue)
        return reader(self.settings.reader, self.catalogue, settings=self.settings)

    def agreements(self, dossier: Dossier | None = None) -> Agreements:
        """What the stated positions leave open, and what stands in the way."""
        from detente.analysis.agreements import analyse

        dossier = reported(dossier or self.dossier())
        return analyse(dossier, self.catalogue, party_ids=self._chosen(dossier))

    def scenario(self, path: Path | None = None, *, level: Level = "red line", basis: Basis = "all voices") -> Stated:
        """What the positions state as a scenario, and over it what a file says (docs/how-to/scenario.md)."""
        return self._ground().stated(path, level=level, basis=basis)

    def numbers(self, path: Path, *, progress: Progress | None = None) -> Numbers:
        """Frontier, answers known by name, shares of draws, trades and what to ask of a scenario, as the brief's annex has them."""
        return self._ground().numbers(path, progress=progress)

    def keep_scenario(self, path: Path) -> int:
        """Keep a scenario (YAML) in the record for its briefs, signed by the reviewer; gives its number. Raises UsageError, InputError, DataFileError."""
        from detente.project.scenarios import kept_form

        stated = self.scenario(path)
        return self.keep_model("scenario", stated.title or path.stem, {"form": kept_form(path)})

    def cite(self) -> Cite:
        """Words for what a scenario over this record rests on: whose voice, when, or who assumes it."""
        from detente.report.citing import citing

        return citing(self.dossier(), self.catalogue, self.settings)

    def talks(self, path: Path | None = None, *, asked: Asked, runs: int = 1000, seed: int = 0) -> Simulated:
        """What rules would do over a scenario, run after run; never a forecast (docs/reference/talks.md)."""
        from detente.project.talks import simulated

        return simulated(self.scenario(path), asked, runs=runs, seed=seed)

    def ratification(self, *, bodies: Path | None = None) -> Decisions:
        """The decisions of the record: who is reported to lean which way, and what that comes to under each rule.

        `bodies` is a file of the user's with bodies and rules beside those that are known (the settings' where None).
        Raises DataFileError.
        """
        from detente.project.ratifying import decisions

        return decisions(reported(self.dossier()), self.catalogue, bodies=bodies or self.settings.bodies)

    def conflict(self, *, upto: str | None = None) -> dict[str, Any]:
        """A conflict drafted from the positions, as a case to be changed by hand (docs/reference/stability.md).

        With `upto` from sources up to that handling level alone. Raises UsageError where nobody demands what another
        could accept.
        """
        from detente.project.stability import drafted

        dossier = reported(self.dossier(upto=upto))
        return drafted(dossier, self.catalogue, party_ids=self._chosen(dossier))

    def stability(self, case: Path | None = None, *, name: str | None = None) -> Findings:
        """Which states hold in the case of a file (the one called `name` of several), or in the record's own draft."""
        from detente.analysis.stability import analyse, load_case, model_of

        model = load_case(case, case=name) if case else model_of(self.conflict(), origin=str(self.place))
        return analyse(model)

    def movements(self, dossier: Dossier | None = None) -> tuple[Movement, ...]:
        """Who moved between reports: the positions of each party compared over time; computed, never told."""
        from detente.analysis.movement import movements

        return movements(reported(dossier or self.dossier()), self.catalogue)

    def agreements_in_words(self) -> list[str]:
        """The same in sentences, line by line, as the brief's annex has them."""
        from detente.report import AGREEMENT, annex_lines

        return list(annex_lines(self._brief(), AGREEMENT))

    def commitment_draft(self, *, upto: str | None = None) -> dict[str, Any]:
        """A commitment model as far as the reports up to a handling level (the lowest by default) give it.

        Raises UsageError where no issue in play has a form.
        """
        from detente.analysis.commitment import drafted

        dossier = reported(self.dossier(upto=upto or self.settings.levels[0]))
        return drafted(dossier, self.agreements(dossier))

    def forecast_draft(self, issue: str, *, upto: str | None = None) -> dict[str, Any]:
        """An issue for a forecast as far as the reports up to a handling level give it: positions with their sentences.

        Raises UsageError for an issue whose options have no order, or on which nobody has a position.
        """
        from detente.analysis.forecast import drafted

        dossier = reported(self.dossier(upto=upto or self.settings.levels[0]))
        return drafted(issue, dossier, self.agreements(dossier), catalogue=self.catalogue)

    def keep_forecast(self, made: Made) -> list[int]:
        """Keep a forecast with its date and inputs, signed by the reviewer; gives its numbers. Raises UsageError."""
        from detente.project.forecasts import keep

        return keep(self._store, made, by=self.settings.reviewer)

    def forecasts(self) -> list[dict[str, Any]]:
        """The kept forecasts, each with its scores."""
        from detente.project.forecasts import kept

        return list(kept(self._store))

    def score_forecast(self, number: int, outcome: str) -> dict[str, Any]:
        """Score a kept forecast by what happened: a place on its scale or an option. Raises UsageError."""
        from detente.project.forecasts import score

        return score(self._store, number, outcome=outcome, by=self.settings.reviewer)

    def keep_model(self, series: Series, title: str, inputs: dict[str, Any]) -> int:
        """Keep a model for the brief, signed by the reviewer; gives its number. Raises UsageError."""
        from detente.project.keeping import keep

        return keep(self._store, series, {"title": title, "inputs": inputs}, by=self.settings.reviewer)

    def kept_models(self, series: Series) -> list[dict[str, Any]]:
        """The models of a series that were kept, each with what it was made of and, if so, when it was withdrawn."""
        from detente.project.keeping import kept

        return list(kept(self._store, series))

    def withdraw_model(self, series: Series, number: int) -> None:
        """Let a kept model stand no longer; the record keeps that it was there. Raises UsageError."""
        from detente.project.keeping import withdraw

        withdraw(self._store, series, number, by=self.settings.reviewer)

    def texts(self, dossier: Dossier | None = None) -> tuple[TextView, ...]:
        """The negotiating texts by name, each with its versions, their clauses and what those are linked to."""
        from detente.project.texts import views

        return views(dossier or self.dossier())

    def add_text(self, path: str | Path | None, entry: TextEntry) -> tuple[str, str]:
        """Register a version of a negotiating text, with its document or (None) before its words are known.

        Gives the ids of the text and of the draft. Nothing is read from the document as from a report. Raises
        UsageError for an entry that does not fit, InputError for a document that cannot be read.
        """
        from detente.project.texts import Registrar

        return Registrar(self._store, self.settings).add(path, entry)

    def compare_texts(self, before: str, after: str | None = None) -> Comparison:
        """Two versions clause by clause: "NAME" is a text's last version, "NAME:2" its second.

        With one name, the last two versions of it. Raises UsageError where there is no such version or its words are
        not known.
        """
        from detente.project.texts import cited_version, compared, find

        texts = self.texts()
        if after is not None:
            return compared(cited_version(texts, before), cited_version(texts, after))
        versions = find(texts, before).drafts
        if len(versions) < 2:
            raise UsageError("there is one version only", input=before, do="Name a second text or version.")
        return compared(*versions[-2:])

    def link_clause(self, version: str, clause: str, about: About) -> str:
        """Say what a clause of a version ("NAME" or "NAME:2") is about; gives the link's id. Raises UsageError."""
        from detente.project.texts import Registrar, cited_version

        check_option(self.catalogue, about.issue, about.option)
        return Registrar(self._store, self.settings).link(cited_version(self.texts(), version), clause, about)

    def unlink_clause(self, link: str) -> None:
        """Take a link back; the record keeps that it was there. Raises UsageError where it is not."""
        from detente.project.texts import Registrar

        Registrar(self._store, self.settings).unlink(link)

    def stances(self, link: ClauseLink, dossier: Dossier | None = None) -> Stances:
        """The positions for and against what a clause is linked to."""
        from detente.project.texts import stances_of

        return stances_of(link, dossier or self.dossier())

    def export(self, form: str, *, upto: str | None = None, text: str | None = None) -> str:
        """The record in a standard form of text (see `EXPORTS`), of sources up to a handling level: the lowest by default.

        What a source above the level says is not in it, nor any detail or name that only such sources give. `text` is
        the version of a text ("NAME" or "NAME:2") for "akoma-ntoso". Raises UsageError for another form or level.
        """
        if form == "workbook":
            raise UsageError("a workbook is no text", do="Use export_bytes, or --out FILE.")
        return self.export_bytes(form, upto=upto, text=text).decode("utf-8", "surrogatepass")

    def export_bytes(
        self, form: str, *, upto: str | None = None, text: str | None = None, parquet: bool = False
    ) -> bytes:
        """As `export`, in bytes, workbooks too; tables as Parquet where `parquet` is true."""
        return b"".join(self.export_pieces(form, upto=upto, text=text, parquet=parquet))

    def export_pieces(
        self, form: str, *, upto: str | None = None, text: str | None = None, parquet: bool = False
    ) -> Iterator[bytes]:
        """As `export_bytes`, piece by piece: no big table is in memory as a whole."""
        from detente.project.exporting import check_form, pieces

        check_form(form, parquet=parquet)
        dossier = self.dossier(upto=upto or self.settings.levels[0])
        yield from pieces(form, dossier, self.catalogue, text=text, parquet=parquet)

    def write_bundle(self, out: Path, *, upto: str | None = None, texts: bool = True) -> Path:
        """The record as one archive (see `detente.record.bundle`) that `Project.unpack` makes a record of again.

        Up to the highest level it holds everything, history included. Up to a lower one (the lowest by default) it is a
        copy made of the sources up to that level alone: no byte of others is in it. Without `texts` it is such a copy at
        any level, and has of each source only the passages that facts quote. Raises OutputError.
        """
        shared = levels_upto(self.settings, upto)
        whole = texts and shared == self.settings.levels and self._store.levels().keys() <= set(shared)
        return write_whole(out, lambda file: self._store.pack(file, levels=None if whole else shared, texts=texts))

    @classmethod
    def unpack(
        cls,
        bundle: str | Path,
        record: str | Place,
        *,
        settings: Settings | None = None,
        passphrase: str | None = None,
    ) -> Self:
        """Make a record of a bundle and open it; `passphrase` as in `open`. Raises InputError for what is no bundle, RecordError where there is one."""
        from detente.record import unpack

        unpack(Path(bundle), place_of(record), passphrase=passphrase)
        return cls.open(record, settings=settings, create=False, passphrase=passphrase)

    def held_back(self, upto: str | None = None) -> int:
        """How many sources stand above a handling level (the lowest by default) and so are in no export up to it."""
        shared = levels_upto(self.settings, upto)
        return sum(count for level, count in self._store.levels().items() if level not in shared)

    def brief(
        self,
        *,
        kept: bool = True,
        scenarios: Iterable[Path] = (),
        upto: str | None = None,
        progress: Progress | None = None,
    ) -> Brief:
        """The brief as data: of the record, of what people keep in it beside the reports (unless `kept` is false), and of scenarios laid over it.

        With `upto`, of the sources up to that handling level alone, and without what people keep beside them, which has
        no level. Raises UsageError for a level that the settings do not know.
        """
        if upto is not None or not kept:
            return self._brief(upto=upto)
        from detente.project.beside import beside

        return self._brief(beside(self._store, self._ground, scenarios, progress=progress))

    def _brief(self, given: Beside | None = None, *, upto: str | None = None) -> Brief:
        from detente.report import make_brief

        dossier = reported(self.dossier(upto=upto))
        agreed = self.agreements(dossier)
        return make_brief(dossier, agreed, catalogue=self.catalogue, settings=self.settings, beside=given)

    def write_brief(
        self,
        out: Path | None = None,
        *,
        formats: Sequence[str] = ("html",),
        template: Path | None = None,
        scenarios: Iterable[Path] = (),
        upto: str | None = None,
        progress: Progress | None = None,
    ) -> list[Path]:
        """Write the brief in these formats beside each other; what enters the record later is new in the next.

        `out` names the file (its suffix is replaced by each format's) or, where it is a folder, the place.
        `scenarios` are laid over this brief alone (`keep_scenario` keeps one). With `upto` it is one to hand on (see
        `brief`), after which nothing less is new in yours. Raises UsageError for an unknown format or level,
        InputError, DataFileError for a scenario, OutputError where a file cannot be written.
        """
        check_formats(formats)
        usual = beside_record(self.place, "-".join([self.place.stem, *re.findall(r"\w+", upto or "")]) + ".html")
        out = out or usual
        base = out / usual.name if out.is_dir() else out
        made = self.brief(scenarios=scenarios, upto=upto, progress=progress)
        written = write(made, base, formats=formats, template=template)
        if not self._past and upto is None:
            with contextlib.suppress(RecordRightsError):  # who may only read the record makes a brief for themselves
                self._store.mark_brief(dt.datetime.now(dt.UTC))
        return written

    def page_one(self) -> tuple[Claim, ...]:
        """The claims of page one that a person can check, in their order."""
        from detente.report import page_one

        return page_one(self._brief())

    def judge(self, claim: Claim, verdict: Verdict, *, note: str = "", seen: int | None = None) -> None:
        """Keep the reviewer's decision about every fact of a claim; `seen` as in `decide`."""
        self.decide(*judging.verdicts(claim, verdict, by=self.settings.reviewer, note=note), seen=seen)

    def state(self) -> int:
        """The state of the record that was looked at last, for `seen` of a decision about it."""
        return self._store.state()

    def decide(self, *judged: Judgement | Correction, seen: int | None = None) -> int:
        """Keep decisions about facts of the dossier as one act, and return its number. Raises UsageError.

        With `seen`, RecordConflictError where somebody else has decided about one of the facts since that state.
        """
        return self._store.judge(*judged, seen=seen)

    def acts(self) -> list[Act]:
        """All that people decided, oldest first."""
        return self._store.acts()

    def undo_acts(self, *acts: int, why: str = "") -> int:
        """Take back all that some acts decided; they can be done again. Raises UsageError."""
        return self._store.undo(*acts, by=self.settings.reviewer, why=why)

    def redo_acts(self, *acts: int, why: str = "") -> int:
        """Let acts count again that were undone. Raises UsageError."""
        return self._store.redo(*acts, by=self.settings.reviewer, why=why)

    def differences(self, since: dt.datetime, until: dt.datetime) -> Differences:
        """What the record learnt, changed and withdrew between two moments of its own clock."""
        return self._store.differences(since, until)

    def moved(self, found: Differences) -> tuple[Movement, ...]:
        """The positions of which the record learnt between two moments that they moved."""
        return judging.moved(found.before, found.after, catalogue=self.catalogue)

    def parts(self, fact: str, apart: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The facts as read on both sides of a split; see `detente.project.judging.parts`."""
        return judging.parts(self._store, fact, apart)

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
        return judging.words_of(self._store, claim)

    def verify(self, *, expect: str = "", progress: Progress | None = None) -> Verified:
        """Whether the record is as it was kept; its first flaw stands in what is returned, nothing is raised for it.

        `expect` is a digest that an earlier call gave and somebody wrote down: the record must still hold what it held
        then. SQLite's own check of the file is the last step.
        """
        return self._store.verify(expect=expect, progress=progress)

    def purge(
        self,
        what: str,
        *,
        why: str,
        also: Sequence[str] = (),
        but: Sequence[str] = (),
        whole: bool = False,
        trial: bool = False,
    ) -> Purged:
        """Remove a source (by id) or an actor (by id or name) for good; only tombstones stay (docs/how-to/purge.md).

        `also` and `but` are forms of the actor's name to look for besides, or to leave alone; with `whole` the sources
        that name the actor go altogether. With `trial` nothing is done, and what would be is told. Raises UsageError.
        """
        if not self.settings.reviewer:
            raise UsageError("nobody to sign for the purge", do='Add --by "Your name".')
        if not why.strip():
            raise UsageError("a purge needs a reason", do="Add --why REASON.")
        return self._store.purge(what, by=self.settings.reviewer, why=why, also=also, but=but, whole=whole, trial=trial)

    def versions(self) -> list[SourceVersion]:
        """All versions of the pages that were read again in other words, the first of each first."""
        return self._store.versions()

    def orphans(self) -> list[Orphan]:
        """Facts that a person judged or entered whose words no longer stand where they stood; no view has them."""
        return self._store.orphans()

    def search(self, words: str, *, limit: int = 50) -> list[Source]:
        """The sources whose text holds all the words, those not read included."""
        return self._store.search(words, limit=limit)

    def find(self, wanted: Wanted, *, limit: int = 50, after: str | None = None, facets: bool = False) -> Found:
        """A page of the facts as read that are like that (see `Wanted`), the latest first; with counts for each facet."""
        return self._store.find(wanted, limit=limit, after=after, facets=facets)

    def mark(self, fact: Fact) -> str:
        """Keep a fact that a person made by hand; gives its id in the record."""
        return self._store.add_fact(fact)

    def mark_words(self, source: str, words: str, *, who: str, stance: Stance | None = None) -> str:
        """Keep a fact by hand, anchored to the first place where the words stand; see `detente.project.marking`."""
        return marking.mark_words(self, source, words, who=who, stance=stance)

    def passage(self, source: str, words: str) -> Passage:
        """The first place in a source where these exact words stand. Raises UsageError where they do not."""
        return marking.passage(self._store.source(source), source, words)
