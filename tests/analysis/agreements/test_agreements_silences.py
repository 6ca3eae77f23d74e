from agreements_table import catalogue, dossier, position, proposal, statement

from detente.analysis.agreements import analyse

OTHER = position("z", "brisk", "captives", "kept")


def quiet(*positions, **more):
    return [(one.kind, one.fact, one.issue) for one in analyse(dossier(*positions, **more), catalogue()).silences]


def test_a_demand_on_which_nobody_else_speaks():
    assert quiet(position("p1", "ardal", "water", "flowing"), OTHER) == [
        ("demand", "p1", "water"),
        ("demand", "z", "captives"),
    ]


def test_a_position_or_a_statement_on_the_issue_is_an_answer():
    demand = position("p1", "ardal", "water", "flowing")
    assert ("demand", "p1", "water") not in quiet(demand, OTHER, position("p2", "brisk", "water", "dammed", "rejects"))
    about = (statement("s1", "brisk", "a word about the water would come too early"),)
    assert ("demand", "p1", "water") not in quiet(demand, OTHER, statements=about)
    aside = (statement("s1", "brisk", "a word would come too early"), statement("s2", "ardal", "the water is ours"))
    assert ("demand", "p1", "water") in quiet(demand, OTHER, statements=aside)


def test_words_of_before_are_no_answer():
    demand = position("p1", "ardal", "water", "flowing", day=4)
    before = position("p2", "brisk", "water", "dammed", day=2)
    after = position("p2", "brisk", "water", "dammed", day=6)
    assert ("demand", "p1", "water") in quiet(demand, before)
    assert ("demand", "p1", "water") not in quiet(demand, after)
    assert quiet(demand, after) == [("demand", "p2", "water")]
    assert quiet(demand, before, days=0) == []


def test_an_offer_waits_for_an_answer_to_what_it_asks_in_return():
    offer = position("p1", "ardal", "water", "flowing", "open", condition="in exchange for harbour-free")
    demand = position("p2", "brisk", "water", "flowing", line=True)
    own = position("p3", "ardal", "harbour", "free")
    found = analyse(dossier(offer, demand, own), catalogue()).silences
    assert [(one.kind, one.fact, one.issue, one.option) for one in found] == [
        ("offer", "p1", "harbour", "flowing"),
        ("demand", "p3", "harbour", "free"),
    ]
    assert found[0].in_return.exact == "in exchange for harbour-free"
    assert found[0].silent == ("brisk",)


def test_hearsay_refusals_and_signed_words_await_no_answer():
    positions = [
        position("p1", "ardal", "water", "flowing", voice="rival"),
        position("p2", "ardal", "harbour", "free", "rejects"),
        position("p3", "ardal", "monitors", "armed", "accepts", voice="joint text"),
    ]
    assert quiet(*positions, OTHER) == [("demand", "z", "captives")]


def test_a_proposal_nobody_speaks_to():
    ours = proposal("x1", "ardal")
    found = quiet(OTHER, position("p1", "ardal", "captives", "swapped"), proposals=(ours,))
    assert found == [("proposal", "x1", None)]


def test_answers_to_a_proposal():
    base = (OTHER, position("p1", "ardal", "captives", "swapped"))
    ours = proposal("x1", "ardal", day=2)
    for more in (
        {"proposals": (proposal("x1", "ardal", status="under discussion"),)},
        {"proposals": (ours, proposal("x2", "brisk", "another", counters="The Blue Paper"))},
        {"proposals": (ours, proposal("x2", "brisk", "another", day=3))},
        {"proposals": (ours,), "statements": (statement("s", "brisk", "the draft is too long", day=2),)},
        {"proposals": (ours,), "statements": (statement("s", "brisk", "it had read the blue paper twice", day=3),)},
        {"proposals": (proposal("x3", "stranger"),)},
    ):
        assert ("proposal", "x1", None) not in quiet(*base, **more)
    for more in (
        {"proposals": (ours,), "statements": (statement("s", "brisk", "the draft is too long", day=1),)},
        {"proposals": (ours,), "statements": (statement("s", "ardal", "the draft is fair", day=3),)},
    ):
        assert quiet(*base, **more) == [("proposal", "x1", None)]


def test_the_same_offer_in_two_reports_is_one_silence_since_the_first():
    found = analyse(
        dossier(
            position("p1", "ardal", "water", "flowing", day=5),
            position("p2", "ardal", "water", "flowing", day=2),
            OTHER,
        ),
        catalogue(),
    ).silences
    assert [(one.fact, one.since.day) for one in found] == [("p2", 2), ("z", 1)]
