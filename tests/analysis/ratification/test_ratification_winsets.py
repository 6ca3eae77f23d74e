"""Win-sets on two levels against listing every package; from files and from a record."""

import itertools
from fractions import Fraction

import pytest
import ratification_record as table
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.agreements import agreements_table as talks

from detente.analysis.agreements import analyse
from detente.analysis.agreements.clauses import Clause
from detente.analysis.ratification import Amount, Body, Rule, Threshold, game
from detente.analysis.ratification.plans import load_plan, zone_of
from detente.analysis.ratification.winsets import Side, zone
from detente.errors import DetenteError

DOMAINS = {
    "harbour": ("shut", "shared", "free"),
    "water": ("dammed", "metered"),
    "monitors": ("away", "unarmed", "armed"),
}


@st.composite
def clauses(draw):
    issue = draw(st.sampled_from(sorted(DOMAINS)))
    excluded = draw(st.lists(st.sampled_from(DOMAINS[issue]), min_size=1, max_size=2, unique=True))
    if draw(st.booleans()):
        return Clause(issue, tuple(sorted(excluded)))
    other = draw(st.sampled_from(sorted(set(DOMAINS) - {issue})))
    beside = draw(st.lists(st.sampled_from(DOMAINS[other]), min_size=1, max_size=2, unique=True))
    return Clause(issue, tuple(sorted(excluded)), other, tuple(sorted(beside)))


@st.composite
def sides(draw, name):
    members = tuple(f"{name}{number}" for number in range(draw(st.integers(1, 4))))
    weights = {one: Fraction(draw(st.integers(1, 5))) for one in members}
    body = Body(id=name, title=name, members=members, weights={"seats": weights})
    quota = Amount(Fraction(draw(st.integers(1, int(sum(weights.values()))))))
    rule = Rule(id="r", title="r", passes=Threshold(who="for", weight="seats", compare="at_least", amount=quota))
    objections = {one: tuple(draw(st.lists(clauses(), max_size=2))) for one in members}
    return Side(name=name, game=game(body, rule), objections=objections, because={})


def packages():
    return [dict(zip(DOMAINS, options, strict=True)) for options in itertools.product(*DOMAINS.values())]


def keeps(package, some):
    return not any(clause.broken_by(package) for clause in some)


def passed(side, package, *, easing=None):
    weights = side.game.body.weights["seats"]
    mass = sum(weights[one] for one in side.game.members if one == easing or keeps(package, side.objections[one]))
    return mass >= side.game.rule.passes.amount.value


@settings(max_examples=60, deadline=None)
@given(st.lists(clauses(), max_size=2), sides("n"), sides("s"))
def test_counts_against_listing_every_package(between, north, south):
    found = zone(DOMAINS, between, [north, south], limit=100)
    open_ = [one for one in packages() if keeps(one, between)]
    left = [one for one in open_ if passed(north, one) and passed(south, one)]
    assert (found.total, found.between, found.open) == (18, len(open_), len(left))
    assert found.by_side == {
        "n": sum(passed(north, one) for one in open_),
        "s": sum(passed(south, one) for one in open_),
    }
    assert sorted(found.listed) == sorted(tuple(one.items()) for one in left)
    for part in found.shrinkage:
        own, other = (north, south) if part.side == "n" else (south, north)
        eased = [one for one in open_ if passed(own, one, easing=part.member) and passed(other, one)]
        assert part.opens == len(eased) - len(left) >= 0
        assert part.objects == sum(not keeps(one, own.objections[part.member]) for one in open_) >= part.opens
        others = sum(weight for one, weight in own.game.body.weights["seats"].items() if one != part.member)
        assert part.veto == (others < own.game.rule.passes.amount.value)


PLAN = """
issues: {harbour: [shut, shared, free], water: [dammed, metered]}
refuses: {Northmark: {harbour: [shut]}}
sides:
  Northmark:
    body: {title: Assembly, members: {Lake: 40, Hill: 35, Reed: 25}}
    rule: {for: votes, more_than: 50%}
    refuses: {Hill: {harbour: [free]}, Reed: {harbour: [free], water: [dammed]}}
  Southmark:
    body: {title: Two Houses, members: {Crown: {lower: 60, upper: 10}, Guild: {lower: 40, upper: 20}}}
    rule: {all: [{for: lower, more_than: 50%}, {for: upper, more_than: 50%}]}
    refuses: {Guild: {water: [metered]}}
"""


def plan(tmp_path, text):
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path)


