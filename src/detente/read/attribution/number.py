"""One or more: whether a noun phrase goes with a verb without -s."""

from __future__ import annotations

from detente.read.attribution.lexicon import classes
from detente.read.attribution.units import Unit

_SINGULAR_S = frozenset({"this", "his", "us", "is", "was", "has", "as", "its"})


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and word not in _SINGULAR_S


def takes_base(unit: Unit, subject: tuple[int, int]) -> bool:
    """Whether a subject goes with a verb without -s in the present."""
    first, last = subject
    head = unit.low[last]
    if head in classes()["plural"] or any(unit.at(i) == "C" for i in range(first, last)):
        return True
    return any(is_plural(word) for word in unit.low[first : last + 1])
