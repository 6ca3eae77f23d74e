"""Who is in the room: the participants, go-betweens and absent of one sentence about a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.happenings.absences import absent_in
from detente.read.happenings.lexicon import entries, pattern
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
from detente.read.happenings.standing import called_between
from detente.read.layers import Mention, Span

_CUT = re.compile(
    r";|\b(?:who|which|that|aimed|after|before|because|as|where|when|whether|said|says|told|tells|over|about|amid|"
    r"while|although|since|despite|ahead|without|against|toward|towards|how|seen|called|but)\b|[.!?] ",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"(?:re)?conven|host|receiv|welcom|br(?:ing|ought)|invit|summon", re.IGNORECASE)
_BRINGS = re.compile(
    r"\b(?:br(?:ing|ought)\w*\b.*\btogether|chair|presid|moderat|mediat|facilitat|invit)", re.IGNORECASE
)
"""Verbs whose subject stands between those who are there."""
_ASIDE = re.compile(
    r"\([^()]{0,80}\)|,\s(?:who|which|whose|whom|a|an|the|her|his|its|their|now|then|also|for)\s[^,;.]{0,90},|"
    r"\b(?:about|over|after|before|around)\s+(?:(?!the\b)[\w-]+\s+){0,3}(?:hours?|days?|minutes|weeks?|months?|lunch|dinner|breakfast|"
    r"tea|coffee|midnight|noon|dawn|dusk|sunset)\b|\bas well as\b"
)
_JOINS = re.compile(
    r"\b(?:with|by|between|alongside|opposite)\s+(?:the |his |her |its |both |their )?(?:\w+ ){0,2}\Z", re.IGNORECASE
)
_COUNTERPART = re.compile(
    r"\b(?:his|her|its|their)\s+(?:\w+\s+){0,2}(?:counterparts?|opposite numbers?)\b", re.IGNORECASE
)
_COLLECTIVE = re.compile(
    rf"\b(?:the|both|two|their|all|these|those)\s+(?:of\s+(?:the\s+)?)?(?:two\s+|both\s+|warring\s+|rival\s+|opposing\s+|negotiating\s+|military\s+)*"
    rf"{entries('meetings', 'delegations')}\b",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"(?:\w+ )?(?:president|prime minister|premier|leader|chairman|chairwoman|chair|king|emir|chancellor|head of (?:state|government)|commander-in-chief)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:officials?|sources?|diplomats?|people|persons?|aides?|insiders?)\b.*\b(?:familiar|briefed|knowledge|close|privy|involved|told of)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:prime|foreign|defen[cs]e|interior|energy|justice|finance) minister|president|premier|national security advis[eo]r|secretary of state|foreign secretary|negotiator|king|chancellor",
    re.IGNORECASE,
)
_OFFICES = {
    "leader": _LEADER,
    "president": re.compile(r"president\b", re.IGNORECASE),
    "prime minister": re.compile(r"prime minister\b", re.IGNORECASE),
    "foreign minister": re.compile(r"foreign minister\b", re.IGNORECASE),
    "defence minister": re.compile(r"defen[cs]e minister\b", re.IGNORECASE),
    "chief negotiator": re.compile(r"(?:chief|lead) negotiator\b", re.IGNORECASE),
}
_HEADS = re.compile(
    r"\b(?:the|both|two|their) (?:two )?(?P<office>leaders|presidents|prime ministers|foreign ministers|defence ministers|chief negotiators)\b",
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
_OWNERS = frozenset({"his", "its", "their", "her"})
_OWN_PEOPLE = re.compile(
    rf" (?!own\b)(?:(?:[\w'’-]+ ){{0,3}}?(?:{entries('meetings', 'delegations')}|counterparts?|opposite numbers?|guests?|hosts?|visitors?|negotiator|team|delegation|"
    r"envoy|minister|colleagues?)\b|(?:in|on|at|to|for|and|by|again|today|yesterday|tomorrow)\b)|[.,;]",
    re.IGNORECASE,
)
_AT_HIS = re.compile(
    r" (?:own |official |private |country )?(?:office|residence|house|home|palace|villa|farm|ranch|headquarters|presence|invitation|mediation)\b",
    re.IGNORECASE,
)
"""After "his" or "her" of somebody in whose house others met."""
_I = re.compile(r"\bI(?:['’](?:ve|ll|m|d))? (?:[\w'’]+ ){0,3}\Z")
_ME = re.compile(r"\bme\b", re.IGNORECASE)
_WE = re.compile(r"\b[Ww]e(?:['’](?:ve|ll|re|d))? (?:[\w'’]+ ){0,3}\Z")
_US = re.compile(r"\bus\b")
_CALL = re.compile(r"\b(?:phone|telephone|video) (?:call|conversation|conference)|\bcall with", re.IGNORECASE)
CALLED = re.compile(r"\b(?:tele)?phone|\bhotline\b|\bvideo\b|\bcall (?:with|between)\b", re.IGNORECASE)
"""In or near a cue: people who speak from afar, with nobody between them."""
_FAR = 100
"""How many code points may lie between a verb and those it joins: appositions such as ", a former judge," fit."""


@dataclass(frozen=True, slots=True)
class Room:
    """Actor ids: who sits there, who stands between them, and who the report says is not there."""

    people: tuple[str, ...]
    between: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def room_of(scene: Scene, region: Span, *, cue: Span) -> Room:
    """Those whom a clause puts together around a meeting cue; empty where it names nobody."""
    absent = absent_in(scene, region)
    near = [one for one in _chain(scene, region, cue=cue) if one not in absent]
    called = CALLED.search(scene.text, cue.start, min(region.end, cue.end + 20)) is not None
    between = [one for one in _mediators(scene, region, near=near, cue=cue) if one not in absent]
    if called:
        between = [one for one in between if _mediates(scene, one)]
    seated = [one for one in near if one not in between]
    own, chairs = _first_person(scene, region, cue=cue)
    seated, between = [*own, *seated], [*chairs, *between]
    return Room(tuple(named(scene, seated)), tuple(named(scene, between)), absent)


def _mediates(scene: Scene, actor: str) -> bool:
    """Whether somebody is a mediator by trade, on the telephone too: no host, who has nobody to receive there."""
    known, home = scene.actors.get(actor), scene.actors.get(side_of(scene, actor))
    sent = home is not None and home.kind == "organisation"
    return known is not None and (known.standing in {"mediator", "go-between"} or sent) and goes_between(scene, actor)


def _first_person(scene: Scene, region: Span, *, cue: Span) -> tuple[list[str], list[str]]:
    """Whom "I", "me", "we" or "us" of a transcript's speaker puts in the room: himself or his side; or himself between."""
    turn = next((one for one in scene.doc._.blocks if one.kind == "turn" and one.start <= cue.start < one.end), None)
    label = next(iter(mentions_in(scene, turn.speaker)), None) if turn and turn.speaker else None
    who = actors_of(label) if label else ()
    if len(who) != 1:
        return [], []
    near = Span(max(region.start, cue.start - 30), cue.end + 8)
    if _I.search(scene.text, near.start, cue.start) or _ME.search(scene.text, cue.start, near.end):
        return ([], list(who)) if goes_between(scene, who[0]) else (list(who), [])
    at = cue.start + 3 if scene.text[cue.start : cue.start + 3].lower() == "we " else cue.start
    if _WE.search(scene.text, near.start, at) or _US.search(scene.text, cue.start, near.end):
        return ([], list(who)) if goes_between(scene, who[0]) else ([side_of(scene, who[0])], [])
    return [], []


