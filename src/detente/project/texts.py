"""Negotiating texts in a record: registered with their versions, shown with their clauses, compared, linked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import InputError, UsageError
from detente.model import ClauseLink, Dossier, Draft, Fact, Judgement, Outline, PartialDate, Passage, Source, Text, Why
from detente.project.entries import levels_upto
from detente.settings import HANDLING

if TYPE_CHECKING:
    from detente.analysis.texts import Comparison, Stances
    from detente.gather.interface import Gathered
    from detente.model.text import ClauseEffect
    from detente.record.interface import Store
    from detente.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry:
    """What a person says of a text that is registered.

    `name` is that of a new text, or `of` the name or id of one that the record has. `version` is the version's number
    (the next one where None). `points` is how many points it is said to have. `author` and `recipient` are names of
    actors, `counters` the name or id of another text. `date` is in ISO 8601, as far as it is known.
    """

    name: str = ""
    of: str = ""
    version: int | None = None
    label: str = ""
    points: int | None = None
    author: str = ""
    recipient: str = ""
    counters: str = ""
    date: str = ""
    handling: str = HANDLING[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person says that a clause is about. `supports` and `opposes` are ids of positions."""

    issue: str
    option: str | None = None
    effect: ClauseEffect | None = None
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A version with its outline (None while its words are not known) and what its clauses are linked to."""

    draft: Draft
    outline: Outline | None
    links: tuple[ClauseLink, ...] = ()

    @property
    def points(self) -> int | None:
        """How many points it has: counted where its words are known, as said where they are not."""
        return self.draft.points if self.outline is None else self.outline.points

    @property
    def unknown(self) -> int | None:
        """How many of its points nobody has shared; 0 where the words are known, None where no number is told."""
        return 0 if self.outline is not None else self.draft.points


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text with its versions by number, the one with words where two say they are the same version."""

    text: Text
    drafts: tuple[DraftView, ...] = ()

    def version(self, number: int | None = None) -> DraftView:
        """The version of that number, the last one where None. Raises UsageError."""
        found = [one for one in self.drafts if number in (None, one.draft.number)]
        if not found:
            known = ", ".join(str(one.draft.number) for one in self.drafts) or "none"
            raise UsageError(
                f"there is no version {number or ''}".rstrip(), input=self.text.name, do=f"There are: {known}."
            )
        return found[-1]


def views(dossier: Dossier) -> tuple[TextView, ...]:
    """All texts by name."""
    sources = {one.id: one for one in dossier.sources}
    drafts: dict[str, dict[int, Draft]] = defaultdict(dict)
    for one in sorted(dossier.drafts, key=lambda one: (one.source is not None, one.id)):
        drafts[one.text][one.number] = one
    links: dict[str, list[ClauseLink]] = defaultdict(list)
    for link in dossier.clause_links:
        links[link.draft].append(link)

    def view(one: Draft) -> DraftView:
        source = sources.get(one.source or "")
        return DraftView(draft=one, outline=outline_of(source) if source else None, links=tuple(links[one.id]))

    return tuple(
        TextView(text=text, drafts=tuple(view(one) for _, one in sorted(drafts[text.id].items())))
        for text in sorted(dossier.texts, key=lambda one: (one.name.casefold(), one.id))
    )


def outline_of(source: Source) -> Outline:
    """The structure of a draft's words."""
    from detente.read.drafts import outline

    return outline(source)


def find(texts: Iterable[TextView], cited: str) -> TextView:
    """The text with this id or name. Raises UsageError where there is none, or more than one of the name."""
    texts = list(texts)
    found = [one for one in texts if one.text.id == cited] or [
        one for one in texts if one.text.name.casefold() == cited.strip().casefold()
    ]
    if len(found) != 1:
        names = "; ".join(one.text.name for one in texts) or "none yet (detente text add)"
        what = f"{len(found)} texts are called {cited!r}" if found else f"no text is called {cited!r}"
        raise UsageError(what, do=f"There are: {names}." if not found else "Use the id (detente text show --json).")
    return found[0]


