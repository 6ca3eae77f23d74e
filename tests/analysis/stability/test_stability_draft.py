"""Drafts from a dossier: options from demands, nothing assumed silently, and every option with its sentences."""

from __future__ import annotations

from tests.analysis.agreements.agreements_table import catalogue, dossier, position

from detente.analysis.stability import analyse, draft_case, model_of, sentences, summary


def drafted(*positions):
    return draft_case(dossier(*positions), catalogue())


def statements(case, party):
    return case["preferences"][party]["statements"]


REFUSED = (
    position("p1", "ardal", "water", "flowing"),
    position("p2", "belisk", "water", "flowing", "rejects", line=True),
    position("p3", "belisk", "harbour", "free"),
    position("p4", "ardal", "harbour", "shut"),
)


def test_a_party_may_accept_what_another_demands():
    case = drafted(*REFUSED)
    assert [one["about"] for one in case["options"]["Ardal"]] == [{"issue": "harbour", "option": "free"}]
    names = [(one["about"]["issue"], one["about"]["option"]) for one in case["options"]["Belisk"]]
    assert names == [("harbour", "shut"), ("water", "flowing")]
    assert case["status_quo"] == "NNN"
    assert len(case["infeasible"]) == 1 and "Harbour: free" in case["infeasible"][0]


def test_a_red_line_comes_first_and_is_not_assumed():
    line, *rest = statements(drafted(*REFUSED), "Belisk")
    assert line["statement"] == 'not "Belisk: accept Water: flowing"'
    assert "assumed" not in line and "order_assumed" not in line
    assert [one["position"] for one in line["said"]] == ["p2"]
    assert rest[-1]["assumed"] and rest[-1]["because"] == "its demand is another"


def test_what_only_a_rival_says_is_assumed():
    case = drafted(REFUSED[0], position("p2", "belisk", "water", "flowing", "rejects", voice="rival"))
    (no,) = statements(case, "Belisk")
    assert no["assumed"] and no["because"] == "only the outlet or a rival says so"


def test_silence_is_no_refusal_and_is_marked():
    case = drafted(REFUSED[0], position("p9", "belisk", "monitors", "armed", "rejects"))
    no = next(one for one in statements(case, "Belisk") if "Water" in one["statement"])
    assert no["assumed"] and no["because"] == "it is silent on it"


def test_a_condition_that_is_understood_becomes_part_of_the_preference():
    case = drafted(
        REFUSED[0],
        position("p2", "belisk", "water", "flowing", "accepts", condition="if HARBOUR-FREE"),
        position("p3", "belisk", "harbour", "free"),
        position("p4", "ardal", "harbour", "free", "rejects"),
    )
    rule = statements(case, "Belisk")[0]["statement"]
    assert rule == '"Belisk: accept Water: flowing" iff ("Ardal: accept Harbour: free")'


def test_a_draft_is_a_case_whose_answers_tell_what_is_assumed():
    model = model_of(drafted(*REFUSED), origin="draft")
    found = analyse(model)
    data = summary(found)
    assert all(one["said"] for one in data["options"])
    assert data["options"][0]["said"][0]["words"]
    assert len(data["assumptions"]) == len(model.assumptions) > 0
    assert all(one["assumed"] for one in data["assumptions"])
    assert "NNN" in data["equilibria"]["nash"]
    lines = list(sentences(found))
    assert any(line.startswith("If each holds to these words") for line in lines)
    assert any("belisk rejects water flowing" in line for line in lines)
    assert any(line.startswith(f"{len(model.assumptions)} assumptions") for line in lines)
    place = lines.index(next(line for line in lines if "assumed: its demand is another" in line))
    assert lines[place + 1].startswith("     if not so, ")


def test_a_party_that_speaks_on_nothing_that_is_demanded_is_not_in_it():
    third = position("p8", "corve", "monitors", "armed", "accepts")
    case = drafted(position("p1", "ardal", "water", "flowing"), position("p2", "belisk", "harbour", "shut"), third)
    assert set(case["options"]) == {"Ardal", "Belisk"}
    assert "Corve" not in str(case["infeasible"]) and "Corve" not in case["preferences"]


def test_where_all_others_speak_on_other_things_alone_they_are_asked():
    case = drafted(position("p1", "ardal", "water", "flowing"), position("p8", "corve", "monitors", "armed", "accepts"))
    assert [one for one, options in case["options"].items() if options] == ["Corve"]


def test_two_parties_of_one_name_are_told_apart():
    case = drafted(position("p1", "ardal", "water", "flowing"), position("p2", "ARDAL", "harbour", "free"))
    assert list(case["options"]) == ["Ardal", "Ardal (2)"]
    assert model_of(case, origin="draft").makers == ("Ardal", "Ardal (2)")


def test_nothing_demanded_is_no_conflict():
    assert drafted(position("p1", "ardal", "water", "flowing", "accepts")) is None


def test_the_order_of_facts_changes_nothing():
    assert drafted(*REFUSED) == drafted(*reversed(REFUSED))


def test_too_many_options_are_left_out_by_name():
    many = []
    for number, party in enumerate(("ardal", "belisk", "corve", "dunmar")):
        for issue, options in (("harbour", ("shut", "shared", "free")), ("water", ("dammed", "metered", "flowing"))):
            many.append(position(f"{party}-{issue}", party, issue, options[number % 3]))
    case = drafted(*many)
    assert sum(len(one) for one in case["options"].values()) <= 10
    assert any(note.startswith("Left out") for note in case["notes"])
