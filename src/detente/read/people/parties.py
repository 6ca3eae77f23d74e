"""Which party a noun phrase means: "the Front's delegation", "Orsk", "the rebel side", "its negotiators"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.read.people.antecedents import antecedent_body, team_before
from detente.read.people.cast import Draft, Home
from detente.read.people.compass import ADJECTIVES
from detente.read.people.factions import party_noun
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order, is_person

_SKIPPED = word_set("the a an this that both so-called self-styled self-proclaimed main armed breakaway ruling own one of interim "
                    "internationally recognised recognized transitional then-")  # fmt: skip
_OWN = word_set("its their")
# Nouns that still mean the party before them: its people, its bodies, its seat.
_OF_PARTY = word_set(
    """delegation delegations team side camp leadership negotiators panel mission government cabinet army forces ministry
    military authorities presidency palace parliament politburo bureau council committee wing office command executive
    movement front rebels fighters troops administration regime party group embassy representatives officials ministers
    diplomats envoys commanders foreign defence defense interior political armed supreme central high general national
    justice finance information president president's prime minister minister's king king's premier state security
    negotiating party's peace secretariat faction militia insurgents guerrillas bloc coalition alliance union army's
    fighters' rulers leaders delegates cause interests"""
)
_ORGANS = word_set("ministry presidency army navy")
_TEAMS = word_set("delegation team panel negotiators side leadership mission")


@dataclass(frozen=True, slots=True)
class Party:
    """A party and the last word of the phrase that means it."""

    draft: Draft
    last: int


def party_at(stage: Stage, index: int, *, order: Order, home: Home) -> Party | None:
    """The party meant by the noun phrase that begins at a word; None where it means none, or leaves it open."""
    page = stage.page
    here, start = index, index
    sentence = page.words[index].sentence if index < len(page.words) else -1
    own: Draft | None = None
    while here < start + 7 and (word := page.word(here)) and word.sentence == sentence:
        sight = order.by_core.get(here) or order.by_first.get(here)
        if sight is not None and sight.draft is not None:
            return _named(
                stage, sight.draft.side() if is_person(sight) else sight.draft, sight.core_last, person=is_person(sight)
            )
        if word.lower in _OWN:
            own = antecedent_body(stage, here, order=order)
            return Party(own, _end(stage, here)) if own is not None else None
        point = ADJECTIVES.get(word.lower, word.lower)
        draft = stage.compass.get(point) or party_noun(stage, here, order=order, home=home)
        if draft is not None:
            return Party(draft, _end(stage, here))
        if word.lower in _TEAMS | _ORGANS and page.lower(here + 1) != "of":
            team = word.lower in _TEAMS
            found = team_before(stage, here, order=order) if team else home.at(here, word.block)
            return Party(found, here) if found is not None else None
        if word.lower not in _SKIPPED and not _leads_on(stage, here):
            return None
        here += 1
    return None


def _named(stage: Stage, draft: Draft, last: int, *, person: bool) -> Party | None:
    """A named party with the nouns after its name; a person only as a possessor of one ("Mr Renn's delegation")."""
    if draft.kind == "person":
        return None
    if person and not stage.page.words[last].owns:
        return None
    return Party(draft, _end(stage, last))


def _leads_on(stage: Stage, here: int) -> bool:
    """Whether a word before the name may belong to the phrase: an adjective, "delegation of", "ministry of"."""
    page = stage.page
    word = page.words[here]
    return (
        word.lower in _OF_PARTY
        or word.text[0].isdigit()
        or word.lower in stage.lexicon.modifiers
        or (word.capital and not word.opens)
        or "-" in word.lower
    )


def _end(stage: Stage, last: int) -> int:
    """The last word of the phrase after a party's name: "the Front's political bureau", "the Orsk side"."""
    page = stage.page
    here = last
    while (word := page.word(here + 1)) and here < last + 4 and word.lower in _OF_PARTY and not word.owns:
        here += 1
    return here
