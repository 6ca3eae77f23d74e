"""The work of the components that write `doc._.positions` and `doc._.interests`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Position
from detente.read.layers import Span, passage_of, text_of, why
from detente.read.people import mentions_in
from detente.read.positions.asked import asked
from detente.read.positions.backoff import is_by_rules, is_likely, weighed
from detente.read.positions.cues import CueBook
from detente.read.positions.deals import articles, terms
from detente.read.positions.finality.judging import with_red_line
from detente.read.positions.finder import findings
from detente.read.positions.finding import Finding
from detente.read.positions.gate import about_talks, may_be_about_talks
from detente.read.positions.learnt.weights import at_hand
from detente.read.positions.looking import Look, looks
from detente.read.positions.outsiders import party_of
from detente.read.positions.own_issues import WORDS as OWN_WORDS
from detente.read.positions.own_issues import own_issues
from detente.read.positions.plain import plain
from detente.read.positions.red_lines import points_back
from detente.read.positions.referred import asides, referred
from detente.read.positions.scene import Sentence, scene
from detente.read.positions.sections import section_of
from detente.read.positions.strengths import strength_of
from detente.read.positions.takers import author
from detente.read.positions.together import is_joint
from detente.read.positions.turned_away import turned_away
from detente.read.positions.unheld import held

_MOST_WORDS = 80


def read(doc: Doc, book: CueBook) -> tuple[Position, ...]:
    """The positions of a doc, in text order, numbered "p1" and so on; none where it is not about talks or conflict."""
    if not (may_be_about_talks(text_of(doc)) and about_talks(plain(doc))):
        return ()
    found: list[Finding] = []
    latest: list[int] = []
    deal = dict(articles(doc, scene(doc, book)))
    for sentence in scene(doc, book):
        if sentence.start in deal:
            found += deal[sentence.start]
            latest = []
            continue
        near = _can_hold(doc, sentence)
        able = near or at_hand(doc) is not None
        new = _in_sentence(doc, sentence, before=found[latest[0] :] if latest else []) if able else []
        if not near:
            new = [one for one in new if is_likely(one)]
        if latest and points_back(plain(doc)[sentence.start : sentence.end]):
            new = [one for one in new if is_by_rules(one)]
            for place in latest if not new else ():
                found[place] = replace(found[place], red_line=True)
        latest = list(range(len(found), len(found) + len(new)))
        found += [with_red_line(doc, one) for one in new]
    found += terms(doc, scene(doc, book))
    ordered = sorted(_distinct(found), key=lambda one: (one.evidence.start, one.words.start))
    return tuple(_position(doc, number, one=one) for number, one in enumerate(ordered, 1))


def _in_sentence(doc: Doc, sentence: Sentence, *, before: list[Finding]) -> list[Finding]:
    """What a sentence holds; `before`: what the sentence before held."""
    if at_hand(doc) is None and not before and not _may_name_matter(sentence):
        return []
    found: list[Finding] = []
    for look in looks(doc, sentence):
        found += _in_clause(look) or list(referred(look, found or before)) or list(own_issues(look))
    return [*found, *asides(doc, sentence, found)] if found else found


def _may_name_matter(sentence: Sentence) -> bool:
    """Whether rules may find what a position is on: issues named here, or in one of the two sentences before, which "it" may mean."""
    if not OWN_WORDS.missing(sentence.bits) or sentence.issues:
        return True
    before = sentence.before
    return before is not None and bool(before.issues or (before.before is not None and before.before.issues))


def _in_clause(look: Look) -> list[Finding]:
    """What a clause holds: by rules or by the models."""
    refused = [] if look.silent else list(turned_away(look))
    if refused:
        return refused
    found = list(weighed(look, list(findings(look))))
    if found and not any(is_by_rules(one) for one in found):
        found = list(own_issues(look)) or found
    return list(held(look, [*found, *asked(look, found)]))


def _can_hold(doc: Doc, sentence: Sentence) -> bool:
    """Whether it is told near a sentence who may hold something there: it or the one before names a party or gives the words of one.

    Nobody need be named in what both sides agreed on, nor in a side's own text. Elsewhere rules find nothing, and of the
    models only what is not unlikely counts: in 152 reports left out by process 26 of 57 such findings were right, 8 of 34
    of the unlikely ones.
    """
    if author(doc) is not None or is_joint(plain(doc), sentence, sentence=sentence):
        return True
    if section_of(doc, sentence.start) is not None:
        return True
    return _has_party(doc, sentence) or (sentence.before is not None and _has_party(doc, sentence.before))


def _has_party(doc: Doc, sentence: Sentence) -> bool:
    there = mentions_in(doc, sentence.start, end=sentence.end)
    actors = {actor for one in there for actor in (one.members or (one.actor,))}
    actors |= {one.statement.speaker for one in sentence.speeches}
    return any(party_of(doc, actor) is not None for actor in actors)


def _distinct(found: Iterable[Finding]) -> list[Finding]:
    """Each position once, where it is first told; a later telling may add a red line or a condition.

    What is asked for outright goes before what is asked in return for something.
    """
    kept: dict[tuple[str, str, str, str], Finding] = {}
    for one in found:
        key = (one.party, one.issue, one.option, one.attitude)
        known = kept.get(key)
        if known is None or (known.rule == "positions.bargain" != one.rule):
            kept[key] = one
        else:
            kept[key] = replace(
                known, red_line=known.red_line or one.red_line, condition=known.condition or one.condition
            )
    return list(kept.values())


def _position(doc: Doc, number: int, *, one: Finding) -> Position:
    return Position(
        id=f"p{number}",
        evidence=(passage_of(doc, _shortened(doc, one.evidence)),),
        why=why(one.rule, doc, span=one.words),
        party=one.party,
        issue=one.issue,
        option=one.option,
        attitude=one.attitude,
        red_line=one.red_line,
        condition=passage_of(doc, one.condition) if one.condition else None,
        voice=one.voice,
        speaker=one.speaker,
        strength=strength_of(plain(doc)[one.evidence.start : one.evidence.end], red_line=one.red_line),
    )


def _shortened(doc: Doc, span: Span) -> Span:
    """A stretch of at most eighty words."""
    words = text_of(doc)[span.start : span.end].split(" ")
    if len(words) <= _MOST_WORDS:
        return span
    return Span(span.start, span.start + len(" ".join(words[:_MOST_WORDS]).rstrip()))
