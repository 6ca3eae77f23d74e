import io

import pyarrow.parquet
from export_record import CATALOGUE, record
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from detente.export import parquet, plain_tables, tables, workbook
from detente.export.tables import FORMULA
from detente.export.workbook import LONGEST, fits
from detente.model import Dossier


def sheets(dossier):
    return load_workbook(io.BytesIO(workbook(dossier, CATALOGUE)))


def with_name(name):
    dossier = record()
    actor = dossier.actors[0]
    renamed = type(actor)(**{f: getattr(actor, f) for f in actor.__dataclass_fields__} | {"name": name})
    return record(actors=(renamed,))


def test_a_sheet_for_each_table_with_its_head():
    book = sheets(record())
    assert book.sheetnames == list(tables(record(), CATALOGUE))
    rows = list(book["positions"].values)
    assert rows[0][:4] == ("id", "party", "party id", "issue")
    assert rows[1][:4] == ("p1", "Ostrel", "ostrel", "Lake traffic")


def test_the_same_record_gives_the_same_bytes():
    assert workbook(record(), CATALOGUE) == workbook(record(), CATALOGUE)


def test_an_empty_record_has_heads_only():
    assert all(sheet.max_row == 1 for sheet in sheets(Dossier(name="n")))


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(), st.sampled_from(FORMULA).flatmap(lambda mark: st.text().map(lambda rest: mark + rest))))
def test_no_cell_is_a_formula(value):
    for sheet in sheets(with_name(value)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "inlineStr"} or cell.value is None
                assert not str(cell.value or "").startswith(FORMULA)


@settings(deadline=None)
@given(st.text(max_size=8), st.integers(LONGEST - 3, LONGEST + 3))
def test_a_cell_holds_no_more_than_excel_takes(value, size):
    assert len(fits(value + "x" * size)) <= LONGEST


def test_long_words_say_that_they_were_cut():
    assert fits("x" * (LONGEST + 1)).endswith(" […]")
    assert fits("x" * LONGEST) == "x" * LONGEST


def read(table):
    return pyarrow.parquet.read_table(io.BytesIO(parquet(table)))


def test_parquet_has_the_columns_of_the_table():
    table = plain_tables(record(), CATALOGUE)["proposals"]
    found = read(table)
    assert tuple(found.column_names) == table.columns
    assert found.column("name").to_pylist() == ["=the plan"]
    assert found.column("recipient").to_pylist() == [None]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_parquet_keeps_any_words(name):
    assert read(plain_tables(with_name(name), CATALOGUE)["actors"]).column("name").to_pylist() == [name]


def test_parquet_of_an_empty_table_has_its_columns_and_the_same_bytes():
    table = plain_tables(Dossier(name="n"), CATALOGUE)["events"]
    assert read(table).num_rows == 0 and tuple(read(table).column_names) == table.columns
    assert parquet(table) == parquet(table)
