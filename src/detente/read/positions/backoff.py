"""Where the rules know who speaks but no cue of an issue, or no word for what is done with it: the models say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.cues import Hit
from detente.read.positions.finder import made, tie
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.weights import Models, shipped
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import party_of
from detente.read.positions.red_lines import is_final
from detente.read.positions.takers import Take, near

SUREST = 0.5
"""How likely issue and attitude must be together where a rule sees a stance; .25 to .6 were tried, each process of
evals/building left out of training in turn: below .4 more findings were wrong than right."""
SUREST_ALONE = 0.7
"""The same where no rule sees a stance."""
LEAST = 0.01
"""What is less likely than that is left out: of 14 such findings of the rules in evals/building 2 were right."""
STRANGE, PLAIN = 0.1, 0.6
"""An issue less likely than the first gives way to another likelier than the second. With .05 more was right
in ../shared/talks (102 of 115, not 98 of 110), on which the rules' cues were made, and less in evals/building (62 of 118,
not 69 of 125), each process left out of training in turn."""
LIKELY, UNLIKELY = ", likely", ", unlikely"
AGREED, DOUBTED = 0.5, 0.05
"""From the first on 25 of 28 findings of rules in evals/building were right, below the second 8 of 32, between them 16 of 46,
each process left out of training in turn; 46 of 47, 15 of 23 and 34 of 41 in ../shared/talks."""
FEWEST = 3
"""A clause of fewer words says too little to be judged."""
_NEAR = 12
"""How many letters into a clause its subject may begin, where no verb is known by which to find it."""
_OWNER = re.compile(r"(?:'s|s'|')\s")
_WHOLE = 6
"""Reported words of fewer than that are read together with all that is asked for in the sentence."""
_BY_FORM = frozenset({"positions.red-line", "positions.bar", "positions.no-no", "positions.bargain", "positions.back"})
"""Rules whose form of words decides, or that take the matter from elsewhere than the clause."""
RULE = "positions.model"


def weighed(look: Look, found: list[Finding]) -> Iterator[Finding]:
    """What rules found in a clause without what is hardly possible; what the models find where rules found nothing."""
    models = shipped()
    if models is None or look.silent:
        yield from found
    elif found:
        yield from _checked(Judge(models, look, look.clause), found)
    else:
        yield from _backed(look, models)


def _checked(judge: Judge, found: list[Finding]) -> Iterator[Finding]:
    for one in found:
        share = judge.about().get(one.issue)
        if share is None or one.rule in _BY_FORM:  # an issue of the user's, or a matter named elsewhere
            yield one
        elif share < STRANGE and judge.about()[judge.issue()] > PLAIN:
            issue = judge.issue()
            yield replace(one, issue=issue, option=judge.option(issue, one.attitude), rule=f"{RULE}-issue")
        elif share * judge.attitudes()[one.attitude] >= LEAST:
            yield replace(one, rule=one.rule + _grade(share * judge.attitudes()[one.attitude]))


def _grade(likely: float) -> str:
    """What a rule's name gets behind it where the models agree or disagree with it: confidences go by that too."""
    return LIKELY if likely >= AGREED else UNLIKELY if likely < DOUBTED else ""


def _backed(look: Look, models: Models) -> Iterator[Finding]:
    shows = bool(look.linked or look.outer)
    if len(look.words.split()) < FEWEST or _is_cue(look) or not (shows or _names_issue(look)):
        return
    take = taker(look)
    if take is None:
        return
    one = Judge(models, look, _matter(look)).verdict(SUREST if shows else SUREST_ALONE)
    if one is None:
        return
    clause = Span(look.clause.start, look.clause.end)
    words = Span(look.linked[0].start, look.linked[-1].end) if look.linked else clause
    hit = Hit(clause.start, clause.end, one.issue, one.option, clause)
    red = one.attitude in {"demands", "rejects"} and is_final(look.words)
    taken = Take(take.parties, take.voice, take.speaker, RULE)
    for found in made(look, hit, take=taken, attitude=one.attitude, words=words, red_line=red):
        yield tie(found, look, tied=look.condition())


def _names_issue(look: Look) -> bool:
    """Whether a cue of some issue stands in a clause."""
    return any(one.within(look.clause) for one in look.sentence.cues)


def _is_cue(look: Look) -> bool:
    """Whether a clause only brings somebody's words, which stand beside it."""
    if look.speech is not None:
        return False
    cues = [one.statement.cue for one in look.sentence.speeches]
    return any(cue is not None and look.clause.start < cue.end and cue.start < look.clause.end for cue in cues)


def _matter(look: Look) -> Span:
    """Where the matter of a clause stands: in it, or in all that is asked for where it is but a part of that."""
    if look.outer is not None and look.speech is not None and len(look.words.split()) < _WHOLE:
        return Span(look.speech.start, look.speech.end)
    return look.clause


def taker(look: Look) -> Take | None:
    """Who takes whatever stance the clause shows."""
    for chain in look.linked:
        take = look.take(chain)
        if take is not None:
            return take
    if look.speech is not None or look.who.kind == "self":
        return None if look.linked else look.take(None)
    if look.linked:
        told = look.who.kind == "actor" and near(look.text, look.who, chain=look.linked[0])
        return Take(look.who.parties, "outlet", None, RULE) if told else None
    return _opening(look)


def _opening(look: Look) -> Take | None:
    """The side with which a clause in the reporter's voice begins."""
    first = next(iter(mentions_in(look.doc, look.clause.start, end=look.clause.end)), None)
    if first is None or first.start - look.clause.start > _NEAR or _OWNER.match(look.text, first.end):
        return None
    actors = first.members or ((first.actor,) if first.actor else ())
    parties = tuple(dict.fromkeys(party for one in actors if (party := party_of(look.doc, one))))
    return Take(parties, "outlet", None, RULE) if parties else None
