"""Capitals that a report calls so: "Marsa, the Tarkeshi capital", "the capital of Orsk, Sarn", "Orsk, whose capital is Sarn"."""

from __future__ import annotations

import re

from detente.read.people.cast import Draft
from detente.read.people.lexicon import folded
from detente.read.people.names import Piece
from detente.read.people.naming import Stage

_NOUN = r"(?:(?:administrative|political|seaside|desert|mountain|war-torn|quiet|historic|new|old|de facto|provincial|regional)\s+)?capital"
_AFTER = re.compile(rf"\s*(?:,|\(|–|is|was)\s+(?:(?P<the>the|its|their)\s+)?(?:(?P<owner>[^\W\d_][\w'’-]*(?:\s+[A-Z]\w+)?)\s+)?{_NOUN}\b"
                    r"(?:\s+(?:city\s+)?of\s+(?:the\s+)?(?P<of>[A-Z][\w-]*(?:\s+[A-Z]\w+)*))?")  # fmt: skip
_BEFORE = re.compile(rf"(?:(?P<owner>[^\W\d_][\w-]*)(?:['’]s)?\s+)?{_NOUN}(?:\s+city)?"
                     r"(?:\s+of\s+(?:the\s+)?(?P<of>[A-Z][\w-]*(?:\s+[A-Z]\w+)*))?\s*,?\s+(?:city\s+of\s+)?$")  # fmt: skip
_WHOSE = re.compile(rf"(?P<of>[A-Z][\w-]*)\s*,\s+whose\s+{_NOUN}\s+is\s+(?:the\s+city\s+of\s+)?$")
_REACH = 90  # characters before a name in which its being a capital may be told


def told(stage: Stage) -> None:
    """Let every name that is called the capital of a state in the cast stand for that state."""
    if "capital" not in stage.page.text:
        return
    for name, spots in list(stage.by_text.items()):
        piece = spots[0]
        if piece.kind != "unknown" or (stage.people.find(name) and not _placed(stage, name)):
            continue
        owner = next((draft for spot in spots if (draft := _owner(stage, spot)) is not None), None)
        if owner is not None and owner.name != name:
            _hand(stage, spots, state=owner)


def _placed(stage: Stage, name: str) -> bool:
    """Whether a name taken for a person's is nothing of the kind: people have been in it, and no given name opens it."""
    signs = stage.signs.get(name)
    return signs is not None and signs.place > 0 and name.split(maxsplit=1)[0] not in stage.lexicon.given


def _owner(stage: Stage, piece: Piece) -> Draft | None:
    text, words = stage.page.text, stage.page.words
    start, end = words[piece.first].start, words[piece.last].end
    after = _AFTER.match(text, end) if "capital" in text[end : end + _REACH] else None
    if after:
        return _state(stage, after["of"] or after["owner"])
    before = text[max(0, start - _REACH) : start]
    if "capital" not in before:
        return None
    found = _WHOSE.search(before) or _BEFORE.search(before)
    if not found:
        return None
    return _state(stage, found["of"] or found.groupdict().get("owner"))


def _state(stage: Stage, name: str | None) -> Draft | None:
    """The state of a name or adjective; None for "the", "its" and provinces."""
    if not name or not name[0].isupper():
        return None
    for form in (name, name.removesuffix("'s").removesuffix("’s")):
        for piece in stage.by_text.get(folded(form), ()):
            draft = stage.named.get(piece)
            if draft is not None and draft.kind in {"state", "group"}:
                return draft
    return stage.cast.find(name)


def _hand(stage: Stage, spots: list[Piece], *, state: Draft) -> None:
    for piece in spots:
        old = stage.named.get(piece)
        if old is not None and old is not state and old in stage.cast.drafts:
            stage.cast.drafts.remove(old)
        stage.named[piece] = state
    state.add(spots[0].text)
    state.capital = True
    if state.kind == "group" and state.rule.startswith("people.context"):
        state.kind = "state"
