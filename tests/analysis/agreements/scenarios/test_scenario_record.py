"""A scenario from a record: what the words exclude and order, traced to positions, and a file laid over it."""

from __future__ import annotations

import pytest
from agreements_table import catalogue, dossier, position

from detente.analysis.agreements import analyse
from detente.analysis.agreements.scenarios import from_dossier, load_scenario
from detente.analysis.agreements.scenarios.form import Form
from detente.analysis.agreements.scenarios.logic import logic
from detente.analysis.agreements.scenarios.record import NEARER
from detente.errors import DataFileError

TALKS = (
    position("a1", "arden", "harbour", "free", line=True),
    position("a2", "arden", "water", "flowing", "accepts", condition="only if HARBOUR-FREE"),
    position("a3", "arden", "monitors", "armed", "rejects"),
    position("b1", "birk", "harbour", "shared"),
    position("b2", "birk", "harbour", "free", "accepts"),
    position("b3", "birk", "harbour", "shut", "rejects"),
    position("b4", "birk", "water", "dammed", line=True, voice="outlet"),
)


def _knowledge(stated, party, issue):
    number = [one.id for one in stated.issues].index(issue)
    known = stated.knowledge[stated.party(party)]
    options = stated.issues[number].options
    return {(options[better], options[worse]) for better, worse in known.orders[number]}


@pytest.mark.parametrize("level", ["red line", "refusal"])
@pytest.mark.parametrize("basis", ["all voices", "without outlet and rivals"])
def test_the_count_is_that_of_the_logic_layer(level, basis):
    stated = from_dossier(dossier(*TALKS), catalogue(), level=level, basis=basis)
    found = analyse(dossier(*TALKS), catalogue()).on(level, basis)
    assert logic(stated).count.most == found.count
    assert logic(stated).total == found.total


def test_exclusions_keep_their_positions_and_words():
    stated = from_dossier(dossier(*TALKS), catalogue())
    line = stated.exclusions[0]
    assert line.trace.positions == ("a1",)
    assert line.words == "“arden demands harbour free”"
    assert line.bans == (((0, frozenset({0, 1})),),)


def test_what_is_demanded_is_worth_no_less_and_what_is_refused_no_more_than_what_is_accepted():
    stated = from_dossier(dossier(*TALKS), catalogue(), form=Form(nearer_is_no_worse=False))
    assert _knowledge(stated, "birk", "harbour") == {("shared", "shut"), ("shared", "free"), ("free", "shut")}
    assert _knowledge(stated, "arden", "monitors") == set()
    traces = dict(stated.knowledge[stated.party("birk")].traces)
    assert traces["values of Harbour"].positions == ("b1", "b2", "b3")
    assert traces["values of Harbour"].assumed_by == ""


def test_nearer_on_a_scale_is_an_assumption_and_marked():
    stated = from_dossier(dossier(*TALKS), catalogue())
    assert _knowledge(stated, "arden", "harbour") >= {("free", "shared"), ("shared", "shut")}
    traces = dict(stated.knowledge[stated.party("arden")].traces)
    assert traces["values of Harbour"].assumed_by == NEARER


def test_words_for_and_against_one_option_order_nothing():
    both = (*TALKS, position("b5", "birk", "harbour", "free", "rejects"))
    assert (
        _knowledge(from_dossier(dossier(*both), catalogue(), form=Form(nearer_is_no_worse=False)), "birk", "harbour")
        == set()
    )


def test_an_outlets_word_orders_nothing_where_outlets_do_not_count():
    stated = from_dossier(dossier(*TALKS), catalogue(), basis="without outlet and rivals")
    assert _knowledge(stated, "birk", "water") == set()


def test_a_file_laid_over_a_record(tmp_path):
    path = tmp_path / "over.yaml"

    def load(text):
        path.write_text(text, encoding="utf-8")

        def find(told):
            return tuple(one.id for one in TALKS if one.id == told)

        return load_scenario(path, record=lambda form: (from_dossier(dossier(*TALKS), catalogue(), form=form), find))

    more = "over: record\nred_lines: [{party: birk, never: {harbour: free, water: flowing}, from: [b1]}]\n"
    stated = load(more + "utilities: {arden: {matters: [harbour, water], assumed_by: A. Reader}}\n")
    assert len(stated.exclusions) == len(from_dossier(dossier(*TALKS), catalogue()).exclusions) + 1
    arden = stated.knowledge[stated.party("arden")]
    assert arden.matters
    assert arden.orders[0]  # the record's own orderings stay
    assert load(more + "without: [a1]\n").exclusions[0].trace.positions != ("a1",)
    with pytest.raises(DataFileError, match="no position 'zz'"):
        load("over: record\nred_lines: [{party: birk, never: {harbour: free}, from: [zz]}]")
    with pytest.raises(DataFileError, match="no position 'zz'"):
        load("over: record\nwithout: [zz]")
    with pytest.raises(DataFileError, match="has its options from the record"):
        load("over: record\nissues: {harbour: {options: [a]}}")


def test_only_the_issues_that_a_form_is_about_count():
    every = from_dossier(dossier(*TALKS), catalogue())
    for issue in every.issues:
        one = from_dossier(dossier(*TALKS), catalogue(), form=Form(about=(issue.id,)))
        assert [each.id for each in one.issues] == [issue.id]
        assert {each for held in one.exclusions for ban in held.bans for each, _ in ban} <= {0}
        assert all(len(known.values) == 1 for known in one.knowledge)
