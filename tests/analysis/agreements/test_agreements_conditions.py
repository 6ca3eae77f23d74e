import pytest
from agreements_table import catalogue, dossier, position, source

from detente.analysis.agreements import analyse
from detente.errors import DataFileError
from detente.model import Catalogue, Issue, Option

ASIDE = position("z1", "brisk", "captives", "kept")
ASIDE_TOO = position("z2", "brisk", "monitors", "armed")


def condition(words, attitude="accepts", *more, line=False):
    one = position("p1", "ardal", "water", "flowing", attitude, condition=words, line=line)
    return analyse(dossier(one, ASIDE, ASIDE_TOO, *more), catalogue()).conditions[0]


@pytest.mark.parametrize(
    ("words", "attitude", "holds"),
    [
        ("but only if CAPTIVES-SWAPPED", "accepts", True),
        ("in exchange for captives-swapped", "open", True),
        ("once captives-swapped", "open", True),
        ("unless captives-swapped", "accepts", False),
        ("unless captives-swapped", "rejects", True),
        ("until captives-swapped", "rejects", True),
        ("not before captives-swapped", "rejects", True),
        ("not before captives-swapped", "accepts", True),
        ("as long as captives-kept", "rejects", False),
        ("without captives-swapped", "rejects", True),
        ("unless captives-swapped", "demands", True),
        ("in return for captives-swapped", "demands", False),
    ],
)
def test_a_condition_that_names_an_outcome_elsewhere_is_an_implication(words, attitude, holds):
    found = condition(words, attitude, line=True)
    assert found.resolved, found.reason
    assert found.holds is holds
    assert [one[0] for one in found.needs] == ["captives"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("if the weather holds", "its words name no issue"),
        ("if water-dammed", "it ties the issue to itself"),
        ("if harbour-free", "no party has a position on what it names"),
        ("if something is done about the captives", "it names an issue but no outcome"),
        ("captives-swapped", "its words do not say how they tie"),
        ("if there is no captives-swapped", "its words deny something"),
        ("if it isn’t captives-swapped", "its words deny something"),
        ("if captives-swapped or monitors-armed", "its words leave a choice"),
        (
            "unless captives-swapped and monitors-armed",
            "it names several issues, and what it excludes depends on all of them together",
        ),
        ("the ministers said in the evening that captives-swapped if possible", "its words do not say how they tie"),
    ],
)
def test_anything_else_is_kept_and_excludes_nothing(words, reason):
    found = condition(words)
    assert not found.resolved
    assert found.reason == reason
    assert found.needs == ()
    one = position("p1", "ardal", "water", "flowing", "accepts", condition=words, line=True)
    assert [each.count for each in analyse(dossier(one, ASIDE, ASIDE_TOO), catalogue()).packages] == [18] * 4


def test_an_unresolved_condition_on_a_refusal_excludes_nothing_and_is_shown_at_the_option():
    one = position("p1", "ardal", "water", "flowing", "rejects", condition="until the rains end", line=True)
    found = analyse(dossier(one), catalogue())
    assert found.packages[0].count == 3
    assert found.issues[0].options[2].conditions == ("p1",)


def test_an_offer_on_two_conditions_needs_both():
    found = condition("if captives-swapped and monitors-armed")
    assert found.needs == (("monitors", "armed"), ("captives", "swapped"))


def test_a_condition_that_names_only_an_issue_means_what_the_party_demands_there():
    own = position("p2", "ardal", "captives", "swapped")
    found = condition("if the question of the captives is settled", "accepts", own)
    assert found.needs == (("captives", "swapped"),)


def test_a_tie_that_the_reader_left_outside_the_words_is_found_before_them():
    text = "would let the water run, but only if captives-swapped"
    start = text.index("captives")
    one = position("p1", "ardal", "water", "flowing", "accepts", condition="captives-swapped")
    fields = {name: getattr(one, name) for name in one.__dataclass_fields__}
    moved = type(one.condition)(source="r1", start=start, end=len(text), exact="captives-swapped")
    report = source(1)
    told = type(report)(**{name: getattr(report, name) for name in report.__dataclass_fields__} | {"text": text})
    table = dossier(type(one)(**fields | {"condition": moved}), ASIDE)
    table = type(table)(name="t", sources=(told,), actors=table.actors, positions=table.positions)
    assert analyse(table, catalogue()).conditions[0].resolved


