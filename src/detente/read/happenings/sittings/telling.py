"""Where a report speaks of a sitting: the cue, its clause, who is there, where, when, and whether it came about."""

from __future__ import annotations

import re

from detente.model import PartialDate
from detente.read.happenings.dates import is_future, when_of
from detente.read.happenings.lexicon import entries, pattern
from detente.read.happenings.numbers import NUMBER, number, ordinal
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    is_person,
    whens_in,
)
from detente.read.happenings.sittings.anaphora import those_of_last
from detente.read.happenings.sittings.answers import answer
from detente.read.happenings.sittings.calls import is_call
from detente.read.happenings.sittings.clauses import region_of
from detente.read.happenings.sittings.cues import cues_in
from detente.read.happenings.sittings.outcomes import gone_by, is_told, left_by, since_first, status_of
from detente.read.happenings.sittings.seats import LATEST, NEED_TWO, can_sit, seated_in
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.happenings.sittings.splits import split
from detente.read.layers import Span, When

_ORDINAL = re.compile(
    rf"\b(?P<which>{entries('meetings', 'ordinals')}) (?:\w+ )?(?:round|session|sitting|meeting)\b", re.IGNORECASE
)
_HOURS = re.compile(entries("meetings", "hours").replace("NUMBER", NUMBER), re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:(?:after|following|since|than|unlike|despite) (?:(?:a|an|the|its|their|last|this|\w+day['’]s|previous|earlier|first) )+"
    r"|(?:previous|earlier|last|yesterday['’]s|\w+day['’]s) (?:\w+ )?)\Z",
    re.IGNORECASE,
)
"""Before the hours of another sitting: "a day after a five-hour session"."""
_CLOCK = re.compile(r"^(?:\d{1,2}[:.]\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)\b[ :\n–-]", re.MULTILINE)
_MOVED = re.compile(
    r"\b(?:put (?:off|back)|postponed|moved|delayed|deferred|pushed back|brought forward|rescheduled)\b[^.;]{0,40}?\b(?:until|till|to|for)\b(?= )",
    re.IGNORECASE,
)
"""Before the new day of a sitting."""
_SEPARATE = re.compile(
    r"\bseparate (?:meetings?|talks|conversations?|sessions?|consultations|encounters?)\b|\bseparately\b", re.IGNORECASE
)
_PLANNED = pattern("meetings", "planned")
_TALKS = pattern("meetings", "about_talks")


def sittings(scene: Scene) -> list[Sitting]:
    """Every mention of a sitting in a report, in the order of the text."""
    out: list[Sitting] = []
    for sentence in scene.sentences:
        found = [
            one
            for cue, rule in cues_in(scene, sentence)
            if (one := _sitting(scene, sentence, cue=cue, rule=rule, before=out))
        ]
        reply = answer(scene, sentence) if not found else None
        out += [reply] if reply else [part for one in _best(found) for part in split(scene, one)]
    return out


def _sitting(scene: Scene, sentence: Sentence, *, cue: Span, rule: str, before: list[Sitting]) -> Sitting | None:
    """What one cue tells; None where it tells of no sitting. `before`: those told so far."""
    region = region_of(scene, sentence, cue=cue)
    room, assumed = seated_in(scene, region, cue=cue, rule=rule)
    if room is None:
        room = those_of_last(scene, region, cue=cue, before=before)
    if room is None or (assumed and not before and not about_talks(scene)) or not can_sit(scene, room):
        return None
    own = region if region.start > sentence.start and whens_in(scene, region) else sentence
    latest = LATEST.search(scene.text, cue.end, region.end)
    if latest and _then(scene, Span(latest.end(), region.end)):
        own = Span(latest.start(), region.end)
    when = when_of(scene, own, cue=cue) if rule != "until" else _then(scene, Span(cue.end, sentence.end))
    if rule == "until" and (when is None or not is_future(scene, when.date)):
        return None
    moved = _MOVED.search(scene.text, cue.start, region.end)
    new = _then(scene, Span(moved.end(), region.end)) if moved else None
    when = new or when
    date = gone_by(scene, region, cue=cue, date=when.date if when else None)
    if date is None and _is_live(scene, sentence) and not _PLANNED.search(scene.text, region.start, region.end):
        date = PartialDate(value=scene.today)
    place = None if is_call(scene, region, cue=cue) else place_of(scene, region, cue=cue)
    hours, _ = length_in(scene, region)
    off, date = left_by(scene, region, cue=cue, date=date)
    last, date = date, since_first(scene, region, date=date)
    if not is_told(scene, region, cue=cue, rule=rule, date=date, assumed=assumed, more=bool(place or hours)):
        return None
    return Sitting(
        sentence=sentence,
        region=region,
        cue=cue,
        rule=rule,
        room=room,
        place=place,
        date=date,
        until=last if last != date else when.until if when else None,
        hours=hours,
        status="planned"
        if new and is_future(scene, date)
        else "cancelled"
        if off
        else status_of(scene, region, cue=cue, date=date, rule=rule),
        ordinal=_which(scene, region),
        apart=_SEPARATE.search(scene.text, cue.start, cue.end) is not None,
        assumed=assumed,
        weight=_weight(scene, room, told=(date is not None, place is not None), assumed=assumed) + (rule in NEED_TWO),
    )


def _is_live(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence stands in an entry of a live page, which tells of the day itself by its clock."""
    if not scene.today:
        return False
    head = scene.text[max(0, sentence.block.start - 12) : sentence.block.start + 12]
    return _CLOCK.search(head) is not None


def _then(scene: Scene, after: Span) -> When | None:
    """The date that follows "until" at once."""
    first = next(iter(whens_in(scene, after)), None)
    return first if first and first.start - after.start < 8 else None


def about_talks(scene: Scene) -> bool:
    """Whether a report is about negotiations at all, so that "the talks" are those between its sides."""
    return len(_TALKS.findall(scene.text)) >= 3


def _weight(scene: Scene, room: Room, *, told: tuple[bool, bool], assumed: bool) -> int:
    """How much a mention tells: who is there counts most, people by name more, then when and where."""
    dated, placed = told
    return 2 * (not assumed) + any(is_person(scene, one) for one in room.people) + 2 * dated + placed


def length_in(scene: Scene, region: Span) -> tuple[float | None, Span | None]:
    """The length in hours that a clause gives a sitting, and where; Nones where it gives none or that of an earlier one."""
    match = _HOURS.search(scene.text, region.start, region.end)
    if match and _EARLIER.search(scene.text, max(region.start, match.start() - 45), match.start()):
        return None, None
    value = number(match["number"]) if match else None
    if match is None or value is None or value > 72:
        return None, None
    return float(value) + (0.5 if match["half"] else 0.0), Span(match.start(), match.end())


def _which(scene: Scene, region: Span) -> int | None:
    match = _ORDINAL.search(scene.text, region.start, region.end)
    return ordinal(match["which"]) if match else None


def _best(found: list[Sitting]) -> list[Sitting]:
    """One sitting a sentence, unless it gives several their own date and place or their own counterpart."""
    if not found:
        return []
    ranked = sorted(found, key=lambda one: (-one.weight, one.cue.start))
    out = [ranked[0]]
    for one in ranked[1:]:
        apart = [other for other in out if _apart(one, other)]
        if len(apart) == len(out):
            out.append(one)
    return sorted(out, key=lambda one: one.cue.start)


def _apart(one: Sitting, other: Sitting) -> bool:
    """Whether two cues of a sentence tell of two sittings: another day, and another place or tense."""
    return bool(one.date and other.date and one.date != other.date) and (
        one.place != other.place or (one.status == "planned") != (other.status == "planned")
    )
