"""Small tables whose answers can be worked out in the head."""

from agreements_table import catalogue, dossier, position

from detente.analysis.agreements import analyse
from detente.model import Catalogue, Issue, Option

ALL, NEAR = "all voices", "without outlet and rivals"


def run(*positions, **more):
    return analyse(dossier(*positions, **more), catalogue())


def packages(found, level="red line", basis=ALL):
    return found.on(level, basis).count


def issue(found, name):
    return next(one for one in found.issues if one.issue == name)


def test_no_positions_no_packages():
    found = run()
    assert found.issues == ()
    assert [(one.count, one.total, one.conflicts, one.complete) for one in found.packages] == [(0, 0, (), True)] * 4


def test_a_red_line_on_a_demand_excludes_every_option_that_the_party_would_not_also_take():
    line = position("p1", "ardal", "water", "dammed", line=True)
    assert packages(run(line)) == 1
    assert packages(run(line, position("p2", "ardal", "water", "metered", "open"))) == 2
    assert packages(run(line, position("p2", "brisk", "water", "metered", "open"))) == 1


def test_a_demand_without_a_red_line_excludes_nothing_and_a_refusal_counts_on_its_own_level():
    found = run(position("p1", "ardal", "water", "dammed"), position("p2", "brisk", "water", "dammed", "rejects"))
    assert packages(found) == 3
    assert packages(found, "refusal") == 2
    assert issue(found, "water").relation == "incompatible as stated"


def test_a_line_drawn_later_is_not_softened_by_what_was_accepted_before():
    before = position("p1", "ardal", "water", "metered", "accepts", day=1)
    line = position("p2", "ardal", "water", "dammed", line=True, day=3)
    assert packages(run(before, line)) == 1
    assert [one.positions for one in run(before, line).differences] == [("p2", "p1")]
    after = position("p1", "ardal", "water", "metered", "accepts", day=5)
    assert packages(run(after, line)) == 2
    assert run(after, line).differences == ()


def test_what_an_outlet_says_a_party_would_take_does_not_soften_its_own_words():
    line = position("p1", "ardal", "water", "dammed", line=True)
    said = position("p2", "ardal", "water", "metered", "accepts", voice="outlet")
    found = run(line, said)
    assert packages(found) == 1
    assert found.differences[0].positions == ("p1", "p2")


def test_a_red_line_in_the_outlets_or_a_rivals_voice_is_counted_and_left_out():
    found = run(
        position("p1", "ardal", "water", "flowing", "rejects", line=True, voice="outlet"),
        position("p2", "brisk", "water", "dammed", "rejects", line=True, voice="rival"),
        position("p3", "brisk", "water", "metered"),
    )
    assert (packages(found), packages(found, basis=NEAR)) == (1, 3)
    flowing = issue(found, "water").options[2]
    assert flowing.red_lines == ("p1",)
    assert not flowing.open("red line", ALL)
    assert flowing.open("red line", NEAR)


def test_the_same_line_also_in_the_partys_own_words_stays():
    found = run(
        position("p1", "ardal", "water", "flowing", "rejects", line=True, voice="outlet"),
        position("p2", "ardal", "water", "flowing", "rejects", line=True),
    )
    assert packages(found, basis=NEAR) == 2
    assert found.on("red line").moves[0].positions == ("p1", "p2")


def test_later_words_on_the_same_option_take_the_place_of_earlier_ones():
    no = position("p1", "ardal", "water", "flowing", "rejects", line=True, day=1)
    yes = position("p2", "ardal", "water", "flowing", "accepts", day=4)
    found = run(no, yes)
    assert packages(found) == 3
    assert issue(found, "water").earlier[0].replaced_by == "p2"
    hearsay = position("p2", "ardal", "water", "flowing", "accepts", day=4, voice="rival")
    assert packages(run(no, hearsay)) == 2
    assert run(no, hearsay).differences[0].kind == "for and against the same option"
    same_day = position("p2", "ardal", "water", "flowing", "accepts", day=1)
    assert run(no, same_day).differences[0].positions == ("p1", "p2")


def test_a_red_line_left_unsaid_later_still_stands():
    line = position("p1", "ardal", "water", "flowing", "rejects", line=True, day=1)
    again = position("p2", "ardal", "water", "flowing", "rejects", day=6)
    assert packages(run(line, again)) == 2


