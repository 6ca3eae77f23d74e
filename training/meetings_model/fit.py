"""Fit what tells meetings and who sat there, and judge every report by weights that have not seen its process."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.read.happenings.sittings.learnt import telling
from detente.read.happenings.sittings.learnt.candidates import Known
from detente.read.happenings.sittings.learnt.judging import Told, Weights, known_of, likely_in, seated
from detente.read.happenings.sittings.learnt.rooms import companies
from detente.read.weighing import Sign
from training.meetings_model.cases import Case
from training.signs import Asked
from training.sparse import of_answers, of_choices

PARTS = 5
FEWEST = 6
"""In how many rows a sign must be to have a weight."""
STIFF, STIFF_ROOMS = 3.0, 4.0
"""How strongly weights are held near nothing."""
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
    first: list[Asked]
    second: list[Asked]


def learnt(some: Sequence[Case]) -> tuple[Weights, list[Judged]]:
    """The weights by all reports, and each report judged by the weights of the other parts' processes.

    Whom other sentences put together is, in what the second choice is learnt from, what unseeing weights say too.
    """
    rows = [_rows(one) for one in some]
    parts = {part: _first(_without(rows, part)) for part in range(PARTS)}
    known = [known_of(list(_told(one.case, *parts[part_of(one.case)]))) for one in rows]
    for one, rooms in zip(rows, known, strict=True):
        one.second = _choices(one.case, rooms)
    found = []
    for part in range(PARTS):
        second = _seats([it for one in _without(rows, part) for it in one.second])
        for one, rooms in zip(rows, known, strict=True):
            if part_of(one.case) == part:
                likely = parts[part][0]
                found.append(Judged(one.case, list(_told(one.case, likely, second, known=rooms))))
    tells, first = _first(rows)
    return Weights(telling=tells, first=first, second=_seats([it for one in rows for it in one.second])), found


def part_of(one: Case) -> int:
    """Which part a report's process is left out with."""
    return zlib.crc32(one.process.encode()) % PARTS


def _without(rows: Sequence[_Rows], part: int) -> list[_Rows]:
    return [one for one in rows if part_of(one.case) != part]


def _rows(one: Case) -> _Rows:
    indexes = range(len(one.page.words))
    signs = [telling.signs(one.page, index) for index in indexes]
    return _Rows(one, signs, [bool(one.at.get(index)) for index in indexes], _choices(one, ()), [])


def _choices(one: Case, known: Sequence[Known]) -> list[Asked]:
    """Who sat at the meetings that sentences tell of; a sentence with nobody alike is left out."""
    found = []
    for index in one.at:
        some = companies(one.page, index, known=known)
        alike = [one.likeness(index, it.people) for it in some]
        best = max(alike, default=0.0)
        if best >= _HALF:
            count = alike.count(best)
            found.append(Asked(rows=[it.signs for it in some], right=[(it == best) / count for it in alike]))
    return found


def _first(rows: Sequence[_Rows]) -> tuple[dict[str, float], dict[str, float]]:
    tells = of_answers(
        [signs for one in rows for signs in one.signs],
        [right for one in rows for right in one.right],
        fewest=FEWEST,
        stiff=STIFF,
    )
    return tells, _seats([it for one in rows for it in one.first])


def _seats(some: Sequence[Asked]) -> dict[str, float]:
    return of_choices(some, fewest=FEWEST, stiff=STIFF_ROOMS)


def _told(
    one: Case, tells: Mapping[str, float], seats: Mapping[str, float], *, known: Sequence[Known] = ()
) -> Iterator[Told]:
    for index, share in likely_in(one.page, tells).items():
        found = seated(one.page, index, share=share, weights=seats, known=known)
        if found is not None:
            yield found