def test_a_cue_that_is_no_expression_is_named():
    bad = Catalogue(issues={"water": Issue(title="W", options={"on": Option(title="on", cues=("(",))})})
    with pytest.raises(DataFileError, match="regular expression"):
        analyse(dossier(position("p1", "ardal", "water", "on", "accepts", condition="if dry")), bad)


def test_a_condition_is_met_by_what_the_same_party_demands_on_its_issue_too():
    found = condition("only if monitors-unarmed", "accepts", position("p2", "ardal", "monitors", "armed"))
    assert found.needs == (("monitors", "unarmed"), ("monitors", "armed"))
    barred = condition("as long as monitors-unarmed", "rejects", position("p2", "ardal", "monitors", "armed"))
    assert barred.needs == (("monitors", "unarmed"),)


def test_an_issue_touched_beside_a_named_outcome_is_left_aside():
    found = condition("once captives-swapped, and let the monitors see it")
    assert found.needs == (("captives", "swapped"),)
    assert found.names == ("captives",)


def test_cues_are_whole_words_in_any_spacing_and_either_apostrophe():
    issue = Issue(title="W", cues=("the river's bed",), options={"low": Option(title="low", cues=("run low",))})
    table = dossier(
        position("p1", "ardal", "well", "deep", "accepts", condition="if the\nriver’s  bed may run\tlow"),
        position("p2", "brisk", "river", "low"),
    )
    more = Catalogue(issues={"river": issue})
    assert analyse(table, more).conditions[0].needs == (("river", "low"),)
    inside = position("p1", "ardal", "well", "deep", "accepts", condition="if the river's bedrock may run low")
    assert analyse(dossier(inside, table.positions[1]), more).conditions[0].names == ()


def both_ways():
    """An issue on which one option is that both take the step."""
    told = {"stay": "stay", "one": "one leaves", "both": "mutual"}
    options = {key: Option(title=key, cues=(cue,)) for key, cue in told.items()}
    known = catalogue()
    return Catalogue(issues={**known.issues, "posts": Issue(title="posts", options=options, cues=("the posts",))})


def reciprocal(*positions):
    return analyse(dossier(*positions), both_ways())


def test_a_step_that_waits_for_the_same_step_is_met_where_both_take_it():
    stays = position("p1", "ardal", "posts", "stay", "demands", condition="unless Brisk does the same")
    goes = position("p2", "brisk", "posts", "one", "accepts", condition="if Ardal does likewise")
    found = reciprocal(stays, goes)
    assert [one.together for one in found.conditions] == [("both",), ("both",)]
    issue = next(one for one in found.issues if one.issue == "posts")
    assert (issue.relation, issue.shared, issue.on_condition) == ("compatible as stated", ("both",), True)


@pytest.mark.parametrize(
    ("attitude", "line", "option", "left"),
    [
        ("demands", True, "stay", {"stay", "both"}),
        ("demands", False, "stay", {"stay", "one", "both"}),
        ("rejects", True, "one", {"stay", "both"}),
        ("accepts", True, "one", {"stay", "one", "both"}),
    ],
)
def test_a_red_line_that_waits_for_the_same_step_excludes_one_sided_steps(attitude, line, option, left):
    held = position("p1", "ardal", "posts", option, attitude, condition="unless Brisk follows suit" if attitude != "accepts" else "if Brisk follows suit", line=line)  # fmt: skip
    found = reciprocal(held, position("p2", "brisk", "posts", "both", "accepts"))
    packages = found.on("red line", "all voices")
    assert {dict(one)["posts"] for one in packages.listed} == left


def test_where_no_option_says_that_both_take_the_step_nothing_is_excluded():
    held = position("p1", "ardal", "water", "dammed", "demands", condition="unless Brisk does the same", line=True)
    found = reciprocal(held, position("p2", "brisk", "water", "flowing", "demands"))
    assert found.conditions[0].reason.endswith("no option says that both take it")
    assert found.on("red line", "all voices").count == found.on("red line", "all voices").total
