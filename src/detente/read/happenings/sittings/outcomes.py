"""Whether a sitting came about: held, under way, planned, called off, or not told at all."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.model import PartialDate
from detente.model.happenings import MeetingStatus
from detente.read.happenings.dates import is_future, is_past, is_today
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.scene import (
    Scene,
    actors_of,
    is_person,
    mentions_in,
    side_of,
)
from detente.read.happenings.sittings.cues import HAPPENS, NOUN
from detente.read.layers import Span
from detente.read.times.reckon import shifted

_BEGINS_WITH_NOUN = re.compile(rf"{NOUN}\b", re.IGNORECASE)
_OVER = re.compile(
    r"(?:met|held|had|took|shared|ate|dined|lunched|sat|conferred|received|hosted|spoke|talked|worked|gathered|convened|shook|saw|negotiated|"
    r"chaired|visited|attended|concluded|ended|phoned|telephoned|rang)\b",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(r"\b(?:could|did) not (?:take place|be held|go ahead|happen)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:pull\w*|withdr\w+|recall\w*|walk\w*|storm\w*|back\w*|stay\w*) (?:\S+ ){0,4}?(?:out of|from|away from) (?:\S+ ){0,3}\Z",
    re.IGNORECASE,
)
"""Before talks that somebody left: of a sitting to come, that calls it off; else it tells of none."""
_VAIN = re.compile(
    r"[^.;]{0,60}?\b(?:impossible|premature|out of the question|unlikely|pointless|unthinkable|only if|unless|provided|if)\b",
    re.IGNORECASE,
)
"""After a cue that nobody dates: no sitting is told, only what would make for one."""
_SITTING = re.compile(rf"\b{NOUN}\b|\bdelegations?\b|\bA (?:first|second|third|fourth|fifth)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\bwould (?:then |also |only )?(?:begin|start|open|follow|host|convene)\b|\bvisit both (?:countries|capitals|states|sides)\b",
    re.IGNORECASE,
)
"""Of a sitting that a plan foresees, or that hangs on something (`_TIED`), nothing is fixed."""
_POSSIBLY = re.compile(
    r"\b(?:could|might|may) (?:then |also |only |still )?(?:take place|be held|meet|happen|begin|start|open|resume|convene|follow|come)\b"
    r"[^.;]{0,90}?\b(?:if|once|provided|unless|depending)\b"
    r"|\bwould (?:only |gladly |be (?:ready|happy|willing) to )?(?:sit down|meet|talk|return|come) [^.;]{0,60}?\b(?:if|when|once|provided|unless)\b"
)
"""A sitting that may come about on a condition is not planned."""
_WOULD_NOT = re.compile(
    r"\b(?:declined|refused|turned down|rejected|spurned) (?:an? |the |any |all |to |repeated )*(?:invitations?|meet|attend|travel|sit|talk)\b"
    r"|\bconference of (?:\w+ )?(?:foreign ministers|donors|ambassadors|heads of)\b"
)
_LAST = re.compile(r"\blast (?:met|visited|saw|sat|spoke|held|travelled)\b")
_DAYS_OF = re.compile(
    r"\b(?:wrapped up|ended|concluded|closed|completed|finished|after) (?:(?:a|the|their|its|some) )?(?P<number>two|three|four|five|six|seven) (?:full |straight )?days of "
    r"(?:[\w-]+ ){0,3}?(?:talks|negotiations|discussions|consultations|meetings)\b"
)
_NUMBERS = {word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
LASTED = re.compile(r"(?:after|following|during|in) (?:[\w-]+ ){1,4}(?:hours|days) of ", re.IGNORECASE)
_TIED = re.compile(r"\b(?:if|once|provided|unless|on the \w+ day)\b", re.IGNORECASE)
_PLANNED = pattern("meetings", "planned")
_CANCELLED = pattern("meetings", "cancelled")
_ENDED = pattern("meetings", "ended")
_UNDER_WAY = pattern("meetings", "under_way")


def left_by(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None) -> tuple[bool, PartialDate | None]:
    """Whether somebody's leaving calls a sitting off, and its day: "pulled out of Thursday's talks"."""
    left = _LEFT.search(scene.text, max(region.start, cue.start - 60), cue.start)
    if left is None:
        return False, date
    if not is_future(scene, date) and ("'s" in left[0] or "’s" in left[0]):
        date = _soon(scene, date)
    return is_future(scene, date), date


