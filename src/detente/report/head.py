"""The top of page one: what talks, which dates, how many reports, how much is checked, what to beware of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from detente.model import Dossier, Source
from detente.report.brief import Claim, Head
from detente.report.claims import Ground
from detente.report.dating import moment, span
from detente.report.display import cut, one_line
from detente.report.people import phrase
from detente.report.wording import accounts_of

LEVELS = ("unclassified", "confidential", "strictly confidential")
"""The preset scheme of handling levels, lowest first. A level of the user's own that is not here ranks above."""

ROOM = 88.0
"""How wide a line of the head may be, in em, before it is cut: two lines of A4."""


def head(ground: Ground, claims: Sequence[Claim]) -> Head:
    """The head, for these claims."""
    dossier = ground.dossier
    checkable = [claim for claim in claims if claim.checkable]
    checked = [claim for claim in checkable if claim.check]
    return Head(
        title=cut(one_line(ground.people.settings.title or dossier.name), 50),
        talks=cut(talks(ground), ROOM),
        dates=dates(dossier),
        reports=reports(dossier.sources, copies=sum(len(one.sources) - 1 for one in dossier.copies)),
        status=status(checkable),
        checked=len(checked),
        checkable=len(checkable),
        handling=handling(dossier.sources),
        previous=f"Previous brief: {moment(dossier.previous_brief)}" if dossier.previous_brief else "First brief",
        warnings=(*_as_of(dossier), *warnings(dossier.sources)),
    )


def _as_of(dossier: Dossier) -> Iterator[str]:
    if dossier.as_of:
        yield f"The record as it was known at {moment(dossier.as_of)}: what came in later is not here"


def talks(ground: Ground) -> str:
    """Who talks with whom, and who hosts or mediates."""
    people = ground.people
    between = {one.id: one for one in ground.dossier.actors if one.standing in {"host", "mediator", "go-between"}}
    helping = {people.side(one) for one in between}
    helping.update(people.side(one) for meeting in ground.dossier.meetings for one in meeting.mediators)
    sides = set(ground.parties)
    if len(sides) < 2:
        sides |= _at_the_table(ground) - helping
    others = [people.name(one) for one in people.ordered(helping - sides)]
    line = phrase(people.name(one) for one in people.ordered(sides)) or "No party named"
    return f"{line}; with {phrase(others)} as host, mediator or go-between" if others else line


def _at_the_table(ground: Ground) -> set[str]:
    """The sides that met, where positions alone do not tell who talks."""
    met = {ground.people.side(one) for meeting in ground.dossier.meetings for one in meeting.participants}
    return {one for one in met if one in ground.people.actors and ground.people.actors[one].kind != "person"}


def dates(dossier: Dossier) -> str:
    """The days of the reports, and of the meetings they tell of; of which it is in dispute whether they were held are none."""
    published = sorted(one.published.date() for one in dossier.sources if one.published)
    met = sorted(
        day
        for one in dossier.meetings
        if one.date and one.status in {"held", "under way"} and one.date.precision in {"day", "minute"}
        if not accounts_of(one, "status")
        for day in [one.date.first_day]
    )
    lines = []
    if published:
        lines.append(f"Reports of {span(published[0], published[-1])}")
    if met:
        lines.append(f"meetings of {span(met[0], met[-1])}")
    line = "; ".join(lines) or "No dated report"
    return line[0].upper() + line[1:]


def reports(sources: Sequence[Source], *, copies: int = 0) -> str:
    """As in "6 reports, 4 of them read, 1 the same text as another, from 4 outlets"."""
    if not sources:
        return "No reports"
    read = [one for one in sources if one.status == "ready"]
    outlets = {one_line(one.outlet).casefold() for one in read if one.outlet}
    line = count(len(sources), "report")
    if len(read) < len(sources):
        line += f", {len(read)} of them read"
    if copies:
        line += f", {copies} the same text as another"
    return f"{line}, from {count(len(outlets), 'outlet')}" if outlets else line


def warnings(sources: Iterable[Source]) -> list[str]:
    """What a reader must know before using the page."""
    sources = list(sources)
    undated = [one for one in sources if one.status == "ready" and one.published is None]
    lines = []
    if undated:
        lines.append(f"Publication time unknown for {count(len(undated), 'report')}: relative dates there stay open.")
    unread = [one for one in sources if one.status == "not read"]
    broken = [one for one in sources if one.status == "unreadable"]
    kept = [count(len(unread), "report") + " kept but not read"] if unread else []
    lost = [count(len(broken), "report") + " could not be opened"] if broken else []
    if kept or lost:
        line = phrase([*kept, *lost])
        lines.append(f"{line[0].upper()}{line[1:]}; reasons in the list of sources.")
    return lines


def status(claims: Sequence[Claim]) -> str:
    """As in "DRAFT, 3 of 12 checked"; with everything checked, by whom and when."""
    done = [claim.check for claim in claims if claim.check]
    if not claims:
        return "DRAFT, no claims to check"
    if len(done) < len(claims):
        return f"DRAFT, {len(done)} of {len(claims)} checked"
    names = phrase(dict.fromkeys(check.by for check in done))
    last: dt.datetime = max((check.at for check in done), key=_comparable)
    return f"Checked, {len(done)} of {len(claims)}, by {one_line(names)}, {moment(last)}"


def handling(sources: Iterable[Source]) -> str:
    """The highest handling level; levels that the preset does not know are all named, after it."""
    found = dict.fromkeys(one_line(one.handling) for one in sources if one.handling)
    own = sorted(level for level in found if level not in LEVELS)
    known = [level for level in LEVELS if level in found]
    return cut(", ".join([*known[-1:], *own]) or LEVELS[0], 30)


def count(number: int, noun: str, *, several: str = "") -> str:
    """As in "1 report", "3 reports"."""
    return f"{number} {noun if number == 1 else several or noun + 's'}"


def _comparable(at: dt.datetime) -> dt.datetime:
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
