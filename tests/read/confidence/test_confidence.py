"""Every fact of the built-in reader says how sure it is, by weights that stand beside as data."""

import dataclasses
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Passage, Source, Statement, Why, load_catalogue
from detente.read.confidence.features import KINDS, by_id, features
from detente.read.confidence.weights import BIAS, chance, shipped, weigh
from detente.read.line import line
from detente.read.rules import RuleReader

TEXT = (
    "Ostrel's foreign minister, Ada Merin, met envoys of the Karsh Front in Geneva on Monday. "
    "“We will not sign before the prisoners are home,” Merin said.\n\n"
    "The Karsh Front proposed a 30-day ceasefire. Parliament will vote on the deal on Friday."
)


@pytest.fixture(scope="module")
def reading():
    source = Source(id="a", sha256="0" * 64, media_type="text/plain", location="a.txt", text=TEXT)
    return RuleReader(load_catalogue()).read(source)


def test_each_fact_of_a_weighed_kind_has_a_confidence(reading):
    seen = [fact for kind in KINDS if kind in shipped() for fact in getattr(reading, kind)]
    assert seen
    assert all(0 <= fact.why.confidence <= 1 for fact in seen)


def test_the_line_of_a_reading_carries_it(reading):
    statement = line(reading)["statements"][0]
    assert statement["why"]["confidence"] == reading.statements[0].why.confidence
    assert json.loads(json.dumps(statement)) == statement


def test_weighing_twice_changes_nothing(reading):
    assert weigh(reading) == reading


def test_features_name_the_rule_once(reading):
    for kind in KINDS:
        for fact in getattr(reading, kind):
            of = features(kind, fact, actors=by_id(reading))
            rule, _, grade = fact.why.rule.partition(", ")
            assert of[0] == f"rule={rule}"
            assert not grade or grade in of
            assert len(of) == len(set(of))


@given(st.dictionaries(st.text(min_size=1), st.floats(-5, 5), max_size=6), st.floats(-5, 5))
def test_chance_is_the_logistic_of_the_sum(weights, bias):
    present = list(weights)
    held = weights | {BIAS: bias}
    present = [one for one in present if one != BIAS]
    total = bias + sum(held[one] for one in present)
    assert math.isclose(chance(present, held), 1 / (1 + math.exp(-total)), rel_tol=1e-9)
    assert chance([*present, "a feature nobody weighed"], held) == chance(present, held)


def test_a_confidence_is_set_on_a_copy_and_lies_between_0_and_1():
    passage = Passage(source="a", start=0, end=3, exact="abc")
    fact = Statement(
        id="s1", evidence=(passage,), why=Why(rule="r", words="w", by="b"), content=(passage,), mode="direct"
    )
    sure = fact.with_confidence(0.25)
    assert sure == dataclasses.replace(fact, why=dataclasses.replace(fact.why, confidence=0.25))
    assert fact.why.confidence is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        fact.with_confidence(1.5)
