"""The clauses of a sentence with what the rules see in each: whose words, which stances, who their subject is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.light import light
from detente.read.people import mentions_in
from detente.read.positions.clauses import Clause
from detente.read.positions.conditions import Condition
from detente.read.positions.earlier import told_before
from detente.read.positions.governing import VERBS
from detente.read.positions.holders import NOBODY, Speech, Subject, opens_with_own, subject
from detente.read.positions.outsiders import party_of
from detente.read.positions.plain import plain
from detente.read.positions.scene import Sentence
from detente.read.positions.sections import lists, section_of
from detente.read.positions.stances import shifted_back, stances
from detente.read.positions.takers import Take, issued, ready_one, said, told
from detente.read.positions.together import together
from detente.read.positions.values import Chain, alone, chains

LISTED = "positions.listed"
_RELATIVE = re.compile(r"(?:which|who)\b", re.IGNORECASE)
_IT = re.compile(r"(?:It|They)\b")
_NAMED = 60
"""How many letters before a relative clause the name may begin of which it is."""
_BEFORE_CUE = 30
"""How far before reporting words their "not" may stand, in letters."""
_NOT_WANTED = re.compile(r"\W*to (?:explain|clarify|say|tell|confirm|comment|know|see|hear)\b", re.IGNORECASE)
_NOW = re.compile(r"[;,:–—-]\s*(?:but |and )?(?:it|they|he|she|the \w+) now\b", re.IGNORECASE)


@light(frozen=True, slots=True, kw_only=True)
class Look:
    """A clause of a sentence: the reported words it is part of, its stances, and the subject of the first of them.

    `outer` is the attitude in the words that report a speech; `silent`: nothing of it is a position;
    `listed`: the side under whose name the report lists what it asks for.
    """

    doc: Doc
    text: str
    sentence: Sentence
    clause: Clause
    speech: Speech | None
    outer: Attitude | None
    silent: bool
    linked: list[Chain]
    who: Subject
    listed: str | None = None

    @property
    def owner(self) -> str | None:
        """Whose stance it is by the heading above: the side that lists what it wants, or says "we" in words of its own."""
        if self.listed is not None or self.speech is not None or self.who.kind != "self":
            return self.listed
        section = section_of(self.doc, self.clause.start)
        return section.party if section is not None and section.own else None

    @property
    def words(self) -> str:
        """The words of the clause."""
        return self.text[self.clause.start : self.clause.end]

    def take(self, chain: Chain | None, *, who: Subject | None = None) -> Take | None:
        """Who takes the stance of a chain of the clause."""
        owner = self.owner
        if owner is not None:
            kind = chain.first.kind if chain else "cue"
            return (
                Take((owner,), "outlet", None, LISTED)
                if self.listed
                else Take((owner,), "own words", None, f"positions.issued-{kind}")
            )
        inside = ready_one(self.doc, self.text, chain=chain)
        if inside is not None:
            return inside
        who = who or self.who
        if self.speech is None:
            joint = together(self.doc, self.text, clause=self.clause, sentence=self.sentence)
            own = joint or issued(self.doc, who, chain=chain)
            return own or told(self.doc, self.text, clause=self.clause, chain=chain, who=who)
        return said(self.doc, self.clause, speech=self.speech, chain=chain, who=who, outer=self.outer)

    def condition(self) -> Condition | None:
        """The condition next to the clause: right after it, or leading up to it."""
        speech_of = self.sentence.speech_of
        for one in self.sentence.conditions:
            near = [clause for clause in self.sentence.clauses if speech_of(clause) is speech_of(one)]
            after = next((clause for clause in near if clause.start >= one.end), None)
            before = next((clause for clause in reversed(near) if clause.end <= one.start), None)
            if self.clause is (after if one.leads else before):
                return one
        return None


def looks(doc: Doc, sentence: Sentence) -> Iterator[Look]:
    """The clauses in order; what a sentence says was so before "it now …" is left out.

    The subject of a clause that has none is that of the clause before, within the same person's words.
    """
    text = plain(doc)
    turn = max((one.start() for one in _NOW.finditer(text, *_bounds(sentence))), default=0)
    carried: dict[tuple[int, int] | None, Subject] = {}
    listed = lists(doc, text, sentence)
    outers: dict[tuple[int, int] | None, tuple[Attitude | None, bool]] = {}
    for clause in sentence.clauses:
        if clause.end <= turn:
            continue
        speech = sentence.speech_of(clause)
        said = (speech.start, speech.end) if speech else None
        if said not in outers:
            outers[said] = _outer(text, speech)
        outer, silent = outers[said]
        found = stances(text, clause)
        if speech is not None and speech.statement.mode != "direct":
            found = [one if "," in text[clause.start : one.start] else shifted_back(text, one) for one in found]
        linked = chains(text, found)
        if listed is not None and speech is None and linked and linked[0].start == sentence.start:
            linked = linked[1:]  # the noun or verb that opens an item: "Release of …", "End the …"
        own = listed if speech is None and not linked else None
        who = _who(doc, text, clause=clause, speech=speech, linked=linked, carried=carried.get(said, NOBODY))
        if speech is None and linked:
            who = told_before(doc, text, clause=clause, sentence=sentence, who=who)
        if speech is None:
            who = _named_above(doc, text, clause=clause, sentence=sentence, who=who)
        if who.kind in {"actor", "self", "third"}:
            carried[said] = who
        yield Look(
            doc=doc,
            text=text,
            sentence=sentence,
            clause=clause,
            speech=speech,
            outer="demands" if own else outer,
            silent=silent or (bool(linked) and "deny" in linked[0].kinds),
            linked=linked,
            who=who,
            listed=own,
        )


def _bounds(sentence: Sentence) -> tuple[int, int]:
    """Where the sentence's clauses begin and end."""
    clauses = sentence.clauses
    return (clauses[0].start, clauses[-1].end) if clauses else (0, 0)


