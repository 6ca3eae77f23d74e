from __future__ import annotations

import io
import re
import zipfile

import docx
import hostile
import pytest
import varland
from docx.shared import Mm

from detente.errors import InputError
from detente.model import Dossier
from detente.report import render_docx


def opened(data):
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def data(brief):
    return render_docx(brief)


def test_headings_and_tables_are_real(data, brief):
    document = opened(data)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == "Narrows talks"
    assert [f"Annex {annex.letter}. {annex.title}" for annex in brief.annexes] == [
        one for one in headings if one.startswith("Annex ")
    ]
    assert len(document.tables) >= 10
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert round(document.sections[0].page_width.mm) == 210


def test_every_claim_leads_to_its_passage_and_back(data, brief):
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    names = re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml)
    anchors = set(re.findall(r'w:hyperlink w:anchor="(\w+)"', xml))
    assert len(names) == len(set(names))
    assert anchors <= set(names)
    for claim in brief.claims:
        assert claim.id in names
        assert {mark.replace("-", "_") for mark in claim.marks} <= anchors


def test_nothing_personal_and_always_the_same_bytes(data, brief):
    assert render_docx(brief) == data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in archive.namelist() if "app.xml" in name or "custom" in name or "thumbnail" in name]
    core = opened(data).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created.year == core.modified.year == 2000


@pytest.fixture
def template(tmp_path):
    """A letterhead of a careless user: a name in it, a comment's worth of body text, no Heading 2."""
    document = docx.Document()
    document.sections[0].page_width = Mm(148)
    document.sections[0].header.paragraphs[0].text = "Office of the Envoy"
    document.add_paragraph("Dear Minister, this was the last letter")
    document.core_properties.author = "Somebody Real"
    document.core_properties.last_modified_by = "Somebody Real"
    style = document.styles["Heading 2"]
    style.element.getparent().remove(style.element)
    path = tmp_path / "letterhead.docx"
    document.save(path)
    return path


def test_a_template_gives_its_page_and_header_and_nothing_else(brief, template):
    made = render_docx(brief, template=template)
    document = opened(made)
    assert round(document.sections[0].page_width.mm) == 148
    assert document.sections[0].header.paragraphs[0].text == "Office of the Envoy"
    assert not any("Dear Minister" in paragraph.text for paragraph in document.paragraphs)
    for name in zipfile.ZipFile(io.BytesIO(made)).namelist():
        assert b"Somebody Real" not in zipfile.ZipFile(io.BytesIO(made)).read(name)
    xml = document.element.xml
    assert 'w:outlineLvl w:val="1"' in xml


def test_what_is_no_document_is_said_so(brief, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"not a document")
    with pytest.raises(InputError, match=r"letter\.docx: cannot be opened as a Word document"):
        render_docx(brief, template=path)
    with pytest.raises(InputError):
        render_docx(brief, template=tmp_path / "missing.docx")


def test_hostile_words_and_empty_records(compose):
    document = opened(render_docx(compose(hostile.dossier())))
    assert any("<script>" in paragraph.text for paragraph in document.paragraphs)
    assert opened(render_docx(compose(Dossier(name="Nothing yet")))).paragraphs[0].text == "Nothing yet"
    assert varland.SOURCES
