"""Which state "the government" is, and which names are capitals or palaces that stand for it."""

from __future__ import annotations

import re
from collections import Counter

from detente.read.people.cast import Draft
from detente.read.people.lexicon import folded
from detente.read.people.naming import Stage
from detente.read.people.names import Piece

_PALACE_AFTER = re.compile(
    r",\s+(?:(?:the|his|her)\s+)?(?:president(?:['’]s|ial)?|royal|prime minister['’]s|government['’]?s?|seat of)\s+"
    r"(?:palace|office|residence|compound|seat|government|power)|,\s+as\s+(?:his|her|the\s+\w+['’]s)\s+office\s+is\s+known"
)
_PALACE_BEFORE = re.compile(r"(?:presidential|royal)\s+(?:palace|office|residence)(?:,| at| in)?\s+$")
_CAPITAL_NEAR = re.compile(r",\s+(?:the|its|their)\s+(?:\w+\s+)?capital\b")
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:,| of| city(?: of)?,?)?\s+$")
# How much a state that only the report knows outweighs a real one as the home of "the government".
_INVENTED = 3


def settle(stage: Stage) -> Draft | None:
    """Find the home state and hand it its capital and palace. None where the report shows no government."""
    home = _home(stage)
    places = [name for name in stage.signs if _is_seat(stage, name)]
    if home is None and (places or _speaks_of_government(stage)):
        home = stage.cast.enter(
            Draft(kind="state", name="the government", rule="people.government", nameless=True), "the government"
        )
    if home is None or (home.known and not places):
        return home
    for name in places:
        for piece in stage.pieces:
            spelled = folded(piece.text)
            if piece not in stage.named and (spelled == name or spelled == f"{name} Palace"):
                stage.named[piece] = home
                home.add(piece.text)
                home.capital = True
    return home


def _home(stage: Stage) -> Draft | None:
    weight: Counter[Draft] = Counter()
    for piece, draft in stage.named.items():
        side = draft.side()
        if side.kind == "state" and side.standing is None:
            weight[side] += 1 if side.known else _INVENTED
    for draft in weight:
        signs = stage.signs.get(folded(draft.name))
        weight[draft] += signs.state + signs.count if signs else 0
    if not weight:
        return None
    ranked = weight.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _is_seat(stage: Stage, name: str) -> bool:
    """Whether an unknown name is a capital or palace that stands for a government somewhere in the report."""
    signs = stage.signs[name]
    if (
        stage.people.find(name)
        or stage.cast.find(name)
        or stage.verdicts[name] in {"people", "person", "group", "state"}
    ):
        return stage.verdicts[name] == "person" and signs.words == 1 and _is_palace(stage, name)
    if _is_palace(stage, name):
        return True
    if stage.verdicts[name] == "capital":
        return signs.speaks > 0
    return bool(signs.speaks + signs.party) and _is_capital(stage, name)


def _spots(stage: Stage, name: str) -> list[Piece]:
    return [piece for piece in stage.pieces if folded(piece.text) in {name, f"{name} Palace"}]


def _is_palace(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    return any(
        piece.text.endswith(" Palace")
        or _PALACE_AFTER.match(text, words[piece.last].end)
        or _PALACE_BEFORE.search(text, max(0, words[piece.first].start - 40), words[piece.first].start)
        for piece in _spots(stage, name)
    )


def _is_capital(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    return any(
        _CAPITAL_NEAR.match(text, words[piece.last].end)
        or _CAPITAL_BEFORE.search(text, max(0, words[piece.first].start - 30), words[piece.first].start)
        for piece in _spots(stage, name)
    )


def _speaks_of_government(stage: Stage) -> bool:
    page = stage.page
    for index, word in enumerate(page.words):
        if word.lower == "government" and page.lower(index - 1) == "the" and page.lower(index + 1) not in {"of"}:
            return True
    return False
