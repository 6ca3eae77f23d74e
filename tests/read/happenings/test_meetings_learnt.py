"""Meetings as learnt: what is seen of a sentence, who might sit there, and what the weights make of the rules' findings."""

from __future__ import annotations

import itertools
import math

import pytest
from stage import read, staged

from detente.read.happenings.scene import scene_of
from detente.read.happenings.sittings.learnt import adding
from detente.read.happenings.sittings.learnt.adding import KEPT, LIKELY, weighed
from detente.read.happenings.sittings.learnt.attending import all_signs, attended, level
from detente.read.happenings.sittings.learnt.candidates import Known, candidates
from detente.read.happenings.sittings.learnt.judging import Told, Weights, beside, chosen, judged, shipped
from detente.read.happenings.sittings.learnt.offices import office
from detente.read.happenings.sittings.learnt.page import Page, page_of
from detente.read.happenings.sittings.learnt.pieces import pieces, stem
from detente.read.happenings.sittings.learnt.rooms import companies
from detente.read.happenings.sittings.meetings import find_meetings
from detente.read.happenings.sittings.telling import sittings
from detente.read.learnt import Learnt

TEXT = (
    "Talks between Velmora and the Ketran Union went on in Port Amel. Ada Voss met Ilan Drey for three hours on Tuesday. "
    "The envoy Maro Tenn said that the two of them would meet again on Friday."
)


def _page(text: str = TEXT) -> Page:
    scene = scene_of(staged(text))
    return page_of(scene, sittings(scene))


@pytest.mark.parametrize(
    ("word", "is_"), [("Met", "meet"), ("talks", "talk"), ("12th", "0"), ("see", "see"), ("visited", "visit")]
)
def test_stems(word: str, is_: str) -> None:
    assert stem(word) == is_


def test_a_sentence_is_its_words_with_one_for_each_mention_and_date() -> None:
    page = _page()
    row = page.words[1]
    assert [one.word for one in row] == ["<person>", "meet", "<person>", "for", "three", "hour", "on", "<day>", "."][:8]
    assert [one.word for one in row if one.tells] == ["meet"]
    assert all(one.start < other.start for one, other in itertools.pairwise(row))


def test_who_is_named_there_comes_first_and_who_is_often_named_may_sit_there_too() -> None:
    spots = candidates(_page(), 2, known=[Known(1, ("voss", "drey"), 0.9)])
    assert spots[0].actor == "tenn"
    assert {one.actor: one.where for one in spots}["voss"] == "before"
    assert {"velmora", "union"} <= {one.actor for one in spots}


def test_offices_are_told_by_role() -> None:
    scene = _page().scene
    assert [office(scene, one) for one in ("voss", "drey", "hale", "tenn", "union")] == [
        "minister",
        "negotiator",
        "head",
        "envoy",
        "none",
    ]


def test_companies_hold_each_set_of_people_once_and_the_rules_own() -> None:
    page = _page()
    found = [frozenset(one.people) for one in companies(page, 1, known=())]
    assert len(found) == len(set(found))
    assert all(frozenset(one.room.people) in found for one in page.ruled[1])


def test_a_room_told_elsewhere_is_a_sign() -> None:
    known = [Known(1, ("voss", "drey"), 0.9)]
    again = {frozenset(one.people): one.own for one in companies(_page(), 2, known=known)}
    assert "known before 1" in again[frozenset(("voss", "drey"))]
    assert "not known" in again[frozenset(("velmora", "union"))]


def test_weights_decide_what_is_told_and_by_whom() -> None:
    two = {"people main 2": 20.0, "rank 0": 1.0, "rank 1": 1.0, "known before": 1.0}
    weights = Weights(attends={}, mediates={}, telling={"bias": -5.0, "word meet": 9.0}, first=two, second=two)
    told = judged(_page(), weights)
    assert [one.index for one in told] == [1, 2]
    assert {frozenset(one.people) for one in told} == {frozenset(("voss", "drey"))}
    assert all(0 <= one.share <= 1 for one in told)


def test_who_sits_at_meetings_and_who_mediates_is_judged_by_all_that_a_report_says_of_him() -> None:
    page = _page()
    signs = dict(all_signs(page))
    assert "beside meet" in signs["voss"]
    found = attended(page, attends={"beside meet": 4.0}, mediates={"after envoy": 4.0, "bias": -4.0})
    assert found.attends["voss"] == found.attends["drey"] > 0.9
    assert found.attends["union"] == 0.5
    assert found.firsts == {"velmora": "voss", "union": "drey"} | {
        side: who for side, who in found.firsts.items() if side not in ("velmora", "union")
    }
    assert page.attends == {}


def test_chances_have_seven_steps() -> None:
    assert [level(one) for one in (0.0, 0.06, 0.2, 0.4, 0.6, 0.8, 1.0)] == [0, 1, 2, 3, 4, 5, 6]


def test_the_company_that_most_lies_near_is_told_but_nobody_who_is_likelier_not_there() -> None:
    some = [("a", "b"), ("a", "c"), ("a", "b", "c"), ("d", "e")]
    assert chosen(some, [0.4, 0.3, 0.2, 0.1]) == (("a", "b", "c"), pytest.approx(0.9))
    assert chosen(some, [0.4, 0.1, 0.3, 0.2]) == (("a", "b"), pytest.approx(0.7))
    assert chosen([("a", "b"), ("a",), ("a", "c")], [0.4, 0.3, 0.3]) == (("a", "b"), pytest.approx(0.7))


