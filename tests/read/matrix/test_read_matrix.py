from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DataFileError
from detente.gather import gather
from detente.gather.tables import render
from detente.model import Source, load_catalogue
from detente.read.mapping import load_mapping, parse_mapping
from detente.read.matrix import MatrixReader, read_matrix

CATALOGUE = load_catalogue()
GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "matrix.md"

LONG = [
    ["Party", "Topic", "Outcome", "Stance", "Firm", "Condition", "Source"],
    ["Tessin Front", "Troops", "complete  pull-out", "wants", "yes", "if the other side\ndoes the same", "speech of 4 March"],
    ["Karvelia", "forces", "mutual", "Accepts", "", "", ""],
    ["karvelia", "Troops", "some day", "rejects", "", "", ""],
    ["Karvelia", "Weather", "mild", "wants", "", "", ""],
    ["Tessin Front", "forces", "hold", "hm", "maybe", "", ""],
]  # fmt: skip
LONG_MAPPING = """
shape: long
columns: {party: Party, issue: Topic, option: Outcome, attitude: Stance, red_line: Firm, condition: Condition, words: Source}
issues: {troops: forces}
options: {forces: {Complete pull-out: full}}
attitudes: {wants: demands}
"""
WIDE = [
    ["Party", "Troops", "Ceasefire", "Notes"],
    ["TF", "full | no exceptions", "", "tired"],
    ["Karvelia", "mutual only", "general?", ""],
]
WIDE_MAPPING = """
shape: wide
label: party
columns: {Troops: forces, Ceasefire: ceasefire}
values:
  forces:
    full | no exceptions: {option: full, attitude: demands, red_line: yes}
    mutual only: {option: mutual, attitude: accepts}
parties:
  tf: {name: Tessin Front, kind: group, names: [the Front]}
"""


def source(rows, **fields) -> Source:
    text = render(rows)
    return Source(id="r1", sha256="0" * 64, media_type="text/csv", location="a.csv", kind="matrix", text=text, **fields)


def read(rows, mapping):
    one = source(rows)
    found = read_matrix(one, parse_mapping(mapping, CATALOGUE, origin="m.yaml"), catalogue=CATALOGUE)
    for fact in found.reading.facts():
        for where in fact.evidence:
            assert one.text[where.start : where.end] == where.exact
    return found


def test_a_long_matrix():
    found = read(LONG, LONG_MAPPING)
    first, second = found.reading.positions
    names = {actor.id: actor.name for actor in found.reading.actors}
    assert (names[first.party], first.issue, first.option, first.attitude, first.red_line, first.voice) == (
        "Tessin Front", "forces", "full", "demands", True, "user",
    )  # fmt: skip
    assert first.condition
    assert first.condition.exact == "if the other side does the same"
    assert first.evidence[0].exact.startswith("Party: Tessin Front | Topic: Troops")
    assert first.why.words == "speech of 4 March"
    assert (names[second.party], second.option, second.attitude, second.red_line) == (
        "Karvelia",
        "mutual",
        "accepts",
        False,
    )
    assert [(one.words, one.why) for one in found.unmapped] == [
        ("some day", "no entry in `options.forces`"),
        ("Weather", "no entry in `issues`"),
        ("hm", "no entry in `attitudes`"),
        ("maybe", "neither in `red_line` nor in `no_red_line`: taken for no red line"),
    ]


def test_one_attitude_for_all_rows():
    mapping = "{shape: long, columns: {party: Party, issue: Topic, option: Outcome}, attitude: rejects, issues: {Troops: forces}}"
    found = read([row[:3] for row in LONG[:1] + LONG[2:3]], mapping)
    assert [one.attitude for one in found.reading.positions] == ["rejects"]


def test_a_wide_matrix():
    found = read(WIDE, WIDE_MAPPING)
    first, second = found.reading.positions
    front, karvelia = found.reading.actors
    assert (front.name, front.kind, front.names) == ("Tessin Front", "group", ("Tessin Front", "TF", "the Front"))
    assert karvelia.name == "Karvelia"
    assert (first.party, first.issue, first.option, first.attitude, first.red_line) == (
        front.id,
        "forces",
        "full",
        "demands",
        True,
    )
    assert [one.exact for one in first.evidence] == ["Troops: full ¦ no exceptions", "TF"]
    assert (second.party, second.option, second.attitude) == (karvelia.id, "mutual", "accepts")
    assert [(one.column, one.words) for one in found.unmapped] == [("Notes", ""), ("Ceasefire", "general?")]


