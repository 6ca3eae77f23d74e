"""What is asked of the index, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FACETS = ("kind", "status", "issue", "attitude", "party", "person", "source", "month")
ACTING = ("party", "person")
"""Those of the facets that are actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What facts must be like to be found: of each entry one of the values, of `words` all.

    `since` and `until` are dates, each as far as it is given ("2031", "2031-03", "2031-03-17"); a fact is found where its
    date can lie between them, both included. A fact without a date of its own has that of its report. Parties and
    people are named by any name of theirs, case ignored, or by the id that the dossier has; sources by ids. `status` is unchecked, checked or rejected.
    """

    words: str = ""
    kind: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    attitude: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage of a hit: its source's id and title (or location), where it stands, its words."""

    source: str
    title: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A fact as read that was found. `key` is its place among all: what comes after it is asked by it.

    `parties` and `persons` are named as in the dossier. `fact` is the whole fact in the vocabulary's JSON form, with what
    people edited of it, its actors by their ids as read. `one_with` are the facts as read of which people said that they
    are one with it.
    """

    id: str
    kind: str
    status: str
    date: str
    key: str
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    passages: tuple[Quoted, ...]
    fact: dict[str, Any]
    one_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many facts have a value. `label` is a source's title (or location), an actor's name, else the value."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits, the latest dates first; `total` of all pages; `after` asks for the next one (None: there is none).

    `facets`: for each of `FACETS` the values that most facts have, of those that fit all that is asked but the facet
    itself: what a change of this one choice would find. `values` says how many values there are in all.
    """

    hits: tuple[Hit, ...]
    total: int
    after: str | None
    facets: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
