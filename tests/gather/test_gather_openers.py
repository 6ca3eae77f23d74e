from __future__ import annotations

import datetime as dt

import pytest
from gather_builders import ENGLISH, docx, mail, pdf, printed, put, xlsx

from detente import plugins
from detente.gather import gather, openers
from detente.gather.interface import Opened
from detente.gather.sniff import sniff

PARAGRAPHS = [block.strip() for block in ENGLISH.split("\n\n")]


def source(path, **given):
    (found,) = gather(path, **given)
    return found.source


def lines_of(paragraph: str, width: int = 50) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_pdf_paragraphs_are_put_together_again(tmp_path):
    content = pdf([printed([lines_of(one) for one in PARAGRAPHS])], title="Day two in Ordu")
    found = source(put(tmp_path, "a.pdf", content))
    assert found.text.split("\n\n") == PARAGRAPHS
    assert (found.title, found.media_type) == ("Day two in Ordu", "application/pdf")


def test_pdf_paragraphs_told_by_indented_lines_only(tmp_path):
    lines, y = [], 780.0
    for paragraph in PARAGRAPHS:
        for number, line in enumerate(lines_of(paragraph)):
            lines.append((line, 60.0 if number else 80.0, y, 12))
            y -= 14
    assert source(put(tmp_path, "a.pdf", pdf([lines]))).text.split("\n\n") == PARAGRAPHS


def test_pdf_hyphens_at_line_ends(tmp_path):
    lines = [
        "The long-term demand of the Front, which is auto-",
        "nomy for the valleys, was repeated, and its long-",
        "term view is known. The cease-",
        "fire, or ceasefire, holds.",
    ]
    text = source(put(tmp_path, "a.pdf", pdf([printed([lines])]))).text
    assert "autonomy for" in text
    assert "its long-term view" in text
    assert "The ceasefire, or ceasefire, holds." in text


def test_pdf_running_heads_and_page_numbers_are_left_out_and_sentences_go_on(tmp_path):
    pages = []
    for number in range(1, 5):
        body = printed(
            [["They spoke of the first point for an hour and then", "went on to the second, which is the"]], top=740
        )
        pages.append([("Ordu Talks Secretariat", 60.0, 800.0, 9), *body, (f"Page {number} of 4", 280.0, 40.0, 9)])
    text = source(put(tmp_path, "a.pdf", pdf(pages))).text
    assert "Secretariat" not in text
    assert "Page" not in text
    assert text.count("\n\n") == 0


def test_docx_paragraphs_headings_tables(tmp_path):
    content = docx(
        ["# What is on the table", *PARAGRAPHS], table=[["Party", "View"], ["Tessin Front", "no | never"]], title="Note"
    )
    found = source(put(tmp_path, "a.docx", content))
    assert found.text.split("\n\n") == ["What is on the table", *PARAGRAPHS, "Party: Tessin Front | View: no ¦ never"]
    assert found.title == "Note"


def test_docx_tracked_changes_count_as_accepted(tmp_path):
    import io

    from docx import Document
    from docx.oxml import parse_xml

    document = Document(io.BytesIO(docx(["They meet on"])))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph = document.paragraphs[0]._p
    paragraph.append(parse_xml(f'<w:ins {space}><w:r><w:t xml:space="preserve"> Thursday</w:t></w:r></w:ins>'))
    paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText> Friday</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:r {space}><w:t>.</w:t></w:r>"))
    out = io.BytesIO()
    document.save(out)
    assert source(put(tmp_path, "a.docx", out.getvalue())).text == "They meet on Thursday."


def test_docx_merged_cells_stand_for_every_row(tmp_path):
    import io

    from docx import Document

    document = Document()
    table = document.add_table(3, 2)
    for row, cells in enumerate([("Party", "View"), ("Front", "no"), ("", "yes")]):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    document.save(out)
    text = source(put(tmp_path, "a.docx", out.getvalue())).text
    assert text == "Party: Front | View: no\nParty: Front | View: yes"


def test_mail(tmp_path):
    found = source(put(tmp_path, "a.eml", mail(ENGLISH, attach="map.pdf")))
    assert found.text == ENGLISH.strip()
    assert (found.title, found.outlet) == ("Statement on the second day", "Ordu Talks Secretariat")
    assert found.published == dt.datetime(2031, 3, 4, 16, 30, tzinfo=dt.UTC)
    assert found.reason == "1 attachment (map.pdf) left out"
    assert found.status == "ready"


def test_mail_of_html_only_and_without_the_ending(tmp_path):
    raw = mail("x", html=f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>").replace(
        b"Content-Type: text/plain", b"Content-Type: text/x", 1
    )
    raw = raw.replace(b"\n\nx\n", b"\n\n\n")
    found = source(put(tmp_path, "message", raw))
    assert found.media_type == "message/rfc822"
    assert PARAGRAPHS[2] in found.text.split("\n\n")