def test_a_wide_matrix_whose_rows_are_issues():
    turned = [list(column) for column in zip(*[row[:2] for row in WIDE], strict=True)]
    mapping = WIDE_MAPPING.replace("label: party", "rows: issues\nlabel: Party").replace(
        "columns: {Troops: forces, Ceasefire: ceasefire}",
        "columns: {TF: Tessin Front, Karvelia: Karvelia}\nissues: {Troops: forces}",
    )
    found = read(turned, mapping)
    names = {actor.id: actor.name for actor in found.reading.actors}
    assert [(names[one.party], one.option) for one in found.reading.positions] == [
        ("Tessin Front", "full"),
        ("Karvelia", "mutual"),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("option: full", "option: ful"), r"m\.yaml: values\.forces\.full \| no exceptions: no option 'ful'"),
        (("Troops: forces", "Troops: troops"), r"columns\.Troops: no issue 'troops'"),
        (("  forces:", "  force:"), r"values\.force: no issue 'force'"),
        (("attitude: accepts", "attitude: likes"), r"values\.forces\.mutual only\.attitude"),
        (("shape: wide", "shape: round"), "shape"),
        (("label: party", "lable: party"), "lable|label"),
        (("label: party", "label: [party"), "not YAML"),
        (("kind: group", "kind: club"), r"parties\.tf\.kind"),
    ],
)
def test_a_wrong_mapping_names_the_entry(change, message):
    with pytest.raises(DataFileError, match=message):
        parse_mapping(WIDE_MAPPING.replace(*change), CATALOGUE, origin="m.yaml")


@pytest.mark.parametrize("text", ["", "[]", "shape", "shape: long\ncolumns: {party: a, issue: b, option: c}\n"])
def test_no_mapping_at_all(text):
    with pytest.raises(DataFileError, match=r"m\.yaml"):
        parse_mapping(text, CATALOGUE, origin="m.yaml")


def test_a_column_that_is_not_there():
    with pytest.raises(DataFileError, match=r"columns\.issue: the matrix has no column 'Subject'; it has"):
        read(LONG, LONG_MAPPING.replace("issue: Topic", "issue: Subject"))
    with pytest.raises(DataFileError, match="label: the matrix has no column 'Side'"):
        read(WIDE, WIDE_MAPPING.replace("label: party", "label: Side"))


def test_a_mapping_that_cannot_be_read(tmp_path):
    with pytest.raises(DataFileError, match=r"none\.yaml.*cannot be read"):
        load_mapping(tmp_path / "none.yaml", CATALOGUE)


def test_a_changed_mapping_is_another_reader():
    names = {
        MatrixReader(parse_mapping(text, CATALOGUE, origin="m"), CATALOGUE).name
        for text in (LONG_MAPPING, LONG_MAPPING, WIDE_MAPPING)
    }
    assert len(names) == 2


def test_the_same_matrix_as_csv_xlsx_and_docx(tmp_path):
    from docx import Document
    from openpyxl import Workbook

    out = io.StringIO()
    csv.writer(out).writerows(LONG)
    (tmp_path / "a.csv").write_text(out.getvalue(), encoding="utf-8")
    book = Workbook()
    for row in LONG:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    document = Document()
    document.add_paragraph("Our view of 4 March: not to be passed on.")
    table = document.add_table(len(LONG), len(LONG[0]))
    for number, row in enumerate(LONG):
        for column, words in enumerate(row):
            table.cell(number, column).text = words
    document.save(tmp_path / "a.docx")
    mapping = parse_mapping(LONG_MAPPING, CATALOGUE, origin="m.yaml")
    readings = []
    for gathered in gather(tmp_path, kind="matrix"):
        assert (gathered.source.kind, gathered.source.status) == ("matrix", "ready")
        found = read_matrix(gathered.source, mapping, catalogue=CATALOGUE)
        readings.append([(one.option, one.attitude, one.red_line) for one in found.reading.positions])
    assert readings == [[("full", "demands", True), ("mutual", "accepts", False)]] * 3


def test_the_guide_is_right():
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    for block in blocks:
        if block.startswith("shape"):
            parse_mapping(block, CATALOGUE, origin="matrix.md")
    tables = re.findall(r"(?:^\|.*\n)+", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    for table, block, count in zip(tables, blocks, (2, 3), strict=False):
        lines = [line for line in table.splitlines() if not re.fullmatch(r"[|-]+", line)]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        found = read(rows, block)
        assert (len(found.reading.positions), found.unmapped) == (count, ())


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6))
def test_any_table_is_read_without_a_crash_and_with_true_passages(rows):
    table = [["Party", "Topic", "Outcome", "Stance"], ["F", "forces", "full", "demands"], *rows]
    found = read(table, LONG_MAPPING.replace(", red_line: Firm, condition: Condition, words: Source", ""))
    assert len(found.reading.positions) >= 1
