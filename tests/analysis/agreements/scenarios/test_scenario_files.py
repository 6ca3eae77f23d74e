"""GeniusWeb files and tables as scenarios."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from detente.analysis.agreements.scenarios import fixed, load_geniusweb, load_scenario
from detente.errors import DataFileError

DOMAIN = {"name": "ford", "issuesValues": {"ford": {"values": ["open", "shut"]}, "toll": {"range": ["0", "1", "0.25"]}}}


def profile(**more):
    space = {
        "name": "hill",
        "issueUtilities": {
            "ford": {"DiscreteValueSetUtilities": {"valueUtilities": {"open": 0.3, "shut": 1}}},
            "toll": {
                "NumberValueSetUtilities": {"lowValue": "0", "lowUtility": 1, "highValue": "1", "highUtility": 0.5}
            },
        },
        "issueWeights": {"ford": 0.7, "toll": 0.3},
        "domain": DOMAIN,
        "reservationBid": {"issuevalues": {"ford": "open", "toll": 0.50}},
    }
    return {"LinearAdditiveUtilitySpace": space | more}


@pytest.fixture
def written(tmp_path):
    def write(*values):
        paths = []
        for number, value in enumerate(values):
            path = tmp_path / f"file{number}.json"
            path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
            paths.append(path)
        return paths

    return write


@pytest.mark.parametrize("with_domain", [True, False])
def test_a_profile_is_read_in_fractions(written, with_domain):
    files = written(*([DOMAIN] if with_domain else []), profile(), profile(name="lake", reservationBid=None))
    scenario = load_geniusweb(files)
    assert [one.name for one in scenario.parties] == ["hill", "lake"]
    assert scenario.issues[1].options == ("0", "0.25", "0.5", "0.75", "1")
    assert scenario.value(0, (1, 4)) == Fraction(7, 10) + Fraction(3, 20)
    assert scenario.parties[0].reservation == Fraction(21, 100) + Fraction(9, 40)
    assert scenario.parties[1].reservation is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issueWeights": {"ford": 0.7, "toll": 0.2}}, "weights sum to 0.9"),
        ({"issueWeights": {"ford": 0.7}}, "no values or weight for the issue 'toll'"),
        ({"issueUtilities": {"ford": {}, "toll": {}}}, "Only discrete and number values"),
        ({"reservationBid": {"issuevalues": {"ford": "open"}}}, "no option of 'toll'"),
    ],
)
def test_a_profile_that_does_not_fit_is_named(written, change, words):
    with pytest.raises(DataFileError, match=words):
        load_geniusweb(written(DOMAIN, profile(**change)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ('{"SumOfGroupsUtilitySpace": {}}', "but SumOfGroupsUtilitySpace"),
        ('{"issuesValues": {"ford": {"values": []}}}', "without profiles"),
    ],
)
def test_other_json_is_refused(written, text, words):
    with pytest.raises(DataFileError, match=words):
        load_geniusweb(written(text))


TABLE = """party,issue,option,value,weight,no_deal,from
hill,ford,open,0,0.6,0.2,p1 p2
hill,ford,shut,1,0.6,0.2,
hill,toll,none,1,0.4,0.2,
hill,toll,shared,0.5,0.4,0.2,
lake,ford,open,1,0.5,,
lake,ford,shut,0,0.5,,
lake,toll,none,0,0.5,,
lake,toll,shared,1,0.5,,
"""


@pytest.fixture
def table(tmp_path):
    def read(text):
        path = tmp_path / "values.csv"
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)

    return read


def test_a_table_of_values(table):
    stated = table(TABLE)
    made = fixed(stated)
    assert made.value(0, (1, 1)) == Fraction(8, 10)
    assert made.parties[0].reservation == Fraction(1, 5)
    assert made.parties[1].reservation is None
    assert dict(stated.knowledge[0].traces)["values of ford"].positions == ("p1", "p2")


def test_a_table_of_intervals_in_points(table):
    stated = table("\ufeffParty,Issue,Option,low,high\nhill,ford,open,1,2\nhill,ford,shut,3,3\n")
    assert stated.knowledge[0].points
    assert stated.knowledge[0].values == (((1, 2), (3, 3)),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("party,issue,value\n", "no column 'option'"),
        ("party,issue,option\n", "no column 'value'"),
        ("party,issue,option,value,colour\n", "a column 'colour'"),
        ("party,issue,option,value\n", "no rows"),
        ("party,issue,option,value\nhill,,open,1\n", "row 2 lacks"),
        ("party,issue,option,value\nhill,ford,open,1\nhill,ford,open,2\n", "two rows for 'open'"),
        (TABLE.replace("shut,1,0.6", "shut,1,0.5"), "two weights of 'ford'"),
        (TABLE.replace("open,0,0.6", "open,low,0.6"), "'low' is no number"),
    ],
)
def test_a_table_that_does_not_fit_is_named(table, text, words):
    with pytest.raises(DataFileError, match=words):
        table(text)
