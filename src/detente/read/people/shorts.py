"""Common nouns that stand for a party or body: "the front", "the rebel side", "the panel", "the government"."""

from __future__ import annotations

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.factions import PLURALS, STEMS, recent
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

ORGANS = word_set("ministry administration presidency military army navy authorities palace foreign-ministry police")
_FORCES = {
    "forces": word_set("security armed defence defense"),
    "force": word_set("air police"),
    "command": word_set("army military"),
}
"""Words for a state's men with what must stand before each: "the security forces"; forces alone may be anybody's."""
_RECOGNISED = word_set("recognised recognized internationally internationally-recognised internationally-recognized")
_DETERMINERS = word_set("the this that both")
_OF_WAR = word_set("line lines page door row runner")
_TEAMS = word_set("side delegation team camp leadership negotiators forces fighters army delegates officials")
_VERBS = word_set("has had will would may might can could is was are were")


def short_forms(stage: Stage, sights: list[Sight], *, home: Home) -> list[Sight]:
    """One sight for every such noun that stands for somebody known."""
    taken = {index for sight in sights for index in range(sight.first, sight.last + 1)}
    order = Order(sights)
    wanted = ORGANS | {"government"} | _FORCES.keys() | stage.nouns.keys() | STEMS.keys()
    found = []
    for index in stage.page.where(wanted):
        if index not in taken:
            sight = _short_form(stage, index, order=order, home=home)
            if sight:
                found.append(sight)
    return found


def _short_form(stage: Stage, index: int, *, order: Order, home: Home) -> Sight | None:
    page = stage.page
    word = page.words[index]
    first = index
    if _of_forces(stage, index):
        first -= 1
    while page.lower(first - 1) in stage.lexicon.modifiers and word.lower in ORGANS:
        first -= 1
    while page.lower(first - 1) in _RECOGNISED and word.lower == "government":
        first -= 1
    before, after = page.lower(first - 1), page.lower(index + 1)
    if word.lower == "front" and after in _OF_WAR and not word.owns:
        return None
    noun = STEMS.get(word.lower, word.lower)
    team = (
        after in _TEAMS and not word.owns and (word.lower in STEMS or noun in stage.nouns or word.lower == "government")
    )
    if before not in _DETERMINERS and not team and not _bare(stage, index, noun=noun):
        return None
    if not team and (after in stage.nouns or (after in stage.lexicon.offices and not word.owns)):
        return None
    first = first - 1 if before in _DETERMINERS else first
    draft = _meant(stage, index, noun=noun, team=team, order=order, home=home)
    if draft is None:
        return None
    last = index + team
    draft.add(page.spelled(first, last))
    return Sight(first=first, last=last, core=index, core_last=last, draft=draft, kind="description")


def _of_forces(stage: Stage, index: int) -> bool:
    """Whether a word stands for a state's men, by the word before it: "security forces"."""
    return stage.page.lower(index - 1) in _FORCES.get(stage.page.lower(index), ())


def _bare(stage: Stage, index: int, *, noun: str) -> bool:
    """Whether a noun stands for a party without an article: "Rebels said", "talks with Front"."""
    word = stage.page.words[index]
    if word.lower not in stage.nouns:
        return False
    if index and stage.page.words[index - 1].owns and stage.page.words[index - 1].capital:
        return all(one.rule == "people.faction" for one in stage.nouns[word.lower])  # "Orsk's opposition"
    if index and stage.page.words[index - 1].capital and noun in PLURALS:
        return not stage.page.words[index - 1].owns  # "Orsk rebels"
    if word.capital and not word.opens:
        return True
    return word.opens and noun in PLURALS and stage.page.lower(index + 1) in stage.lexicon.speaks | _VERBS


def _meant(stage: Stage, index: int, *, noun: str, team: bool, order: Order, home: Home) -> Draft | None:
    word, after = stage.page.words[index], stage.page.lower(index + 1)
    state = word.lower == "government" and after != "of"
    place = stage.page.word(index + 2)
    if state and after == "in" and home.claimants and place is not None and place.capital:
        return None  # "the government in Sarn", of which nothing tells whose seat it is
    if state or (
        (word.lower in ORGANS or _of_forces(stage, index))
        and (after in stage.lexicon.speaks or after in _VERBS or (after == "in" and word.lower == "palace"))
    ):
        return home.at(index, word.block)
    if noun in stage.nouns and after != "of" and (team or word.lower in stage.nouns):
        return recent(stage, stage.nouns[noun], index, order=order)
    return None
