"""`detente read FILE…`: what each report says, without keeping a record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from detente.cli.console import note, progress, visible
from detente.cli.models import tell_estimate, tell_left_out
from detente.cli.options import (
    HANDLING,
    JSON,
    KEY_FROM,
    MODEL,
    MODEL_URL,
    READER,
    chosen_settings,
    moment,
)

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def read(
    reports: list[str] = typer.Argument(help="Files and folders, FILE.jsonl[.gz] of articles, - for standard input."),
    published: str | None = typer.Option(None, help="When these reports were published, where they do not say."),
    reader: str | None = READER,
    fast: bool = typer.Option(
        False, "--fast", help="By rules alone, without the parser and what is learnt: faster, and finds less."
    ),
    model_url: str | None = MODEL_URL,
    model: str | None = MODEL,
    key_from: str | None = KEY_FROM,
    handling: str | None = HANDLING,
    estimate: bool = typer.Option(False, "--estimate", help="Only say what a language model would be sent."),
    issues: Path | None = typer.Option(None, help="A YAML file of your own issues."),
    workers: int | None = typer.Option(None, min=1, help="Reports that are read at the same time."),
    settings: Path | None = typer.Option(None, "--settings", help="A YAML file of settings."),
    as_json: bool = JSON,
) -> None:
    """Read reports and print what each says; with --json one line a report.

    Spans are offsets in code points into the report's clean text; those of an article in a JSONL file are
    into its text as given. An input that cannot be read gives {"id": …, "error": …}.
    """
    from dataclasses import replace

    from detente import project
    from detente.errors import EXIT_PARTIAL
    from detente.model import load_catalogue
    from detente.read.interface import left_out

    chosen = chosen_settings(
        settings,
        issues=issues,
        workers=workers,
        reader=reader,
        reading="fast" if fast else None,
        model_url=model_url,
        model=model,
        key_from=key_from,
    )
    given = project.Given(published=moment(published))
    given = replace(given, handling=handling) if handling else given
    if estimate:
        tell_estimate(project.estimate(reports, given=given, settings=chosen), as_json=as_json)
        return
    read = project.reader(chosen.reader, load_catalogue(chosen.issues), settings=chosen)
    failed = False
    for line, text in project.read_lines(reports, given=given, settings=chosen, progress=progress(), read=read):
        failed |= "error" in line
        if as_json:
            print(json.dumps(line, ensure_ascii=False))
            sys.stdout.flush()
        else:
            for words in _plain(line, text):
                print(visible(words))
    tell_left_out(left_out(read))
    if failed:
        note("Some inputs could not be read: see above.")
        raise typer.Exit(EXIT_PARTIAL)


def _plain(line: dict[str, Any], text: str) -> Iterator[str]:
    """A reading in lines for a person."""
    yield f"== {line['id']}"
    if "error" in line:
        yield f"   {line['error']}"
        return
    names = {actor["id"]: actor["name"] for actor in line["actors"]}

    def words(spans: list[list[int]]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    for one in line["statements"]:
        who = names.get(one["speaker"], "somebody") + (" (unnamed official)" if one["anonymous"] else "")
        relayed = f", through {names[one['relayer']]}" if one["relayer"] in names else ""
        yield f"   said ({one['mode']}): {who}{relayed}: {words(one['content'])}"
    for one in line["positions"]:
        red = ", red line" if one["red_line"] else ""
        party = names.get(one["party"], one["party"])
        yield f"   position: {party} {one['attitude']} {one['issue']}/{one['option']}{red}: {words(one['evidence'])}"
    for one in line["meetings"]:
        people = ", ".join(names.get(who, who) for who in one["participants"])
        yield f"   meeting ({one['status']}, {one['date'] or 'date unknown'}): {people}: {words(one['evidence'])}"
    for kind in ("proposals", "decisions"):
        for one in line[kind]:
            yield f"   {kind[:-1]} ({one['status']}): {words(one['evidence'])}"
