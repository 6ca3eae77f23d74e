"""The brief as data: what page one claims, what stands on page two, the annexes, the sources with their marks.

Everything a renderer shows is here, already worded, ordered and cut to length; renderers only lay it out.
Nothing here knows of HTML. A `mark` is a stretch of a source that the brief rests on; its id ("m3-2") is an
anchor and its label ("3.2": source 3, second mark) is what a reader sees beside a claim.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from detente.analysis.movement import Movement
from detente.model import Account, Join, Passage
from detente.report.picture import Picture

SectionId = Literal["new", "unanswered", "positions", "views", "meetings", "texts", "next", "ask"]
SECTIONS: tuple[SectionId, ...] = ("new", "unanswered", "positions", "views", "meetings", "texts", "next", "ask")
"""The sections of page one, in their order."""

MAX_CLAIMS = 15
"""Page one never holds more claims than this, questions included (DESIGN.md, "The main job")."""

PartKind = Literal["text", "quote", "name", "term"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence.

    `quote` is words of a source, verbatim but for cuts marked "[…]"; `term` is an option's title from the
    catalogue, which is our word and nobody's quotation.
    """

    text: str
    kind: PartKind = "text"


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Who accepted all facts of a claim, and when the last of them was accepted."""

    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One numbered line of page one.

    `id` stays the same from run to run as long as the facts do. `facts` are ids of the record; a question
    ("what to ask") is computed, has `checkable` False, and may still rest on facts. `voice` says whose
    words the claim is, None where it is the record's own arithmetic. `passages` are exact; `marks` are the
    ids of the marks that hold them. `fresh`: new since the previous brief.
    """

    id: str
    number: int
    section: SectionId
    parts: Parts
    voice: str | None = None
    facts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    marks: tuple[str, ...] = ()
    check: Check | None = None
    fresh: bool = False
    checkable: bool = True

    @property
    def text(self) -> str:
        """The claim as one plain line."""
        return "".join(part.text for part in self.parts)

    @property
    def checked_by(self) -> str | None:
        """Who accepted the claim; None where nobody did."""
        return self.check.by if self.check else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of page one with its claims; `empty` is what to say where there are none."""

    id: SectionId
    title: str
    claims: tuple[Claim, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The top of page one: what talks, which dates, how many reports, how much of it is checked.

    `status` is "DRAFT, 3 of 12 checked" or who checked all of it and when. `warnings` are what a reader
    must know before using the page (publication time unknown, sources not read). `handling` is the
    highest level among the sources.
    """

    title: str
    talks: str
    dates: str
    reports: str
    status: str
    checked: int
    checkable: int
    handling: str
    previous: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words of an annex, with the marks they rest on."""

    parts: Parts
    marks: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row: one cell a column, each cell any number of lines. The first cell heads the row."""

    cells: tuple[tuple[Line, ...], ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `note` says how to read it; `empty` what to say where there are no rows."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = "Nothing in these reports."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Lines under a small heading."""

    id: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    empty: str = "Nothing in these reports."


Block = Table | Listing | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A lettered part after the first two pages."""

    letter: str
    id: str
    title: str
    intro: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a source's text that the brief rests on; `back` are the places that cite it.

    Stretches that cross each other are one mark; one that lies within another keeps its own.
    """

    id: str
    label: str
    start: int
    end: int
    back: tuple[BackLink, ...] = ()


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way back from a passage: "4" to claim 4, "E" to annex E."""

    label: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source as the last annex shows it. `text` is empty where there is nothing to mark in it."""

    number: int
    id: str
    title: str
    about: str
    status: str
    reason: str
    handling: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All of it. `second` is page two; `labels` gives the label of every mark by its id.

    `movements`, `joins` and `accounts` (each with its fact's id) are what the annexes say of movement, of facts that several
    reports tell and of what voices within one report tell differently, as data.
    """

    head: Head
    sections: tuple[Section, ...]
    second: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    sources: tuple[SourceView, ...]
    labels: dict[str, str]
    version: str
    movements: tuple[Movement, ...] = ()
    joins: tuple[Join, ...] = ()
    accounts: tuple[tuple[str, Account], ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of page one, in order."""
        return tuple(claim for section in self.sections for claim in section.claims)


def page_one(brief: Brief) -> tuple[Claim, ...]:
    """The claims that a person can check, in the order of the page. Questions are not among them."""
    return tuple(claim for claim in brief.claims if claim.checkable)
