"""What stances amount to, alone and one inside the other ("refuses to rule out")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.light import light
from detente.read.positions.stances import Kind, Stance

_WORD = re.compile(r"[\w'-]+")
_MOST = 6
"""Words that may stand between a stance and the one that is its content."""
_BREAK = re.compile(r"\b(?:and|or|but|nor)\b", re.IGNORECASE)
_NORMS: frozenset[Kind] = frozenset({"must", "will", "might", "maybe", "fine", "out", "firm", "no", "keep"})
_CARRIED: frozenset[Kind] = frozenset({"accept", "open", "reject", "demand", "want", "no", "keep"})
_NEAR = 24
"""How far after a modal verb its own verb stands at most, in letters: room for an adverb or two."""
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)

ALONE: dict[Kind, tuple[Attitude | None, Attitude | None]] = {
    "want": ("demands", "rejects"),
    "demand": ("demands", None),
    "must": ("demands", "rejects"),
    "accept": ("accepts", "rejects"),
    "open": ("open", "rejects"),
    "reject": ("rejects", "open"),
    "will": ("accepts", "rejects"),
    "might": ("open", None),
    "maybe": ("open", None),
    "fine": ("accepts", "rejects"),
    "out": ("rejects", None),
    "firm": ("demands", None),
    "no": ("rejects", None),
    "drop": (None, None),
    "deny": (None, None),
    "keep": ("demands", "rejects"),
}
"""The attitude that each kind shows, plain and negated."""

INSIDE: dict[tuple[Attitude, Attitude], Attitude | None] = {
    ("demands", "demands"): "demands",
    ("demands", "accepts"): "demands",
    ("demands", "open"): "open",
    ("demands", "rejects"): "rejects",
    ("accepts", "demands"): "accepts",
    ("accepts", "accepts"): "accepts",
    ("accepts", "open"): "open",
    ("accepts", "rejects"): None,
    ("open", "demands"): "open",
    ("open", "accepts"): "open",
    ("open", "open"): "open",
    ("open", "rejects"): None,
    ("rejects", "demands"): "rejects",
    ("rejects", "accepts"): "rejects",
    ("rejects", "open"): "rejects",
    ("rejects", "rejects"): "open",
}
"""The attitude of an outer stance over an inner one; None where it cannot be told."""


@light(frozen=True, slots=True)
class Chain(Span):
    """Stances that follow on one another, the outermost first."""

    stances: tuple[Stance, ...]

    @property
    def first(self) -> Stance:
        """The outermost stance."""
        return self.stances[0]

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of all its stances."""
        return frozenset(one.kind for one in self.stances)


def chains(text: str, found: Sequence[Stance]) -> list[Chain]:
    """Stances grouped where one is the content of the other."""
    groups: list[list[Stance]] = []
    for one in found:
        if groups and _linked(text, groups[-1][-1], inner=one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [Chain(group[0].start, group[-1].end, tuple(group)) for group in groups]


def _linked(text: str, outer: Stance, *, inner: Stance) -> bool:
    between = text[outer.end : inner.start]
    if _BREAK.search(between) or outer.kind in {"out", "firm", "keep", "maybe", "fine"}:
        return False
    if inner.kind in _NORMS and outer.kind in {"demand", "want", "accept", "reject", "deny", "drop", "open"}:
        return bool(_THAT.search(text[outer.start : inner.start])) or _leads_up(between)
    return _leads_up(between)


def _leads_up(between: str) -> bool:
    """Whether a few words without a mark are all that stands before a stance.

    Told word by word: a row of apostrophes can be cut into words in more ways than an expression could try.
    """
    words = [word for word in between.split() if word.strip("'")]
    few = len(words) <= _MOST and all(map(_WORD.fullmatch, words))
    return few and (not words or between[-1].isspace() or between[-1] == "'")


def alone(one: Stance) -> Attitude | None:
    """What one stance shows; None where it shows nothing (what is merely not done yet, given up or denied)."""
    if one.negated and one.perfect and one.kind != "reject":
        return None
    return ALONE[one.kind][one.negated]


def value(chain: Chain) -> Attitude | None:
    """What a chain shows."""
    result: Attitude | None = None
    for index, one in enumerate(reversed(_without_helpers(chain.stances))):
        own = alone(one)
        if own is None:
            return None
        result = own if index == 0 else inside(own, result)
        if result is None:
            return None
    return result


def inside(outer: Attitude | None, inner: Attitude | None) -> Attitude | None:
    """An outer attitude over an inner one; the other where one is missing."""
    if outer is None or inner is None:
        return outer or inner
    return INSIDE[(outer, inner)]


def _without_helpers(stances: tuple[Stance, ...]) -> list[Stance]:
    """The stances without modal verbs that only carry the next ("would never, he said, accept")."""
    kept: list[Stance] = []
    refused = False
    for place, one in enumerate(stances):
        after = stances[place + 1] if place + 1 < len(stances) else None
        if one.kind == "will" and after and after.kind in _CARRIED and after.start - one.end <= _NEAR:
            refused = one.negated and after.kind != "no"
            continue
        kept.append(replace(one, negated=True) if refused and not one.negated else one)
        refused = False
    return kept
