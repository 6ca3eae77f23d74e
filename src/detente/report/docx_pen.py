"""Writes into a python-docx document: paragraphs in named looks, links, bookmarks, tables with heading rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.report.brief import Mark, Parts
from detente.report.display import one_line, safe

_SIZES = {"note": 9.0, "cell": 8.5, "item": 9.5}
SHADE = "EFE9D8"


@dataclass(slots=True)
class Pen:
    """One document. With `own_style` the look is ours; otherwise the template's styles decide."""

    document: Any
    own_style: bool
    _bookmarks: int = field(default=0, init=False)
    _styles: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        # python-docx looks a style up by walking all of them; a brief has thousands of paragraphs.
        self._styles = {style.name: style for style in self.document.styles}
        if self.own_style:
            _dress(self.document)

    def heading(self, words: str, level: int, *, bookmark: str = "") -> None:
        """A real heading; made as a paragraph with an outline level where the template has no such style."""
        name = f"Heading {level}"
        if name in self._styles:
            paragraph = self.document.add_paragraph(style=self._styles[name])
        else:
            paragraph = self.document.add_paragraph()
            _outline(paragraph, level)
        if bookmark:
            self._bookmark(paragraph, bookmark)
        run = paragraph.add_run(one_line(words))
        run.bold = None if name in self._styles else True

    def paragraph(self, look: str = "") -> Any:
        """A new paragraph; looks are "note", "item" and none."""
        return self.styled(self.document.add_paragraph(), look)

    def styled(self, paragraph: Any, look: str) -> Any:
        """The paragraph, its spacing and size set where the look is ours."""
        from docx.shared import Mm, Pt

        form = paragraph.paragraph_format
        form.space_after = Pt(2)
        if look in _SIZES and self.own_style:
            paragraph.style = self._sized(_SIZES[look])
        if look == "item":
            form.left_indent, form.first_line_indent = Mm(4), Mm(-4)
        if look == "cell":
            form.space_before = form.space_after = Pt(1)
        return paragraph

    def _sized(self, points: float) -> Any:
        """A paragraph style of ours in this size, made when first asked for."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt

        name = f"Detente {points:g}"
        if name not in self._styles:
            made = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = self.document.styles["Normal"]
            made.font.size = Pt(points)
            self._styles[name] = made
        return self._styles[name]

    def numbered(self, number: int, bookmark: str) -> Any:
        """A claim's paragraph: its number hanging in the margin, a bookmark around it."""
        from docx.shared import Mm

        paragraph = self.paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = Mm(8), Mm(-8)
        form.tab_stops.add_tab_stop(Mm(8))
        form.keep_together = True
        self._bookmark(paragraph, bookmark)
        paragraph.add_run(f"{number}\t")
        return paragraph

    def words(self, paragraph: Any, parts: Parts, *, bold: bool = False) -> None:
        """The parts as runs: names bold, terms italic."""
        for part in parts:
            run = paragraph.add_run(safe(part.text).replace("\n", " "))
            run.bold = True if bold or part.kind == "name" else None
            run.italic = True if part.kind == "term" else None

    def links(self, paragraph: Any, targets: Sequence[tuple[str, str]]) -> None:
        """Raised labels that lead to bookmarks of this document."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        for label, target in targets:
            paragraph.add_run(" ").font.superscript = True
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _bookmark_name(target))
            link.set(qn("w:history"), "1")
            run = paragraph.add_run(label)
            run.font.superscript = True
            link.append(run._r)  # noqa: SLF001 - python-docx has no other way to put a run into a link
            paragraph._p.append(link)  # noqa: SLF001

    def mark(self, paragraph: Any, one: Mark) -> None:
        """The beginning of a mark: a bookmark and its number."""
        self._bookmark(paragraph, one.id)
        run = paragraph.add_run(f"{one.label} ")
        run.font.superscript = True
        run.bold = True

    def marked(self, paragraph: Any, words: str, *, shaded: bool) -> None:
        """Words of a source, shaded where they are used."""
        if not words:
            return
        run = paragraph.add_run(words)
        if shaded:
            from docx.oxml import OxmlElement
            from docx.oxml.ns import qn

            shade = OxmlElement("w:shd")
            for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
                shade.set(qn(name), value)
            run._r.get_or_add_rPr().append(shade)  # noqa: SLF001 - shading has no public property

    def table(self, columns: Sequence[str], rows: int, *, weights: Sequence[float]) -> list[Any]:
        """A table with a heading row that repeats on every page; gives the cells of its empty rows.

        `weights` share the width among the columns.
        """
        grid = self.document.add_table(rows=1 + rows, cols=len(columns))
        if "Table Grid" in self._styles:
            grid.style = self._styles["Table Grid"]
        lines = [row.cells for row in grid.rows]
        section = self.document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        for place, (column, weight) in enumerate(zip(grid.columns, weights, strict=True)):
            column.width = int(room * weight / sum(weights))
            for cells in lines:
                cells[place].width = column.width
        _repeat(grid.rows[0])
        for cell, words in zip(lines[0], columns, strict=True):
            self.styled(cell.paragraphs[0], "cell").add_run(words).bold = True
        self.document.add_paragraph().paragraph_format.space_after = 0
        return lines[1:]

    def page_break(self) -> None:
        """What follows begins on a new page."""
        from docx.enum.text import WD_BREAK

        last = self.document.paragraphs[-1] if self.document.paragraphs else self.document.add_paragraph()
        last.add_run().add_break(WD_BREAK.PAGE)

    def _bookmark(self, paragraph: Any, name: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            element = OxmlElement(tag)
            element.set(qn("w:id"), str(self._bookmarks))
            if tag == "w:bookmarkStart":
                element.set(qn("w:name"), _bookmark_name(name))
            paragraph._p.append(element)  # noqa: SLF001 - python-docx knows no bookmarks


def _bookmark_name(id: str) -> str:
    """Word takes letters, digits and underscores, at most 40."""
    return re.sub(r"\W", "_", id, flags=re.ASCII)[:40]


def _dress(document: Any) -> None:
    """A4, quiet margins, one book face, black headings, the page number at the foot."""
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)
    section.footer_distance = Mm(8)
    for name, size, before in (("Normal", 10, 0), ("Heading 1", 16, 10), ("Heading 2", 10.5, 5), ("Heading 3", 10, 4)):
        style = document.styles[name]
        style.font.name = "Georgia"
        _all_scripts(style, "Georgia")
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.05
    document.styles["Heading 2"].font.small_caps = True
    _page_number(section.footer.paragraphs[0])


def _all_scripts(style: Any, face: str) -> None:
    """Theme fonts win over a named one unless they are taken out."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), face)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    run.font.size = Pt(9)
    field.append(run._r)  # noqa: SLF001 - fields have no public interface
    paragraph._p.append(field)  # noqa: SLF001
    paragraph.alignment = 2


def _outline(paragraph: Any, level: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(outline)  # noqa: SLF001 - outline levels have no public property


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)  # noqa: SLF001 - repeated heading rows have no public property