_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)? that\b", re.IGNORECASE)
"""Who claims that something is so says it; who claims a thing demands it."""


def _outer(text: str, speech: Speech | None) -> tuple[Attitude | None, bool]:
    """The attitude in the words that report a speech, and whether nothing of it is a position."""
    if speech is None or speech.statement.cue is None:
        return None, False
    cue = speech.statement.cue
    if _CLAIMED.search(text, cue.start, cue.end + len(" that")):
        return None, False
    around = Span(max(0, cue.start - _BEFORE_CUE), cue.end + 12)
    found = [one for one in stances(text, around) if one.start < cue.end and one.end > cue.start]
    if not found:
        return None, False
    first = found[0]
    asks = first.kind in VERBS and bool(_NOT_WANTED.match(text, speech.start))
    shown = alone(first) if first.kind in VERBS else None
    return shown, asks or first.kind in {"deny", "drop"} or (first.kind in VERBS and shown is None)


def _who(
    doc: Doc, text: str, *, clause: Clause, speech: Speech | None, linked: list[Chain], carried: Subject
) -> Subject:
    """The subject of a clause's first stance, carried over from the clause before where it has none."""
    if speech is not None and speech.statement.mode != "direct" and opens_with_own(doc, clause):
        return Subject("third")
    end = linked[0].start if linked else clause.end
    here = subject(doc, text, before=Span(clause.start, max(end, clause.start)), goes_on=clause.goes_on)
    if here.kind != "none" or not clause.goes_on:
        return here
    return _antecedent(doc, text, clause=clause) or carried


def _antecedent(doc: Doc, text: str, *, clause: Clause) -> Subject | None:
    """The one named right before "which" or "who", where a clause begins with that and somebody is."""
    if not _RELATIVE.match(text, clause.start):
        return None
    last = next(reversed(mentions_in(doc, max(0, clause.start - _NAMED), end=clause.start)), None)
    if last is None or text[last.end : clause.start].strip(" ,–—-"):
        return None
    sides = last.members or ((last.actor,) if last.actor else ())
    parties = tuple(dict.fromkeys(side for one in sides if (side := party_of(doc, one))))
    return Subject("actor", parties, last.actor, last) if parties else None


def _named_above(doc: Doc, text: str, *, clause: Clause, sentence: Sentence, who: Subject) -> Subject:
    """The side that a heading names, for the "it" or "they" that opens a sentence under it."""
    section = section_of(doc, clause.start)
    opens = clause.start - sentence.start <= 1 and _IT.match(text, clause.start)
    if section is None or section.own or not opens or who.kind not in {"actor", "third"}:
        return who
    it = Span(clause.start, clause.start + len(opens[0]))
    named = who.words is not None and not who.words.overlaps(it)
    return who if named else Subject("actor", (section.party,), section.party, it)
