"""What people keep in the record beside the reports, worked out for the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from detente.errors import DetenteError, UsageError
from detente.project import keeping
from detente.report.beside import Beside, Kept

if TYPE_CHECKING:
    from detente.analysis.agreements.numbers import Numbers
    from detente.analysis.commitment import Finding
    from detente.analysis.stability import Findings
    from detente.progress import Progress
    from detente.project.keeping import Series
    from detente.project.scenarios import Ground
    from detente.record.interface import Store

MOST_STATES = 4096
"""States of a conflict that a brief works out; of more `detente stability` alone does."""

T = TypeVar("T")


def beside(
    store: Store, ground: Callable[[], Ground], scenarios: Iterable[Path] = (), *, progress: Progress | None = None
) -> Beside:
    """What stands in the record of what people kept, worked out anew from what they put in; and scenarios laid over it.

    `ground` gives what scenarios are laid over. Raises InputError, DataFileError for one of `scenarios`.
    """

    def kept_scenario(inputs: Mapping[str, Any], origin: str) -> Numbers:
        from detente.analysis.agreements.scenarios.form import parse_form_data

        return ground().numbers(parse_form_data(inputs["form"], origin=origin), origin=origin, progress=progress)

    return Beside(
        conflicts=tuple(_worked_out(store, "conflict", _conflict)),
        commitments=tuple(_worked_out(store, "commitment", _commitment)),
        forecasts=tuple(_forecasts(store)),
        numbers=(
            *_worked_out(store, "scenario", kept_scenario),
            *(_laid(one, ground().numbers(one, progress=progress)) for one in scenarios),
        ),
    )


def _worked_out(store: Store, series: Series, work: Callable[[Mapping[str, Any], str], T]) -> Iterator[Kept[T]]:
    for one in keeping.standing(store, series):
        told = {"number": one["number"], "made_at": one["made_at"], "by": one["by"], "title": one["title"]}
        try:
            yield Kept(**told, what=work(one["inputs"], f"{series} {one['number']}"))
        except DetenteError as error:  # kept by another version, or too large: the brief says so, and goes on
            yield Kept(**told, what=None, reason=error.sentence)


def _conflict(inputs: Mapping[str, Any], origin: str) -> Findings:
    from detente.analysis.stability import analyse, model_of

    model = model_of(dict(inputs), origin=origin)
    if model.size > MOST_STATES:
        raise UsageError(f"{model.size:,} states are more than a page shows", do="detente stability works it out.")
    return analyse(model)


def _commitment(inputs: Mapping[str, Any], origin: str) -> tuple[Finding, ...]:
    from detente.analysis.commitment import findings, model_of

    return tuple(findings(model_of(inputs, origin=origin)))


def _laid(path: Path, found: Numbers) -> Kept[Numbers]:
    return Kept(number=0, made_at="", by=path.name, title=found.stated.title or path.stem, what=found)


def _forecasts(store: Store) -> Iterator[Kept[Mapping[str, Any]]]:
    """Of each issue the forecast kept last."""
    from detente.project.forecasts import kept

    latest = {one["title"]: one for one in kept(store)}
    for one in sorted(latest.values(), key=lambda each: int(each["forecast"])):
        yield Kept(number=one["forecast"], made_at=one["made_at"], by=one["by"], title=one["title"], what=one)
