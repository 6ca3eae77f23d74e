"""`detente read FILE…`: what each report says, without keeping a record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from detente.cli.console import note, progress, visible
from detente.cli.options import JSON, moment

app = typer.Typer(rich_markup_mode=None)


@app.command()
def read(
    reports: list[str] = typer.Argument(help="Files and folders, FILE.jsonl[.gz] of articles, - for standard input."),
    published: str | None = typer.Option(None, help="When these reports were published, where they do not say."),
    reader: str = typer.Option("rules", help="Which reader."),
    issues: Path | None = typer.Option(None, help="A YAML file of your own issues."),
    workers: int = typer.Option(1, min=1, help="Processes that read at the same time."),
    as_json: bool = JSON,
) -> None:
    """Read reports and print what each says; with --json one line a report.

    Spans are offsets in code points into the report's clean text; those of an article in a JSONL file are
    into its text as given. An input that cannot be read gives {"id": …, "error": …}.
    """
    from detente.errors import EXIT_PARTIAL
    from detente.project import read_lines

    failed = False
    lines = read_lines(
        reports, published=moment(published), reader_name=reader, issues=issues, workers=workers, progress=progress()
    )
    for line, text in lines:
        failed |= "error" in line
        if as_json:
            print(json.dumps(line, ensure_ascii=False))
            sys.stdout.flush()
        else:
            for words in _plain(line, text):
                print(visible(words))
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
