"""`detente forecast`: made, kept with its date and inputs, scored."""

import json

ISSUE = """
title: How far back the heavy guns go
unit: km
scale: [0, 40]
options: {hold: 0, both back: 20, all back: 40}
assumed_by: the desk
beliefs: {by: the desk, level: 0.8, probabilities: {hold: 0.2, both back: 0.7, all back: 0.1}}
actors:
  Orvany: {position: 5, capability: [0.8, 1], salience: 0.7}
  Velmar: {position: {value: 30, given_by: its envoy}, capability: 0.6, salience: 0.9}
"""


def written(folder, text=ISSUE):
    path = folder / "issue.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_forecast_is_made_kept_and_scored(rows, detente, tmp_path):
    record = tmp_path / "talks.detente"
    (made,) = rows("forecast", written(tmp_path), "--keep", "--by", "Ann Ode", "-r", record)
    assert made["kept"] == [1]
    (issue,) = made["issues"]
    assert 5 < issue["compromise"]["low"] < issue["compromise"]["high"] < 30
    (scored,) = rows("forecast", "score", 1, "--outcome", "both back", "--by", "Ann Ode", "-r", record)
    assert scored["outcome"] == 20
    assert scored["brier"] > 0
    (kept,) = rows("forecast", "kept", "-r", record)
    assert kept["by"] == "Ann Ode"
    assert kept["made_at"] <= kept["scores"][0]["scored_at"]
    assert kept["actors"]["Velmar"]["position"]["who"] == "its envoy"
    code, out, _ = detente("verify", "-r", record)
    assert code == 0, out


def test_forecasts_are_added_and_never_replaced(rows, tmp_path):
    record = tmp_path / "talks.detente"
    for expected in (1, 2):
        (made,) = rows("forecast", written(tmp_path), "--keep", "--by", "Ann", "-r", record)
        assert made["kept"] == [expected]
    rows("forecast", "score", 1, "--outcome", 12, "--by", "Ann", "-r", record)
    rows("forecast", "score", 1, "--outcome", 13, "--by", "Ben", "-r", record)
    first, second = rows("forecast", "kept", "-r", record)
    assert [one["outcome"] for one in first["scores"]] == [12, 13]
    assert second["scores"] == []


def test_a_forecast_in_words_says_whose_numbers_they_are(detente, tmp_path):
    code, out, _ = detente("forecast", written(tmp_path), "--challenge")
    assert code == 0
    assert "position 30 (given by its envoy)" in out
    assert "the compromise (weighted mean) is between" in out
    assert "Exploratory" in out


def test_several_issues_exchange(rows, tmp_path):
    told = {
        "issues": {
            name: {
                "scale": [0, 100],
                "actors": {
                    "Lorn": {"position": x, "capability": 1, "salience": s},
                    "Tessel": {"position": 100 - x, "capability": 1, "salience": 1 - s},
                },
            }
            for name, x, s in (("guns", 0, 0.2), ("tolls", 100, 0.8))
        }
    }
    (made,) = rows("forecast", written(tmp_path, json.dumps(told)))
    assert made["exchange"]["exchanges"][0]["first"] == "Lorn"


def test_what_is_missing_is_not_kept(detente, tmp_path):
    path = written(tmp_path, ISSUE.replace("capability: 0.6", "capability: null"))
    code, out, _ = detente("forecast", path)
    assert code == 0
    assert "Needs: capability of Velmar." in out
    code, _, err = detente("forecast", path, "--keep", "--by", "Ann", "-r", tmp_path / "t.detente")
    assert code == 2
    assert "capability of Velmar" in err


def test_refusals_name_what_is_wrong(detente, tmp_path):
    record = tmp_path / "t.detente"
    code, _, err = detente("forecast", written(tmp_path), "--keep", "-r", record)
    assert code == 2
    assert "--by" in err
    detente("forecast", written(tmp_path), "--keep", "--by", "Ann", "-r", record)
    for words, says in (
        (("score", 7, "--outcome", 1), "no forecast has the number 7"),
        (("score", 1, "--outcome", 99), "not on the scale"),
        (("score", 1, "--outcome", "soon"), "'soon' is no outcome"),
    ):
        code, _, err = detente("forecast", *words, "--by", "Ann", "-r", record)
        assert code == 2
        assert says in err


def test_weights_that_sum_to_nothing_are_told_with_their_file(detente, tmp_path):
    path = tmp_path / "idle.yaml"
    path.write_text(
        "title: Guns\nscale: [0, 9]\nactors: {Orvany: {position: 5, capability: 0, salience: 0}}\n", encoding="utf-8"
    )
    code, _, err = detente("forecast", path)
    assert code == 2
    assert err.startswith(f"detente: {path}: the weights on 'Guns' sum to nothing")


def test_an_issue_is_drafted_from_the_record(detente, rows, reports, tmp_path):
    record, out = tmp_path / "talks.detente", tmp_path / "draft.yaml"
    detente("brief", reports, "-r", record)
    code, printed, err = detente("forecast", "--draft", out, "--issue", "monitoring", "-r", record)
    assert code == 0, err
    assert "which no report gives" in printed
    (made,) = rows("forecast", out)
    assert any(one.startswith("capability of ") for one in made["issues"][0]["needs"])
    code, _, err = detente("forecast", "--draft", out, "-r", record)
    assert code == 2
    assert "--issue" in err
