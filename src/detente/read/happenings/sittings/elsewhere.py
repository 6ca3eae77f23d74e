"""When and where another voice has it that a sitting was of which the report has just told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.read.happenings.restated import frames
from detente.read.happenings.scene import Scene, in_quotation, whens_in
from detente.read.happenings.sittings.sitting import Sitting
from detente.read.happenings.voiced import Clause, clauses_in
from detente.read.layers import Span

_VENUES = ("venue", "place", "site", "location", "city")
_DAYS = ("day", "date")
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w'’-]*){0,2}")
_JOINED = re.compile(r",?\s(?:(?:in|at|on)\s)?")


def then_and_there(scene: Scene, clause: Clause, *, near: bool) -> tuple[str | None, str | None]:
    """The ISO day and the place that a clause gives what it answers, where it says no more than these; `near`: in the same sentence."""
    text, whens = scene.text, whens_in(scene, clause.said)
    days = [one for one in whens if one.date.precision == "day"]
    named = (Span(match.start(), match.end()) for match in _NAMED.finditer(text, clause.said.start, clause.said.end))
    names = [one for one in named if not any(one.overlaps(when) for when in whens)]
    if len(days) == len(names) == len(whens) == 1:
        left, right = sorted((Span(days[0].start, days[0].end), names[0]), key=lambda one: one.start)
        both = Span(left.start, right.end)
        if _JOINED.fullmatch(text, left.end, right.start) and frames(text, clause, here=both, what=(), near=near):
            return days[0].date.value, text[names[0].start : names[0].end]
    day = next((one for one in days if frames(text, clause, here=one, what=_DAYS, near=near)), None)
    name = next((one for one in names if frames(text, clause, here=one, what=_VENUES, near=near)), None)
    return day.date.value if day else None, text[name.start : name.end] if name else None


def is_answer(scene: Scene, one: Sitting, *, others: Iterable[Sitting]) -> bool:
    """Whether a mention is only another voice's word for the day or place of a sitting told just before it, not one more sitting."""
    clause = _clause_of(scene, one)
    if clause is None or clause.by is None or in_quotation(scene, clause.said):
        return False
    day, place = then_and_there(scene, clause, near=False)
    for first in others:
        told = (
            _clause_of(scene, first) if first.sentence.index in (one.sentence.index - 1, one.sentence.index) else None
        )
        if told is None or told.end > clause.start or first.status != "held" or not told.known or told.by == clause.by:
            continue
        other_day = day and first.date and first.date.precision == "day" and first.date.value != day
        if other_day or (place and first.place and first.place != place):
            return True
    return False


def _clause_of(scene: Scene, one: Sitting) -> Clause | None:
    return next((clause for clause in clauses_in(scene, one.sentence) if one.cue.overlaps(clause)), None)
