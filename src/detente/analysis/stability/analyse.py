"""A conflict worked out in one call: equilibria for one and for coalitions, paths, and what the assumptions change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.analysis.stability.assumed import turned
from detente.analysis.stability.interface import (
    CONCEPTS,
    LOOSEST,
    STRICTEST,
    Assumption,
    Concept,
    Model,
    Reading,
    Stable,
)
from detente.analysis.stability.loading import model_of
from detente.analysis.stability.paths import Path, from_status_quo
from detente.analysis.stability.size import check_coalitions
from detente.analysis.stability.sized import stable_for_coalitions, stable_for_each
from detente.analysis.stability.solve import in_all
from detente.errors import InputError

_MOST_PATHS = 24  # equilibria to which a path is sought
MOST_TURNED = 2**16
"""States times groups of movers up to which coalitions are worked out anew for each assumption. Tried: 1,024 states of five
parties (2^15) take a third of a second each."""

States = dict[Concept, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happens to the equilibria where one assumption is turned round: states gained and lost, by concept.

    `together` has the same for equilibria of coalitions; None where these were not worked out.
    """

    assumption: Assumption
    gained: States
    lost: States
    together: tuple[States, States] | None = None

    @property
    def matters(self) -> bool:
        """Whether anything changes."""
        return any(any(some.values()) for some in (self.gained, self.lost, *(self.together or ())))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Findings:
    """All of it, states by number.

    `equilibria` hold under `reading`. With unknown preferences `possible` are those under the loosest reading; with
    degrees of preference `strong` are those that hold by answers that would leave the mover (of a coalition: some member)
    much worse; `…_together` the same for coalitions. `coalitions` is None where they were not worked out, `refused` says why.
    """

    model: Model
    reading: Reading
    each: tuple[Stable, ...]
    equilibria: States
    coalitions: dict[tuple[int, ...], Stable] | None
    coalition_equilibria: States | None
    refused: str
    possible: States | None
    strong: States | None
    possible_together: States | None
    strong_together: States | None
    paths: tuple[Path, ...]
    changes: tuple[Change, ...]


def analyse(
    model: Model, reading: Reading = STRICTEST, *, with_coalitions: bool = True, sensitivity: bool = True
) -> Findings:
    """Work a conflict out. Raises InputError where it would take more memory than there may be, said beforehand."""
    each = stable_for_each(model, reading)
    equilibria = listed(in_all(each, model.size))
    coalitions, refused = _coalitions(model, reading) if with_coalitions else (None, "not asked for")
    together = listed(in_all(list(coalitions.values()), model.size)) if coalitions is not None else None
    unknown = any(one.unknown for one in model.preferences)
    degrees = any(one.band.any() for one in model.preferences)
    wide = coalitions is not None
    goals = sorted({*equilibria["nash"], *equilibria["seq"], *((together or {}).get("nash", ()))} - {model.status_quo})
    return Findings(
        model=model,
        reading=reading,
        each=each,
        equilibria=equilibria,
        coalitions=coalitions,
        coalition_equilibria=together,
        refused=refused,
        possible=listed(in_all(stable_for_each(model, LOOSEST), model.size)) if unknown else None,
        strong=listed(in_all(stable_for_each(model, reading, strong=True), model.size)) if degrees else None,
        possible_together=_together(model, LOOSEST) if unknown and wide else None,
        strong_together=_together(model, reading, strong=True) if degrees and wide else None,
        paths=from_status_quo(model, goals[:_MOST_PATHS], reading),
        changes=tuple(_change(model, one, (equilibria, together), reading=reading) for one in model.assumptions)
        if sensitivity
        else (),
    )


def _together(model: Model, reading: Reading, *, strong: bool = False) -> States:
    return listed(in_all(list(stable_for_coalitions(model, reading, strong=strong).values()), model.size))


def _coalitions(model: Model, reading: Reading) -> tuple[dict[tuple[int, ...], Stable] | None, str]:
    try:
        check_coalitions(model)
    except InputError as error:
        return None, error.what
    return stable_for_coalitions(model, reading), ""


def _change(model: Model, one: Assumption, now: tuple[States, States | None], *, reading: Reading) -> Change:
    other = model_of(turned(model.held, model.makers[one.maker], one), origin=model.origin)
    alone, together = now
    gained, lost = _differing(alone, listed(in_all(stable_for_each(other, reading), other.size)))
    if together is None or model.size << len(model.makers) > MOST_TURNED:
        return Change(assumption=one, gained=gained, lost=lost)
    return Change(assumption=one, gained=gained, lost=lost, together=_differing(together, _together(other, reading)))


def _differing(now: States, then: States) -> tuple[States, States]:
    """The states gained and lost, by concept."""
    return (
        {concept: tuple(sorted(set(then[concept]) - set(now[concept]))) for concept in CONCEPTS},
        {concept: tuple(sorted(set(now[concept]) - set(then[concept]))) for concept in CONCEPTS},
    )


def listed(stable: Stable) -> States:
    """The states of each concept by number."""
    return {concept: tuple(np.flatnonzero(stable[concept]).tolist()) for concept in CONCEPTS}
