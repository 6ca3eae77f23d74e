"""Governments named by an adjective or by their own bodies: "the Orskian Government", "Orsk's Foreign Ministry"."""

from __future__ import annotations

from detente.read.people.cast import Draft
from detente.read.people.lexicon import folded, word_set
from detente.read.people.names import Piece
from detente.read.people.naming import Stage
from detente.read.people.signs import people_of

_NAMES = word_set("Government Side Administration")
_HEADS = word_set("Government Ministry Presidency Administration Department Cabinet")


def place(stage: Stage) -> None:
    """Give a government's names to its state, and enter the states that are named by an adjective alone."""
    for piece in stage.pieces:
        words = piece.text.split()
        if piece.kind != "body" or piece in stage.named or words[0] in _HEADS:
            continue
        if piece.known is not None:
            state = stage.cast.find(piece.known.actor)
            if state is not None and words[-1] in _HEADS:  # "Belgian Foreign Ministry"
                stage.named[piece] = state
            continue
        head = next((i for i, word in enumerate(words) if word in _HEADS), None)
        if head is None or words[0].lower() in stage.lexicon.modifiers or words[0] == "Government":
            continue
        state = _state(stage, words[0])
        if state is None and words[head] in _NAMES and head == 1:
            state = stage.cast.enter(Draft(kind="state", name=piece.text, rule="people.government-adjective"), words[0])
        if state is not None:
            stage.named[piece] = state
            state.add(piece.text)
            _adjectives(stage, words[0], state=state)


def _state(stage: Stage, adjective: str) -> Draft | None:
    """The state that an adjective is formed from."""
    known = stage.cast.find(adjective)
    if known is not None:
        return known if known.kind == "state" else None
    states = [draft for draft in stage.cast.of_kind("state") if not draft.known and draft.name.count(" ") < 2]
    return next((one for one in states if people_of(folded(adjective), folded(one.name).rsplit(" ", 1)[-1])), None)


def _adjectives(stage: Stage, adjective: str, *, state: Draft) -> None:
    """The adjective stands for the state wherever it stands alone."""
    for piece in _spots(stage, adjective):
        if piece not in stage.named and stage.verdicts.get(folded(piece.text)) != "person":
            stage.named[piece] = state
            stage.peoples.add(piece)


def _spots(stage: Stage, adjective: str) -> list[Piece]:
    return [piece for piece in stage.by_text.get(folded(adjective), ()) if piece.kind == "unknown"]
