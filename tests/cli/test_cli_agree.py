"""`detente agree` with the files of a scenario."""

import json

import pytest

DOMAIN = """<negotiation_template><utility_space><objective index="0" name="ford">
<issue index="1" name="ford" type="discrete"><item index="1" value="guarded"/><item index="2" value="open"/></issue>
<issue index="2" name="toll" type="discrete"><item index="1" value="shared"/><item index="2" value="none"/></issue>
</objective></utility_space></negotiation_template>"""
PROFILE = """<utility_space><objective index="0" name="ford"><weight index="1" value="0.7"/><weight index="2" value="0.3"/>
<issue index="1" name="ford" type="discrete"><item index="1" value="guarded" evaluation="{0}"/>
<item index="2" value="open" evaluation="{1}"/></issue>
<issue index="2" name="toll" type="discrete"><item index="1" value="shared" evaluation="{2}"/>
<item index="2" value="none" evaluation="{3}"/></issue></objective></utility_space>"""


def _files(folder):
    texts = {"domain": DOMAIN, "hill": PROFILE.format(4, 1, 1, 2), "lake": PROFILE.format(1, 2, 3, 1)}
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return [folder / f"{name}.xml" for name in texts]


def test_the_figures_of_a_scenario_as_json(detente, tmp_path):
    code, out, _ = detente("agree", *_files(tmp_path), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["outcomes"] == 4
    assert set(found) >= {"rational_outcomes", "d", "ideal", "n_pareto", "n_pareto_exact", "nash", "welfare"}


def test_the_same_in_words(detente, tmp_path):
    code, out, _ = detente("agree", *_files(tmp_path))
    assert code == 0
    assert "4 packages for hill and lake" in out
    assert "Nash (greatest product of gains), exact: ford: " in out


def test_a_domain_alone_is_refused_with_what_to_do(detente, tmp_path):
    code, _, err = detente("agree", _files(tmp_path)[0])
    assert code == 2
    assert "one profile for each party" in err


TALKS = """
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues:
  ford: {options: [open, guarded]}
  toll: {options: [shared, none]}
red_lines:
  - {party: hill, never: {ford: open}, from: [p1]}
  - {party: lake, never: {ford: guarded, toll: none}}
"""
LINE = "  - {party: lake, never: {toll: shared}}\n"
POINTS = """
utilities:
  hill: {scale: points, values: {ford: {points: {open: 0, guarded: 3}}, toll: {points: {shared: 1, none: 2}}}}
  lake: {scale: points, values: {ford: {points: {open: 3, guarded: 0}}, toll: {points: {shared: 2, none: 0}}}}
"""


def _talks(folder, *texts):
    path = folder / "talks.yaml"
    path.write_text("".join(texts), encoding="utf-8")
    return path


def test_a_scenario_in_words(detente, tmp_path):
    code, out, _ = detente("agree", _talks(tmp_path, TALKS), "--record", tmp_path / "none")
    assert code == 0
    assert "If each holds to the words below, 1 of 4 packages contradicts none of them." in out
    assert "Hill State, red line: never ford: open (from p1)" in out
    assert "Lake League, red line: never ford: guarded, toll: none (assumed by A. Reader)" in out
    assert "without 1: 3 packages" in out
    assert "are not known as one number, so that there is no one frontier: how much ford matters" in out


def test_red_lines_that_exclude_each_other(detente, tmp_path):
    code, out, _ = detente("agree", _talks(tmp_path, TALKS, LINE), "--record", tmp_path / "none")
    assert code == 0
    assert "The smallest sets of these that no package keeps to (1), by the numbers above:\n  1, 2, 3" in out
    assert "Any one of these sets dropped would leave a package; none is preferred here:\n  1\n  2\n  3\n" in out


def test_a_scenario_whose_values_are_numbers_has_figures(detente, tmp_path):
    path = _talks(tmp_path, TALKS, POINTS)
    code, out, _ = detente("agree", path, "--record", tmp_path / "none")
    assert code == 0
    assert "1 package is dominated by no other: none is better for one party and worse for none (exact)." in out
    code, out, _ = detente("agree", path, "--record", tmp_path / "none", "--json")
    found = json.loads(out)
    assert found["count"]["most"] == 1
    assert found["open_values"] == []
    assert found["figures"]["nash"]["packages"] == [[1, 0]]


def test_a_scenario_that_is_wrong_is_named(detente, tmp_path):
    code, _, err = detente("agree", _talks(tmp_path, TALKS, "  - {party: sea, never: {toll: shared}}"))
    assert code == 3
    assert "red line 3 names the party 'sea'" in err


OPEN = """
utilities:
  hill: {values: {ford: {order: [guarded, open]}}, no_deal: {worth: 0.3}}
"""


def test_what_holds_over_all_values(detente, tmp_path):
    path = _talks(tmp_path, TALKS, OPEN)
    words = ("agree", path, "--record", tmp_path / "none", "--package", "ford=guarded,toll=shared", "--samples", "200")
    code, out, _ = detente(*words)
    assert code == 0
    assert "Over 200 draws of all values that fit what is stated (seed 0" in out
    assert "Hill State: values of ford (assumed by A. Reader); no deal (assumed by A. Reader)." in out
    assert "Lake League: nothing is stated of its values." in out
    assert "The package ford: guarded; toll: shared:" in out
    assert "recommend" not in out
    code, again, _ = detente(*words)
    assert again == out
    found = json.loads(detente(*words, "--json")[1])
    assert found["packages"][0]["standings"][1]["accepts"] == "not known"


def test_a_package_that_is_none_is_named(detente, tmp_path):
    path = _talks(tmp_path, TALKS)
    for package, words in (("ford=open", "no option of 'toll'"), ("sea=a", "names the issue 'sea'")):
        code, _, err = detente("agree", path, "--record", tmp_path / "none", "--package", package)
        assert code == 2
        assert words in err


def test_trades_from_numbers_alone(detente, tmp_path):
    words = ("agree", *_files(tmp_path), "--package", "ford=open,toll=shared", "--trades", "hill", "lake")
    code, out, _ = detente(*words)
    assert code == 0
    assert "No two moves are known to help hill and lake together" in out
    assert json.loads(detente(*words, "--json")[1])["found"] == []
    code, _, err = detente("agree", *_files(tmp_path), "--trades", "hill", "lake")
    assert code == 2
    assert "trades start from one package" in err
    code, _, err = detente(*words[:-1], "sea")
    assert code == 2
    assert "no party is called 'sea'" in err


def test_what_keeps_a_party_out_is_told(detente, tmp_path):
    path = _talks(tmp_path, TALKS, OPEN)
    code, out, _ = detente(
        "agree", path, "--record", tmp_path / "none", "--samples", "20", "--package", "ford=open,toll=shared"
    )
    assert code == 0
    assert "Hill State: the package contradicts its words: never ford: open (from p1)." in out
    assert "No single move alone is known to change that for certain." in out
    assert "Hill State, ford, from guarded to open (Hill State" in out


def test_a_certificate_is_written_and_checked(detente, tmp_path):
    out = tmp_path / "certificate.json"
    code, _, err = detente("agree", *_files(tmp_path), "--certificate", out)
    assert code == 0
    assert "--check" in err
    code, told, _ = detente("agree", "--check", out)
    assert code == 0
    assert "Checked: the frontier is complete and holds nothing that is dominated." in told
    held = json.loads(out.read_text(encoding="utf-8"))
    held["solutions"]["nash"]["value"] = "7"
    out.write_text(json.dumps(held), encoding="utf-8")
    code, told, _ = detente("agree", "--check", out)
    assert code == 1
    assert told.startswith("Wrong: nash: the package")
    code, _, err = detente("agree", "--check", _talks(tmp_path, TALKS))
    assert code == 3
    assert "no JSON" in err


def test_a_record_alone_is_asked_about_with_and_without_far_voices(detente, reports, tmp_path):
    record = tmp_path / "talks.detente"
    assert detente("brief", reports, "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    words = ("agree", "--robust", "--samples", "50", "--record", record)
    code, out, _ = detente(*words)
    assert code == 0
    assert "Over 50 draws of all values that fit what is stated" in out
    assert "values of" in out
    code, near, _ = detente(*words, "--near-voices")
    assert code == 0
    assert near.startswith("Over 50 draws")
    path = _talks(tmp_path, "over: record\nwithout: [nothing-like-this]\n")
    code, _, err = detente("agree", path, "--record", record)
    assert code == 3
    assert "no position 'nothing-like-this'" in err


@pytest.mark.parametrize("chart", ["options", "moves", "frontier", "acceptance"])
def test_a_chart_of_a_scenario(detente, tmp_path, chart):
    out = tmp_path / "chart.svg"
    path = tmp_path / "ford.yaml"
    path.write_text(CHARTED, encoding="utf-8")
    package = ("--package", "ford=shared,toll=shared", "--samples", "200")
    assert detente("agree", path, "--svg", out, "--chart", chart, *package)[0] == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<svg") and "<desc" in page


def test_a_chart_that_is_not_there_is_named(detente, tmp_path):
    path = tmp_path / "ford.yaml"
    path.write_text(CHARTED, encoding="utf-8")
    code, _, err = detente("agree", path, "--svg", tmp_path / "x.svg", "--chart", "pie")
    assert code == 2 and "no chart is called 'pie'" in err
    code, _, err = detente("agree", path, "--svg", tmp_path / "x.svg", "--between", "hill", "hill")
    assert code == 2 and "two different parties" in err


CHARTED = """
parties: {hill: Hill State, lake: Lake League}
assumed_by: A. Reader
issues:
  ford: {options: [open, shared]}
  toll: {options: [none, shared]}
red_lines: [{party: hill, never: {ford: open}}]
utilities:
  hill:
    weights: {ford: 0.5, toll: 0.5}
    values: {ford: {order: [shared, open]}, toll: {order: [shared, none]}}
    no_deal: {worth: 0.2}
  lake:
    weights: {ford: 0.5, toll: 0.5}
    values: {ford: {order: [open, shared]}, toll: {order: [shared, none]}}
    no_deal: {worth: 0.2}
"""


def test_charts_of_a_record(detente, reports, tmp_path):
    record, out = tmp_path / "talks.detente", tmp_path / "chart.svg"
    assert detente("brief", reports, "--record", record, "--out", tmp_path / "brief.html")[0] == 0
    assert detente("agree", "--record", record, "--svg", out)[0] == 0
    assert "What is wanted, open and excluded" in out.read_text(encoding="utf-8")
    code, _, err = detente("agree", "--record", record, "--svg", out, "--chart", "frontier")
    assert code == 2 and "needs what packages are worth" in err


def test_a_scenario_is_kept_listed_and_withdrawn(detente, tmp_path):
    record = ("--record", tmp_path / "talks.detente")
    path = _talks(tmp_path, TALKS.replace(", from: [p1]", ""))
    code, _, err = detente("agree", path, *record, "--keep")
    assert code == 2
    assert "nobody to sign" in err
    code, out, err = detente("agree", path, *record, "--keep", "--by", "A. Reader")
    assert (code, "Kept as scenario 1" in err) == (0, True)
    assert "1 of 4 packages contradicts none of them" in out
    code, out, _ = detente("agree", "--kept", *record)
    assert "talks" in out and "A. Reader" in out
    code, out, _ = detente("brief", *record, "--out", tmp_path / "brief.md", "--format", "md")
    assert "Numbers, under conditions" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    code, _, err = detente("agree", "--withdraw", "1", *record, "--by", "A. Reader")
    assert "Scenario 1 is withdrawn." in err
    detente("brief", *record, "--out", tmp_path / "brief.md", "--format", "md")
    assert "Numbers, under conditions" not in (tmp_path / "brief.md").read_text(encoding="utf-8")
    code, _, err = detente("agree", *record, "--keep", "--by", "A. Reader")
    assert (code, "no scenario is named" in err) == (2, True)


def test_named_packages_are_looked_at(detente, tmp_path):
    path = _talks(tmp_path, TALKS, "packages: [{take: {ford: guarded, toll: shared}}]\n")
    code, out, _ = detente("agree", path, "--record", tmp_path / "none", "--robust", "--samples", "20")
    assert code == 0
    assert "The package ford: guarded; toll: shared:" in out


AMOUNTS = """
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues:
  ford: {title: Guard of the ford, options: [open, guarded]}
  troops: {title: Troops, from: 0, to: 1000, unit: soldiers}
red_lines: [{party: lake, never: {ford: guarded, troops: {at_least: 800}}}]
utilities:
  hill: {scale: points, values: {ford: {points: {open: 0, guarded: 3}}, troops: {line: {0: 0, 1000: 4}}}, no_deal: {worth: 0}}
  lake: {scale: points, values: {ford: {points: {open: 3, guarded: 0}}, troops: {line: {0: 4, 1000: 0}}}, no_deal: {worth: 0}}
packages: [{title: The paper, take: {ford: guarded, troops: 500}}]
"""


@pytest.fixture
def amounts(tmp_path):
    path = tmp_path / "amounts.yaml"
    path.write_text(AMOUNTS, encoding="utf-8")
    return path


def test_answers_over_any_amount_are_exact_and_other_code_checks_them(detente, amounts, tmp_path):
    code, out, _ = detente("agree", amounts, "--json")
    figures = json.loads(out)["figures"]
    assert code == 0
    # no package leaves Lake League less than 0.8; the rest of 7 is halved, guarded at 25 soldiers or open at 775
    assert figures["d"] == [0.0, 0.8]
    assert figures["nash"]["exact"]
    assert figures["nash"]["utils"] == [[3.1, 3.9]]
    assert figures["nash"]["amounts"][0][1] in (25.0, 775.0)
    assert figures["edge"] == [[[0.0, 7.0], [6.2, 0.8]]]
    held = tmp_path / "held.json"
    assert detente("agree", amounts, "--certificate", held)[0] == 0
    code, out, _ = detente("agree", "--check", held)
    assert code == 0
    assert "no package has more, by weights" in out
    changed = json.loads(held.read_text())
    changed["solutions"]["egalitarian"] |= {"value": "1", "bound": "1"}
    held.write_text(json.dumps(changed))
    assert detente("agree", "--check", held)[0] == 1


def test_words_and_charts_over_any_amount(detente, amounts, tmp_path):
    code, out, _ = detente("agree", amounts, "--package", "ford=guarded,troops=500", "--samples", "20")
    assert code == 0
    assert "The draws look only at amounts of Troops that somebody names: 0 soldiers, 500 soldiers, " in out
    picture = tmp_path / "edge.svg"
    code, out, _ = detente("agree", amounts, "--svg", picture, "--between", "hill", "lake")
    assert code == 0
    assert "all that lies between two that are named counts as one option" in out
    assert "straight line" in picture.read_text()


def test_the_packages_that_none_dominates_are_written_as_a_table(detente, tmp_path):
    out = tmp_path / "frontier.csv"
    code, _, err = detente("agree", *_files(tmp_path), "--frontier", out)
    assert code == 0
    assert "dominated by no other (exact)" in err
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "ford,toll,worth to hill,worth to lake"
    assert len(lines) == int(err.split(": ")[1].split()[0]) + 1
