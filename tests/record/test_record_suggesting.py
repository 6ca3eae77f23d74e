"""Meetings, proposals and statements that may be one: what is suggested, why, and what is not."""

import datetime as dt
import itertools
import random
from dataclasses import replace

import pytest
from benchmarks import suggesting as bench
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Actor, Meeting, PartialDate, Passage, Proposal, Statement, Why
from detente.record.suggesting import Facts, may_be_one, pairing

WHY = Why(rule="test.rule")
NOON = dt.datetime(2041, 5, 6, 12, tzinfo=dt.UTC)
SIDES = ("estoria", "westoria", "norland", "sundria")
PEOPLE = {"toska": "estoria", "amon": "estoria", "suro": "westoria", "vask": "norland"}


def passage(source, words):
    return (Passage(source=source, start=0, end=len(words), exact=words),)


def actor(name, **fields):
    return Actor(id=name, evidence=(), why=WHY, name=name.capitalize(), names=(name.capitalize(),), **fields)


ACTORS = [actor(name, kind="state") for name in SIDES]
ACTORS += [actor(name, kind="person", side=side) for name, side in PEOPLE.items()]


class Reports:
    """Facts, each told by a report that came out so many days after 6 May 2041."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.published, self.facts = {}, []

    def _told(self, day, words, source):
        source = source or f"src{next(self.numbers)}"
        self.published[source] = None if day is None else NOON + dt.timedelta(days=day)
        return passage(source, words)

    def _keep(self, fact):
        self.facts.append(fact)
        return self

    def meeting(self, *who, on="2041-05-06", day=0, words="they met", source=None, **fields):
        evidence = self._told(day, words, source)
        date = PartialDate(value=on) if on else None
        common = {"id": f"m{next(self.numbers)}", "why": WHY, "evidence": evidence}
        return self._keep(Meeting(participants=who, date=date, **common, **fields))

    def proposal(self, name, author=None, *, on=None, day=0, words="they offer it", **fields):
        evidence = self._told(day, words, None)
        date = PartialDate(value=on) if on else None
        common = {"id": f"r{next(self.numbers)}", "why": WHY, "evidence": evidence}
        return self._keep(Proposal(name=name, author=author, date=date, **common, **fields))

    def statement(self, speaker, words, *, day=0, on=None, **fields):
        evidence = self._told(day, words, None)
        said_on = PartialDate(value=on) if on else None
        common = {"id": f"s{next(self.numbers)}", "why": WHY, "evidence": evidence, "content": evidence}
        return self._keep(Statement(speaker=speaker, said_on=said_on, mode="indirect", **common, **fields))

    def compared(self, order=None):
        facts = list(self.facts)
        if order:
            order.shuffle(facts)
        fields = {"meetings": Meeting, "proposals": Proposal, "statements": Statement}
        kinds = {field: [one for one in facts if isinstance(one, kind)] for field, kind in fields.items()}
        return Facts(actors=ACTORS, published=self.published, **kinds)

    def found(self, **fields):
        return may_be_one(self.compared(), **fields)

    @property
    def reason(self):
        (one,) = self.found()
        assert 0.7 <= one.score < 1
        return one.reason


def test_a_meeting_that_two_reports_date_a_day_apart_is_suggested_with_its_reasons():
    told = Reports().meeting("estoria", "westoria", place="Geneva")
    told.meeting("estoria", "westoria", on="2041-05-07", place="Geneva")
    assert told.reason == (
        "The same participants (Estoria, Westoria); the same place (Geneva); "
        "dates a day apart (2041-05-06 and 2041-05-07)."
    )
    (found,) = told.found()
    assert (found.kind, found.one, found.other) == ("meeting", "m2", "m4")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ({"who": ("estoria", "westoria", "norland"), "place": "Geneva"}, {"place": "Geneva"}, "2 of 3 participants the same"),
        ({"place": "Ledraki", "who": ("toska", "suro")}, {"place": "Ledrakos", "who": ("toska", "suro")}, "spelled almost alike"),
        ({"place": "Geneva"}, {"place": "the Geneva hills", "on": "2041-05"}, "places that agree (Geneva, the Geneva hills)"),
        ({"who": ("toska", "suro"), "on": "2041-05"}, {"who": ("toska", "suro")}, "both name Suro, Toska"),
        ({"hours": 4.0}, {"hours": 4.5, "who": ("estoria", "sundria"), "place": "Arvel"}, "4 and 4.5 hours long"),
        ({"status": "planned", "on": "2041-05-09", "place": "Arvel"}, {"on": "2041-05-10", "day": 5, "place": "Arvel"},
         "one report has it to come, the other has it held"),
        ({"on": None, "place": "Arvel", "day": 1}, {"place": "Arvel"}, "one is told without a date on 2041-05-07"),
    ],
)  # fmt: skip
def test_signs_of_one_meeting(one, other, words):
    told = Reports()
    for one_told in (one, other):
        fields = {"who": ("estoria", "westoria"), **one_told}
        told.meeting(*fields.pop("who"), **fields)
    if "hours" in one:
        told.facts[0] = replace(told.facts[0], place="Arvel")
    assert words in told.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"on": "2041-05-10"}),
        ({"status": "held"}, {"status": "cancelled"}),
        ({"place": "Geneva"}, {"place": "Arvel", "on": "2041-05"}),
        ({"place": "Geneva", "day": 0}, {"place": "Geneva", "day": 1, "on": "2041-05-07"}),
        ({"place": "Geneva", "on": None}, {"place": "Geneva", "on": None, "day": 40}),
        ({"place": "Geneva", "source": "src"}, {"place": "Geneva", "on": "2041-05-07", "source": "src"}),
        ({"who": ("toska", "suro"), "place": "Geneva"}, {"who": ("amon", "vask"), "place": "Arvel"}),
    ],
)
def test_these_meetings_are_not_suggested(one, other):
    told = Reports()
    for one_told in (one, other):
        fields = {"who": ("estoria", "westoria"), **one_told}
        told.meeting(*fields.pop("who"), **fields)
    assert told.found() == []


def test_what_speaks_against_it_is_told_too():
    told = Reports().meeting("toska", "suro", place="Geneva").meeting("toska", "suro", place="Arvel")
    assert told.reason.endswith("Against it: other places (Arvel, Geneva).")


def test_of_two_that_one_report_tells_only_the_likelier_is_suggested():
    told = Reports().meeting("estoria", "westoria", place="Geneva")
    told.meeting("estoria", "westoria", on="2041-05-06", hours=3.0, place="Geneva", source="both", day=0)
    told.meeting("estoria", "westoria", on="2041-05-07", hours=3.0, place="Geneva", source="both", day=0)
    assert [(one.one, one.other) for one in told.found()] == [("m2", "m3")]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ({"name": "twelve-point framework", "points": 12}, {"name": "Norland's framework", "author": "norland", "points": 12},
         "The same number of points (12)"),
        ({"name": "harbour plan", "author": "vask"}, {"name": "plan for the harbour", "author": "norland"},
         "authors of one side (Norland, Vask)"),
        ({"name": "harbour levy", "author": "norland"}, {"name": "the harbor levy", "author": "norland"},
         "Names spelled almost alike"),
        ({"name": "draft", "author": "norland", "words": "the draft would open both ports to ships of any flag", "status": "expected"},
         {"name": "paper", "author": None, "points": 3, "words": "it would open both ports to ships of any flag at once"}, None),
        ({"name": "written ideas", "author": "norland"}, {"name": "written version", "author": "norland"},
         "1 of 1 telling words of the names the same (“written ideas”, “written version”)"),
    ],
)  # fmt: skip
def test_signs_of_one_proposal(one, other, words):
    told = Reports().proposal(**one).proposal(**other)
    if words is None:  # neither name, nor author, nor points: not even compared
        assert told.found() == []
    else:
        assert words in told.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "harbour plan", "author": "estoria"}, {"name": "harbour plan", "author": "westoria"}),
        ({"name": "plan", "author": "estoria"}, {"name": "plan", "author": "estoria"}),
        ({"name": "harbour plan", "author": "estoria", "points": 5}, {"name": "harbour plan", "author": "estoria", "points": 6}),
        ({"name": "harbour offer", "author": "estoria"}, {"name": "latest harbour offer", "author": "westoria"}),
    ],
)  # fmt: skip
def test_these_proposals_are_not_suggested(one, other):
    assert Reports().proposal(**one).proposal(**other).found() == []


def test_a_later_version_of_a_text_is_less_likely_the_same():
    plain, later = (
        Reports().proposal("Arvel offer", "estoria", points=5).proposal(name, "estoria", points=5).found()
        for name in ("Arvel offer", "latest Arvel offer")
    )
    assert plain[0].score > later[0].score
    assert "Against it: only one is called “latest”." in later[0].reason


def corpus():
    """Other words by others, so that words can be rare."""
    told = Reports()
    for number, words in enumerate(
        ("the price of bread rose", "rain fell on the hills", "the bridge is to be mended", "ships wait")
    ):
        told.statement(SIDES[number % 4], words)
    return told


def test_a_statement_that_two_reports_put_in_other_words_is_suggested():
    told = corpus().statement("toska", "the levy on foreign cargo would be halved before the harvest")
    told.statement("toska", "Estoria was ready to halve its cargo levy by harvest time", day=1)
    assert told.reason == (
        "3 of 5 telling words begin alike (“cargo”, “harves”, “levy”); reported 1 day apart; the same speaker (Toska)."
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"speaker": "suro"},
        {"anonymous": True},
        {"day": 9},
        {"on": "2041-05-02"},
        {"words": "the bread and the hills are dear to all who wait"},
    ],
)
def test_these_statements_are_not_suggested(fields):
    told = corpus().statement("toska", "the levy on foreign cargo would be halved before harvest", on="2041-05-06")
    fields = {"speaker": "toska", "words": "foreign cargo would pay half the levy before harvest", **fields}
    assert told.statement(**fields).found() == []
    (found,) = told.statement("toska", "foreign cargo would pay half the levy before harvest", on="2041-05-06").found()
    assert found.kind == "statement"


def test_a_denial_and_what_a_go_between_tells_are_less_likely_the_same():
    words = "the levy on foreign cargo would be halved"
    scores = []
    for other, fields in ((words, {}), (words, {"relayer": "vask"}), (f"it was not so that {words}", {})):
        told = corpus().statement("toska", words).statement("toska", other, day=1, **fields)
        scores.append(max((one.score for one in told.found()), default=0.0))
    assert scores[0] > scores[1] > scores[2]


def test_pairs_of_which_a_person_said_that_they_are_two_are_left_out():
    told = Reports().meeting("estoria", "westoria", place="Geneva").meeting("estoria", "westoria", place="Geneva")
    (found,) = told.found()
    assert told.found(kept_apart=frozenset({frozenset((found.one, found.other))})) == []


@settings(deadline=None, max_examples=40)
@given(st.integers(20, 120), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(count, order):
    made = bench.made(count)
    kinds = {"meetings": Meeting, "proposals": Proposal, "statements": Statement}

    def found(facts):
        some = {field: [one for one in facts if isinstance(one, kind)] for field, kind in kinds.items()}
        return may_be_one(Facts(actors=made.actors, published=made.published, **some))

    shuffled = list(made.facts)
    order.shuffle(shuffled)
    assert found(shuffled) == found(made.facts)
    assert {frozenset((one.one, one.other)) for one in found(made.facts)} >= made.pairs


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(SIDES), st.sampled_from(SIDES), st.integers(1, 9), st.sampled_from(["Geneva", "Arvel", None])), max_size=9), st.randoms(use_true_random=False))  # fmt: skip
def test_no_pair_is_suggested_twice_and_none_with_itself(drawn, order):
    told = Reports()
    for one, other, day, place in drawn:
        told.meeting(one, other, on=f"2041-05-{day:02}", day=day, place=place)
    found = may_be_one(told.compared(order))
    assert found == told.found()
    pairs = [frozenset((one.one, one.other)) for one in found]
    assert len(set(pairs)) == len(pairs) and all(len(pair) == 2 for pair in pairs)


def test_in_a_crowd_the_work_stays_small(monkeypatch):
    compared = []
    monkeypatch.setattr(pairing, "score", lambda signs, prior: compared.append(1) or 0.0)
    chance = random.Random(3)
    told = Reports()
    for _ in range(600):
        told.meeting("estoria", "westoria", place="Geneva", on=f"2041-{chance.randint(1, 12):02}")
    told.found()
    assert 0 < len(compared) < 600 * 3 * 3 * pairing._NEAR
