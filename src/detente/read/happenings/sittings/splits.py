"""One sentence, two sittings: "in A from 3 to 5 May and in B on 9 June", "met X and, separately, Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.read.happenings.dates import when_of
from detente.read.happenings.places import place_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, mentions_in, whens_in
from detente.read.happenings.sittings.sitting import Room, Sitting
from detente.read.layers import Span

_AND = re.compile(
    r",? and (?:then |later |again |also )?(?:(?:held|had|met|received|saw|hosted|spoke|sat|conferred) (?:\w+ ){0,3}?)?(?:(?P<by>by|in|at|with)\b)?",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(r"[^.;]{2,90}? (?:is|are|was|were|will|would|has|had) ")
"""After "and", where somebody else goes on to do something: "spoke with A on Monday, and B was due to fly to C on Tuesday"."""
_AGAIN = re.compile(r",? and (?:then )?(?:once more|again)\b(?= )", re.IGNORECASE)
_BOTH_IN = re.compile(r"\b(?:both|each)(?: times?)? (?:in|at)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:in order to|to prepare|so as to|entry into force|ahead of|for the (?:start|opening|signing))\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bseparate(?:ly with| (?:talks|meetings|sessions|consultations) with)\s", re.IGNORECASE)
_SEPARATELY = re.compile(r"(?:,? and,? |, )(?:then |later )?separately,? (?:with )?", re.IGNORECASE)


def split(scene: Scene, one: Sitting) -> list[Sitting]:
    """The sitting itself, or the two that its clause tells of."""
    each = _EACH.search(scene.text, one.cue.start, min(one.region.end, one.cue.end + 24))
    if each:
        return _each(scene, one, at=each.end())
    apart = _SEPARATELY.search(scene.text, one.cue.start, one.region.end)
    if apart:
        return _separately(scene, one, apart=apart)
    again = _AGAIN.search(scene.text, one.cue.end, one.region.end)
    if again:
        return _again(scene, one, at=again)
    for match in _AND.finditer(scene.text, one.cue.end, one.region.end):
        by = (match["by"] or "").lower()
        if not by and not any(
            0 <= m.start - match.end() < 6 for m in mentions_in(scene, Span(match.end(), one.region.end))
        ):
            continue
        rest = Span(match.start(), one.region.end)
        when, place = when_of(scene, rest, cue=rest), place_of(scene, rest, cue=rest)
        first = Span(one.region.start, match.start())
        earlier = when_of(scene, first, cue=one.cue)
        if _OWN_CLAUSE.match(scene.text, match.end(), one.region.end):
            continue
        if when and _is_told_of_another(scene, match.end(), when=when):
            continue
        if when and earlier and when.date != earlier.date and (place or by in ("", "with")):
            return [
                replace(
                    one,
                    region=first,
                    date=earlier.date,
                    until=earlier.until,
                    place=place_of(scene, first, cue=one.cue),
                    room=_without(scene, one.room, rest=rest) if by in ("by", "with", "") else one.room,
                ),
                replace(
                    one,
                    region=rest,
                    date=when.date,
                    until=when.until,
                    place=place or one.place,
                    room=_instead(scene, one, rest=rest) if by in ("by", "with", "") else one.room,
                ),
            ]
    return [one]


def _is_told_of_another(scene: Scene, start: int, *, when: Span) -> bool:
    """Whether a day is that of what the sitting is for, or of what somebody went on to say."""
    if _PURPOSE.search(scene.text, start, max(start, when.start)):
        return True
    return any(one.cue is not None and start <= one.cue.start < when.start for one in scene.doc._.statements)


def _each(scene: Scene, one: Sitting, *, at: int) -> list[Sitting]:
    """Words such as "met separately with A and B": one sitting with each of the two."""
    after = [actor for m in mentions_in(scene, Span(at, one.region.end)) for actor in actors_of(m)]
    everyone = [*one.room.people, *one.room.between]
    both = [actor for actor in dict.fromkeys(after) if actor in everyone]
    shared = [actor for actor in everyone if actor not in both]
    if len(both) != 2 or not shared:
        return [one]
    between = tuple(actor for actor in shared if actor in one.room.between)
    people = tuple(actor for actor in shared if actor not in between)
    rooms = (Room((*people, actor), between, one.room.absent) for actor in both)
    return [replace(one, room=room, apart=True) for room in rooms]


def _again(scene: Scene, one: Sitting, *, at: re.Match[str]) -> list[Sitting]:
    """Two sittings of the same people: "met on 4 May and again on 11 May"; a place told of both is both's."""
    first, rest = Span(one.region.start, at.start()), Span(at.end(), one.region.end)
    earlier = when_of(scene, first, cue=Span(max(one.cue.end, at.start() - 1), at.start()))
    later = next(iter(whens_in(scene, rest)), None)
    if earlier is None or later is None or later.start - rest.start > 24 or later.date == earlier.date:
        return [one]
    there = place_of(scene, rest, cue=rest)
    here = place_of(scene, first, cue=one.cue) or (there if _BOTH_IN.search(scene.text, rest.start, rest.end) else None)
    return [
        replace(one, region=first, date=earlier.date, until=earlier.until, place=here, apart=True),
        replace(
            one, region=Span(at.start(), rest.end), date=later.date, until=later.until, place=there or here, apart=True
        ),
    ]


def _named_in(scene: Scene, span: Span) -> set[str]:
    return {actor for mention in mentions_in(scene, span) for actor in actors_of(mention)}


def _without(scene: Scene, room: Room, *, rest: Span) -> Room:
    there = _named_in(scene, rest)
    return replace(room, people=tuple(one for one in room.people if one not in there) or room.people)


def _instead(scene: Scene, one: Sitting, *, rest: Span) -> Room:
    """Those before the verb with those of the second half."""
    before = _named_in(scene, Span(one.region.start, one.cue.start))
    people = [actor for actor in one.room.people if actor in before]
    there = [actor for m in mentions_in(scene, rest) for actor in actors_of(m) if actor not in one.room.between]
    return replace(one.room, people=tuple(dict.fromkeys([*people, *there])))


def _separately(scene: Scene, one: Sitting, *, apart: re.Match[str]) -> list[Sitting]:
    """Two sittings of the same one with one counterpart each; time and place are shared."""
    after = _named_in(scene, Span(apart.end(), min(one.region.end, apart.end() + 80)))
    before = _named_in(scene, Span(one.cue.end, apart.start()))
    everyone = [*one.room.people, *one.room.between]
    shared = [actor for actor in everyone if actor not in after and actor not in before]
    if not (after and before and shared):
        return [one]
    out = []
    for counterparts in (before, after):
        people = [actor for actor in everyone if actor in counterparts]
        between = [actor for actor in shared if goes_between(scene, actor)]
        room = Room((*(a for a in shared if a not in between), *people), tuple(between), one.room.absent)
        out.append(replace(one, room=room, apart=True))
    return out
