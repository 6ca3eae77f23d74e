"""An actor as search knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the dossier. `side` is its number, 0 for none; `told` are the numbers of the facts that tell of it."""

    id: str
    name: str
    is_person: bool
    side: int
    names: Sequence[str]
    told: Sequence[int]


NOBODY = Known("", "", is_person=False, side=0, names=(), told=())
