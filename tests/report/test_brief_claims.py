from __future__ import annotations

import datetime as dt

import hostile
import pytest
import varland

from detente.model import Dossier, Position, Statement, View
from detente.report import page_one
from detente.report.brief import MAX_CLAIMS, SECTIONS
from detente.report.claims.fit import ACROSS, MARK
from detente.report.setting import lines


def texts(brief, section):
    return [claim.text for claim in brief.claims if claim.section == section]


def test_page_one_has_its_sections_in_order_and_at_most_fifteen_claims(brief):
    assert tuple(section.id for section in brief.sections) == SECTIONS
    assert 10 <= len(brief.claims) <= MAX_CLAIMS
    assert [claim.number for claim in brief.claims] == list(range(1, len(brief.claims) + 1))
    assert len({claim.id for claim in brief.claims}) == len(brief.claims)


def test_every_claim_rests_on_passages_that_are_marked(brief):
    by_id = {source.id: source for source in brief.sources}
    for claim in page_one(brief):
        assert claim.facts
        assert claim.passages
        assert claim.marks
        for passage in claim.passages:
            assert by_id[passage.source].text[passage.start : passage.end] == passage.exact


def test_a_position_says_whose_voice_says_so(brief):
    line = next(one for one in texts(brief, "positions") if one.startswith("Varland (own words"))
    assert line.startswith("Varland (own words, Ana Diaz, 3 March) – Ceasefire: demands general ceasefire (insisted)")
    assert "; red line. “We will sign nothing before there is a general ceasefire" in line


def test_an_unanswered_offer_keeps_its_condition(brief):
    line = texts(brief, "unanswered")[0]
    assert line.startswith("Unanswered by Merenia: Varland (paraphrased, reported 12 March) – ")
    assert "; condition: “if the sanctions on its shipping are lifted in phases”" in line


def test_meetings_name_who_was_there_and_who_was_not(brief):
    lines = texts(brief, "meetings") + texts(brief, "new")
    assert any("Merenia (Teodor Blik) and Varland (Ana Diaz) met in Sund, 3 March, 6 hours" in one for one in lines)
    assert any("absent: Harbour Council" in one for one in lines)


def test_views_next_and_questions(brief):
    assert texts(brief, "views")[0] == "Merenia, reported 12 March: “heavy”"
    assert any("are to meet in Sund, 19 March" in one for one in texts(brief, "next"))
    assert all(not claim.checkable for claim in brief.claims if claim.section == "ask")
    assert any("by which rule does it decide" in one for one in texts(brief, "ask"))


def test_a_rivals_or_the_outlets_word_does_not_push_out_a_partys_own(brief):
    voices = [claim.voice or "" for claim in brief.claims if claim.section == "positions"]
    assert not any("tells it" in voice or "in the words of" in voice for voice in voices)


def test_the_users_names_and_order_hold_for_our_words_and_not_for_quotations(compose):
    brief = compose(varland.dossier(), names={"Varland": "Republic of Varland"}, party_order=("Varland",))
    lines = texts(brief, "positions")
    assert lines[0].startswith("Republic of Varland (own words")
    quoted = [part.text for claim in brief.claims for part in claim.parts if part.kind == "quote"]
    assert quoted
    assert not any("Republic of Varland" in one for one in quoted)
    assert brief.head.talks.startswith("Republic of Varland and Merenia")


def test_claims_are_checked_when_all_their_facts_are(compose, brief):
    joint = next(claim for claim in brief.claims if len(claim.facts) == 2)
    half = compose(varland.dossier(judgements=varland.accepted(joint.facts[0])))
    assert half.head.checked == 0
    done = compose(varland.dossier(judgements=varland.accepted(*joint.facts, by="R. Vane")))
    assert done.head.status == f"DRAFT, 1 of {done.head.checkable} checked"
    claim = next(claim for claim in done.claims if claim.id == joint.id)
    assert claim.checked_by == "R. Vane"
    assert claim.check.at == dt.datetime(2031, 3, 13, 23, tzinfo=dt.UTC)


def test_a_later_judgement_wins(compose, brief):
    fact = next(claim for claim in page_one(brief) if len(claim.facts) == 1).facts[0]
    first = varland.accepted(fact)
    later = varland.accepted(fact, minute=5)[0]
    skipped = type(later)(fact=fact, verdict="skip", by="R. Vane", at=later.at)
    assert compose(varland.dossier(judgements=(skipped, *first))).head.checked == 0


