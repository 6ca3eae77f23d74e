"""`detente brief REPORTS…`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, note, progress
from detente.cli.models import tell_left_out
from detente.cli.options import (
    AS_OF,
    HANDLING,
    JSON,
    KEY_FROM,
    MODEL,
    MODEL_URL,
    READER,
    RECORD,
    SETTINGS,
    moment,
    open_project,
)
from detente.record import Place

if TYPE_CHECKING:
    from detente.model.source import SourceKind
    from detente.project import Added

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def brief(
    reports: list[str] = typer.Argument(
        None, help="Files and folders; - for standard input. None: the record as it is."
    ),
    record: Place = RECORD,
    out: Path | None = typer.Option(
        None, "--out", "-o", help="Where the brief goes (default: beside the record, .html)."
    ),
    formats: str = typer.Option("html", "--format", "-f", help="html, docx, md, json; several with commas."),
    published: str | None = typer.Option(None, help="When these reports were published, where they do not say."),
    outlet: str | None = typer.Option(None, help="Who published these reports, where they do not say."),
    notes: list[str] = typer.Option([], "--notes", help="Your own notes: read like a report, marked as yours."),
    matrix: list[str] = typer.Option([], "--matrix", help="A matrix of positions you keep (XLSX, CSV, DOCX)."),
    mapping: Path | None = typer.Option(None, help="What the matrix's columns and words mean (YAML)."),
    scenario: list[Path] = typer.Option(
        [], "--scenario", help="A scenario laid over the record: its numbers are an annex of this brief (YAML, CSV)."
    ),
    title: str | None = typer.Option(None, help="What the brief calls the talks."),
    issues: Path | None = typer.Option(None, help="A YAML file of your own issues."),
    template: Path | None = typer.Option(None, help="A DOCX file whose styles the DOCX brief takes."),
    reader: str | None = READER,
    model_url: str | None = MODEL_URL,
    model: str | None = MODEL,
    key_from: str | None = KEY_FROM,
    handling: str | None = HANDLING,
    replaces: str | None = typer.Option(
        None,
        help="The source of which the one report is a later version, by its id, where its address or path does not say.",
    ),
    apart: bool = typer.Option(False, "--apart", help="A report found where another was is another, no version of it."),
    workers: int | None = typer.Option(None, min=1, help="Reports that are read at the same time."),
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    upto: str | None = typer.Option(
        None, help="A brief to hand on: of documents up to this handling level, without what you keep beside them."
    ),
    as_json: bool = JSON,
) -> None:
    """Read reports, keep the record and make the brief.

    Leaves two files: the record (one SQLite file; the same reports again change nothing) and the brief (one
    HTML file that opens offline). A second brief from the same record says what is new since the first.
    """
    from detente.errors import EXIT_PARTIAL
    from detente.project import Given

    _refuse(as_of, bool(reports or notes or matrix), upto=upto, scenario=scenario)
    said = {"reader": reader, "model_url": model_url, "model": model, "key_from": key_from}
    project = open_project(
        record, settings, create=True, as_of=as_of, title=title, issues=issues, workers=workers, **said
    )
    with project:
        given = Given(
            published=moment(published),
            outlet=outlet,
            replaces=replaces,
            apart=apart,
            **({"handling": handling} if handling else {}),
        )
        kinds: tuple[tuple[SourceKind, list[str]], ...] = (
            ("report", reports or []),
            ("notes", notes),
            ("matrix", matrix),
        )
        added = [
            project.add(paths, kind=kind, given=given, mapping=mapping, progress=progress())
            for kind, paths in kinds
            if paths
        ]
        written = project.write_brief(
            out, formats=formats.split(","), template=template, scenarios=scenario, upto=upto, progress=progress()
        )
        if upto and (held_back := project.held_back(upto)):
            note(f"Above the handling level, and left out: {held_back}.")
        _tell(added, written, as_json=as_json, record=record)
    if any(one.unreadable for one in added):
        raise typer.Exit(EXIT_PARTIAL)


def _refuse(as_of: str | None, reports: bool, *, upto: str | None, scenario: list[Path]) -> None:
    """Raise UsageError for what does not go together."""
    from detente.errors import UsageError

    if as_of and reports:
        raise UsageError("the past takes no reports", input=f"--as-of {as_of}", do="Read them without it first.")
    if upto and scenario:
        raise UsageError("a scenario has no handling level", input=f"--upto {upto}", do="Leave one of both out.")


def _tell(added: list[Added], written: list[Path], *, as_json: bool, record: Place) -> None:
    unreadable = {where: why for one in added for where, why in one.unreadable.items()}
    not_read = {where: why for one in added for where, why in one.not_read.items()}
    fresh, unchanged = sum(one.new for one in added), sum(one.unchanged for one in added)
    versions = {where: earlier for one in added for where, earlier in one.versions.items()}
    if as_json:
        emit_json(
            {
                "record": str(record),
                "briefs": [str(path) for path in written],
                "new": fresh,
                "versions": versions,
                "unchanged": unchanged,
                "not_read": not_read,
                "unreadable": unreadable,
                "left_out": {why: count for one in added for why, count in one.left_out.items()},
                "unmapped": {where: cells for one in added for where, cells in one.unmapped.items()},
            }
        )
        return
    note(f"{fresh} new, {unchanged} already in the record.")
    for where, earlier in versions.items():
        note(f"  {where}: another version of {earlier} (`detente show versions`; if it is none, read it with --apart)")
    for where, why in (not_read | unreadable).items():
        note(f"  {where}: {why}")
    for one in added:
        tell_left_out(one.left_out)
        for where, cells in one.unmapped.items():
            note(f"  {where}: the mapping has no entry for")
            for cell in cells:
                note(f"    {cell}")
    for path in (record, *written):
        print(path)
