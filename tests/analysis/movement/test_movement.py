"""Movements of an invented party from report to report."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.movement import NAMED, movements
from detente.model import Actor, Dossier, Passage, Position, Source, Why, load_catalogue

WHY = Why(rule="test")
CATALOGUE = load_catalogue()
FILLER = "The delegations of Orland and Beskia spoke again in Tarn. "


class Process:
    """Reports by day, each with positions on words of its own."""

    def __init__(self):
        self.sources, self.positions = [], []
        self.numbers = itertools.count(1)
        self.actors = [
            Actor(id=one, evidence=(), why=WHY, kind=kind, name=name, names=(name,), side=side)
            for one, kind, name, side in (
                ("orl", "state", "Orland", None),
                ("bes", "state", "Beskia", None),
                ("vale", "person", "Ira Vale", "orl"),
            )
        ]

    def report(self, day, *held, text=""):
        """`held` are (party, issue, option, attitude) with further fields as a mapping at the end."""
        source = f"r{len(self.sources)}"
        words = FILLER * max(len(held), 1) + text
        published = dt.datetime(2041, 5, day, tzinfo=dt.UTC) if day else None
        self.sources.append(
            Source(id=source, sha256=source, media_type="text/plain", location=source, text=words, published=published)
        )
        for place, (party, issue, option, attitude, *more) in enumerate(held):
            start = place * len(FILLER)
            passage = Passage(source=source, start=start, end=start + len(FILLER), exact=FILLER)
            fields = {"voice": "own words", **(more[0] if more else {})}
            if fields.pop("conditional", False):
                fields["condition"] = passage
            self.positions.append(
                Position(id=f"p{next(self.numbers)}", evidence=(passage,), why=WHY, party=party, issue=issue,
                         option=option, attitude=attitude, **fields)
            )  # fmt: skip
        return self

    @property
    def found(self):
        dossier = Dossier(name="Tarn", sources=tuple(self.sources), actors=tuple(self.actors),
                          positions=tuple(self.positions))  # fmt: skip
        return movements(dossier, CATALOGUE)

    @property
    def kinds(self):
        return [one.kind for one in self.found]


def two(before, after, *, first=None, then=None):
    process = Process()
    process.report(1, ("orl", *before, first or {}))
    return process.report(9, ("orl", *after, then or {}))


FULL, MUTUAL = ("forces", "full"), ("forces", "mutual")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((*FULL, "rejects"), (*FULL, "open"), "softened"),
        ((*FULL, "rejects"), (*FULL, "accepts"), "softened"),
        ((*FULL, "open"), (*FULL, "accepts"), "softened"),
        ((*FULL, "demands"), (*FULL, "open"), "softened"),
        ((*FULL, "accepts"), (*FULL, "open"), "hardened"),
        ((*FULL, "accepts"), (*FULL, "rejects"), "hardened"),
        ((*FULL, "open"), (*FULL, "demands"), "hardened"),
        ((*FULL, "demands"), (*FULL, "rejects"), "turned round"),
        ((*FULL, "rejects"), (*FULL, "demands"), "turned round"),
        ((*FULL, "demands"), (*FULL, "accepts"), "unchanged"),
        ((*FULL, "rejects"), (*FULL, "rejects"), "unchanged"),
        ((*FULL, "demands"), (*MUTUAL, "open"), "softened"),
        ((*FULL, "rejects"), (*MUTUAL, "open"), "new"),
        ((*FULL, "demands"), (*MUTUAL, "rejects"), "new"),
        ((*FULL, "demands"), ("sanctions", "lifted", "demands"), "new"),
    ],
)
def test_attitudes_and_options_compared_over_time(before, after, kind):
    process = two(before, after)
    (found,) = process.found
    assert found.kind == kind
    assert found.caveat == ""
    assert found.at == dt.date(2041, 5, 9)
    assert found.now[0].source == "r1"
    if kind != "new":
        assert (found.before, found.after) == ("p1", "p2")
        assert (found.since, found.was[0].source) == (dt.date(2041, 5, 1), "r0")


@pytest.mark.parametrize(
    ("first", "then", "attitude", "kind"),
    [
        ({}, {"red_line": True}, "rejects", "hardened"),
        ({"red_line": True}, {}, "rejects", "unchanged"),
        ({}, {"conditional": True}, "accepts", "hardened"),
        ({}, {"conditional": True}, "rejects", "softened"),
        ({"conditional": True}, {}, "accepts", "unchanged"),
    ],
)
def test_red_lines_and_conditions(first, then, attitude, kind):
    (found,) = two((*FULL, attitude), (*FULL, attitude), first=first, then=then).found
    assert found.kind == kind
    assert found.because


def test_a_new_demand_is_measured_by_what_the_others_ask_for():
    def process(theirs, now):
        made = Process().report(1, ("orl", "ceasefire", "limited", "demands"), ("bes", "ceasefire", theirs, "demands"))
        return [one.kind for one in made.report(9, ("orl", "ceasefire", now, "demands")).found]

    assert process("permanent", "general") == ["softened"]
    assert process("none", "general") == ["hardened"]
    assert process("limited", "limited") == ["unchanged"]


def test_without_a_party_to_measure_by_another_demand_is_a_new_word():
    assert two(("ceasefire", "limited", "demands"), ("ceasefire", "general", "demands")).kinds == ["new"]


def test_different_voices_and_strengths_are_said():
    (found,) = two((*FULL, "rejects"), (*FULL, "open"), then={"voice": "outlet"}).found
    assert found.caveat == "told in different voices (own words, then outlet)"
    (found,) = two((*FULL, "rejects"), (*FULL, "open"), first={"strength": "insisted"}).found
    assert found.caveat == "told with different strength (insisted, then said)"


def test_another_voice_that_still_says_the_earlier_thing_is_said():
    process = Process().report(1, ("orl", *FULL, "rejects"))
    process.report(9, ("orl", *FULL, "open"), ("orl", *FULL, "rejects", {"voice": "relayed"}))
    found = {one.kind: one for one in process.found}
    assert "another voice of the same side still says the earlier thing" in found["softened"].caveat


def test_the_same_voice_is_compared_before_others():
    process = Process().report(1, ("orl", *FULL, "rejects"), ("orl", *FULL, "open", {"voice": "relayed"}))
    (found,) = process.report(9, ("orl", *FULL, "open", {"voice": "relayed"})).found
    assert (found.kind, found.before) == ("unchanged", "p2")


def test_what_stays_is_told_once_from_first_to_last():
    process = Process()
    for day in (1, 5, 9):
        process.report(day, ("orl", *FULL, "rejects"))
    (found,) = process.found
    assert (found.kind, found.since.day, found.at.day) == ("unchanged", 1, 9)


def test_people_count_as_their_side():
    process = Process().report(1, ("orl", *FULL, "rejects"))
    (found,) = process.report(9, ("vale", *FULL, "open")).found
    assert (found.party, found.kind) == ("orl", "softened")


@pytest.mark.parametrize("days", [(3, 3), (None, 9), (1, None)])
def test_reports_of_one_day_or_of_no_known_day_are_not_compared(days):
    process = Process().report(days[0], ("orl", *FULL, "rejects"))
    assert process.report(days[1], ("orl", *FULL, "open")).found == ()


def test_a_party_first_heard_of_is_not_new():
    process = Process().report(1, ("bes", *FULL, "rejects"))
    assert process.report(9, ("orl", *FULL, "open")).found == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Orland has dropped its demand for a full withdrawal of all troops.", 1),
        ("On Friday Ira Vale gave up her insistence on the complete pull-out of the army.", 1),
        ("Orland no longer insists that every soldier leave.", 1),
        ("Orland abandoned a demand for the withdrawal of forces.", 1),
        ("Orland will not drop its demand for a full withdrawal of all troops.", 0),
        ("Beskia urged Orland to drop its demand for a full withdrawal of all troops.", 0),
        ("Beskia has dropped its demand for a full withdrawal of all troops.", 0),
        ("If Orland dropped its demand for a full withdrawal, talks would move.", 0),
        ("Orland dropped its demand for sanctions relief.", 0),
        ("Orland has withdrawn its demand for an inquiry into the shooting.", 0),  # which is no demand for a withdrawal
        ("Orland dropped its demand for an inquiry; in return the forces will be withdrawn.", 0),
        ("Orland dropped its demand for an inquiry, while Beskia spoke of a full withdrawal of troops.", 0),
        ("Orland has dropped its troop withdrawal demand.", 1),
        (
            "Orland has dropped that condition because its troops were to be withdrawn in full.",
            0,
        ),  # which one, nobody says
        ("Orland has dropped leaflets over the forces at the lake.", 0),
    ],
)
def test_words_that_say_a_demand_was_dropped(words, number):
    process = Process().report(1, ("orl", *FULL, "demands"))
    found = [one for one in process.report(9, text=words).found if one.kind == "dropped"]
    assert len(found) == number
    for one in found:
        assert one.now[0].exact in words
        assert (one.before, one.after) == ("p1", None)


def test_words_of_the_demand_itself_tell_which_was_dropped():
    words = "the ferry tolls must be paid in advance"
    process = Process().report(1, ("orl", *FULL, "demands"), text=words)
    only = process.positions[0]
    start = process.sources[0].text.index(words)
    passage = Passage(source=only.evidence[0].source, start=start, end=start + len(words), exact=words)
    process.positions.append(replace(only, id="tolls", issue="format", option="direct", evidence=(passage,)))
    found = process.report(
        9, text="Orland has dropped its demand for ferry tolls in advance of a full withdrawal."
    ).found
    assert [one.before for one in found if one.kind == "dropped"] == ["tolls"]


def test_a_demand_dropped_is_not_told_again_as_softened():
    process = Process().report(1, ("orl", *FULL, "demands"))
    process.report(
        9, ("orl", *MUTUAL, "open"), text="Orland has dropped its demand for a full withdrawal of all troops."
    )
    assert process.kinds == ["dropped"]


HELD = st.tuples(
    st.sampled_from(["orl", "bes", "vale"]),
    st.sampled_from(["forces", "ceasefire"]),
    st.sampled_from(["full", "mutual", "limited", "general"]),
    st.sampled_from(["demands", "accepts", "open", "rejects"]),
)


@given(st.lists(st.tuples(st.sampled_from([1, 5, 9, None]), st.lists(HELD, max_size=3)), max_size=4), st.randoms())
def test_the_order_of_facts_changes_nothing_and_days_run_forward(reports, shuffler):
    process = Process()
    for day, held in reports:
        process.report(day, *held)
    first = process.found
    shuffler.shuffle(process.positions)
    shuffler.shuffle(process.sources)
    assert process.found == first
    ids = {one.id for one in process.positions}
    for one in first:
        assert set(one.facts) <= ids
        assert one.since is None or one.since < one.at
        assert (one.before is None) == (one.kind == "new")
        assert replace(one) == one


def test_a_demand_dropped_is_not_told_again_as_unchanged():
    process = Process().report(1, ("orl", *FULL, "demands"))
    process.report(
        9, ("orl", *FULL, "accepts"), text="Orland has dropped its demand for a full withdrawal of all troops."
    )
    assert process.kinds == ["dropped"]


def test_a_number_tells_which_demand_was_dropped():
    words = "the vote had to be held within six months"
    process = Process().report(1, ("orl", *FULL, "demands"), text=words)
    start = process.sources[0].text.index(words)
    passage = Passage(source=process.sources[0].id, start=start, end=start + len(words), exact=words)
    process.positions[0] = replace(process.positions[0], issue="elections", option="before", evidence=(passage,))
    found = process.report(9, text="Ira Vale said that Orland had given up its demand for six months.").found
    assert [(one.kind, one.because) for one in found] == [("dropped", NAMED)]


def test_figures_that_differ_are_told_and_are_no_direction():
    process = Process()
    for day, words in ((1, "a share of 40% of the revenues"), (9, "35 percent of the revenues")):
        process.report(day, ("orl", *FULL, "demands"), text=words)
        source = process.sources[-1]
        start = source.text.index(words)
        passage = Passage(source=source.id, start=start, end=start + len(words), exact=words)
        process.positions[-1] = replace(process.positions[-1], evidence=(passage,))
    (found,) = process.found
    assert found.kind == "unchanged"
    assert found.because.endswith("with other figures: 40%, then 35%")
