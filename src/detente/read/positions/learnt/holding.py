"""Who might hold what a clause says, and what of the text speaks for or against each: the signs of holders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.read.layers import Mention, Span
from detente.read.people import actor_of, mentions_in, side_chances
from detente.read.positions.earlier import opens_with_pronoun
from detente.read.positions.governing import VERBS
from detente.read.positions.holders import in_marks
from detente.read.positions.learnt.beside import beside
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import is_between, pair_of, party_of
from detente.read.positions.scene import Sentence
from detente.read.positions.takers import author
from detente.read.weighing import Sign

_PAIRED = re.compile(r"\b(?:both|two|sides|parties|delegations|they|leaders|each)\b", re.IGNORECASE)
_OPENS = 8
"""How many letters into a clause somebody opens it."""
_NEAR = 3
"""How many words may stand between a subject and its verb for the two to be near."""
_PARTS = 5
"""Into how many parts the chance that a side is of the talks is split."""
_MOST = 8
"""At most so many sides are weighed for a clause: those that are named nearest."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who might hold what a clause says (no parties: nobody), with the signs for and against it."""

    parties: tuple[str, ...]
    signs: list[Sign]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all who might hold what a clause says."""

    look: Look
    voice: str
    form: str
    first: str
    source: str | None
    """The side of whoever is reported to say it."""
    here: list[tuple[Mention, tuple[str, ...]]]
    around: list[tuple[Mention, tuple[str, ...]]]
    earlier: list[tuple[Mention, tuple[str, ...]]]
    speakers: dict[str, list[str]]
    """The sides of those who are reported to speak beside, around or before the clause, or who relay it."""

    def rank(self, party: str) -> str:
        """Whether a clause is a side's own words, another's, those of somebody without a side, or the reporter's."""
        if self.look.speech is None:
            return "told"
        return "own" if party == self.source else "other" if self.source else "unknown"


def holders(look: Look) -> list[Holder]:
    """Who might hold what a clause says: sides that speak or are named near it, pairs of them, and nobody."""
    about = _setting(look)
    singles = _sides(about)
    found = [Holder((party,), list(dict(_of_side(about, party, among=len(singles))).items())) for party in singles]
    found += [Holder(pair, list(dict(_of_pair(about, pair)).items())) for pair in _pairs(about)]
    return [*found, Holder((), list(_of_nobody(about, len(singles))))]


def _setting(look: Look) -> Setting:
    speech = look.speech
    voice = "told"
    source = None
    if speech is not None:
        voice = "direct" if speech.statement.mode == "direct" or in_marks(look.doc, look.clause) else "indirect"
        source = party_of(look.doc, speech.statement.speaker)
    first = look.linked[0].first if look.linked else None
    form = "none" if first is None else "verb" if first.kind in VERBS else "norm"
    sentence, before = look.sentence, look.sentence.before
    return Setting(
        look=look,
        voice=voice,
        form=form,
        first="none"
        if first is None
        else f"{first.kind}{' not' if first.negated else ''}{' passive' if first.passive else ''}",
        source=source,
        here=_named(look.doc, look.clause),
        around=_named(look.doc, sentence),
        earlier=_named(look.doc, before) if before is not None else [],
        speakers=_speakers(look, before),
    )


def _named(doc: Doc, span: Span) -> list[tuple[Mention, tuple[str, ...]]]:
    """The mentions in a stretch of those who can hold a position, with their sides."""
    found = []
    for one in mentions_in(doc, span.start, end=span.end):
        actors = one.members or ((one.actor,) if one.actor else ())
        parties = tuple(dict.fromkeys(party for actor in actors if (party := party_of(doc, actor))))
        if parties:
            found.append((one, parties))
    return found


def _speakers(look: Look, before: Sentence | None) -> dict[str, list[str]]:
    """The sides of those who are reported to speak, by where they do."""
    found: dict[str, list[str]] = {"beside": [], "around": [], "before": [], "relays": []}
    for speech in look.sentence.speeches:
        party = party_of(look.doc, speech.statement.speaker)
        if party is not None and speech is not look.speech:
            found["around" if look.clause.within(speech) else "beside"].append(party)
    for speech in before.speeches if before is not None else ():
        party = party_of(look.doc, speech.statement.speaker)
        if party is not None:
            found["before"].append(party)
    found["earlier"] = _spoke(look.doc, look.sentence.start)
    relayer = party_of(look.doc, look.speech.statement.relayer) if look.speech else None
    if relayer is not None:
        found["relays"].append(relayer)
    return found


def _spoke(doc: Doc, start: int) -> list[str]:
    """The side of whoever was last reported to speak before an offset, from sentences before the one just before too."""
    for one in reversed(doc._.statements):
        if one.content and one.content[-1].end <= start:
            party = party_of(doc, one.speaker)
            return [party] if party is not None else []
    return []


