"""The words on both sides of a name, by kind: signs of its place in the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.layers import Mention
from detente.read.positions.holders import STAND
from detente.read.positions.looking import Look

_BEFORE = re.compile(
    r"([\w'-]+|[,;:.!?\"“”()–—-])\W*?(?:\b(?:the|a|an|its|his|her|their|both|former|then)\s+)*$", re.IGNORECASE
)
_AFTER = re.compile(r"\W*?('s|s'|'|[\w-]+(?:'t)?|[,;:.!?\"()])", re.IGNORECASE)
_AWAY = """
by of to with for from on in at against between among about over under towards toward into told tells asked urged accused
warned gave give gives given offered across inside outside through near via behind than like
"""
_MODAL = """
will would can could may might must should shall cannot can't won't wouldn't couldn't shouldn't mustn't
"""
_ADVERBS = "also now then still again itself themselves himself repeatedly never not"
_SKIPPED = frozenset(_ADVERBS.split())
_KINDS = {
    **dict.fromkeys(_MODAL.split(), "modal"),
    **dict.fromkeys(("is", "are", "was", "were", "be", "been", "isn't", "aren't", "wasn't", "weren't"), "be"),
    **dict.fromkeys(("has", "have", "had", "hasn't", "haven't", "hadn't"), "have"),
    **dict.fromkeys(_AWAY.split(), "preposition"),
    **dict.fromkeys(("'s", "s'", "'"), "owned"),
    **{one: one for one in ("and", "or", "but", "that", ",", ";", ".")},
}
_KEPT = frozenset((*_AWAY.split(), "start", "and", "but", ",", "that", "if", "while"))
_STAND_OF = re.compile(
    r"\b(?:offer|demand|request|call|appeal|claim|refusal|rejection|insistence|proposal|plan|readiness|willingness|position|wish|interest|"
    r"desire|preference|promise|pledge|opposition|objection|view|acceptance|threat|suggestion|idea)s?\s+(?:of|by|from|on the part of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 50
"""How many letters before a name are looked at."""
_NEAR, _NEAR_LETTERS = 3, 30
"""How far the verb that shows a stance may stand behind somebody to be the next thing: words, and letters."""


def beside(look: Look, one: Mention, *, rank: str, floor: int) -> Iterator[str]:
    """The signs around a mention, alone and with `rank`: whose the clause's words are to it."""
    text = look.text
    before = _BEFORE.search(text, max(floor, one.start - _REACH), one.start)
    word = "start" if before is None else before[1].lower()
    left = word if word in _KEPT else "word"
    yield f"after {left}"
    yield f"after {left} {rank}"
    if _STAND_OF.search(text, max(floor, one.start - _REACH), one.start):
        yield "stand of"
        yield f"stand of {rank}"
    if STAND.match(text, one.end):
        yield "stand"
        yield f"stand {rank}"
        return
    right = _after(look, one)
    yield f"then {right} {rank}"
    yield f"{left} then {right}"


def _after(look: Look, one: Mention) -> str:
    """What follows a mention: the verb that shows the stance, or a word by its kind."""
    text, at = look.text, one.end
    chain = next((chain for chain in look.linked if chain.start >= one.end), None)
    if chain is not None:
        between = text[one.end : chain.start]
        if len(between) < _NEAR_LETTERS and len(between.split()) <= _NEAR:
            return f"stance {chain.first.kind}"
    for _ in range(2):
        after = _AFTER.match(text, at)
        if after is None:
            return "end"
        word = after[1].lower()
        if word not in _SKIPPED:
            break
        at = after.end()
    ending = next((one for one in ("ed", "ing", "s") if word.endswith(one)), "word")
    return _KINDS.get(word, ending)
