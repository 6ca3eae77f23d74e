"""GENIUS scenarios: the published figures where ../shared is there, and files of our own that are odd or hostile."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.agreements.exact import load_genius, summary
from detente.errors import DataFileError, InputError

SCENARIOS = Path(__file__).resolve().parents[4] / "shared" / "scenarios"
REFERENCE = SCENARIOS / "reference.json"
CASES = json.loads(REFERENCE.read_text(encoding="utf-8"))["scenarios"] if REFERENCE.exists() else []


@pytest.mark.skipif(not CASES, reason="no ../shared/scenarios on this machine")
@pytest.mark.parametrize("case", CASES, ids=[one["scenario"] for one in CASES])
def test_published_figures(case):
    folder = SCENARIOS / case["scenario"]
    found = summary(load_genius(folder / case["domain"], [folder / one for one in case["profiles"]]))
    for key, told in case["genius"].items():
        if isinstance(told, dict):
            assert found[key]["value"] == pytest.approx(told["value"], abs=1e-6), key
            assert found[key]["n_ties"] == told["n_ties"], key
            if told["n_ties"] <= len(told["utils"]):
                assert all(any(one == pytest.approx(u, abs=1e-6) for u in told["utils"]) for one in found[key]["utils"])
        else:
            assert found[key] == (pytest.approx(told, abs=1e-6) if isinstance(told, list) else told), key
    assert found["n_pareto_exact"] >= found["n_pareto"]


DOMAIN = """<negotiation_template><utility_space><objective index="0" name="lake">
<issue index="1" name="dam" type="discrete"><item index="1" value="shut"/><item index="2" value="open"/></issue>
<issue index="2" name="years" type="integer"><range lowerbound="2" upperbound="6"/></issue>
</objective></utility_space></negotiation_template>"""


def profile(shut, open_, *, slope="0.25", offset="0", weights=("0.5", "0.5"), reservation="0.1"):
    return f"""<utility_space><objective index="0" name="lake">
    <weight index="2" value="{weights[1]}"/><weight index="1" value="{weights[0]}"/>
    <issue index="1" name="dam" type="discrete">
      <item index="1" value="shut" evaluation="{shut}"/><item index="2" value="open" evaluation="{open_}"/></issue>
    <issue index="2" name="years" type="integer"><range lowerbound="2" upperbound="6"/>
      <evaluator ftype="linear" parameter0="{offset}" parameter1="{slope}"/></issue>
    </objective><reservation value="{reservation}"/></utility_space>"""


@pytest.fixture
def written(tmp_path):
    def write(*texts):
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"file{number}.xml"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return paths

    return write


def test_weights_go_by_index_lines_are_held_and_reservations_bind(written):
    domain, one, other = written(DOMAIN, profile(4, 1), profile(1, 4, slope="-0.25", offset="1"))
    found = summary(load_genius(domain, [one, other]))
    assert found["outcomes"] == 10
    # For the first party: dam shut 1, open 1/4; years 0, 1/4, 1/2, 3/4, 1; half each. The other the other way round.
    assert found["ideal"] == [1.0, 1.0]
    assert found["d"] == [0.125, 0.125]
    assert found["welfare"]["value"] == pytest.approx(1.125)
    assert found["n_pareto"] == 8  # nothing is dominated, since all sums are 9/8; two pairs are worth the same
    assert found["nash"]["value"] == pytest.approx(0.1875)  # (5/8 - 1/8) × (1/2 - 1/8)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": ("half", "0.5")}, "no number"),
        ({"reservation": "1e999999999"}, "no number"),
        ({"slope": "1/0"}, "no number"),
    ],
)
def test_numbers_that_are_none_are_named(written, change, words):
    domain, one = written(DOMAIN, profile(1, 2, **change))
    with pytest.raises(DataFileError, match=words):
        load_genius(domain, [one])


def test_entities_are_not_followed_and_no_file_is_read(written, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    outside = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]>'
    for prolog in (bomb, outside):
        (domain,) = written(prolog + DOMAIN.replace("lake", "lake").replace("<item index", "&b;<item index", 1))
        assert "hidden words" not in str(load_genius(domain, []).issues)


@pytest.mark.parametrize("text", ["", "<a>", "no xml", "<negotiation_template/>"])
def test_what_is_no_domain_is_said_to_be_none(written, text):
    (domain,) = written(text)
    with pytest.raises(DataFileError):
        load_genius(domain, [])


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        load_genius(tmp_path / "nowhere.xml", [])


def test_a_profile_for_another_domain_is_named(written):
    domain, one = written(DOMAIN, profile(1, 2).replace("shut", "closed"))
    with pytest.raises(DataFileError, match="no value for 'shut'"):
        load_genius(domain, [one])


def boxes(*some, most="10", reservation="0"):
    """A profile of hyperrectangles: utility, then for each side the index of its issue and from where to where."""
    told = "".join(
        f'<hyperRectangle utility="{utility}">'
        + "".join(f'<INCLUDES index="{index}" min="{low}" max="{high}"/>' for index, low, high in sides)
        + "</hyperRectangle>"
        for utility, *sides in some
    )
    return f"""<utility_space maxutility="{most}"><objective index="0" name="any"/>
    <ufun type="PlainUfun" weight="1" aggregation="sum">{told}</ufun><reservation value="{reservation}"/></utility_space>"""


def grid(issues, high=9):
    told = "".join(
        f'<issue index="{n}" name="i{n}" type="integer"><range lowerbound="0" upperbound="{high}"/></issue>'
        for n in range(1, issues + 1)
    )
    return f'<utility_space><objective index="0" name="any">{told}</objective></utility_space>'


def test_hyperrectangles_are_worth_what_enumeration_says(written):
    one = boxes((4, (1, 2, 7)), (3, (1, 5, 9), (2, 0, 3)), (2, (3, 4, 4)), (1,))
    other = boxes((5, (2, 2, 5)), (4, (1, 0, 4), (3, 0, 5)), (1, (2, 8, 9)), reservation="0.1")
    domain, *profiles = written(grid(3), one, other)
    scenario = load_genius(domain, profiles)
    found = summary(scenario)
    values = [
        (scenario.value(0, (a, b, c)), scenario.value(1, (a, b, c)))
        for a in range(10)
        for b in range(10)
        for c in range(10)
    ]
    assert scenario.value(0, (6, 1, 4)) == 1
    assert scenario.value(1, (6, 2, 4)) == Fraction(1, 2)
    assert found["outcomes"] == 1000
    assert found["ideal"] == [float(max(u for u, _ in values)), float(max(u for _, u in values))]
    assert found["welfare"]["value"] == float(max(u + w for u, w in values))
    frontier = {v for v in values if not any(o != v and o[0] >= v[0] and o[1] >= v[1] for o in values)}
    assert found["n_pareto_exact"] == len({v for v in frontier if v[1] >= Fraction(1, 10)})
    package = found["welfare"]["packages"][0]
    assert float(sum(scenario.value(p, tuple(package)) for p in (0, 1))) == found["welfare"]["value"]


def test_ten_to_the_fiftieth_outcomes_are_solved_exactly(written):
    """Chains of boxes over fifty issues: an alternating pattern is worth most, by hand."""
    one = boxes(*((1, (n, 0, 4), (n + 1, 5, 9)) for n in range(1, 50)), most="49")
    other = boxes(*((1, (n, 5, 9)) for n in range(1, 51)), most="50")
    domain, *profiles = written(grid(50), one, other)
    found = summary(load_genius(domain, profiles))
    assert found["outcomes"] == 10**50
    assert found["ideal"] == [pytest.approx(25 / 49), 1.0]
    assert found["n_pareto_exact"] == 26  # each low issue before a high one costs one party a fiftieth
    assert found["welfare"]["value"] == pytest.approx(25 / 49 + 0.5)


@pytest.mark.parametrize(
    ("profile_", "words"),
    [
        (boxes((4, (9, 0, 1))), "names issue 9"),
        (boxes(("x", (1, 0, 1))), "no number"),
        (boxes((4, (1, "a", 1))), "the min of a hyperrectangle"),
        (boxes((4, (1, 0, 1)), most="0"), "the greatest utility is 0"),
        (boxes((4, (1, 0, 1))).replace("INCLUDES", "EXCLUDES"), "Only INCLUDES"),
    ],
)
def test_hyperrectangles_that_do_not_fit_are_named(written, profile_, words):
    domain, *profiles = written(grid(2), profile_, profile_)
    with pytest.raises(DataFileError, match=words):
        load_genius(domain, profiles)
