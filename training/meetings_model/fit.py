"""Fit what tells meetings and who sat there, and judge every report by weights that have not seen its process."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.read.happenings.sittings.learnt import telling
from detente.read.happenings.sittings.learnt.attending import all_signs, attended
from detente.read.happenings.sittings.learnt.candidates import Known
from detente.read.happenings.sittings.learnt.judging import Told, Weights, known_of, likely_in, seated
from detente.read.happenings.sittings.learnt.rooms import companies
from detente.read.weighing import Sign
from training.meetings_model.cases import Case
from training.meetings_model.seating import Seating, of_seatings
from training.sparse import of_answers

PARTS = 5
FEWEST = 6
"""In how many rows a sign must be to have a weight."""
STIFF, STIFF_ROOMS, STIFF_ACTORS = 6.0, 8.0, 4.0
"""How strongly weights are held near nothing. On the fourth of the processes left out 2, 4 and 8 for who sat there had .565, .573 and
.584 of the companies right; one hidden layer of 16 or 32 beside the weights, with signs dropped by chance, .58."""
_HALF = 0.5
"""How like an annotated meeting's people a company must be to be right where none is more like them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and what its sentences tell by weights that have not seen its process."""

    case: Case
    told: Sequence[Told]


@dataclass(slots=True)
class _Rows:
    """The rows of a report: each sentence's signs and whether it tells of a meeting; each choice of who sat there."""

    case: Case
    signs: list[list[Sign]]
    right: list[bool]
    first: list[Seating]
    second: list[Seating]


@dataclass(frozen=True, slots=True)
class _Actors:
    """The signs of a report's actors, and which of them sit at its meetings or stand between those who do."""

    part: int
    signs: Sequence[list[Sign]]
    attends: Sequence[bool]
    mediates: Sequence[bool]


def learnt(some: Sequence[Case]) -> tuple[Weights, list[Judged]]:
    """The weights by all reports, and each report judged by the weights of the other parts' processes.

    Who sits at a report's meetings at all, and whom other sentences put together, is in what the choices are learnt from what
    unseeing weights say too.
    """
    actors = [_actors(one) for one in some]
    unseeing = {part: _attendance([one for one in actors if one.part != part]) for part in range(PARTS)}
    rows = [_rows(_attended(one, unseeing[part_of(one)])) for one in some]
    parts = {part: _first(_without(rows, part)) for part in range(PARTS)}
    known = [known_of([it for told in _told(one.case, *parts[part_of(one.case)]) for it in told[:1]]) for one in rows]
    for one, rooms in zip(rows, known, strict=True):
        one.second = _choices(one.case, rooms)
    found = []
    for part in range(PARTS):
        second = _seats([it for one in _without(rows, part) for it in one.second])
        for case, one, rooms in zip(some, rows, known, strict=True):
            if part_of(case) == part:
                told = _told(one.case, parts[part][0], second, known=rooms)
                found.append(Judged(case, list(itertools.chain.from_iterable(told))))
    tells, first = _first(rows)
    attends, mediates = _attendance(actors)
    second = _seats([it for one in rows for it in one.second])
    return Weights(attends=attends, mediates=mediates, telling=tells, first=first, second=second), found


def part_of(one: Case) -> int:
    """Which part a report's process is left out with."""
    return zlib.crc32(one.process.encode()) % PARTS


def _actors(one: Case) -> _Actors:
    sitting = {who for meeting in one.meetings for who in meeting}
    found = list(all_signs(one.page))
    return _Actors(
        part_of(one),
        [[(sign, 1.0) for sign in signs] for _, signs in found],
        [one.names.get(who) in sitting for who, _ in found],
        [one.names.get(who) in one.between for who, _ in found],
    )


def _attendance(some: Sequence[_Actors]) -> tuple[dict[str, float], dict[str, float]]:
    signs = [row for one in some for row in one.signs]
    attends, mediates = ([it for one in some for it in one.attends], [it for one in some for it in one.mediates])
    return (
        of_answers(signs, attends, fewest=FEWEST, stiff=STIFF_ACTORS),
        of_answers(signs, mediates, fewest=FEWEST, stiff=STIFF_ACTORS),
    )


def _attended(one: Case, weights: tuple[Mapping[str, float], Mapping[str, float]]) -> Case:
    attends, mediates = weights
    return replace(one, page=attended(one.page, attends=attends, mediates=mediates))


def _without(rows: Sequence[_Rows], part: int) -> list[_Rows]:
    return [one for one in rows if part_of(one.case) != part]


def _rows(one: Case) -> _Rows:
    indexes = range(len(one.page.words))
    signs = [telling.signs(one.page, index) for index in indexes]
    return _Rows(one, signs, [bool(one.at.get(index)) for index in indexes], _choices(one, ()), [])


def _choices(one: Case, known: Sequence[Known]) -> list[Seating]:
    """Who sat at the meetings that sentences tell of; a sentence with nobody alike is left out."""
    found = []
    for index in one.at:
        some = companies(one.page, index, known=known)
        alike = [one.likeness(index, it.people) for it in some]
        best = max(alike, default=0.0)
        if best >= _HALF:
            count = alike.count(best)
            found.append(Seating(companies=some, right=[(it == best) / count for it in alike]))
    return found


def _first(rows: Sequence[_Rows]) -> tuple[dict[str, float], dict[str, float]]:
    tells = of_answers(
        [signs for one in rows for signs in one.signs],
        [right for one in rows for right in one.right],
        fewest=FEWEST,
        stiff=STIFF,
    )
    return tells, _seats([it for one in rows for it in one.first])


def _seats(some: Sequence[Seating]) -> dict[str, float]:
    return of_seatings(some, fewest=FEWEST, stiff=STIFF_ROOMS)


def _told(
    one: Case, tells: Mapping[str, float], seats: Mapping[str, float], *, known: Sequence[Known] = ()
) -> Iterator[list[Told]]:
    for index, share in likely_in(one.page, tells).items():
        yield seated(one.page, index, share=share, weights=seats, known=known)
