"""`detente text`: texts registered, shown, compared and linked at the command line, from a Word document too."""

import io

import pytest
from docx import Document
from tests_reports import FIRST as REPORT

ONE = ("Boats stop at noon.", "Prisoners are released within ten days.", "Tolls end.")
TWO = ("Prisoners are released within twenty days.", "Boats stop at noon.", "Tolls end.", "A fund is set up.")


def word_file(path, points):
    document = Document()
    document.add_heading("Plan for the strait", level=0)
    for one in points:
        document.add_paragraph(one, style="List Number")
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def record(tmp_path, detente):
    path = tmp_path / "talks.detente"
    (tmp_path / "report.txt").write_text(REPORT)
    assert detente("brief", tmp_path / "report.txt", "-r", path)[0] == 0
    for points, words in ((ONE, ("--name", "Strait plan", "--author", "Arvenia")), (TWO, ("--of", "Strait plan"))):
        file = word_file(tmp_path / f"{len(points)}.docx", points)
        assert detente("text", "add", file, *words, "--by", "Ana", "-r", path)[0] == 0
    return path


def test_the_list_of_texts(record, detente, rows):
    assert (
        detente(
            "text",
            "add",
            "--name",
            "Counter-plan",
            "--points",
            "20",
            "--counters",
            "Strait plan",
            "--by",
            "Ana",
            "-r",
            record,
        )[0]
        == 0
    )
    _, out, _ = detente("text", "show", "-r", record)
    assert "Counter-plan\t1\t–\t–\t–\t20, not shared\tStrait plan" in out
    assert "Strait plan\t2\t–\tArvenia\t–\t4\t–" in out
    found = rows("text", "show", "-r", record)
    assert [(one["points"], one["unknown"]) for one in found] == [(20, 20), (3, 0), (4, 0)]


def test_comparing_the_last_two_versions(record, detente, rows):
    code, out, _ = detente("text", "compare", "Strait plan", "-r", record)
    assert code == 0
    assert "Prisoners are released within [-ten-] {+twenty+} days." in out
    assert out.splitlines()[-1].startswith("1 added; ")
    found = rows("text", "compare", "Strait plan:1", "Strait plan:2", "-r", record)
    names = {(*one["before"], "/", *one["after"]): one["name"] for one in found}
    assert names["/", "4"] == "added"
    assert names["2", "/", "1"].startswith("reworded")
    every = rows("text", "compare", "Strait plan", "--all", "-r", record)
    assert len(every) == 5


def test_links_and_who_stands_where(record, detente, rows):
    link = rows("text", "link", "Strait plan", "1", "--issue", "prisoners", "--by", "Ana", "-r", record)[0]["link"]
    shown = {one["clause"]: one for one in rows("text", "show", "Strait plan", "-r", record)}
    assert shown["1"]["links"][0]["id"] == link
    assert shown["2"]["links"] == []
    _, out, _ = detente("text", "show", "Strait plan:2", "-r", record)
    assert f"prisoners (concerns) {link}" in out
    assert detente("text", "unlink", link, "--by", "Ana", "-r", record)[0] == 0
    assert all(one["links"] == [] for one in rows("text", "show", "Strait plan", "-r", record))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("compare", "Nothing"), 2),
        (("link", "Strait plan", "9", "--issue", "prisoners", "--by", "Ana"), 2),
        (("link", "Strait plan", "1", "--issue", "nonsense", "--by", "Ana"), 2),
        (("link", "Strait plan", "1", "--issue", "prisoners", "--excludes", "--by", "Ana"), 2),
        (("add", "missing.docx", "--name", "Other", "--by", "Ana"), 3),
        (("add", "--name", "Other"), 2),
        (("show", "Strait plan:7"), 2),
    ],
)
def test_what_does_not_fit_says_why(record, detente, words, code):
    found, _, err = detente("text", *words, "-r", record)
    assert found == code
    assert err.startswith("detente: ") and "Traceback" not in err
