"""`detente search WORDS`: the kept texts that hold all the words, or the facts that are like what the options say."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, note, table, visible
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.project import Found, Project, Wanted

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def search(
    words: list[str] | None = typer.Argument(None, help="The words; all of them must stand in the text or passage."),
    kind: list[str] | None = typer.Option(None, help="Facts of this kind: statement, position, meeting …"),
    party: list[str] | None = typer.Option(None, help="Facts of this party, by any name of it, or its id."),
    person: list[str] | None = typer.Option(None, help="Facts of this person, by any name, or the id."),
    issue: list[str] | None = typer.Option(None, help="Positions on this issue."),
    attitude: list[str] | None = typer.Option(
        None, help="Positions of this attitude: demands, accepts, open, rejects."
    ),
    status: list[str] | None = typer.Option(None, help="unchecked, checked or rejected."),
    source: list[str] | None = typer.Option(None, help="Facts of this source, by its id."),
    since: str | None = typer.Option(
        None, "--from", help="Not before this day, month or year: 2031-03-17, 2031-03, 2031."
    ),
    until: str | None = typer.Option(None, "--to", help="Not after it."),
    facets: bool = typer.Option(False, "--facets", help="Also how many facts there are of each kind, party, month …"),
    after: str | None = typer.Option(None, help="The next page: the key that the page before ended with."),
    limit: int = typer.Option(50, min=1, help="At most so many."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Find words in all kept texts, those not read included; with any option, find facts.

    Texts come best first. Facts come latest first, each with the passages that
    it rests on; an option that is given twice asks for either value.
    """
    from detente.project import Wanted

    wanted = Wanted(
        words=" ".join(words or ()),
        kind=tuple(kind or ()),
        party=tuple(party or ()),
        person=tuple(person or ()),
        issue=tuple(issue or ()),
        attitude=tuple(attitude or ()),
        status=tuple(status or ()),
        source=tuple(source or ()),
        since=since,
        until=until,
    )
    with open_project(record, settings, as_of=as_of) as project:
        if wanted == Wanted(words=wanted.words) and not (facets or after):
            _texts(project, wanted, limit=limit, as_json=as_json)
        else:
            _show(project.find(wanted, limit=limit, after=after, facets=facets), as_json=as_json)


def _texts(project: Project, wanted: Wanted, *, limit: int, as_json: bool) -> None:
    from detente.errors import UsageError

    if not wanted.words:
        raise UsageError("nothing to search for", do="Name words, or an option: detente search --kind position.")
    found = project.search(wanted.words, limit=limit)
    if as_json:
        for one in found:
            emit_json({"id": one.id, "title": one.title, "location": one.location, "status": one.status})
    else:
        table(("id", "status", "title", "location"), [(x.id, x.status, x.title or "–", x.location) for x in found])


def _show(found: Found, *, as_json: bool) -> None:
    if as_json:
        emit_json(dataclasses.asdict(found))
        return
    for hit in found.hits:
        who = ", ".join((*hit.persons, *hit.parties)) or "–"
        print(visible(f"{hit.date or 'no date'}  {hit.kind} ({hit.status})  {who}  {hit.id}"))
        if hit.one_with:
            print(visible(f"    said by people to be one with {', '.join(hit.one_with)}"))
        for one in hit.passages:
            print(visible(f"    “{one.words}”  {one.title}"))
    for facet, counts in found.facets.items():
        if counts:
            more = found.values[facet] - len(counts)
            told = "; ".join(f"{one.label} {one.count:,}" for one in counts) + (f"; and {more:,} more" if more else "")
            print(visible(f"{facet}: {told}"))
    note(f"{len(found.hits)} of {found.total:,}." + (f" The next page: --after {found.after}" if found.after else ""))
