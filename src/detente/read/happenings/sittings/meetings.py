"""Meetings: the mentions of sittings joined into sittings, with the words that show each."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.model import Account, Meeting, PartialDate
from detente.model.happenings import MeetingStatus
from detente.read.happenings.dates import agree, is_future
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.places import home_of
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
from detente.read.happenings.sittings.accounts import accounts_of
from detente.read.happenings.sittings.elsewhere import is_answer
from detente.read.happenings.sittings.gathered import people_of
from detente.read.happenings.sittings.learnt.adding import weighed
from detente.read.happenings.sittings.learnt.judging import alike
from detente.read.happenings.sittings.rounds import Round, as_before, is_same, tells_enough
from detente.read.happenings.sittings.sitting import Sitting
from detente.read.happenings.sittings.telling import sittings
from detente.read.layers import Span, why

_CALL = re.compile(r"\b(?:tele)?phon|\bvideo\b|\bcall\b|\bhotline\b|\bspoken? (?:\w+ ){0,4}with\b", re.IGNORECASE)
_LATELY = 10
"""So many days back a report still tells of what happened where it is written."""
_HERE = re.compile(r"\b(?:here|again|back|returns?|resumes?|resumption|continues?)\b", re.IGNORECASE)


def find_meetings(doc: Doc) -> tuple[Meeting, ...]:
    """The meetings of a doc, in the order of the text."""
    scene = scene_of(doc)
    rounds: list[Round] = []
    weights = doc._.learnt.meetings if doc._.learnt else None
    ruled = sittings(scene)
    every = list(weighed(scene, ruled, weights=weights) if weights else ruled)
    for told in (one for one in every if not is_answer(scene, one, others=every)):
        one = as_before(scene, told, rounds=rounds)
        same = (other for other in reversed(rounds) if is_same(scene, other, one=one))
        home = next((other for other in same if not weights or _may_be_one(scene, other, one=one)), None)
        if home:
            home.mentions.append(one)
        else:
            rounds.append(Round([one]))
    for home in rounds:
        home.elsewhere = frozenset(m.sentence.index for other in rounds if other is not home for m in other.mentions)
    kept = [one for one in rounds if (weights or tells_enough(one, rounds)) and not _of_one_side(scene, one)]
    found = (_meeting(scene, one, number=number) for number, one in enumerate(kept, 1))
    return tuple(one for one in found if one.participants or one.mediators)


def _of_one_side(scene: Scene, one: Round) -> bool:
    """Whether all whom the words put there are of one go-between: its envoy told its own council."""
    there = {who for m in one.mentions for who in (*m.room.people, *m.room.between)}
    sides = {side_of(scene, who) for who in there}
    return len(there) > 1 and len(sides) == 1 and all(goes_between(scene, who) for who in sides)


def _may_be_one(scene: Scene, known: Round, *, one: Sitting) -> bool:
    """Whether those of a mention are mostly those of a sitting, or of the same day the bare sides for whom these act, or act for those there."""
    ours, theirs = known.best.room.people, one.room.people
    if alike(ours, theirs):
        return True
    bare = not all(any(is_person(scene, who) for who in some) for some in (ours, theirs))
    return (
        bare
        and agree(known.date, one.date)
        and {side_of(scene, who) for who in ours} == {side_of(scene, who) for who in theirs}
    )


def _meeting(scene: Scene, one: Round, *, number: int) -> Meeting:
    best = one.best
    people, between, absent = people_of(scene, one)
    if people and all(goes_between(scene, who) for who in people) and not between and len(scene.sides) == 2:
        people, between = [*scene.sides], people  # "the second round opens": of the talks between whom they stand
    accounts = accounts_of(scene, one)
    spans = [m.region for m in sorted(one.mentions, key=lambda m: -m.weight)]
    differ = [Span(it.words.start, it.words.end) for it in accounts]
    hours = next((m.hours for m in one.mentions if m.hours and _of_that_day(one, m)), None)
    place, date = one.place or _home(scene, one), one.date or _told_before(scene, one)
    return Meeting(
        id=f"m{number}",
        evidence=evidence_of(scene, [*spans[:1], *(it for it in differ if not it.overlaps(spans[0])), *spans[1:]]),
        why=why(f"meeting.{_rule(scene, one)}", scene.doc, span=best.cue),
        participants=tuple(people),
        mediators=tuple(between),
        absent=tuple(absent),
        place=place if _is_own(accounts, "place", place) else None,
        date=date if _is_own(accounts, "date", date.value if date else None) else None,
        hours=_own_length(accounts) if any(it.field == "hours" for it in accounts) else hours,
        status=_status(scene, one),
        accounts=accounts,
    )


def _status(scene: Scene, one: Round) -> MeetingStatus:
    """What came of a sitting: one that another mention says to have ended does not go on."""
    ended = pattern("meetings", "ended")
    over = any(m.status == "held" and ended.search(scene.text, m.region.start, m.region.end) for m in one.mentions)
    return "held" if over and one.status == "under way" else one.status


def _is_own(accounts: tuple[Account, ...], field: str, value: str | None) -> bool:
    """Whether what was read of a detail is the outlet's own word: where there are accounts of it, one of them must say so."""
    told = [it for it in accounts if it.field == field]
    return not told or any(it.by is None and it.value == value for it in told)


def _own_length(accounts: tuple[Account, ...]) -> float | None:
    return next((float(it.value) for it in accounts if it.field == "hours" and it.by is None), None)


def _rule(scene: Scene, one: Round) -> str:
    """The frame's name; another where nobody is named and the report's two sides are only assumed to be there."""
    return "two-sides" if all(m.assumed or _collective(scene, m) for m in one.mentions) else one.best.rule


def _collective(scene: Scene, one: Sitting) -> bool:
    """Whether only words such as "the two sides" stand for those who are there."""
    named_here = {actor for m in mentions_in(scene, one.region) if not m.members for actor in actors_of(m)}
    return set(one.room.people) == set(scene.sides) and not named_here & set(one.room.people)


def _of_that_day(one: Round, mention: Sitting) -> bool:
    """Whether a mention has the round's own day or none, so that what it lasted is what the round lasted."""
    return not (mention.date and one.date) or agree(mention.date, one.date)


def _home(scene: Scene, one: Round) -> str | None:
    """Where the report is written from, for a sitting that it saw; what is to come may be elsewhere, calls are nowhere."""
    if any(_CALL.search(scene.text, m.cue.start, min(m.region.end, m.cue.end + 20)) for m in one.mentions):
        return None
    if one.date and scene.today and (PartialDate(value=scene.today).first_day - one.date.last_day).days > _LATELY:
        return None
    here = any(_HERE.search(scene.text, m.region.start, m.region.end) for m in one.mentions)
    return home_of(scene) if here or one.best.status in ("held", "under way") else None


def _told_before(scene: Scene, one: Round) -> PartialDate | None:
    """The day that the sentence before gives to what led to a sitting that is over, where its own gives none."""
    first = min(one.mentions, key=lambda m: m.cue.start)
    if first.status != "held" or first.sentence.index == 0:
        return None
    before = [
        when for when in whens_in(scene, scene.sentences[first.sentence.index - 1]) if not is_future(scene, when.date)
    ]
    days = [when.date for when in before if when.date.precision == "day"]
    return days[0] if len(days) == 1 else None
