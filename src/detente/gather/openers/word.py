"""Word documents (DOCX): paragraphs, headings, lists, tables and notes, in their order.

Tracked changes count as accepted: inserted words stand, deleted ones do not. The numbers that Word sets before
paragraphs stand in the text as a reader sees them ("Article 3", "(a)").
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.errors import UnreadableError
from detente.gather import tables, zipped
from detente.gather.decode import clean
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers import DOCX
from detente.gather.openers.plain import title_of
from detente.gather.openers.word_numbers import Numbers, numbers
from detente.gather.when import find_published

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "‑", f"{_W}ptab": "\t"}
_NO_TITLE = re.compile(r"\s*(?:untitled|microsoft word|document\d*|.*\.(?:docx?|dotx?|odt|rtf)\s*$)", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class WordDocument:
    """Opens DOCX files."""

    limits: Limits
    media_types: tuple[str, ...] = (DOCX,)
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")

    def open(self, raw: bytes) -> Opened:
        """The text, a blank line between paragraphs, a row of a table on one line."""
        zipped.check(raw, self.limits)
        from docx import Document
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError
        from lxml import etree

        try:
            document = Document(io.BytesIO(raw))
            blocks = [*_blocks(document.element.body, numbers(document)), *_notes(document.part)]
            core = document.core_properties.title
        except (OpcError, PythonDocxError, etree.LxmlError) as error:
            raise UnreadableError(f"a damaged Word document: {error}") from error
        text = clean("".join(blocks)).strip()
        if not text:
            raise UnreadableError("no text in the document")
        published, words = find_published(text)
        title = _styled_title(document.element.body) or _usable(core) or title_of(text)
        return Opened(text=text, title=title, published=published, published_words=words)


def _blocks(body: Any, counted: Numbers) -> Iterator[str]:
    """Paragraphs and tables, each with the white space that sets it off: items of a list stand line by line."""
    in_list = False
    for element in _outermost(body):
        if element.tag == f"{_W}tbl":
            yield "\n\n" + _table(element, counted)
            in_list = False
            continue
        words, label = _words(element).strip(), counted.of(element)
        if not words:
            continue
        item = element.find(f"{_W}pPr/{_W}numPr") is not None
        yield f"{chr(10) if item and in_list else chr(10) * 2}{label}{' ' if label else ''}{words}"
        in_list = item
        for box in element.iter(f"{_W}txbxContent"):
            if not any(one.tag == _FALLBACK for one in box.iterancestors()):
                yield from _blocks(box, counted)


def _outermost(body: Any) -> Iterator[Any]:
    """The paragraphs and tables that stand in no other, also those within content controls and insertions."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
        elif element.tag not in _GONE:
            waiting.extend(reversed(element))


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in _GONE and element.tag != f"{_W}pPr":
            waiting.extend(reversed(element))
    return "".join(pieces)


def _table(table: Any, counted: Numbers) -> str:
    rows = [[_cell(cell, counted) for cell in _inside(row, f"{_W}tc")] for row in _inside(table, f"{_W}tr")]
    if len(rows) == 1 or max(map(len, rows), default=0) == 1:  # set as a table for its looks
        return "\n\n".join(cell for row in rows for cell in row if cell)
    return tables.render(_filled_down(table, rows))


def _inside(element: Any, tag: str) -> Iterator[Any]:
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if one.tag == tag:
            yield one
        elif one.tag not in _GONE and one.tag not in {f"{_W}tbl", f"{_W}p"}:
            waiting.extend(reversed(one))


def _cell(cell: Any, counted: Numbers) -> str:
    lines = ((counted.of(one), _words(one).strip()) for one in cell.iter(f"{_W}p"))
    return "\n".join(f"{label}{' ' if label else ''}{words}" for label, words in lines if words)


def _filled_down(table: Any, rows: list[list[str]]) -> list[list[str]]:
    """The rows on one grid: a cell over several columns leaves the others empty, one over rows fills them."""
    grid: list[list[str]] = []
    for row, words in zip(_inside(table, f"{_W}tr"), rows, strict=True):
        line: list[str] = []
        for cell, text in zip(_inside(row, f"{_W}tc"), words, strict=True):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            above = grid[-1][len(line)] if goes_on and grid and len(line) < len(grid[-1]) else ""
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = int(span.get(f"{_W}val", "1")) if span is not None else 1
            line += [text or above, *[""] * (min(width, 100) - 1)]
        grid.append(line)
    return grid


def _notes(part: Any) -> Iterator[str]:
    """Foot- and endnotes, after the text."""
    from lxml import etree

    for relation in part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for note in root:
            words = " ".join(filter(None, (_words(one).strip() for one in note.iter(f"{_W}p"))))
            if words:
                yield f"\n\n{words}"


def _styled_title(body: Any) -> str | None:
    for paragraph in itertools.islice(body.iter(f"{_W}p"), 20):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        words = _words(paragraph).strip()
        if words and style is not None and style.get(f"{_W}val") == "Title":
            return " ".join(words.split())
    return None


def _usable(title: str | None) -> str | None:
    words = " ".join((title or "").split())
    return words if words and not _NO_TITLE.match(words) else None