def test_who_sat_at_another_meeting_of_the_sentence_is_not_like_those_found() -> None:
    some = [("a", "b"), ("a", "b", "c"), ("a", "c"), ("a", "c", "d"), ("e", "f")]
    assert beside(some, [0.3, 0.2, 0.25, 0.15, 0.1], found=("a", "b")) == (("a", "c"), pytest.approx(0.4))
    assert beside(some[:2], [0.6, 0.4], found=("a", "b")) == ((), 0.0)


def test_two_meetings_in_one_sentence_are_told_apart() -> None:
    text = "Ada Voss met Ilan Drey in Brennick on Tuesday and Maro Tenn in Port Amel on Wednesday."
    scene = scene_of(staged(text))
    two = {"size 3": -50.0, "two people here 2": 20.0, "rank 0": 9.0}
    weights = Weights(attends={}, mediates={}, telling={"bias": 5.0}, first=two, second=two)
    found = judged(page_of(scene, ()), weights)
    assert {frozenset(one.people) for one in found} == {frozenset(("voss", "drey")), frozenset(("voss", "tenn"))}
    told = weighed(scene, (), weights=weights)
    assert [one.apart for one in told] == [False, True]


@pytest.mark.parametrize(("tells", "count"), [(KEPT + 0.01, 1), (KEPT - 0.01, 0)])
def test_what_rules_found_stays_where_the_sentence_likely_tells_of_a_meeting(tells: float, count: int) -> None:
    scene = scene_of(staged("Ada Voss met Ilan Drey for three hours on Tuesday."))
    ruled = sittings(scene)
    assert len(ruled) == 1
    even = {"sides": 0.0}
    weights = Weights(attends={}, mediates={}, telling={"bias": math.log(tells / (1 - tells))}, first=even, second=even)
    told = judged(page_of(scene, ruled), weights)
    assert all(one.tells == pytest.approx(tells) and one.share < LIKELY for one in told)
    assert len(weighed(scene, ruled, weights=weights)) == count


def test_the_shipped_weights_tell_the_meeting_with_its_day_and_their_own_rule() -> None:
    doc = staged(TEXT)
    doc._.learnt = Learnt(meetings=shipped())
    held = [one for one in find_meetings(doc) if one.date and one.date.value == "2034-05-16"]
    assert [set(one.participants) for one in held] == [{"voss", "drey"}]
    assert all(one.why.words in TEXT and one.why.rule.startswith("meeting.") for one in held)


def test_a_sentence_that_tells_of_no_meeting_gives_none() -> None:
    doc = staged("Ada Voss said in Brennick that Velmora would not sign. Ilan Drey called that a mistake.")
    doc._.learnt = Learnt(meetings=shipped())
    assert find_meetings(doc) == ()


def test_without_what_is_learnt_the_rules_read_alone() -> None:
    assert not any("learnt" in one.why.rule for one in read(TEXT)._.meetings)


def test_mentions_within_another_follow_it() -> None:
    scene = scene_of(staged("Ada Voss met Ilan Drey."))
    row = pieces(scene, scene.sentences[0])
    assert [one.mention.actor for one in row if one.mention] == ["voss", "drey"]


def _weighed(text: str, told: list[Told], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The people of the sittings that come of a text if the weights judge its sentences so."""
    scene = scene_of(staged(text))
    monkeypatch.setattr(adding, "judged", lambda page, weights: told)
    found = weighed(scene, sittings(scene), weights=Weights(attends={}, mediates={}, telling={}, first={}, second={}))
    return [list(one.room.people) for one in found]


def test_one_who_is_only_described_is_not_the_one_named_before(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ilan Drey thanked his hosts in Port Amel. His Excellency had met Ada Voss on Monday."
    assert _weighed(text, [Told(1, ("drey", "voss"), 0.6, 0.9)], monkeypatch) == []
    named = "Ilan Drey thanked his hosts in Port Amel. On Monday Ada Voss had met Drey."
    assert _weighed(named, [Told(1, ("drey", "voss"), 0.6, 0.9)], monkeypatch) == [["voss", "drey"]]


def test_a_sentence_without_a_word_for_a_meeting_or_a_name_tells_of_none(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [Told(1, ("drey", "voss"), 0.9, 0.9)]
    assert _weighed("Ada Voss met Ilan Drey. It rained on Friday.", told, monkeypatch) == []


def test_a_second_company_of_the_same_sides_is_the_first_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Velmora and the Ketran Union met in Sarrow on Monday."
    told = [Told(0, ("velmora", "union"), 0.4, 0.9), Told(0, ("voss", "drey"), 0.35, 0.9)]
    assert _weighed(text, told, monkeypatch) == [["velmora", "union"]]


def test_both_delegations_are_not_people_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The two delegations met in Sarrow on Monday."
    assert sorted(*_weighed(text, [Told(0, ("orme", "drey"), 0.5, 0.9)], monkeypatch)) == ["union", "velmora"]


def test_an_invitation_declined_is_no_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Piet Orme had declined an invitation to attend the Sarrow meeting, diplomats said of Ilan Drey."
    assert _weighed(text, [Told(0, ("orme", "drey"), 0.6, 0.9)], monkeypatch) == []
