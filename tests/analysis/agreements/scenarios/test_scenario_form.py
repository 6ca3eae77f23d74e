"""A scenario written as YAML: what it means, and what is said where it is wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.agreements.scenarios import fixed, load_scenario, named_amounts, open_values, structure
from detente.errors import DataFileError, InputError, UsageError

FORD = """
title: The ford
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues:
  ford: {title: Who guards the ford, options: [open, shared, guarded], ordered: true}
  toll: {options: {shared: toll shared, none: no toll}}
  troops: {from: 0, to: 4000, step: 2000, unit: soldiers}
"""
HILL = """
utilities:
  hill:
    weights: {ford: [0.3, 0.6]}
    matters: [ford, toll, troops]
    values:
      ford: {order: [guarded, shared, open]}
      toll: {points: {shared: 1, none: 0}, assumed_by: B. Writer}
      troops: {line: {0: 0, 1000: 1, 4000: 0.25}}
    no_deal: {worth: [0.2, 0.3], delay: {cost: 0.01, per: week}}
"""


@pytest.fixture
def load(tmp_path):
    def read(*texts):
        path = tmp_path / "talks.yaml"
        path.write_text("".join(texts), encoding="utf-8")
        return load_scenario(path)

    return read


def test_options_amounts_and_titles(load):
    stated = load(FORD)
    assert [one.options for one in stated.issues][1:] == [("shared", "none"), ("0", "2000", "4000")]
    assert stated.issues[2].titles[1] == "2000 soldiers"
    assert stated.words((2, 1, 0)) == "Who guards the ford: guarded; toll: no toll; troops: 0 soldiers"


def test_values_are_intervals_until_something_narrows_them(load):
    known = load(FORD, HILL).knowledge[0]
    assert known.values[0] == ((0, 0), (0, 1), (1, 1))  # an ordering of all options fixes both ends of the scale
    assert known.values[2] == ((0, 0), (Fraction(3, 4),) * 2, (Fraction(1, 4),) * 2)  # the line, exactly
    assert known.weights == ((Fraction(3, 10), Fraction(3, 5)), (0, Fraction(3, 5)), (0, Fraction(3, 5)))
    assert known.no_deal.after(10) == (Fraction(1, 10), Fraction(1, 5))
    assert dict(known.traces)["values of toll"].assumed_by == "B. Writer"
    assert dict(known.traces)["values of Who guards the ford"].assumed_by == "A. Reader"


@pytest.mark.parametrize(
    ("entry", "excluded"),
    [
        ("red_lines: [{party: hill, never: {ford: open}}]", {(0, t, n) for t in (0, 1) for n in range(3)}),
        (
            "red_lines: [{party: hill, never: {toll: none, troops: {at_least: 2000}}}]",
            {(f, 1, n) for f in range(3) for n in (1, 2)},
        ),
        (
            "conditions: [{party: lake, take: {ford: guarded}, only_if: {toll: shared}}]",
            {(2, 1, n) for n in range(3)},
        ),
        (
            "conditions: [{party: lake, take: {ford: [shared, guarded]}, unless: {troops: 0}}]",
            {(f, t, 0) for f in (1, 2) for t in (0, 1)},
        ),
        (
            "reciprocal: [{parties: [hill, lake], steps: [{ford: open}, {troops: 0}]}]",
            {(0, t, n) for t in (0, 1) for n in (1, 2)} | {(f, t, 0) for f in (1, 2) for t in (0, 1)},
        ),
    ],
)
def test_what_each_entry_excludes(load, entry, excluded):
    scene = structure(load(FORD, entry))
    every = {(f, t, n) for f in range(3) for t in (0, 1) for n in range(3)}
    assert {one for one in every if not scene.allows(one)} == excluded


def test_points_make_a_scenario_of_fractions(load):
    points = """
utilities:
  hill: {scale: points, values: {ford: {points: {open: 0, shared: 0.1, guarded: 7}}, toll: {points: {shared: 1/3, none: 0}},
    troops: {line: {0: 0, 4000: 8}}}, no_deal: {worth: 2, delay: {cost: 0.5, per: month}}}
  lake: {weights: {ford: 0.5, toll: 0.25, troops: 0.25}, values: {ford: {points: {open: 1, shared: 0.5, guarded: 0}},
    toll: {points: {shared: 0, none: 1}}, troops: {points: {0: 1, 2000: 0.3, 4000: 0}}}}