def named(scene: Scene, ids: list[str]) -> list[str]:
    """The ids once each, a side left out where a person who acts for it is there."""
    once = list(dict.fromkeys(ids))
    held = {side_of(scene, one) for one in once if is_person(scene, one)}
    return [one for one in once if is_person(scene, one) or (one not in held and side_of(scene, one) not in held)]


def _chain(scene: Scene, region: Span, *, cue: Span) -> list[str]:
    """The actors that stand close around the cue, one after another without a clause bound between."""
    quoted = in_quotation(scene, cue)
    told_by = [*_tellers(scene, cue), *_beside(scene, region)]
    usable = [
        one
        for one in mentions_in(scene, region)
        if actors_of(one)
        and not any(one.core.overlaps(teller) for teller in told_by)
        and (quoted or not in_quotation(scene, one.core))
        and not is_place(scene, one)
        and not _relation(scene, one)
        and not _is_source(scene, one)
        and not _owns(scene, one)
        and not (one.members and scene.away & set(one.members))
    ]
    before = [one for one in usable if one.core.end <= cue.start]
    inside = _up_to_cut(scene, [one for one in usable if one.core.overlaps(cue)])
    after = [one for one in usable if one.core.start >= cue.end]
    if _CALL.search(scene.text, cue.start, cue.end) and len(after) >= 2 and not before:
        return [actor for one in after[:2] for actor in actors_of(one)]
    left = _reach(scene, [*reversed(before)], at=cue.start, back=True) or _opener(scene, region, before=before)
    right = _reach(scene, after, at=cue.end, back=False) or _partner(scene, cue, after=after)
    if right and _APART.match(scene.text, right[-1].end):
        right = []
    near = [*reversed(left), *inside, *right]
    heads = heads_in(scene, Span(max(region.start, cue.start - 60), min(region.end, cue.end + 60)))
    ids = [actor for one in near for actor in (heads if heads and len(one.members) == 2 else actors_of(one))]
    if len({side_of(scene, one) for one in ids if side_of(scene, one) in scene.sides}) < 2:
        bound = _CUT.search(scene.text, cue.end, min(region.end, cue.end + 60))
        ids += _both(
            scene, Span(max(region.start, cue.start - 90), bound.start() if bound else min(region.end, cue.end + 60))
        )
    if _COUNTERPART.search(scene.text, cue.end, min(region.end, cue.end + 60)):
        ids = _same_office(scene, ids) + _counterpart(scene, ids)
    return ids


