"""Rules and motions from files; whatever is wrong is named."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.ratification import (
    Body,
    binary,
    bodies,
    candidates,
    game,
    load_game,
    load_motion,
    minimal,
    passes,
    results,
    rule,
    rules,
)
from detente.errors import DataFileError, DetenteError

BAD_RULES = {
    "weights that sum to nothing": ("{quota: 1, weights: {Alba: 0, Brena: 0}}", "sum to nothing"),
    "a quota above the whole": ("{quota: 12, weights: [4, 4, 2]}", "quota 12 is above the whole of 10"),
    "a quota of nothing": ("{quota: 0, weights: [4, 4, 2]}", "a quota is above 0"),
    "no quota": ("{weights: [1, 2]}", "'quota' is missing"),
    "a member twice": ("{quota: 2, weights: {Alba: 1, Brena: 1, Alba: 2}}", "'Alba' stands there twice"),
    "a member twice in JSON": ('{"quota": 2, "weights": {"Alba": 1, "Alba": 2}}', "'Alba' stands there twice"),
    "a member twice in a list": (
        "{members: [Alba, Brena, Alba], passes: {for: members, at_least: 2}}",
        "'Alba' stands there twice",
    ),
    "a weight below nothing": ("{quota: 2, weights: {Alba: 3, Brena: -1}}", "the weight of 'Brena' is below 0"),
    "a weight that is no number": ("{quota: 2, weights: {Alba: many}}", "must be a number, not 'many'"),
    "a weight without an end": ("{quota: 2, weights: {Alba: .inf}}", "must be a number"),
    "a name that YAML reads as no": ("{quota: 1, weights: {NO: 1, SE: 2}}", "Write it in quotation marks"),
    "an unknown key": ("{quota: 1, weights: [1, 2], majority: 3}", "unknown key 'majority'"),
    "an unknown comparison": ("{members: [Alba], passes: {for: members, above: 3}}", "unknown key 'above'"),
    "no comparison": ("{members: [Alba], passes: {for: members}}", "whose weight is compared, and how"),
    "a share above one": ("{members: [Alba], passes: {for: members, at_least: 120%}}", "a share lies between 0 and 1"),
    "an unknown weight": ("{members: [Alba, Brena], passes: {for: seats, at_least: 2}}", "'seats'"),
    "a veto of a stranger": (
        "{members: [Alba, Brena], passes: {veto: [Corvo]}}",
        "'Corvo', who is neither a member nor a group",
    ),
    "a group of strangers": (
        "{members: [Alba], groups: {big: [Corvo]}, passes: {veto: [big]}}",
        "'Corvo' is no member",
    ),
    "a missing figure": (
        "{members: {Alba: {seats: 3}, Brena: {votes: 2}}, passes: {for: seats, at_least: 2}}",
        "'Brena' has no 'seats'",
    ),
    "an unknown body": ("{body: eu-senate, rule: eu-simple}", "no body is called 'eu-senate'"),
    "an unknown rule": ("{body: eu-council, rule: eu-best}", "no rule is called 'eu-best'"),
    "a stranger left out": ("{body: eu-council, rule: eu-simple, without: [Corvo]}", "'Corvo' is no member"),
    "too few who take part": ("{body: {members: [Alba, Brena]}, rule: eu-enhanced-unanimity}", "at least 9 must"),
    "neither YAML nor JSON": ("{quota: [", "neither YAML nor JSON"),
    "an empty formula": ("{members: [Alba], passes: {all: []}}", "needs at least one part"),
}


@pytest.mark.parametrize(("text", "said"), BAD_RULES.values(), ids=BAD_RULES)
def test_a_bad_rule_is_refused_by_name(tmp_path, text, said):
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DetenteError) as raised:
        load_game(path)
    assert said in raised.value.sentence


BAD_MOTIONS = {
    "a leaning of a stranger": ("{leanings: {Corvo: for}}", "'Corvo' is no member"),
    "an unknown leaning": ("{leanings: {Belgium: maybe}}", "no leaning is called 'maybe'"),
    "a split that is not whole": ("{leanings: {Belgium: {for: 60%, against: 30%}}}", "must add up to 1"),
    "a chance of a stranger": ("{chances: {Corvo: 0.5}}", "'Corvo' is no member"),
    "a chance above one": ("{chances: {Belgium: 1.5}}", "a share lies between 0 and 1"),
    "a range the wrong way round": ("{chances: {Belgium: [0.6, 0.4]}}", "runs from 3/5 to 2/5"),
    "a chance of what is excluded": (
        "{leanings: {Belgium: against}, chances: {Belgium: 0.5}}",
        "which its leaning excludes",
    ),
    "a cost of a stranger": ("{costs: {Corvo: 2}}", "'Corvo' is no member"),
    "a cost below nothing": ("{costs: {Belgium: -2}}", "the cost of moving 'Belgium' is below 0"),
    "a stranger left out": ("{without: [Corvo]}", "'Corvo' is no member"),
    "an unknown rule": ("{rule: eu-best}", "no rule is called 'eu-best'"),
}


@pytest.mark.parametrize(("text", "said"), BAD_MOTIONS.values(), ids=BAD_MOTIONS)
def test_a_bad_motion_is_refused_by_name(tmp_path, text, said):
    path = tmp_path / "motion.yaml"
    path.write_text("{motion: Lift the embargo, body: eu-council, " + text[1:], encoding="utf-8")
    with pytest.raises(DetenteError) as raised:
        results(load_motion(path))
    assert said in raised.value.sentence


def test_json_as_programs_write_it(tmp_path):
    path = tmp_path / "rule.json"
    path.write_text(json.dumps({"quota": 1e6, "weights": {"NO": 600_000, "SE": 0.5e6}}, indent="\t"), encoding="utf-8")
    played, named = load_game(path)
    assert named
    assert passes(played, {"NO": "for", "SE": "for"})
    assert not passes(played, {"NO": "for", "SE": "against"})


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DataFileError, match="cannot be read"):
        load_game(tmp_path / "none.yaml")


def motion(tmp_path, text):
    path = tmp_path / "motion.yaml"
    path.write_text(text, encoding="utf-8")
    return load_motion(path)


def test_while_the_rule_is_unknown_there_is_a_result_under_each(tmp_path):
    read = motion(
        tmp_path, "{motion: Lift the embargo, body: eu-council, rule: unknown, others: for, leanings: {Malta: against}}"
    )
    found = {one.rule.id: one.outcome for one in results(read)}
    assert set(found) == {one.id for one in candidates(bodies()["eu-council"])}
    assert (found["eu-unanimity"], found["eu-qualified"]) == ("fails", "passes")


def test_a_motion_may_become_something_else(tmp_path):
    read = motion(
        tmp_path,
        """