"""
    stated = load(FORD, points)
    assert open_values(stated) == []
    made = fixed(stated, periods=2)
    assert made.value(0, (1, 0, 1)) == Fraction(1, 10) + Fraction(1, 3) + 4
    assert made.value(1, (1, 0, 1)) == Fraction(1, 4) + Fraction(3, 40)
    assert made.parties[0].reservation == 1
    assert made.parties[1].reservation is None


def test_what_is_open_is_named(load):
    with pytest.raises(UsageError, match="how much Who guards the ford matters to Hill State is open"):
        fixed(load(FORD, HILL))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("issues: {ford: {options: []}}\nparties: {hill: H}", "'ford' has no options"),
        ("issues: {ford: {options: [a, a]}}\nparties: {hill: H}", "two options of 'ford'"),
        ("issues: {n: {from: 0, step: 9}}\nparties: {hill: H}", "'n' need from, to and a step"),
        ("issues: {n: {from: 0, to: 9000000, step: 1}}\nparties: {hill: H}", "more than 10,000"),
        ("issues: {ford: {options: [a]}}", "no parties"),
        ("parties: {hill: H}", "no issues"),
        ("parties: [", "not YAML"),
        ("partys: {hill: H}", "entry partys"),
        ("- 1", "no scenario: entries by name"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_its_entry(load, text, words):
    with pytest.raises(DataFileError, match=words):
        load(text)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("red_lines: [{party: sea, never: {ford: open}}]", "red line 1 names the party 'sea'.*Hill State, Lake League"),
        ("red_lines: [{party: hill, never: {bridge: open}}]", "red line 1 names the issue 'bridge'"),
        ("red_lines: [{party: hill, never: {ford: closed}}]", "names 'closed', which 'ford' does not have"),
        ("red_lines: [{party: hill, never: {ford: {at_most: 2}}}]", "'ford', whose options are no amounts"),
        ("red_lines: [{party: hill, never: {troops: {at_least: 5000}}}]", "names no option of 'troops'"),
        ("red_lines: [{party: hill, never: {}}]", "red line 1 names no issue"),
        (
            "reciprocal: [{parties: [hill, lake], steps: [{ford: open}]}]",
            "reciprocal steps 1 needs two different steps",
        ),
        (
            "reciprocal: [{parties: [hill], steps: [{ford: open}, {troops: 0}]}]",
            "reciprocal steps 1 needs .* two parties",
        ),
        ("red_lines: [{party: hill, never: {ford: open}, whose: x}]", "red_lines.0.whose: no entry is called so"),
        ("red_lines: [{never: {ford: open}}]", "red_lines.0.party: it is missing"),
        (
            "conditions: [{party: hill, take: {ford: open}, only_if: {bridge: up}}]",
            "condition 1 names the issue 'bridge'",
        ),
        ("conditions: [{party: hill, take: {ford: open}}]", "condition 1 needs one of `only_if` and `unless`"),
        ("conditions: [{party: hill, take: {ford: open}, only_if: {ford: open}}]", "condition 1 excludes nothing"),
        ("utilities: {sea: {}}", "utilities names the party 'sea'"),
        (
            "utilities: {hill: {weights: {ford: 0.7, toll: [0.4, 0.5]}}}",
            "Hill State.*cannot sum to one: they come to at least 1.1",
        ),
        (
            "utilities: {hill: {weights: {ford: 0.1, toll: 0.1, troops: 0.1}}}",
            "cannot sum to one: they come to at most 0.3",
        ),
        ("utilities: {hill: {weights: {ford: 0.2}, matters: [ford, toll, troops]}}", "cannot sum to one"),
        ("utilities: {hill: {weights: {ford: [0.5, 0.4]}}}", "the interval runs from 1/2 down to 2/5"),
        ("utilities: {hill: {weights: {ford: much}}}", "'much' is no number"),
        (
            "utilities: {hill: {matters: [ford, toll, ford]}}",
            "contradict each other: Who guards the ford above toll above",
        ),
        (
            "utilities: {hill: {values: {ford: {order: [open, shared], points: {open: 0.1, shared: 0.2}}}}}",
            "numbers and the orderings contradict each other at",
        ),
        ("utilities: {hill: {values: {ford: {points: {open: 4}}}}}", "between 0 and 1"),
        ("utilities: {hill: {values: {ford: {line: {0: 1}}}}}", "needs an issue whose options are amounts"),
        ("utilities: {hill: {values: {troops: {line: {0: 1, 1000: 0}}}}}", "does not reach 2000"),
        ("utilities: {hill: {scale: points, values: {ford: {points: {open: 4}}}}}", "every issue needs its values"),
        ("over: record", "laid over a record, and there is none"),
        ("without: [p1]", "needs a record"),
    ],
)
def test_an_entry_that_does_not_fit_is_named(load, entry, words):
    with pytest.raises(DataFileError, match=words):
        load(FORD, entry)


def test_every_entry_says_what_it_rests_on(load):
    with pytest.raises(DataFileError, match="red line 1 names neither positions nor who assumes it"):
        load(FORD.replace("assumed_by: A. Reader", ""), "red_lines: [{party: hill, never: {ford: open}}]")
    stated = load(FORD, "red_lines: [{party: hill, never: {ford: open}, from: [p1, p2]}]")
    assert stated.exclusions[0].trace.words == "from p1, p2"


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_scenario(tmp_path / "none.yaml")


def test_packages_to_look_at_are_named(load):
    taken = "packages: [{title: The paper, take: {troops: 2000, ford: shared, toll: none}}]"
    (one,) = load(FORD, taken).packages
    assert (one.title, one.options, one.trace.assumed_by) == ("The paper", (1, 1, 1), "A. Reader")
    with pytest.raises(DataFileError, match="package 1 names no option of 'toll'"):
        load(FORD, "packages: [{take: {ford: open, troops: 0}}]")


def test_a_party_may_be_named_as_it_is_called(load):
    assert load(FORD, "red_lines: [{party: Hill State, never: {ford: open}}]").exclusions[0].parties == (0,)
    with pytest.raises(DataFileError, match="names the party 'hill' twice"):
        load(FORD, "utilities: {Hill State: {weights: {ford: 0.2}}, hill: {weights: {ford: 0.3}}}")


def test_words_of_exclusions_have_titles_and_units(load):
    lines = "red_lines: [{party: hill, never: {toll: none, troops: {at_least: 4000}}}]"
    (one,) = load(FORD, lines).exclusions
    assert one.words == "never toll: no toll, troops: at least 4000 soldiers"


ANY = """
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues:
  ford: {options: [open, guarded]}
  troops: {from: 0, to: 4000, unit: soldiers}
