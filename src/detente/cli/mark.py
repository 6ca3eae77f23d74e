"""`detente mark SOURCE WORDS`: a fact by hand, anchored to the words of a source."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json
from detente.cli.options import JSON, RECORD, SETTINGS, open_project
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def mark(
    source: str = typer.Argument(help="The source's id (detente show sources)."),
    words: str = typer.Argument(help="The words of the source that say so, exactly as they stand there."),
    who: str = typer.Option(..., "--who", help="The party or speaker: a name the record knows, or a new one."),
    kind: str = typer.Option("statement", "--kind", help="statement or position."),
    issue: str | None = typer.Option(None, help="For a position: the issue."),
    option: str | None = typer.Option(None, help="For a position: the option."),
    attitude: str | None = typer.Option(None, help="For a position: demands, accepts, open or rejects."),
    red_line: bool = typer.Option(False, "--red-line", help="For a position: the words call it a red line."),
    by: str | None = typer.Option(None, "--by", help="Your name."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Enter a fact by hand, anchored to words of a source: for reports in other languages, or what was missed."""
    from detente.errors import UsageError
    from detente.project import Stance

    if kind not in ("statement", "position") or (kind == "position" and not (issue and option and attitude)):
        raise UsageError(
            "--kind is statement or position, and a position needs --issue, --option and --attitude",
            do="See detente mark --help.",
        )
    stance = None
    if kind == "position":
        stance = Stance(issue=issue or "", option=option or "", attitude=attitude, red_line=red_line)  # type: ignore[arg-type]
    with open_project(record, settings, reviewer=by) as project:
        fact = project.mark_words(source, words, who=who, stance=stance)
    if as_json:
        emit_json({"fact": fact})
    else:
        print(fact)
