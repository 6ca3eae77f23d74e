"""`detente stability`: a case from a file, as JSON and in words, and refusals."""

import json
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "stability.json"

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


def test_why_a_state_holds_or_does_not(rows, detente, tmp_path):
    path = written(tmp_path, CASE)
    (found,) = rows("stability", path, "--why", "both break")
    (gain,) = [one for one in found["reasons"] if one["concept"] == "nash"]
    assert gain["by"] == ["Orvany", "Velmar"] and gain["to"] == "both keep" and not gain["holds"]
    code, out, _ = detente("stability", path, "--why", "both keep")
    assert code == 0 and "SEQ: From both keep, Velmar would move to Velmar breaks; answered by Orvany" in out
    assert detente("stability", path, "--why", "no such")[0] == 2


def test_what_is_wrong_is_named(detente, tmp_path):
    code, _, err = detente("stability", written(tmp_path, CASE | {"decision_makers": ["Orvany"]}))
    assert code == 3 and "unknown decision maker 'Velmar'" in err and "case.json" in err
    assert detente("stability", written(tmp_path, CASE), "--case", "one")[0] == 2


DEMANDS = """The delegation of Orvany met the delegation of Velmar in Harl on Monday.
Orvany's foreign minister, Ana Perel, said that Velmar must withdraw all its troops from the valley.
Velmar's president, Tomas Wirk, said Velmar would never withdraw its troops.
"""


def test_a_record_gives_a_draft_that_can_be_changed(detente, rows, tmp_path):
    report, record, out = tmp_path / "one.txt", tmp_path / "talks.detente", tmp_path / "draft.yaml"
    report.write_text(DEMANDS, encoding="utf-8")
    assert detente("brief", report, "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    (found,) = rows("stability", "--record", record)
    assert found["options"][0]["decision_maker"] == "Velmar"
    assert "never withdraw its troops" in str(found["options"][0]["said"])
    assert detente("stability", "--record", record, "--draft", out)[0] == 0
    (again,) = rows("stability", out)
    assert again["equilibria"] == found["equilibria"]
    code, _, err = detente("stability", "--record", record, "--draft", out)
    assert code == 2 and "already" in err
    code, text, _ = detente("stability", "--record", record)
    assert code == 0 and "If each holds to these words" in text


def test_a_record_without_demands_says_so(detente, reports, tmp_path):
    record = tmp_path / "talks.detente"
    report = tmp_path / "one.txt"
    report.write_text("The weather in Harl was mild on Monday.", encoding="utf-8")
    assert detente("brief", report, "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    code, _, err = detente("stability", "--record", record)
    assert code == 2 and "no party is reported to demand" in err


def test_a_picture(detente, tmp_path):
    out = tmp_path / "states.svg"
    assert detente("stability", written(tmp_path, CASE), "--svg", out)[0] == 0
    assert out.read_text(encoding="utf-8").startswith("<svg")


def test_a_case_is_kept_listed_and_withdrawn(detente, rows, tmp_path):
    record, path = tmp_path / "talks.detente", written(tmp_path, CASE)
    assert detente("stability", path, "--record", record, "--keep")[0] == 2  # nobody signs
    assert detente("stability", path, "--record", record, "--keep", "--by", "A. Reader")[0] == 0
    (one,) = rows("stability", "--kept", "--record", record)
    assert (one["number"], one["by"], one["inputs"]["title"]) == (1, "A. Reader", "The Harl road")
    assert detente("stability", "--record", record, "--withdraw", "1", "--by", "A. Reader")[0] == 0
    code, out, _ = detente("stability", "--kept", "--record", record)
    assert code == 0 and "by A. Reader" in out


def test_a_draft_that_nobody_has_read_is_not_kept(detente, tmp_path):
    report, record = tmp_path / "one.txt", tmp_path / "talks.detente"
    report.write_text(DEMANDS, encoding="utf-8")
    assert detente("brief", report, "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    code, _, err = detente("stability", "--record", record, "--keep", "--by", "A. Reader")
    assert code == 2 and "--draft" in err


@pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference cases (../shared/reference/stability.json) are not here"
)
def test_every_reference_case_by_the_command(rows, tmp_path):
    """Coalition SEQ of each is as its own definition says; where a published program errs, the case's note says so."""
    cases = json.loads(REFERENCE.read_text(encoding="utf-8"))["cases"]
    assert len(cases) >= 11
    for name, held in cases.items():
        (found,) = rows("stability", REFERENCE, "--case", name)
        assert found["equilibria"] == held["expected_equilibria"], name
        assert found["coalition_equilibria"] == held["expected_coalition_equilibria"], name


OPTIONS = {
    "title": "The toll",
    "options": {"Orvany": ["open the road", "withdraw"], "Velmar": ["lift the toll"]},
    "status_quo": "NNN",
    "preferences": {
        "Orvany": {"statements": ["not withdraw", ">>", "lift the toll"]},
        "Velmar": {"weights": {"open the road": 3}, "unknown": [["YNN", "NNN"]]},
    },
}


def test_degrees_and_unknowns_are_told_for_groups_too(rows, detente, tmp_path):
    path = written(tmp_path, OPTIONS)
    (found,) = rows("stability", path)
    for name in ("equilibria_if_unknown_tempts_nobody", "strong_equilibria"):
        assert set(found[name]) == {"nash", "gmr", "smr", "seq"}
    for name in ("coalition_equilibria_if_unknown_tempts_nobody", "strong_coalition_equilibria"):
        assert set(found[name]) == {"CNash", "CGMR", "CSMR", "CSEQ"}
    assert set(found["strong_coalition_equilibria"]["CGMR"]) <= set(found["coalition_equilibria"]["CGMR"])
    code, out, _ = detente("stability", path)
    assert code == 0 and "leave some member of the group much worse" in out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"infeasible": ["open the road", "not open the road"]}, "no feasible state is left"),
        ({"infeasible": ["not open the road"]}, "status_quo: 'NNN' is no feasible state"),
        ({"preferences": OPTIONS["preferences"] | {"Velmar": {"weights": {"withdraw": "much"}}}}, "weight of withdraw"),
        (
            {"preferences": OPTIONS["preferences"] | {"Velmar": {"comparisons": [["YNN", "NNN"], ["NNN", "YNN"]]}}},
            "contradictory",
        ),
        ({"preferences": OPTIONS["preferences"] | {"Zed": {"weights": {}}}}, "unknown decision maker 'Zed'"),
    ],
)
def test_a_bad_entry_is_named(detente, tmp_path, change, said):
    code, _, err = detente("stability", written(tmp_path, OPTIONS | change))
    assert code == 3 and said in err and "case.json" in err


def test_a_side_to_which_all_is_alike_is_noted(detente, tmp_path):
    held = OPTIONS | {"preferences": OPTIONS["preferences"] | {"Velmar": {"weights": {"open the road": 0}}}}
    code, out, _ = detente("stability", written(tmp_path, held))
    assert code == 0 and "preferences of Velmar: all states are alike to it; it would never move." in out
