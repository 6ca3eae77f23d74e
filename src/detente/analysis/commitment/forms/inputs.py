"""The kinds of input that several forms share."""

from __future__ import annotations

from detente.analysis.commitment.interface import Input

SHARE = "share of what is fought over"
WORTH = "worth a period, in one unit of each side's own"


def chance(name: str, words: str, *, positive: bool = False, optional: bool = False) -> Input:
    """A chance, or a share: between 0 and 1."""
    return Input(name=name, words=words, unit="chance, 0 to 1", least=0, most=1, above=positive, optional=optional)


def weight(name: str, words: str, *, positive: bool = False, optional: bool = False) -> Input:
    """What the next period counts, the present one counting 1: a discount factor in [0, 1)."""
    unit = "weight of the next period, 0 to below 1"
    return Input(name=name, words=words, unit=unit, least=0, most=1, above=positive, below=True, optional=optional)


def cost(name: str, words: str, *, unit: str = SHARE, optional: bool = False) -> Input:
    """A cost, never below nought."""
    return Input(name=name, words=words, unit=unit, least=0, optional=optional)


def worth(name: str, words: str, *, unit: str = WORTH) -> Input:
    """What something is worth; of either sign."""
    return Input(name=name, words=words, unit=unit)


def amount(name: str, words: str, *, unit: str) -> Input:
    """An amount above nought."""
    return Input(name=name, words=words, unit=unit, least=0, above=True)
