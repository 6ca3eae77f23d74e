"""Fit what tells proposals, and judge every report by weights that have not seen its process."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.read.happenings.tabled import faring, telling
from detente.read.happenings.tabled.adding import judged
from detente.read.happenings.tabled.authors import candidates
from detente.read.happenings.tabled.judging import Weights
from detente.read.happenings.tabled.page import Tabled
from detente.read.weighing import Sign
from training.proposals_model.cases import Case
from training.signs import Asked
from training.sparse import of_answers, of_choices

PARTS = 5
FEWEST, FEWEST_AUTHOR, FEWEST_STATUS = 5, 3, 4
"""In how many rows a sign must be to have a weight."""
STIFF, STIFF_AUTHOR, STIFF_STATUS = 8.0, 4.0, 8.0
"""How strongly weights are held near nothing: 3 to 12, 1 to 8 and 6 to 30 tried with every part left out in turn."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and its proposals by weights that have not seen its process."""

    case: Case
    found: Sequence[Tabled]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a report: each sentence's signs, whether it tells of a proposal, and each choice of author and of status."""

    case: Case
    signs: list[list[Sign]]
    right: list[bool]
    authors: list[Asked]
    statuses: list[Asked]


def learnt(some: Sequence[Case]) -> tuple[Weights, list[Judged]]:
    """The weights by all reports, and each report judged by the weights of the other parts' processes."""
    rows = [_rows(one) for one in some]
    parts = [_weights([one for one in rows if part_of(one.case) != part]) for part in range(PARTS)]
    found = [Judged(one, judged(one.page, weights=parts[part_of(one)])) for one in some]
    return _weights(rows), found


def part_of(one: Case) -> int:
    """Which part a report's process is left out with."""
    return zlib.crc32(one.process.encode()) % PARTS


def _rows(one: Case) -> _Rows:
    indexes = range(len(one.page.scene.sentences))
    signs = [telling.signs(one.page, index) for index in indexes]
    right = [bool(one.at.get(index)) for index in indexes]
    return _Rows(one, signs, right, list(_authors(one)), list(_statuses(one)))


def _right(one: Case, index: int, *, number: int) -> list[str]:
    """The candidates in a sentence that the annotated author of a proposal is; none where it is nobody's."""
    wanted = one.proposals[number].author
    return [who for who in candidates(one.page, index) if wanted is not None and one.sides.get(who) == wanted]


def _authors(one: Case) -> Iterator[Asked]:
    for index, numbers in one.at.items():
        some = candidates(one.page, index)
        for number in numbers:
            right = _right(one, index, number=number)
            if right:
                yield Asked(rows=list(some.values()), right=[(who in right) / len(right) for who in some])


def _statuses(one: Case) -> Iterator[Asked]:
    for index, numbers in one.at.items():
        ruled = next((it for it in (*one.page.ruled.get(index, ()), *one.page.again.get(index, ()))), None)
        for number in numbers:
            author = next(iter(_right(one, index, number=number)), None)
            some = faring.choices(one.page, index, author=author, status=ruled.status if ruled else None)
            yield Asked(rows=list(some.values()), right=[float(it == one.proposals[number].status) for it in some])


def _weights(rows: Sequence[_Rows]) -> Weights:
    return Weights(
        telling=of_answers(
            [signs for one in rows for signs in one.signs],
            [right for one in rows for right in one.right],
            fewest=FEWEST,
            stiff=STIFF,
        ),
        author=of_choices([it for one in rows for it in one.authors], fewest=FEWEST_AUTHOR, stiff=STIFF_AUTHOR),
        status=of_choices([it for one in rows for it in one.statuses], fewest=FEWEST_STATUS, stiff=STIFF_STATUS),
    )