def _sides(about: Setting) -> list[str]:
    """The sides that might hold it, the likelier places first."""
    look = about.look
    found = [about.source, party_of(look.doc, author(look.doc)), *look.who.parties]
    found += [party for _, parties in about.here for party in parties]
    found += [party for some in about.speakers.values() for party in some]
    found += [party for _, parties in about.around for party in parties]
    found += [party for _, parties in about.earlier for party in parties]
    found += pair_of(look.doc)
    return list(dict.fromkeys(one for one in found if one is not None))[:_MOST]


def _pairs(about: Setting) -> list[tuple[str, ...]]:
    """The sides that might hold it together."""
    found = [parties for _, parties in about.here if len(parties) > 1]
    if len(about.look.who.parties) > 1:
        found.append(about.look.who.parties)
    opening = [parties for _, parties in about.around[:2]]
    if len(opening) == 2:
        joined = about.look.text[about.around[0][0].end : about.around[1][0].start].strip().lower()
        if joined in {"and", "and the"}:
            found.append((*opening[0], *opening[1]))
    pair = pair_of(about.look.doc)
    if pair and _PAIRED.search(about.look.text, about.look.sentence.start, about.look.sentence.end):
        found.append(pair)
    kept: dict[frozenset[str], tuple[str, ...]] = {}
    for one in found:
        if len(set(one)) > 1:
            kept.setdefault(frozenset(one), tuple(dict.fromkeys(one)))
    return list(kept.values())[:2]


def _of_side(about: Setting, party: str, *, among: int) -> Iterator[Sign]:
    look = about.look
    yield "side", 1.0
    if among == 1:
        yield "only side", 1.0
    actor = actor_of(look.doc, party)
    if actor is not None:
        yield f"is {actor.kind}", 1.0
    if is_between(look.doc, party):
        yield "between", 1.0
        yield f"between {about.voice}", 1.0
    if party in pair_of(look.doc):
        yield "main", 1.0
    likely = int(_PARTS * side_chances(look.doc).get(party, 0.0))
    yield f"likely {likely}", 1.0
    yield f"likely {likely} {about.rank(party)}", 1.0
    yield f"likely {likely} {look.who.kind}", 1.0
    if party == party_of(look.doc, author(look.doc)):
        yield "author", 1.0
        yield f"author {about.voice} {look.who.kind}", 1.0
    for sign in (*_by_speech(about, party), *_by_subject(about, party), *_by_place(about, party)):
        yield sign, 1.0


def _by_speech(about: Setting, party: str) -> Iterator[str]:
    look = about.look
    named = any(party in parties for _, parties in about.here)
    if party == about.source:
        yield "speaker"
        yield f"speaker {about.voice}"
        yield f"speaker {look.who.kind} {about.voice}"
        yield f"speaker {about.form}"
        yield f"speaker {about.first}"
        if look.who.kind == "actor" and party not in look.who.parties:
            yield "speaker of another"
            yield f"speaker of another {about.form}"
            yield f"speaker of another {about.first}"
        if named:
            yield "speaker named"
        if look.outer is not None:
            yield "speaker asks"
    elif look.speech is not None:
        yield "not speaker" if about.source else "speaker without side"
        if look.speech.statement.anonymous:
            yield "anonymous speaker"
    for place, some in about.speakers.items():
        if party in some:
            yield f"speaks {place}"
            yield f"speaks {place} {about.voice}"
            yield f"speaks {place} {about.rank(party)} {look.who.kind}"
            if not named:
                yield f"speaks {place} {about.rank(party)}, not named"
            if place == "before" and some[-1] == party:
                yield f"speaks last before {look.who.kind} {about.voice}"


def _by_subject(about: Setting, party: str) -> Iterator[str]:
    look = about.look
    if party not in look.who.parties:
        return
    own = "own" if party == about.source else "another's" if look.speech is not None else "told"
    carried = look.who.words is not None and look.who.words.end <= look.clause.start
    yield "subject"
    yield f"subject {own}"
    yield f"subject {own} {about.form}"
    yield f"subject {own} {about.first}"
    if carried:
        yield f"subject carried {own}"
    if look.who.words is not None and look.linked and look.who.words.end <= look.linked[0].start:
        between = len(look.text[look.who.words.end : look.linked[0].start].split())
        yield f"subject near {own}" if between <= _NEAR else f"subject far {own}"


def _by_place(about: Setting, party: str) -> Iterator[str]:
    """Where a side is named: in the clause, else in its sentence, else in the one before."""
    mine = [place for place, (_, parties) in enumerate(about.here) if party in parties]
    outside = [one for one, parties in about.around if party in parties]
    if mine:
        yield from _in_clause(about, party, place=mine[0])
    elif outside:
        yield from _in_sentence(about, outside, rank=about.rank(party))
    else:
        yield from _in_sentence_before(about, party)