red_lines: [{party: lake, never: {troops: {at_least: 3000}}}]
utilities:
  hill: {weights: {ford: 0.5, troops: 0.5}, values: {ford: {points: {open: 0, guarded: 1}}, troops: {line: {0: 0, 2000: 1, 4000: 0.5}}}}
packages: [{take: {ford: open, troops: 500}}]
"""


def test_any_amount_may_be_taken_between_those_that_are_named(load):
    stated = load(ANY)
    troops = stated.issues[1]
    assert troops.options == ("0", "0..500", "500", "500..2000", "2000", "2000..3000", "3000", "3000..4000", "4000")
    assert troops.titles[:2] == ("0 soldiers", "between 0 and 500 soldiers")
    assert stated.exclusions[0].bans == (((1, frozenset({6, 7, 8})),),)
    hill, lake = stated.knowledge
    assert hill.values[1][:4] == ((0, 0), (0, Fraction(1, 4)), (Fraction(1, 4),) * 2, (Fraction(1, 4), 1))
    assert not any("Hill State" in one for one in open_values(stated))
    assert lake.values[1] == ((0, 1),) * 9
    assert stated.packages[0].options == (0, 2)
    few = named_amounts(stated)
    assert few.issues[1].numbers == (0, 500, 2000, 3000, 4000)
    assert few.exclusions[0].bans == (((1, frozenset({3, 4})),),)
    assert few.packages[0].options == (0, 1)
    assert few.knowledge[0].values[1] == tuple((Fraction(one),) * 2 for one in ("0", "1/4", "1", "3/4", "1/2"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("line: {0: 0, 2000: 1, 4000: 0.5}", "order: ['0', '4000']", "only a line gives values"),
        ("line: {0: 0, 2000: 1, 4000: 0.5}", "line: {0: 0, 2000: 1}", "does not reach 3000"),
        ("from: 0, to: 4000", "from: 4000, to: 0", "from below to"),
        ("at_least: 3000", "at_least: 9000", "names no option"),
    ],
)
def test_what_is_wrong_with_an_issue_of_any_amount_is_named(load, old, new, words):
    with pytest.raises(DataFileError, match=words):
        load(ANY.replace(old, new))


def test_packages_with_any_amount_cannot_be_listed(load):
    text = ANY.replace("packages:", "  lake: {weights: {ford: 0.5, troops: 0.5}, values: {ford: {points: {open: 1, guarded: 0}}, troops: {line: {0: 1, 4000: 0}}}}\npackages:")  # fmt: skip
    with pytest.raises(UsageError, match="any amount of troops may be taken"):
        fixed(load(text))
