"""`detente eval` compares readers on a user's own annotated reports."""

import json

import pytest

REPORT = {
    "id": "varn-01",
    "published": "2031-03-18T14:05:00Z",
    "title": "Talks in Molde",
    "text": "MOLDE — “We demand that all prisoners come home,” said Ketil Aas, the foreign minister of Varn.",
    "actors": [
        {"id": "aas", "kind": "person", "name": "Ketil Aas", "names": ["Ketil Aas"], "side": "varn"},
        {"id": "varn", "kind": "state", "name": "Varn", "names": ["Varn"], "side": None},
    ],
    "statements": [{"speaker": "aas", "mode": "direct", "content": ["We demand that all prisoners come home"]}],
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "annotated"
    folder.mkdir()
    for number in range(1, 6):
        one = {**REPORT, "id": f"varn-{number:02}"}
        (folder / f"varn-{number:02}.json").write_text(json.dumps(one), encoding="utf-8")
    return folder


def test_a_table_with_precision_recall_and_intervals(detente, folder):
    code, out, err = detente("eval", folder)
    assert code == 0
    lines = [line.split("\t") for line in out.splitlines()]
    assert lines[0][:3] == ["measure", "reader", "there"]
    statements = next(line for line in lines if line[0] == "statements")
    assert statements[2] == "5" and " to " in statements[7]
    assert "5 reports in" in err


def test_the_same_as_json(detente, folder):
    code, out, _ = detente("eval", folder, "--json")
    held = json.loads(out)
    assert code == 0 and held["reports"] == 5
    assert {row["measure"] for row in held["figures"]} >= {"actors", "statements", "statements with speaker"}
    assert held["readers"][0]["version"].startswith("rules/")


def test_what_was_missed_is_listed(detente, folder):
    code, out, _ = detente("eval", folder, "--show", "actors")
    assert code == 0 and "rules: actors missed" in out


@pytest.mark.parametrize("words", [["--reader", "nobody"], ["--reader", "llm"], ["--show", "weather"]])
def test_a_wrong_word_is_explained(detente, folder, words):
    code, _, err = detente("eval", folder, *words)
    assert code == 2 and err.startswith("detente: ")


def test_a_wrong_annotation_is_explained(detente, folder):
    (folder / "bad.json").write_text(
        json.dumps({**REPORT, "id": "bad", "statements": [{"speaker": "aas"}]}), encoding="utf-8"
    )
    code, _, err = detente("eval", folder)
    assert code == 3 and "bad.json" in err and "statements 1: no content" in err
