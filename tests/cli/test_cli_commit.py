"""`detente commit`: models from files, the list of forms, and refusals."""

import json

MODEL = """
title: The Sand Islands, guarded
forms: [imperfect_detection, guarantee_needed]
sides: {A: Orvany, B: Velmar}
assumed_by: the desk
inputs:
  T: 5
  R: 3
  P: [0.5, 1]
  delta: {range: [0.3, 0.45], assumed_by: the desk}
  d: {value: 0.8, given_by: the monitors}
"""


def test_a_model_as_json(rows, tmp_path):
    path = tmp_path / "model.yaml"
    path.write_text(MODEL + "  L: 5\n", encoding="utf-8")
    (found,) = rows("commit", path)
    assert found["title"] == "The Sand Islands, guarded"
    first, second = found["forms"]
    assert first["form"] == "imperfect_detection"
    assert first["verdicts"]["self_enforcing"]["value"] is False
    assert 0 < second["results"]["g_star"]["low"] < second["results"]["g_star"]["high"] < 1
    assert second["inputs"]["d"]["who"] == "the monitors"


def test_a_model_in_words_says_what_it_needs(detente, tmp_path):
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, encoding="utf-8")
    code, out, _ = detente("commit", path)
    assert code == 0
    assert "Needs: what the guarantor's answer costs a violator (L;" in out
    assert "is 0.8 (given by the monitors)" in out


def test_the_list_names_every_form(rows, detente):
    listed = rows("commit", "--list")
    assert len(listed) >= 18
    assert all(one["inputs"] and one["results"] for one in listed)
    code, out, _ = detente("commit", "--list")
    assert code == 0
    assert all(one["form"] in out for one in listed)


def test_a_wrong_model_is_refused_naming_file_and_entry(detente, tmp_path):
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"form": "rubinstein", "inputs": {"d1": 0.5, "patience": 1}}), encoding="utf-8")
    code, _, err = detente("commit", path)
    assert code == 3
    assert "model.json" in err
    assert "'patience'" in err


def test_no_model_is_refused_with_what_to_do(detente):
    code, _, err = detente("commit")
    assert code == 2
    assert "--list" in err


def test_the_picture_is_written_beside_the_answer(detente, tmp_path):
    path, picture = tmp_path / "model.yaml", tmp_path / "break-even.svg"
    path.write_text(MODEL + "  L: 5\n", encoding="utf-8")
    code, out, _ = detente("commit", path, "--svg", picture, "--form", "guarantee_needed", "--across", "L")
    assert code == 0
    assert "Self-enforcement" in out
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
    code, _, err = detente("commit", path, "--svg", picture, "--form", "rubinstein")
    assert code == 2
    assert "'rubinstein'" in err


def test_a_model_is_drafted_from_the_record_and_not_written_over(detente, rows, reports, tmp_path):
    record, out = tmp_path / "talks.detente", tmp_path / "draft.yaml"
    detente("brief", reports, "-r", record)
    code, printed, err = detente("commit", "--draft", out, "-r", record)
    assert code == 0, err
    assert "Missing: " in printed
    (found,) = rows("commit", out)
    assert all(one["needs"] for one in found["forms"])
    assert any(one["inputs"]["d"]["said"] for one in found["forms"] if "d" in one["inputs"])
    code, _, err = detente("commit", "--draft", out, "-r", record)
    assert code == 2
    assert "already" in err


def test_a_model_is_kept_and_stands_in_the_brief(detente, rows, tmp_path):
    path, record = tmp_path / "model.yaml", tmp_path / "talks.detente"
    path.write_text(MODEL + "  L: 5\n", encoding="utf-8")
    assert detente("commit", path, "--record", record, "--keep", "--by", "A. Reader")[0] == 0
    (one,) = rows("commit", "--kept", "--record", record)
    assert one["inputs"]["inputs"]["delta"] == {"range": [0.3, 0.45], "assumed_by": "the desk"}
    assert detente("brief", "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert 'class="drawn break-even"' in page and "given by the monitors" in page
    assert detente("commit", "--record", record, "--withdraw", "7", "--by", "A. Reader")[0] == 2