def is_told(
    scene: Scene, region: Span, *, cue: Span, rule: str, date: PartialDate | None, assumed: bool, more: bool
) -> bool:
    """Whether enough is told of a sitting: a day or a place where nobody is named, no "if" where no day is."""
    text = scene.text
    if is_possible(scene, region):
        return False
    if rule == "called-off" and assumed and not _SITTING.search(text, region.start, region.end):
        return False
    if _HYPOTHETICAL.search(text, max(region.start, cue.start - 30), min(region.end, cue.end + 60)) and (
        assumed or _TIED.search(text, cue.end, region.end)
    ):
        return False
    if date is not None:
        return True
    if _VAIN.match(scene.text, cue.end, region.end) or _LEFT.search(
        scene.text, max(region.start, cue.start - 60), cue.start
    ):
        return False
    bare = _BEGINS_WITH_NOUN.match(text, cue.start) is not None and rule != "called-off"
    bare = bare and not (HAPPENS.match(text, cue.start) and _two_people(scene, region))  # "talks between A and B began"
    return more or LASTED.match(text, cue.start) is not None or not (assumed or bare or rule == "delegations")


def is_possible(scene: Scene, region: Span) -> bool:
    """Whether a clause only says that a sitting may come about if something else does."""
    return _POSSIBLY.search(scene.text, region.start, region.end) is not None


def is_none(scene: Scene, region: Span) -> bool:
    """Whether a sentence only tells of a sitting that somebody would not have, or that may come about on a condition."""
    return is_possible(scene, region) or _WOULD_NOT.search(scene.text, region.start, region.end) is not None


def since_first(scene: Scene, region: Span, *, date: PartialDate | None) -> PartialDate | None:
    """The first of several days that ended on a day: "wrapped up two days of talks on Thursday"."""
    several = _DAYS_OF.search(scene.text, region.start, region.end)
    if several is None or date is None or date.precision != "day" or is_future(scene, date):
        return date
    return replace(date, value=shifted(date.first_day, 1 - _NUMBERS[several["number"]]).isoformat())


def _two_people(scene: Scene, region: Span) -> bool:
    """Whether a clause names people of two sides."""
    people = {actor for m in mentions_in(scene, region) for actor in actors_of(m) if is_person(scene, actor)}
    return len({side_of(scene, one) for one in people} & set(scene.sides)) > 1


def gone_by(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None) -> PartialDate | None:
    """The weekday before the report for what is told as over, where the date was taken for the next: "sat until Tuesday"."""
    if date is None or not is_future(scene, date):
        return date
    if date.precision == "month" and not re.search(r"\d|\bnext\b", date.words):
        return _year_before(scene, region, cue=cue, date=date)
    if not re.fullmatch(r"(?:\w+ )?\w+day(?: \w+)?", date.words):
        return date
    near = scene.text[max(region.start, cue.start - 50) : cue.end + 25]
    over = _CAME_TO_NOTHING.search(near) is not None
    if not over and (not _OVER.match(scene.text, cue.start, cue.end) or _PLANNED.search(near)):
        return date
    return replace(date, value=shifted(date.first_day, -7).isoformat())


def _year_before(scene: Scene, region: Span, *, cue: Span, date: PartialDate) -> PartialDate:
    """A month of the year before, where what happened in it is told as over: "last visited the country in November"."""
    near = scene.text[max(region.start, cue.start - 50) : cue.end + 25]
    over = _OVER.match(scene.text, cue.start, cue.end) or _LAST.search(scene.text, region.start, cue.start)
    if not over or _PLANNED.search(near):
        return date
    return replace(date, value=f"{date.first_day.year - 1}{date.value[4:]}")


def _soon(scene: Scene, date: PartialDate | None) -> PartialDate | None:
    """The same weekday ahead, for what was to come ("pulled out of Thursday's talks")."""
    if date is None or date.precision != "day" or not re.fullmatch(r"\w+day", date.words) or not scene.today:
        return date
    return replace(date, value=shifted(date.first_day, 7).isoformat())


def status_of(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None, rule: str) -> MeetingStatus:
    """Whether what a cue tells of was held, goes on, is planned or was called off."""
    words = scene.text[region.start : region.end]
    predicate = 130 if _BEGINS_WITH_NOUN.match(scene.text, cue.start) else 25
    near = scene.text[max(region.start, cue.start - 50) : min(region.end, cue.end + predicate)]
    if rule == "until":
        return "planned"
    if rule == "called-off" or _CANCELLED.search(near):
        return "cancelled"
    planned = _PLANNED.search(near)
    if is_future(scene, date) or (
        planned and not is_past(scene, date) and not re.search(r"\b(?:was|were|had) (?:due|set|expected)", near)
    ):
        return "planned"
    ended = _ENDED.search(words)
    going = _UNDER_WAY.search(near) and not ended
    if going and (date is None or is_today(scene, date) or _recent(scene, date)):
        return "under way"
    return "held"


def _recent(scene: Scene, date: PartialDate) -> bool:
    """Whether a sitting that opened on that day may still go on: it is the day before the report."""
    return (
        date.precision == "day" and bool(scene.today) and (scene.whens is not None) and days_to(date, scene.today) <= 1
    )


def days_to(date: PartialDate, today: str) -> int:
    """Days from the first day of a date to an ISO day."""
    return (PartialDate(value=today).first_day - date.first_day).days
