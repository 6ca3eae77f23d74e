"""Models kept in the record: signed, numbered, withdrawn, without the words of reports, and in the next brief."""

import json

import pytest

from detente.errors import DataFileError, UsageError
from detente.project import Project
from detente.project.keeping import wordless
from detente.settings import Settings

CASE = {
    "title": "The Harl road",
    "options": {
        "Orvany": [
            {"name": "withdraw", "said": [{"position": "p-1", "by": "Orvany", "words": "We shall go.", "start": 3}]}
        ],
        "Velmar": ["lift the toll"],
    },
    "status_quo": "NN",
    "preferences": {"Orvany": {"statements": ["lift the toll"]}, "Velmar": {"statements": ["withdraw"]}},
}


@pytest.fixture
def opened(tmp_path):
    def made(by="A. Reader"):
        return Project.open(tmp_path / "talks.detente", settings=Settings(reviewer=by))

    return made


def test_a_kept_conflict_is_signed_and_in_the_brief(opened):
    with opened() as project:
        assert project.keep_model("conflict", CASE["title"], CASE) == 1
        (one,) = project.kept_models("conflict")
        assert (one["by"], one["title"], one["withdrawn"]) == ("A. Reader", "The Harl road", None)
        assert any(annex.title == "Which states would hold" for annex in project.brief().annexes)
        assert project.verify().flaw is None


def test_the_last_of_a_title_stands_and_a_withdrawn_one_does_not(opened):
    with opened() as project:
        project.keep_model("conflict", CASE["title"], CASE)
        project.keep_model("conflict", CASE["title"], CASE | {"status_quo": "YN"})
        (annex,) = [one for one in project.brief().annexes if one.title == "Which states would hold"]
        assert "conflict-2" in annex.blocks[0].id and not any("conflict-1" in one.id for one in annex.blocks)
        project.withdraw_model("conflict", 2)
        assert not any(one.title == "Which states would hold" for one in project.brief().annexes)
        assert project.kept_models("conflict")[1]["withdrawn"]["by"] == "A. Reader"


def test_what_another_version_kept_does_not_stop_the_brief(opened):
    with opened() as project:
        project.keep_model("commitment", "odd", {"form": "no such form"})
        (annex,) = [one for one in project.brief().annexes if one.title.startswith("What must hold")]
        assert "no form is called" in annex.blocks[0].lines[0].parts[0].text


def test_nobody_signs_nothing_is_kept(opened):
    with opened(by="") as project:
        with pytest.raises(UsageError, match="nobody to sign"):
            project.keep_model("conflict", CASE["title"], CASE)
        with pytest.raises(UsageError, match="no conflict is kept under the number 4"):
            opened().withdraw_model("conflict", 4)


def test_words_of_reports_are_not_written_down_again(opened):
    held = wordless(CASE)
    assert held["options"]["Orvany"][0]["said"] == [{"position": "p-1", "by": "Orvany", "start": 3}]
    assert wordless({"words": "mine", "fact": ""}) == {"words": "mine", "fact": ""}
    with opened() as project:
        project.keep_model("conflict", CASE["title"], CASE)
        assert "We shall go." not in json.dumps(project.kept_models("conflict"))


SCENARIO = """
title: The Harl road
assumed_by: A. Reader
parties: {orvany: Orvany, velmar: Velmar}
issues: {road: {options: {yes: the road is open, no: the road is closed}}, toll: {options: [none, shared]}}
red_lines: [{party: orvany, never: {road: no}}]
"""


@pytest.fixture
def scenario(tmp_path):
    path = tmp_path / "road.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def numbers(brief):
    return [one for one in brief.annexes if one.title == "Numbers, under conditions"]


def test_a_kept_scenario_is_in_later_briefs_and_on_no_page_one(opened, scenario):
    with opened() as project:
        assert numbers(project.brief()) == []
        assert project.keep_scenario(scenario) == 1
        scenario.unlink()
        (annex,) = numbers(project.brief())
        assert annex.blocks[0].title.startswith("The Harl road (kept by A. Reader, ")
        assert "1. Orvany, red line" in str(annex.blocks) and "the road is closed" in str(annex.blocks)
        assert project.page_one() == ()
        project.withdraw_model("scenario", 1)
        assert numbers(project.brief()) == []


def test_a_scenario_laid_over_one_brief_is_not_kept(opened, scenario, tmp_path):
    with opened() as project:
        (page,) = project.write_brief(tmp_path / "brief.html", scenarios=[scenario])
        assert "from the file road.yaml, not kept in the record" in page.read_text(encoding="utf-8")
        assert project.kept_models("scenario") == []
        assert numbers(project.brief()) == []


def test_only_a_scenario_that_fits_is_kept(opened, scenario):
    with opened() as project:
        scenario.write_text(SCENARIO + "between: [Orvany]\n", encoding="utf-8")
        with pytest.raises(DataFileError, match="`between` needs a record"):
            project.keep_scenario(scenario)
        table = scenario.with_suffix(".csv")
        table.write_text("party,issue,option,value\norvany,road,open,1\n", encoding="utf-8")
        with pytest.raises(UsageError, match="only a scenario in YAML is kept"):
            project.keep_scenario(table)
        assert project.kept_models("scenario") == []