def test_three_smallest_reasons_why_there_is_no_package():
    found = run(
        position("p1", "ardal", "water", "dammed", line=True),
        position("p2", "brisk", "water", "dammed", "rejects", line=True),
        position("p3", "ardal", "harbour", "shut", "rejects", line=True),
        position("p4", "brisk", "harbour", "shared", "rejects", line=True),
        position("p5", "corran", "harbour", "free", "rejects", line=True),
        position("p6", "corran", "captives", "swapped"),
    )
    here = found.on("red line")
    assert here.count == 0
    assert [[one.positions[0] for one in group.members] for group in here.conflicts] == [
        ["p1", "p2"],
        ["p3", "p4", "p5"],
    ]
    assert here.conflicts[0].members[0].excludes == ("metered", "flowing")
    assert here.conflicts[0].members[0].passages[0].exact == "ardal demands water dammed"
    assert here.blocked == ("harbour", "water")
    assert all(one.opens == 0 for one in here.moves)
    assert {one.positions: one.ends for one in here.moves if one.positions}["p5",] == (1,)


def test_a_condition_ties_two_issues():
    offer = position("p1", "ardal", "water", "flowing", "accepts", condition="only if captives-swapped")
    other = position("p2", "brisk", "captives", "kept")
    found = run(offer, other)
    assert packages(found) == 6
    assert packages(found, "refusal") == 5
    assert found.conditions[0].resolved
    assert found.conditions[0].needs == (("captives", "swapped"),)


def test_a_chain_of_conditions_that_closes_on_nothing_is_a_conflict_over_issues():
    found = run(
        position("p1", "ardal", "water", "dammed", "rejects", line=True),
        position("p2", "ardal", "water", "metered", "rejects", line=True),
        position("p3", "brisk", "water", "flowing", "accepts", condition="only if captives-swapped", line=True),
        position("p4", "corran", "captives", "swapped", "rejects", line=True),
    )
    here = found.on("red line")
    assert here.count == 0
    assert [len(one.members) for one in here.conflicts] == [4]
    assert here.conflicts[0].issues == ("water", "captives")
    assert {one.positions[0]: one.opens for one in here.moves if one.positions} == {"p1": 1, "p2": 1, "p3": 1, "p4": 1}


def test_a_red_line_gives_way_where_the_partys_own_condition_holds():
    found = run(
        position("p1", "ardal", "water", "dammed", line=True),
        position("p2", "ardal", "water", "metered", "open", condition="in exchange for captives-swapped"),
        position("p3", "brisk", "captives", "kept"),
    )
    assert packages(found) == 3
    assert issue(found, "water").options[1].conditions == ("p1", "p2")
    assert issue(found, "water").options[2].red_lines == ("p1",)


def test_an_answer_is_shown_with_what_it_would_settle():
    found = run(position("p1", "ardal", "water", "dammed"), position("p2", "brisk", "captives", "kept"))
    answers = [one for one in found.on("refusal").moves if one.kind == "answer on an issue"]
    assert [(one.party, one.issue, one.options) for one in answers] == [
        ("ardal", "captives", ("kept",)),
        ("brisk", "water", ("dammed",)),
    ]
    assert {one.packages for one in answers} == {6}


def test_issues_and_options_of_the_users_own_count():
    found = analyse(
        dossier(position("p1", "ardal", "grazing", "summer", line=True), position("p2", "brisk", "grazing", "none")),
        catalogue(),
    )
    assert [one.option for one in found.issues[0].options] == ["none", "summer"]
    assert found.packages[0].count == 1


def test_many_issues_count_at_once():
    issues = {
        f"i{n:02}": Issue(title="t", options={f"o{k}": Option(title="t", cues=(rf"i{n:02}-o{k}\b",)) for k in range(5)})
        for n in range(26)
    }
    positions = [position(f"a{n:02}", "ardal", f"i{n:02}", "o0", "rejects", line=True) for n in range(26)] + [
        position(
            f"b{n:02}", "brisk", f"i{n:02}", "o1", "accepts", line=True, condition=f"only if i{(n * 7 + 3) % 26:02}-o2"
        )
        for n in range(26)
    ]
    found = analyse(dossier(*positions), Catalogue(issues=issues))
    assert found.packages[0].total == 5**26
    assert 10**12 < found.packages[0].count < 4**26
    assert found.packages[0].more == found.packages[0].count - 12


def test_the_listing_of_conflicts_says_when_it_is_not_all():
    positions = [
        position(f"{party}{option}", party, "water", option, "rejects", line=True)
        for party in ("a", "b", "c", "d", "e")
        for option in ("dammed", "metered", "flowing")
    ]
    here = run(*positions).on("red line")
    assert len(here.conflicts) == 40
    assert not here.complete
    assert all(len(one.members) == 3 for one in here.conflicts)
