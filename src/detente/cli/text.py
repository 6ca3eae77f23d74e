"""`detente text …`: negotiating texts and their versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, table, visible
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.analysis.texts import Change, Mark, Stances
    from detente.model import Clause, Dossier
    from detente.project import DraftView, Project, TextView

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Negotiating texts: versions, clauses, comparisons.",
)

BY = typer.Option(None, "--by", help="Your name.")
VERSION = "A text's name or id (its last version), or NAME:2 for a version."


@app.command()
def add(
    file: str | None = typer.Argument(None, help="The document: text, Markdown, DOCX …; none while it is not known."),
    name: str = typer.Option("", help="What a new text is called."),
    of: str = typer.Option("", help="The name or id of a text that is there: this is a version of it."),
    version: int | None = typer.Option(None, help="The version's number (default: the next)."),
    label: str = typer.Option("", help="What those at the table call this version."),
    points: int | None = typer.Option(None, help="How many points it is said to have."),
    author: str = typer.Option("", help="Who tabled it: a name the record knows."),
    to: str = typer.Option("", "--to", help="To whom: a name the record knows."),
    counters: str = typer.Option("", help="The text that it answers."),
    date: str = typer.Option("", help="When: 2031, 2031-03 or 2031-03-17."),
    handling: str | None = typer.Option(None, help="The handling level (the lowest where not said)."),
    by: str | None = BY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Register a text or a version of it: with its document, or before anybody has shared its words.

    Nothing is read from the document as from a report. A version whose words were not known is filled by adding
    the document with its number: --of TEXT --version N.
    """
    from detente.project import TextEntry

    with open_project(record, settings, create=True, reviewer=by) as project:
        entry = TextEntry(
            name=name,
            of=of,
            version=version,
            label=label,
            points=points,
            author=author,
            recipient=to,
            counters=counters,
            date=date,
            handling=handling or project.settings.levels[0],
        )
        text, draft = project.add_text(file, entry)
        view = next(one for one in project.texts() if one.text.id == text)
    added = next(one for one in view.drafts if one.draft.id == draft)
    if as_json:
        emit_json({"text": text, "draft": draft, "version": added.draft.number, "points": added.points})
    else:
        print(visible(f"{view.text.name}, version {added.draft.number}: {_size(added)}"))


