"""From a report that passes on two accounts of one meeting to the record, the brief, the tables and the bundle."""

import json

import pytest

REPORT = """Arvenia and Sorrel meet in Oslo

Published: 4 March 2033, 09:00 GMT

OSLO, March 4 - Arvenia and Sorrel held peace talks in Oslo on Thursday over a ceasefire in the Tarn valley, mediated by Norway.

The talks lasted five hours, according to Arvenia; the Sorrelian side spoke of six.

Twelve prisoners were released on Wednesday, Arvenia said, while Sorrel put the number at 15.

Arvenia and Sorrel will meet again in Oslo on March 10 for peace negotiations.
"""


@pytest.fixture
def record(tmp_path, detente):
    (tmp_path / "oslo.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "talks.detente"
    assert detente("brief", tmp_path / "oslo.txt", "-r", path, "--format", "md,json")[0] == 0
    return path


def test_both_accounts_are_in_the_brief(record):
    said = "5 hours (Arvenia) or 6 hours (Sorrel)"
    assert said in record.with_suffix(".md").read_text(encoding="utf-8")
    told = json.loads(record.with_suffix(".json").read_text(encoding="utf-8"))["accounts"]
    assert [(one["field"], one["value"]) for one in told] == [
        ("hours", "5"),
        ("hours", "6"),
        ("amounts", "Twelve prisoners"),
        ("amounts", "15 prisoners"),
    ]
    assert told[1]["words"]["exact"] == "the Sorrelian side spoke of six."


def test_they_are_shown_and_go_out(record, detente, rows):
    held = next(one for one in rows("show", "meetings", "-r", record) if one["accounts"])
    assert held["hours"] is None and [one["value"] for one in held["accounts"]] == ["5", "6"]
    shown = " ".join(detente("show", "meetings", "-r", record)[1].split())
    assert "told differently" in shown
    assert '"hours: 5 (Arvenia); hours: 6 (Sorrel)"' in detente("export", "meetings", "-r", record)[1]
    assert (
        "amounts: Twelve prisoners (Arvenia); amounts: 15 prisoners (Sorrel)"
        in detente("export", "events", "-r", record)[1]
    )


def test_they_come_back_out_of_a_bundle(record, detente, rows, tmp_path):
    for more in ((), ("--without-texts",)):
        bundle, copy = tmp_path / f"all{len(more)}.zip", tmp_path / f"copy{len(more)}.detente"
        assert detente("export", "bundle", "-o", bundle, "-r", record, *more)[0] == 0
        assert detente("unpack", bundle, "-r", copy)[0] == 0
        assert rows("show", "meetings", "-r", copy) == rows("show", "meetings", "-r", record)


def test_a_reading_has_them_in_its_line(tmp_path, detente):
    (tmp_path / "oslo.txt").write_text(REPORT, encoding="utf-8")
    code, out, _ = detente("read", tmp_path / "oslo.txt", "--json")
    line = json.loads(out.splitlines()[0])
    met = next(one for one in line["meetings"] if "accounts" in one)
    assert code == 0
    assert [REPORT[start:end] for one in met["accounts"] for start, end in one["words"]] == [
        "The talks lasted five hours, according to Arvenia",
        "the Sorrelian side spoke of six.",
    ]
    assert sum("accounts" in one for one in line["meetings"]) == 1
