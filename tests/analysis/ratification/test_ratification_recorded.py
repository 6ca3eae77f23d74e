"""Decisions of a record: whose leaning is taken from which words, and whose is not."""

import pytest
import ratification_record as table

from detente.analysis.ratification.known import register
from detente.analysis.ratification.leanings import Lean
from detente.analysis.ratification.recorded import cases, option_of
from detente.errors import DataFileError
from detente.report.voting import case_lines

ALL, NEAR = "all voices", "without outlet and rivals"


@pytest.fixture
def known(tmp_path):
    path = tmp_path / "bodies.yaml"
    path.write_text(table.BODIES, encoding="utf-8")
    return register(path)


def only(dossier, known):
    (one,) = cases(dossier, table.catalogue(), known=known)
    return one


def leanings(one, basis=ALL):
    return {member: lean.words for member, lean in one.form(basis).leanings.items()}


def outcomes(one, basis=ALL):
    return {result.rule.title: result.outcome for result in one.results(basis)}


def test_positions_on_what_is_decided_are_leanings_and_silence_is_none(known):
    one = only(
        table.dossier(table.position("p1", "Alba", "accepts"), table.position("p2", "the Dales", "rejects")), known
    )
    assert one.option == ("harbour", "shared")
    assert leanings(one) == {"Alba": "for", "Dalen": "against"}
    assert one.form(ALL).others == Lean()
    assert outcomes(one) == {"Five of eight": "open", "Nobody against": "fails"}
    assert [told.passages[0].exact for told in one.told] == [
        "Alba accepts a shared harbour (p1).",
        "the Dales rejects a shared harbour (p2).",
    ]


@pytest.mark.parametrize(
    "position",
    [
        table.position("p1", "Alba", "open"),
        table.position("p1", "Alba", "accepts", condition="if the tolls are shared too"),
        table.position("p1", "Alba", "rejects", condition="as long as the fleet is there"),
    ],
    ids=["open to it", "an offer on a condition", "a refusal on a condition"],
)
def test_what_is_no_yes_and_no_no_leaves_a_member_undecided(known, position):
    one = only(table.dossier(position), known)
    assert leanings(one) == {}
    assert [told.state for told in one.told] == [None]


def test_words_for_and_against_leave_a_member_undecided_and_both_are_told(known):
    one = only(table.dossier(table.position("p1", "Alba", "accepts"), table.position("p2", "Alba", "rejects")), known)
    assert leanings(one) == {}
    assert len(one.told) == 2


def test_positions_on_something_else_are_no_leanings(known):
    one = only(table.dossier(table.position("p1", "Alba", "rejects", option="shut")), known)
    assert one.told == ()


def test_who_resists_counts_in_the_reports_voice_alone(known):
    resisted = (table.decision(resisted_by=("a-Brena", "a-Farland")),)
    one = only(table.dossier(decisions=resisted), known)
    assert leanings(one) == {"Brena": "against"}
    assert leanings(one, NEAR) == {}
    assert one.strangers == ("Farland",)
    assert one.depends_on_voices
    assert outcomes(one)["Nobody against"] == "fails"
    assert outcomes(one, NEAR)["Nobody against"] == "open"


def test_a_rivals_word_is_left_out_where_rivals_are(known):
    one = only(table.dossier(table.position("p1", "Alba", "rejects", voice="rival")), known)
    assert (leanings(one), leanings(one, NEAR)) == ({"Alba": "against"}, {})


@pytest.mark.parametrize(
    ("rule", "titles", "named"),
    [
        (None, ["Five of eight", "Nobody against"], False),
        ("a unanimous vote", ["Nobody against"], True),
        ("weighted majority", ["Five of eight"], True),
        ("by lot", ["Five of eight", "Nobody against"], False),
    ],
)
def test_the_rule_is_the_reported_one_or_stays_unknown(known, rule, titles, named):
    one = only(table.dossier(decisions=(table.decision(rule=rule),)), known)
    assert ([result.rule.title for result in one.results(ALL)], one.rule_named) == (titles, named)


@pytest.mark.parametrize(
    ("matter", "option"),
    [
        ("whether to open a shared harbour", ("harbour", "shared")),
        ("whether to reject a shared harbour", None),
        ("whether there is to be no shared harbour", None),
        ("a shared harbour or a harbour shut to all", None),
        ("a shared harbour and metered water", None),
        ("the harbour", None),
        ("the budget", None),
    ],
)
def test_a_decision_is_linked_only_where_its_words_name_one_outcome_plainly(matter, option):
    assert option_of(matter, table.catalogue()) == option


def test_a_body_that_is_not_known_and_a_decision_that_is_taken_are_left_as_they_are(known):
    elsewhere = table.decision(body="a-Alba")
    one = only(table.dossier(decisions=(elsewhere,)), known)
    assert (one.body, one.results(ALL)) == (None, ())
    taken = only(table.dossier(decisions=(table.decision(status="taken"),)), known)
    assert taken.results(ALL) == ()


def test_a_person_is_no_member_whatever_the_name(known):
    minister = table.actor("Corvo Ansel", kind="person", side="a-Corvo")
    resisted = (table.decision(resisted_by=("a-Corvo Ansel",)),)
    one = only(table.dossier(decisions=resisted, actors=(minister,)), known)
    assert leanings(one) == {"Corvo": "against"}


def test_the_order_of_facts_changes_nothing(known):
    positions = [
        table.position("p1", "Alba", "accepts"),
        table.position("p2", "Brena", "rejects"),
        table.position("p3", "Corvo", "open"),
    ]
    assert only(table.dossier(*positions), known) == only(table.dossier(*reversed(positions)), known)


def test_in_words_with_the_sentences_of_each_leaning(known):
    record = table.dossier(
        table.position("p1", "Alba", "accepts"), decisions=(table.decision(resisted_by=("a-Brena",)),)
    )
    lines = list(case_lines(cases(record, table.catalogue(), known=known), record))
    text = "\n".join(lines)
    assert lines[0] == "Reach Council (to come): to vote on a shared harbour"
    assert "  Alba accepts it: taken as for." in lines
    assert "    “Alba accepts a shared harbour (p1).” (Harbour Gazette)" in lines
    assert "  Brena resists it: taken as against; in the outlet's or a rival's voice." in lines
    assert "How the other 2 members would vote is not in these reports" in text
    assert "Which rule applies is not reported" in text
    assert "Without what only the outlet or a rival says of a member:" in text
    assert "Enough to block it beside those who are not in favour: Corvo." in text


def test_no_decision_is_said_so():
    assert list(case_lines((), table.dossier(decisions=()))) == ["These reports tell of no decision by a body."]


def test_a_body_of_the_users_needs_rules(tmp_path):
    path = tmp_path / "bodies.yaml"
    path.write_text("reach: {members: [Alba, Brena]}", encoding="utf-8")
    with pytest.raises(DataFileError, match="needs 'rules'"):
        register(path)