motion: Lend the deposits
body: eu-council
rule: eu-unanimity
others: for
leanings: {Malta: against, Cyprus: unknown}
forms:
  - {title: By some of them, rule: eu-enhanced-unanimity, without: [Malta]}
  - {title: With Cyprus won over, rule: eu-enhanced-unanimity, without: [Malta], leanings: {Cyprus: for}}
  - {title: A loan outside the treaties, body: null}
""",
    )
    assert [form.title for form in read.forms][1:] == [
        "By some of them",
        "With Cyprus won over",
        "A loan outside the treaties",
    ]
    assert [one.outcome for one in results(read)] == ["fails", "open", "passes"]


def test_what_is_told_of_an_open_vote(tmp_path):
    read = motion(
        tmp_path,
        """
motion: Open the ford
body: {members: {Alba: 3, Brena: 2, Corvo: 2}}
rule: {for: votes, at_least: 5}
leanings: {Brena: for}
chances: {Alba: [1/2, 3/4], Corvo: 1/2}
costs: {Alba: 3/2}
""",
    )
    (one,) = results(read)
    assert one.outcome == "open"
    assert one.completing.listed == (("Alba",),)
    assert one.blocking.listed == (("Alba",),)
    assert [(pivot.member, pivot.ways, pivot.of) for pivot in one.pivots] == [("Alba", 2, 2), ("Corvo", 0, 2)]
    assert (one.to_pass.members, one.to_pass.cost) == (("Alba",), Fraction(3, 2))
    assert (one.likelihood.low, one.likelihood.high) == (Fraction(1, 2), Fraction(3, 4))


def test_who_holds_a_vote_that_fails(tmp_path):
    read = motion(
        tmp_path,
        "{motion: Open the ford, body: {members: [Alba, Brena, Corvo, Dalen]}, rule: {for: members, at_least: 3},"
        " leanings: {Alba: against, Brena: abstain, Corvo: against, Dalen: for}}",
    )
    (one,) = results(read)
    assert one.outcome == "fails"
    assert set(one.holding.listed) == {("Alba", "Brena"), ("Alba", "Corvo"), ("Brena", "Corvo")}
    assert one.critical == ()


def test_parts_of_a_vote_and_a_turnout(tmp_path):
    text = "{motion: M, body: {members: {North: {voters: 60}, South: {voters: 40}}}, rule: referendum-turnout, leanings: %s}"
    few = "{North: {for: 30%, against: 10%, absent: 60%}, South: {for: 10%, against: 5%, absent: 85%}}"
    more = "{North: {for: 30%, against: 30%, absent: 40%}, South: {for: 30%, against: 25%, absent: 45%}}"
    assert [one.outcome for one in results(motion(tmp_path, text % few))] == ["fails"]
    assert [one.outcome for one in results(motion(tmp_path, text % more))] == ["passes"]


def test_where_staying_away_can_defeat_a_motion_nothing_is_said_of_coalitions(tmp_path):
    text = (
        "{motion: M, body: {members: {North: {voters: 60}, South: {voters: 45}}}, rule: referendum-turnout,"
        " leanings: {North: for, South: [for, against, absent]}}"
    )
    read = motion(tmp_path, text.replace("60", "50"))
    (one,) = results(read)
    assert one.outcome == "passes"
    read = motion(tmp_path, text.replace("60", "40"))
    (one,) = results(read)
    assert one.outcome == "open"
    assert one.completing is None
    assert "it depends on the others" in one.reason


def test_a_large_house_is_told_what_can_be_told_of_it(tmp_path):
    members = ", ".join(f"s{number}: {{seats: 1}}" for number in range(70))
    read = motion(
        tmp_path, f"{{motion: M, body: {{members: {{{members}}}}}, rule: us-senate-treaty, chances: {{s1: 0.5}}}}"
    )
    (one,) = results(read)
    assert (one.outcome, one.pivots, len(one.to_pass.members)) == ("open", (), 47)
    assert not one.completing.exact
    assert "70 members are too many to count exactly" in one.reason


def test_every_known_body_decides_by_rules_that_can_be_applied():
    for body in bodies().values():
        assert body.source and body.as_of
        for one in candidates(body):
            played = game(body, one)
            assert passes(played, dict.fromkeys(played.members, "for"))
            assert not passes(played, dict.fromkeys(played.members, "against"))


def test_every_known_rule_says_where_it_is_from():
    assert all(one.source and (one.recalled or one.as_of) for one in rules().values())


COUNCIL = bodies()["eu-council"]
BIG = ["Germany", "France", "Italy"]
WORKED = {
    "three large ones cannot block": (BIG, (), True),
    "four can": ([*BIG, "Malta"], (), False),
    "without a third large one they hold too little": (["Germany", "France", "Malta"], (), True),
    "two among twenty-four do not": (["Belgium"], ("Czechia", "Hungary", "Slovakia"), True),
    "three among twenty-four that hold enough do": ([*BIG], ("Czechia", "Hungary", "Slovakia"), False),
}


@pytest.mark.parametrize(("opposed", "without", "adopted"), WORKED.values(), ids=WORKED)
def test_worked_votes_of_the_council(opposed, without, adopted):
    played = game(COUNCIL, rule("eu-qualified"), without=without)
    votes = {member: "against" if member in opposed else "for" for member in played.members}
    assert passes(played, votes) == adopted
    abstained = {member: "abstain" if member in opposed else "for" for member in played.members}
    assert passes(played, abstained) == adopted


def test_a_permanent_members_veto_and_its_abstention():
    played = game(bodies()["un-security-council"], rule("un-substantive"))
    votes = dict.fromkeys(played.members, "for")
    assert passes(played, votes | {"China": "abstain", "Panama": "against"})
    assert not passes(played, votes | {"China": "against"})
    assert passes(game(bodies()["un-security-council"], rule("un-procedural")), votes | {"China": "against"})


def test_unanimity_and_consensus_with_abstentions():
    votes = dict.fromkeys(COUNCIL.members, "for")
    unanimous = game(COUNCIL, rule("eu-unanimity"))
    assert passes(unanimous, votes | {"Malta": "abstain"})
    assert not passes(unanimous, votes | {"Malta": "against"})
    abroad = game(COUNCIL, rule("eu-unanimity-cfsp"))
    nine = ["Germany", "France", "Malta", "Cyprus", "Latvia", "Estonia", "Austria", "Ireland", "Croatia"]
    assert passes(abroad, votes | dict.fromkeys(nine[1:], "abstain"))
    assert not passes(abroad, votes | dict.fromkeys(nine, "abstain"))


def test_an_accession_waits_for_every_ally_and_the_assembly_counts_who_votes():
    allies = bodies()["north-atlantic-council"]
    one = game(allies, rules()["nato-accession"])
    everybody = dict.fromkeys(one.members, "for")
    assert passes(one, everybody)
    assert not passes(one, everybody | {"Hungary": "absent"}) and not passes(one, everybody | {"Spain": "abstain"})
    assembly = Body(id="a", title="Assembly", members=("A", "B", "C", "D"), weights={})
    votes = {"A": "for", "B": "for", "C": "against", "D": "abstain"}
    assert passes(game(assembly, rules()["un-assembly-important"]), votes)
    assert not passes(game(assembly, rules()["un-assembly-important"]), votes | {"D": "against"})
    assert not passes(game(assembly, rules()["un-assembly-other"]), votes | {"D": "against"})


def test_two_chambers_two_thirds_and_votes_cast(tmp_path):
    text = json.dumps(
        {"members": {"Lake": {"lower": 60, "upper": 10}, "Hill": {"lower": 40, "upper": 20}}, "title": "Parliament"}
    )
    house = json.loads(text)
    path = tmp_path / "rule.json"
    path.write_text(json.dumps({"body": house, "rule": "two-chambers"}), encoding="utf-8")
    played, named = load_game(path)
    assert named
    assert not passes(played, {"Lake": "for", "Hill": "against"})
    assert passes(played, {"Lake": "for", "Hill": "abstain"})


REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "voting.json"


def reference(part):
    if not REFERENCE.exists():
        pytest.skip("the reference cases are not beside this checkout")
    return json.loads(REFERENCE.read_text(encoding="utf-8"))[part]


def opposed_in(name):
    """Who votes against, as the title of a worked vote says."""
    named = name.partition(" (")[0].removeprefix("all but ").split(", ")
    return [one for one in named if one in COUNCIL.members]


def test_the_worked_votes_of_the_reference():
    told = reference("worked_votes_2025_population")
    votes = {name: one for name, one in told.items() if name.startswith("all but ")}
    assert len(votes) == 5
    for name, one in votes.items():
        opposed = opposed_in(name)
        assert len(opposed) == 27 - one["members"]
        assert passes(qualified(), against(opposed, qualified())) == one["adopted"], name
    smallest = sorted(COUNCIL.members, key=lambda member: COUNCIL.weights["population"][member])[:13]
    few = [member for member in COUNCIL.members if member not in {*smallest, "Germany"}]
    assert not passes(qualified(), against(few, qualified()))
    partial = game(COUNCIL, rule("eu-qualified"), without=["Czechia", "Hungary", "Slovakia"])
    assert passes(partial, against(["Belgium"], partial))


def qualified():
    return game(COUNCIL, rule("eu-qualified"))


def against(opposed, played):
    return {member: "against" if member in opposed else "for" for member in played.members}


def test_how_many_sets_of_four_block_in_the_council():
    told = reference("worked_votes_2025_population")["number of 4-state blocking sets (>35% of 100.01)"]
    exact = replace(COUNCIL, totals={})  # the reference takes shares of what the rounded figures add up to
    found = minimal(binary(game(exact, rule("eu-qualified"))).blocking(), limit=1000)
    assert sum(len(some) == 4 for some in found.listed) == told
    assert min(map(len, found.listed)) == 4
