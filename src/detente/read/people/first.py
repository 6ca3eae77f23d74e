"""The people component step by step: pieces, signs, cast, sights, sides, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.layers import Mention
from detente.read.people import (
    acquainted,
    aliases,
    bodies,
    capitals,
    collectives,
    compass,
    descriptions,
    factions,
    governments,
    guessed,
    home,
    issuers,
    lands,
    names,
    namesakes,
    naming,
    output,
    pronouns,
    relevance,
    roles,
    shorts,
    sides,
    sights,
    signs,
    standing,
)
from detente.read.people.actors import adding
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.lexicon import lexicon
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.page import page_of
from detente.read.people.principals.judging import Principals, principals
from detente.read.positions.learnt.vectors import known


def read(doc: Doc) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors and mentions of a report, from its text and layout."""
    drawn = draw(doc)
    if drawn is None:
        return (), ()
    stage, order, government = drawn
    weights = doc._.learnt and doc._.learnt.sides
    guessed.guess(stage, order, home=government, quotations=doc._.quotations, weights=weights)
    acquainted.side(stage, doc._.familiar)
    seen = order.sights
    standing.assign(stage, order)
    standing.between(stage, order)
    between = _between(doc, stage, seen)
    parties = between.two
    seen += collectives.collectives(stage, seen, parties)
    shown = output.disjoint(seen)
    shown = output.disjoint(shown + pronouns.pronouns(stage, shown, doc._.quotations))
    keep = [*relevance.keep(stage, seen), *parties]
    written = output.write(doc, stage.page, seen=seen, shown=shown, keep=list(dict.fromkeys(keep)))
    ids = output.numbered(seen, keep)
    doc.user_data["two_sides"] = tuple(ids[one] for one in parties if one in ids)
    doc.user_data["side_chances"] = {ids[one]: share for one, share in between.chances.items() if one in ids}
    return written


def _between(doc: Doc, stage: Stage, seen: list[Sight]) -> Principals:
    """Whom the talks are between: by learnt weights, or where these tell fewer than two by how often sides are named."""
    weights = doc._.learnt and doc._.learnt.principals
    found = principals(stage, seen, weights=weights) if weights else Principals(())
    return found if len(found.two) > 1 else replace(found, two=collectives.parties(output.disjoint(seen)))


def draw(doc: Doc) -> tuple[Stage, Order, Home] | None:
    """The cast as rules see it, sides included, before those that they leave open are guessed; None for a text without words."""
    title = doc._.title or ""
    stage = _stage(doc, title)
    if stage is None:
        return None
    adding.persons(stage)
    naming.name_all(stage)
    acquainted.name(stage, doc._.familiar)
    namesakes.tell_apart(stage)
    aliases.join(stage)
    governments.place(stage)
    capitals.told(stage)
    compass.settle(stage)
    lands.settle(stage)
    home.vote(stage)
    stage.issuer = issuers.issuer(stage)
    issuers.world_body(stage)
    government = home.settle(stage, title)
    if adding.name(stage) and (government.main is None or not government.main.nameless):
        government = home.settle(stage, title)
    government = acquainted.government(stage, doc._.familiar, home=government)
    government = lands.claim(stage, government)
    seen = _named(stage, government)
    linked, seen = _linked(stage, seen, government=government)
    seen += descriptions.describe(stage, Order(seen), linked=linked, home=government)
    seen += adding.describe(stage, seen)
    order = Order(seen)
    sides.link(stage, order, home=government)  # once more: "his" may stand for someone described
    return stage, order, government


def _stage(doc: Doc, title: str) -> Stage | None:
    page = page_of(doc, title)
    if not page.words:
        return None
    words = lexicon()
    found = names.pieces(page, words)
    offices = roles.roles(page, found, words)
    table = signs.signs_of(page, found, roles=offices, lexicon=words)
    judge = doc._.learnt and doc._.learnt.actors
    verdicts = signs.verdicts(table, title, common=known if judge else None)
    verdicts |= acquainted.verdicts(verdicts, doc._.familiar)
    return Stage(page=page, lexicon=words, pieces=found, roles=offices, signs=table, verdicts=verdicts, judge=judge)


def _named(stage: Stage, government: Home) -> list[Sight]:
    seen = [
        *relevance.standing_for(stage, sights.by_name(stage)),
        *compass.sights(stage),
        *issuers.senders(stage),
        *lands.sights(stage),
    ]
    factions.settle(stage, government)
    seen += shorts.short_forms(stage, seen, home=government)
    for sight in seen:
        if sight.draft is not None and sight.kind in {"name", "capital"} and sight.draft.kind != "person":
            sight.draft.add(stage.page.spelled(sight.core, sight.core_last))
    return seen


def _leaders(person: Draft) -> Iterator[Draft]:
    """The people whom somebody belongs to, each to the next."""
    seen = {person}
    while (here := person.home) is not None and here.kind == "person" and here not in seen:
        yield here
        seen.add(here)
        person = here


def _linked(stage: Stage, seen: list[Sight], *, government: Home) -> tuple[dict[int, Draft], list[Sight]]:
    order = Order(seen)
    order = Order([*seen, *bodies.place(stage, order, home=government)])
    sides.link(stage, order, home=Home())  # what the words tell comes before what the home state suggests
    open_still = [person for person in stage.cast.of_kind("person") if person.home is None]
    linked = sides.link(stage, order, home=government)
    for person in open_still:
        person.supposed = person.home is not None
    for person in stage.cast.of_kind(
        "person"
    ):  # whose aide or minister somebody is tells no more than his own side is told
        person.supposed |= any(one.supposed for one in _leaders(person))
    return linked, order.sights
