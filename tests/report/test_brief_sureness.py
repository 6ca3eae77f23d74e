"""What page one leaves out because its reader is not sure of it, and what it says in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
import varland

from detente.model import Actor, Decision, Meeting, Passage, Proposal, Statement, Why
from detente.report import page_one
from detente.report.claims.said_so import said_so
from detente.report.claims.sureness import as_named, fit_decision, fit_statement, fit_text, likely, says_whose


def sure(fact, confidence, rule="attribution.that-clause"):
    return replace(fact, why=Why(rule=rule, confidence=confidence))


def measured(confidence):
    """The invented process as a reader would tell it that is this sure of everything."""
    whole = varland.dossier()
    fields = ("statements", "positions", "meetings", "proposals", "decisions", "views")
    return replace(whole, **{name: tuple(sure(one, confidence) for one in getattr(whole, name)) for name in fields})


def test_what_nobody_measured_passes_and_what_was_measured_must_reach_its_bound():
    position = varland.POSITIONS[0]
    assert likely(position)
    assert likely(sure(position, 0.98))
    assert not likely(sure(position, 0.96))
    assert not likely(sure(position, 0.92))
    assert likely(sure(position, 0.92), told=2)


def test_a_reader_that_is_sure_of_nothing_gets_no_page(compose):
    assert page_one(compose(measured(0.2))) == () or all(
        claim.section == "views" for claim in page_one(compose(measured(0.2)))
    )


def test_a_position_in_doubt_is_told_in_the_words_themselves(compose):
    whole = measured(0.98)
    named = {one.id: one for one in whole.statements}
    said = tuple(replace(one, named=_cue(one)) if one.speaker else one for one in named.values())
    doubtful = tuple(sure(one, 0.9) for one in whole.positions)
    brief = compose(replace(whole, statements=said, positions=doubtful))
    claims = [claim for claim in brief.claims if claim.section == "positions"]
    assert any("We will sign nothing before there is a general ceasefire" in one.text for one in claims)
    statements = {one.id for one in said}
    assert all(set(one.facts) <= statements for one in claims)
    assert not any("demands" in one.text or "rejects" in one.text for one in claims)


def _cue(one):
    """The whole statement's passage, in which the speaker's name stands."""
    return replace(one.evidence[0], exact="Diaz" + " " * (len(one.evidence[0].exact) - 4))


WHY = Why(rule="test", confidence=0.99)
TEXT = (
    "Ana Diaz of Varland met Teodor Blik, and the Assembly votes on Friday; she saw them twice. Varland tabled a plan."
)
ACTORS = {
    one.id: one
    for one in (
        Actor(id="v", evidence=(), why=WHY, kind="state", name="Varland", names=("Varland",)),
        Actor(id="m", evidence=(), why=WHY, kind="state", name="Merenia", names=("Merenia",)),
        Actor(
            id="d", evidence=(), why=WHY, kind="person", name="Ana Diaz", names=("Ana Diaz", "The minister"), side="v"
        ),
        Actor(id="b", evidence=(), why=WHY, kind="person", name="Teodor Blik", names=("Blik",), side="m"),
        Actor(id="s", evidence=(), why=WHY, kind="state", name="Sund", names=("Sund",)),
        Actor(id="a", evidence=(), why=WHY, kind="organisation", name="Assembly", names=("the Assembly",), side="v"),
    )
}


def words(exact):
    start = TEXT.index(exact)
    return Passage(source="r", start=start, end=start + len(exact), exact=exact)


MET = "Ana Diaz of Varland met Teodor Blik"


@pytest.mark.parametrize(
    ("who", "exact", "told"),
    [
        (("d", "b"), (MET,), ("d", "b")),
        (("d", "m"), (MET,), None),
        (("d", "v"), (MET,), None),
        (("d", "b"), (TEXT,), None),
        (("d", "b", "m"), (MET,), ("d", "b")),
        (("d", "b", "a"), (MET,), ("d", "b")),
        (("d", "b", "s"), (MET,), None),
        (("d", "b"), (MET, "she saw them twice"), ("d", "b")),
        (("d", "b"), ("she saw them twice",), None),
    ],
)
def test_a_meeting_is_told_with_those_whom_its_own_words_name(who, exact, told):
    meeting = Meeting(id="x", evidence=tuple(map(words, exact)), why=WHY, participants=who, mediators=("a",))
    found = as_named(meeting, actors=ACTORS)
    assert (found.participants if found else None) == told
    assert found is None or found.mediators == ()
    unmeasured = replace(meeting, why=Why(rule="test"))
    assert as_named(unmeasured, actors=ACTORS) == unmeasured


def test_texts_and_decisions_must_name_whose_they_are():
    text = Proposal(id="x", evidence=(words("Varland tabled a plan"),), why=WHY, name="plan", author="v")
    assert fit_text(text, actors=ACTORS)
    assert not fit_text(replace(text, author="m"), actors=ACTORS)
    vote = Decision(
        id="x", evidence=(words("the Assembly votes on Friday"),), why=WHY, body="a", matter="votes on Friday"
    )
    assert fit_decision(vote, actors=ACTORS)
    assert not fit_decision(replace(vote, body="m"), actors=ACTORS)
    assert not fit_decision(replace(vote, evidence=(words("the Assembly"),)), actors=ACTORS)
    assert not fit_decision(replace(vote, matter="votes on it on Friday"), actors=ACTORS)


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ("Varland's parliament votes on the border law on Friday", True),
        ("the parliament of Varland votes on the border law on Friday", True),
        ("The federal parliament votes on the border law on Friday", False),
        ("parliament votes on a law that would place Varland under direct rule", False),
        ("the parliament in Varland votes on the border law on Friday", True),
        ("the parliament in Varburg votes on the border law on Friday", False),
        ("Varland has waited for it, but parliament votes on the border law on Friday", False),
    ],
)
def test_page_one_tells_whose_a_body_is_only_where_its_decision_does(exact, told):
    here = Passage(source="r", start=0, end=len(exact), exact=exact)
    body = Actor(
        id="f", evidence=(here,), why=WHY, kind="organisation", name="parliament", names=("parliament",), side="v"
    )
    vote = Decision(id="x", evidence=(here,), why=sure(varland.POSITIONS[0], 0.9).why, body="f", matter="border law")
    actors = {**ACTORS, "f": body, "v": replace(ACTORS["v"], names=(*ACTORS["v"].names, "Varburg"))}
    assert says_whose(vote, actors=actors) is told
    assert says_whose(replace(vote, why=Why(rule="test")), actors=actors)
    assert says_whose(replace(vote, body="v"), actors=actors)


def test_the_line_for_a_decision_leaves_the_side_out_where_its_words_do_not_tell_it(compose):
    whole = measured(0.98)

    def lines(old, new):
        votes = tuple(
            replace(one, evidence=tuple(replace(p, exact=p.exact.replace(old, new)) for p in one.evidence))
            for one in whole.decisions
        )
        named = tuple(
            replace(one, name="assembly", names=("assembly",)) if one.id == "assembly" else one for one in whole.actors
        )
        brief = compose(replace(whole, actors=named, decisions=votes))
        return [one.text for one in brief.claims if one.section == "next" and "28 March" in one.text]

    assert any("(Varland)" in one for one in lines("", ""))
    told = lines("Varland's", "The grand")
    assert told
    assert not any("(Varland)" in one for one in told)


@pytest.mark.parametrize(("cue", "fit"), [("Ana Diaz of Varland", True), ("Diaz", True), ("she", False), (None, False)])
def test_a_statements_cue_must_name_the_speaker(cue, fit):
    said = Statement(
        id="x", evidence=(words("she saw them twice"),), why=WHY, content=(words("saw them twice"),), mode="indirect",
        speaker="d", named=words(cue) if cue else None,
    )  # fmt: skip
    assert fit_statement(said, actors=ACTORS) is fit
    assert not fit_statement(sure(said, 0.99, rule="attribution.noun"), actors=ACTORS)


def test_a_speaker_whose_side_is_only_likely_is_not_for_page_one():
    said = Statement(
        id="x", evidence=(words("saw them twice"),), why=WHY, content=(words("saw them twice"),), mode="direct",
        speaker="d", named=words("Ana Diaz"),
    )  # fmt: skip
    doubtful = replace(ACTORS["d"], why=Why(rule="people.full-name, side likely"))
    assert fit_statement(said, actors=ACTORS)
    assert not fit_statement(said, actors={**ACTORS, "d": doubtful})


@pytest.mark.parametrize(
    ("content", "fit"),
    [
        ("the port would open for a month", True),
        ("to hand over the port in return for wheat", True),
        ("for return of the wheat she would open the port", False),
        ("him to open the port", False),
        ("in a letter to the envoy for half of the wheat", False),
        ("the port would open for a month, on the eve of the first round in years", False),
        ("the port would open, two days after the shelling of the town", False),
        ("the port would open, the harbour office said", False),
        ("the port would open, and that the envoy had said so to her", True),
    ],
)
def test_words_told_indirectly_must_be_whole_and_the_speakers_alone(content, fit):
    told = Passage(source="r", start=9, end=9 + len(content), exact=content)
    said = Statement(
        id="x", evidence=(told,), why=WHY, content=(told,), mode="indirect", speaker="d", named=words("Ana Diaz")
    )
    assert fit_statement(said, actors=ACTORS) is fit
    assert fit_statement(replace(said, mode="direct"), actors=ACTORS)


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("There was no answer from Merenia.", True),
        ("Merenia has yet to respond.", True),
        ("Merenia did not immediately comment.", True),
        ("“I have no reply yet,” the envoy said.", True),
        ("Blik did not speak about the offer.", True),
        ("We are waiting for an answer.", True),
        ("The offer went unanswered.", True),
        ("Merenia answered within the hour.", False),
        ("Merenia said it would study the offer.", False),
        ("Nobody was hurt.", False),
    ],
)
def test_a_report_says_that_nobody_answered(after, found):
    offer = "Varland offered to open the port."
    source = replace(varland.SOURCES[0], text=f"Talks went on. There was no comment on the weather.\n{offer} {after}")
    start = source.text.index(offer)
    words = said_so([Passage(source=source.id, start=start, end=start + len(offer), exact=offer)], {source.id: source})
    assert (words is not None) is found
    if words:
        assert source.text[words.start : words.end] == words.exact
        assert words.exact in after
