"""Which of the cast matter: those that speak, meet, propose, hold a position or decide."""

from __future__ import annotations

from detente.read.people import acting, bodies
from detente.read.people.actors import adding
from detente.read.people.cast import Draft, Sight
from detente.read.people.naming import Stage
from detente.read.people.page import Page


def standing_for(stage: Stage, sights: list[Sight]) -> list[Sight]:
    """The sights without capitals that are only places."""
    for one in sights:
        one.silent = one.people and not acting.acts(stage.page, one, lexicon=stage.lexicon)
    seats = {piece.first for piece in stage.named if piece.known is not None and piece.known.use == "seat"}
    return [
        one
        for one in sights
        if one.kind != "capital" or one.core in seats or acting.speaks(stage.page, one, lexicon=stage.lexicon)
    ]


def keep(stage: Stage, sights: list[Sight]) -> list[Draft]:
    """The drafts that act somewhere in the report, and the sides of the people who do."""
    kept: dict[Draft, None] = {}
    for sight in sights:
        draft = sight.draft
        if draft is None or draft in kept:
            continue
        if _matters(stage, sight, draft=draft):
            kept[draft] = None
    kept.update(
        dict.fromkeys(adding.kept(stage, dict.fromkeys(s.draft for s in sights if s.draft and s.draft not in kept)))
    )
    for draft in list(kept):
        if draft.kind == "person" or draft.home is not None:
            kept.setdefault(draft.side(), None)
    return list(kept)


def _matters(stage: Stage, sight: Sight, *, draft: Draft) -> bool:
    if draft.kind == "person" and draft.code != "u":
        return sight.kind == "name" and (not _heading(stage.page, sight) or _labelled(stage.page, draft))
    if draft.code == "u" or draft.standing is not None or draft.rule == adding.RULE:
        return True
    if draft.code in {"p", "c"}:
        return bodies.decides(stage, sight)
    armed = draft.code == "g" and " " in draft.name
    ruled = sight.lead < sight.core and stage.page.lower(sight.core - 1) == "in"  # "the authorities in Orsk"
    stands = armed or ruled or sight.kind == "description" or (sight.kind == "capital" and not draft.known)
    return not _heading(stage.page, sight) and (stands or acting.acts(stage.page, sight, lexicon=stage.lexicon))


def _labelled(page: Page, draft: Draft) -> bool:
    """Whether a transcript's turns bear a person's office for a name: "SPECIAL ENVOY:"."""
    labels = {page.text[one.speaker.start : one.speaker.end].lower() for one in page.blocks if one.speaker is not None}
    wanted = [set(label.removeprefix("the ").split()) for label in labels]
    return draft.role is not None and any(one and one <= set(draft.role.lower().split()) for one in wanted)


def _heading(page: Page, sight: Sight) -> bool:
    return page.heading(sight.core)
