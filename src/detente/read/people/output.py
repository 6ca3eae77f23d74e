"""From drafts and sights to the model's actors and the reader's mentions."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.model import Actor
from detente.model.actor import SIDE_ELSEWHERE, SIDE_LIKELY, SIDE_SUPPOSED
from detente.model.fact import made
from detente.read.layers import Mention, Span, passage_of, why
from detente.read.people.cast import Draft, Sight
from detente.read.people.page import Page

# Passages kept as evidence of one actor: the first ones; more would say nothing new.
_EVIDENCE = 8


def disjoint(sights: list[Sight]) -> list[Sight]:
    """The sights in text order without those inside a wider one, a person's phrase before all others."""
    kept: list[Sight] = []
    for sight in sorted(sights, key=lambda one: (one.first, -one.last)):
        if sight.silent:
            continue
        if kept and sight.first <= kept[-1].last:
            last = kept[-1]
            if sight.last <= last.last:
                continue
            if _rank(sight) > _rank(last):
                kept[-1] = sight
                continue
            continue
        kept.append(sight)
    return kept


def _rank(sight: Sight) -> int:
    person = sight.draft is not None and sight.draft.kind == "person"
    return 2 * person + (sight.draft is not None)


def write(
    doc: Doc, page: Page, *, seen: list[Sight], shown: list[Sight], keep: list[Draft]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The kept drafts as actors, numbered by first mention, and the shown sights as mentions.

    `seen` holds also the sights inside wider ones ("Orsk" in "Orsk's envoy Ana Diaz"), which are evidence.
    """
    spots: dict[Draft, list[Span]] = {}
    for sight in _standing(seen):
        if sight.draft is not None:
            spots.setdefault(sight.draft, []).append(page.span(sight.core, sight.core_last))
    ids = numbered(seen, keep)
    placed = sorted(ids, key=lambda draft: int(ids[draft][1:]))
    actors = tuple(_actor(doc, draft, ids=ids, spots=spots[draft]) for draft in placed)
    return actors, tuple(_mention(page, sight, ids=ids) for sight in shown)


def numbered(seen: list[Sight], keep: list[Draft]) -> dict[Draft, str]:
    """The ids of the kept drafts that are seen anywhere, by first mention."""
    wanted = set(keep)
    placed = dict.fromkeys(one.draft for one in _standing(seen) if one.draft is not None and one.draft in wanted)
    return {draft: f"a{number}" for number, draft in enumerate(placed, 1)}


def _standing(seen: list[Sight]) -> list[Sight]:
    """The sights that name or describe somebody, by place."""
    return sorted((one for one in seen if one.kind not in {"pronoun", "collective"}), key=lambda one: one.core)


def _actor(doc: Doc, draft: Draft, *, ids: dict[Draft, str], spots: list[Span]) -> Actor:
    side = draft.side(ids)
    return made(
        Actor,
        id=ids[draft],
        evidence=tuple(passage_of(doc, span) for span in spots[:_EVIDENCE]),
        why=why(draft.rule + _side_by(draft), doc, span=spots[0]),
        kind=draft.kind,
        name=draft.name,
        names=tuple(draft.forms) or (draft.name,),
        side=ids.get(side) if side is not draft and side.kind != "person" else None,
        role=draft.role,
        standing=draft.standing,
    )


def _side_by(draft: Draft) -> str:
    """What a rule's name says of a side that no rule tells."""
    if draft.elsewhere:
        return SIDE_ELSEWHERE
    if draft.guessed:
        return SIDE_LIKELY
    return SIDE_SUPPOSED if draft.supposed else ""


def _mention(page: Page, sight: Sight, *, ids: dict[Draft, str]) -> Mention:
    words = page.words
    return Mention(
        start=words[sight.first].start,
        end=words[sight.last].end,
        kind=sight.kind,
        actor=ids.get(sight.draft) if sight.draft is not None else None,
        core=page.span(sight.core, sight.core_last),
        members=tuple(ids[one] for one in sight.members if one in ids),
        anonymous=sight.anonymous,
    )
