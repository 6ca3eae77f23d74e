"""Proposals as learnt: what is seen of a sentence, whose a proposal may be, and what the weights make of the rules' findings."""

from __future__ import annotations

from stage import read, staged

from detente.read.happenings.proposals import find_proposals, ruled
from detente.read.happenings.scene import scene_of
from detente.read.happenings.tabled import faring, telling
from detente.read.happenings.tabled.authors import candidates
from detente.read.happenings.tabled.judging import Weights, authors, shipped, status, told
from detente.read.happenings.tabled.page import Page, page_of, saying
from detente.read.learnt import Learnt

TEXT = (
    "Talks between Velmora and the Ketran Union went on in Port Amel. Ada Voss handed the Union a nine-point draft on Tuesday. "
    "Ilan Drey said that the Union would study it. Velmora could live with a truce of forty days, Otis Hale said."
)
NOTHING = Weights(telling={}, author={}, status={})


def _page(text: str = TEXT) -> Page:
    scene = scene_of(staged(text))
    return page_of(scene, ruled(scene))


def _signs(index: int, text: str = TEXT) -> set[str]:
    return {sign for sign, _ in telling.signs(_page(text), index)}


def test_the_rules_proposals_stand_by_their_best_sentence() -> None:
    page = _page()
    assert list(page.ruled) == [1]
    assert [(one.author, one.rule) for one in page.ruled[1]] == [("velmora", "put")]


def test_the_word_that_tells_most_is_found_wherever_it_stands() -> None:
    page = _page()
    words = [page.people.words[at][place].word if (place := saying(page, at)) is not None else None for at in range(4)]
    assert words == [None, "draft", "would", "could"]


def test_a_sentence_shows_its_text_and_what_the_rules_made_of_it() -> None:
    assert {"rule put", "rule, signed", "says draft", "text a", "text with points"} <= _signs(1)
    assert "no rule" in _signs(3)
    assert "says nothing" in _signs(0)


def test_a_text_spoken_of_again_is_told_from_a_new_one() -> None:
    text = "Ada Voss handed the Union a draft on Tuesday. The draft of Velmora was long."
    assert "text draft first" in _signs(0, text)
    assert "text draft again" in _signs(1, text)


def test_sorts_of_words() -> None:
    assert [telling.sort_of(one) for one in ("propos", "plan", "<side>", ",", "reject", "seven")] == [
        "offer",
        "text",
        "<side>",
        ",",
        "fate",
        "-",
    ]


def test_those_named_and_the_main_sides_may_be_the_author() -> None:
    some = {side: {sign for sign, _ in signs} for side, signs in candidates(_page(), 1).items()}
    assert list(some)[:2] == ["velmora", "union"]
    assert "rule True" in some["velmora"]
    assert "rule False" in some["union"]


def test_no_candidate_is_a_person() -> None:
    assert {"voss", "hale", "drey"}.isdisjoint(candidates(_page(), 3))


def test_shares_of_authors_add_up_to_one_and_without_weights_are_alike() -> None:
    shares = authors(_page(), 1, weights=NOTHING)
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert len({round(one, 9) for one in shares.values()}) == 1


def test_how_a_proposal_fares_is_told_by_who_does_what() -> None:
    text = "Velmora proposed a truce of forty days. The Union rejected it. Otis Hale spoke for an hour."
    some = {
        sign.partition(": ")[2]
        for sign, _ in faring.choices(_page(text), 0, author="velmora", status="presented")["rejected"]
    }
    assert {"rule presented", "about word reject", "next rejected, about True", "author main"} <= some


def test_weights_decide_how_a_proposal_fares() -> None:
    weights = Weights(telling={}, author={}, status={"expected: bias": 3.0})
    assert status(_page(), 1, author=None, ruled=None, weights=weights)[0] == "expected"


def test_a_proposal_that_no_rule_found_is_told_with_its_words() -> None:
    doc = staged(TEXT)
    weights = Weights(
        telling={"bias": -5.0, "says could": 15.0, "rule": 9.0},
        author={"is main": 2.0, "rank 0 of 1": 6.0, "rank 0 of 2": 6.0},
        status={"under discussion: bias": 5.0},
    )
    doc._.learnt = Learnt(proposals=weights)
    first, second = find_proposals(doc)
    assert (first.why.rule, first.author) == ("proposal.put", "velmora")
    assert (second.why.rule, second.author, second.status) == ("proposal.learnt, likely", "velmora", "under discussion")
    assert second.evidence[0].exact.startswith("Velmora could live")
    assert second.name == "live with a truce of forty days"


def test_a_rules_proposal_that_is_hardly_one_is_left_out() -> None:
    doc = staged(TEXT)
    doc._.learnt = Learnt(proposals=Weights(telling={"bias": -5.0}, author={}, status={}))
    assert find_proposals(doc) == ()


def test_the_rules_author_stays_and_only_a_missing_one_is_filled_in() -> None:
    sure = Weights(telling={"bias": 5.0}, author={"here": 1.0, "is group": 30.0}, status={})
    doc = staged("A ten-point plan lies on the table in Port Amel. The talks of Velmora and the Ketran Union went on.")
    assert [one.author for one in find_proposals(doc)] == [None]
    doc._.learnt = Learnt(proposals=sure)
    assert next((one.author, one.why.rule) for one in find_proposals(doc)) == ("union", "proposal.learnt, sure")
    doc = staged(TEXT)
    doc._.learnt = Learnt(proposals=sure)
    assert next(one.author for one in find_proposals(doc) if one.why.rule == "proposal.put") == "velmora"


def test_the_shipped_weights_know_an_offer_from_a_remark() -> None:
    weights = shipped()
    assert weights is not None
    page = _page("The Union proposed that the truce be made longer. The weather in Port Amel was fine.")
    likely = [told(page, index, weights=weights) for index in (0, 1)]
    assert likely[0] > 0.4
    assert likely[1] < 0.1


def test_without_what_is_learnt_the_rules_read_alone() -> None:
    assert not any("learnt" in one.why.rule for one in read(TEXT)._.proposals)
