"""Styles that stand for a person: "His Excellency", "Her Majesty" without a name behind."""

from __future__ import annotations

from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

_STYLES = word_set("excellency majesty highness holiness eminence")
_OWNERS = {"his": "m", "her": "f"}
_SHORT = {"H.E.": "excellency", "H.E": "excellency", "HE": "excellency", "Pope": "holiness", "King": "majesty",
          "Queen": "majesty", "Prince": "highness", "Princess": "highness", "Cardinal": "eminence"}  # fmt: skip


def styles(stage: Stage, order: Order) -> list[Sight]:
    """A sight for every style that only one person of the report has borne so far."""
    page = stage.page
    spots = [i for i in page.where(_STYLES) if page.words[i].capital and page.lower(i - 1) in _OWNERS]
    if not spots:
        return []
    found = []
    for index in spots:
        if order.by_first.get(index + 1) is not None or order.by_core.get(index) is not None:
            continue  # "His Excellency Ana Diaz"
        gender = _OWNERS[page.lower(index - 1)]
        near = [
            sight for sight in order.before(index) if sight.draft is not None and sight.draft.gender in {None, gender}
        ]
        full = {sight.draft for sight in near if _written(stage, sight) == page.lower(index)}
        short = {sight.draft for sight in near if _shortened(sight) == page.lower(index)}
        fits = full or short  # who is styled so in full where others only are "H.E."
        if len(fits) == 1 and (draft := fits.pop()) is not None:
            found.append(_sight(index, draft))
    return found


def _written(stage: Stage, sight: Sight) -> str | None:
    """The style in words before a name."""
    if sight.kind != "name":
        return None
    return next((word for i in (sight.first - 1, sight.lead - 1) if (word := stage.page.lower(i)) in _STYLES), None)


def _shortened(sight: Sight) -> str | None:
    """The style that a title tells."""
    if sight.draft is None or sight.draft.kind != "person":
        return None
    return next((_SHORT[title] for title in sorted(sight.draft.titles) if title in _SHORT), None)


def _sight(index: int, draft: Draft) -> Sight:
    return Sight(first=index - 1, last=index, core=index, core_last=index, draft=draft, kind="description")
