"""The brief as a Word document: real headings and tables, links from claims to passages and back.

Made in the user's template where one is given (its styles, page and headers stay, its body goes). Nothing
personal is kept in the file, and the same brief gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.errors import InputError
from detente.report.brief import Annex, Block, Brief, Claim, Line, Listing, SourceView, Table
from detente.report.dating import moment
from detente.report.display import one_line, safe, width
from detente.report.docx_file import plain_bytes
from detente.report.docx_pen import Pen
from detente.report.marks import segments


def render_docx(brief: Brief, template: Path | None = None) -> bytes:
    """The document's bytes. Raises InputError where the template is no Word document."""
    document = _document(template)
    pen = Pen(document, own_style=template is None)
    _head(pen, brief)
    for section in brief.sections:
        pen.heading(section.title, 2)
        for claim in section.claims:
            _claim(pen, claim, brief=brief)
        if not section.claims:
            pen.paragraph("note").add_run(one_line(section.empty)).italic = True
    pen.page_break()
    for block in brief.second:
        _block(pen, block, brief=brief, level=2)
    pen.page_break()
    for annex in brief.annexes:
        _annex(pen, annex, brief=brief)
    for source in brief.sources:
        if source.text:
            _source(pen, source)
    return plain_bytes(document, title=brief.head.title, maker=f"Detente {brief.version}")


def _document(template: Path | None) -> Any:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(str(template) if template else None)
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise InputError(
            "cannot be opened as a Word document", input=str(template), do="Give a .docx file, or none."
        ) from error
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    return document


def _head(pen: Pen, brief: Brief) -> None:
    head = brief.head
    pen.heading(head.title, 1)
    status = pen.paragraph("note")
    status.add_run(one_line(head.status)).bold = True
    status.add_run(f"   {one_line(head.handling)}")
    pen.paragraph().add_run(f"{one_line(head.talks)}.")
    pen.paragraph("note").add_run(one_line(f"{head.dates}. {head.reports}. {head.previous}."))
    for warning in head.warnings:
        pen.paragraph("note").add_run(one_line(warning)).italic = True


def _claim(pen: Pen, claim: Claim, *, brief: Brief) -> None:
    paragraph = pen.numbered(claim.number, claim.id)
    pen.words(paragraph, claim.parts)
    pen.links(paragraph, [(brief.labels[mark], mark) for mark in claim.marks])
    if claim.fresh and claim.section != "new":
        paragraph.add_run(" (new)").bold = True
    if claim.check:
        paragraph.add_run(f" ✓ {one_line(claim.check.by)}, {moment(claim.check.at)}").italic = True


def _annex(pen: Pen, annex: Annex, *, brief: Brief) -> None:
    pen.heading(f"Annex {annex.letter}. {annex.title}", 1, bookmark=annex.id)
    pen.paragraph("note").add_run(one_line(annex.intro))
    for block in annex.blocks:
        _block(pen, block, brief=brief, level=2)


def _block(pen: Pen, block: Block, *, brief: Brief, level: int) -> None:
    if isinstance(block, Table):
        pen.heading(block.caption, level)
        _table(pen, block, brief=brief)
    elif isinstance(block, Listing):
        pen.heading(block.title, level)
        if block.note and block.lines:
            pen.paragraph("note").add_run(one_line(block.note))
        for line in block.lines:
            _line(pen, pen.paragraph("item"), line=line, brief=brief)
        if not block.lines:
            pen.paragraph("note").add_run(one_line(block.empty)).italic = True
    else:
        pen.heading(block.title, level)
        pen.paragraph("note").add_run(one_line(block.description))


def _table(pen: Pen, table: Table, *, brief: Brief) -> None:
    if not table.rows:
        pen.paragraph("note").add_run(one_line(table.empty)).italic = True
        return
    if table.note:
        pen.paragraph("note").add_run(one_line(table.note))
    grid = pen.table([one_line(column) for column in table.columns], len(table.rows), weights=_weights(table))
    for row, cells in zip(table.rows, grid, strict=True):
        for place, (cell, lines) in enumerate(zip(cells, row.cells, strict=True)):
            for number, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                _line(pen, pen.styled(paragraph, "cell"), line=line, brief=brief, bold=place == 0)
            if not lines:
                pen.styled(cell.paragraphs[0], "cell")


def _weights(table: Table) -> list[float]:
    """How much of the width each column needs: its longest line, within bounds that keep all readable."""
    longest = [width(column) for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            longest[place] = max([longest[place], *(sum(width(part.text) for part in one.parts) for one in cell)])
    return [min(max(one, 5.0), 24.0) for one in longest]


def _line(pen: Pen, paragraph: Any, *, line: Line, brief: Brief, bold: bool = False) -> None:
    pen.words(paragraph, line.parts, bold=bold)
    pen.links(paragraph, [(brief.labels[mark], mark) for mark in line.marks])
    if line.fresh:
        paragraph.add_run(" (new)").bold = True


def _source(pen: Pen, source: SourceView) -> None:
    pen.heading(f"{source.number}. {source.title}", 2)
    pen.paragraph("note").add_run(one_line(f"{source.about}; {source.handling}"))
    paragraph = pen.paragraph()
    depth = 0
    for kind, value in segments(safe(source.text), source.marks):
        if isinstance(value, str):
            for number, piece in enumerate(value.split("\n")):
                if number and paragraph.runs:
                    paragraph = pen.paragraph()
                pen.marked(paragraph, piece, shaded=depth > 0)
        elif kind == "open":
            depth += 1
            pen.mark(paragraph, value)
        else:
            depth -= 1
            pen.links(paragraph, [(f"↑{back.label}", back.target) for back in value.back])
