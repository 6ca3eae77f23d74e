"""Meetings: the mentions of sittings joined into sittings, with the words that show each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from detente.model import Meeting, PartialDate
from detente.read.happenings.absences import absent_in
from detente.read.happenings.dates import agree, is_future
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.meeting_cues import days_to, sittings
from detente.read.happenings.places import home_of
from detente.read.happenings.rooms import CALLED, named
from detente.read.happenings.scene import (
    Scene,
    actors_of,
    goes_between,
    is_person,
    mentions_in,
    scene_of,
    side_of,
    whens_in,
)
from detente.read.happenings.sitting import Sitting
from detente.read.happenings.standing import called_between
from detente.read.layers import Span, why

_CALL = re.compile(r"\b(?:tele)?phon|\bvideo\b|\bcall\b|\bhotline\b|\bspoken? (?:\w+ ){0,4}with\b", re.IGNORECASE)
_HERE = re.compile(r"\b(?:here|again|back|returns?|resumes?|resumption|continues?)\b", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:[Tt]hey|(?:[Tt]he|these) (?:two|pair)|[Bb]oth (?:men|women|leaders|ministers|presidents))\b(?: [\w'’]+){0,5} \Z"
)
_SAME_TEAM = re.compile(r"\bsame (?:teams?|people|negotiators|group|delegates)\b", re.IGNORECASE)


_CHIEF = re.compile(r"\b(?:chief|lead|top) negotiator|\bhead of (?:the |its )?(?:[\w-]+ )?delegation", re.IGNORECASE)
_DAYS = 3
"""How many days before the report a sitting may lie of which it tells who leads the delegations."""


@dataclass(slots=True)
class _Round:
    """Mentions that speak of one sitting."""

    mentions: list[Sitting]
    elsewhere: frozenset[int] = frozenset()
    """Where sentences tell of other sittings: their guests are not this one's."""

    @property
    def best(self) -> Sitting:
        return max(self.mentions, key=lambda one: (one.weight, -one.cue.start))

    @property
    def date(self) -> PartialDate | None:
        dates = [one.date for one in self.mentions if one.date]
        return max(dates, key=lambda one: len(one.day_value), default=None)

    @property
    def place(self) -> str | None:
        return next((one.place for one in self.mentions if one.place), None)


def find_meetings(doc: Doc) -> tuple[Meeting, ...]:
    """The meetings of a doc, in the order of the text."""
    scene = scene_of(doc)
    rounds: list[_Round] = []
    for told in sittings(scene):
        one = _as_before(scene, told, rounds=rounds)
        home = next((other for other in reversed(rounds) if _same(scene, other, one=one)), None)
        if home:
            home.mentions.append(one)
        else:
            rounds.append(_Round([one]))
    for home in rounds:
        home.elsewhere = frozenset(m.sentence.index for other in rounds if other is not home for m in other.mentions)
    kept = [one for one in rounds if _tells(one, rounds)]
    return tuple(_meeting(scene, one, number=number) for number, one in enumerate(kept, 1))


def _as_before(scene: Scene, one: Sitting, *, rounds: list[_Round]) -> Sitting:
    """A sitting of "the same team" has the people, and where it names none the place, of the one before."""
    if rounds and one.assumed and _THEY.search(scene.text, max(one.region.start, one.cue.start - 60), one.cue.start):
        sides = {side_of(scene, who) for who in one.room.people}
        for known in reversed(rounds):
            people = known.best.room.people
            if {side_of(scene, who) for who in people} == sides and any(is_person(scene, who) for who in people):
                return replace(one, room=replace(one.room, people=people))
    if not rounds or not _SAME_TEAM.search(scene.text, one.region.start, one.cue.end):
        return one
    room = replace(rounds[-1].best.room, absent=one.room.absent)
    return replace(one, room=room, place=one.place or rounds[-1].place, assumed=False)


def _sides(scene: Scene, one: Sitting) -> set[str]:
    return {side_of(scene, actor) for actor in (*one.room.people, *one.room.between)}


def _same(scene: Scene, known: _Round, *, one: Sitting) -> bool:
    """Whether a mention speaks of a sitting that is known: its day, place and people allow it."""
    best = known.best
    if not _sides(scene, best) & _sides(scene, one) or _are_two(scene, known, one=one):
        return False
    future = {"planned": 1, "cancelled": 1}
    if future.get(best.status, 0) != future.get(one.status, 0) and "planned" in (best.status, one.status):
        return False
    if known.date and one.date:
        return agree(known.date, one.date) or _within(known, one)
    if best.ordinal and one.ordinal and best.ordinal != one.ordinal:
        return False
    return future.get(best.status, 0) == future.get(one.status, 0)


