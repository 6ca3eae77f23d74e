"""Who is in the room: the participants, go-betweens and absent of one sentence about a meeting."""

from __future__ import annotations

import bisect
import re

from detente.read.happenings.absences import absent_in
from detente.read.happenings.lexicon import entries
from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    in_quotation,
    is_person,
    is_place,
    mentions_in,
    side_of,
)
from detente.read.happenings.sittings.calls import is_call
from detente.read.happenings.sittings.counterparts import COUNTERPART, both_in, heads_in, other_side, same_office
from detente.read.happenings.sittings.hosts import mediators_in
from detente.read.happenings.sittings.sitting import Room
from detente.read.happenings.sittings.speakers import first_person, set_beside, tellers_of
from detente.read.layers import Mention, Span

_CUT = re.compile(
    r";|\b(?:who|which|that|aimed|after|before|because|as|where|when|whether|said|says|told|tells|over|about|amid|"
    r"while|although|since|despite|ahead|without|against|toward|towards|how|seen|called|but|"
    r"and (?:then )?(?:expect|hop|urg|ask|call|want|plann|propos|express)\w*)\b|[.!?] ",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\([^()]{0,80}\)|,\s(?:who|which|whose|whom|a|an|the|her|his|its|their|now|then|also|for)\s[^,;.]{0,90},|"
    r"\b(?:about|over|after|before|around)\s+(?:(?!the\b)[\w-]+\s+){0,3}(?:hours?|days?|minutes|weeks?|months?|lunch|dinner|breakfast|"
    r"tea|coffee|midnight|noon|dawn|dusk|sunset)\b|\bas well as\b"
)
_JOINS = re.compile(
    r"\b(?:with|by|between|alongside|opposite)\s+(?:the |his |her |its |both |their )?(?:\w+ ){0,2}\Z", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\b(?:officials?|sources?|diplomats?|people|persons?|aides?|insiders?)\b.*\b(?:familiar|briefed|knowledge|close|privy|involved|told of)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s+(?:still |remain\w* |again |as )?(?:far apart|far from|apart|at odds|divided|split|deadlocked)\b",
    re.IGNORECASE,
)
"""After "with A and B": how they stand to each other, not that they were there."""
_KIN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:son|daughter|wife|husband|brother|sister|father|mother|nephew|niece|son-in-law|aide|aides|"
    r"adviser|advisor|envoy|friend|lawyer|predecessor|successor|deputy)\b",
    re.IGNORECASE,
)
"""A person who only says whose relative or aide somebody is."""
_HIS = re.compile(
    r"(?:his|her|their) (?:[\w-]+ ){0,2}?(?:son|daughter|wife|husband|brother|sister|father|mother|nephew|niece|aides?|lawyers?|staff|office|secretary|driver|bodyguards?)",
    re.IGNORECASE,
)
_THIRD = frozenset({"he", "she", "him", "her", "they", "them"})
_OWNERS = frozenset({"his", "its", "their", "her"})
_OWN_PEOPLE = re.compile(
    rf" (?!own\b)(?:(?:[\w'’-]+ ){{0,3}}?(?:{entries('meetings', 'delegations')}|counterparts?|opposite numbers?|guests?|hosts?|visitors?|negotiator|team|delegation|"
    r"envoy|minister|colleagues?)\b|(?:in|on|at|to|for|and|by|again|today|yesterday|tomorrow)\b)|[.,;]",
    re.IGNORECASE,
)
_CALL = re.compile(r"\b(?:phone|telephone|video) (?:call|conversation|conference)|\bcall with", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:leader|president|head|chief|commander|chair(?:man|woman)?|minister|premier|spokes\w+|secretary|envoy|ambassador|representative|negotiator|founder|member)s? (?:of|for|to) (?:the )?(?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_THEN_NAMED = re.compile(r"(?: \w+)?,? (?:(?:Mr|Ms|Mrs|Dr|General|Colonel|Father|Sheikh)\.? )?[A-Z][\w’'-]+ [A-Z]")
"""What stands before a side and after it where it only says whose leader somebody is: "the leader of the islands, Ewan Strake"."""
_WHOSE = re.compile(r"['’]s? (?:[a-z-]+ ){0,4}")
_OF = re.compile(r" (?:of|for|from) (?:the )?(?:\w+ ){0,1}")
_SITTING_OF = re.compile(r"\b(?:meetings?|sessions?|sittings?|plenary|rounds?) of (?:the )?\Z", re.IGNORECASE)
"""Before the body that is itself the sitting."""
_AFTER_A = re.compile(
    r"\b(?:after|following|during|before|in) (?:a|an|the|his|her|their) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE
)
"""Between a sentence's subject and a call or meeting that he had: "confirmed it after a telephone conversation with"."""
_FAR = 100
"""How many code points may lie between a verb and those it joins: appositions such as ", a former judge," fit."""


def room_of(scene: Scene, region: Span, *, cue: Span) -> Room:
    """Those whom a clause puts together around a meeting cue; empty where it names nobody."""
    absent = absent_in(scene, region)
    near = [one for one in _chain(scene, region, cue=cue) if one not in absent]
    called = is_call(scene, region, cue=cue)
    between = [one for one in mediators_in(scene, region, near=near, cue=cue) if one not in absent]
    if called:
        between = [one for one in between if _mediates(scene, one)]
    seated = [one for one in near if one not in between]
    own, chairs = first_person(scene, region, cue=cue)
    seated, between = [*own, *seated], [*chairs, *between]
    return Room(tuple(named(scene, seated)), tuple(named(scene, between)), absent)


def _mediates(scene: Scene, actor: str) -> bool:
    """Whether somebody is a mediator by trade, on the telephone too: no host, who has nobody to receive there."""
    known, home = scene.actors.get(actor), scene.actors.get(side_of(scene, actor))
    sent = home is not None and home.kind == "organisation"
    return known is not None and (known.standing in {"mediator", "go-between"} or sent) and goes_between(scene, actor)


def named(scene: Scene, ids: list[str]) -> list[str]:
    """The ids once each, a side left out where a person who acts for it is there."""
    once = list(dict.fromkeys(ids))
    held = {side_of(scene, one) for one in once if is_person(scene, one)}
    return [one for one in once if is_person(scene, one) or (one not in held and side_of(scene, one) not in held)]


def _chain(scene: Scene, region: Span, *, cue: Span) -> list[str]:
    """The actors that stand close around the cue, one after another without a clause bound between."""
    quoted = in_quotation(scene, cue)
    told_by = [*tellers_of(scene, cue), *set_beside(scene, region)]
    usable = [
        one
        for one in mentions_in(scene, region)
        if actors_of(one)
        and not any(one.core.overlaps(teller) for teller in told_by)
        and (quoted or not in_quotation(scene, one.core))
        and not is_place(scene, one)
        and not only_kin(scene, one)
        and not _is_source(scene, one)
        and not _owns(scene, one)
        and not _only_names(scene, one)
        and not (one.members and scene.away & set(one.members))
    ]
    before = [one for one in usable if one.core.end <= cue.start]
    inside = _up_to_cut(scene, [one for one in usable if one.core.overlaps(cue)])
    after = [one for one in usable if one.core.start >= cue.end]
    if _CALL.search(scene.text, cue.start, cue.end) and len(after) >= 2 and not before:
        return [actor for one in after[:2] for actor in actors_of(one)]
    left = _reach(scene, [*reversed(before)], at=cue.start, back=True) or _opener(scene, region, before=before)
    if not left and _AFTER_A.search(scene.text, max(region.start, cue.start - 40), cue.start):
        left = [one for one in before if is_person(scene, one.actor or "")][:1]
    right = _reach(scene, after, at=cue.end, back=False) or _partner(scene, cue, after=after)
    if right and _APART.match(scene.text, right[-1].end):
        right = []
    near = [*reversed(left), *inside, *right]
    heads = heads_in(scene, Span(max(region.start, cue.start - 60), min(region.end, cue.end + 60)))
    ids = [actor for one in near for actor in (heads if heads and len(one.members) == 2 else actors_of(one))]
    if len({side_of(scene, one) for one in ids if side_of(scene, one) in scene.sides}) < 2:
        bound = _CUT.search(scene.text, cue.end, min(region.end, cue.end + 60))
        ids += both_in(
            scene, Span(max(region.start, cue.start - 90), bound.start() if bound else min(region.end, cue.end + 60))
        )
    if COUNTERPART.search(scene.text, cue.end, min(region.end, cue.end + 60)):
        ids = same_office(scene, ids) + other_side(scene, ids)
    return ids


def _only_names(scene: Scene, one: Mention) -> bool:
    """Whether a side is only named as that of a person who follows, or a body as what sits."""
    known = scene.actors.get(one.actor or "")
    if known is None or known.kind == "person":
        return _speaks_of_another(scene, one)
    before = Span(max(0, one.core.start - 40), one.core.start)
    if known.kind == "organisation" and _SITTING_OF.search(scene.text, before.start, before.end):
        return True
    index = bisect.bisect_left(scene.starts, one.start)
    if any(
        it.start <= one.start and one.core.end < it.core.start
        for it in scene.mentions[max(0, index - 2) : index + 2]
        if _person(scene, it)
    ):  # "Norwegian colonel Eva Strom"
        return True
    following, previous = scene.mentions[index + 1 : index + 2], scene.mentions[max(0, index - 1) : index]
    if (
        following
        and _person(scene, following[0])
        and _WHOSE.fullmatch(scene.text, one.core.end, following[0].core.start)
    ):
        return True
    if previous and _person(scene, previous[0]) and _OF.fullmatch(scene.text, previous[0].core.end, one.core.start):
        return True
    return bool(
        _LED.search(scene.text, before.start, before.end)
        and _THEN_NAMED.match(scene.text, one.core.end, one.core.end + 60)
    )


def _person(scene: Scene, one: Mention) -> bool:
    return one.kind == "name" and is_person(scene, one.actor or "")


def _speaks_of_another(scene: Scene, one: Mention) -> bool:
    """Whether a "he" in a transcript was taken for him who speaks."""
    if one.kind != "pronoun" or scene.text[one.core.start : one.core.end].lower() not in _THIRD:
        return False
    turn = next((it for it in scene.doc._.blocks if it.kind == "turn" and it.start <= one.start < it.end), None)
    label = next(iter(mentions_in(scene, turn.speaker)), None) if turn and turn.speaker else None
    return label is not None and label.actor == one.actor


def _is_source(scene: Scene, one: Mention) -> bool:
    """Whether a mention is of those from whom the report has it: "three officials familiar with the encounter"."""
    known = scene.actors.get(one.actor or "")
    return known is not None and _SOURCE.search(known.name) is not None


def _up_to_cut(scene: Scene, inside: list[Mention]) -> list[Mention]:
    """Those within a cue, up to where it goes on to something else: "talks between A and B aimed at a deal with C began"."""
    for index in range(1, len(inside)):
        if index > 1 and _CUT.search(scene.text, inside[index - 1].end, inside[index].start):
            return inside[:index]
    return inside


def only_kin(scene: Scene, one: Mention) -> bool:
    """Whether a person is only named as whose relative or aide somebody is: "President Lee's son-in-law"."""
    if one.actor is None or not is_person(scene, one.actor):
        return False
    return bool(_KIN.match(scene.text, one.end) or _HIS.fullmatch(scene.text, one.start, one.end))


def _owns(scene: Scene, one: Mention) -> bool:
    """Whether a pronoun only says whose a thing is: "at her office", not "her delegation" or "her counterpart"."""
    if one.kind != "pronoun" or scene.text[one.core.start : one.core.end].lower() not in _OWNERS:
        return False
    return _OWN_PEOPLE.match(scene.text, one.core.end) is None


def _reach(scene: Scene, mentions: list[Mention], *, at: int, back: bool) -> list[Mention]:
    out: list[Mention] = []
    for one in mentions:
        gap = _ASIDE.sub(",", scene.text[one.end : at] if back else scene.text[at : one.start])
        if len(gap) > _FAR or _CUT.search(gap):
            break
        out.append(one)
        at = min(at, one.start) if back else max(at, one.end)
    return out


def _opener(scene: Scene, region: Span, *, before: list[Mention]) -> list[Mention]:
    """The one who opens the clause, where asides part him from his verb."""
    first = before[0] if before else None
    if first is None or first.start - region.start > 30 or _CUT.search(scene.text, region.start, first.start):
        return []
    return [first]


def _partner(scene: Scene, cue: Span, *, after: list[Mention]) -> list[Mention]:
    """Those after a "with" or "by" that stands further from the verb."""
    for index, one in enumerate(after):
        gap = scene.text[cue.end : one.start]
        if len(gap) < 140 and _JOINS.search(gap) and not re.search(r"[;.!?]", gap):
            return [one, *_reach(scene, after[index + 1 :], at=one.end, back=False)]
    return []
