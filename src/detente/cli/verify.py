"""`detente verify`: whether the record is as it was kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, progress
from detente.cli.options import JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.record.interface import Flaw, Verified

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def verify(
    record: Place = RECORD,
    expect: str = typer.Option("", "--expect", help="A digest that an earlier run printed and you wrote down."),
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Find the first row of the record that was changed, removed, inserted or reordered.

    Goes through all of history and everything that it added. Exit code 0 where all is as it was kept; 4 where it is
    not. The digest that it prints stands for all that the record holds: write it down elsewhere, and --expect says
    later whether the record still holds it, even if somebody wrote the whole history anew.
    """
    from detente.errors import RecordDamagedError

    with open_project(record, settings) as project:
        found = project.verify(expect=expect.strip().lower(), progress=progress())
    if as_json:
        emit_json({"sound": found.flaw is None, **dataclasses.asdict(found)})
    if found.flaw is not None:
        raise RecordDamagedError(_what(found.flaw), input=str(record), do=_do(found.flaw))
    if not as_json:
        print("\n".join(_in_words(found)))


def _in_words(found: Verified) -> list[str]:
    """What was checked, and the digest to write down."""
    steps, kept = _count(found.history, "step"), _count(found.rows, "row")
    lines = [f"Nothing was changed: {steps} of history and {kept} are as they were kept."]
    if found.upgraded:
        older = _count(found.upgraded, "step")
        lines.append(f"The first {older} are older than the chain: checked as they were when the record was upgraded.")
    if found.purged:
        purged = "1 of them was" if found.purged == 1 else f"{found.purged:,} of them were"
        lines.append(f"{purged} purged on purpose: tombstones stand for what they held.")
    if found.digest:
        lines.append(f"Digest: {found.digest}")
    return lines


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"


def _what(flaw: Flaw) -> str:
    if flaw.what == "missing":
        return "the record does not hold what it held when this digest was printed"
    if flaw.table == "file":
        return f"SQLite finds the file damaged: {flaw.row}"
    when = f" (kept at step {flaw.history} of history, {flaw.at})" if flaw.history else ""
    return f"row {flaw.row} of table {flaw.table} was {flaw.what}{when}"


def _do(flaw: Flaw) -> str:
    if flaw.what == "missing":
        return "Check the digest and the file's name; otherwise restore a copy from before."
    return "Keep this file as it is and restore the last copy that detente verify finds sound."
