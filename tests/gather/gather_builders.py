"""Documents of every kind, made on the fly."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

ENGLISH = (
    "Envoys of Karvelia and the Tessin Front met for a second day in the lakeside town of Ordu on Tuesday, "
    "with the host’s foreign minister going between two rooms at opposite ends of an old sanatorium.\n\n"
    '"We will not sign a paper that leaves our people on the wrong side of a line," said Tomas Brell.\n\n'
    "“No.”\n\n"
    "The Front has said that it could accept a ceasefire if the withdrawal were mutual.\n"
)


def pdf(pages: list[list[tuple[str, float, float, int]]], *, password: str = "", title: str = "") -> bytes:
    """A PDF whose pages hold lines, each with its words, its place (points from left and below) and its size."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}
    )  # fmt: skip
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
        content = DecodedStreamObject()
        content.set_data(b"\n".join(_shown(*line) for line in lines))
        page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _shown(words: str, x: float, y: float, size: int) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, x, y, escaped)


def printed(paragraphs: list[list[str]], *, top: float = 780, gap: float = 24) -> list[tuple[str, float, float, int]]:
    """The lines of paragraphs on one page: 14 points from line to line, more between paragraphs."""
    lines = []
    y = top
    for paragraph in paragraphs:
        for line in paragraph:
            lines.append((line, 60.0, y, 12))
            y -= 14
        y -= gap - 14
    return lines


def docx(paragraphs: list[str], *, table: list[list[str]] | None = None, title: str = "") -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for words in paragraphs:
        if words.startswith("# "):
            document.add_heading(words[2:], 1)
        else:
            document.add_paragraph(words)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                grid.cell(number, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(sheets: dict[str, list[list[object]]], *, hidden: tuple[str, ...] = (), merge: str = "") -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merge:
            sheet.merge_cells(merge)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mail(text: str, *, html: str = "", attach: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "Ordu Talks Secretariat <press@ordu.example>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Statement on the second day"
    message["Date"] = "Tue, 04 Mar 2031 18:30:00 +0200"
    message["Message-ID"] = "<1@ordu.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    if attach:
        message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename=attach)
    return message.as_bytes()


def bomb(megabytes: int, *, name: str = "word/document.xml") -> bytes:
    """An archive that looks like a document and unpacks to zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(bytes(1 << 20))
    return out.getvalue()


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
