"""Negotiating texts: what is on the table, in its versions, and what each clause is about.

`Text`, `Draft` and `ClauseLink` are facts that a person enters. The structure of a draft (`Outline`, `Clause`) is
computed from the words of its source and never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.dates import PartialDate
from detente.model.fact import Fact
from detente.model.passage import STRICT, Passage

ClauseKind = Literal["title", "preamble", "heading", "point", "paragraph", "annex", "closing"]
ClauseEffect = Literal["provides", "excludes", "concerns"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Text(Fact):
    """A text that is negotiated: a plan, draft, framework or agreement, whatever its version.

    `author` and `recipient` are actor ids; `counters` is the id of the text or proposal that it answers;
    `proposals` are ids of the dossier's proposals by which reports tell of it. `handling` is the level of knowing that
    there is such a text; its drafts have that of their sources.
    """

    name: str
    author: str | None = None
    recipient: str | None = None
    counters: str | None = None
    proposals: tuple[str, ...] = ()
    handling: str = "unclassified"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Draft(Fact):
    """One version of a text.

    `text` is the text's id, `number` the version's (1 is the first), `source` the id of the source with its words:
    None while they are not known. `points` is how many points it is said to have, which may be known where the points
    are not. A second draft of the same number that has a source gives the words of one that had none. `label` is what
    those at the table call the version ("Lindhaven draft"), `author` who tabled it where that is not the text's author.
    """

    text: str
    number: int
    source: str | None = None
    points: int | None = None
    label: str = ""
    date: PartialDate | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ClauseLink(Fact):
    """What a clause is about: an issue, an option of it, and the positions that a person sets beside it.

    `draft` is the id of the version and `clause` the clause's id in its outline; the evidence is the clause itself
    where the draft's words are known. `effect`: the clause provides for the option, excludes it, or concerns the
    issue. `supports` and `opposes` are ids of positions that a person counts for and against the clause, beside those
    that follow from the option.
    """

    draft: str
    clause: str
    issue: str
    option: str | None = None
    effect: ClauseEffect = "concerns"
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Clause:
    """One piece of a draft: a numbered point, a heading, a paragraph, an annex.

    `id` is how it is cited ("Article 3(2)(a)", "4.1"; "4.1¶2" for the second unnumbered piece in it), unique within
    the draft; `parent` is the id of the clause that it stands in. `label` is its number as it stands in the text,
    `heading` its heading, `words` its own words without what stands in the clauses below it. At least one is there.
    """

    id: str
    kind: ClauseKind
    parent: str | None = None
    label: Passage | None = None
    heading: Passage | None = None
    words: Passage | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What there is of label, heading and words, in this order."""
        return tuple(one for one in (self.label, self.heading, self.words) if one)

    @property
    def said(self) -> str:
        """Heading and words, as they stand in the text."""
        return "\n".join(one.exact for one in (self.heading, self.words) if one)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Outline:
    """The structure of a draft: its clauses in the order of the text. `source` is the id of the source."""

    source: str
    clauses: tuple[Clause, ...] = ()

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def find(self, cited: str) -> Clause | None:
        """The clause that is cited so, case and spaces aside; "3(2)" finds "Article 3(2)" where no other ends so."""
        wanted = _plain(cited)
        exact = [one for one in self.clauses if _plain(one.id) == wanted]
        if exact or not wanted:
            return exact[0] if exact else None
        ending = [one for one in self.clauses if _plain(one.id).endswith(wanted) and _starts(one.id, wanted)]
        return ending[0] if len(ending) == 1 else None

    @property
    def points(self) -> int:
        """How many numbered clauses stand at the top, headings and parts looked through; annexes not counted."""
        tops = {one.id for one in self.clauses if one.kind == "heading"}
        return sum(one.kind == "point" and (one.parent is None or one.parent in tops) for one in self.clauses)


def _plain(cited: str) -> str:
    return "".join(cited.split()).casefold()


def _starts(id: str, wanted: str) -> bool:
    """Whether the wanted ending begins where a number or a word of the id does ("3(2)" is no ending of "13(2)")."""
    before = _plain(id)[: -len(wanted)]
    return not (wanted[0].isalnum() and (before[-1:] in {"¶", "."} or (before[-1:].isdigit() and wanted[0].isdigit())))
