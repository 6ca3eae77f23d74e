"""The columns of the index as they are kept: 32-bit numbers, `SIZE` facts a row; a fact's place is its number."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.record.dialects import Raw

SIZE = 1024
"""Facts a row. A report of 60 facts rewrites some 40 KB so; of rows four times as long 170 KB, and reading gains little."""
SINGLE = ("kind", "status", "issue", "attitude", "date", "source")
"""One number a fact, 0 for none; 0 of `kind` says that the fact does not stand."""
SEVERAL = ("actor",)
"""Any number for each fact: pairs of fact and number, one after the other. Actors are numbers of facts themselves: who they
are is another matter (`detente.record.finding.cast`), and changes without them."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What one fact is found by: a number for each of `SINGLE`, numbers for each of `SEVERAL`."""

    single: tuple[int, ...] = (0,) * len(SINGLE)
    several: tuple[tuple[int, ...], ...] = ((),) * len(SEVERAL)


NOT_STANDING = Cells()


def write(raw: Raw, found: Iterable[tuple[int, Cells]]) -> None:
    """Keep what facts, by their numbers, are found by, in place of what was there."""
    segments: dict[int, dict[int, Cells]] = defaultdict(dict)
    for number, cells in found:
        segments[number // SIZE][number] = cells
    for segment, facts in segments.items():
        held = dict(raw.execute(_READ, (segment, *SINGLE, *SEVERAL)))
        columns: dict[str, array[int]] = {}
        for place, field in enumerate(SINGLE):
            columns[field] = array("i", held.get(field) or bytes(4 * SIZE))
            for number, cells in facts.items():
                columns[field][number % SIZE] = cells.single[place]
        for place, field in enumerate(SEVERAL):
            told = {number: cells.several[place] for number, cells in facts.items()}
            columns[field] = _replaced(array("i", held.get(field, b"")), told)
        raw.executemany(_KEEP, ((field, segment, cells.tobytes()) for field, cells in columns.items()))


_READ = (
    "SELECT field, cells FROM search_columns WHERE segment = ? "  # noqa: S608 - marks for parameters
    f"AND field IN ({', '.join('?' * len((*SINGLE, *SEVERAL)))})"  # the key begins with the field
)
_KEEP = (
    "INSERT INTO search_columns (field, segment, cells) VALUES (?, ?, ?) "
    "ON CONFLICT (field, segment) DO UPDATE SET cells = excluded.cells"
)


def _replaced(pairs: array[int], told: Mapping[int, tuple[int, ...]]) -> array[int]:
    """Pairs with those of some facts in place of what was there, in the order of facts."""
    kept = [(fact, code) for fact, code in zip(pairs[::2], pairs[1::2], strict=True) if fact not in told]
    kept += [(fact, code) for fact, codes in told.items() for code in codes]
    return array("i", (one for pair in sorted(kept) for one in pair))
