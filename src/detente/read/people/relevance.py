"""Which of the cast matter: those that speak, meet, propose, hold a position or decide."""

from __future__ import annotations

from detente.read.people import acting, bodies
from detente.read.people.cast import Draft, Sight
from detente.read.people.naming import Stage
from detente.read.people.page import Page


def standing_for(stage: Stage, sights: list[Sight]) -> list[Sight]:
    """The sights without capitals that are only places."""
    for one in sights:
        one.silent = one.people and not acting.acts(stage.page, one, stage.lexicon)
    return [one for one in sights if one.kind != "capital" or _stands(stage, one)]


def _stands(stage: Stage, sight: Sight) -> bool:
    piece = next((p for p in stage.named if p.first == sight.core), None)
    if piece is not None and piece.known is not None and piece.known.use == "seat":
        return True
    return acting.speaks(stage.page, sight, stage.lexicon)


def keep(stage: Stage, sights: list[Sight]) -> list[Draft]:
    """The drafts that act somewhere in the report, and the sides of the people who do."""
    kept: dict[Draft, None] = {}
    for sight in sights:
        draft = sight.draft
        if draft is None or draft in kept:
            continue
        if _matters(stage, sight, draft):
            kept[draft] = None
    for draft in list(kept):
        if draft.kind == "person" or draft.home is not None:
            kept.setdefault(draft.side(), None)
    return list(kept)


def _matters(stage: Stage, sight: Sight, draft: Draft) -> bool:
    if draft.kind == "person":
        return sight.kind == "name" and not _heading(stage.page, sight)
    if draft.code == "u":
        return True
    if draft.standing is not None:
        return True
    if draft.code in {"p", "c"}:
        return bodies.decides(stage, sight)
    if _heading(stage.page, sight):
        return False
    if draft.code == "g" and " " in draft.name:
        return True
    if sight.kind == "description" or (sight.kind == "capital" and not draft.known):
        return True
    return acting.acts(stage.page, sight, stage.lexicon)


def _heading(page: Page, sight: Sight) -> bool:
    return page.heading(sight.core)
