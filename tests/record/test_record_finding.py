"""Search over facts: what is found is what a plain walk finds, and the index stays in step."""

import contextlib
import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, act, reports

from detente.errors import UsageError
from detente.model import Correction, Judgement
from detente.record import loading, open_record
from detente.record.dialects import dialect_of, raw_connection
from detente.record.finding import cast, earlier, index
from detente.record.finding.asking import FACETS, Wanted


def everything(record):
    """All that the index says, in words."""
    found = record.find(Wanted(), limit=1000, facets=True)
    return {one.id: one for one in found.hits}, found.facets, found.total


def acting(fact, actors):
    """The people and the parties whose fact it is, by the dossier."""
    fields = ("party", "speaker", "author", "body", "actor")
    named = [getattr(fact, field, None) for field in fields] + list(getattr(fact, "participants", ()))
    named = [actors[one] for one in named if one]
    people = [one for one in named if one.kind == "person"]
    sides = [] if hasattr(fact, "attitude") else [actors[one.side] for one in people if one.side]
    return {one.name for one in people}, {one.name for one in named if one.kind != "person"} | {
        one.name for one in sides
    }


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
            dossier = record.dossier()
            actors = {one.id: one for one in dossier.actors}
            told = {one.id: one for one in dossier.facts() if one.id not in actors}
            members = record._assemble().members
            assert {one for fact in told for one in members[fact]} <= kept[0].keys()
            for fact, one in told.items():
                if len(members[fact]) == 1:
                    hit = kept[0][members[fact][0]]
                    assert (set(hit.persons), set(hit.parties)) == acting(one, actors)

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


def names_of(record):
    page = record.find(Wanted(), facets=True)
    return {facet: {one.value: one.count for one in page.facets[facet]} for facet in ("party", "person")}


@pytest.fixture
def told_apart(store):
    """Two reports that call one person by names which no rule takes for the same."""
    with open_record(store.new()) as record:
        for number, name in enumerate(("Mira Toska", "Lady Vell")):
            made = Report(f"Talks {number}", published=NOON)
            made.statement(made.actor(name, side=made.state(("Estoria", "Wesmark")[number])), f"the river {number}")
            record.add(*made.told)
        yield record


def by_name(record, name):
    return next(one.id for one in record.dossier().actors if one.name == name)


def correct(record, kind, *facts, **fields):
    return record.judge(Correction(kind=kind, facts=facts, by="Ana", at=NOON, **fields))


def test_actors_that_were_merged_are_one_until_it_is_undone(told_apart):
    record = told_apart
    before = names_of(record)
    assert before["person"] == {"Mira Toska": 1, "Lady Vell": 1}
    act = correct(record, "merge", by_name(record, "Mira Toska"), by_name(record, "Lady Vell"))
    (name,) = [one.name for one in record.dossier().actors if one.kind == "person"]
    assert names_of(record)["person"] == {name: 2}
    for asked in ("Mira Toska", "lady vell", by_name(record, name)):
        assert [one.persons for one in record.find(Wanted(person=(asked,))).hits] == [(name,), (name,)]
    record.undo(act, by="Ana")
    assert names_of(record) == before
    record.redo(act, by="Ana")
    assert names_of(record)["person"] == {name: 2}


def test_actors_of_one_name_that_were_split_are_told_apart_by_their_ids(record):
    (person,) = (one for one in record.dossier().actors if one.kind == "person")
    members = record.as_read(person.id)
    apart = sorted(members)[:1]
    correct(record, "split", *sorted(members)[1:], apart=tuple(apart))
    (facet,) = [record.find(Wanted(), facets=True).facets["person"]]
    assert [(one.label, one.count) for one in facet] == [("Mira Toska", 2), ("Mira Toska", 1)]
    for one in facet:
        assert record.find(Wanted(person=(one.value,))).total == one.count
    assert record.find(Wanted(person=("Mira Toska",))).total == 3


def test_a_name_that_was_edited_and_a_side_that_was_assigned_count_at_once(told_apart):
    record = told_apart
    vell = by_name(record, "Lady Vell")
    correct(record, "edit", vell, field="name", value="Ada Vell")
    assert record.find(Wanted(person=("Ada Vell",))).total == record.find(Wanted(person=("Lady Vell",))).total == 1
    act = correct(record, "edit", by_name(record, "Ada Vell"), field="side", value=by_name(record, "Estoria"))
    assert names_of(record)["party"] == {"Estoria": 2}
    record.undo(act, by="Ana")
    assert names_of(record)["party"] == {"Estoria": 1, "Wesmark": 1}


def test_who_was_rejected_is_nobody(told_apart):
    record = told_apart
    record.judge(Judgement(fact=by_name(record, "Wesmark"), verdict="reject", by="Ana", at=NOON))
    assert names_of(record)["party"] == {"Estoria": 1}


def test_facts_that_were_merged_name_each_other(told_apart):
    record = told_apart
    one, other = (fact.id for fact in record.dossier().statements)
    act = correct(record, "merge", one, other)
    assert {hit.id: hit.one_with for hit in record.find(Wanted()).hits} == {one: (other,), other: (one,)}
    record.undo(act, by="Ana")
    assert {hit.one_with for hit in record.find(Wanted()).hits} == {()}


