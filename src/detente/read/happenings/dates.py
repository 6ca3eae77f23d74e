"""Which date belongs to a happening, and whether it lies before or after the report."""

from __future__ import annotations

import re

from detente.model import PartialDate
from detente.read.happenings.scene import Scene, in_quotation, whens_in
from detente.read.layers import Span, When

_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|declared|added|wrote|tweeted|posted)\b(?: \w+){0,3}? (?:on |late |early |late on )?\Z"
)
"""Before the day on which something was said, which is not that on which it happened."""
_EARLIER = re.compile(
    r"\b(?:since (?:a|an|the|its|their|\w+ing)\b|follow(?:ed|ing|s) (?:the|a|an)\b|after (?:a|an|the) )[^.;]*\Z",
    re.IGNORECASE,
)
_BROUGHT_IN = re.compile(
    r"\s(?:introduced|imposed|enacted|set up|created|founded|drawn up|closed|annexed|seized|captured|frozen|lost|built|broken off|suspended)\s(?:there\s)?(?:in|on|since)\s(?:the\s)?\Z"
)
"""Behind a thing, before the time since when it has been so: "the fees introduced in 2030"."""
_AUXILIARIES = ("was", "were", "been", "be", "is", "are", "being", "has", "have", "had", ",", "and")
_NEAR = 60
_OWNS, _SINCE = re.compile(r"['’]s\b"), re.compile(r"\bsince \Z", re.IGNORECASE)  # "since last year's fighting"
_OF_AN_EVENT = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:cease-?fires?|truce|war|attacks?|strikes?|shelling|agreements?|accord|deal|elections?|vote|coup|killings?|raids?"
    r"|clash(?:es)?|statements?|decision|ruling|offer|proposal|plan|letter|fighting|declaration|resolution|referendum)\b"
)
"""Behind a day that is that of something else: "last month's ceasefire"."""
_GOES_ON = re.compile(r"\b(?:been|sit|sits|under way|locked|closeted)\b")
_NEXT = re.compile(r"\b(?:next|coming|tomorrow)\b", re.IGNORECASE)
_IN_ASIDE = re.compile(r",\s(?:who|which|whose|whom)\s[^,;]*\Z")


def when_of(scene: Scene, sentence: Span, *, cue: Span) -> When | None:
    """The date expression of a sentence that stands nearest to the cue, by what lies between them.

    A clause bound (semicolon, dash, "which", "who", "after") counts as 60 characters more, so that the
    date of another clause is taken only where there is no other; a date within quoted words is left out
    unless the cue is quoted too. Of "on Tuesday and Wednesday" the first counts.
    """
    quoted = in_quotation(scene, cue)
    near = [one for one in whens_in(scene, sentence) if quoted or not in_quotation(scene, one)]
    near = [one for one in near if not _of_another(scene.text, one, cue=cue)]
    best = min(near, key=lambda one: _distance(scene.text, one, cue=cue), default=None)
    earlier = [
        one for one in near if best and re.fullmatch(r",? (?:and|or|to) (?:on )?", scene.text[one.end : best.start])
    ]
    return earlier[0] if earlier else _finer(scene.text, best, near=near, cue=cue)


def _finer(text: str, best: When | None, *, near: list[When], cue: Span) -> When | None:
    """The day that the clause gives within a month that stands nearer: "flew there last week and was received on Thursday"."""
    if best is None or best.date.precision == "day":
        return best
    within = [
        one
        for one in near
        if one.start >= cue.end
        and one.date.precision == "day"
        and one.date.value.startswith(best.date.value)
        and _distance(text, one, cue=cue) < _NEAR
    ]
    return within[0] if within else best


def _of_another(text: str, when: Span, *, cue: Span) -> bool:
    """Whether a date behind the cue is that of what came before the sitting: "the third since a truce last May"."""
    owned = _OWNS.match(text, when.end) and _SINCE.search(text, max(0, when.start - 8), when.start)
    if _SINCE.search(text, max(0, when.start - 8), when.start) and not _GOES_ON.search(text, cue.start - 20, cue.end):
        return True
    if _OF_AN_EVENT.match(text, when.end):
        return True
    thing = _BROUGHT_IN.search(text, cue.end, when.start) if cue.end <= when.start else None
    if thing is not None and not text[cue.end : thing.start()].rstrip().endswith(_AUXILIARIES):
        return True
    return when.start >= cue.start and bool(owned or _EARLIER.search(text, cue.start, when.start))


def _distance(text: str, when: Span, *, cue: Span) -> int:
    low, high = (when.end, cue.start) if when.end <= cue.start else (cue.end, when.start)
    between = text[low:high] if low < high else ""
    bounds = sum(
        between.count(mark)
        for mark in (";", " — ", " – ", " who ", " which ", " where ", " after ", " since ", " but ", ", and ")
    )
    aside = _IN_ASIDE.search(text, max(0, when.start - 80), when.start)
    bounds += _SAID_ON.search(text, max(0, when.start - 40), when.start) is not None
    return len(between) + 60 * (bounds + (aside is not None and cue.start > when.end))


def is_future(scene: Scene, date: PartialDate | None) -> bool:
    """Whether a date lies after the day of publication: wholly, or by its words ("next week", of this month)."""
    if date is None or not scene.today:
        return False
    return date.first_day.isoformat() > scene.today or (
        date.last_day.isoformat() > scene.today and _NEXT.search(date.words) is not None
    )


def is_past(scene: Scene, date: PartialDate | None) -> bool:
    """Whether a date lies wholly before the day of publication."""
    return bool(date and scene.today and date.last_day.isoformat() < scene.today)


def is_today(scene: Scene, date: PartialDate | None) -> bool:
    """Whether a date is the day of publication."""
    return bool(date and scene.today and date.day_value == scene.today)


def agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates can be the same: equal as far as the less precise of them goes."""
    if one is None or other is None:
        return False
    left, right = one.day_value, other.day_value
    return left.startswith(right) or right.startswith(left)