def _in_clause(about: Setting, party: str, *, place: int) -> Iterator[str]:
    look, rank, one = about.look, about.rank(party), about.here[place][0]
    edge = look.linked[0].start if look.linked else look.clause.end
    others = {other for _, parties in about.here for other in parties} - {party}
    yield f"in clause {rank}"
    yield f"in clause {rank} {'first' if place == 0 else 'later'}"
    yield f"in clause {rank} {'with others' if others else 'alone'}"
    where = "before verb" if one.end <= edge else "after verb"
    yield f"{where} {rank} {about.form}"
    yield f"{where} {rank} {about.first}"
    yield f"named by {one.kind} {rank}"
    if one.start - look.clause.start <= _OPENS:
        yield f"opens clause {rank}"
        yield f"opens clause {rank} {about.form}"
    yield from beside(look, one, rank=rank, floor=look.clause.start)


def _in_sentence(about: Setting, outside: list[Mention], *, rank: str) -> Iterator[str]:
    look = about.look
    last = outside[-1] if outside[-1].end <= look.clause.start else outside[0]
    side = "before" if last.end <= look.clause.start else "after"
    yield f"in sentence {side} {rank}"
    yield f"in sentence {side} {rank} {look.who.kind}"
    nearest = [one for one, _ in about.around if one.end <= look.clause.start]
    if nearest and nearest[-1] is last:
        yield f"nearest before {rank}"
        if last.end + 3 >= look.clause.start:
            yield f"touches {rank} {look.words.partition(' ')[0].lower()[:6]}"
    if about.around[0][0] is outside[0]:
        yield f"opens sentence {rank}"
    if not about.here:
        yield f"in sentence, none in clause {rank}"
    yield from beside(look, last, rank=f"out {rank}", floor=look.sentence.start)


def _in_sentence_before(about: Setting, party: str) -> Iterator[str]:
    look, rank = about.look, about.rank(party)
    yield f"not in sentence {rank}"
    yield f"not in sentence {rank} {look.who.kind}"
    if not about.around:
        yield f"nobody in sentence {rank}"
    before = [place for place, (_, parties) in enumerate(about.earlier) if party in parties]
    if not before:
        yield f"nowhere near {rank}"
        return
    pronoun = " pronoun" if opens_with_pronoun(look.text, look.sentence) else ""
    yield f"in sentence before {rank}{pronoun}"
    yield f"in sentence before {rank} {look.who.kind}"
    if before[0] == 0:
        yield f"opens sentence before {rank}{pronoun}"
    if before[-1] == len(about.earlier) - 1:
        yield f"closes sentence before {rank}{pronoun}"
    if len({party for _, parties in about.earlier for party in parties}) == 1:
        yield f"alone in sentence before {rank}{pronoun}"


def _of_pair(about: Setting, pair: tuple[str, ...]) -> Iterator[Sign]:
    look = about.look
    yield "pair", 1.0
    yield f"pair {about.voice}", 1.0
    yield f"pair {about.form} {about.voice}", 1.0
    if set(pair) == set(look.who.parties):
        yield "pair subject", 1.0
        yield f"pair subject {about.form} {about.voice}", 1.0
        yield f"pair subject {about.first}", 1.0
    if set(pair) == set(pair_of(look.doc)):
        yield "pair main", 1.0
    for at, (one, parties) in enumerate(about.here):
        if set(parties) == set(pair):
            yield f"pair {'first' if at == 0 else 'later'} {one.kind}", 1.0
            for sign in beside(look, one, rank="pair", floor=look.clause.start):
                yield f"pair {sign}", 1.0
            break
    if about.source in pair:
        yield "pair with speaker", 1.0


def _of_nobody(about: Setting, among: int) -> Iterator[Sign]:
    look = about.look
    sides = len({party for _, parties in about.here for party in parties})
    yield "nobody", 1.0
    yield f"nobody {about.voice}", 1.0
    yield f"nobody {about.voice} {look.who.kind}", 1.0
    yield f"nobody {about.voice} {about.form}", 1.0
    yield f"nobody {about.first}", 1.0
    yield f"nobody among {min(among, 4)}", 1.0
    yield f"nobody of {min(sides, 3)} {about.voice}", 1.0
    if look.speech is not None:
        yield f"nobody speaker {'sided' if about.source else 'sideless'}", 1.0
        if about.source and is_between(look.doc, about.source):
            yield "nobody speaker between", 1.0
    if look.outer is not None:
        yield "nobody asked", 1.0
    if any(one.within(look.clause) for one in look.sentence.cues):
        yield "nobody issue", 1.0
    words = len(look.words.split())
    yield f"nobody words {min(words // 4, 4)}", 1.0
