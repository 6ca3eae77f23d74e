"""`detente export`: the forms at the command line."""

import json

import pytest
from openpyxl import load_workbook


@pytest.fixture
def record(tmp_path, detente, reports):
    path = tmp_path / "talks.detente"
    assert detente("brief", reports, "-r", path)[0] == 0
    return path


def test_forms_of_text_go_to_standard_output(record, detente, rows):
    assert detente("export", "graph", "-r", record)[1].startswith("<?xml")
    assert json.loads(detente("export", "popolo", "-r", record)[1])["organizations"]
    lines = detente("export", "followthemoney", "-r", record)[1].splitlines()
    assert {json.loads(line)["schema"] for line in lines} >= {"Document", "Person", "Note"}
    assert rows("export", "graph", "-r", record)[0]["text"].startswith("<?xml")


def test_forms_that_are_no_text_need_a_file(record, detente, tmp_path):
    code, _, err = detente("export", "workbook", "-r", record)
    assert code == 2 and "--out" in err
    assert detente("export", "workbook", "-o", tmp_path / "all.xlsx", "-r", record)[0] == 0
    assert "positions" in load_workbook(tmp_path / "all.xlsx").sheetnames
    assert detente("export", "positions", "--format", "parquet", "-o", tmp_path / "p.parquet", "-r", record)[0] == 0
    assert (tmp_path / "p.parquet").read_bytes().startswith(b"PAR1")


def test_a_bundle_becomes_a_record_again(record, detente, rows, tmp_path):
    assert detente("export", "bundle", "-r", record)[0] == 2
    assert detente("export", "bundle", "-o", tmp_path / "all.zip", "-r", record)[0] == 0
    code, out, _ = detente("unpack", tmp_path / "all.zip", "-r", tmp_path / "copy.detente")
    assert (code, out.strip()) == (0, f"{tmp_path / 'copy.detente'}: 1 document")
    assert rows("show", "positions", "-r", tmp_path / "copy.detente") == rows("show", "positions", "-r", record)
    assert detente("unpack", tmp_path / "all.zip", "-r", record)[0] == 4
    assert detente("unpack", record, "-r", tmp_path / "new.detente")[0] == 3
    assert detente("unpack", tmp_path / "none.zip", "-r", tmp_path / "new.detente")[0] == 3
    assert not (tmp_path / "new.detente").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("positions", "--format", "xls"),
        ("graph", "--format", "parquet", "-o", "x"),
        ("akoma-ntoso",),
        ("graph", "--upto", "secret"),
    ],
)
def test_what_does_not_fit_says_why(record, detente, words):
    code, _, err = detente("export", *words, "-r", record)
    assert code == 2 and err.startswith("detente: ")


def test_a_bundle_without_texts_has_the_same_facts(record, detente, rows, tmp_path):
    code, _, err = detente("export", "positions", "--without-texts", "-r", record)
    assert code == 2 and "is for a bundle" in err
    assert detente("export", "bundle", "--without-texts", "-o", tmp_path / "short.zip", "-r", record)[0] == 0
    copy = tmp_path / "short.detente"
    assert detente("unpack", tmp_path / "short.zip", "-r", copy)[0] == 0
    assert rows("show", "statements", "-r", copy) == rows("show", "statements", "-r", record) != []
    code, _, err = detente("export", "bundle", "--as-of", "2999-01-01", "-o", tmp_path / "past.zip", "-r", record)
    assert code == 2 and "as it stands" in err and not (tmp_path / "past.zip").exists()