@app.command()
def show(
    text: str | None = typer.Argument(None, help=f"{VERSION} None: all texts."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Show the texts, or the clauses of one version with what they are linked to and who stands where."""
    from detente.project.texts import cited_version

    with open_project(record, settings, as_of=as_of) as project:
        dossier = project.dossier()
        texts = project.texts(dossier)
        if text is None:
            _list(texts, dossier, as_json=as_json)
            return
        _clauses(project, cited_version(texts, text), dossier, as_json=as_json)


@app.command()
def compare(
    before: str = typer.Argument(help=VERSION),
    after: str | None = typer.Argument(None, help="The other; none: the last two versions of the first."),
    all_clauses: bool = typer.Option(False, "--all", help="Also clauses that are the same."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Compare two versions, or two texts, clause by clause: reworded, moved, added, dropped, split, merged.

    Words that went stand in [-…-], words that came in {+…+}.
    """
    with open_project(record, settings, as_of=as_of) as project:
        found = project.compare_texts(before, after)
    shown = [one for one in found.changes if all_clauses or one.name != "same" or one.renumbered]
    if as_json:
        from detente.model.schema import adapter

        for one in shown:
            emit_json({**adapter(type(one)).dump_python(one, mode="json"), "name": one.name})
        return
    rows = [
        (_name(one), ", ".join(one.before) or "–", ", ".join(one.after) or "–", _marked(one.marks)) for one in shown
    ]
    table(("change", "before", "after", "words"), rows)
    print(visible("; ".join(f"{count} {name}" for name, count in found.counts.items()) or "no clauses"))


@app.command()
def link(
    text: str = typer.Argument(help=VERSION),
    clause: str = typer.Argument(help="The clause as it is cited: 3(2), 'Article 4', 7."),
    issue: str = typer.Option(..., help="What it is about (detente issues)."),
    option: str | None = typer.Option(None, help="The option of the issue that it provides for or excludes."),
    excludes: bool = typer.Option(False, "--excludes", help="It excludes the option."),
    supports: list[str] = typer.Option([], "--for", help="The id of a position that you count for it."),
    opposes: list[str] = typer.Option([], "--against", help="The id of a position that you count against it."),
    by: str | None = BY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Link a clause to an issue, to an option of it, and to positions for and against it."""
    from detente.errors import UsageError
    from detente.project import About

    if excludes and option is None:
        raise UsageError("--excludes needs the option that is excluded", do="Add --option.")
    about = About(
        issue=issue,
        option=option,
        effect="excludes" if excludes else None,
        supports=tuple(supports),
        opposes=tuple(opposes),
    )
    with open_project(record, settings, reviewer=by) as project:
        made = project.link_clause(text, clause, about)
    emit_json({"link": made}) if as_json else print(made)


@app.command()
def unlink(
    link: str = typer.Argument(help="The link's id (detente text show TEXT)."),
    by: str | None = BY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Take a link back; the record keeps that it was there."""
    with open_project(record, settings, reviewer=by) as project:
        project.unlink_clause(link)
    emit_json({"unlinked": link}) if as_json else print(f"{link} taken back")


def _list(texts: tuple[TextView, ...], dossier: Dossier, *, as_json: bool) -> None:
    names = {one.id: one.name for one in dossier.actors} | {one.id: one.name for one in dossier.texts}
    rows = []
    for text in texts:
        for one in text.drafts:
            if as_json:
                emit_json(_draft_data(text, one))
            draft = one.draft
            author = names.get(draft.author or text.text.author or "", "–")
            answers = names.get(text.text.counters or "", "–")
            when = draft.date.value if draft.date else "–"
            rows.append((text.text.name, str(draft.number), draft.label or "–", author, when, _size(one), answers))
    if not as_json:
        table(("text", "version", "called", "from", "date", "points", "answers"), rows)


def _draft_data(text: TextView, one: DraftView) -> dict[str, Any]:
    from detente.model.schema import adapter

    return {
        "text": adapter(type(text.text)).dump_python(text.text, mode="json"),
        "draft": adapter(type(one.draft)).dump_python(one.draft, mode="json"),
        "points": one.points,
        "unknown": one.unknown,
        "clauses": None if one.outline is None else len(one.outline),
    }


def _size(one: DraftView) -> str:
    if one.outline is None:
        return f"{one.draft.points}, not shared" if one.draft.points else "not known"
    said = one.draft.points
    differs = f" (said to have {said})" if said is not None and said != one.outline.points else ""
    return f"{one.outline.points}{differs}"


def _clauses(project: Project, view: DraftView, dossier: Dossier, *, as_json: bool) -> None:
    names = {one.id: one.name for one in dossier.actors}
    rows = []
    for cited, clause in _cited(view):
        links = [one for one in view.links if one.clause == cited]
        told = [(one, project.stances(one, dossier)) for one in links]
        if as_json:
            emit_json(_clause_data(cited, clause, told))
        about = "; ".join(
            f"{one.issue}{f'/{one.option}' if one.option else ''} ({one.effect}) {one.id}" for one in links
        )
        sides = "; ".join(filter(None, (_sides(stances, names) for _, stances in told)))
        rows.append((cited, clause.said.replace("\n", " ") if clause else "not shared", about or "–", sides or "–"))
    if not as_json:
        table(("clause", "words", "about", "who stands where"), rows)


def _cited(view: DraftView) -> Iterator[tuple[str, Clause | None]]:
    """The clauses with their ids; the bare numbers of points that are not shared."""
    if view.outline is not None:
        yield from ((one.id, one) for one in view.outline)
    else:
        yield from ((str(number), None) for number in range(1, (view.draft.points or 0) + 1))


def _clause_data(cited: str, clause: Clause | None, told: list[tuple[Any, Stances]]) -> dict[str, Any]:
    from detente.model.schema import adapter

    def data(one: Any) -> Any:
        return adapter(type(one)).dump_python(one, mode="json")

    return {
        "clause": cited,
        "words": clause.said if clause else None,
        "outline": data(clause) if clause else None,
        "links": [{**data(link), "stances": data(stances)} for link, stances in told],
    }


def _sides(stances: Stances, names: dict[str, str]) -> str:
    told = {"for": stances.supports, "against": stances.opposes, "open": stances.undecided}
    return ", ".join(
        f"{word}: {', '.join(dict.fromkeys(names.get(one.party, one.party) for one in those))}"
        for word, those in told.items()
        if those
    )


def _name(one: Change) -> str:
    return (
        f"{one.name}, renumbered"
        if one.renumbered and one.name != "same"
        else "renumbered"
        if one.renumbered
        else one.name
    )


def _marked(marks: tuple[Mark, ...]) -> str:
    return "".join(_mark(one) for one in marks).replace("\n", " ")


def _mark(one: Mark) -> str:
    if one.same:
        return one.after
    went, came = one.before.strip(), one.after.strip()
    lead = (
        one.before[: len(one.before) - len(one.before.lstrip())]
        or one.after[: len(one.after) - len(one.after.lstrip())]
    )
    trail = " " if (one.before or one.after)[-1:].isspace() else ""
    return lead + " ".join(filter(None, (f"[-{went}-]" if went else "", f"{{+{came}+}}" if came else ""))) + trail
