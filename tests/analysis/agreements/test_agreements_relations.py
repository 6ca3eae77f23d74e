import pytest
from agreements_table import catalogue, dossier, position

from detente.analysis.agreements import analyse


def water(*positions):
    return analyse(dossier(*positions), catalogue()).issues[0]


@pytest.mark.parametrize(
    ("ardal", "brisk", "relation", "shared"),
    [
        ("demands flowing", "accepts flowing", "compatible as stated", ("flowing",)),
        ("demands flowing", "demands dammed", "incompatible as stated", ()),
        ("demands flowing", "rejects flowing", "incompatible as stated", ()),
        ("demands flowing", "rejects dammed", "compatible as stated", ("flowing",)),
        ("rejects flowing", "rejects dammed", "compatible as stated", ("metered",)),
        ("open metered", "open metered", "compatible as stated", ("metered",)),
    ],
)
def test_two_parties_words(ardal, brisk, relation, shared):
    one, two = ardal.split(), brisk.split()
    found = water(position("p1", "ardal", "water", one[1], one[0]), position("p2", "brisk", "water", two[1], two[0]))
    assert (found.relation, found.shared, found.on_condition) == (relation, shared, False)


def test_a_party_that_says_nothing():
    found = water(position("p1", "ardal", "water", "flowing"), position("p2", "brisk", "harbour", "free"))
    other = analyse(
        dossier(position("p1", "ardal", "water", "flowing"), position("p2", "brisk", "harbour", "free")), catalogue()
    ).issues[1]
    assert (found.issue, found.relation, found.silent) == ("harbour", "one side silent", ("ardal",))
    assert (other.issue, other.relation, other.silent) == ("water", "one side silent", ("brisk",))


def test_two_that_cannot_agree_are_incompatible_whoever_else_is_silent():
    found = water(
        position("p1", "ardal", "water", "flowing"),
        position("p2", "brisk", "water", "dammed"),
        position("p3", "corran", "captives", "kept"),
    )
    assert (found.relation, found.silent) == ("incompatible as stated", ("corran",))


def test_a_lone_party_is_never_in_agreement():
    assert water(position("p1", "ardal", "water", "flowing")).relation == "one side silent"


def test_a_joint_text_binds_those_in_it_and_nobody_against_it():
    signed = [
        position(f"p{n}", party, "water", "metered", "accepts", voice="joint text")
        for n, party in enumerate(["ardal", "brisk"])
    ]
    assert water(*signed).relation == "in a signed or joint text"
    assert water(*signed).shared == ("metered",)
    assert water(signed[0], position("q", "brisk", "water", "dammed")).relation == "incompatible as stated"
    against = position("q", "corran", "water", "metered", "rejects")
    assert water(*signed, against).relation == "incompatible as stated"
    elsewhere = position("q", "corran", "water", "dammed")
    assert water(*signed, elsewhere).relation == "incompatible as stated"
    quiet = analyse(dossier(*signed, position("q", "corran", "captives", "kept")), catalogue()).issues[0]
    assert (quiet.relation, quiet.silent) == ("in a signed or joint text", ("corran",))


def test_common_ground_under_a_condition_says_so():
    found = water(
        position("p1", "ardal", "water", "flowing", "accepts", condition="if it rains"),
        position("p2", "brisk", "water", "flowing"),
    )
    assert (found.relation, found.on_condition) == ("compatible as stated", True)


def test_the_outlets_voice_alone_makes_no_relation_on_the_nearer_basis():
    found = water(
        position("p1", "ardal", "water", "flowing"), position("p2", "brisk", "water", "dammed", voice="outlet")
    )
    assert (found.relation, found.relation_near) == ("incompatible as stated", "one side silent")
