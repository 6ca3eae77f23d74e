"""Who sits there by the words of one clause, the talks' own two sides where it implies them."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    is_person,
    is_place,
    mentions_in,
    side_of,
)
from detente.read.happenings.sittings.clauses import SECOND
from detente.read.happenings.sittings.counterparts import has_delegations
from detente.read.happenings.sittings.cues import NOUN
from detente.read.happenings.sittings.outcomes import LASTED
from detente.read.happenings.sittings.rooms import room_of
from detente.read.happenings.sittings.sitting import Room
from detente.read.happenings.sittings.speakers import told_by_third
from detente.read.layers import Mention, Span

_ROW = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)*,? and [A-Z][\w’'-]+")
_OFTEN = re.compile(
    r"\b(?:on (?:several|many|numerous|various|two|three|other) occasions|(?:several|many|three|four|five|dozens of) times|"
    r"repeatedly|regularly|often|every (?:week|month|year)|each (?:week|month|year))\b",
    re.IGNORECASE,
)
LATEST = re.compile(r"\b(?:most recently|the last time|last|lastly)(?: on| in)? (?=\S)", re.IGNORECASE)
"""Before the day of the last of several sittings."""
_PARTNER = re.compile(r"\b(?:with|between)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}\Z", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:envoy|facilitator|mediator|representative|coordinator|moderator|delegate|secretary|commissioner|advis[eo]r|premier|chancellor|king|emir|ambassador|minister|president|leader|chairman|chairwoman|commander|negotiator)\b",
    re.IGNORECASE,
)
_HOSTED = re.compile(r"\b(?:hosted|chaired|mediated|convened|moderated) by\b", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we|they|both|officials|officers|lawyers|advisers|aides|(?:joint|technical|military|working|mixed) (?:\w+ ){0,2}(?:committee|commission|group|teams?|board)|experts|negotiators|delegations|teams|envoys|sides|panels|parties)\s"
    r"(?:(?:will|shall|are to|are due to|to|also|then|further|have|had|agreed|agree|plan) )*\Z",
    re.IGNORECASE,
)
"""Those who are the talks' sides where a sitting names nobody."""
_PRONOUN = re.compile(r"(?:we|they|sides|parties|delegations|panels|teams|negotiators) ", re.IGNORECASE)
_THEIR_WORDS = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:assurances?|words?|promise|pledge|offer|decision|statement|readiness|willingness|commitment|announcement|call|efforts|"
    r"proposal|plan|answer|reply|letter|remarks|speech|message|support|role|intention|acceptance)\b"
)
_OF_EXPERTS = re.compile(
    rf"(?:the |a |an )?(?:[\w-]+ ){{0,2}}{NOUN} of (?:the |both sides['’] )?(?:(?:joint|mixed|working|technical|military|expert|verification|monitoring|implementation) (?:\w+ ){{0,2}}"
    r"(?:commission|committee|group|board|teams?)|experts|lawyers|officers|advisers|negotiators|deputies)\b",
    re.IGNORECASE,
)
"""A sitting of those whom both sides send; who is named beside it speaks of it."""
_HELD_BY = re.compile(r"\bheld (?:\w+ ){0,2}by\Z")
"""At the end of a cue before which others are named: "took note of the discussions held by"."""
_SUBJECT = 140
"""How far before a verb its subject may stand: "the delegations of A and of B, the league of those who fled, sat"."""
NEED_TWO = ("met", "received", "delegations")
"""Frames that tell of a sitting only where two sides are named; the others imply "the talks"."""


def seated_in(scene: Scene, region: Span, *, cue: Span, rule: str) -> tuple[Room | None, bool]:
    """Who is there, and whether the talks' sides are only assumed; None where the frame needs others."""
    if rule == "delegations" and not has_delegations(scene, Span(max(region.start, cue.start - _SUBJECT), cue.start)):
        return None, False
    if rule == "received" and not _visitors(scene, Span(cue.end, min(region.end, cue.end + 140))):
        return None, False
    often = _OFTEN.search(scene.text, cue.end, region.end)
    if often and not LATEST.search(scene.text, often.end(), region.end):
        return None, False
    there = room_of(scene, Span(cue.start, region.end) if rule == "set-for" else region, cue=cue)
    if _OF_EXPERTS.match(scene.text, cue.start) or _HELD_BY.search(scene.text, cue.start, cue.end):
        there = room_of(scene, Span(cue.start, region.end), cue=cue)
    if SECOND.match(scene.text, region.start):
        there = _with_subject(scene, there, at=region.start)
    if rule == "set-for":
        there = replace(there, people=tuple(one for one in there.people if _sits(scene, one)))
    return _filled(scene, there, cue=cue, rule=rule, region=region)


