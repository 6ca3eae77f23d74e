"""Candidates in people's own words: what they say on the issues that talks turn on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from detente.analysis.agreements.conditions import names
from detente.model import Actor, Statement
from detente.report.brief import SectionId
from detente.report.claims.candidate import RECENT, Candidate, Ground, passages_of
from detente.report.wording import LINE

_MODE = {"direct": 0, "mixed": 1, "indirect": 2}
ENOUGH, MOST = 6, 60
"""Words of a statement that stand for themselves: fewer need their sentence, more are a speech, of which a line shows the opening."""


def on_issues(
    ground: Ground, fit: Callable[[Statement], bool], *, section: SectionId = "positions"
) -> Iterator[Candidate]:
    """What sides say on the issues that talks turn on: words of each in turn, parties first, quotations first.

    Only what a reader took: a person who enters statements by hand enters positions too.
    """
    people = ground.people
    by_side: dict[str, list[Statement]] = {party: [] for party in ground.parties}
    for one in ground.dossier.statements:
        side = people.side(one.speaker or "")
        read = one.why.by_reader and not one.anonymous
        if (
            side in people.actors
            and _has_a_part(people.actors[side])
            and read
            and fit(one)
            and ground.quotable(one)
            and on_issue(ground, one)
        ):
            by_side.setdefault(side, []).append(one)
    for those in by_side.values():
        newest = min(map(ground.age, those), default=0)
        those.sort(key=lambda one: (ground.age(one) > newest + RECENT, *_weight(ground, one)))
    others = people.ordered(side for side in by_side if side not in ground.parties)
    others.sort(key=lambda side: people.actors[side].kind == "person")
    for turn in zip_longest(*(by_side[side] for side in (*ground.parties, *others))):
        yield from (line(ground, one, section=section) for one in turn if one)


def _weight(ground: Ground, one: Statement) -> tuple[int, bool, int, str]:
    """Quotations first, then what was insisted on, then the newest."""
    return _MODE[one.mode], one.strength != "insisted", ground.age(one), one.id


def _has_a_part(side: Actor) -> bool:
    """Whether a speaker acts for a state, group or body, or has a part in the talks of his own: bystanders speak in annex A."""
    return side.kind != "person" or side.standing is not None


def on_issue(ground: Ground, one: Statement) -> bool:
    """Whether a statement's words are about an issue of the catalogue, enough of them to mean something, and no speech."""
    words = " ".join(piece.exact for piece in one.content)
    catalogue = ground.wording.catalogue
    return ENOUGH <= len(words.split()) <= MOST and any(names(words, catalogue, issue=issue)[0] for issue in catalogue)


def line(ground: Ground, one: Statement, *, section: SectionId = "positions") -> Candidate:
    """The line for words."""
    return Candidate(
        section=section,
        parts=ground.wording.statement(one, limit=LINE),
        voice=ground.people.full(one.speaker or ""),
        facts=(one.id,),
        passages=passages_of([one]),
    )
