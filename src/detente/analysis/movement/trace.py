"""A party's positions on an issue from report to report.

Only what stands in reports of different, known days is compared, and each later position with what comes
nearest to it: the same option in the same voice, then the same option, then a demand for another option.
That a report does not repeat something is no movement: a red line left unsaid is not lifted, a demand left
out is not dropped.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from detente.analysis.agreements.parties import principals
from detente.analysis.movement.compare import FAR, Step, caveat, other_option, same_option
from detente.analysis.movement.dropping import Dropped, dropped, names_of, speaks_of_it
from detente.analysis.movement.interface import NAMED, Movement
from detente.model import Catalogue, Dossier, Passage, Position


@dataclass(frozen=True, slots=True)
class Told:
    """A position, its party in the end, and the day of a report that tells it with that report's passages."""

    position: Position
    party: str
    day: dt.date
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class Past:
    """What one party is reported to have held on one issue before a day: by option, the latest telling first."""

    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def nearest(self, one: Told) -> Told | None:
        """What comes nearest on the same option: same voice and speaker, same voice, near voices, then later days."""
        return max(self.told.get(one.position.option, ()), key=lambda it: _nearness(it, one), default=None)

    def demand(self) -> Told | None:
        """The latest demand on any option."""
        wanted = [it for those in self.told.values() for it in those if it.position.attitude == "demands"]
        return max(wanted, key=lambda it: (it.position.voice not in FAR, it.day, it.position.id), default=None)


def movements(dossier: Dossier, catalogue: Catalogue) -> tuple[Movement, ...]:
    """All movements, by day, party and issue. The order of facts in the dossier changes nothing.

    Of a position that stays unchanged over several reports, the first and the last are compared.
    """
    known = principals(dossier.actors)
    told = sorted(_told(dossier, known), key=lambda it: (it.day, it.position.id))
    heard = _first_heard(dossier, known)
    wants: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    past: dict[tuple[str, str], Past] = defaultdict(Past)
    found: list[Movement] = []
    for day in sorted({it.day for it in told}):
        today = [it for it in told if it.day == day]
        for one in today:
            found.extend(_movement(one, past[one.party, one.position.issue], today=today, heard=heard,
                                   order=_order(catalogue, one.position.issue), wants=wants))  # fmt: skip
        for one in today:
            past[one.party, one.position.issue].told[one.position.option].append(one)
            if one.position.attitude in {"demands", "accepts"}:
                wants[one.position.issue][one.party].add(one.position.option)
    given_up = list(_dropped(dossier, told, known=known, catalogue=catalogue))
    gone = {(one.party, one.issue, one.at) for one in given_up}
    kept = [
        one for one in found if (one.party, one.issue, one.at) not in gone or one.kind not in {"softened", "unchanged"}
    ]
    return tuple(sorted([*_collapsed(kept), *given_up], key=lambda one: (one.at, one.party, one.issue, one.id)))


def _told(dossier: Dossier, known: dict[str, str]) -> Iterator[Told]:
    days = {one.id: one.published.date() for one in dossier.sources if one.published}
    for position in dossier.positions:
        by_day: dict[dt.date, list[Passage]] = defaultdict(list)
        for passage in position.evidence:
            if passage.source in days:
                by_day[days[passage.source]].append(passage)
        for day, passages in by_day.items():
            yield Told(position, known.get(position.party, position.party), day, tuple(passages))


def _first_heard(dossier: Dossier, known: dict[str, str]) -> dict[str, dt.date]:
    """The first day on which a report has a position or a statement of a party: before it nothing can be new."""
    days = {one.id: one.published.date() for one in dossier.sources if one.published}
    found: dict[str, dt.date] = {}
    facts = [(one.speaker, one.evidence) for one in dossier.statements]
    for actor, evidence in [*facts, *((one.party, one.evidence) for one in dossier.positions)]:
        party = known.get(actor or "", actor or "")
        for passage in evidence:
            if passage.source in days:
                found[party] = min(found.get(party, dt.date.max), days[passage.source])
    return found


def _order(catalogue: Catalogue, issue: str) -> tuple[str, ...]:
    known = catalogue.issues.get(issue)
    return tuple(known.options) if known and known.scale else ()


def _nearness(it: Told, one: Told) -> tuple[bool, bool, bool, dt.date, str]:
    same_voice = it.position.voice == one.position.voice
    same_speaker = it.position.speaker == one.position.speaker
    return (same_voice and same_speaker, same_voice, it.position.voice not in FAR, it.day, it.position.id)


