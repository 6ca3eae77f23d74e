"""`detente stability`: a case from a file, as JSON and in words, and refusals."""

import json

CASE = {
    "title": "The Harl road",
    "decision_makers": ["Orvany", "Velmar"],
    "state_labels": ["both keep", "Velmar breaks", "Orvany breaks", "both break"],
    "rankings_best_to_worst": {
        "Orvany": ["Orvany breaks", "both keep", "both break", "Velmar breaks"],
        "Velmar": ["Velmar breaks", "both keep", "both break", "Orvany breaks"],
    },
    "reachable_one_step": {
        "Orvany": {
            "both keep": ["Orvany breaks"],
            "Velmar breaks": ["both break"],
            "Orvany breaks": ["both keep"],
            "both break": ["Velmar breaks"],
        },
        "Velmar": {
            "both keep": ["Velmar breaks"],
            "Velmar breaks": ["both keep"],
            "Orvany breaks": ["both break"],
            "both break": ["Orvany breaks"],
        },
    },
    "status_quo": "both break",
}


def written(tmp_path, case):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_a_case_as_json(rows, tmp_path):
    (found,) = rows("stability", written(tmp_path, CASE))
    kept = ["both keep", "both break"]
    assert found["equilibria"] == {"nash": ["both break"], "gmr": kept, "smr": kept, "seq": kept}
    assert found["coalition_equilibria"] == {one: ["both keep"] for one in ("CGMR", "CSMR", "CSEQ")} | {"CNash": []}
    assert found["paths_from_status_quo"][0]["by"] == "improvements of coalitions"
    assert {"by": ["Velmar"], "to": "both break"} in found["reasons"][0]["answer"]


def test_a_case_in_words(detente, tmp_path):
    code, out, _ = detente("stability", written(tmp_path, CASE))
    assert code == 0
    assert "nobody would move (Nash): both break." in out
    assert "From both keep, Orvany would move to Orvany breaks; answered by Velmar to both break" in out


def test_what_would_make_a_state_hold(rows, detente, tmp_path):
    path = written(tmp_path, CASE)
    (found,) = rows("stability", path, "--inverse", "both keep")
    nash = next(one for one in found["inverse"] if one["concept"] == "nash" and one["decision_maker"] == "Orvany")
    assert nash["share_of_strict_rankings"] == "1/2" and not nash["now"]
    code, out, _ = detente("stability", path, "--inverse", "both keep")
    assert code == 0 and "Orvany breaks is not preferred to both keep" in out
    assert detente("stability", path, "--inverse", "no such")[0] == 2


def test_what_is_wrong_is_named(detente, tmp_path):
    code, _, err = detente("stability", written(tmp_path, CASE | {"decision_makers": ["Orvany"]}))
    assert code == 3 and "unknown decision maker 'Velmar'" in err and "case.json" in err
    assert detente("stability", written(tmp_path, CASE), "--case", "one")[0] == 2