def test_everything_checked_says_by_whom_and_when(compose, brief):
    facts = dict.fromkeys(fact for claim in page_one(brief) for fact in claim.facts)
    done = compose(varland.dossier(judgements=varland.accepted(*facts, by="R. Vane")))
    number = done.head.checkable
    assert done.head.status == f"Checked, {number} of {number}, by R. Vane, 13 March 2031, 23:00 UTC"


def test_the_second_brief_says_what_is_new(compose, brief):
    assert brief.sections[0].title == "Most important"
    earlier = dt.datetime(2031, 3, 10, 7, tzinfo=dt.UTC)
    second = compose(varland.dossier(previous_brief=earlier, fresh=frozenset({"o4", "m2", "v3"})))
    assert second.sections[0].title == "What is new"
    assert {fact for claim in second.sections[0].claims for fact in claim.facts} <= {"o4", "m2", "v3"}
    assert any(claim.fresh for claim in second.claims if claim.section == "views")
    nothing = compose(varland.dossier(previous_brief=earlier))
    assert nothing.sections[0].claims == ()
    assert nothing.sections[0].empty == "Nothing since the brief of 10 March 2031, 07:00 UTC."


def test_claim_ids_outlive_a_move_between_sections(compose, brief):
    second = compose(varland.dossier(previous_brief=dt.datetime(2031, 3, 10, tzinfo=dt.UTC), fresh=frozenset({"o1"})))
    before = {claim.facts: claim.id for claim in page_one(brief)}
    after = {claim.facts: claim.id for claim in page_one(second)}
    shared = before.keys() & after.keys()
    assert ("o1",) in shared
    assert all(before[facts] == after[facts] for facts in shared)
    assert next(claim.section for claim in second.claims if claim.facts == ("o1",)) == "new"


def test_words_without_a_speaker_make_no_claim_of_position(compose):
    at_odds = Position(id="x", evidence=(varland.S_FEAR,), why=varland._WHY, party="merenia", issue="monitoring",
                       option="none", attitude="demands", voice="own words", speaker="diaz")  # fmt: skip
    brief = compose(varland.dossier(positions=(*varland.POSITIONS, at_odds)))
    assert not any("x" in claim.facts for claim in brief.claims)
    unnamed = [one.id for one in varland.STATEMENTS if one.speaker is None]
    assert not any(set(unnamed) & set(claim.facts) for claim in brief.claims)


def test_a_fact_is_told_once(brief):
    told = [fact for claim in page_one(brief) for fact in claim.facts]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("make", [varland.dossier, hostile.dossier])
def test_claims_take_two_lines_a_few_three(compose, make):
    claims = compose(make()).claims
    long = [lines(claim.parts, ACROSS, after=MARK * min(len(claim.marks), 3)) for claim in claims]
    assert sum(one == 3 for one in long) <= 4
    assert max(long) <= 3


def test_an_empty_record_is_a_page_of_honest_blanks(compose):
    brief = compose(Dossier(name="Nothing yet"))
    assert page_one(brief) == ()
    assert brief.head.status == "DRAFT, no claims to check"
    assert brief.head.reports == "No reports"
    assert all(section.empty for section in brief.sections)


def test_only_unreadable_sources(compose):
    brief = compose(Dossier(name="Narrows", sources=varland.SOURCES[4:]))
    assert brief.head.reports == "2 reports, 0 of them read"
    assert brief.head.warnings[0].startswith("1 report kept but not read and 1 report could not be opened")


def test_one_report_without_a_date(compose):
    said = varland.STATEMENTS[7]
    brief = compose(Dossier(name="Narrows", sources=(varland.SOURCES[2],), statements=(said,)))
    assert brief.head.dates == "No dated report"
    assert brief.head.warnings[0].startswith("Publication time unknown for 1 report")
    assert any("--published" in claim.text for claim in brief.claims)


def test_a_view_of_nobody_known_is_shown_by_its_id(compose):
    view = View(id="v9", evidence=(varland.S_LIGHT,), why=varland._WHY, actor="ghost", words=varland.VIEWS[2].words)
    brief = compose(varland.dossier(views=(view,)))
    assert texts(brief, "views") == ["ghost, reported 12 March: “a little more light than last week”"]


def test_an_anonymous_voice_is_not_given_a_name(compose):
    voice = Position(id="x", evidence=(varland.S_FEAR,), why=varland._WHY, party="varland", issue="monitoring",
                     option="none", attitude="rejects", voice="paraphrased", speaker="varland")  # fmt: skip
    quiet = [one for one in varland.POSITIONS if one.issue != "monitoring"]
    brief = compose(varland.dossier(positions=(*quiet, voice)))
    assert any("paraphrased, a senior Varland official" in (claim.voice or "") for claim in brief.claims)
    assert isinstance(varland.STATEMENTS[3], Statement)
