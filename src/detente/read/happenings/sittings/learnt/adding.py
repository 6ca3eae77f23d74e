"""The sittings of a report as what is learnt decides: the rules' own kept, given other people or left out, further ones added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.read.happenings.dates import when_of
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, is_place, mentions_in
from detente.read.happenings.sittings.clauses import region_of
from detente.read.happenings.sittings.learnt.judging import LEAST, Told, Weights, judged
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.learnt.seats import telling_word
from detente.read.happenings.sittings.outcomes import gone_by, status_of
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

_GRADES = ((0.6, "sure"), (0.45, "likely"), (0.0, "open"))
"""What a share is called in a rule's name, from so much on; confidences go by it."""
_WEIGHT = 3
"""As much as a rule's mention that names people."""


def weighed(scene: Scene, ruled: Sequence[Sitting], *, weights: Weights) -> list[Sitting]:
    """The sittings that sentences tell of, in the order of the text; `ruled` are the rules'."""
    page = page_of(scene, ruled)
    return [one for told in judged(page, weights) if told.share >= LEAST for one in _sittings(page, told)]


def _sittings(page: Page, told: Told) -> list[Sitting]:
    ruled = page.ruled.get(told.index, [])
    same = [one for one in ruled if set(one.room.people) == set(told.people)]
    if same:
        return same[:1]
    if ruled:
        return [_with_people(ruled[0], told)]
    return [_new(page, told)]


def _with_people(one: Sitting, told: Told) -> Sitting:
    between = tuple(who for who in one.room.between if who not in told.people)
    return replace(one, room=Room(told.people, between, one.room.absent), assumed=False, rule=_rule(told))


def _rule(told: Told) -> str:
    return f"learnt, {next(name for least, name in _GRADES if told.share >= least)}"


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