def test_a_day_before_a_merge_shows_both(store):
    place = store.new()
    with open_record(place) as record:
        record._now = lambda: NOON
        for number, name in enumerate(("Mira Toska", "Lady Vell")):
            made = Report(f"Talks {number}", published=NOON)
            made.position(made.actor(name), attitude="rejects")
            record.add(*made.told)
        record._now = lambda: NOON + dt.timedelta(days=2)
        correct(record, "merge", by_name(record, "Mira Toska"), by_name(record, "Lady Vell"))
        fact = record.dossier().positions[0].id
        correct(record, "edit", fact, field="attitude", value="open")
        made = Report("Talks 2", published=NOON)
        made.event("a shell fell")
        record.add(*made.told)
        assert record.find(Wanted()).total == 3
    with open_record(place, as_of=NOON + dt.timedelta(days=1)) as record:
        assert names_of(record)["person"] == {"Mira Toska": 1, "Lady Vell": 1}
        assert found(record, attitude=("rejects",)) == [("position", "2041-05-06")] * 2
        assert found(record, attitude=("open",)) == []
        assert {hit.fact["attitude"] for hit in record.find(Wanted()).hits} == {"rejects"}
        assert record.find(Wanted(kind=("event",))).total == 0


def test_who_is_who_is_kept_or_worked_out_alike(told_apart):
    record = told_apart
    with record._database.reading() as connection:
        worked_out = cast.cast(connection)
    assert record.settle()
    with record._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT settled = moved FROM search_state").scalar_one()
        kept = cast.cast(connection)
    assert [dataclasses.replace(one, names=tuple(one.names), told=tuple(one.told)) for one in kept] == worked_out
    assert names_of(record)["person"] == {"Mira Toska": 1, "Lady Vell": 1}


def test_a_search_as_of_a_day_finds_what_it_found_then(store):
    """Whether who was who was kept then or not: every other day ends with a brief's work."""

    @settings(
        max_examples=store.examples(30),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(st.lists(reports(), min_size=1, max_size=3), STEPS, st.sets(st.integers(0, 8)))
    def holds(told, steps, settled):
        days = []
        with contextlib.ExitStack() as ended:
            place = store.new()
            ended.callback(store.done, place)
            with open_record(place) as record:
                work = [lambda one=one: record.add(*one) for one in told]
                work += [
                    lambda step=step, number=number: act(record, step, number) for number, step in enumerate(steps)
                ]
                for number, do in enumerate(work):
                    record._now = lambda number=number: NOON + dt.timedelta(days=number)
                    do()
                    if number in settled:
                        record.settle()
                    days.append(everything(record))
            for number, then in enumerate(days):
                with open_record(place, as_of=NOON + dt.timedelta(days=number)) as record:
                    assert everything(record) == then

    holds()


def settled_days(record, place, count):
    """A day after the other somebody is told of who was not, or is on another side; gives what was kept of each day."""
    kept = []
    for number in range(count):
        record._now = lambda number=number: NOON + dt.timedelta(days=number)
        made = Report(f"Talks {number}", published=NOON)
        side = made.state(("Estoria", "Wesmark", "Norr")[number % 3])
        made.statement(made.actor(("Mira Toska", "Ole Brandt", "Lady Vell")[number // 4 % 3], side=side))
        record.add(*made.told)
        if number == 2:
            correct(record, "edit", by_name(record, "Mira Toska"), field="name", value="M. Toska")
        record.settle()
        with record._database.reading() as connection:
            kept.append(cast.cast(connection))
    return [told(one) for one in kept]


def told(known):
    return [dataclasses.replace(one, names=tuple(one.names), told=tuple(one.told)) for one in known]


def test_who_was_who_is_kept_day_by_day(store, monkeypatch):
    monkeypatch.setattr(earlier, "_WHOLE", 4)
    place = store.new()
    with open_record(place) as record:
        days = settled_days(record, place, 11)
    monkeypatch.setattr(cast, "_worked_out", None)  # it is not needed
    for number, then in enumerate(days):
        with open_record(place, as_of=NOON + dt.timedelta(days=number)) as past:
            assert past.find(Wanted()).total
            with past._database.reading() as connection:
                assert told(cast.cast(connection, upto=past._upto)) == then


def test_a_report_that_was_read_again_since_names_who_was_known_then(store):
    """Facts that something was done to since are looked at again, beside who was who as it was kept."""
    place = store.new()
    with open_record(place) as record:
        for number in range(2):
            record._now = lambda number=number: NOON + dt.timedelta(days=number)
            made = Report("Talks", published=NOON, reader=f"rules/{number}")
            made.statement(made.actor("Mira Toska", side=made.state("Estoria")), "The river is ours")
            assert record.add(*made.told)
            record.settle()
        now = everything(record)
    with open_record(place, as_of=NOON) as past:
        (hit,) = past.find(Wanted()).hits
        assert (hit.persons, hit.parties) == (("Mira Toska",), ("Estoria",))
        assert everything(past)[1] == now[1]


def test_another_version_works_out_anew_who_was_who(store, monkeypatch):
    place = store.new()
    with open_record(place) as record:
        settled_days(record, place, 3)
        with record._database.reading() as connection:
            raw = raw_connection(connection)
            assert earlier.kept(raw, loading.row_at(connection, NOON), dialect=dialect_of(connection))
            monkeypatch.setattr(earlier, "__version__", "0.0.1")
            assert earlier.kept(raw, loading.row_at(connection, NOON), dialect=dialect_of(connection)) is None
