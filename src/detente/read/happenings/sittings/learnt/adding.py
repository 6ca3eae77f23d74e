"""The sittings of a report with what is learnt: the rules' own, given other people where those are likely, and further ones.

A rule's sitting is left out where the weights hold its sentence to tell of none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.read.happenings.dates import when_of
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, is_place, mentions_in, side_of
from detente.read.happenings.sittings.clauses import region_of
from detente.read.happenings.sittings.learnt.judging import Told, Weights, alike, judged
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.learnt.seats import telling_word
from detente.read.happenings.sittings.outcomes import gone_by, is_none, since_first, status_of
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

SURE, LIKELY = 0.25, 0.25
"""From what share on people replace those that a rule named, and a sitting is told that no rule found. By weights that had not seen them,
in 230 reports and after tellings were joined: from .3 on .498 F1 (.545 of those told right), from .25 on .501 (.527); .6 and .45, with the
signs there were before, .413 (.497)."""
KEPT = 0.3
"""How likely a sentence tells of a meeting at least for what rules found there to stay with the people that they named."""
_NEARLY, _SURER = 0.7, 0.6
"""How near a rule's people must come to the likeliest to stay, and from what share on others much like them replace them. On 634 sentences
that nobody builds on, of rules' people 6 of 7 were right against 4 of 7 where the weights gave people like them less than .6."""
_DESCRIBED = re.compile(
    r"\b(?P<who>(?:[Hh]is|[Hh]er|[Tt]he|[Aa]n?) (?:[\w-]+ ){0,3}?(?:Excellency|Highness|Majesty|minister|president|premier|envoy|ambassador|mediator|official"
    r"|general|secretary|chairman|chairwoman|leader|panel|facilitator|adviser|commander|diplomat))"
    r" (?:(?:has|had|have|is|was|will|also|then|later|earlier|to|be|due|expected|scheduled) ){0,5}\Z"
)
"""One who meets somebody, before the verb."""
_SENT = re.compile(
    r"\b(?:commissions?|committees?|experts|officers|working groups?|technical teams?|deputies|officials|lawyers) (?:of|from) (?:both|the two)\b"
)
"""Those whom both sides send, who are not those named before."""
_STEPS = ((0.6, "sure"), (0.45, "likely"), (0.0, "perhaps"))
"""What a rule of a learnt sitting is called by, from its share down."""
_WEIGHT = 3
"""As much as a rule's mention that names people."""


def weighed(scene: Scene, ruled: Sequence[Sitting], *, weights: Weights) -> list[Sitting]:
    """The sittings that sentences tell of, in the order of the text; `ruled` are the rules'."""
    page = page_of(scene, ruled)
    told: dict[int, list[Told]] = defaultdict(list)
    for one in judged(page, weights):
        told[one.index].append(one)
    return [one for index in sorted(told) for one in _sittings(page, index, told=told[index])]


def _sittings(page: Page, index: int, *, told: Sequence[Told]) -> list[Sitting]:
    """A sentence's sittings; a rule's stay as they are where the weights are less sure of who sat there."""
    ruled, first = page.ruled.get(index, []), told[0]
    if first.share < (SURE if ruled else LIKELY):
        return ruled if first.tells >= KEPT else []
    if _somebody_else(page, first):
        return ruled
    if ruled and (_stands(ruled, told) or _collectively(page, ruled, first)):
        found = ruled
    elif ruled or (_names(page, first) and not is_none(page.scene, page.scene.sentences[index])):
        found = [_with_people(ruled[0], first) if ruled else _new(page, first)]
    else:
        return []
    others = (
        one for one in told[1:] if one.share >= LIKELY and not any(_is_one(page, one, it.room.people) for it in found)
    )
    return [*found, *(replace(_new(page, one), apart=True) for one in others)]


