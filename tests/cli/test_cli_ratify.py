"""`detente ratify`: power, votes and rules on the command line."""

import json

import pytest


@pytest.fixture
def rule(tmp_path):
    def write(value):
        path = tmp_path / "rule.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    return write


def test_power_of_a_list_of_weights(rows, rule):
    (found,) = rows("ratify", "power", rule({"quota": 12, "weights": [4, 4, 4, 2, 2, 1]}))
    assert found["shapley_shubik"] == ["7/30", "7/30", "7/30", "3/20", "3/20", "0"]
    assert found["banzhaf_swings"] == [10, 10, 10, 6, 6, 0]
    assert found["banzhaf_total"] == 42


def test_power_of_named_weights_and_of_a_full_rule(rows, rule):
    (found,) = rows("ratify", "power", rule({"quota": 51, "weights": {"Alba": 50, "Brena": 49, "Corvo": 1}}))
    assert found["shapley_shubik"] == {"Alba": "2/3", "Brena": "1/6", "Corvo": "1/6"}
    full = {
        "members": {"Alba": {"seats": 50}, "Brena": {"seats": 49}, "Corvo": {"seats": 1}},
        "passes": {"for": "seats", "more_than": "50%"},
    }
    assert rows("ratify", "power", rule(full))[0]["shapley_shubik"] == found["shapley_shubik"]


def test_what_power_prints_may_be_put_in_again(rows, rule):
    given = {"quota": 51, "weights": {"Alba": 50, "Brena": 49, "Corvo": 1}}
    (found,) = rows("ratify", "power", rule(given))
    told = {key: value for key, value in found.items() if key != "members"}
    assert rows("ratify", "power", rule(given | told)) == [found]


def test_power_in_words(detente, rule):
    code, out, _ = detente("ratify", "power", rule({"body": "un-security-council", "rule": "un-substantive"}))
    assert code == 0
    assert "China\t19.6270% (421/2145)\t848" in out


def test_a_bad_rule_is_told_with_its_file(detente, rule):
    path = rule({"quota": 99, "weights": [1, 2]})
    code, _, err = detente("ratify", "power", path)
    assert code == 2
    assert err.startswith(f"detente: {path}: ")
    assert "quota 99 is above the whole of 3" in err


def test_what_is_too_large_to_count_is_refused_with_its_file(detente, rule):
    members = {f"M{at}": {"lower": 700 + at, "upper": 900 - at} for at in range(40)}
    passes = {"all": [{"for": "lower", "more_than": "50%"}, {"for": "upper", "more_than": "50%"}]}
    path = rule({"members": members, "passes": passes})
    code, _, err = detente("ratify", "power", path)
    assert code == 2
    assert err.startswith(f"detente: {path}: 40 members")


def test_a_vote_of_nobodys_is_told_with_its_file(detente, tmp_path):
    path = tmp_path / "motion.yaml"
    path.write_text(MOTION.replace("leanings: {", "leanings: {Edda: for, "), encoding="utf-8")
    code, _, err = detente("ratify", "vote", path)
    assert code == 2
    assert err.startswith(f"detente: {path}: Council of the Reach: 'Edda' is no member")


MOTION = """
motion: Open the ford
body: {title: Council of the Reach, members: {Alba: 3, Brena: 2, Corvo: 2, Dalen: 1}}
rules:
  - {title: Five of eight, passes: {for: votes, at_least: 5}}
  - {title: Nobody against, passes: {against: members, at_most: 0}}
leanings: {Brena: for, Dalen: against}
chances: {Alba: [0.5, 0.75]}
"""


def test_a_vote_in_words_under_each_rule(detente, tmp_path):
    path = tmp_path / "motion.yaml"
    path.write_text(MOTION, encoding="utf-8")
    code, out, _ = detente("ratify", "vote", path)
    assert code == 0
    assert "Which rule applies is not said" in out
    assert "Five of eight: open: it depends on the undecided." in out
    assert "Nobody against: fails, however the undecided vote." in out
    assert "Enough to block it even if all others were in favour: Dalen." in out
    assert "if all decide independently of each other" in out


