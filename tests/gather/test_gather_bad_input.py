from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from gather_builders import ENGLISH, bomb, docx, mail, pdf, printed, put, xlsx

from detente.gather import Limits, gather


def reason(path, **given) -> str:
    (found,) = gather(path, **given)
    assert found.source.status == "unreadable"
    assert found.source.text == ""
    return found.source.reason


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a.csv", "a.xlsx", "a.md", "a"])
def test_empty_files(tmp_path, name):
    assert reason(put(tmp_path, name, b"")) == "the file is empty"
    assert reason(put(tmp_path, name, b" \n\n\t ")) != ""


def test_binary(tmp_path):
    noise = random.Random(7).randbytes(50_000)
    assert "not text" in reason(put(tmp_path, "a.txt", noise))
    assert "picture" in reason(put(tmp_path, "b.txt", b"\x89PNG\r\n\x1a\n" + noise))
    assert "database" in reason(put(tmp_path, "c.txt", b"SQLite format 3\x00" + noise))


def test_fifty_megabytes_of_one_line(tmp_path):
    path = put(tmp_path, "a.txt", b"talks " * 8_400_000)
    assert "larger than 50 MB" in reason(path)
    path = put(tmp_path, "a.txt", b"talks " * 8_000_000)
    assert "characters long" in reason(path)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.csv", "a.eml"])
def test_other_kinds_of_one_long_line(tmp_path, name):
    start = "<html><body><p>" if name == "a.html" else "From: a\nDate: b\n\n" if name == "a.eml" else ""
    assert reason(put(tmp_path, name, start + "talks " * 1_000_000))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "q", "font"])
def test_fifty_thousand_nested_tags(tmp_path, tag):
    page = f"<html><body><p>Before it all.</p>{f'<{tag}>' * 50_000}Inner words of the talks.{'</x>' * 50_000}"
    (found,) = gather(put(tmp_path, "a.html", page))
    assert "Inner words of the talks." in found.source.text
    assert "nested too deeply" in found.source.reason


def test_pdf_without_text(tmp_path):
    assert "a scan?" in reason(put(tmp_path, "a.pdf", pdf([[], []])))


def test_pdf_with_a_password(tmp_path):
    lines = printed([["Secret words."]])
    assert "password" in reason(put(tmp_path, "a.pdf", pdf([lines], password="x")))


def test_pdf_with_too_many_pages_or_too_slow(tmp_path):
    lines = printed([["Some words of the talks."]])
    path = put(tmp_path, "a.pdf", pdf([lines] * 5))
    assert "5 pages" in reason(path, limits=Limits(pages=4))
    assert "too long to open" in reason(path, limits=Limits(seconds=-1.0))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "eml"])
def test_truncated_documents(tmp_path, kind, keep):
    whole = {
        "pdf": pdf([printed([["Some words of the talks."]])]),
        "docx": docx([ENGLISH]),
        "xlsx": xlsx({"A": [["Party", "View"], ["Front", "no"]]}),
        "eml": mail(ENGLISH, attach="x.bin"),
    }[kind]
    (found,) = gather(put(tmp_path, f"a.{kind}", whole[: int(len(whole) * keep)]))
    assert found.source.status in {"ready", "unreadable"}
    assert found.source.text or found.source.reason
    if kind in {"docx", "xlsx"}:
        assert "damaged" in found.source.reason


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "eml", "html", "md"])
def test_bytes_changed_at_random_never_stop_a_run(tmp_path, kind):
    whole = {
        "pdf": pdf([printed([["Some words of the talks."], ["And some more."]])] * 2),
        "docx": docx([ENGLISH], table=[["A", "B"], ["c", "d"]]),
        "xlsx": xlsx({"A": [["Party", "View"], ["Front", "no"]]}),
        "eml": mail(ENGLISH, html=f"<p>{ENGLISH}</p>", attach="x.bin"),
        "html": f"<html><head><title>T</title></head><body><p>{ENGLISH}</p></body></html>".encode(),
        "md": f"# Day two\n\n{ENGLISH}\n\n| a | b |\n|---|---|\n| c | d |\n".encode(),
    }[kind]
    chance = random.Random(kind)
    for number in range(40):
        broken = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        put(tmp_path, f"{number:02}.{kind}", bytes(broken))
    assert len(list(gather(tmp_path))) == 40


def test_zip_bombs_are_not_unpacked(tmp_path):
    for name, member in (("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")):
        assert "unpacks to more than" in reason(put(tmp_path, name, bomb(300, name=member)))


def test_a_bomb_that_lies_about_its_size(tmp_path):
    raw = bytearray(bomb(30))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        true = archive.getinfo("word/document.xml").file_size
    said = raw.replace(true.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert reason(put(tmp_path, "a.docx", bytes(said)), limits=Limits(unpacked_bytes=1 << 20))


def test_a_locked_office_document(tmp_path):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "password" in reason(put(tmp_path, "a.docx", content))
    assert "old Office format" in reason(put(tmp_path, "a.doc", content.replace(b"E\x00n\x00c", b"A\x00b\x00c")))


def test_a_folder_that_is_called_like_a_file(tmp_path):
    put(tmp_path, "x.txt/inner.txt", ENGLISH)
    (found,) = gather(tmp_path)
    assert Path(found.source.location) == tmp_path / "x.txt" / "inner.txt"


def test_links_in_circles_and_to_nowhere(tmp_path):
    put(tmp_path, "in/a.txt", ENGLISH)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "gone.txt")
    found = {Path(one.source.location).name: one.source for one in gather(tmp_path / "in")}
    assert set(found) == {"a.txt", "gone.txt", "self.txt"}
    assert "cannot be opened" in found["gone.txt"].reason
    assert found["gone.txt"].id != found["self.txt"].id


def test_pipes_in_folders_are_passed_over(tmp_path):
    put(tmp_path, "a.txt", ENGLISH)
    os.mkfifo(tmp_path / "pipe.txt")
    assert len(list(gather(tmp_path))) == 1


def test_one_bad_document_does_not_stop_the_others(tmp_path):
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.docx", b"PK\x03\x04 and no more")
    put(tmp_path, "c.txt", ENGLISH)
    assert [one.source.status for one in gather(tmp_path)] == ["unreadable", "unreadable", "ready"]


def test_entities_that_grow_are_not_expanded(tmp_path):
    out = io.BytesIO()
    lines = "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
    with zipfile.ZipFile(io.BytesIO(docx(["words"]))) as whole, zipfile.ZipFile(out, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                content = f'<!DOCTYPE d [<!ENTITY x0 "ha">{lines}]>'.encode() + content.split(b"?>", 1)[1].replace(
                    b"words", b"&x9;"
                )
            changed.writestr(name, content)
    (found,) = gather(put(tmp_path, "a.docx", out.getvalue()))
    assert len(found.source.text) < 1000
