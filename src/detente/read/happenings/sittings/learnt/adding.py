"""The sittings of a report with what is learnt: the rules' own, given other people where those are likely, and further ones.

A rule's sitting is left out where the weights hold its sentence to tell of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.read.happenings.dates import when_of
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, is_place, mentions_in
from detente.read.happenings.sittings.clauses import region_of
from detente.read.happenings.sittings.learnt.judging import Told, Weights, alike, judged
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.learnt.seats import telling_word
from detente.read.happenings.sittings.outcomes import gone_by, status_of
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

SURE, LIKELY = 0.25, 0.25
"""From what share on people replace those that a rule named, and a sitting is told that no rule found. By weights that had not seen them,
in 230 reports and after tellings were joined: from .3 on .498 F1 (.545 of those told right), from .25 on .501 (.527); .6 and .45, with the
signs there were before, .413 (.497)."""
KEPT = 0.3
"""How likely a sentence tells of a meeting at least for what rules found there to stay with the people that they named."""
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
    if any(set(one.room.people) == set(first.people) for one in ruled):
        found = ruled
    else:
        found = [_with_people(ruled[0], first) if ruled else _new(page, first)]
    others = (
        one for one in told[1:] if one.share >= LIKELY and not any(alike(one.people, it.room.people) for it in found)
    )
    return [*found, *(replace(_new(page, one), apart=True) for one in others)]


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
    date = gone_by(scene, region, cue=cue, date=when.date if when else None)
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