def _same_office(scene: Scene, ids: list[str]) -> list[str]:
    """The ids with a state's place taken by its only person of the other's office: "with his Belmoran counterpart"."""
    first = next((scene.actors[one] for one in ids if is_person(scene, one)), None)
    office = _OFFICE.search(first.role or "") if first else None
    if first is None or office is None:
        return ids
    out = []
    for one in ids:
        fits = [
            it.id
            for it in scene.actors.values()
            if it.kind == "person"
            and it.side == one
            and (known := _OFFICE.search(it.role or ""))
            and known[0].lower() == office[0].lower()
        ]
        out.append(fits[0] if len(fits) == 1 and not is_person(scene, one) else one)
    return out


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


def _relation(scene: Scene, one: Mention) -> bool:
    """Whether a person is only named as whose relative or aide somebody is: "President Lee's son-in-law"."""
    return one.actor is not None and is_person(scene, one.actor) and bool(_KIN.match(scene.text, one.end))


def _owns(scene: Scene, one: Mention) -> bool:
    """Whether a pronoun only says whose a thing is: "at her office", not "her delegation" or "her counterpart"."""
    if one.kind != "pronoun" or scene.text[one.core.start : one.core.end].lower() not in _OWNERS:
        return False
    return _OWN_PEOPLE.match(scene.text, one.core.end) is None


def _tellers(scene: Scene, cue: Span) -> list[Span]:
    """Those in whose words the sitting is told: to say so is not to be there."""
    return [
        one.source for one in scene.doc._.attributed if one.source and any(cue.within(piece) for piece in one.content)
    ]


def told_by_third(scene: Scene, region: Span, *, cue: Span) -> bool:
    """Whether a third party, no go-between, tells of the sitting: it may have been its own, not that of the two sides."""
    tellers = _tellers(scene, cue)
    return any(
        not scene.between & {side_of(scene, actor)}
        and side_of(scene, actor) not in scene.sides
        and not goes_between(scene, actor)
        for one in mentions_in(scene, region)
        if any(one.core.overlaps(teller) for teller in tellers)
        for actor in actors_of(one)
    )


def _beside(scene: Scene, region: Span) -> list[Span]:
    """Those of whom an absolute clause only says how they stand: "with A and B still far apart on the border"."""
    return [
        Span(*one.span("who")) for one in pattern("meetings", "beside").finditer(scene.text, region.start, region.end)
    ]


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


