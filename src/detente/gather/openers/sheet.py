"""Spreadsheets and tables: XLSX, CSV and TSV, as `detente.gather.tables` writes them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.errors import UnreadableError
from detente.gather import tables, zipped
from detente.gather.decode import clean, decode
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers import XLSX

_WHOLE_BYTES = 20_000_000
"""Bytes of a workbook up to which it is loaded whole, which shows its merged cells; openpyxl takes about fifty
times that in memory. Larger ones are read row by row."""
_MOST_COLUMNS = 200
_MOST_CELLS = 500_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Workbook:
    """Opens XLSX files: every visible sheet, its name on a line before it where there are several."""

    limits: Limits
    media_types: tuple[str, ...] = (XLSX,)
    suffixes: tuple[str, ...] = (".xlsx", ".xlsm")

    def open(self, raw: bytes) -> Opened:
        """The rows of the sheets, formulas by their last result."""
        unpacked = zipped.check(raw, self.limits)
        from lxml import etree
        from openpyxl.utils.exceptions import InvalidFileException

        try:
            book = _load(raw, whole=unpacked <= _WHOLE_BYTES)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            several = len(visible) > 1
            parts = [tables.render(self._rows(sheet), title=sheet.title if several else "") for sheet in visible]
            title = book.properties.title
        except (InvalidFileException, etree.LxmlError) as error:
            raise UnreadableError(f"a damaged workbook: {error}") from error
        text = clean("\n\n".join(filter(None, parts)))
        if not text:
            raise UnreadableError("no text in the workbook")
        hidden = len(book.worksheets) - len(visible)
        note = f"{hidden} hidden sheet{'s' if hidden > 1 else ''} left out" if hidden else ""
        return Opened(text=text, title=title or None, note=note)

    def _rows(self, sheet: Any) -> Iterator[list[str]]:
        merged = _merged(sheet)
        length = 0
        width = min(sheet.max_column or 1, _MOST_COLUMNS)
        for number, row in enumerate(sheet.iter_rows(max_col=width, values_only=True), 1):
            if not any(row) and not merged:
                continue
            cells = [_words(merged.get((number, column), value)) for column, value in enumerate(row, 1)]
            length += sum(map(len, cells))
            if length > self.limits.text_length:
                raise UnreadableError(f"a sheet with more than {self.limits.text_length:,} characters: split it")
            yield cells


def _load(raw: bytes, *, whole: bool) -> Any:
    """The workbook, row by row where it is large or a sheet has cells far apart (a stray one in the last row)."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which matter only to one who writes
        if whole:
            book = load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
            if all(sheet.max_row * sheet.max_column <= _MOST_CELLS for sheet in book.worksheets):
                return book
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    """What the cells below the first one of a merged range hold: the same, as the eye reads it."""
    filled: dict[tuple[int, int], Any] = {}
    for area in getattr(getattr(sheet, "merged_cells", None), "ranges", ()):
        value = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row + 1, min(area.max_row, area.min_row + 10_000) + 1):
            filled[row, area.min_col] = value
        if len(filled) > _MOST_CELLS:
            break
    return filled


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    return str(value)


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """Opens CSV and TSV files in any encoding, divided by commas, semicolons, tabs or bars."""

    limits: Limits
    media_types: tuple[str, ...] = ("text/csv",)
    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def open(self, raw: bytes) -> Opened:
        """The rows of the table."""
        text = clean(decode(raw))
        if len(text) > self.limits.text_length:
            return Opened(text=text)
        try:
            rows = [row[:_MOST_COLUMNS] for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))]
        except csv.Error as error:
            raise UnreadableError(f"no table: {error}") from error
        return Opened(text=tables.render(rows))


def _delimiter(text: str) -> str:
    """The sign that divides most of the first lines into the same number of cells."""
    lines = [line for line in text.split("\n")[:20] if line.strip()]

    def worth(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0), usual

    return max(_DELIMITERS, key=worth)
