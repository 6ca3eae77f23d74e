"""Which sentences of a report tell of a proposal, whose it is and how it fares: three learnt choices."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from detente.model.happenings import ProposalStatus
from detente.read.happenings.tabled import faring, telling
from detente.read.happenings.tabled.authors import candidates
from detente.read.happenings.tabled.page import Page
from detente.read.weighing import chance, kept, shares, total

FILE = "weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of signs: that a sentence tells of a proposal, whose it is, how it fares."""

    telling: Mapping[str, float]
    author: Mapping[str, float]
    status: Mapping[str, float]


def told(page: Page, index: int, *, weights: Weights) -> float:
    """How likely a sentence tells of a proposal."""
    return chance(total(telling.signs(page, index), weights.telling))


def authors(page: Page, index: int, *, weights: Weights) -> dict[str, float]:
    """By side how likely the proposal that a sentence tells of is its; empty where the report has no sides."""
    some = candidates(page, index)
    found = shares([total(signs, weights.author) for signs in some.values()]) if some else []
    return dict(zip(some, found, strict=True))


def status(
    page: Page, index: int, *, author: str | None, ruled: str | None, weights: Weights
) -> tuple[ProposalStatus, float]:
    """How a proposal most likely fares, and how likely that is; `ruled` is what the rules say."""
    some = faring.choices(page, index, author=author, status=ruled)
    found = shares([total(signs, weights.status) for signs in some.values()])
    best = max(range(len(found)), key=found.__getitem__)
    return list(some)[best], found[best]


@functools.cache
def shipped() -> Weights | None:
    """The weights in the package; None where the file is absent."""
    weights = kept(__package__, FILE)
    return Weights(**weights) if weights is not None else None