def test_a_vote_as_json(rows, tmp_path):
    path = tmp_path / "motion.yaml"
    path.write_text(MOTION, encoding="utf-8")
    (found,) = rows("ratify", "vote", path)
    first, second = found["forms"][0]["results"]
    assert (first["outcome"], second["outcome"]) == ("open", "fails")
    assert first["completing"] == {"listed": [["Alba"]], "number": 1, "exact": True}
    assert first["probability"] == ["1/2", "3/4"]
    assert second["to_pass"]["state"] == "abstain"


def test_known_rules_with_sources(detente, rows):
    (found,) = rows("ratify", "rules")
    assert {one["id"] for one in found["bodies"]} >= {"eu-council", "un-security-council", "north-atlantic-council"}
    assert all(one["source"] for one in (*found["bodies"], *found["rules"]))
    code, out, _ = detente("ratify", "rules")
    assert code == 0
    assert "recalled, not checked against the text" in out


REPORT = """Harbour vote nears

OSTHAVEN, 4 May 2041 (Harbour Gazette) - The Council of the Reach will vote on Friday on whether to lift the embargo.

"We accept the lifting of the embargo," said Ila Dorne, the foreign minister of Alba.
"""


def test_the_decisions_of_a_record(detente, rows, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    record = tmp_path / "reach.detente"
    assert detente("brief", tmp_path / "report.txt", "--record", record, "--out", tmp_path / "b.html")[0] == 0
    bodies = tmp_path / "bodies.yaml"
    bodies.write_text(
        "reach: {title: Council of the Reach, members: [Alba, Brena, Corvo], source: s, as_of: 2041-01-01,"
        " rules: [{title: Nobody against, called: [unanimous vote], passes: {against: members, at_most: 0}}]}",
        encoding="utf-8",
    )
    code, out, _ = detente("ratify", "-r", record, "--bodies", bodies)
    assert code == 0
    assert "Alba accepts it: taken as for." in out
    assert "We accept the lifting of the embargo" in out
    assert detente("ratify", "-r", record, "--bodies", bodies, "--svg", tmp_path / "vote.svg")[0] == 0
    assert "Council of the Reach" in (tmp_path / "vote.svg").read_text(encoding="utf-8")
    found = rows("ratify", "-r", record, "--bodies", bodies)
    assert [one["body"]["known"] for one in found] == ["reach"]
    code, out, _ = detente("ratify", "-r", record)
    assert "Its members and rules are not known" in out


def test_a_vote_as_a_picture(detente, tmp_path):
    path = tmp_path / "motion.yaml"
    path.write_text(MOTION, encoding="utf-8")
    code, out, _ = detente("ratify", "vote", path, "--svg", tmp_path / "vote.svg")
    assert code == 0
    assert "Five of eight" in out
    assert "Five of eight: open." in (tmp_path / "vote.svg").read_text(encoding="utf-8")


PLAN = """
issues: {harbour: [shut, shared, free], water: [dammed, metered]}
sides:
  Northmark:
    body: {title: Assembly, members: {Lake: 40, Hill: 35, Reed: 25}}
    rule: {for: votes, more_than: 50%}
    refuses: {Lake: {harbour: [free]}, Hill: {harbour: [free]}}
  Southmark:
    body: {title: Council, members: [Crown, Guild]}
    rule: {against: members, at_most: 0}
    refuses: {Guild: {harbour: [free, shut]}}
"""


def test_which_ratifier_shrinks_the_zone_and_by_how_much(rows, detente, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    (found,) = rows("ratify", "winset", path)
    assert (found["packages"], found["passed_by"], found["passed_by_all"]) == (6, {"Northmark": 4, "Southmark": 2}, 2)
    (guild,) = [one for one in found["shrinkage"] if one["member"] == "Guild"]
    assert (guild["veto"], guild["objects_to"], guild["opens"]) == (True, 4, 2)
    code, out, _ = detente("ratify", "winset", path)
    assert code == 0
    assert "Guild (Southmark, without whom its side passes nothing): objects to 4; without its objections 2 more" in out
    assert "2 of those, all with harbour: shared:" in out and "  – water: metered" in out
