"""The people component step by step: pieces, signs, cast, sights, sides, mentions."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.layers import Mention
from detente.read.people import bodies, home, naming, names, output, relevance, roles, sides, sights, signs
from detente.read.people.lexicon import lexicon
from detente.read.people.page import page_of


def read(doc: Doc) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors and mentions of a report, from its text and layout."""
    page = page_of(doc)
    if not page.words:
        return (), ()
    words = lexicon()
    found = names.pieces(page, words)
    offices = roles.roles(page, found, words)
    table = signs.signs_of(page, found, offices, words)
    stage = naming.Stage(
        page=page, lexicon=words, pieces=found, roles=offices, signs=table, verdicts=signs.verdicts(table, doc._.title or "")
    )
    naming.name_all(stage)
    home.vote(stage)
    government = home.settle(stage, doc._.title or "")
    seen = relevance.standing_for(stage, sights.by_name(stage))
    seen += sights.short_forms(stage, seen, government)
    for sight in seen:
        if sight.draft is not None and sight.kind in {"name", "capital"} and sight.draft.kind != "person":
            sight.draft.add(page.spelled(sight.core, sight.core_last))
    order = sides.Order(seen)
    order = sides.Order([*seen, *bodies.place(stage, order, government)])
    sides.link(stage, order, government)
    seen = order.sights
    kept = output.disjoint(seen)
    return output.write(doc, page, seen=seen, shown=kept, keep=relevance.keep(stage, seen))
