"""All tables in one XLSX workbook, a sheet for each; the same record gives the same bytes.

Every cell is text, and guarded as in the CSV tables: a workbook saved as CSV or edited by hand makes no formula either.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from detente.export.tables import cell, plain_tables
from detente.model import Catalogue, Dossier

LONGEST = 32_767
"""Characters that a cell of Excel holds; longer ones are cut, and say so."""
_CUT = " […]"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_STILL = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can name: the hour of export would make other bytes each time."""


def workbook(dossier: Dossier, catalogue: Catalogue) -> bytes:
    """The workbook's bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for name, table in plain_tables(dossier, catalogue).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, value, font=Font(bold=True)) for value in table.columns])
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _still(out.getvalue())


def _cell(sheet: Any, value: str, *, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    made: Any = WriteOnlyCell(sheet, fits(value))
    made.data_type = "s"
    if font is not None:
        made.font = font
    return made


def fits(value: str) -> str:
    """A value without what a workbook cannot hold, cut to what a cell holds, and no formula after that."""
    value = cell(_CONTROL.sub("", value))
    return value if len(value) <= LONGEST else value[: LONGEST - len(_CUT)] + _CUT


def _still(raw: bytes) -> bytes:
    """The archive with one time for all its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in sorted(old.infolist(), key=lambda one: (one.filename != "[Content_Types].xml", one.filename)):
            data = old.read(member)
            if member.filename == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\2", data)
            new.writestr(zipfile.ZipInfo(member.filename, _STILL), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