def cited_version(texts: Iterable[TextView], cited: str) -> DraftView:
    """The version cited as "NAME" (the last) or "NAME:2". Raises UsageError."""
    texts = list(texts)
    name, _, number = cited.rpartition(":")
    if name and number.isascii() and number.isdigit() and not any(one.text.name == cited for one in texts):
        return find(texts, name).version(int(number))
    return find(texts, cited).version()


def compared(before: DraftView, after: DraftView) -> Comparison:
    """Two versions clause by clause. Raises UsageError where the words of one are not known."""
    from detente.analysis.texts import compare

    for one in (before, after):
        if one.outline is None:
            count = f"{one.draft.points} points" if one.draft.points else "its points"
            raise UsageError(
                f"the words of version {one.draft.number} are not known ({count}, none shared)",
                do="Add them when they are: detente text add FILE --of TEXT --version N.",
            )
    assert before.outline is not None  # noqa: S101 - the loop above, said again for the type checker
    assert after.outline is not None  # noqa: S101
    return compare(before.outline, after.outline)


def stances_of(link: ClauseLink, dossier: Dossier) -> Stances:
    """Who stands for and against what a clause is linked to."""
    from detente.analysis.texts import stances

    return stances(link, dossier.positions)


@dataclass(slots=True)
class Registrar:
    """Enters texts, versions and links into a record, signed by the reviewer of the settings."""

    store: Store
    settings: Settings
    dossier: Dossier = field(init=False)

    def __post_init__(self) -> None:
        if not self.settings.reviewer:
            raise UsageError("nobody to sign for the entry", do='Add --by "Your name".')
        self.dossier = self.store.dossier()

    def add(self, path: str | Path | None, entry: TextEntry) -> tuple[str, str]:
        """Register a version, of a new text or one there is; gives the ids of text and draft.

        With a path, the document is kept as a source. Raises UsageError, or InputError for a document that cannot be
        read.
        """
        texts = views(self.dossier)
        self._check(entry, texts)
        known = find(texts, entry.of) if entry.of else None
        number = self._number(known, entry)
        date = _date(entry.date)
        people = {name: self._actor(name) for name in (entry.author, entry.recipient) if name}
        counters = find(texts, entry.counters).text.id if entry.counters else None
        gathered = self._gathered(path, entry) if path is not None else None
        text = known.text.id if known else self._text(entry, people, counters=counters)
        draft = Draft(
            id="by-hand",
            evidence=_first_words(gathered.source) if gathered else (),
            why=self._why("text.draft"),
            text=text,
            number=number,
            source=gathered.source.id if gathered else None,
            points=entry.points,
            label=entry.label,
            date=date,
            author=people.get(entry.author) if known else None,
        )
        if gathered:
            self.store.add(gathered.source, gathered.raw, None)
        return text, self._keep(draft)

    def link(self, view: DraftView, clause: str, about: About) -> str:
        """Say what a clause is about; gives the link's id. Issue and option are checked by the caller."""
        cited = clause
        evidence: tuple[Passage, ...] = ()
        if view.outline is not None:
            found = view.outline.find(clause)
            if found is None:
                raise UsageError(f"there is no clause {clause!r}", do="detente text show TEXT lists them.")
            cited, evidence = found.id, found.passages
        elif view.draft.points is not None and not (clause.isdigit() and 0 < int(clause) <= view.draft.points):
            raise UsageError(f"it has {view.draft.points} points, and no {clause!r}", do="Name one by its number.")
        known = {one.id for one in self.dossier.positions}
        strangers = sorted({*about.supports, *about.opposes} - known)
        if strangers:
            raise UsageError(f"no position has the id {strangers[0]!r}", do="detente show positions --json lists them.")
        link = self._keep(
            ClauseLink(
                id="by-hand",
                evidence=evidence,
                why=self._why("text.link"),
                draft=view.draft.id,
                clause=cited,
                issue=about.issue,
                option=about.option,
                effect=about.effect or ("provides" if about.option else "concerns"),
                supports=about.supports,
                opposes=about.opposes,
            )
        )
        if all(one.id != link for one in self.store.dossier().clause_links):  # the same was said and taken back before
            self.store.undo_judgement(link, by=self.settings.reviewer, at=dt.datetime.now(dt.UTC))
        return link

    def unlink(self, link: str) -> None:
        """Take a link back; the record keeps that it was there, and who took it back. Raises UsageError."""
        if all(one.id != link for one in self.dossier.clause_links):
            raise UsageError(f"no link has the id {link!r}", do="detente text show TEXT --json lists them.")
        at = dt.datetime.now(dt.UTC)
        self.store.judge(Judgement(fact=link, verdict="reject", by=self.settings.reviewer, at=at, note="taken back"))

    def _check(self, entry: TextEntry, texts: Iterable[TextView]) -> None:
        if bool(entry.of) == bool(entry.name):
            raise UsageError(
                "a new text needs a name, a version of one that is there needs that one's", do="Add --name or --of."
            )
        if any(one.text.name.casefold() == entry.name.casefold() for one in texts):
            raise UsageError(f"there is a text called {entry.name!r}", do="Add a version of it with --of.")
        if entry.points is not None and entry.points < 1:
            raise UsageError("a text has at least one point", do="Leave --points out where the number is not known.")
        levels_upto(self.settings, entry.handling)

    def _number(self, known: TextView | None, entry: TextEntry) -> int:
        taken = {one.draft.number: one for one in known.drafts} if known else {}
        number = entry.version if entry.version is not None else max(taken, default=0) + 1
        if number < 1:
            raise UsageError(f"{number} is no number of a version", do="The first is 1.")
        if number in taken and taken[number].outline is not None:
            raise UsageError(f"the words of version {number} are there already", do="Leave --version out for the next.")
        return number

    def _text(self, entry: TextEntry, people: dict[str, str], *, counters: str | None) -> str:
        return self._keep(
            Text(
                id="by-hand",
                evidence=(),
                why=self._why("text.entry"),
                name=entry.name,
                author=people.get(entry.author),
                recipient=people.get(entry.recipient),
                counters=counters,
                handling=entry.handling,
            )
        )

    def _gathered(self, path: str | Path, entry: TextEntry) -> Gathered:
        from detente.gather import gather

        found = list(gather([path], kind="text", handling=entry.handling))
        if len(found) != 1:
            raise InputError(
                f"it holds {len(found)} documents, and a draft is one", input=str(path), do="Name one file."
            )
        if found[0].source.status == "unreadable":
            raise InputError(found[0].source.reason, input=str(path), do="Save it as text, Markdown or DOCX.")
        return found[0]

    def _actor(self, name: str) -> str:
        found = [one.id for one in self.dossier.actors if name in (one.id, one.name, *one.names)]
        if len(found) != 1:
            what = f"{len(found)} actors are called {name!r}" if found else f"the record knows nobody called {name!r}"
            raise UsageError(what, do="Take a name from `detente show actors`.")
        return found[0]

    def _keep(self, fact: Fact) -> str:
        return self.store.add_fact(fact)

    def _why(self, rule: str) -> Why:
        return Why(rule=rule, by=self.settings.reviewer)


def _date(value: str) -> PartialDate | None:
    try:
        return PartialDate(value=value) if value else None
    except ValueError as error:
        raise UsageError(f"not a date: {value!r}", do="Write 2031, 2031-03 or 2031-03-17.") from error


def _first_words(source: Source) -> tuple[Passage, ...]:
    """What a draft rests on: the first piece of its text, so that it has the handling level of its source."""
    clauses = outline_of(source).clauses
    return clauses[0].passages[:1] if clauses else ()
