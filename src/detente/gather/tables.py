"""Tables as text: one line a row, each cell after the name of its column.

    Party: Varnish League | Issue: prisoners | Position: all for all

So every cell has a place in the text that a passage can point to, and a reader of matrices can take the
lines apart again: cells are divided by " | ", a column's name ends at the first ": ". Where a cell itself
holds "|" it stands as "¦"; line breaks within a cell become spaces; empty cells are left out. Rows above the
header, such as a title, stand as lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 120


def render(rows: Iterable[Sequence[str]], *, title: str = "") -> str:
    """The canonical text of a table, its `title` on a line before it; "" where no cell holds anything.

    The header is the first row with two cells that hold something (or one, in a table of one column).
    """
    filled = [[_plain(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return ""
    wide = any(sum(map(bool, row)) > 1 for row in filled)
    at = next(number for number, row in enumerate(filled) if sum(map(bool, row)) > wide)
    names = _names(filled[at], max(map(len, filled)))
    above = [" ".join(filter(None, row)) for row in filled[:at]]
    lines = [_line(names, row) for row in filled[at + 1 :]]
    if not lines:  # a single row is no table: its words stand as they are
        lines = [" | ".join(filter(None, filled[at]))]
    head = "\n".join(([title] if title else []) + above)
    return "\n\n".join(filter(None, (head, "\n".join(lines))))


def _plain(cell: str) -> str:
    return _SPACE.sub(" ", cell).replace("|", "¦").strip()


def _names(header: Sequence[str], width: int) -> list[str]:
    """A name for every column, none of them twice and none with a colon that would end it early."""
    names: list[str] = []
    for number in range(width):
        cell = header[number] if number < len(header) else ""
        name = cell[:_LONGEST_NAME].replace(": ", " – ").rstrip(":").strip() or f"Column {number + 1}"
        copies = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({copies + 1})" if copies else name)
    return names


def _line(names: Sequence[str], row: Sequence[str]) -> str:
    return " | ".join(f"{name}: {cell}" for name, cell in zip(names, row, strict=False) if cell)