def _are_two(scene: Scene, known: _Round, *, one: Sitting) -> bool:
    """Whether places, people or what sort of sitting it is keep a mention apart from a sitting that is known."""
    best = known.best
    if known.place and one.place and known.place != one.place:
        return True
    if (
        (best.apart and one.apart)
        or _strangers(scene, best, right=one)
        or _is_call(scene, best) != _is_call(scene, one)
    ):
        return True
    apart = best.apart or one.apart or _elsewhere(scene, known, one=one)
    return apart and set(best.room.people) != set(one.room.people)


def _is_call(scene: Scene, one: Sitting) -> bool:
    """Whether a mention tells of a call."""
    return CALLED.search(scene.text, one.cue.start, min(one.region.end, one.cue.end + 20)) is not None


def _elsewhere(scene: Scene, known: _Round, *, one: Sitting) -> bool:
    """Whether a mention gives a place other than that from which the report tells of a sitting without one."""
    here = home_of(scene)
    return bool(one.place and known.place is None and here and one.place.lower() != here.lower())


def _within(known: _Round, one: Sitting) -> bool:
    day = one.date.day_value if one.date else ""
    return any(m.date and m.until and m.date.day_value <= day <= m.until.day_value for m in known.mentions)


def _strangers(scene: Scene, left: Sitting, *, right: Sitting) -> bool:
    """Whether both name people and none is the same, on a side that both name people for."""
    ours = {one for one in left.room.people if is_person(scene, one)}
    theirs = {one for one in right.room.people if is_person(scene, one)}
    return bool(ours and theirs) and not ours & theirs


def _tells(one: _Round, rounds: list[_Round]) -> bool:
    """Whether a round is more than a passing word of "the talks"."""
    return not all(m.assumed for m in one.mentions) or bool(one.date) or len(rounds) == 1


def _meeting(scene: Scene, one: _Round, *, number: int) -> Meeting:
    best = one.best
    people, between, absent = _gathered(scene, one)
    return Meeting(
        id=f"m{number}",
        evidence=evidence_of(scene, [m.region for m in sorted(one.mentions, key=lambda m: -m.weight)]),
        why=why(f"meeting.{_rule(scene, one)}", scene.doc, span=best.cue),
        participants=tuple(people),
        mediators=tuple(between),
        absent=tuple(absent),
        place=one.place or _home(scene, one),
        date=one.date or _told_before(scene, one),
        hours=next((m.hours for m in one.mentions if m.hours and _of_that_day(one, m)), None),
        status=best.status,
    )


def _rule(scene: Scene, one: _Round) -> str:
    """The frame's name; another where nobody is named and the report's two sides are only assumed to be there."""
    return "two-sides" if all(m.assumed or _collective(scene, m) for m in one.mentions) else one.best.rule


def _collective(scene: Scene, one: Sitting) -> bool:
    """Whether only words such as "the two sides" stand for those who are there."""
    named_here = {actor for m in mentions_in(scene, one.region) if not m.members for actor in actors_of(m)}
    return set(one.room.people) == set(scene.sides) and not named_here & set(one.room.people)


def _of_that_day(one: _Round, mention: Sitting) -> bool:
    """Whether a mention has the round's own day or none, so that what it lasted is what the round lasted."""
    return not (mention.date and one.date) or agree(mention.date, one.date)


def _home(scene: Scene, one: _Round) -> str | None:
    """Where the report is written from, for a sitting that it saw; what is to come may be elsewhere, calls are nowhere."""
    if any(_CALL.search(scene.text, m.cue.start, min(m.region.end, m.cue.end + 20)) for m in one.mentions):
        return None
    here = any(_HERE.search(scene.text, m.region.start, m.region.end) for m in one.mentions)
    return home_of(scene) if here or one.best.status in ("held", "under way") else None


def _told_before(scene: Scene, one: _Round) -> PartialDate | None:
    """The day that the sentence before gives to what led to a sitting that is over, where its own gives none."""
    first = min(one.mentions, key=lambda m: m.cue.start)
    if first.status != "held" or first.sentence.index == 0:
        return None
    before = [
        when for when in whens_in(scene, scene.sentences[first.sentence.index - 1]) if not is_future(scene, when.date)
    ]
    days = [when.date for when in before if when.date.precision == "day"]
    return days[0] if len(days) == 1 else None


def _hosts(scene: Scene, one: _Round) -> list[str]:
    """Those of whom the sentences near by say that they hosted, chaired or mediated it."""
    near = [
        m for sentence in _around(scene, one) for m in mentions_in(scene, sentence) if called_between(scene.text, m)
    ]
    return [actor for m in near for actor in actors_of(m) if side_of(scene, actor) not in scene.sides]


