"""A table as Parquet (https://parquet.apache.org/), for those who compute with it; needs the extra `tables`.

The columns are those of the CSV tables, as text, null where a cell is empty; nothing is put before a cell, since no program
takes a column of text for formulas.
"""

from __future__ import annotations

import io

from detente.errors import UsageError
from detente.export.tables import Table


def parquet(table: Table) -> bytes:
    """A table as a Parquet file; the same table gives the same bytes. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow", do='Install it: pip install "detente[tables]".') from error
    rows = tuple(table.rows)
    columns = {
        name: pa.array([_whole(row[place]) for row in rows], pa.string()) for place, name in enumerate(table.columns)
    }
    out = io.BytesIO()
    write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()


def _whole(value: str) -> str | None:
    """A cell as UTF-8 can hold it; None for an empty one."""
    return value.encode("utf-8", "replace").decode("utf-8") or None
