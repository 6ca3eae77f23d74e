"""A page read again in other words: what was decided about it goes with its words, or to nobody."""

import datetime as dt
from dataclasses import replace

import pytest
from record_builders import NOON, Report
from record_steps import change

from detente.model import Judgement, Position, Why, passage
from detente.record import open_record
from detente.record.interface import Whereabouts

PAGE = Whereabouts(places=("https://example.org/arvel", "pages/arvel.html"))


def day(number):
    return dt.datetime(2041, 5, number, 12, tzinfo=dt.UTC)


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "talks.detente") as opened:
        opened._now = lambda: day(1)
        yield opened


def page(**fields):
    made = Report("Talks in Arvel", published=NOON, outlet="The Lantern", **fields)
    east = made.state("Estoria")
    toska = made.actor("Mira Toska", side=east)
    made.quote(toska, "“We have shown more patience than anybody asked of us”, Toska said", mode="direct")
    made.position(east, attitude="rejects")
    return made


def verdict(record, fact, what="accept"):
    record.judge(Judgement(fact=fact, verdict=what, by="Ana", at=NOON))


def later(record, told, number=2, where=PAGE):
    record._now = lambda: day(number)
    return record.add(*told.told, where=where)


def test_the_later_version_counts_and_both_are_kept_with_their_dates(record):
    first = page()
    record.add(*first.told, where=PAGE)
    second = first.again(more=["The talks go on."])
    assert later(record, second)
    dossier = record.dossier()
    assert [one.id for one in dossier.sources] == [second.told[0].id]
    assert [(one.source.id, one.number, one.of, one.counts, one.read, one.because) for one in record.versions()] == [
        (first.told[0].id, 1, 2, False, day(1), ""),
        (second.told[0].id, 2, 2, True, day(2), "address"),
    ]
    assert {it.source for fact in dossier.facts() for it in fact.evidence} == {second.told[0].id}
    assert record.source(first.told[0].id).text == first.told[0].text
    assert record.verify().flaw is None


def test_the_same_words_change_nothing(record):
    first = page()
    record.add(*first.told, where=PAGE)
    before = record.dossier()
    source, _, _ = first.told
    other = replace(source, id="src-other", sha256="0" * 64)  # another banner, the same text
    assert not record.add(other, b"<html>", None, where=PAGE)
    assert record.dossier() == before and record.versions() == []


@pytest.mark.parametrize("what", ["accept", "reject"])
def test_a_verdict_goes_with_the_words_to_the_later_reading(record, what):
    first = page()
    record.add(*first.told, where=PAGE)
    verdict(record, record.dossier().positions[0].id, what)
    later(record, first.again(more=["The talks go on."]))
    dossier = record.dossier()
    assert [one.verdict for one in dossier.judgements] == [what]
    assert len(dossier.positions) == (what == "accept")
    assert record.orphans() == []


def test_words_that_are_gone_take_their_verdict_with_them(record):
    first = page()
    record.add(*first.told, where=PAGE)
    fact = record.dossier().positions[0]
    verdict(record, fact.id)
    second = first.again(without=["wants it"])
    later(record, second)
    assert record.dossier().positions == () and record.dossier().judgements == ()
    (orphan,) = record.orphans()
    assert (orphan.fact.id, orphan.because) == (fact.id, "gone")
    assert (orphan.source, orphan.now) == (first.told[0].id, second.told[0].id)
    assert [one.verdict for one in orphan.judged] == ["accept"]


def test_what_the_later_reading_lacks_stands_where_its_words_stand(record):
    first = page()
    record.add(*first.told, where=PAGE)
    fact = record.dossier().positions[0]
    verdict(record, fact.id)
    source, raw, reading = first.again(more=["The talks go on."]).told
    record.add(source, raw, replace(reading, positions=()), where=PAGE)
    (position,) = record.dossier().positions
    assert position.id == fact.id and position.evidence[0].source == source.id
    assert source.text[position.evidence[0].start : position.evidence[0].end] == fact.evidence[0].exact
    assert position.party in {one.id for one in record.dossier().actors}


def test_what_the_later_reading_says_otherwise_is_not_carried_over(record):
    first = page()
    record.add(*first.told, where=PAGE)
    fact = record.dossier().statements[0]
    verdict(record, fact.id)
    source, raw, reading = first.again(more=["Ole Brandt of Wesmark spoke at noon."]).told
    (statement,) = reading.statements
    other = replace(reading, statements=(replace(statement, speaker=reading.actors[0].id),))
    record.add(source, raw, other, where=PAGE)
    assert record.dossier().judgements == ()
    assert [(one.fact.id, one.because) for one in record.orphans()] == [(fact.id, "read otherwise")]
    assert len(record.dossier().statements) == 1


def test_edits_merges_and_notes_go_along(record):
    first = page()
    record.add(*first.told, where=PAGE)
    other = Report("Elsewhere")
    other.actor("M. Toskova")
    record.add(*other.told)
    dossier = record.dossier()
    people = [one.id for one in dossier.actors if one.kind == "person"]
    record.judge(change("merge", *people))
    record.judge(change("edit", dossier.positions[0].id, field="attitude", value="open"))
    record.judge(change("note", dossier.positions[0].id))
    later(record, first.again(more=["The talks go on."]))
    now = record.dossier()
    assert [one.attitude for one in now.positions] == ["open"]
    assert len([one for one in now.actors if one.kind == "person"]) == 1
    assert sorted(one.kind for one in now.corrections) == ["edit", "merge", "note"]
    shown = {one.id for one in now.facts()}
    assert all(set(one.facts) <= shown for one in now.corrections)


