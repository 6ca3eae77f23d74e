"""Scenarios for a project: from its record, or from a file laid over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.analysis.agreements.interface import Basis, Level
from detente.analysis.agreements.scenarios import Stated, from_dossier, load_scenario

if TYPE_CHECKING:
    from detente.analysis.agreements.scenarios.form import Form
    from detente.model import Catalogue, Dossier


def scenario(
    dossier: Dossier,
    catalogue: Catalogue,
    path: Path | None = None,
    *,
    party_ids: tuple[str, ...] | None = None,
    level: Level = "red line",
    basis: Basis = "all voices",
) -> Stated:
    """What the record's positions state, and over it what a file says. Raises InputError, DataFileError."""

    def of_record(form: Form | None = None) -> Stated:
        return from_dossier(
            dossier,
            catalogue,
            party_ids=party_ids,
            level=level,
            basis=basis,
            without=form.without if form else (),
            nearer=form.nearer_is_no_worse if form else True,
        )

    if path is None:
        return of_record()
    ids = frozenset(one.id for one in dossier.positions)
    return load_scenario(path, record=lambda form: (of_record(form), ids))
