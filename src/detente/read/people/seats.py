"""Capitals and palaces that stand for a government, and whose they are."""

from __future__ import annotations

import re
from collections import Counter

from detente.read.people.cast import Draft
from detente.read.people.lexicon import word_set
from detente.read.people.marks import PLACE_WORDS
from detente.read.people.names import Piece
from detente.read.people.naming import Stage

_PALACE_AFTER = re.compile(
    r"(?:\s+(?:Palace|House|Hall))?,\s+(?:(?:the|his|her)\s+)?(?:president(?:['’]s|ial)?|royal|prime minister['’]s|government['’]?s?|seat of)\s+"
    r"(?:palace|office|residence|compound|seat|government|power)|,\s+as\s+(?:his|her|the\s+\w+['’]s)\s+office\s+is\s+known"
)
_PALACE_BEFORE = re.compile(r"(?:presidential|royal)\s+(?:palace|office|residence)(?:,| at| in)?\s+$")
_PLACES = PLACE_WORDS | word_set("left leave leaves leaving for from to reached reaching visited visit of")
_JOINTS = frozenset((";", ",", "and", "but", "while", "whereas"))
"""What stands between two clauses, before the subject of the second."""
_DENIALS = word_set("denied denies denying dismissed dismisses reports rumours rumors allegations")
_CAPITAL_NEAR = re.compile(r",\s+(?:the|its|their)\s+(?:\w+\s+)?capital\b")
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:,| of| city(?: of)?,?)?\s+$")


def is_seat(stage: Stage, name: str) -> bool:
    """Whether an unknown name is a capital or palace that stands for a government somewhere in the report."""
    signs = stage.signs[name]
    taken = stage.cast.find(name)
    if (
        stage.people.find(name)
        or (taken is not None and not _unsure(taken))
        or stage.verdicts[name] in {"people", "person", "group", "state"}
    ):
        return stage.verdicts[name] == "person" and signs.words == 1 and _is_palace(stage, name)
    if _is_palace(stage, name) or _is_like_palace(stage, name):
        return True
    if stage.verdicts[name] == "capital":
        return signs.speaks > 0
    if taken is not None:
        return bool(signs.place and signs.speaks and not signs.party) or _is_capital(stage, name)
    return bool(signs.speaks + signs.party) and _is_capital(stage, name)


def _unsure(draft: Draft) -> bool:
    """Whether nothing but its speaking makes a name an actor."""
    return draft.rule == "people.context-acting" and not draft.nouns


