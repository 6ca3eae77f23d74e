"""How alike two clauses are, in words, and when that is enough to be one clause reworded.

Tried on 30 pairs of clauses of invented drafts (tests/analysis/texts/draft_pairs.py): 16 that a person calls one
clause reworded, 14 that a person calls two clauses about like things; and on 6,355 pairs of different sentences of one
news report each. Share of weighty words in common: reworded .50 and up, different up to .36, sentences .37 at the 99.9th
per cent; so anything between .37 and .50 parts the pairs. The longest row of all words in common does not: the
reworded begin at .32, the different end at .55.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

REWORDED = 0.45
"""Share of weighty words in common from which two clauses are one, reworded."""
HELD = 0.85
"""Or this share of the shorter one's weighty words stands in the longer one, where the shorter has `FEW` at least: a
clause that grew. The report sentences reach .80."""
FEW = 4
PIECE = 0.7
"""Share of a piece's words that stand in the clause that it was split from."""
WHOLE = 0.75
"""Overlap of the pieces' words together with that clause's. PIECE, WHOLE and GAIN are set by the six split and merged clauses
of the tests, where any WHOLE from .60 to .85 gives the same."""
GAIN = 0.05
"""What each further piece must add to that overlap."""

_SMALL_WORDS = (
    "a an the of on in to for from and or but by with its their his her it is are be been was were as at that which who "
    "whom whose this these those there any all each every such shall will would must may might should can could has have "
    "had do does did not no nor into under within between upon than then so if both other party parties they them he she "
    "up out per"
)
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that most clauses have, whatever they are about; negations and "shall" change what a clause does and say little
about which clause it is."""


def weighty(words: Sequence[str]) -> Counter[str]:
    """The words that tell what a clause is about, with how often each stands there; all where there are no others."""
    return Counter(one for one in words if one not in _SMALL) or Counter(words)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Twice the words in common, in order, by all words of both: 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Twice the words in common, whatever their order, by all words of both: 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of weighty words in common where two clauses are one, reworded; 0 where they are not."""
    common = (one & other).total()
    shorter = min(one.total(), other.total())
    share = overlap(one, other)
    grew = shorter >= FEW and common >= HELD * shorter
    return share if share >= REWORDED or grew else 0.0