def test_a_plan_of_its_own_issues(tmp_path):
    found = zone_of(plan(tmp_path, PLAN))
    assert (found.total, found.between, found.open) == (6, 4, 1)
    assert found.by_side == {"Northmark": 2, "Southmark": 2}
    assert found.listed == ((("harbour", "shared"), ("water", "dammed")),)
    told = {part.member: (part.veto, part.opens) for part in found.shrinkage}
    assert told == {"Guild": (True, 1), "Hill": (False, 1), "Reed": (False, 1)}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("harbour: [free]}, Reed", "port: [free]}, Reed", "no issue is called 'port'"),
        ("Hill: {harbour: [free]}", "Hill: {harbour: [burnt]}", "'harbour' has no option 'burnt'"),
        ("refuses: {Hill:", "refuses: {Marsh:", "'Marsh' is no member"),
        ("issues: {harbour: [shut, shared, free], water: [dammed, metered]}", "", "names no issues"),
        ("rule: {for: votes, more_than: 50%}", "", "'rule' is missing"),
        ("issues:", "level: whim\nissues:", "level is one of"),
    ],
)
def test_a_bad_plan_is_refused_by_name(tmp_path, before, after, said):
    assert before in PLAN
    with pytest.raises(DetenteError) as raised:
        zone_of(plan(tmp_path, PLAN.replace(before, after, 1)))
    assert said in raised.value.sentence


def test_ratifiers_object_by_their_positions_in_the_record(tmp_path):
    record = table.dossier(
        table.position("p1", "Alba", "rejects", option="shut", line=True),
        table.position("p2", "Brena", "accepts"),
        table.position("p3", "Assembly", "rejects", option="shared"),
        actors=(table.actor("Assembly", kind="organisation"),),
        decisions=(),
    )
    agreements = analyse(record, table.catalogue())
    assert {one.name for one in agreements.parties} == {"Alba", "Brena"}
    text = "sides: {Alba: {body: {members: [Assembly, Throne]}, rule: {for: members, at_least: 2}}}"
    found = zone_of(plan(tmp_path, text), agreements)
    assert (found.total, found.between, found.open) == (2, 1, 0)
    (part,) = found.shrinkage
    assert (part.member, part.veto, part.opens, part.positions) == ("Assembly", True, 1, ("p3",))
    assert zone_of(plan(tmp_path, "level: red line\n" + text), agreements).open == 1
    with pytest.raises(DetenteError, match="'Corvo' is no party in the record"):
        zone_of(plan(tmp_path, text.replace("{Alba:", "{Corvo:")), agreements)


CONDITION = "conditions: {Lake: [{for: {harbour: [shared]}, only_with: {water: [metered]}}]}"


def test_a_ratifier_on_a_condition_is_for_only_where_it_is_met(tmp_path):
    text = PLAN.replace("refuses: {Hill:", f"{CONDITION}\n    refuses: {{Hill:")
    found = zone_of(plan(tmp_path, text))
    assert (found.between, found.by_side["Northmark"], found.open) == (4, 1, 0)
    opened = {part.member: part.opens for part in found.shrinkage}
    assert opened["Lake"] == opened["Guild"] == 1
    always = zone_of(plan(tmp_path, text.replace("for: {harbour: [shared]}, ", "")))
    assert always.by_side["Northmark"] == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("only_with: {water: [metered]}", "if: {water: [metered]}", "unknown key 'if'"),
        (", only_with: {water: [metered]}", "", "'only_with' is missing"),
        ("water: [metered]", "water: [drunk]", "'water' has no option 'drunk'"),
        ("Lake: [{", "Marsh: [{", "'Marsh' is no member"),
        ("[{for: {harbour: [shared]}, only_with: {water: [metered]}}]", "never", "must be a list of conditions"),
    ],
)
def test_a_bad_condition_is_refused_by_name(tmp_path, before, after, said):
    text = PLAN.replace("refuses: {Hill:", f"{CONDITION}\n    refuses: {{Hill:")
    assert before in text
    with pytest.raises(DetenteError) as raised:
        zone_of(plan(tmp_path, text.replace(before, after, 1)))
    assert said in raised.value.sentence


@pytest.mark.parametrize(("words", "binds"), [("if WATER-METERED", True), ("if the weather holds", False)])
def test_a_ratifiers_condition_in_the_record(tmp_path, words, binds):
    record = talks.dossier(
        talks.position("p1", "ardal", "harbour", "free"),
        talks.position("p2", "belisk", "water", "metered", "accepts"),
        talks.position("p3", "corm", "harbour", "free", "accepts", condition=words),
    )
    agreements = analyse(record, talks.catalogue(), party_ids=["ardal", "belisk"])
    assert {one.party for one in agreements.conditions_aside} == {"corm"}
    found = zone_of(plan(tmp_path, SIDES), agreements)
    assert (found.total, found.between - found.open) == (9, 2 if binds else 0)
    assert [one.positions for one in found.shrinkage] == ([("p3",)] if binds else [])


SIDES = "sides: {Ardal: {body: {members: [Corm]}, rule: {for: members, at_least: 1}}}"
