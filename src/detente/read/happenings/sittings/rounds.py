"""Mentions that speak of one sitting, told apart from those of another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.model import PartialDate
from detente.model.happenings import MeetingStatus
from detente.read.happenings.dates import agree, is_today
from detente.read.happenings.places import home_of
from detente.read.happenings.scene import (
    Scene,
    is_person,
    side_of,
)
from detente.read.happenings.sittings.calls import calls
from detente.read.happenings.sittings.sitting import Sitting

_THEY = re.compile(
    r"\b(?:[Tt]hey|(?:[Tt]he|these) (?:two|pair)|[Bb]oth (?:men|women|leaders|ministers|presidents))\b(?: [\w'’]+){0,5} \Z"
)
_NAMING = {"met", "received"}
"""Frames that name those who are there."""
_WITH = re.compile(r"\bwith\b")
_AGAIN = re.compile(r"\b(?:again|second|third|another|further|later|tonight|evening|tomorrow|resume\w*|continue\w*)\b")
_SAME_TEAM = re.compile(r"\bsame (?:teams?|people|negotiators|group|delegates)\b", re.IGNORECASE)


@dataclass(slots=True)
class Round:
    """Mentions that speak of one sitting."""

    mentions: list[Sitting]
    elsewhere: frozenset[int] = frozenset()
    """Where sentences tell of other sittings: their guests are not this one's."""

    @property
    def best(self) -> Sitting:
        """The mention that tells most."""
        return max(self.mentions, key=lambda one: (one.weight, -one.cue.start))

    @property
    def status(self) -> MeetingStatus:
        """That of the mention that tells most; what was announced and came about is no longer planned."""
        held = next((one.status for one in self.mentions if one.status in ("held", "under way")), None)
        return held if held and self.best.status == "planned" else self.best.status

    @property
    def date(self) -> PartialDate | None:
        """The most exact day that any mention gives."""
        dates = [one.date for one in self.mentions if one.date]
        return max(dates, key=lambda one: len(one.day_value), default=None)

    @property
    def place(self) -> str | None:
        """The first place that any mention gives."""
        return next((one.place for one in self.mentions if one.place), None)


def as_before(scene: Scene, one: Sitting, *, rounds: list[Round]) -> Sitting:
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


def is_same(scene: Scene, known: Round, *, one: Sitting) -> bool:
    """Whether a mention speaks of a sitting that is known: its day, place and people allow it."""
    best = known.best
    if not _sides(scene, best) & _sides(scene, one) or _are_two(scene, known, one=one):
        return False
    future = {} if _came_about(scene, known, one=one) else {"planned": 1, "cancelled": 1}
    if future and future.get(best.status, 0) != future.get(one.status, 0) and "planned" in (best.status, one.status):
        return False
    if best.status != one.status and "cancelled" in (best.status, one.status) and known.date != one.date:
        return False
    if known.date and one.date:
        return agree(known.date, one.date) or _within(known, one)
    if best.ordinal and one.ordinal and best.ordinal != one.ordinal:
        return False
    return future.get(best.status, 0) == future.get(one.status, 0)


def _came_about(scene: Scene, known: Round, *, one: Sitting) -> bool:
    """Whether one of the two announces for this very day what the other tells as held, and not as one more."""
    both = {known.best.status, one.status}
    if len(both) != 2 or "planned" not in both or "cancelled" in both or not (known.date and one.date):
        return False
    announced = one if one.status == "planned" else known.best
    again = _AGAIN.search(scene.text, announced.region.start, announced.region.end)
    return is_today(scene, known.date) and is_today(scene, one.date) and again is None


def _are_two(scene: Scene, known: Round, *, one: Sitting) -> bool:
    """Whether places, people or what sort of sitting it is keep a mention apart from a sitting that is known."""
    best = known.best
    if known.place and one.place and known.place != one.place:
        return True
    if (best.apart and one.apart) or _strangers(scene, best, right=one) or calls(scene, best) != calls(scene, one):
        return True
    if _alone_with(scene, best) != _alone_with(scene, one) and not best.assumed and not one.assumed:
        return True
    if _others(scene, best, right=one):
        return True
    apart = best.apart or one.apart or _elsewhere(scene, known, one=one)
    return apart and set(best.room.people) != set(one.room.people)


def _alone_with(scene: Scene, one: Sitting) -> str:
    """The one of the talks' two sides of whom a mention says that it sat "with" those who go between; else ""."""
    sides = {side_of(scene, who) for who in one.room.people}
    if len(sides) != 1 or not one.room.between or not _WITH.search(scene.text, one.cue.start, one.cue.end + 6):
        return ""
    return next(iter(sides & set(scene.sides)), "")


def _others(scene: Scene, left: Sitting, *, right: Sitting) -> bool:
    """Whether each names somebody of a side that the other lacks, and not both of them the talks' two sides."""
    if left.assumed or right.assumed or not {left.rule, right.rule} <= _NAMING:
        return False
    ours, theirs = (_sides(scene, one) for one in (left, right))
    if any(is_person(scene, side) for side in ours ^ theirs):  # nobody says for whom they act
        return False
    return bool(ours - theirs and theirs - ours) and not set(scene.sides) <= ours & theirs


def _elsewhere(scene: Scene, known: Round, *, one: Sitting) -> bool:
    """Whether a mention gives a place other than that from which the report tells of a sitting without one."""
    here = home_of(scene)
    return bool(one.place and known.place is None and here and one.place.lower() != here.lower())


def _within(known: Round, one: Sitting) -> bool:
    day = one.date.day_value if one.date else ""
    return any(m.date and m.until and m.date.day_value <= day <= m.until.day_value for m in known.mentions)


def _strangers(scene: Scene, left: Sitting, *, right: Sitting) -> bool:
    """Whether both name people and none is the same, on a side that both name people for."""
    ours = {one for one in left.room.people if is_person(scene, one)}
    theirs = {one for one in right.room.people if is_person(scene, one)}
    return bool(ours and theirs) and not ours & theirs


def tells_enough(one: Round, rounds: list[Round]) -> bool:
    """Whether a round is more than a passing word of "the talks"."""
    if all(m.rule == "again" for m in one.mentions):
        return False
    return not all(m.assumed for m in one.mentions) or bool(one.date) or len(rounds) == 1