def _somebody_else(page: Page, told: Told) -> bool:
    """Whether one who is described, and taken for none of the actors, meets those named: "His Excellency had met A"; B of the sentence before did not."""
    at = telling_word(page, told.index)
    if at is None:
        return False
    scene, sentence = page.scene, page.scene.sentences[told.index]
    here = mentions_in(scene, sentence)
    verb = page.words[told.index][at].start
    found = _DESCRIBED.search(scene.text, max(sentence.start, verb - 60), verb)
    if found is None or any(one.start < found.end("who") <= one.end for one in here):
        return False
    apart = (
        one for one in here if not found.start("who") <= one.start < found.end("who")
    )  # "his" is not "His Excellency"
    return not set(told.people) <= {who for one in apart for who in actors_of(one)}


def _is_one(page: Page, told: Told, people: Sequence[str]) -> bool:
    """Whether a second company of a sentence is only the first again, by other people of the same sides."""
    sides = ({side_of(page.scene, who) for who in some} for some in (told.people, people))
    return alike(told.people, people) or len(set(map(frozenset, sides))) == 1


def _stands(ruled: Sequence[Sitting], told: Sequence[Told]) -> bool:
    """Whether a rule's people stay: it tells of two sittings, the weights find the same ones likeliest, or nearly, or are not sure of ones much like them."""
    if len(ruled) > 1:
        return True
    first, rules = told[0], [set(one.room.people) for one in ruled if not one.assumed]
    if any(set(one.room.people) == set(first.people) for one in ruled):
        return True
    if any(set(one.people) in rules and one.share >= _NEARLY * first.share for one in told[1:]):
        return True
    if len(first.people) == 1 and any(set(first.people) < those for those in rules):
        return True
    return first.share < _SURER and any(alike(tuple(those), first.people) for those in rules)


def _collectively(page: Page, ruled: Sequence[Sitting], told: Told) -> bool:
    """Whether a sentence puts both sides there by a word such as "the two delegations", and it names none of the likeliest, who are not theirs."""
    both = any(set(one.room.people) == set(page.scene.sides) and not one.assumed for one in ruled)
    theirs = {side_of(page.scene, who) for who in told.people} == set(page.scene.sides)
    sentence = page.scene.sentences[told.index]
    sent = _SENT.search(page.scene.text, sentence.start, sentence.end) is not None
    return both and (sent or not theirs) and not _named_here(page, told)


def _names(page: Page, told: Told) -> bool:
    """Whether a sentence has a word that tells of a meeting, or names one of those who are to have sat there."""
    if telling_word(page, told.index) is not None:
        return True
    return _named_here(page, told)


def _named_here(page: Page, told: Told) -> bool:
    here = mentions_in(page.scene, page.scene.sentences[told.index])
    return any(who in told.people for one in here if not one.members for who in actors_of(one))


def _with_people(one: Sitting, told: Told) -> Sitting:
    between = tuple(who for who in one.room.between if who not in told.people)
    return replace(one, room=Room(told.people, between, one.room.absent), assumed=False, rule=_rule(told))


def _rule(told: Told) -> str:
    return f"learnt, {next(name for least, name in _STEPS if told.share >= least)}"


def _new(page: Page, told: Told) -> Sitting:
    """A sitting that no rule found; its day, place and whether it came about are read as the rules read them."""
    scene, sentence = page.scene, page.scene.sentences[told.index]
    at = telling_word(page, told.index)
    word = page.words[told.index][at] if at is not None else sentence
    cue = Span(word.start, word.end)
    region = region_of(scene, sentence, cue=cue)
    when = when_of(scene, sentence, cue=cue)
    date = since_first(scene, region, date=gone_by(scene, region, cue=cue, date=when.date if when else None))
    return Sitting(
        sentence=sentence,
        region=region,
        cue=cue,
        rule=_rule(told),
        room=Room(told.people, _between(scene, sentence, people=told.people)),
        place=place_of(scene, region, cue=cue),
        date=date,
        until=when.until if when else None,
        hours=None,
        status=status_of(scene, region, cue=cue, date=date, rule=_rule(told)),
        weight=_WEIGHT,
    )


def _between(scene: Scene, sentence: Span, *, people: Sequence[str]) -> tuple[str, ...]:
    """Those who stand between the sides and are named in a sentence, beside those who sat there."""
    there = [who for one in mentions_in(scene, sentence) if not is_place(scene, one) for who in actors_of(one)]
    return tuple(dict.fromkeys(who for who in there if who not in people and goes_between(scene, who)))
