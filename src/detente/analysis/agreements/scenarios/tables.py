"""A scenario as a table (CSV): a row for each party, issue and option, with a value or the least and greatest of one.

Columns: party, issue, option, value; or low and high in place of value; weight and no_deal may stand beside them (the
same in every row of a party's issue, and of a party), and `from` (position ids, apart by blanks) or `assumed_by`. An
empty cell says nothing. Values are points of the party's own where no row has a weight.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.analysis.agreements.scenarios.building import build
from detente.analysis.agreements.scenarios.form import Form, parse_form_data
from detente.analysis.agreements.scenarios.interface import Stated
from detente.analysis.agreements.scenarios.reading import text_of
from detente.errors import DataFileError

_NEEDED = ("party", "issue", "option")
_KNOWN = (*_NEEDED, "value", "low", "high", "weight", "no_deal", "from", "assumed_by")
_Row = dict[str, str]


def load_table(path: Path) -> Stated:
    """The scenario of a table. Raises InputError, DataFileError naming the row."""
    return build(table_form(text_of(path), origin=str(path)), origin=str(path))


def table_form(text: str, *, origin: str) -> Form:
    """The form that a table stands for."""
    rows = _rows(text, origin=origin)
    issues: dict[str, dict[str, None]] = {}
    for row in rows:
        issues.setdefault(row["issue"], {})[row["option"]] = None
    shares = any(row.get("weight") for row in rows)
    parties = dict.fromkeys(row["party"] for row in rows)
    made = {
        "title": Path(origin).stem,
        "assumed_by": "the table",
        "parties": {one: one for one in parties},
        "issues": {issue: {"options": list(options)} for issue, options in issues.items()},
        "utilities": {
            one: _utility([row for row in rows if row["party"] == one], shares=shares, origin=origin) for one in parties
        },
    }
    return parse_form_data(made, origin=origin)


def _rows(text: str, *, origin: str) -> list[_Row]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), restkey="", restval="")
    heads = [(one or "").strip().lower() for one in reader.fieldnames or []]
    lacking = [one for one in _NEEDED if one not in heads]
    unknown = [one for one in heads if one not in _KNOWN]
    if lacking or unknown or not {"value", "low"} & set(heads):
        what = (
            f"no column {lacking[0]!r}" if lacking else f"a column {unknown[0]!r}" if unknown else "no column 'value'"
        )
        raise DataFileError(what, input=origin, do=f"Columns are: {', '.join(_KNOWN)}.")
    reader.fieldnames = heads
    rows = [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
    for number, row in enumerate(rows, 2):
        if not all(row[one] for one in _NEEDED):
            raise DataFileError(f"row {number} lacks its party, issue or option", input=origin, do="Complete it.")
    if not rows:
        raise DataFileError("the table has no rows", input=origin, do="Give a row for each party, issue and option.")
    return rows


def _utility(rows: Sequence[_Row], *, shares: bool, origin: str) -> dict[str, Any]:
    values: dict[str, dict[str, Any]] = {}
    weights: dict[str, str] = {}
    for row in rows:
        issue, option = row["issue"], row["option"]
        own = values.setdefault(issue, {"points": {}} | _source(row))
        if option in own["points"]:
            raise DataFileError(
                f"{row['party']!r} has two rows for {option!r} of {issue!r}", input=origin, do="Leave one."
            )
        told = row.get("value") or [row.get("low") or "0", row.get("high") or "1"]
        own["points"][option] = told
        _same(weights, issue, row.get("weight", ""), origin=origin, what=f"weights of {issue!r} for {row['party']!r}")
    none: dict[str, str] = {}
    for row in rows:
        _same(none, "worth", row.get("no_deal", ""), origin=origin, what=f"worths of no deal for {row['party']!r}")
    found: dict[str, Any] = {"scale": "shares" if shares else "points", "values": values}
    return found | ({"weights": weights} if shares else {}) | ({"no_deal": none} if none else {})


def _source(row: _Row) -> dict[str, Any]:
    ids, who = row.get("from", "").split(), row.get("assumed_by", "")
    return ({"from": ids} if ids else {}) | ({"assumed_by": who} if who else {})


def _same(held: dict[str, str], key: str, word: str, *, origin: str, what: str) -> None:
    if word and held.setdefault(key, word) != word:
        raise DataFileError(f"there are two {what}", input=origin, do="Leave one.")
