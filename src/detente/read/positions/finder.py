"""From clauses to findings: which party takes which stance on which option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from detente.model.position import Attitude, Voice
from detente.read.layers import Span
from detente.read.positions.clauses import Clause
from detente.read.positions.conditions import Condition
from detente.read.positions.cues import Hit
from detente.read.positions.foreign import of_outsiders
from detente.read.positions.governing import AS_IS, VERBS, attitude_to, governing, in_passing
from detente.read.positions.holders import Speech, Subject, subject
from detente.read.positions.plain import plain
from detente.read.positions.red_lines import TALKING, is_final
from detente.read.positions.scene import Sentence
from detente.read.positions.stances import stances
from detente.read.positions.takers import Take, said, told
from detente.read.positions.values import Chain, alone, chains, inside, value

_REFUSAL = re.compile(r"\b(?:no|not|nothing|never|cannot|nor|neither)\b|n't\b", re.IGNORECASE)
_SAME = re.compile(
    r"(?:it|this|that|(?:the|this|that|these|those|such a|his|her|its|their) (?:\w+ )?(?:draft|plan|proposal|idea|offer|text|formula|paper|framework|document|scheme|arrangement|suggestion))\b",
    re.IGNORECASE,
)
_BEFORE_CUE = 30
"""How far before reporting words their "not" may stand, in letters."""
_NO_NO = re.compile(
    r"\b(?:no|without)\s+([^,.;:]{3,60}),\s*(?:there (?:is|will be|can be) )?no\s+([^,.;:]{3,60})", re.IGNORECASE
)
_NOT_WANTED = re.compile(r"\W*to (?:explain|clarify|say|tell|confirm|comment|know|see|hear)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A position before it becomes one: everything but the id."""

    party: str
    issue: str
    option: str
    attitude: Attitude
    evidence: Span
    words: Span
    rule: str
    voice: Voice
    speaker: str | None
    red_line: bool = False
    condition: Span | None = None


_NOW = re.compile(r"[;,:–—-]\s*(?:but |and )?(?:it|they|he|she|the \w+) now\b", re.IGNORECASE)


