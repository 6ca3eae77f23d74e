"""`detente purge SOURCE|ACTOR`: removed for good, wherever it stands in the record."""

from __future__ import annotations

import dataclasses
import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, note, visible
from detente.cli.options import JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.record.interface import Purged

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def purge(
    what: str = typer.Argument(help="A source by its id, or an actor by id or name."),
    why: str = typer.Option(..., "--why", help="The reason: it is kept, so name nobody in it."),
    by: str = typer.Option("", "--by", help="Who purges (default: the reviewer in the settings)."),
    also: list[str] = typer.Option([], "--also", help="A further form of the name to look for; may be repeated."),
    but: list[str] = typer.Option(
        [], "--but", help="A form of the name, or a version of the source by its id, to leave alone; may be repeated."
    ),
    whole: bool = typer.Option(False, "--whole-sources", help="The sources that name the actor go altogether."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would go."),
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Remove a source or a person from the record for good, history, indexes and copies beside it included.

    Only a tombstone stays: who purged, when, why, a source or an actor, and digests, by which detente verify still
    checks all the rest. It cannot be undone. Files that were made from the record (briefs, exports, bundles) are not
    touched.
    """
    from detente.errors import UsageError

    with open_project(record, settings, reviewer=by) as project:
        ask = functools.partial(project.purge, what, why=why, also=also, but=but, whole=whole)
        found = ask(trial=True)
        if not dry_run:
            if not yes and not sys.stdin.isatty():
                raise UsageError("a purge cannot be undone", input=what, do="Look with --dry-run, then add --yes.")
            if not yes:
                note("\n".join(_in_words(found, done=False)))
                typer.confirm("Remove all this for good?", abort=True, err=True)
            found = ask()
    if as_json:
        emit_json({"done": not dry_run, **dataclasses.asdict(found)})
    else:
        print("\n".join(_in_words(found, done=not dry_run)))


def _in_words(found: Purged, *, done: bool) -> Iterator[str]:
    """What goes or went, a line for each sort."""
    gone = "Gone" if done else "Would go"
    blocked = "Blocked out" if done else "Would be blocked out"
    for source, title in found.removed:
        yield f"{gone}: source {source} ({visible(title)})"
    facts = sum(found.facts.values())
    if facts:
        kinds = ", ".join(f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in found.facts.items())
        yield f"{gone}: {facts} fact{'s' if facts != 1 else ''} as read ({kinds})"
    if found.decisions:
        yield f"{gone}: {found.decisions} decision{'s' if found.decisions != 1 else ''} about them"
    for form, places in found.forms.items():
        yield f"{blocked}: “{visible(form)}” at {places} place{'s' if places != 1 else ''}"
    for source, title in found.blocked:
        yield f"{blocked} in, and its document {gone.lower()}: source {source} ({visible(title)})"
    if found.changed:
        yield f"Changed: {found.changed} other row{'s' if found.changed != 1 else ''}"
    for name in found.copies:
        yield f"{gone}: the file {visible(name)} beside the record"
    yield f"Tombstones: {found.rows}. Briefs, exports, bundles and copies that you made are yours to remove."
