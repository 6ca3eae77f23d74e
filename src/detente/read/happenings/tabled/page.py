"""What the judges of proposals look at: a report's sentences as words, and what the rules found in each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from detente.model.happenings import ProposalStatus
from detente.read.happenings.authors import authorship
from detente.read.happenings.offers import offers_in
from detente.read.happenings.putting import Put
from detente.read.happenings.scene import Scene, side_of
from detente.read.happenings.sittings.learnt.page import Page as People
from detente.read.happenings.sittings.learnt.page import page_of as people_of
from detente.read.happenings.texts import texts_in

_SAYS = (
    re.compile(r"propos\w*|offer|counter-?propos\w*|counter-?offer|suggest\w*|float|suggestion"),
    re.compile(
        r"plan|draft|text|paper|framework|road|roadmap|formula|package|compromise|document|blueprint|initiative|idea|memorandum"
    ),
    re.compile(
        r"tabl|submit\w*|present|circulat|hand|put|deliver|gave|give|send|sent|draw|drew|laid|list|map|point|letter|term|version|annex"
    ),
    re.compile(r"ready|prepar|will|accept|agree|would|could|demand|ask|call|want|repl\w*|answer|repeat|insist"),
)
"""Words by which a sentence may tell of a proposal, those that tell most first."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A proposal before it is written down: the places that speak of it, in the order of the text, and how it fares."""

    puts: tuple[Put, ...]
    status: ProposalStatus

    @property
    def best(self) -> Put:
        """The place that tells most, the first of several."""
        return max(self.puts, key=lambda one: (one.weight, -one.text.start))

    @property
    def author(self) -> str | None:
        """Whose it is by the first place that says so."""
        return next((one.by.author for one in self.puts if one.by.author), None)

    @property
    def index(self) -> int:
        """The sentence of the best place."""
        return self.best.sentence.index

    @property
    def among(self) -> frozenset[int]:
        """The sentences of all places."""
        return frozenset(one.sentence.index for one in self.puts)

    @property
    def rule(self) -> str:
        """The rule that told whose it is at the best place."""
        return self.best.by.rule


@dataclass(frozen=True, slots=True)
class Named:
    """A text that a sentence names: its noun, the word it opens with, whether that noun came before, and whose it is told to be."""

    head: str
    opens: str
    again: bool
    strong: bool
    points: bool
    signed: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """A scene with its words and people, the rules' proposals by their best sentence, and who is told to hold what position.

    `again` are the rules' proposals by those sentences that tell them less well.
    """

    people: People
    ruled: dict[int, list[Tabled]]
    again: dict[int, list[Tabled]]
    wants: dict[int, set[tuple[str, str]]]
    texts: dict[int, list[Named]]

    @property
    def scene(self) -> Scene:
        """The scene."""
        return self.people.scene

    def speaking(self, index: int) -> list[str]:
        """The sides that are reported to speak in a sentence, in the order of their ids."""
        return sorted({side_of(self.scene, who) for who in self.people.speaks.get(index, ()) if who})


def page_of(scene: Scene, found: Sequence[Tabled]) -> Page:
    """The page of a scene with the proposals that the rules found."""
    ruled, again = defaultdict(list), defaultdict(list)
    for one in found:
        ruled[one.index].append(one)
        for at in sorted(one.among - {one.index}):
            again[at].append(one)
    return Page(people_of(scene, ()), dict(ruled), dict(again), _wants(scene), _texts(scene))


def _texts(scene: Scene) -> dict[int, list[Named]]:
    """By a sentence's index the texts it names, those told by a verb alone included."""
    found: dict[int, list[Named]] = {}
    known: set[str] = set()
    for sentence in scene.sentences:
        texts = list(texts_in(scene, sentence))
        signed = [(one, authorship(scene, sentence, text=one, texts=texts)) for one in texts]
        signed += offers_in(scene, sentence, taken=texts)
        for one, by in signed:
            words = scene.text[one.start : one.end].lower().split()
            head = (
                scene.text[one.head.start : one.head.end].lower().removesuffix("s")
                if one.head.end - one.head.start < 24
                else by.rule
            )
            named = Named(
                head, _opening(words[0]), head in known, one.strong, bool(one.points), bool(by.author), by.rule
            )
            found.setdefault(sentence.index, []).append(named)
        known |= {one.head for one in found.get(sentence.index, ())}
    return found


def _opening(word: str) -> str:
    """The article or pronoun that a phrase opens with; "name" for an owner's name, "word" for another word."""
    if word in ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "no", "any", "your", "my"):
        return word
    return "name" if word.endswith(("'s", "’s", "s’")) else "word"


def _wants(scene: Scene) -> dict[int, set[tuple[str, str]]]:
    """By a sentence's index the sides that hold a position there, with their attitude."""
    found = defaultdict(set)
    for sentence in scene.sentences:
        for one in scene.doc._.positions:
            if any(part.start < sentence.end and sentence.start < part.end for part in one.evidence):
                found[sentence.index].add((side_of(scene, one.party), one.attitude))
    return dict(found)


def saying(page: Page, index: int) -> int | None:
    """The place of the word by which a sentence most likely tells of a proposal."""
    row = page.people.words[index]
    for words in _SAYS:
        for place, one in enumerate(row):
            if one.mention is None and words.fullmatch(one.word):
                return place
    return None
