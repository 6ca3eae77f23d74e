"""`detente diff A B`: what the record learnt between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, visible
from detente.cli.options import JSON, RECORD, SETTINGS, known_at, open_project
from detente.cli.show import VIEWS, Names, names_of
from detente.record import Place

if TYPE_CHECKING:
    from detente.analysis.movement import Movement
    from detente.model import Fact
    from detente.record.interface import Changed, Differences

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def diff(
    since: str = typer.Argument(help="A day (its end, UTC) or a moment: 2031-03-17, 2031-03-17T14:05+02:00."),
    until: str | None = typer.Argument(None, help="The same, later (default: now)."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say what the record learnt, changed and withdrew between two days, and which positions moved.

    Days are those on which the record learnt of something, not those on which it happened.
    """
    one, other = known_at(since), known_at(until) or dt.datetime.now(dt.UTC)
    assert one is not None  # noqa: S101 - an argument is always there, said for the type checker
    with open_project(record, settings) as project:
        found = project.differences(one, other)
        moved = project.moved(found)
        names = names_of(found.after, project.settings.names, earlier=found.before)
    if as_json:
        emit_json(_data(found, moved))
        return
    for line in _lines(found, moved, names=names):
        print(visible(line))


def _lines(found: Differences, moved: tuple[Movement, ...], *, names: Names) -> Iterator[str]:
    yield f"From {found.since:%Y-%m-%d %H:%M} to {found.until:%Y-%m-%d %H:%M} UTC, by the record's own clock."
    yield f"{_count(len(found.sources), 'report')} came in or changed."
    for one in found.sources:
        yield f"  {one.id}  {one.title or one.location}"
    for title, facts in (("New", found.new), ("Withdrawn", found.withdrawn)):
        yield f"{title}: {_count(len(facts), 'fact')}."
        for fact in facts:
            yield from _fact(fact, names)
            if fact.id in found.gone:
                yield f"    no longer in the source since {found.gone[fact.id]}"
    yield f"Changed: {_count(len(found.changed), 'fact')}."
    for each in found.changed:
        yield from _changed(each, names)
    yield f"Positions that moved: {len(moved)}."
    for movement in moved:
        yield f"  {' · '.join(VIEWS['movements'][1](movement, names))}"
        yield from _where(movement.was, "before")
        yield from _where(movement.now, "now")


def _fact(fact: Fact, names: Names) -> Iterator[str]:
    kind = _kind(fact)
    row = " · ".join(VIEWS[kind][1](fact, names)) if kind in VIEWS else getattr(fact, "name", fact.id)
    yield f"  {kind.removesuffix('s').replace('_', ' ')} {fact.id}: {row}"
    yield from _where(fact.evidence, "")


def _changed(one: Changed, names: Names) -> Iterator[str]:
    yield from _fact(one.after, names)
    for field in one.fields:
        yield f"    {field.field}: {_value(field.before, names)} -> {_value(field.after, names)}"


def _where(passages: Any, when: str) -> Iterator[str]:
    """The reports that the words stand in."""
    sources = ", ".join(dict.fromkeys(one.source for one in passages))
    if sources:
        yield f"    {when + ' ' if when else ''}in {sources}"


def _value(value: Any, names: Names) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one, names) for one in value) or "–"
    if isinstance(value, dict) and "by" in value:
        return f"{value['field']} {value['value']} ({names(value['by']) if value['by'] else 'the outlet'})"
    if isinstance(value, dict):
        return str(value.get("exact") or value.get("value") or value.get("words"))
    return "–" if value is None else names(value) if isinstance(value, str) else str(value)


def _kind(fact: Fact) -> str:
    from detente.project import field_of

    return field_of(fact)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _data(found: Differences, moved: tuple[Movement, ...]) -> dict[str, Any]:
    from detente.model.schema import adapter

    def plain(one: Any) -> Any:
        return adapter(type(one)).dump_python(one, mode="json")

    def told(fact: Fact) -> dict[str, Any]:
        return {"kind": _kind(fact), **plain(fact)}

    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "sources": [one.id for one in found.sources],
        "new": [told(one) for one in found.new],
        "withdrawn": [
            {**told(one), **({"gone_since": found.gone[one.id]} if one.id in found.gone else {})}
            for one in found.withdrawn
        ],
        "changed": [
            {
                "before": [told(it) for it in one.before],
                "after": told(one.after),
                "fields": [{"field": it.field, "before": it.before, "after": it.after} for it in one.fields],
            }
            for one in found.changed
        ],
        "moved": [plain(one) for one in moved],
    }
