"""From clauses to findings: which party takes which stance on which option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from detente.model.position import Attitude, Voice
from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.clauses import Clause
from detente.read.positions.conditions import Condition
from detente.read.positions.cues import Hit
from detente.read.positions.holders import Speech, Subject, cue_words, in_marks, subject
from detente.read.positions.outsiders import is_between, party_of
from detente.read.positions.plain import plain
from detente.read.positions.red_lines import TALKING, is_final
from detente.read.positions.scene import Sentence
from detente.read.positions.stances import Kind, stances
from detente.read.positions.values import ALONE, Chain, chains, inside, value

_VERBS: frozenset[Kind] = frozenset({"want", "demand", "accept", "open", "reject"})
_LASTING = re.compile(
    r"\b(?:stays?|staying|remains?|remaining|keeps?|keeping|stands?|hold|holds|continue|unchanged|change|touch\w*|suspend\w*|boycott)\b",
    re.IGNORECASE,
)
_NOT_INSIDE = re.compile(r"(?:not|never|nobody|no one|no)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_SAME = re.compile(
    r"\b(?:it|this|that|(?:the|this|that|these|those|such a|his|her|its|their) (?:\w+ )?(?:draft|plan|proposal|idea|offer|text|formula|paper|framework|document|scheme|arrangement|suggestion))\b",
    re.IGNORECASE,
)


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


@dataclass(frozen=True, slots=True)
class Take:
    """Who takes a stance in a clause: the parties, in whose voice."""

    parties: tuple[str, ...]
    voice: Voice
    speaker: str | None
    rule: str


class ClauseReader:
    """Reads the clauses of one sentence, in order; remembers the subject for the clauses that go on."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self._doc = doc
        self._text = plain(doc)
        self._sentence = sentence
        self._subject = Subject("none")
        self._zone: Speech | None = None

    def read(self) -> Iterator[Finding]:
        """The findings of the sentence."""
        for clause in self._sentence.clauses:
            speech = self._sentence.speech_of(clause)
            if speech is not self._zone or not clause.goes_on:
                self._subject = Subject("none") if speech else self._subject
            self._zone = speech
            yield from self._clause(clause, speech)

    def _clause(self, clause: Clause, speech: Speech | None) -> Iterator[Finding]:
        outer, denied = self._outer(speech)
        linked = chains(self._text, stances(self._text, clause))
        if denied or any("deny" in chain.kinds for chain in linked[:1]):
            return
        named = self._sentence.hits_in(self._text, clause)
        self._remember(clause, linked)
        found = [one for hit in named for one in self._hit(clause, speech, hit, linked=linked, outer=outer)]
        found = found or list(self._back(clause, speech, linked=linked))
        tied = self._condition_of(clause)
        barred = tied is not None and tied.tie in {"until", "before", "while"} and self._bars_talks(clause, named)
        if tied and barred:
            yield from self._barred(clause, speech, tied, linked=linked, outer=outer)
            return
        for one in found:
            yield self._tied(one, clause, tied)
        if tied and tied.tie == "bargain" and found:
            yield from self._bargained(found[0], tied)

    def _outer(self, speech: Speech | None) -> tuple[Attitude | None, bool]:
        """The attitude in the words that report a speech, and whether they deny it."""
        words = cue_words(self._doc, speech.statement) if speech else ""
        kinds = [one.kind for one in stances(words, Span(0, len(words)))] if words else []
        if not kinds:
            return None, False
        return (ALONE[kinds[0]][0] if kinds[0] in _VERBS else None), kinds[0] == "deny"

    def _remember(self, clause: Clause, linked: list[Chain]) -> None:
        end = linked[0].start if linked else clause.end
        found = subject(self._doc, self._text, Span(clause.start, max(end, clause.start)))
        if found.kind in {"actor", "self"} or not clause.goes_on:
            self._subject = found if linked or found.kind == "actor" else self._subject

    def _hit(
        self, clause: Clause, speech: Speech | None, hit: Hit, *, linked: list[Chain], outer: Attitude | None
    ) -> Iterator[Finding]:
        chain = self._governing(clause, hit, linked)
        attitude = self._attitude(clause, hit, chain)
        if chain is None and outer is None or chain is not None and attitude is None:
            return
        if outer is not None:
            attitude = inside(outer, attitude)
        if attitude is None:
            return
        take = self._take(clause, speech, chain, outer=outer)
        if take is None:
            return
        words = self._text[clause.start : clause.end]
        red = attitude in {"demands", "rejects"} and is_final(words)
        for party in take.parties:
            yield Finding(
                party=party,
                issue=hit.issue,
                option=hit.option,
                attitude=attitude,
                evidence=Span(clause.start, clause.end),
                words=Span(chain.start, chain.end) if chain else hit.words,
                rule=take.rule,
                voice=take.voice,
                speaker=take.speaker,
                red_line=red,
            )

    def _governing(self, clause: Clause, hit: Hit, linked: list[Chain]) -> Chain | None:
        """The chain whose matter a hit is: the last before it, or a predicate after it."""
        own = [chain for chain in linked if not chain.within(hit.words)]
        before = [
            chain for chain in own if chain.start < hit.words.end and chain.start <= max(hit.words.start, hit.start)
        ]
        if before:
            return before[-1]
        after = [chain for chain in own if chain.start >= hit.words.start]
        if not after:
            inner = [chain for chain in linked if chain.within(hit.words) and chain.first.kind == "keep"]
            return inner[0] if inner else None
        first = after[0]
        if first.first.kind in {"must", "will", "might", "out", "keep"}:
            return first
        fronted = subject(self._doc, self._text, Span(hit.end, max(first.start, hit.end)))
        return (
            first if first.first.passive or (fronted.kind in {"self", "actor"} and first.first.kind in _VERBS) else None
        )

    def _attitude(self, clause: Clause, hit: Hit, chain: Chain | None) -> Attitude | None:
        if chain is None:
            return None
        last = chain.stances[-1]
        if last.negated and _NOT_INSIDE.match(self._text, hit.words.start) and hit.words.start <= last.end + 2:
            chain = replace(chain, stances=(*chain.stances[:-1], replace(last, negated=False)))
        found = value(chain)
        if found == "accepts" and last.kind == "will" and _LASTING.search(self._text, last.end, clause.end):
            return "demands"
        return found

    def _take(
        self, clause: Clause, speech: Speech | None, chain: Chain | None, *, outer: Attitude | None
    ) -> Take | None:
        who = (
            subject(self._doc, self._text, Span(clause.start, max(clause.start, chain.start)))
            if chain
            else Subject("none")
        )
        if who.kind == "none" and clause.goes_on:
            who = self._subject if self._subject.kind != "none" else who
        if chain is not None and chain.first.passive:
            return self._by(clause, chain)
        if speech is None:
            return self._told(clause, chain, who)
        return self._said(clause, speech, chain, who=who, outer=outer)

    def _by(self, clause: Clause, chain: Chain) -> Take | None:
        """The agent of a passive."""
        for one in mentions_in(self._doc, chain.end, clause.end):
            party = party_of(self._doc, one.actor)
            if party and _BY.search(self._text[max(chain.end, one.start - 8) : one.start]):
                return Take((party,), "outlet", None, "positions.passive")
        return None

    def _told(self, clause: Clause, chain: Chain | None, who: Subject) -> Take | None:
        """In the reporter's voice only what a party is said to want, accept, weigh or refuse counts."""
        if chain is None:
            return None
        if chain.first.kind == "out":
            parties = self._for_whom(clause)
            return Take(parties, "outlet", None, "positions.red-line") if parties else None
        if who.kind == "self":
            who = self._subject
        if (
            who.kind != "actor"
            or chain.first.kind not in _VERBS
            and not (chain.kinds & _VERBS and chain.first.kind in {"will", "might"})
        ):
            return None
        return Take(who.parties, "outlet", None, f"positions.told-{chain.first.kind}")

    def _for_whom(self, clause: Clause) -> tuple[str, ...]:
        for one in mentions_in(self._doc, clause.start, clause.end):
            if re.search(
                r"\bfor\s+(?:the\s+)?$", self._text[max(clause.start, one.start - 9) : one.start], re.IGNORECASE
            ):
                party = party_of(self._doc, one.actor)
                return (party,) if party else ()
        return ()

    def _said(
        self, clause: Clause, speech: Speech, chain: Chain | None, *, who: Subject, outer: Attitude | None
    ) -> Take | None:
        statement = speech.statement
        owner = party_of(self._doc, statement.speaker)
        if owner is None:
            return None
        kind = chain.first.kind if chain else None
        own: Voice = "relayed" if statement.relayer else "own words" if in_marks(self._doc, clause) else "paraphrased"
        as_owner = Take((owner,), own, statement.speaker, f"positions.said-{kind or 'cue'}")
        if outer is not None or who.kind in {"self", "none"}:
            return as_owner
        if who.kind == "thing":
            return (
                None
                if kind in _VERBS and clause.start == (chain.start if chain else -1)
                else as_owner
                if kind not in _VERBS
                else None
            )
        if owner in who.parties:
            return as_owner
        if kind in {"must", "no", "out", "keep"}:
            return as_owner
        between = bool(statement.relayer) or is_between(self._doc, owner)
        if kind in {"will", "might"} and not between:
            return None
        return Take(who.parties, "relayed" if between else "rival", statement.speaker, f"positions.of-another-{kind}")

    def _condition_of(self, clause: Clause) -> Condition | None:
        """The condition next to a clause: right after it, or leading up to it."""
        for one in self._sentence.conditions:
            if one.leads and 0 <= clause.start - one.end <= 4 and clause is self._first_after(one):
                return one
            if not one.leads and clause is self._last_before(one):
                return one
        return None

    def _last_before(self, condition: Condition) -> Clause | None:
        zone = self._sentence.speech_of(condition)
        near = [
            one
            for one in self._sentence.clauses
            if one.end <= condition.start and self._sentence.speech_of(one) is zone
        ]
        return near[-1] if near else None

    def _first_after(self, condition: Condition) -> Clause | None:
        return next((one for one in self._sentence.clauses if one.start >= condition.end), None)

    def _tied(self, found: Finding, clause: Clause, tied: Condition | None) -> Finding:
        if tied is None:
            return found
        final = found.red_line or (
            tied.tie == "before"
            and found.attitude == "demands"
            and bool(TALKING.search(self._text, tied.start, tied.end))
        )
        evidence = Span(min(clause.start, tied.start), max(clause.end, tied.end))
        if tied.tie == "before" and found.attitude == "demands":
            return replace(found, red_line=final, evidence=evidence)
        return replace(found, red_line=final, condition=Span(tied.start, tied.end), evidence=evidence)

    def _bars_talks(self, clause: Clause, named: list[Hit]) -> bool:
        words = self._text[clause.start : clause.end]
        return bool(re.search(r"\b(?:no|not|nothing|never|cannot|nor)\b|n't\b", words, re.IGNORECASE)) and bool(
            TALKING.search(words)
        )

    def _barred(
        self, clause: Clause, speech: Speech | None, tied: Condition, *, linked: list[Chain], outer: Attitude | None
    ) -> Iterator[Finding]:
        """ "No talks until they disarm": what must come first is demanded, as a red line."""
        take = self._take(clause, speech, linked[-1] if linked else None, outer=outer)
        if take is None:
            return
        for hit in self._sentence.hits_in(self._text, tied):
            for party in take.parties:
                yield Finding(
                    party=party,
                    issue=hit.issue,
                    option=hit.option,
                    attitude="demands",
                    evidence=Span(clause.start, tied.end),
                    words=tied.marker,
                    rule="positions.bar",
                    voice=take.voice,
                    speaker=take.speaker,
                    red_line=True,
                )

    def _bargained(self, found: Finding, tied: Condition) -> Iterator[Finding]:
        """What a party asks in return is a demand of its own."""
        for hit in self._sentence.hits_in(self._text, tied):
            if hit.issue != found.issue:
                yield replace(
                    found,
                    issue=hit.issue,
                    option=hit.option,
                    attitude="demands",
                    evidence=Span(tied.start, tied.end),
                    words=tied.marker,
                    rule="positions.bargain",
                    red_line=False,
                    condition=None,
                )

    def _back(self, clause: Clause, speech: Speech | None, *, linked: list[Chain]) -> Iterator[Finding]:
        """ "The Front accepted it": the one option that the sentence before named."""
        before = self._sentence.before
        if before is None or not linked or linked[0].first.kind not in {"accept", "reject", "open"}:
            return
        chain = linked[0]
        if not _SAME.match(self._text[chain.end : chain.end + 60].lstrip()):
            return
        named = self._sentence.before.hits_in(self._text, before) if self._sentence.before else []
        attitude, take = value(chain), self._take(clause, speech, chain, outer=None)
        if len(named) != 1 or attitude is None or take is None:
            return
        for party in take.parties:
            yield Finding(
                party=party,
                issue=named[0].issue,
                option=named[0].option,
                attitude=attitude,
                evidence=Span(clause.start, clause.end),
                words=Span(chain.start, chain.end),
                rule="positions.back",
                voice=take.voice,
                speaker=take.speaker,
            )
