"""From a model's answers about the parts of a document to a `Reading`, as the rule reader gives it."""

from __future__ import annotations

import dataclasses
from typing import Any

from detente.model import Actor, Attribution, Catalogue, Reading, Source, Statement
from detente.read.llm import cast
from detente.read.llm.facts import BUILDERS
from detente.read.llm.lacking import missed, tied
from detente.read.llm.merging import merged
from detente.read.llm.page import Page, Part, each
from detente.read.llm.tally import Tally

_LETTERS = {
    "statements": "s",
    "meetings": "m",
    "proposals": "r",
    "positions": "p",
    "decisions": "d",
    "events": "e",
    "views": "v",
    "interests": "i",
    "absences": "n",
    "unanswered": "u",
}


def reading_of(source: Source, parts: list[Part], *, catalogue: Catalogue, by: str, tally: Tally) -> Reading:
    """The facts that the answers hold; `tally` counts what was left out, and why. Never raises for what they say."""
    page = Page(source=source, catalogue=catalogue, by=by, tally=tally)
    cast.settle(page, parts)
    facts: dict[str, tuple[Any, ...]] = {}
    for kind, build in BUILDERS.items():
        told = [(part.number, fact) for part in parts for fact in each(page, part, kind, build=build)]
        numbered = enumerate(merged(kind, told), 1)
        facts[kind] = tuple(dataclasses.replace(fact, id=f"{_LETTERS[kind]}{number}") for number, fact in numbered)
        for _ in facts[kind]:
            tally.keep(kind)
    facts["absences"] = missed(facts["absences"], facts["meetings"])
    facts["unanswered"] = tied(facts["unanswered"], (*facts["positions"], *facts["proposals"]))
    return Reading(
        source=source.id,
        reader=by,
        actors=_taking_part(page, facts),
        attributions=tuple(_attribution(one, number) for number, one in enumerate(facts["statements"], 1)),
        **facts,
    )


def _taking_part(page: Page, facts: dict[str, tuple[Any, ...]]) -> tuple[Actor, ...]:
    """The actors that facts name, those for whom they act, and those with a standing in the talks."""
    named = {actor for every in facts.values() for fact in every for actor in _named(fact)}
    named |= {one for one, actor in page.actors.items() if actor.standing}
    for one in list(named):
        side = page.actors[one].side
        while side is not None and side not in named:
            named.add(side)
            side = page.actors[side].side
    for one in page.actors:
        if one in named:
            page.tally.keep("actors")
        else:
            page.tally.drop("actors", "takes part in nothing")
    return tuple(actor for one, actor in page.actors.items() if one in named)


def _named(fact: Any) -> set[str]:
    found: set[str] = set()
    for key in ("speaker", "relayer", "party", "author", "recipient", "body", "actor"):
        if value := getattr(fact, key, None):
            found.add(value)
    for key in ("participants", "mediators", "absent", "resisted_by"):
        found.update(getattr(fact, key, ()))
    found.update(one.by for one in getattr(fact, "accounts", ()) if one.by)
    return found


def _attribution(one: Statement, number: int) -> Attribution:
    """A statement as the wider kind of attribution, in passages alone."""
    spans = [passage for passage in (one.named, one.cue, *one.content) if passage]
    return Attribution(
        id=f"t{number}",
        evidence=tuple(spans),
        why=dataclasses.replace(one.why, rule="llm.attribution"),
        attributed_to=(one.named,) if one.named else (),
        cue=(one.cue,) if one.cue else (),
        content=one.content,
    )
