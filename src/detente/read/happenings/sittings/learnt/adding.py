"""The sittings of a report with what is learnt: the rules' own, given other people where that is sure, and further ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.read.happenings.dates import when_of
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, is_place, mentions_in
from detente.read.happenings.sittings.clauses import region_of
from detente.read.happenings.sittings.learnt.judging import Told, Weights, judged
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.learnt.seats import telling_word
from detente.read.happenings.sittings.outcomes import gone_by, status_of
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

SURE, LIKELY = 0.6, 0.45
"""From what share on people replace those that a rule named, and a sitting is told that no rule found. With nothing left to the
rules F1 was higher on evals/own and evals/fresh (.43, .49 for .46, .47), but .66 for .77 on talks/dev and .22 for .55 on the three
reports of it that no rule knew; weights alone to add, and never to replace: .39, .44 and .80, .55."""
_WEIGHT = 3
"""As much as a rule's mention that names people."""


def weighed(scene: Scene, ruled: Sequence[Sitting], *, weights: Weights) -> list[Sitting]:
    """The sittings that sentences tell of, in the order of the text; `ruled` are the rules'."""
    page = page_of(scene, ruled)
    told = {one.index: one for one in judged(page, weights)}
    return [one for index in sorted({*told, *page.ruled}) for one in _sittings(page, index, told=told.get(index))]


def _sittings(page: Page, index: int, *, told: Told | None) -> list[Sitting]:
    ruled = page.ruled.get(index, [])
    if told is None or told.share < (SURE if ruled else LIKELY):
        return ruled
    if any(set(one.room.people) == set(told.people) for one in ruled):
        return ruled
    return [_with_people(ruled[0], told) if ruled else _new(page, told)]


def _with_people(one: Sitting, told: Told) -> Sitting:
    between = tuple(who for who in one.room.between if who not in told.people)
    return replace(one, room=Room(told.people, between, one.room.absent), assumed=False, rule=_rule(told))


def _rule(told: Told) -> str:
    return f"learnt, {'sure' if told.share >= SURE else 'likely'}"


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