def _is_palace(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    before = "presidential" in text or "royal" in text
    return any(
        piece.text.endswith((" Palace", "State House"))
        or _PALACE_AFTER.match(text, words[piece.last].end)
        or (before and _PALACE_BEFORE.search(text, max(0, words[piece.first].start - 40), words[piece.first].start))
        for piece in _spots(stage, name)
    )


def is_named_seat(stage: Stage, name: str) -> bool:
    """Whether a report calls a name a capital, or puts the president's palace there."""
    return _is_palace(stage, name) or _is_capital(stage, name)


_OFFICIALS = frozenset(
    {"official", "officials", "spokesman", "spokeswoman", "spokesperson", "aide", "administration", "source"}
)


def _is_like_palace(stage: Stage, name: str) -> bool:
    """Whether a single name is only ever "the Orsk", speaks, and has officials: a palace that need not be called one."""
    spots = _spots(stage, name)
    signs = stage.signs[name]
    if signs.words > 1 or name.endswith("s") or name.isupper() or signs.group or signs.body or len(spots) < 2:
        return False
    page = stage.page
    if not all(page.lower(piece.first - 1) == "the" for piece in spots):
        return False
    return any(page.lower(piece.last + 1) in _OFFICIALS for piece in spots)


def _is_capital(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    return any(
        _CAPITAL_NEAR.match(text, words[piece.last].end)
        or _CAPITAL_BEFORE.search(text, max(0, words[piece.first].start - 30), words[piece.first].start)
        for piece in _spots(stage, name)
    )


def _spots(stage: Stage, name: str) -> list[Piece]:
    return [*stage.by_text.get(name, ()), *stage.by_text.get(f"{name} Palace", ())]


def apart(stage: Stage, places: list[str]) -> list[str]:
    """Names that look like capitals but stand side by side in a sentence: states of their own, not one's seats."""
    words = stage.page.words
    sentences: dict[int, set[str]] = {}
    for name in places:
        if not _is_palace(stage, name):
            for piece in _spots(stage, name):
                sentences.setdefault(words[piece.first].sentence, set()).add(name)
    beside = {name for names in sentences.values() if len(names) > 1 for name in names}
    return [name for name in places if name in beside]


def hand(stage: Stage, name: str, *, state: Draft) -> None:
    """Let a capital or palace stand for a state."""
    for piece in _spots(stage, name):
        own = stage.named.get(piece)
        if own is not None and own is not state and own.name == name and own in stage.cast.drafts:
            stage.cast.drafts.remove(own)
        if own is None or own.name == name:
            stage.named[piece] = state
            state.add(piece.text)
            state.capital = True


def owners(stage: Stage, places: list[str], *, home: Draft) -> dict[str, Draft]:
    """Whose capital each name is: of the states that only the report knows, the one never named beside it.

    A capital and its state are rarely both named in one sentence, while a capital and the other side are:
    "Sarn accused Orsk". Where that leaves more than one, the home state gets it only if no other state
    weighs as much; else nobody does.
    """
    others = rivals(stage, home)
    places = [*places, *(_unplaced(stage, home, rivals=others) if others else ())]
    found: dict[str, Draft] = {}
    for name in places:
        alone = not others and (not _acts_beside(stage, name)[home] or _is_capital(stage, name))
        if alone or home.nameless or _is_palace(stage, name) or _is_like_palace(stage, name):
            found[name] = home
            continue
        beside = _beside(stage, name)
        if stage.verdicts[name] == "acting" and not any(beside[state] for state in (home, *others)):
            continue
        left = [state for state in (home, *others) if not beside[state]]
        if len(left) == 1 and not _only_spoken_of(stage, name, states=(home, *others)):
            found[name] = left[0]
    taken = set(found.values())
    for name in places:
        free = [state for state in (home, *others) if state not in taken]
        open_still = name not in found and len(free) == 1 and stage.verdicts[name] != "acting"
        if open_still and others and not _acts_beside(stage, name)[free[0]]:
            found[name] = free[0]
    return found


def _unplaced(stage: Stage, home: Draft, *, rivals: list[Draft]) -> list[str]:
    """Names that only ever speak, where two states are about: capitals, if one of the two is never beside them."""
    found = []
    for name, verdict in stage.verdicts.items():
        draft = stage.cast.find(name)
        if verdict != "acting" or draft is None or draft in (home, *rivals) or draft.nouns:
            continue
        signs = stage.signs[name]
        if signs.speaks and not signs.party and not signs.group and not signs.state:
            found.append(name)
    return found


def rivals(stage: Stage, home: Draft) -> list[Draft]:
    """Other states named at least half as often as the home state; real ones count where it is real itself."""
    count = Counter(
        draft
        for draft in stage.named.values()
        if (draft.kind == "state" or (_unsure(draft) and not home.known)) and (home.known or not draft.known)
    )
    return [draft for draft, seen in count.items() if draft is not home and 2 * seen >= count[home] and seen > 1]


def of_their_own(stage: Stage, places: list[str], *, home: Draft) -> list[str]:
    """Names that look like capitals, where only one state is known, and act beside it: "Orsk wants the port; Sarn wants the road"."""
    if home.nameless or rivals(stage, home):
        return []
    page = stage.page
    found = []
    for name in places:
        if _is_palace(stage, name) or _is_like_palace(stage, name) or _is_capital(stage, name):
            continue
        opening = [one for one in _spots(stage, name) if page.lower(one.first - 1) in _JOINTS]
        if _in_sentences_of(stage, opening)[home]:
            found.append(name)
    return found


def _beside(stage: Stage, name: str) -> Counter[Draft]:
    return _in_sentences_of(stage, _spots(stage, name))


def _only_spoken_of(stage: Stage, name: str, *, states: tuple[Draft, ...]) -> bool:
    """Whether all that sets a name apart from a state is one sentence in which its spokesman denies what is said of the name.

    One denies what is said of oneself: "a spokesman for Orsk called reports that Sarn had given in a fantasy".
    """
    words = stage.page.words
    held = {holder.piece for role in stage.roles for holder in role.holders}
    denied = {words[i].sentence for i in stage.page.where(_DENIALS)}
    sentences = {words[piece.first].sentence for piece in _spots(stage, name)}
    near = [
        piece for piece, draft in stage.named.items() if draft in states and words[piece.first].sentence in sentences
    ]
    return len(near) == 1 and near[0] in held and words[near[0].first].sentence in denied


def _acts_beside(stage: Stage, name: str) -> Counter[Draft]:
    """Who is named where a name is more than the place of something: "Orsk told Sarn", not "Orsk's minister in Sarn"."""
    page = stage.page
    acting = [
        piece
        for piece in _spots(stage, name)
        if page.lower(piece.first - 1) not in _PLACES and not page.dated(piece.first)
    ]
    return _in_sentences_of(stage, acting)


def _in_sentences_of(stage: Stage, spots: list[Piece]) -> Counter[Draft]:
    words = stage.page.words
    sentences = {words[piece.first].sentence for piece in spots}
    return Counter(draft for piece, draft in stage.named.items() if words[piece.first].sentence in sentences)
