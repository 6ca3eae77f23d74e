"""From clauses to findings: which party takes which stance on which option, by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.positions.conditions import Condition
from detente.read.positions.cues import Hit
from detente.read.positions.finding import Finding
from detente.read.positions.foreign import of_outsiders
from detente.read.positions.governing import AS_IS, attitude_to, governing, in_passing
from detente.read.positions.holders import Subject, subject
from detente.read.positions.looking import Look
from detente.read.positions.red_lines import TALKING, is_final
from detente.read.positions.takers import Take
from detente.read.positions.values import Chain, inside, value

_REFUSAL = re.compile(r"\b(?:no|not|nothing|never|cannot|nor|neither)\b|n't\b", re.IGNORECASE)
SAME = re.compile(
    r"(?:it|this|that|(?:the|this|that|these|those|such a|his|her|its|their) (?:\w+ )?(?:draft|plan|proposal|idea|offer|text|formula|paper|framework|document|scheme|arrangement|suggestion|move|request|demand|bill|law|measure|force|step|zone|mission|amnesty|truce))\b",
    re.IGNORECASE,
)
BOTH = re.compile(r"both\b(?! (?:sides|parties|countries|men|women|leaders)\b)", re.IGNORECASE)
_NO_NO = re.compile(
    r"\b(?:no|without)\s+(?:an? |the )?([^,.;:]{3,60}?)"
    r"(?:,\s*(?:there (?:is|will be|can be) )?|\s+there (?:is|are|will be|can be|would be|could be|shall be) )no\s+([^,.;:]{3,60})",
    re.IGNORECASE,
)


def findings(look: Look) -> Iterator[Finding]:
    """What the rules find in a clause."""
    if look.silent:
        return
    tied = look.condition()
    if tied and tied.tie in {"until", "before", "while"} and _bars_talks(look):
        yield from _barred(look, tied)
        return
    paired = _NO_NO.search(look.text, look.clause.start, look.clause.end)
    if paired:
        yield from _paired(look, paired)
        return
    if not look.linked and look.outer is None:
        return  # nobody takes a stance
    found = [one for hit in _named(look) for one in _hit(look, hit)] or list(_back(look))
    for one in found:
        free = tied and not tied.leads and len(look.linked) > 1 and one.words.end <= look.linked[-1].start
        yield one if free else tie(one, look, tied=tied)
    if tied and tied.tie == "bargain" and found:
        yield from _bargained(look, found[0], tied=tied)


def _named(look: Look) -> list[Hit]:
    """The options that a clause names, sought apart under each of its stances."""
    clause = look.clause
    edges = [clause.start, *(one.start for one in look.linked[1:]), clause.end]
    found = [hit for a, b in pairwise(edges) for hit in look.sentence.hits_in(look.text, Span(a, b))]
    return [one for one in found if not in_passing(look.text, one, floor=clause.start)]


def _hit(look: Look, hit: Hit) -> Iterator[Finding]:
    chain = governing(look.doc, look.text, hit=hit, linked=look.linked)
    attitude = attitude_to(look.text, hit, chain=chain, end=look.clause.end) if chain else None
    if chain is not None and attitude is None:
        return
    attitude = inside(look.outer, attitude)
    take = look.take(chain, who=_subject_of(look, chain))
    if attitude is None or take is None:
        return
    words = Span(chain.start, chain.end) if chain else hit.words
    red = attitude in {"demands", "rejects"} and is_final(look.words)
    yield from made(look, hit, take=take, attitude=attitude, words=words, red_line=red)


def _subject_of(look: Look, chain: Chain | None) -> Subject:
    """The subject of a later chain of the clause: what stands since the one before, or that one's subject."""
    if chain is None or not look.linked or chain is look.linked[0]:
        return look.who
    end = look.linked[look.linked.index(chain) - 1].end
    here = subject(look.doc, look.text, before=Span(end, max(chain.start, end)), goes_on=True)
    return look.who if here.kind in {"none", "thing"} else here


def made(
    look: Look, hit: Hit, *, take: Take, attitude: Attitude, words: Span, red_line: bool = False
) -> Iterator[Finding]:
    """A finding for each party that takes a stance on an option."""
    for party in take.parties:
        named = of_outsiders(look.doc, look.text, hit=hit, clause=look.clause, party=party)
        yield Finding(
            party=party,
            issue=named.issue,
            option=named.option,
            attitude=attitude,
            evidence=Span(look.clause.start, look.clause.end),
            words=words,
            rule=take.rule,
            voice=take.voice,
            speaker=take.speaker,
            red_line=red_line,
        )


def _bars_talks(look: Look) -> bool:
    return bool(_REFUSAL.search(look.words)) and bool(TALKING.search(look.words))


def _barred(look: Look, tied: Condition) -> Iterator[Finding]:
    """What a bar asks for ("no talks until they disarm"): what must come first is demanded, as a red line."""
    take = look.take(look.linked[-1] if look.linked else None)
    if take is None:
        return
    for hit in look.sentence.hits_in(look.text, tied):
        known = _turned(hit) if tied.tie == "while" else hit
        for one in made(look, known, take=take, attitude="demands", words=tied.marker, red_line=True):
            yield replace(
                one,
                issue=known.issue,
                option=known.option,
                evidence=Span(look.clause.start, tied.end),
                rule="positions.bar",
            )


def _paired(look: Look, paired: re.Match[str]) -> Iterator[Finding]:
    """What a pair of refusals asks for ("no monitors, no deal"): the first is demanded; with a deal at stake, as a red line."""
    take = look.take(look.linked[0] if look.linked else None)
    if take is None:
        return
    asked, final = Span(*paired.span(1)), bool(TALKING.search(paired.group(2)))
    for hit in look.sentence.hits_in(look.text, asked):
        for one in made(look, hit, take=take, attitude="demands", words=asked, red_line=final):
            yield replace(one, issue=hit.issue, option=hit.option, rule="positions.no-no")


def _bargained(look: Look, found: Finding, *, tied: Condition) -> Iterator[Finding]:
    """What a party asks in return is a demand of its own."""
    for hit in look.sentence.hits_in(look.text, tied):
        named = of_outsiders(look.doc, look.text, hit=hit, clause=tied, party=found.party)
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


def _back(look: Look) -> Iterator[Finding]:
    """What a pronoun stands for ("the Front accepted it"): the one option that the sentence before named."""
    before = look.sentence.before
    if before is None or not look.linked or look.linked[-1].stances[-1].kind not in {"accept", "reject", "open"}:
        return
    chain = look.linked[-1]
    object_ = look.text[chain.end : look.clause.end].lstrip()
    both = BOTH.match(object_) is not None
    if not (both or SAME.match(object_)):
        return
    named = [one for one in before.hits_in(look.text, before) if one.issue != "format"]
    attitude, take = value(chain), look.take(chain)
    if len(named) != 1 + both or attitude is None or take is None:
        return
    for known in named:
        for one in made(look, known, take=take, attitude=attitude, words=Span(chain.start, chain.end)):
            yield replace(one, issue=known.issue, option=known.option, rule="positions.back")


def tie(found: Finding, look: Look, *, tied: Condition | None) -> Finding:
    """A finding with its condition. "Before" ties no demand; before talks or a signature it makes a red line."""
    if tied is None:
        return found
    evidence = Span(min(look.clause.start, tied.start), max(look.clause.end, tied.end))
    if tied.tie == "before" and found.attitude == "demands":
        talks = bool(TALKING.search(look.text, tied.start, tied.end))
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
