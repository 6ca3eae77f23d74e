"""A user's matrix of positions, read by its mapping: nothing is guessed, what has no entry is reported.

A matrix source's text has one line a row, `Column: cell | Column: cell`, as gathering writes tables. Every
position rests on the words of its row or cell, in the voice "user".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, get_args

from pydantic import TypeAdapter

from detente import __version__
from detente.errors import DataFileError
from detente.model import Actor, Catalogue, Passage, Position, Reading, Source, Why, passage
from detente.model.position import Attitude
from detente.read.mapping import LongMapping, MatrixMapping, Party, Value, WideMapping, check, load_mapping, squeezed

__all__ = ["FromMatrix", "MatrixReader", "Unmapped", "load_mapping", "read_matrix"]

_ATTITUDES: tuple[Attitude, ...] = get_args(Attitude)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmapped:
    """A cell, or a column, for whose words the mapping has no entry; `why` says what is missing."""

    column: str
    words: str
    why: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMatrix:
    """What a matrix says, and what of it the mapping does not cover."""

    reading: Reading
    unmapped: tuple[Unmapped, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row: `start` is where its column's name begins, `inner` where its words do."""

    column: str
    words: str
    start: int
    inner: int
    end: int


class MatrixReader:
    """Reads matrices by one mapping. The name changes with the mapping, so that a new one is a new reading.

    Raises DataFileError for a mapping that names what the catalogue lacks.
    """

    def __init__(self, mapping: MatrixMapping, catalogue: Catalogue) -> None:
        check(mapping, catalogue, origin="the mapping")
        self._mapping = mapping
        self._catalogue = catalogue
        content = TypeAdapter(MatrixMapping).dump_json(mapping)
        self.name = f"matrix/{__version__}+{hashlib.sha256(content).hexdigest()[:8]}"

    def read(self, source: Source) -> Reading:
        """The positions of a matrix and the parties that hold them."""
        return self.read_all(source).reading

    def read_all(self, source: Source) -> FromMatrix:
        """The positions, and the cells that the mapping does not cover.

        Raises DataFileError where the matrix lacks a column that the mapping needs.
        """
        rows = [_cells(line, start) for start, line in _lines(source.text)]
        work = _Work(source, self.name, self._catalogue, self._mapping.parties)
        if isinstance(self._mapping, LongMapping):
            _read_long(work, self._mapping, rows=rows)
        else:
            _read_wide(work, self._mapping, rows=rows)
        reading = Reading(
            source=source.id, reader=self.name, actors=tuple(work.actors.values()), positions=tuple(work.positions)
        )
        return FromMatrix(reading=reading, unmapped=tuple(work.unmapped))


def read_matrix(source: Source, mapping: MatrixMapping, *, catalogue: Catalogue) -> FromMatrix:
    """The positions that a matrix gives by a mapping, and the cells that it does not cover."""
    return MatrixReader(mapping, catalogue).read_all(source)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cells(line: str, start: int) -> dict[str, _Cell]:
    """The cells of a row by their column's name as compared; empty for a line that is no row."""
    cells: dict[str, _Cell] = {}
    for piece in line.split(" | "):
        name, colon, words = piece.partition(": ")
        if colon and words:
            inner = start + len(name) + 2
            cells[squeezed(name)] = _Cell(name, words, start, inner, start + len(piece))
        start += len(piece) + 3
    return cells


@dataclass(slots=True)
class _Work:
    """A reading in the making."""

    source: Source
    reader: str
    catalogue: Catalogue
    parties: Mapping[str, Party]
    actors: dict[str, Actor] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)

    def passage(self, start: int, end: int) -> Passage:
        return passage(self.source.id, self.source.text, start=start, end=end)

    def report(self, cell: _Cell, why: str) -> None:
        where = self.passage(cell.inner, cell.end)
        self.unmapped.append(Unmapped(column=cell.column, words=cell.words, why=why, passage=where))

    def actor(self, words: str, where: Passage | None) -> str:
        """The id of the party of that name; the first place that names it is its evidence."""
        party = _entry(self.parties, words) or Party(name=words)
        known = self.actors.get(squeezed(party.name))
        if known is None:
            known = Actor(
                id=f"a{len(self.actors) + 1}",
                evidence=(where,) if where else (),
                why=Why(rule="matrix.party", words=words, by=self.reader),
                kind=party.kind,
                name=party.name,
                names=tuple(dict.fromkeys((party.name, words, *party.names))),
            )
            self.actors[squeezed(party.name)] = known
        return known.id

    def add(
        self,
        party: str,
        issue: str,
        value: Value,
        *,
        evidence: tuple[Passage, ...],
        why: Why,
        condition: Passage | None = None,
    ) -> None:
        self.positions.append(
            Position(
                id=f"p{len(self.positions) + 1}",
                evidence=evidence,
                why=why,
                party=party,
                issue=issue,
                option=value.option,
                attitude=value.attitude,
                red_line=value.red_line,
                condition=condition,
                voice="user",
            )
        )