def _gathered(scene: Scene, one: _Round) -> tuple[list[str], list[str], list[str]]:
    told = [m for m in one.mentions if not m.assumed] or one.mentions
    ids = [actor for m in told for actor in m.room.people]
    between = [actor for m in one.mentions for actor in m.room.between]
    if one.best.status in ("held", "under way"):
        ids = _headed(scene, one, ids=_led(scene, one, ids=ids)) + _joined(scene, one)
        between += _hosts(scene, one)
    ids = _unsided(scene, ids)
    absent = [actor for m in one.mentions for actor in m.room.absent]
    absent += [actor for sentence in _around(scene, one, after=1) for actor in absent_in(scene, sentence)]
    people = [actor for actor in named(scene, ids) if actor not in absent]
    return people, [a for a in named(scene, between) if a not in people and a not in absent], named(scene, absent)


def _around(scene: Scene, one: _Round, *, after: int = 2) -> list[Span]:
    """The sentences of the round's mentions and those just after each."""
    own = {m.sentence.index for m in one.mentions}
    indexes = own | {index + step for index in own for step in range(1, after + 1)} - one.elsewhere
    return [scene.sentences[index] for index in sorted(indexes) if index < len(scene.sentences)]


def _led(scene: Scene, one: _Round, *, ids: list[str]) -> list[str]:
    """The ids with sides replaced by those who, by a sentence near by, led their delegations.

    Where the report gives no leader a side, as many leaders as there are sides stand for them together.
    """
    people = {side_of(scene, actor) for actor in ids if is_person(scene, actor)}
    bare = {actor for actor in ids if not is_person(scene, actor)} - people
    for sentence in _around(scene, one):
        if not bare or not pattern("meetings", "leaders").search(scene.text, sentence.start, sentence.end):
            continue
        named_here = [a for m in mentions_in(scene, sentence) for a in actors_of(m) if is_person(scene, a)]
        there = list(dict.fromkeys(a for a in named_here if a not in ids))
        theirs = [a for a in there if side_of(scene, a) in bare]
        unsided = [a for a in there if side_of(scene, a) == a]
        if unsided and len(theirs) + len(unsided) == len(bare):
            return [a for a in ids if a not in bare] + there
        ids = ids + theirs
    return ids


def _headed(scene: Scene, one: _Round, *, ids: list[str]) -> list[str]:
    """The ids with both sides replaced by their chief negotiators, for the sitting of these days that the report is about."""
    date = one.date if one.date and one.date.precision == "day" and scene.today else None
    if set(ids) != set(scene.sides) or date is None or not 0 <= days_to(date, scene.today) <= _DAYS:
        return ids
    found = []
    for side in scene.sides:
        there = [it for it in scene.actors.values() if it.kind == "person" and it.side == side]
        chiefs = [it.id for it in there if _CHIEF.search(it.role or "")] or _leading(scene, side)
        others = [a for at in one.elsewhere for m in mentions_in(scene, scene.sentences[at]) for a in actors_of(m)]
        if len(chiefs) != 1 or chiefs[0] in others:
            return ids
        found.append(chiefs[0])
    return found


def _leading(scene: Scene, side: str) -> list[str]:
    """The people of a side of whom some sentence says that they lead its delegation."""
    regex = pattern("meetings", "leaders")
    out = []
    for sentence in scene.sentences:
        match = regex.search(scene.text, sentence.start, sentence.end)
        after = mentions_in(scene, Span(match.end(), sentence.end)) if match else []
        out += [a for m in after[:1] for a in actors_of(m) if is_person(scene, a) and side_of(scene, a) == side]
    return list(dict.fromkeys(out))


def _unsided(scene: Scene, ids: list[str]) -> list[str]:
    """The ids without both sides where as many people of whom nobody says for whom they act are there in their stead."""
    people = {
        one for one in ids if is_person(scene, one) and side_of(scene, one) == one and not goes_between(scene, one)
    }
    bare = {one for one in ids if one in scene.sides}
    others = {side_of(scene, one) for one in ids if is_person(scene, one)} - people
    return [one for one in ids if one not in bare] if len(bare) == len(people) == 2 and not others else ids


def _joined(scene: Scene, one: _Round) -> list[str]:
    """People of whom a sentence near by says that they, too, were there."""
    out: list[str] = []
    for sentence in _around(scene, one):
        for key, low, high in (("joined", 0, 90), ("joined_after", -60, 0)):
            match = pattern("meetings", key).search(scene.text, sentence.start, sentence.end)
            if match:
                near = [
                    m
                    for m in mentions_in(scene, sentence)
                    if low <= m.start - match.end() and m.end - match.end() < high
                ]
                out += [a for m in near for a in actors_of(m) if is_person(scene, a)]
    return out
