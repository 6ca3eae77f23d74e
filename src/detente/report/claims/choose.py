"""Which candidates get the fifteen lines of page one.

Every section first gets its share, in an order in which what must not be missed is chosen first; what is left
over goes round. A fact is told once; a question may return to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.report.brief import MAX_CLAIMS, SECTIONS, SectionId
from detente.report.claims import happenings, news, questions, stands, views
from detente.report.claims.candidate import Candidate, Ground

SHARE: dict[SectionId, int] = {
    "new": 2,
    "unanswered": 2,
    "positions": 4,
    "views": 2,
    "meetings": 1,
    "texts": 1,
    "next": 1,
    "ask": 2,
}
"""How many lines a section has a right to; they add up to MAX_CLAIMS."""

MOST: dict[SectionId, int] = {
    "new": 3,
    "unanswered": 3,
    "positions": 8,
    "views": 6,
    "meetings": 3,
    "texts": 2,
    "next": 3,
    "ask": 3,
}
"""How many lines a section can get when others leave theirs."""

_MAKERS: dict[SectionId, Callable[[Ground], Iterator[Candidate]]] = {
    "new": news.news,
    "unanswered": stands.unanswered,
    "positions": stands.standings,
    "views": views.in_their_words,
    "meetings": happenings.met,
    "texts": happenings.texts,
    "next": happenings.coming,
    "ask": questions.questions,
}

_FIRST_BRIEF: tuple[SectionId, ...] = (
    "meetings",
    "next",
    "unanswered",
    "positions",
    "views",
    "texts",
    "new",
    "ask",
)
"""In a first brief nothing is new as such: the other sections choose first and what else weighs most follows."""

_LATER_BRIEF: tuple[SectionId, ...] = ("new", *(section for section in _FIRST_BRIEF if section != "new"))


def choose(ground: Ground) -> dict[SectionId, list[Candidate]]:
    """The lines of page one by section, at most MAX_CLAIMS together."""
    order = _FIRST_BRIEF if ground.dossier.previous_brief is None else _LATER_BRIEF
    offers = {section: _MAKERS[section](ground) for section in SECTIONS}
    chosen: dict[SectionId, list[Candidate]] = {section: [] for section in SECTIONS}
    used: set[str] = set()
    _take(news.movements(ground), chosen["new"], used=used, upto=SHARE["new"])  # a fact is told once: as a move first
    for section in order:
        _take(offers[section], chosen[section], used=used, upto=SHARE[section])
    open_sections = list(order)
    while open_sections and (left := MAX_CLAIMS - sum(map(len, chosen.values()))) > 0:
        for section in open_sections[:left]:
            before = len(chosen[section])
            _take(offers[section], chosen[section], used=used, upto=min(before + 1, MOST[section]))
            if len(chosen[section]) == before:
                open_sections.remove(section)
    return chosen


def _take(offers: Iterator[Candidate], into: list[Candidate], *, used: set[str], upto: int) -> None:
    while len(into) < upto:
        one = next(offers, None)
        if one is None:
            return
        if one.checkable and used.intersection(one.facts):
            continue
        if one.checkable:
            used.update(one.facts)
        into.append(one)
