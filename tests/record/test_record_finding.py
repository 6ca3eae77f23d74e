"""Search over facts: what is found is what a plain walk finds, and the index stays in step."""

import contextlib
import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, act, reports

from detente.errors import UsageError
from detente.model import Correction, Judgement
from detente.record import open_record
from detente.record.finding import index
from detente.record.finding.asking import FACETS, Wanted


def everything(record):
    """All that the index says, in words."""
    found = record.find(Wanted(), limit=1000, facets=True)
    return {one.id: one for one in found.hits}, found.facets, found.total


def test_kept_in_step_it_says_what_one_made_anew_says(store):
    @settings(
        max_examples=store.examples(25),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(st.lists(reports(), max_size=3), STEPS)
    def holds(told, steps):
        with contextlib.ExitStack() as ended:
            place = store.new()
            ended.callback(store.done, place)
            record = ended.enter_context(open_record(place))
            for one in told:
                record.add(*one)
            for number, step in enumerate(steps):
                act(record, step, number)
            kept = everything(record)
            with record._database.writing() as connection:
                index.rebuild(connection)
            record._columns = None
            assert everything(record) == kept
            actors = {one.id for one in record.dossier().actors}
            members = record._assemble().members.items()
            standing = {one for fact, those in members if fact not in actors for one in those}
            assert standing <= kept[0].keys()

    holds()


@pytest.fixture
def record(store):
    with open_record(store.new()) as record:
        for number in range(3):
            made = Report(f"Talks {number}", published=NOON.replace(month=number + 1))
            east = made.state("Estoria", names=("Estoria", "the Estorian government"))
            west = made.state("Wesmark")
            toska = made.actor("Mira Toska", side=east)
            made.statement(toska, f"The river {number} is ours")
            made.position(east, issue="ceasefire", attitude=("rejects", "open", "accepts")[number])
            made.position(west, issue="forces", attitude="demands")
            made.meeting(east, west, date="2041-07")
            record.add(*made.told)
        yield record


def found(record, **asked):
    return [(one.kind, one.date) for one in record.find(Wanted(**asked)).hits]


def test_each_choice_narrows(record):
    assert len(found(record)) == 12
    assert found(record, words="river ours") == [("statement", f"2041-0{month}-06") for month in (3, 2, 1)]
    assert found(record, words="river", since="2041-02", until="2041-02") == [("statement", "2041-02-06")]
    assert found(record, kind=("position",), party=("estoria",), until="2041-01") == [("position", "2041-01-06")]
    assert len(found(record, party=("the estorian government",))) == 9
    assert len(found(record, person=("Mira Toska",))) == 3
    assert len(found(record, attitude=("open", "accepts"))) == 2
    assert len(found(record, issue=("forces",))) == 3
    assert found(record, since="2041-07-14", until="2041-07-15") == [("meeting", "2041-07")] * 3
    assert found(record, words="sea") == found(record, words="!") == found(record, party=("Nobody",)) == []


def test_a_hit_carries_its_passages(record):
    (hit,) = record.find(Wanted(words="river", until="2041-01")).hits
    (passage,) = hit.passages
    source = record.source(passage.source)
    assert (passage.title, passage.words) == ("Talks 0", source.text[passage.start : passage.end])
    assert (hit.parties, hit.persons, hit.status) == (("Estoria",), ("Mira Toska",), "unchecked")


def test_counts_are_those_of_all_other_choices(record):
    page = record.find(Wanted(kind=("position",), attitude=("demands",)), facets=True)
    told = {facet: {one.value: one.count for one in page.facets[facet]} for facet in FACETS}
    assert page.total == 3
    assert told["attitude"] == {"demands": 3, "rejects": 1, "open": 1, "accepts": 1}
    assert told["kind"] == {"position": 3}
    assert told["party"] == {"Wesmark": 3}
    assert told["month"] == {"2041-01": 1, "2041-02": 1, "2041-03": 1}
    assert [one.label for one in page.facets["source"]] and sum(told["source"].values()) == 3


def test_pages_follow_each_other_by_key_without_gap_or_overlap(record):
    whole = [one.id for one in record.find(Wanted()).hits]
    told, after = [], None
    while True:
        page = record.find(Wanted(), limit=5, after=after)
        told += [one.id for one in page.hits]
        after = page.after
        if after is None:
            break
        assert page.total == 12
    assert told == whole
    with pytest.raises(UsageError, match="no page comes after"):
        record.find(Wanted(), after="then")


def test_what_people_decide_counts_at_once(record):
    fact = next(one.id for one in record.dossier().positions if one.attitude == "rejects")
    act = record.judge(Judgement(fact=fact, verdict="reject", by="Ana", at=NOON))
    assert [one.id for one in record.find(Wanted(status=("rejected",))).hits] == [fact]
    record.undo(act, by="Ana")
    assert found(record, status=("rejected",)) == []
    record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON))
    assert len(found(record, status=("checked",))) == 1
    record.judge(Correction(kind="edit", facts=(fact,), field="attitude", value="accepts", by="Ana", at=NOON))
    (hit,) = record.find(Wanted(status=("checked",), attitude=("accepts",))).hits
    assert hit.fact["attitude"] == "accepts"


def test_a_later_reading_and_a_date_given_later_take_the_place_of_the_earlier(store):
    with open_record(store.new()) as record:
        made = Report("Talks")
        made.statement(made.state("Estoria"), "the old river")
        source, raw, reading = made.told
        record.add(source, raw, reading)
        assert found(record) == [("statement", "")]
        record.add(dataclasses.replace(source, published=NOON), raw, None)
        assert found(record) == [("statement", "2041-05-06")]
        empty = dataclasses.replace(reading, reader="rules/2", statements=())
        record.add(source, raw, empty)
        assert found(record) == found(record, words="old river") == []


def test_the_index_is_no_part_of_what_is_verified(store, record):
    with store.plain(record.place) as plain:
        plain.execute("DELETE FROM search_columns")
    assert record.verify().flaw is None
    with record._database.writing() as connection:
        index.rebuild(connection)
    record._columns = None
    assert len(found(record)) == 12


def test_what_is_purged_is_found_no_more(record):
    source = record.dossier().sources[0].id
    assert found(record, words="river", source=(source,))
    record.purge(source, by="Ana", why="asked for")
    assert found(record, source=(source,)) == []
    assert len(found(record, words="river")) == 2
    assert len(found(record)) == 8
