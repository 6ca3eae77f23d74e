"""What the builders of facts share: the document, where words of it stand, who is who, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.model import Actor, Catalogue, PartialDate, Passage, Source, Why, passage
from detente.read.llm import fields
from detente.read.llm.calendar import fits
from detente.read.llm.fields import Claim
from detente.read.llm.quotes import Finder
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError, Tally

NEW = "new"
"""The id of a fact until facts are numbered."""
MOST_WORDS = 80
"""Evidence is no longer than this; what a person must read to check a claim has to be short."""
MOST_CLAIMS = 1_000
"""Claims of one kind in one answer that are looked at: a part of 12,000 characters has some dozens."""
_NEAR = 1_200
"""Characters from the evidence within which the pieces of a claim may stand: a quotation that goes on, a date line."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document with what the model said of it."""

    number: int
    span: Span
    claims: Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Page:
    """One document while its facts are made. `ids` maps (part, the model's id) to an actor's id."""

    source: Source
    catalogue: Catalogue
    by: str
    tally: Tally
    finder: Finder = field(init=False)
    ids: dict[tuple[int, str], str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the text for finding words."""
        self.finder = Finder(self.source.text)

    def passage(self, span: Span) -> Passage:
        """A stretch as a passage."""
        return passage(self.source.id, self.source.text, start=span.start, end=span.end)

    def words(self, span: Span) -> str:
        """A stretch's words on one line."""
        return " ".join(self.source.text[span.start : span.end].split())

    def why(self, kind: str, span: Span) -> Why:
        """What a fact of this kind says of itself: no confidence, for nobody measured the model's."""
        return Why(rule=f"llm.{kind}", words=self.source.text[span.start : span.end], by=self.by)

    def evidence(self, claim: Claim, part: Part, *, hint: str | None = None) -> Span:
        """Where a claim's evidence stands. Raises LeftOutError where it does not.

        Of several places: the one after the words `before`, else one in a paragraph that names the actor `hint`,
        else the first.
        """
        quoted = fields.text(claim, "evidence")
        found = self.finder.places(quoted, within=part.span)
        if not found:
            raise LeftOutError("its words are not in the document")
        if len(found) > 1:
            before = fields.maybe_text(claim, "before")
            place = self.finder.find(quoted, within=part.span, before=before) if before else None
            named = [one for one in found if hint and self._names(one, hint)]
            found = [place] if place else named or found
        return shortened(self.source.text, found[0])

    def _names(self, place: Span, actor: str) -> bool:
        text = self.source.text
        start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
        around = text[start : end if end >= 0 else len(text)]
        return actor in self.actors and any(name in around for name in self.actors[actor].names)

    def beside(self, words: str, *, evidence: Span, part: Part) -> Span | None:
        """Where words of a claim stand: in its evidence, else near it."""
        inside = self.finder.find(words, within=evidence)
        if inside:
            return inside
        around = Span(max(part.span.start, evidence.start - _NEAR), min(part.span.end, evidence.end + _NEAR))
        return self.finder.find(words, within=around, near=evidence.start)

    def detail(self, claim: Claim, key: str, *, evidence: Span, part: Part) -> Span | None:
        """Where the words of a key stand; None, and counted, where they do not."""
        words = fields.maybe_text(claim, key)
        if words is None:
            return None
        found = self.beside(words, evidence=evidence, part=part)
        if found is None:
            self.tally.leave(key, "its words are not in the document")
        return found

    def needed(self, claim: Claim, key: str, *, evidence: Span, part: Part) -> Span:
        """Where the words of a key stand that a claim cannot do without. Raises LeftOutError where they do not."""
        found = self.beside(fields.text(claim, key), evidence=evidence, part=part)
        if found is None:
            raise LeftOutError("its words are not in the document")
        return found

    def place(self, claim: Claim, part: Part) -> str | None:
        """The place of a claim, as the document names it anywhere (a dateline names it once); None, and counted, else."""
        words = fields.maybe_text(claim, "place")
        found = self.finder.named(words, within=part.span) if words else None
        if words and found is None:
            self.tally.leave("place", "its words are not in the document")
        return self.words(found) if found else None

    def date(self, claim: Claim, key: str, *, evidence: Span, part: Part) -> PartialDate | None:
        """The date of a claim, where its words stand by it."""
        held = fields.date_value(claim, key)
        if held is None:
            return None
        value, words = held
        found = self.beside(words, evidence=evidence, part=part)
        if found is None:
            self.tally.leave(key, "its words are not in the document")
            return None
        date = fields.dated(value, self.words(found), published=self.source.published)
        if date is None:
            self.tally.leave(key, "no date, or one that these words cannot give")
        elif not fits(date, date.words, language=self.source.language):
            self.tally.leave(key, "another day or month than its words name")
            return None
        return date

    def who(self, name: str | None, part: Part) -> str | None:
        """The actor that a claim means; None for nobody. Raises LeftOutError for an id that stands for nobody."""
        if name is None:
            return None
        found = self.ids.get((part.number, name.strip()))
        if found is None:
            raise LeftOutError("it names an actor that is not among the actors")
        return found

    def voice(self, claim: Claim, key: str, *, part: Part) -> str | None:
        """The person that a claim means, or else the side: a ministry's word is its state's. Raises as `who`."""
        found = self.who(fields.maybe_text(claim, key), part)
        return self.side(found) if found and self.actors[found].kind != "person" else found

    def party(self, claim: Claim, key: str, *, part: Part) -> str | None:
        """The side that a claim means, where it names one of its people too; None for nobody. Raises as `who`."""
        found = self.who(fields.maybe_text(claim, key), part)
        return self.side(found) if found else None

    def those(self, claim: Claim, key: str, *, part: Part) -> tuple[str, ...]:
        """The actors of a list, each once; ids that stand for nobody are left out and counted."""
        found: dict[str, None] = {}
        for name in fields.texts(claim, key):
            actor = self.ids.get((part.number, name.strip()))
            if actor is None:
                self.tally.leave(key, "an actor that is not among the actors")
            else:
                found[actor] = None
        return tuple(found)

    def side(self, actor: str) -> str:
        """For whom an actor acts in the end: a state, group or organisation, or the actor itself."""
        seen = {actor}
        while (side := self.actors[actor].side) is not None and side not in seen:
            seen.add(side)
            actor = side
        return actor


def each(page: Page, part: Part, kind: str, *, build: Callable[[Page, Part, Claim], Any]) -> list[Any]:
    """What a builder makes of the claims of one kind in a part; those left out are counted with their reason."""
    found = []
    claims = part.claims.get(kind)
    if claims is not None and not isinstance(claims, list):
        page.tally.drop(kind, "no list")
        claims = None
    for _ in (claims or [])[MOST_CLAIMS:]:
        page.tally.drop(kind, "too many")
    for claim in (claims or [])[:MOST_CLAIMS]:
        if not isinstance(claim, dict):
            page.tally.drop(kind, "no object")
            continue
        try:
            found.append(build(page, part, claim))
        except LeftOutError as reason:
            page.tally.drop(kind, str(reason))
    return found


def shortened(text: str, span: Span) -> Span:
    """A stretch of at most `MOST_WORDS` words."""
    for count, match in enumerate(_WORD.finditer(text, span.start, span.end), 1):
        if count == MOST_WORDS:
            return Span(span.start, match.end())
    return span
