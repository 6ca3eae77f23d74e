"""`detente check`: walk page one of the brief, one key a claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, note, visible
from detente.cli.options import JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.model.judgement import Verdict
    from detente.project import Project
    from detente.report.brief import Claim

app = typer.Typer(rich_markup_mode=None, add_completion=False)

KEYS: dict[str, Verdict] = {"a": "accept", "y": "accept", "r": "reject", "n": "reject", "s": "skip", " ": "skip"}
HELP = "a accept · r reject · s skip · u undo the last · q stop"


@app.command()
def check(
    record: Place = RECORD,
    by: str | None = typer.Option(None, "--by", help="Your name, as the brief will show it."),
    everything: bool = typer.Option(False, "--all", help="Also the claims that somebody has checked already."),
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Walk page one of the brief, one key a claim.

    Each claim is shown with the words that it rests on. What you decide is kept at once; the brief made
    afterwards says who checked what and when. A rejected claim leaves the brief, never the record.
    """
    from detente.errors import UsageError

    with open_project(record, settings, reviewer=by) as project:
        if not as_json and not project.settings.reviewer:
            raise UsageError("nobody to sign for the checks", do='Add --by "Your name".')
        claims = project.page_one()
        if as_json:
            for claim in claims:
                emit_json(project.claim_as_data(claim))
            return
        todo = [claim for claim in claims if claim.facts and (everything or claim.checked_by is None)]
        _walk(project, todo, seen=project.state())


def _walk(project: Project, claims: list[Claim], *, seen: int) -> None:
    from detente.errors import RecordConflictError

    done: list[Claim] = []
    note(f"{len(claims)} claims to check. {HELP}")
    at = 0
    while at < len(claims):
        _show(project, claims[at], number=at + 1, total=len(claims))
        key = _key()
        if key in ("q", "\x1b", ""):
            break
        if key == "u" and done:
            last = done.pop()
            project.undo(last)
            at = claims.index(last)
        elif key in KEYS:
            try:
                project.judge(claims[at], KEYS[key], seen=seen)
                done.append(claims[at])
            except RecordConflictError as error:  # of one claim: the others are still to be checked
                note(error.sentence)
            at += 1
        else:
            note(HELP)
    note(f"{len(done)} decisions kept. Make the brief again to see them: detente brief --record {project.place}")


def _show(project: Project, claim: Claim, *, number: int, total: int) -> None:
    print(f"\n{number} of {total} · {claim.section}\n  {visible(claim.text)}")
    for location, words in project.words_of(claim):
        print(f"    “{visible(words)}”  {visible(location)}")


def _key() -> str:
    """One key where there is a terminal, otherwise one line's first letter."""
    import sys

    if sys.stdin.isatty():
        return typer.getchar().lower()
    return sys.stdin.readline().strip()[:1].lower()
