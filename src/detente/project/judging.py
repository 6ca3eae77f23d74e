"""Decisions about facts: what a split parts, and what moved between two days of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.model import Judgement

if TYPE_CHECKING:
    from detente.analysis.movement import Movement
    from detente.model import Catalogue, Dossier, Fact
    from detente.model.judgement import Verdict
    from detente.record.interface import Store
    from detente.report.brief import Claim


def parts(store: Store, fact: str, apart: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts as read on both sides of a split. `apart` names other facts, facts as read, or reports.

    Raises UsageError where nothing of the fact is left on one of the sides.
    """
    told = store.as_read(fact)
    wanted = set(apart)
    sources = {one for one in wanted if store.source(one)}
    others = tuple(it for one in wanted - sources - told.keys() for it in store.as_read(one))
    away = tuple(it for it, source in told.items() if it in wanted or source in wanted)
    rest = tuple(it for it in told if it not in away)
    if not rest or not (away or others):
        raise UsageError(
            "nothing would stand apart", input=fact, do="Name reports that tell of the other: detente show joins."
        )
    return rest, (*away, *others)


def verdicts(claim: Claim, verdict: Verdict, *, by: str, note: str) -> tuple[Judgement, ...]:
    """The same verdict about every fact of a claim, given now."""
    at = dt.datetime.now(dt.UTC)
    return tuple(Judgement(fact=fact, verdict=verdict, by=by, at=at, note=note) for fact in claim.facts)


def words_of(store: Store, claim: Claim) -> list[tuple[str, str]]:
    """Where a claim's passages stand (title or location) and their words."""
    held = {one: store.source(one) for one in {passage.source for passage in claim.passages}}
    titles = {name: one.title or one.location for name, one in held.items() if one is not None}
    return [(titles[passage.source], passage.exact) for passage in claim.passages]


def moved(before: Dossier, after: Dossier, *, catalogue: Catalogue) -> tuple[Movement, ...]:
    """The movements of positions that the later state tells and the earlier did not."""
    from detente.analysis.movement import movements

    known = {one.id for one in movements(before, catalogue)}
    still = {"new", "unchanged"}
    return tuple(one for one in movements(after, catalogue) if one.id not in known and one.kind not in still)


def field_of(fact: Fact) -> str:
    """Where a kind of fact stands in a dossier: "positions"."""
    from detente.record.kinds import KINDS, kind_of

    return KINDS[kind_of(fact)].field