def test_a_fact_by_hand_moves_with_its_words_or_is_lost(record):
    first = page()
    source, _, _ = first.told
    record.add(*first.told, where=PAGE)
    east = next(one.id for one in record.dossier().actors if one.name == "Estoria")
    start = source.text.index("shown more patience")
    here = passage(source.id, source.text, start=start, end=start + 19)
    why = Why(rule="by hand", by="Ana")
    hand = Position(id="x", evidence=(here,), why=why, party=east, issue="forces", option="none", attitude="open")
    fact = record.add_fact(hand)
    later(record, first.again(more=["The talks go on."]))
    (found,) = [one for one in record.dossier().positions if one.id == fact]
    assert found.evidence[0].exact == "shown more patience" and found.evidence[0].source != source.id
    assert found.party in {one.id for one in record.dossier().actors}
    later(record, first.again(without=["“We have"]), 3)
    assert [(one.fact.id, one.judged) for one in record.orphans()] == [(fact, ())]


def test_taking_a_verdict_back_reaches_the_earlier_version(record):
    first = page()
    record.add(*first.told, where=PAGE)
    verdict(record, record.dossier().positions[0].id)
    later(record, first.again(more=["The talks go on."]))
    assert record.undo_judgement(record.dossier().positions[0].id, by="Ole", at=NOON)
    assert record.dossier().judgements == ()


def test_the_day_before_the_earlier_version_is_shown(record, tmp_path):
    first = page()
    record.add(*first.told, where=PAGE)
    shown = record.dossier()
    later(record, first.again(without=["wants it"]), 3)
    with open_record(tmp_path / "talks.detente", as_of=day(2)) as then:
        assert replace(then.dossier(), as_of=None) == shown
        assert then.versions() == []


def test_the_difference_is_what_the_words_say_and_not_that_they_moved(record):
    first = page()
    record.add(*first.told, where=PAGE)
    gone = record.dossier().positions[0]
    second = first.again(without=["wants it"], more=["The talks go on."])
    later(record, second, 3)
    found = record.differences(day(2), day(4))
    assert (found.new, found.changed) == ((), ())
    assert [one.id for one in found.withdrawn] == [gone.id]
    assert found.gone == {gone.id: second.told[0].id}


def test_what_was_known_before_is_no_news_in_the_next_brief(record):
    first = page()
    record.add(*first.told, where=PAGE)
    record.dossier()
    record.mark_brief(day(1))
    later(record, first.again(more=["The talks go on."]))
    assert record.dossier().fresh == frozenset()


def test_words_that_come_back_count_again(record):
    first = page()
    record.add(*first.told, where=PAGE)
    later(record, first.again(without=["wants it"]))
    assert not record.come_back(first.told[0].id, place="pages/other.html")
    assert record.come_back(first.told[0].id, place="pages/arvel.html")
    assert [one.id for one in record.dossier().sources] == [first.told[0].id]
    assert len(record.dossier().positions) == 1
    assert not record.come_back(first.told[0].id, place="pages/arvel.html")
    assert record.verify().flaw is None


def test_another_page_under_the_same_name_is_no_version(record):
    record.add(*page().told, where=PAGE)
    other = Report("Bread prices")
    other.event("prices rise")
    assert later(record, other, where=Whereabouts(places=("https://example.org/bread", "pages/arvel.html")))
    assert len(record.dossier().sources) == 2 and record.versions() == []


def test_a_page_that_says_that_it_is_older_is_the_earlier_version(record):
    second = page()
    record.add(*second.told, where=PAGE)
    later(record, second.again(without=["wants it"], published=day(1).replace(day=2)))
    (first, last) = record.versions()
    assert [one.id for one in record.dossier().sources] == [second.told[0].id]
    assert (first.counts, last.counts) == (True, False)


def test_what_cannot_be_read_takes_nobodys_place(record):
    first = page()
    record.add(*first.told, where=PAGE)
    source = replace(first.told[0], id="src-broken", sha256="1" * 64, text="", status="unreadable", reason="empty")
    record.add(source, b"", None, where=PAGE)
    assert record.versions() == [] and len(record.dossier().positions) == 1


def test_a_replacement_can_be_undone(record):
    first = page()
    record.add(*first.told, where=PAGE)
    later(record, first.again(without=["wants it"]))
    (act,) = [one for one in record.acts() if one.what == ("version",)]
    record.undo(act.number, by="Ana")
    assert len(record.dossier().sources) == 2 and len(record.dossier().positions) == 1
    record.redo(act.number, by="Ana")
    assert len(record.dossier().sources) == 1


def test_the_stricter_level_of_the_versions_protects_all(record):
    first = page(handling="confidential")
    record.add(*first.told, where=PAGE)
    later(record, first.again(more=["The talks go on."], handling="unclassified"))
    assert [one.handling for one in record.dossier().sources] == ["confidential"]
    assert record.dossier(levels={"unclassified"}).sources == ()
    source = record.source(first.told[0].id)
    record.add(replace(source, handling="strictly confidential"), record.raw_of(source.id), None)
    assert [one.handling for one in record.dossier().sources] == ["strictly confidential"]
    assert record.dossier(levels={"unclassified", "confidential"}).sources == ()


def test_search_gives_the_version_that_counts(record):
    first = page()
    record.add(*first.told, where=PAGE)
    later(record, first.again(without=["wants it"], more=["Bread is dear."]))
    assert [one.id for one in record.search("patience")] == [record.dossier().sources[0].id]
    assert record.search("wants it") == []
