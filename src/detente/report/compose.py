"""From the record and what it implies to the brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente import __version__
from detente.analysis.agreements import Agreements
from detente.analysis.ratification.recorded import Case
from detente.model import (
    Actor,
    Catalogue,
    Dossier,
    Fact,
    Interest,
    Judgement,
    Passage,
    Position,
    Source,
    Statement,
    View,
)
from detente.report.annexes import annexes, page_two, source_views
from detente.report.beside import Beside
from detente.report.brief import SECTIONS, BackLink, Brief, Check, Claim, Section, SectionId
from detente.report.claims import Candidate, Ground, choose, fit
from detente.report.dating import Dates, moment
from detente.report.head import head
from detente.report.marks import Marker
from detente.report.people import People, phrase
from detente.report.wording import Wording
from detente.settings import Settings

TITLES = {
    "new": "What is new",
    "unanswered": "No reported answer",
    "positions": "Positions",
    "views": "In their words",
    "meetings": "Who met",
    "texts": "On the table",
    "next": "To come",
    "ask": "What to ask",
}


def make_brief(
    dossier: Dossier,
    agreements: Agreements,
    *,
    catalogue: Catalogue,
    settings: Settings,
    beside: Beside | None = None,
) -> Brief:
    """The brief of a record, and of what people gave beside it. The same arguments give the same brief; no clock is read."""
    sources = sorted(dossier.sources, key=_shelf)
    dates = Dates(sources, dossier.statements)
    people = People(dossier, settings)
    parties = tuple(people.ordered(party.id for party in agreements.parties))
    votes = _votes(dossier, catalogue, settings)
    wording = Wording(people, catalogue, dates, parties)
    ground = Ground(dossier, agreements, people, wording, dates, votes, beside or Beside())
    chosen = choose(ground)
    marker = Marker(sources, [*used_passages(dossier.facts()), *_computed(ground, chosen)])
    sections = _sections(ground, marker, chosen)
    claims = [claim for section in sections for claim in section.claims]
    second = page_two(ground, marker, claims=claims)
    more = annexes(ground, marker)
    shelf = source_views(marker)
    return Brief(
        head=head(ground, claims),
        sections=sections,
        second=second,
        annexes=more,
        sources=shelf,
        labels={mark.id: mark.label for source in shelf for mark in source.marks},
        version=__version__,
        movements=ground.movements,
        joins=tuple(dossier.joins),
        accounts=(
            *((one.id, it) for one in dossier.meetings for it in one.accounts),
            *((one.id, it) for one in dossier.events for it in one.accounts),
        ),
    )


def _votes(dossier: Dossier, catalogue: Catalogue, settings: Settings) -> tuple[Case, ...]:
    """The decisions that bodies whose rules are known take, as votes."""
    if not dossier.decisions:
        return ()
    from detente.analysis.ratification.known import register
    from detente.analysis.ratification.recorded import cases

    found = cases(dossier, catalogue, known=register(settings.bodies))
    return tuple(one for one in found if one.body)


def _shelf(source: Source) -> tuple[int, bool, float, str]:
    """Read sources by publication time, then undated ones, then those not read, then those not opened."""
    place = ("ready", "not read", "unreadable").index(source.status)
    at = source.published
    return (place, at is None, _instant(at).timestamp() if at else 0.0, source.id)


def used_passages(facts: Iterable[Fact]) -> list[Passage]:
    """Every passage that a fact rests on or quotes."""
    found: dict[Passage, None] = {}
    for fact in facts:
        if isinstance(fact, Actor):
            continue  # every mention of a name is evidence of an actor; nothing in the brief cites those
        found.update(dict.fromkeys(fact.evidence))
        if isinstance(fact, Position) and fact.condition:
            found[fact.condition] = None
        words = (
            fact.content if isinstance(fact, Statement) else (fact.words,) if isinstance(fact, View | Interest) else ()
        )
        found.update(dict.fromkeys(one for one in words if not any(_holds(each, one) for each in fact.evidence)))
    return list(found)


def _computed(ground: Ground, chosen: dict[SectionId, list[Candidate]]) -> Iterator[Passage]:
    """Passages that no fact rests on: words by which a demand was dropped, or that say that nobody answered."""
    for movement in ground.movements:
        yield from movement.now
    for those in chosen.values():
        for one in those:
            yield from one.passages


def _holds(outer: Passage, inner: Passage) -> bool:
    return outer.source == inner.source and outer.start <= inner.start and inner.end <= outer.end


def _sections(ground: Ground, marker: Marker, chosen: dict[SectionId, list[Candidate]]) -> tuple[Section, ...]:
    checks = _Checks(ground.dossier.judgements)
    fitted = fit([one for section in SECTIONS for one in chosen[section]])
    number = 0
    sections = []
    for section in SECTIONS:
        claims = []
        for one in chosen[section]:
            number += 1
            parts = fitted[number - 1]
            marks = marker.cite(one.passages, BackLink(str(number), one.id))
            claims.append(
                _claim(replace(one, parts=parts), number, marks=marks, checks=checks, fresh=ground.dossier.fresh)
            )
        title = "Most important" if section == "new" and ground.dossier.previous_brief is None else TITLES[section]
        empty = _empty(ground.dossier, section)
        sections.append(Section(id=section, title=title, claims=tuple(claims), empty=empty))
    return tuple(sections)


def _claim(one: Candidate, number: int, *, marks: tuple[str, ...], checks: _Checks, fresh: frozenset[str]) -> Claim:
    return Claim(
        id=one.id,
        number=number,
        section=one.section,
        parts=one.parts,
        voice=one.voice,
        facts=one.facts,
        passages=one.passages,
        marks=marks,
        check=checks.of(one.facts) if one.checkable else None,
        fresh=one.checkable and bool(fresh.intersection(one.facts)),
        checkable=one.checkable,
    )


def _empty(dossier: Dossier, section: str) -> str:
    if section == "new" and dossier.previous_brief:
        return f"Nothing since the brief of {moment(dossier.previous_brief)}."
    return {
        "new": "Nothing that these reports make certain enough.",
        "unanswered": "No offer or demand without a reported answer.",
        "ask": "Nothing that follows from these reports.",
    }.get(section, _UNSURE if _told(dossier, section) else "Not in these reports.")


_UNSURE = "Nothing certain enough for this page; the annexes have what the reports say."


def _told(dossier: Dossier, section: str) -> bool:
    """Whether the reports tell something of a section's kind, even if nothing sure enough for page one."""
    kinds = {
        "positions": dossier.positions,
        "views": dossier.views,
        "meetings": dossier.meetings,
        "texts": dossier.proposals,
        "next": dossier.decisions or any(one.status == "planned" for one in dossier.meetings),
    }
    return bool(kinds.get(section))


class _Checks:
    """Which facts a person accepted. Of several judgements on a fact the latest counts."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._latest: dict[str, Judgement] = {}
        for one in sorted(judgements, key=lambda judgement: _instant(judgement.at)):
            self._latest[one.fact] = one

    def of(self, facts: tuple[str, ...]) -> Check | None:
        """Who accepted all these facts, and when the last was accepted; None where one is not accepted."""
        those = [self._latest[fact] for fact in facts if fact in self._latest]
        if not facts or len(those) < len(facts) or any(one.verdict != "accept" for one in those):
            return None
        last = max(those, key=lambda one: _instant(one.at))
        return Check(by=phrase(dict.fromkeys(one.by for one in those if one.by)) or "unnamed", at=last.at)


def _instant(at: dt.datetime) -> dt.datetime:
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
