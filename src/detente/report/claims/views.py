"""Candidates in the sides' own words: how each describes the talks, then what else it says on the issues."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model import Statement, View
from detente.report.claims import quotations
from detente.report.claims.candidate import Candidate, Ground
from detente.report.claims.happenings import line
from detente.report.claims.stands import stated
from detente.report.people import same_place


def in_their_words(ground: Ground) -> Iterator[Candidate]:
    """How each side describes the talks; then quotations on the issues in which neither that nor a position is read."""
    yield from views(ground)
    telling = stated(ground, ground.dossier.positions)
    described = [one.words for one in ground.dossier.views]

    def fit(one: Statement) -> bool:
        told = one.id in telling or any(same_place(piece, words) for piece in one.content for words in described)
        return one.mode != "indirect" and not told

    yield from quotations.on_issues(ground, fit, section="views")


def views(ground: Ground) -> Iterator[Candidate]:
    """How each side describes the talks: the newest of each side, parties first; then further ones."""
    people = ground.people
    newest = sorted((one for one in ground.dossier.views if one.evidence), key=lambda one: (ground.age(one), one.id))
    by_side: dict[str, list[View]] = {}
    for one in newest:
        by_side.setdefault(people.side(one.actor), []).append(one)
    parties = [side for side in ground.parties if side in by_side]
    others = people.ordered(side for side in by_side if side not in parties)
    for turn in range(max(map(len, by_side.values()), default=0)):
        for side in (*parties, *others):
            if turn < len(by_side[side]):
                yield _view(ground, by_side[side][turn])


def _view(ground: Ground, one: View) -> Candidate:
    return line("views", one, parts=ground.wording.view(one), voice=ground.people.full(one.actor))