def test_a_page_saved_as_mhtml(tmp_path):
    page = f"<html><head><meta property='og:title' content='Day two'></head><body><article>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</article></body></html>"
    raw = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/ordu\r\nSubject: x\r\n"
        "Date: Fri, 7 Mar 2031 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--b--\r\n"
    )
    found = source(put(tmp_path, "a.mhtml", raw))
    assert (found.title, found.published) == ("Day two", None)
    assert found.text.split("\n\n") == PARAGRAPHS


MARKDOWN = """---
title: Day two in Ordu
date: 2031-03-04 18:05
source: Ordu desk
---
# What was said

Envoys of **Karvelia** and the *Tessin Front* met for a
second day[^1], in [the sanatorium](https://ordu.example/a_(b)).

> "We will not sign," said ***Brell***.
> "Not today."

- first point, with `code` and snake_case_words
- second point,
  which goes on

1. numbered \\*not emphasis\\*

![A map](map.png)

What is next
------------

| Party | View |
|-------|:----:|
| Front | **no** |

<!-- a note
to self -->
It's 2 * 3 * 4 &amp; “done”.\\
A new line.
***
The end.
"""


def test_markdown(tmp_path):
    found = source(put(tmp_path, "a.md", MARKDOWN))
    assert found.text.split("\n\n") == [
        "What was said",
        "Envoys of Karvelia and the Tessin Front met for a second day, in the sanatorium.",
        '"We will not sign," said Brell. "Not today."',
        "- first point, with code and snake_case_words\n- second point, which goes on",
        "1. numbered *not emphasis*",
        "What is next",
        "Party: Front | View: no",
        "It's 2 * 3 * 4 & “done”.\nA new line.",
        "The end.",
    ]
    assert (found.title, found.outlet) == ("Day two in Ordu", "Ordu desk")
    assert found.published == dt.datetime(2031, 3, 4, 18, 5, tzinfo=dt.UTC)


def test_workbook(tmp_path):
    rows = [["Positions as of March"], [], ["Party", "Issue", "Since", "Firm", "Points"],
            ["Tessin Front", "forces", dt.datetime(2031, 3, 4), True, 14.0], [None, "prisoners", None, False, 2.5]]  # fmt: skip  # noqa: DTZ001 - as workbooks have it
    content = xlsx({"One": rows, "Scratch": [["a", "b"], ["c", "d"]]}, hidden=("Scratch",), merge="A4:A5")
    found = source(put(tmp_path, "a.xlsx", content))
    assert found.text == (
        "Positions as of March\n\n"
        "Party: Tessin Front | Issue: forces | Since: 2031-03-04 | Firm: yes | Points: 14\n"
        "Party: Tessin Front | Issue: prisoners | Firm: no | Points: 2.5"
    )
    assert found.reason == "1 hidden sheet left out"
    two = source(put(tmp_path, "b.xlsx", xlsx({"One": [["A", "B"], [1, 2]], "Two": [["A", "B"], [3, 4]]})))
    assert two.text == "One\n\nA: 1 | B: 2\n\nTwo\n\nA: 3 | B: 4"


def test_a_stray_cell_far_away_costs_little(tmp_path):
    import io

    from openpyxl import Workbook

    book = Workbook()
    for place, value in {"A1": "Party", "B1": "View", "A2": "Front", "B2": "no", "A1048576": "x", "XFD3": "y"}.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    assert source(put(tmp_path, "a.xlsx", out.getvalue())).text.startswith("Party: Front | View: no")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_delimited_text(tmp_path, sign):
    rows = [["Party", "View: now", "Party"], ["Front", '"no, never";\nnot at all', ""], ["Karvelia", "", "x"]]
    content = "\r\n".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    text = source(put(tmp_path, "a.csv", content.encode("cp1252"))).text
    assert text == 'Party: Front | View – now: "no, never"; not at all\nParty: Karvelia | Party (2): x'


def test_content_goes_before_the_ending_of_the_name(tmp_path):
    assert sniff(pdf([[]]), ".txt") == "application/pdf"
    assert sniff(b"<!DOCTYPE html><p>x", ".txt") == "text/html"
    assert sniff(docx(["x"]), ".zip").endswith("wordprocessingml.document")
    assert sniff(b"From: a\nSubject: b\nA press release begins so.", ".txt") == "text/plain"
    assert sniff(b"a,b\n", ".csv") == "text/csv"
    assert sniff(b"no ending", "") == "text/plain"
    assert sniff(b"<3 hearts", ".txt") == "text/plain"


class _Subtitles:
    media_types = ("application/x-subrip",)
    suffixes = (".srt",)

    def open(self, raw: bytes) -> Opened:
        return Opened(text=raw.decode().upper(), title="subtitles")


def test_other_packages_can_add_openers(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(plugins, "names", lambda group: looked.append(group) or ["subtitles"])
    monkeypatch.setattr(plugins, "load", lambda group, name: _Subtitles())
    openers._plugged.cache_clear()
    try:
        for name in ("a.srt", "b.srt", "c.txt"):
            put(tmp_path, name, ENGLISH)
        assert [one.source.title for one in gather(tmp_path)] == ["subtitles", "subtitles", None]
        assert looked == ["detente.openers"]
    finally:
        openers._plugged.cache_clear()