class SentenceReader:
    """Reads the clauses of one sentence, in order; remembers the subject for the clauses that go on."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self._doc = doc
        self._text = plain(doc)
        self._sentence = sentence
        self._subject = Subject("none")
        self._speech: Speech | None = None

    def read(self) -> Iterator[Finding]:
        """The findings of the sentence; what it says was so before "it now …" is left out."""
        turn = max((one.start() for one in _NOW.finditer(self._text, *self._bounds())), default=0)
        for clause in self._sentence.clauses:
            if clause.end <= turn:
                continue
            speech = self._sentence.speech_of(clause)
            if speech is not self._speech:
                self._subject, self._speech = Subject("none"), speech
            yield from self._clause(clause)

    def _bounds(self) -> tuple[int, int]:
        """Where the sentence's clauses begin and end."""
        clauses = self._sentence.clauses
        return (clauses[0].start, clauses[-1].end) if clauses else (0, 0)

    def _clause(self, clause: Clause) -> Iterator[Finding]:
        outer, silent = self._outer()
        linked = chains(self._text, stances(self._text, clause))
        who = self._who(clause, linked)
        if silent or (linked and "deny" in linked[0].kinds):
            return
        named = self._named(clause, linked)
        tied = self._condition_of(clause)
        if tied and tied.tie in {"until", "before", "while"} and self._bars_talks(clause):
            take = self._take(clause, linked[-1] if linked else None, who=who, outer=outer)
            yield from self._barred(clause, tied, take=take)
            return
        paired = _NO_NO.search(self._text, clause.start, clause.end)
        if paired:
            take = self._take(clause, linked[0] if linked else None, who=who, outer=outer)
            yield from self._paired(clause, paired, take=take)
            return
        found = [one for hit in named for one in self._hit(clause, hit, linked=linked, who=who, outer=outer)]
        found = found or list(self._back(clause, linked=linked, who=who))
        for one in found:
            free = tied and not tied.leads and len(linked) > 1 and one.words.end <= linked[-1].start
            yield one if free else _tied(one, clause, tied=tied, talks=self._talks(tied))
        if tied and tied.tie == "bargain" and found:
            yield from self._bargained(found[0], tied)

    def _named(self, clause: Clause, linked: list[Chain]) -> list[Hit]:
        """The options that a clause names, sought apart under each of its stances."""
        edges = [clause.start, *(one.start for one in linked[1:]), clause.end]
        found = [hit for a, b in pairwise(edges) for hit in self._sentence.hits_in(self._text, Span(a, b))]
        return [one for one in found if not in_passing(self._text, one, floor=clause.start)]

    def _outer(self) -> tuple[Attitude | None, bool]:
        """The attitude in the words that report a speech, and whether nothing of it is a position."""
        if self._speech is None or self._speech.statement.cue is None:
            return None, False
        cue = self._speech.statement.cue
        around = Span(max(0, cue.start - _BEFORE_CUE), cue.end + 12)
        found = [one for one in stances(self._text, around) if one.start < cue.end and one.end > cue.start]
        if not found:
            return None, False
        first = found[0]
        asks = first.kind in VERBS and bool(_NOT_WANTED.match(self._text, self._speech.start))
        shown = alone(first) if first.kind in VERBS else None
        return shown, asks or first.kind in {"deny", "drop"} or (first.kind in VERBS and shown is None)

    def _who(self, clause: Clause, linked: list[Chain]) -> Subject:
        """The subject of a clause's first stance, carried over from the clause before where it has none."""
        end = linked[0].start if linked else clause.end
        here = subject(self._doc, self._text, before=Span(clause.start, max(end, clause.start)), goes_on=clause.goes_on)
        if here.kind == "none" and clause.goes_on:
            return self._subject
        if here.kind in {"actor", "self", "third"}:
            self._subject = here
        return here

    def _hit(
        self, clause: Clause, hit: Hit, *, linked: list[Chain], who: Subject, outer: Attitude | None
    ) -> Iterator[Finding]:
        chain = governing(self._doc, self._text, hit=hit, linked=linked)
        attitude = attitude_to(self._text, hit, chain=chain, end=clause.end) if chain else None
        if chain is not None and attitude is None:
            return
        attitude = inside(outer, attitude)
        take = self._take(clause, chain, who=self._subject_of(chain, linked=linked, who=who), outer=outer)
        if attitude is None or take is None:
            return
        red = attitude in {"demands", "rejects"} and is_final(self._text[clause.start : clause.end])
        words = Span(chain.start, chain.end) if chain else hit.words
        for party in take.parties:
            named = of_outsiders(self._doc, self._text, hit=hit, clause=clause, party=party)
            yield self._finding(take, party, hit=named, attitude=attitude, evidence=clause, words=words, red_line=red)

    def _subject_of(self, chain: Chain | None, *, linked: list[Chain], who: Subject) -> Subject:
        """The subject of a later chain of the clause: what stands since the one before, or that one's subject."""
        if chain is None or not linked or chain is linked[0]:
            return who
        place = linked.index(chain)
        here = subject(
            self._doc,
            self._text,
            before=Span(linked[place - 1].end, max(chain.start, linked[place - 1].end)),
            goes_on=True,
        )
        return who if here.kind in {"none", "thing"} else here

    def _finding(
        self, take: Take, party: str, *, hit: Hit, attitude: Attitude, evidence: Span, words: Span, red_line: bool
    ) -> Finding:
        return Finding(
            party=party,
            issue=hit.issue,
            option=hit.option,
            attitude=attitude,
            evidence=Span(evidence.start, evidence.end),
            words=words,
            rule=take.rule,
            voice=take.voice,
            speaker=take.speaker,
            red_line=red_line,
        )

    def _take(self, clause: Clause, chain: Chain | None, *, who: Subject, outer: Attitude | None) -> Take | None:
        if self._speech is None:
            return told(self._doc, self._text, clause=clause, chain=chain, who=who)
        return said(self._doc, clause, speech=self._speech, chain=chain, who=who, outer=outer)

    def _condition_of(self, clause: Clause) -> Condition | None:
        """The condition next to a clause: right after it, or leading up to it."""
        for one in self._sentence.conditions:
            near = [c for c in self._sentence.clauses if self._sentence.speech_of(c) is self._sentence.speech_of(one)]
            after = next((c for c in near if c.start >= one.end), None)
            before = next((c for c in reversed(near) if c.end <= one.start), None)
            if clause is (after if one.leads else before):
                return one
        return None

    def _talks(self, tied: Condition | None) -> bool:
        return tied is not None and bool(TALKING.search(self._text, tied.start, tied.end))

    def _bars_talks(self, clause: Clause) -> bool:
        words = self._text[clause.start : clause.end]
        return bool(_REFUSAL.search(words)) and bool(TALKING.search(words))

    def _barred(self, clause: Clause, tied: Condition, *, take: Take | None) -> Iterator[Finding]:
        """What a bar asks for ("no talks until they disarm"): what must come first is demanded, as a red line."""
        if take is None:
            return
        for hit in self._sentence.hits_in(self._text, tied):
            known = _turned(hit) if tied.tie == "while" else hit
            for party in take.parties:
                yield replace(
                    self._finding(
                        take,
                        party,
                        hit=known,
                        attitude="demands",
                        evidence=Span(clause.start, tied.end),
                        words=tied.marker,
                        red_line=True,
                    ),
                    rule="positions.bar",
                )

    def _paired(self, clause: Clause, paired: re.Match[str], *, take: Take | None) -> Iterator[Finding]:
        """What a pair of refusals asks for ("no monitors, no deal"): the first is demanded; with a deal at stake, as a red line."""
        asked, staked = Span(*paired.span(1)), paired.group(2)
        if take is None:
            return
        for hit in self._sentence.hits_in(self._text, asked):
            for party in take.parties:
                found = self._finding(
                    take, party, hit=hit, attitude="demands", evidence=clause, words=asked, red_line=False
                )
                yield replace(found, rule="positions.no-no", red_line=bool(TALKING.search(staked)))

    def _bargained(self, found: Finding, tied: Condition) -> Iterator[Finding]:
        """What a party asks in return is a demand of its own."""
        for hit in self._sentence.hits_in(self._text, tied):
            named = of_outsiders(self._doc, self._text, hit=hit, clause=tied, party=found.party)
            if named.issue != found.issue:
                yield replace(
                    found,
                    issue=named.issue,
                    option=named.option,
                    attitude="demands",
                    evidence=Span(tied.start, tied.end),
                    words=tied.marker,
                    rule="positions.bargain",
                    red_line=False,
                    condition=None,
                )

    def _back(self, clause: Clause, *, linked: list[Chain], who: Subject) -> Iterator[Finding]:
        """What a pronoun stands for ("the Front accepted it"): the one option that the sentence before named."""
        before = self._sentence.before
        if before is None or not linked or linked[-1].stances[-1].kind not in {"accept", "reject", "open"}:
            return
        chain = linked[-1]
        if not _SAME.match(self._text[chain.end : clause.end].lstrip()):
            return
        named = [one for one in before.hits_in(self._text, before) if one.issue != "format"]
        attitude, take = value(chain), self._take(clause, chain, who=who, outer=None)
        if len(named) != 1 or attitude is None or take is None:
            return
        for party in take.parties:
            words = Span(chain.start, chain.end)
            found = self._finding(
                take, party, hit=named[0], attitude=attitude, evidence=clause, words=words, red_line=False
            )
            yield replace(found, rule="positions.back")


def _tied(found: Finding, clause: Clause, *, tied: Condition | None, talks: bool) -> Finding:
    """A finding with its condition. "Before" ties no demand; before talks or a signature it makes a red line."""
    if tied is None:
        return found
    evidence = Span(min(clause.start, tied.start), max(clause.end, tied.end))
    if tied.tie == "before" and found.attitude == "demands":
        return replace(found, red_line=found.red_line or talks, evidence=evidence)
    option = "conditional" if (found.issue, found.option) == ("reconstruction", "committed") else found.option
    return replace(found, condition=Span(tied.start, tied.end), evidence=evidence, option=option)


def _turned(hit: Hit) -> Hit:
    """The other pole: "no law while they keep their arms" asks for full disarmament."""
    if hit.option not in AS_IS:
        return hit
    other = {
        "disarmament": "full",
        "forces": "full",
        "foreign_forces": "leave",
        "sanctions": "lifted",
        "government": "replaced",
    }
    return replace(hit, option=other.get(hit.issue, hit.option))
