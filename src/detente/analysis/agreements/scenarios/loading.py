"""A scenario from a file, by its form: YAML or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from detente.analysis.agreements.scenarios.building import Find, build
from detente.analysis.agreements.scenarios.form import Form, parse_form
from detente.analysis.agreements.scenarios.interface import Stated, Trace
from detente.analysis.agreements.scenarios.reading import text_of
from detente.analysis.agreements.scenarios.tables import load_table
from detente.errors import DataFileError

Record = Callable[[Form], tuple[Stated, Find]]
"""Gives what a record states, and finds its positions by what `from:` says, for a file that is laid over one."""


def load_scenario(path: Path, *, record: Record | None = None) -> Stated:
    """The scenario of a YAML file (`.yaml`, `.yml`) or a table (`.csv`).

    `record` is asked where the file says `over: record`; then everything under `from:` must be found in the record.
    Raises InputError, DataFileError naming the entry.
    """
    if path.suffix.lower() == ".csv":
        return load_table(path)
    return stated_by(parse_form(text_of(path), origin=str(path)), origin=str(path), record=record)


def stated_by(form: Form, *, origin: str, record: Record | None = None) -> Stated:
    """The scenario of a form, as `load_scenario` gives it."""
    if form.over is None:
        told = {"without": form.without, "between": form.between, "about": form.about}
        for name in (key for key, some in told.items() if some):
            raise DataFileError(f"`{name}` needs a record", input=origin, do="Add `over: record`.")
        return build(form, origin=origin)
    if record is None:
        raise DataFileError("it is laid over a record, and there is none", input=origin, do="Name one: --record.")
    base, find = record(form)

    def found(told: str) -> tuple[str, ...]:
        positions = find(told)
        if not positions:
            raise DataFileError(
                f"the record has no position {told!r}",
                input=origin,
                do="Give the id of one, or some of its words: detente show positions lists them.",
            )
        return positions

    for one in form.without:
        found(one)
    return build(form, origin=origin, base=base, find=found)


def traces(stated: Stated) -> Iterable[Trace]:
    """Everything that the scenario rests on."""
    for exclusion in stated.exclusions:
        yield exclusion.trace
    yield from (one.trace for one in stated.packages)
    for known in stated.knowledge:
        yield from (trace for _, trace in known.traces)
        yield from (one.trace for one in known.added)
        if known.no_deal:
            yield known.no_deal.trace
