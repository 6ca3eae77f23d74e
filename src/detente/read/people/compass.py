"""A divided land: "the north", "the south", "northern negotiators", and the states "North X" and "South X"."""

from __future__ import annotations

from collections import Counter

from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage

POINTS = {"north": "south", "south": "north", "east": "west", "west": "east"}
ADJECTIVES = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}
TEAMS = word_set("delegation side team leadership negotiators government leader leaders forces army camp officials authorities "
                   "administration representatives")  # fmt: skip
_RULERS = word_set("government administration authorities")
_RIVALRY = word_set("rival parallel recognised recognized unrecognised unrecognized")
"""One of these stands where a land has two governments."""
_TOLD = word_set("told tells urged asked accused between with informed assured against by")
_LEADING = word_set("leads led heads headed rules ruled represents represented")
_HEADS = word_set("head leader president chief ruler premier minister spokesman spokeswoman negotiator")
_SPLIT = word_set("breakaway rebel rebel-held self-declared separatist internationally recognised recognized")
_MODALS = word_set("would will could must may might cannot has had is was says said wants still also never now")
_OWNED = word_set("patron ally backer protector demand demands offer proposal leader leaders delegation negotiator negotiators reply answer position army "
                  "insistence request refusal president government team")  # fmt: skip


def settle(stage: Stage) -> None:
    """Find out whether points of the compass are parties here, and who they are.

    They are where both ends speak, or where one does and a state "North X" is named, or where one has a government of its own.
    """
    acting = Counter(stage.page.lower(i) for i in stage.page.where(POINTS.keys()) if acts(stage, i))
    named = {point: state for point in POINTS if (state := _state(stage, point))}
    for point, other in POINTS.items():
        both = acting[point] and (acting[other] or named.get(other))
        ruled = None if both or named.get(point) else _rival(stage, point)
        if not (both or ruled or (acting[point] and named.get(point)) or (named.get(point) and named.get(other))):
            continue
        name = ruled or f"the {point}"
        draft = named.get(point) or stage.cast.enter(Draft(kind="group", name=name, rule="people.compass"), name)
        draft.nouns.discard(point)
        stage.compass[point] = draft
    for piece in stage.pieces:
        if piece.first == piece.last and piece.text.lower() in stage.compass and piece not in stage.named:
            stage.named[piece] = stage.compass[piece.text.lower()]


def _rival(stage: Stage, point: str) -> str | None:
    """What a report of rival governments calls the one of a point: "the eastern administration"; None where there is none that acts."""
    page = stage.page
    if _RIVALRY.isdisjoint(page.spots):
        return None
    for index in page.spots.get(f"{point}ern", ()):
        noun = page.words[index + 1] if page.lower(index + 1) in _RULERS else None
        if noun is None or page.words[index].capital or noun.capital or page.lower(index - 1) != "the":
            continue
        after = page.lower(index + 2)
        if noun.owns or after in stage.lexicon.acts or after in stage.lexicon.speaks or after in _MODALS:
            return f"the {point}ern {noun.lower}"
    return None


def _state(stage: Stage, point: str) -> Draft | None:
    """The one state whose name begins with a point of the compass."""
    firsts = {point, f"{point}ern"}
    found = [d for d in stage.cast.of_kind("state") if " " in d.name and d.name.split()[0].lower() in firsts]
    return found[0] if len(found) == 1 else None


def acts(stage: Stage, index: int) -> bool:
    """Whether "the north" speaks, is told, is led or owns an offer at a word."""
    page = stage.page
    the = determiner(stage, index)
    if the is None or page.lower(index + 1) == "of":
        return False
    before = page.lower(the - 1)
    if page.words[index].owns:
        return any(word in _OWNED or word in stage.lexicon.offices for word in map(page.lower, (index + 1, index + 2)))
    if before in _TOLD or before in _LEADING or (before == "of" and page.lower(the - 2) in _HEADS):
        return True
    if before == "for":
        return page.lower(index + 1) == ","
    if before in {"in", "from", "to", "across", "of", "at", "into"}:
        return False
    word = page.lower(index + 1)
    return word in stage.lexicon.acts or word in stage.lexicon.speaks or word in _MODALS


def determiner(stage: Stage, index: int) -> int | None:
    """The index of the "the" of "the north", over up to three names or "breakaway" between."""
    page = stage.page
    for here in range(index - 1, max(-1, index - 5), -1):
        word = page.word(here)
        if word is None or word.lower == "the":
            return here if word else None
        if not (word.capital or word.lower in _SPLIT) or word.opens:
            return None
    return None


def sights(stage: Stage) -> list[Sight]:
    """A sight for every place where a point of the compass stands for a party."""
    if not stage.compass:
        return []
    found = []
    for index in stage.page.where(POINTS.keys() | ADJECTIVES.keys()):
        word = stage.page.words[index]
        point = ADJECTIVES.get(word.lower)
        if word.lower in stage.compass and acts(stage, index):
            first = determiner(stage, index)
            found.append(
                _sight(stage, index - 1 if first is None else first, last=index, draft=stage.compass[word.lower])
            )
        elif point in stage.compass and stage.page.lower(index + 1) in TEAMS:
            first = index - (stage.page.lower(index - 1) == "the")
            draft = stage.compass[point]
            ruled = draft.name.endswith(f" {stage.page.lower(index + 1)}")  # "the eastern administration"
            sight = _sight(stage, first, last=index, draft=draft, named=index + ruled)
            sight.last, sight.people = index + 1, True
            found.append(sight)
    return found


def _sight(stage: Stage, first: int, *, last: int, draft: Draft, named: int | None = None) -> Sight:
    draft.add(stage.page.spelled(first, last if named is None else named))
    return Sight(first=first, last=last, core=last, core_last=last, draft=draft, kind="name", lead=first)