def _with_subject(scene: Scene, room: Room, *, at: int) -> Room:
    """The room of a second verb with its subject, who opens the sentence: "received A on Monday and met B on Tuesday"."""
    start = next((one.start for one in scene.sentences if one.start <= at < one.end), at)
    first = next(iter(mentions_in(scene, Span(start, at))), None)
    who = actors_of(first) if first else ()
    if goes_between(scene, who[0]) if len(who) == 1 else False:
        return replace(room, between=(*who, *room.between))
    return replace(room, people=(*who, *room.people))


def _sits(scene: Scene, actor: str) -> bool:
    """Whether an actor can take a seat: not a commission or council that is itself the sitting."""
    known = scene.actors.get(actor)
    return known is not None and known.kind != "organisation"


def can_sit(scene: Scene, room: Room) -> bool:
    """Whether somebody there is a person, a state, a group or a go-between, not only organisations at large."""
    there = [scene.actors.get(one) for one in (*room.people, *room.between)]
    return any(one and (one.kind != "organisation" or goes_between(scene, one.id)) for one in there)


def _visitors(scene: Scene, after: Span) -> bool:
    """Whether the first one named after "received" can walk into a room: a person, a delegation, the sides."""
    gap = next(
        (scene.text[after.start : one.start] for one in mentions_in(scene, after) if not is_place(scene, one)), ""
    )
    if re.search(r"\b(?:from|about|letter|message|report|word|call|copy|assurances?|answer|reply)\b", gap):
        return False
    near = [one for one in mentions_in(scene, after) if not is_place(scene, one)][:2]
    if near and _THEIR_WORDS.match(scene.text, near[0].core.end):
        return False
    if any(one.members or is_person(scene, one.actor or "") for one in near):
        return True
    if _OFFICE.search(scene.text, after.start, after.end):
        return True
    return has_delegations(scene, Span(after.start, near[0].core.end) if near else after)


def _filled(scene: Scene, room: Room, *, cue: Span, rule: str, region: Span) -> tuple[Room | None, bool]:
    """The room with the principal sides filled in where the words imply them; None where too few are there.

    Talks "with" or "between" others than the principal sides are not theirs, nor are those of a clause that puts
    other people there; and a side of which the report says that nobody came is not assumed.
    """
    hosted = _HOSTED.search(scene.text, cue.start, region.end) is not None
    if not room.people and len(room.between) >= 2 and rule in NEED_TWO and not hosted:
        room = Room(room.between, (), room.absent)
    sides = {side_of(scene, one) for one in (*room.people, *room.between)}
    if len(sides) >= 2 and room.people:
        return room, False
    ours_alone = not room.people and _WE.search(scene.text, max(0, cue.start - 60), _verb_at(scene, cue)) is not None
    if (
        (rule in NEED_TWO and not ours_alone and not hosted and not LASTED.match(scene.text, cue.start))
        or len(scene.sides) < 2
        or (rule not in ("called-off", "set-for") and scene.away & set(scene.sides))
    ):
        return None, False
    others = [one for one in room.people if side_of(scene, one) not in scene.sides]
    if (
        any(is_person(scene, one) for one in others)
        or _unknown(scene, Span(region.start, cue.start))
        or told_by_third(scene, region, cue=cue)
    ):
        return None, False
    if any(_PARTNER.search(scene.text, cue.start, one.core.start) for one in _mentions_of(scene, others, cue=cue)):
        return None, False
    ours = [one for one in room.people if one not in others]
    missing = [one for one in scene.sides if one not in sides and one not in room.absent]
    people = tuple(dict.fromkeys([*ours, *missing]))
    return (replace(room, people=people), True) if len(people) >= 2 else (None, False)


def _verb_at(scene: Scene, cue: Span) -> int:
    """Where the verb of a cue begins that opens with its subject: "we meet"."""
    first = _PRONOUN.match(scene.text, cue.start, cue.end)
    return first.end() if first else cue.start


def _unknown(scene: Scene, before: Span) -> bool:
    """Whether a row of names stands before a cue that are no actors': "Tull, Harn and Ode have resumed"; they sit there."""
    for row in _ROW.finditer(scene.text, before.start, before.end):
        if not any(one.core.overlaps(Span(*row.span())) for one in mentions_in(scene, before)):
            return True
    return False


def _mentions_of(scene: Scene, actors: list[str], *, cue: Span) -> list[Mention]:
    """Where any of the actors is named just after a cue."""
    return [one for one in mentions_in(scene, Span(cue.start, cue.end + 80)) if one.actor in actors]