def _entry(table: Mapping[str, _T], words: str) -> _T | None:
    wanted = squeezed(words)
    return next((value for key, value in table.items() if squeezed(key) == wanted), None)


def _need(rows: list[dict[str, _Cell]], names: Mapping[str, str]) -> None:
    there = {cell.column for row in rows for cell in row.values()}
    for entry, name in names.items():
        if squeezed(name) not in {squeezed(column) for column in there}:
            has = ", ".join(sorted(there)) or "none"
            raise DataFileError(f"{entry}: the matrix has no column {name!r}; it has {has}.", do="Correct the mapping.")


def _read_long(work: _Work, mapping: LongMapping, *, rows: list[dict[str, _Cell]]) -> None:
    columns = mapping.columns
    _need(rows, {"columns.party": columns.party, "columns.issue": columns.issue, "columns.option": columns.option})
    for row in rows:
        party, issue, option = (row.get(squeezed(name)) for name in (columns.party, columns.issue, columns.option))
        if not party or not issue:
            continue
        known = _long_issue(work, mapping, cell=issue)
        if not known or not option:
            continue
        value = _long_value(work, mapping, row=row, issue=known, option=option)
        if value:
            words = row.get(squeezed(columns.words or "")) or option
            condition = row.get(squeezed(columns.condition or ""))
            whole = work.passage(min(cell.start for cell in row.values()), max(cell.end for cell in row.values()))
            work.add(
                work.actor(party.words, work.passage(party.inner, party.end)),
                known,
                value,
                evidence=(whole,),
                why=Why(rule="matrix.long", words=words.words, by=work.reader),
                condition=work.passage(condition.inner, condition.end) if condition else None,
            )


def _long_issue(work: _Work, mapping: LongMapping, *, cell: _Cell) -> str | None:
    issue = _entry(mapping.issues, cell.words) or _own(cell.words, work.catalogue)
    if issue is None:
        work.report(cell, "no entry in `issues`")
    return issue


def _own(words: str, known: Catalogue | tuple[str, ...] | Mapping[str, object]) -> str | None:
    """Words that are an id already."""
    return next((one for one in known if squeezed(one) == squeezed(words)), None)


def _long_value(work: _Work, mapping: LongMapping, *, row: dict[str, _Cell], issue: str, option: _Cell) -> Value | None:
    options = work.catalogue[issue].options
    known = _entry(mapping.options.get(issue, {}), option.words) or _own(option.words, options)
    if known is None:
        work.report(option, f"no entry in `options.{issue}`")
    attitude = mapping.attitude
    cell = row.get(squeezed(mapping.columns.attitude or ""))
    if cell:
        attitude = _entry(mapping.attitudes, cell.words) or next(
            (one for one in _ATTITUDES if one == squeezed(cell.words)), None
        )
        if attitude is None:
            work.report(cell, "no entry in `attitudes`")
    elif attitude is None:
        work.report(option, "its row gives no attitude")
    red_line = _red_line(work, mapping, row=row)
    return Value(option=known, attitude=attitude, red_line=red_line) if known and attitude else None


def _red_line(work: _Work, mapping: LongMapping, *, row: dict[str, _Cell]) -> bool:
    cell = row.get(squeezed(mapping.columns.red_line or ""))
    if cell is None:
        return False
    if squeezed(cell.words) in map(squeezed, mapping.red_line):
        return True
    if squeezed(cell.words) not in map(squeezed, mapping.no_red_line):
        work.report(cell, "neither in `red_line` nor in `no_red_line`: taken for no red line")
    return False


def _read_wide(work: _Work, mapping: WideMapping, *, rows: list[dict[str, _Cell]]) -> None:
    _need(rows, {"label": mapping.label})
    unknown: set[str] = set()
    for row in rows:
        label = row.get(squeezed(mapping.label))
        if not label:
            continue
        for cell in row.values():
            if cell is label:
                continue
            meant = _entry(mapping.columns, cell.column)
            if meant is None:
                if cell.column not in unknown:
                    work.unmapped.append(Unmapped(column=cell.column, words="", why="no entry in `columns`"))
                unknown.add(cell.column)
            else:
                _wide_cell(work, mapping, label=label, cell=cell, meant=meant)


def _wide_cell(work: _Work, mapping: WideMapping, *, label: _Cell, cell: _Cell, meant: str) -> None:
    by_party = mapping.rows == "parties"
    issue = meant if by_party else _entry(mapping.issues, label.words) or _own(label.words, work.catalogue)
    if issue is None:
        return work.report(label, "no entry in `issues`")
    value = _entry(mapping.values.get(issue, {}), cell.words)
    if value is None:
        return work.report(cell, f"no entry in `values.{issue}`")
    named = work.passage(label.inner, label.end)
    column = work.passage(cell.start, cell.start + len(cell.column))
    work.add(
        work.actor(label.words if by_party else meant, named if by_party else column),
        issue,
        value,
        evidence=(work.passage(cell.start, cell.end), named),
        why=Why(rule="matrix.wide", words=cell.words, by=work.reader),
    )
    return None