def _counterpart(scene: Scene, ids: list[str]) -> list[str]:
    """The other side, where one meets "her counterpart"."""
    there = {side_of(scene, one) for one in ids} & set(scene.sides)
    return [one for one in scene.sides if len(there) == 1 and one not in there]


def _both(scene: Scene, span: Span) -> tuple[str, ...]:
    """The principal sides where "the two delegations" or the like stands in a stretch."""
    if scene.away & set(scene.sides) or not _COLLECTIVE.search(scene.text, span.start, span.end):
        return ()
    return heads_in(scene, span) or scene.sides


def heads_in(scene: Scene, span: Span) -> tuple[str, ...]:
    """The people meant by "the two leaders", "both foreign ministers": one of each side by office, else none."""
    match = _HEADS.search(scene.text, span.start, span.end)
    if match is None:
        return ()
    office = _OFFICES[next(key for key in _OFFICES if match["office"].lower().startswith(key))]
    found = []
    for side in scene.sides:
        fits = [
            one.id
            for one in scene.actors.values()
            if one.side == side and one.kind == "person" and office.match(one.role or "")
        ]
        if len(fits) != 1:
            return ()
        found.append(fits[0])
    return tuple(found)


def has_delegations(scene: Scene, span: Span) -> bool:
    """Whether a stretch names delegations, teams or "the sides" as those who act."""
    if re.search(rf"\b{entries('meetings', 'delegations')}\b", scene.text[span.start : span.end], re.IGNORECASE):
        return True
    return any(one.kind == "collective" for one in mentions_in(scene, span))


def _mediators(scene: Scene, region: Span, *, near: list[str], cue: Span) -> list[str]:
    """Go-betweens by standing, role or the words beside their names; never the principal sides' people.

    Where both principal sides are there, a third state or organisation is their host, and so is
    whoever convenes, receives or invites them.
    """
    both = {side_of(scene, one) for one in near} >= set(scene.sides) != set()
    out: list[str] = []
    thirds = [
        one
        for one in mentions_in(scene, region)
        if actors_of(one) and not is_place(scene, one) and side_of(scene, actors_of(one)[0]) not in scene.sides
    ]
    nearest = next((one for one in reversed(thirds) if one.end <= cue.start), None)
    for index, one in enumerate(thirds):
        after = thirds[index + 1] if index + 1 < len(thirds) else None
        paired = after and scene.text[one.end : after.start].strip() == "and" and called_between(scene.text, after)
        for actor in actors_of(one):
            hosts = one.end <= cue.start and _HOSTS.match(scene.text, cue.start)
            brings = (
                one.end <= cue.start
                and one is nearest
                and _BRINGS.search(scene.text, cue.start, cue.end)
                and len({*near} - {actor}) >= 2
            )
            third = bool(brings and actor in near) or (
                both and actor in near and bool(hosts or not (is_person(scene, actor) or _listed(scene, one)))
            )
            third = third or _beyond(scene, actor, one=one, near=near, cue=cue)
            home = one.kind == "pronoun" and one.start >= cue.end and _AT_HIS.match(scene.text, one.end) is not None
            if third or paired or home or goes_between(scene, actor) or called_between(scene.text, one):
                out.append(actor)
    return out


def _beyond(scene: Scene, actor: str, *, one: Mention, near: list[str], cue: Span) -> bool:
    """Whether somebody of neither side stands after the verb that people of both sides do: "A and B sat with C"."""
    if one.start < cue.end or actor not in near or side_of(scene, actor) in scene.sides or len(scene.sides) < 2:
        return False
    before = mentions_in(scene, Span(max(0, cue.start - 140), cue.start))
    sides = {side_of(scene, it) for other in before for it in actors_of(other) if it in near}
    return sides >= set(scene.sides)


def _listed(scene: Scene, one: Mention) -> bool:
    """Whether a name stands in a row with one of the principal sides': "A, B and C"."""
    for other in mentions_in(scene, Span(max(0, one.start - 80), one.end + 80)):
        low, high = (other.end, one.start) if other.end <= one.start else (one.end, other.start)
        sides = {side_of(scene, actor) for actor in actors_of(other)} & set(scene.sides)
        if other is not one and sides and re.fullmatch(r"(?:,|,? and)(?: the)? ", scene.text[low:high]):
            return True
    return False
