"""How facts of several reports came to be one, and where the reports differ. Computed, never kept."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Version:
    """What some reports say of a detail on which others say something else.

    `field` is the fact's field ("hours"), `value` what they say in words ("5"), `sources` the reports that
    do. Versions of one detail are never averaged and none is chosen.
    """

    field: str
    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Join:
    """Why facts as read stand as one fact of the dossier.

    `fact` is its id, `members` the ids of the facts as read, `sources` those of their reports; `rule` is a
    dotted name, `reason` a sentence. `versions` are the details that the reports tell differently.
    """

    fact: str
    members: tuple[str, ...]
    sources: tuple[str, ...]
    rule: str
    reason: str
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Doubt:
    """Two facts of the dossier that may be one and are kept apart until a person decides.

    `kind` is that of both. `score` runs from 0 to 1 and ranks those of a kind; `reason` says in words what speaks for it,
    and what against.
    """

    one: str
    other: str
    reason: str
    kind: Literal["actor", "meeting", "proposal", "statement"] = "actor"
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Copies:
    """Sources of the dossier that are one text, printed more than once: they count as one source.

    `sources` are their ids, the earliest first; `share` (0 to 1) how much of the shorter text stands in the other, the
    least of all pairs compared; `reason` is a sentence.
    """

    sources: tuple[str, ...]
    share: float
    reason: str
