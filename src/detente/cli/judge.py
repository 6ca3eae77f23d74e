"""`detente judge …`: what people decide about facts, and taking it back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, note, table
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.model.judgement import Change, Verdict
    from detente.project import Project
    from detente.record.interface import Act

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Decide about facts. What was read stays as it was read; all that is decided can be undone and done again.",
)

BY = typer.Option(None, "--by", help="Your name.")
WHY = typer.Option("", "--why", help="Why, in your words.")
SEEN = typer.Option(
    None,
    "--seen",
    min=0,
    help="The state that you looked at, as `detente show` names it: refused where somebody else has decided about a fact since.",
)
FACTS = typer.Argument(help="Ids of facts, as `detente show … --json` gives them.")
ACTS = typer.Argument(None, help="Numbers of acts, as `detente judge list` shows them.")
LAST = typer.Option(None, "--last", min=1, help="The last so many acts, in place of their numbers.")


@app.command()
def accept(
    facts: list[str] = FACTS,
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say that facts are right."""
    _verdict("accept", facts, why, project=_signed(record, settings, by), seen=seen, as_json=as_json)


@app.command()
def reject(
    facts: list[str] = FACTS,
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Leave facts out of all that is made of the record; they stay in it."""
    _verdict("reject", facts, why, project=_signed(record, settings, by), seen=seen, as_json=as_json)


@app.command()
def edit(
    fact: str = typer.Argument(help="The id of the fact."),
    changes: list[str] = typer.Argument(help="FIELD=VALUE, as in attitude=open; the value is JSON where it can be."),
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Correct fields of a fact: a speaker, a side, an attitude, a date. Actors are named by their ids."""
    with _signed(record, settings, by) as project:
        told = [dict(zip(("field", "value"), _pair(one), strict=True)) for one in changes]
        _correct(project, [("edit", (fact,), one) for one in told], why=why, seen=seen, as_json=as_json)


@app.command()
def assign(
    actor: str = typer.Argument(help="The id of a person or body."),
    side: str = typer.Argument(help="The id of the actor for whom they act; none where they act for nobody."),
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say for whom somebody acts."""
    with _signed(record, settings, by) as project:
        told = {"field": "side", "value": None if side == "none" else side}
        _correct(project, [("edit", (actor,), told)], why=why, seen=seen, as_json=as_json)


@app.command()
def merge(
    facts: list[str] = FACTS,
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say that actors, meetings or other facts of a kind, told apart, are one."""
    with _signed(record, settings, by) as project:
        _correct(project, [("merge", tuple(facts), {})], why=why, seen=seen, as_json=as_json)


@app.command()
def split(
    fact: str = typer.Argument(help="The id of a fact that is two, or of one of two that are not one."),
    apart: list[str] = typer.Argument(
        help="What stands apart: the ids of the other, or of reports that tell of the other."
    ),
    by: str | None = BY,
    why: str = WHY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say that what was taken for one is two, or that two who are alike are not one; it is not suggested again."""
    with _signed(record, settings, by) as project:
        this, other = project.parts(fact, apart)
        _correct(project, [("split", this, {"apart": other})], why=why, seen=seen, as_json=as_json)


@app.command("note")
def remark(
    fact: str = typer.Argument(help="The id of the fact."),
    words: str = typer.Argument(help="The note."),
    by: str | None = BY,
    seen: int | None = SEEN,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Keep a note beside a fact."""
    with _signed(record, settings, by) as project:
        _correct(project, [("note", (fact,), {})], why=words, seen=seen, as_json=as_json)


@app.command("list")
def acts(
    record: Place = RECORD, settings: Path | None = SETTINGS, as_of: str | None = AS_OF, as_json: bool = JSON
) -> None:
    """List what was decided, oldest first, and whether it stands."""
    with open_project(record, settings, as_of=as_of) as project:
        found = project.acts()
    if as_json:
        for one in found:
            emit_json(_data(one))
        return
    rows = [
        (str(one.number), _when(one), one.by, _what(one), ", ".join(one.facts) or "–", one.why or "–") for one in found
    ]
    table(("act", "when", "who", "what", "facts", "why"), rows)


@app.command()
def undo(
    acts: list[int] | None = ACTS,
    last: int | None = LAST,
    by: str | None = BY,
    why: str = WHY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Take back all that acts decided; what was decided before them counts again."""
    with _signed(record, settings, by) as project:
        wanted = _wanted(project, acts, last=last, stands=True)
        _kept(project.undo_acts(*wanted, why=why), f"Undone: {_numbers(wanted)}.", as_json=as_json)


@app.command()
def redo(
    acts: list[int] | None = ACTS,
    last: int | None = LAST,
    by: str | None = BY,
    why: str = WHY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Let acts count again that were undone."""
    with _signed(record, settings, by) as project:
        wanted = _wanted(project, acts, last=last, stands=False)
        _kept(project.redo_acts(*wanted, why=why), f"Done again: {_numbers(wanted)}.", as_json=as_json)


def _signed(record: Place, settings: Path | None, by: str | None) -> Project:
    from detente.errors import UsageError

    project = open_project(record, settings, reviewer=by)
    if not project.settings.reviewer:
        project.close()
        raise UsageError("nobody to sign for the decision", do='Add --by "Your name".')
    return project


def _verdict(
    verdict: Verdict, facts: list[str], why: str, *, project: Project, seen: int | None, as_json: bool
) -> None:
    from detente.model import Judgement

    with project:
        at, by = dt.datetime.now(dt.UTC), project.settings.reviewer
        told = (Judgement(fact=one, verdict=verdict, by=by, at=at, note=why) for one in facts)
        number = project.decide(*told, seen=seen)
        _kept(number, f"Kept as act {number}.", as_json=as_json)


def _correct(
    project: Project,
    told: list[tuple[Change, tuple[str, ...], dict[str, Any]]],
    *,
    why: str,
    seen: int | None,
    as_json: bool,
) -> None:
    from detente.model import Correction

    at, by = dt.datetime.now(dt.UTC), project.settings.reviewer
    number = project.decide(
        *(Correction(kind=kind, facts=facts, by=by, at=at, why=why, **fields) for kind, facts, fields in told),
        seen=seen,
    )
    _kept(number, f"Kept as act {number}.", as_json=as_json)


def _kept(number: int, words: str, *, as_json: bool) -> None:
    if as_json:
        emit_json({"act": number})
    else:
        note(words)


def _pair(words: str) -> tuple[str, Any]:
    from detente.errors import UsageError

    field, sign, value = words.partition("=")
    if not sign:
        raise UsageError(f"{words!r} sets nothing", do="Write FIELD=VALUE, as in attitude=open.")
    try:
        return field, json.loads(value)
    except ValueError:
        return field, value


def _wanted(project: Project, acts: list[int] | None, *, last: int | None, stands: bool) -> list[int]:
    from detente.errors import UsageError

    if bool(acts) == bool(last):
        raise UsageError("which acts?", do="Name their numbers, or --last N.")
    if acts:
        return acts
    acts_of_people = [one for one in project.acts() if not one.of and one.what != ("version",)]
    found = [one.number for one in acts_of_people if one.stands == stands]
    if not found:
        raise UsageError(
            "there is nothing to undo" if stands else "nothing is undone", do="detente judge list shows the acts."
        )
    return found[-(last or 0) :]


def _numbers(acts: Iterable[int]) -> str:
    return ", ".join(map(str, acts))


def _when(one: Act) -> str:
    return one.at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M")


def _what(one: Act) -> str:
    told = ", ".join(one.what)
    return f"{told} {_numbers(one.of)}" if one.of else told if one.stands else f"{told} (undone)"


def _data(one: Act) -> dict[str, Any]:
    return {
        "act": one.number,
        "at": one.at.isoformat(),
        "by": one.by,
        "what": list(one.what),
        "facts": list(one.facts),
        "why": one.why,
        "of": list(one.of),
        "stands": one.stands,
    }
