"""Scenarios for a project: from its record, or from a file or a kept form laid over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.analysis.agreements.interface import Basis, Level
from detente.analysis.agreements.scenarios import Stated, from_dossier, load_scenario, stated_by
from detente.errors import DataFileError, UsageError

if TYPE_CHECKING:
    from detente.analysis.agreements.exact import Checked
    from detente.analysis.agreements.numbers import Numbers
    from detente.analysis.agreements.scenarios.building import Find
    from detente.analysis.agreements.scenarios.form import Form
    from detente.model import Catalogue, Dossier
    from detente.progress import Progress

FAR = frozenset({"outlet", "rival"})
"""Voices of a position that are not the party's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What scenarios are laid over: a dossier, its issues, and the actors that the user names as parties, if any."""

    dossier: Dossier
    catalogue: Catalogue
    party_ids: tuple[str, ...] | None = None

    def stated(
        self,
        told: Path | Form | None = None,
        *,
        origin: str = "",
        level: Level = "red line",
        basis: Basis = "all voices",
    ) -> Stated:
        """What the record's positions state, and over it what a file or a form says. Raises InputError, DataFileError."""

        def of_record(form: Form | None = None) -> Stated:
            self._check_issues(form, origin)
            if form:
                form = replace(form, without=tuple(key for one in form.without for key in self.positions(one)))
            return from_dossier(
                self.dossier,
                self.catalogue,
                party_ids=self._between(form, origin) if form and form.between else self.party_ids,
                level=level,
                basis=basis,
                form=form,
            )

        def record(form: Form) -> tuple[Stated, Find]:
            return of_record(form), self.positions

        if told is None:
            return of_record()
        if isinstance(told, Path):
            origin = str(told)
            found = load_scenario(told, record=record)
        else:
            found = stated_by(told, origin=origin, record=record)
        return found if basis == "all voices" else self._near(found)

    def numbers(self, told: Path | Form, *, origin: str = "", progress: Progress | None = None) -> Numbers:
        """All that numbers say of a scenario, with and without what only the outlet or a rival says of a party."""
        from detente.analysis.agreements.numbers import numbers

        every = self.stated(told, origin=origin)
        near = self.stated(told, origin=origin, basis="without outlet and rivals")
        return numbers(every, near, progress=progress)

    def positions(self, told: str) -> tuple[str, ...]:
        """The positions with an id, or else those that rest on these words (three of them at least, as they stand)."""
        ids = tuple(one.id for one in self.dossier.positions)
        if told in ids:
            return (told,)
        words = " ".join(told.strip('“”"').casefold().split())
        if words.count(" ") < 2:
            return ()
        return tuple(
            one.id
            for one in self.dossier.positions
            if any(words in " ".join(passage.exact.casefold().split()) for passage in one.evidence)
        )

    def _between(self, form: Form, origin: str) -> tuple[str, ...]:
        """The actors that a form names as parties, by name or id."""
        found = []
        for name in form.between:
            those = [one.id for one in self.dossier.actors if name in {one.id, one.name, *one.names}]
            if not those:
                raise DataFileError(
                    f"`between` names {name!r}, of whom the record knows nothing",
                    input=origin,
                    do="detente show actors lists who is there.",
                )
            found += those
        return tuple(found)

    def _check_issues(self, form: Form | None, origin: str) -> None:
        known = {one.issue for one in self.dossier.positions}
        for one in form.about if form else ():
            if one not in self.catalogue and one not in known:
                raise DataFileError(
                    f"`about` names the issue {one!r}, which is not known",
                    input=origin,
                    do="detente issues lists them.",
                )

    def _near(self, stated: Stated) -> Stated:
        """Without exclusions that a file adds and that rest on the outlet's or a rival's words alone."""
        voices = {one.id: one.voice for one in self.dossier.positions}
        kept = (
            one
            for one in stated.exclusions
            if not one.trace.positions or any(voices.get(key) not in FAR for key in one.trace.positions)
        )
        return replace(stated, exclusions=tuple(kept))


def figures_of(stated: Stated, *, seconds: float, periods: int = 0) -> dict[str, Any]:
    """The figures of a scenario whose values are all numbers. Raises UsageError naming one that is not."""
    from detente.analysis.agreements.amounts import amounts_summary, space
    from detente.analysis.agreements.exact import Bounds, summary
    from detente.analysis.agreements.scenarios import fixed

    bounds = Bounds(seconds=seconds)
    if any(one.spans for one in stated.issues):
        return amounts_summary(space(stated, periods=periods), bounds)
    return summary(fixed(stated, periods=periods), bounds)


def certificate_of(stated: Stated, *, periods: int = 0) -> dict[str, Any]:
    """What is claimed of a scenario whose values are all numbers, and what it takes to check it. Raises UsageError."""
    from detente.analysis.agreements.amounts import amounts_certificate, space
    from detente.analysis.agreements.exact import certificate
    from detente.analysis.agreements.scenarios import fixed

    if any(one.spans for one in stated.issues):
        return amounts_certificate(space(stated, periods=periods))
    return certificate(fixed(stated, periods=periods))


def frontier_of(stated: Stated, *, seconds: float, periods: int = 0) -> tuple[str, str]:
    """The packages that no other dominates as a table, or so many that come near to them, and a sentence that says which.

    Raises UsageError where neither is found in time, where nothing is left, and where any amount may be taken.
    """
    from detente.analysis.agreements.exact import Bounds, frontier, near_frontier
    from detente.analysis.agreements.scenarios import fixed
    from detente.report.frontier_table import frontier_note, frontier_table

    scenario, bounds = fixed(stated, periods=periods), Bounds(seconds=seconds / 2)
    found = frontier(scenario, bounds)
    if not found.complete:
        found = near_frontier(scenario, bounds=bounds)
    if not len(found.vectors):
        raise UsageError(
            found.reason or "no package gives everybody at least what no deal is worth",
            do="Allow more time, or drop a bound.",
        )
    return frontier_table(stated, found), frontier_note(stated, found)


def checked(held: dict[str, Any]) -> Checked:
    """What other code says of a certificate. Raises DataFileError for what is none."""
    from detente.analysis.agreements.amounts import KIND, check_amounts
    from detente.analysis.agreements.exact import check

    return check_amounts(held) if held.get("kind") == KIND else check(held)


def kept_form(path: Path) -> dict[str, Any]:
    """A scenario's file as plain data, to be kept. Raises InputError, DataFileError, UsageError for what is not YAML."""
    from detente.analysis.agreements.scenarios.form import plain_form
    from detente.analysis.agreements.scenarios.reading import text_of

    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise UsageError("only a scenario in YAML is kept", input=str(path), do="docs/how-to/scenario.md has its form.")
    return plain_form(text_of(path), origin=str(path))