def _movement(
    one: Told,
    past: Past,
    *,
    today: Iterable[Told],
    heard: dict[str, dt.date],
    order: tuple[str, ...],
    wants: dict[str, dict[str, set[str]]],
) -> Iterator[Movement]:
    before = past.nearest(one)
    if before is not None:
        yield _made(one, before, same_option(before.position, one.position), today=today)
        return
    if past.told:
        before = past.demand()
        others = sorted(
            {option for who, those in wants[one.position.issue].items() if who != one.party for option in those}
        )
        step = before and other_option(before.position, one.position, order=order, others=others)
        if before and step:
            yield _made(one, before, step, today=today)
        else:
            yield _made(one, None, Step("new", "its first reported word on this option"), today=today)
    elif heard[one.party] < one.day:
        yield _made(one, None, Step("new", "its first reported position on this issue"), today=today)


def _made(one: Told, before: Told | None, step: Step, *, today: Iterable[Told]) -> Movement:
    doubts = [caveat(before.position, one.position)] if before else []
    if before and step.kind not in {"unchanged", "new"} and _still_says(one, before, today):
        doubts.append("another voice of the same side still says the earlier thing that day")
    return Movement(
        id=_id(
            one.party, one.position.issue, step.kind, before.position.id if before else "", one.position.id, one.day
        ),
        party=one.party,
        issue=one.position.issue,
        option=one.position.option,
        kind=step.kind,
        before=before.position.id if before else None,
        after=one.position.id,
        was=before.passages if before else (),
        now=one.passages,
        since=before.day if before else None,
        at=one.day,
        because=step.because,
        caveat="; ".join(doubt for doubt in doubts if doubt),
    )


def _still_says(one: Told, before: Told, today: Iterable[Told]) -> bool:
    said = before.position
    return any(
        it.party == one.party and it.position.id != one.position.id
        and (it.position.issue, it.position.option, it.position.attitude) == (said.issue, said.option, said.attitude)
        for it in today
    )  # fmt: skip


def _collapsed(found: Iterable[Movement]) -> Iterator[Movement]:
    """Of what stays unchanged from report to report, one: from the first telling to the last."""
    last: dict[tuple[str, str, str], Movement] = {}
    for one in found:
        key = (one.party, one.issue, one.option)
        if one.kind != "unchanged":
            if key in last:
                yield last.pop(key)
            yield one
        elif key in last:
            first = last[key]
            last[key] = replace(one, before=first.before, was=first.was, since=first.since)
        else:
            last[key] = one
    yield from last.values()


def _dropped(dossier: Dossier, told: list[Told], *, known: dict[str, str], catalogue: Catalogue) -> Iterator[Movement]:
    """What reports say was given up, of what the same party held in reports of days before; each once a day."""
    called = names_of(dossier.actors, known)
    found: dict[tuple[str, dt.date], list[Dropped]] = defaultdict(list)
    held = [it for it in told if it.position.attitude in {"demands", "rejects"}]
    before: dict[tuple[str, dt.date], Told] = {}
    for source in sorted(dossier.sources, key=lambda one: one.id):
        day = source.published.date() if source.published else None
        if day is None or called is None or not speaks_of_it(source.text):
            continue
        earlier = [it for it in held if it.day < day]
        for one in dropped(source, [(it.party, it.position) for it in earlier], called=called, catalogue=catalogue):
            found[one.position.id, day].append(one)
            before[one.position.id, day] = next(it for it in reversed(earlier) if it.position.id == one.position.id)
    for (position, day), those in found.items():
        yield _given_up(before[position, day], those, day=day)


def _given_up(before: Told, those: list[Dropped], *, day: dt.date) -> Movement:
    position = before.position
    return Movement(
        id=_id(before.party, position.issue, "dropped", position.id, day),
        party=before.party,
        issue=position.issue,
        option=position.option,
        kind="dropped",
        before=position.id,
        after=None,
        was=before.passages,
        now=tuple(one.words for one in those),
        since=before.day,
        at=day,
        because=NAMED if any(one.named for one in those) else "a report says so in these words",
    )


def _id(*parts: object) -> str:
    return "w-" + hashlib.blake2b("\n".join(map(str, parts)).encode(), digest_size=8).hexdigest()
