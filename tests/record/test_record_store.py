import datetime as dt
from dataclasses import replace

import pytest
from record_builders import NOON, WHY, Report, source_of
from record_stores import everything

from detente.errors import RecordError, UsageError
from detente.model import Actor, Judgement, Position, Why, passage
from detente.record.store import Record

LATER = NOON + dt.timedelta(days=1)


@pytest.fixture
def record(store):
    with Record.open(store.new()) as opened:
        opened._now = lambda: NOON
        yield opened


def report(**fields):
    made = Report("Talks in Arvel", **fields)
    east = made.state("Estoria")
    toska = made.actor("Mira Toska", side=east)
    made.statement(toska)
    made.position(east)
    return made


def judge(record, fact, verdict="accept", at=NOON):
    record.judge(Judgement(fact=fact, verdict=verdict, by="Ana", at=at))


def test_what_was_kept_comes_back(record):
    source, raw, reading = report().told
    assert record.add(source, raw, reading)
    dossier = record.dossier()
    assert dossier.name == record.place.stem
    assert dossier.sources == (source,)
    assert record.raw_of(source.id) == raw
    assert record.source(source.id) == source
    assert [one.name for one in dossier.actors] == ["Estoria", "Mira Toska"]
    estoria, toska = dossier.actors
    assert toska.side == estoria.id
    assert dossier.statements[0].speaker == toska.id
    assert dossier.positions[0].party == estoria.id
    assert dossier.statements[0].evidence == reading.statements[0].evidence
    assert dossier.statements[0].why == WHY


def test_the_same_source_twice_changes_nothing(store, record):
    told = report().told
    record.add(*told)
    before = everything(store, record.place)
    assert not record.add(*told)
    assert not record.add(replace(told[0], location="elsewhere/copy.txt"), *told[1:])
    assert not record.add(told[0], told[1], None)
    assert everything(store, record.place) == before


def test_the_same_inputs_give_the_same_content(store):
    places = [store.new(), store.new()]
    for place in places:
        with Record.open(place) as record:
            record._now = lambda: NOON
            record.add(*report().told)
            record.mark_brief(NOON)
    assert everything(store, places[0]) == everything(store, places[1])


def test_known_means_read_by_this_reader_or_by_none(record):
    source, raw, reading = report().told
    french, french_raw = source_of("Les pourparlers", status="not read", reason="in French")
    record.add(source, raw, reading)
    record.add(french, french_raw, None)
    unread, unread_raw = source_of("not yet read")
    record.add(unread, unread_raw, None)
    assert record.known(source.sha256, reader="rules/1")
    assert not record.known(source.sha256, reader="rules/2")
    assert record.known(french.sha256, reader="rules/2")
    assert not record.known(unread.sha256, reader="rules/1")
    assert record.known_sources(reader="rules/1").keys() == {source.sha256, french.sha256}


def test_another_readers_facts_take_the_place_of_the_earlier_ones(record):
    record.add(*report().told)
    source, raw, reading = report(reader="rules/2").told
    kept = record.dossier().statements[0].id
    assert record.add(source, raw, replace(reading, positions=()))
    dossier = record.dossier()
    assert dossier.positions == ()
    assert dossier.statements[0].id == kept
    assert len(dossier.actors) == 2


def test_a_judged_fact_outlives_its_reading_until_the_judgement_is_undone(record):
    record.add(*report().told)
    position = record.dossier().positions[0]
    judge(record, position.id)
    source, raw, reading = report(reader="rules/2").told
    record.add(source, raw, replace(reading, positions=(), actors=(), statements=()))
    dossier = record.dossier()
    assert dossier.positions == (position,)
    assert [one.name for one in dossier.actors] == ["Estoria"]
    assert record.undo_judgement(position.id, by="Ana", at=LATER)
    assert record.dossier().positions == ()


def test_a_judged_fact_whose_words_are_gone_is_an_orphan(record):
    record.add(*report().told)
    position = record.dossier().positions[0]
    judge(record, position.id)
    source, raw, _ = report().told
    record.add(replace(source, text="Other words altogether"), raw, None)
    assert record.dossier().positions == ()
    assert position.id in {one.fact.id for one in record.orphans()}


def test_a_publication_time_given_later_makes_a_new_version_and_is_not_lost_again(store, record):
    source, raw, reading = report().told
    record.add(source, raw, reading)
    dated = replace(source, published=NOON)
    assert record.add(dated, raw, None)
    assert record.source(source.id).published == NOON
    assert not record.known(source.sha256, reader="rules/1")
    assert record.dossier().positions, "the earlier reading stands until there is another"
    assert record.add(dated, raw, reading)
    assert record.known_sources(reader="rules/1")[source.sha256].published == NOON
    before = everything(store, record.place)
    assert not record.add(source, raw, reading)
    assert record.complete(source) == dated
    assert everything(store, record.place) == before


def test_a_dated_source_takes_another_time(record):
    source, raw, reading = report(published=NOON, published_words="at noon").told
    record.add(source, raw, reading)
    assert record.add(replace(source, published=LATER, published_words=""), raw, reading)
    assert record.source(source.id).published == LATER
    assert record.source(source.id).published_words == ""


def test_a_handling_level_is_not_lowered_by_silence(record):
    source, raw, reading = report(handling="confidential").told
    record.add(source, raw, reading)
    assert not record.add(replace(source, handling="unclassified"), raw, reading)
    assert record.source(source.id).handling == "confidential"


def test_what_could_be_read_stays_read(record):
    source, raw, reading = report().told
    record.add(source, raw, reading)
    assert not record.add(replace(source, text="", status="unreadable", reason="no opener"), raw, None)
    assert record.source(source.id) == source


def test_a_reading_with_words_that_are_not_in_the_text_is_refused_whole(record):
    source, raw, reading = report().told
    with pytest.raises(RecordError, match="not in the text"):
        record.add(replace(source, text=source.text.replace("Toska", "Tosca")), raw, reading)
    assert record.dossier().sources == ()
    assert record.source(source.id) is None


def test_rejected_facts_are_left_out_and_can_come_back(record):
    record.add(*report().told)
    fact = record.dossier().positions[0].id
    judge(record, fact, "reject")
    dossier = record.dossier()
    assert dossier.positions == ()
    assert [(one.fact, one.verdict) for one in dossier.judgements] == [(fact, "reject")]
    assert record.undo_judgement(fact, by="Ana", at=LATER)
    assert record.dossier().positions[0].id == fact
    assert record.dossier().judgements == ()
    assert not record.undo_judgement(fact, by="Ana", at=LATER)


def test_an_undo_brings_back_the_decision_before(record):
    record.add(*report().told)
    fact = record.dossier().positions[0].id
    judge(record, fact, "skip")
    judge(record, fact, "accept", LATER)
    assert [one.verdict for one in record.dossier().judgements] == ["accept"]
    record.undo_judgement(fact, by="Ana", at=LATER)
    assert [one.verdict for one in record.dossier().judgements] == ["skip"]
    with record._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT verdict FROM judgements ORDER BY number").scalars().all()
    assert rows == ["skip", "accept", "undo"]


def test_without_a_rejected_actor_nothing_hangs_in_the_air(record):
    record.add(*report().told)
    estoria, toska = record.dossier().actors
    judge(record, estoria.id, "reject")
    dossier = record.dossier()
    assert [(one.name, one.side) for one in dossier.actors] == [("Mira Toska", None)]
    assert dossier.positions == ()
    judge(record, toska.id, "reject")
    assert record.dossier().statements[0].speaker is None


def test_judging_something_unknown_is_refused(record):
    with pytest.raises(UsageError, match="no fact"):
        judge(record, "s-0")


def test_new_is_what_entered_after_the_brief(record):
    record.add(*report().told)
    assert record.dossier().fresh == frozenset()
    assert record.dossier().previous_brief is None
    record.mark_brief(NOON)
    assert record.dossier().previous_brief == NOON
    assert record.dossier().fresh == frozenset()
    more = Report("Another day")
    east = more.state("Estoria")
    more.position(east, option="none")
    record.add(*more.told)
    dossier = record.dossier()
    assert dossier.fresh == {one.id for one in dossier.positions if one.option == "none"}


def test_what_enters_while_the_brief_is_written_is_new_in_the_next(record):
    record.add(*report().told)
    record.dossier()
    more = Report("Meanwhile")
    more.state("Westoria")
    with Record.open(record.place) as other:
        other.add(*more.told)
    record.mark_brief(NOON)
    dossier = record.dossier()
    assert [one.name for one in dossier.actors if one.id in dossier.fresh] == ["Westoria"]


def test_a_reading_that_says_the_same_is_no_news(record):
    record.add(*report().told)
    record.mark_brief(NOON)
    record.add(*report(reader="rules/2").told)
    assert record.dossier().fresh == frozenset()


def test_a_fact_marked_by_hand(record):
    source, raw = source_of("Estorie refuse", status="not read", reason="in French")
    record.add(*report().told)
    record.add(source, raw, None)
    words = passage(source.id, source.text, start=0, end=7)
    by_hand = Why(rule="by hand", by="Ana")
    estoria = record.dossier().actors[0]
    fact = Position(
        id="by-hand",
        evidence=(words,),
        why=by_hand,
        party=estoria.id,
        issue="forces",
        option="none",
        attitude="accepts",
        voice="user",
    )
    made = record.add_fact(fact)
    assert record.add_fact(fact) == made
    found = next(one for one in record.dossier().positions if one.id == made)
    assert (found.party, found.evidence, found.why) == (estoria.id, (words,), by_hand)
    with pytest.raises(UsageError, match="no actor"):
        record.add_fact(replace(fact, party="a-0"))
    with pytest.raises(UsageError, match="not in the source"):
        record.add_fact(replace(fact, evidence=(replace(words, start=1, end=8),)))


def test_an_actor_made_by_hand_can_be_named_at_once(record):
    by_hand = Why(rule="by hand", by="Ana")
    made = record.add_fact(
        Actor(id="by-hand", evidence=(), why=by_hand, kind="group", name="River League", names=("River League",))
    )
    assert [(one.id, one.name) for one in record.dossier().actors] == [(made, "River League")]
    fact = Position(
        id="by-hand", evidence=(), why=by_hand, party=made, issue="forces", option="none", attitude="open", voice="user"
    )
    record.add_fact(fact)
    assert record.dossier().positions[0].party == made


def test_search_finds_sources_read_or_not_without_accents(record):
    french, raw = source_of("Les négociations à Arvel", status="not read", reason="in French", title="Négocier")
    record.add(french, raw, None)
    record.add(*report().told)
    assert [one.id for one in record.search("negociations ARVEL")] == [french.id]
    assert [one.id for one in record.search("negocier")] == [french.id]
    assert len(record.search("arvel")) == 2
    assert len(record.search("arvel", limit=1)) == 1
    assert record.search('"; drop') == []
    assert record.search('" - ()') == []
    record.add(replace(french, title="Reprendre"), raw, None)
    assert record.search("negocier") == []
    assert [one.id for one in record.search("reprendre")] == [french.id]


def test_notes_name_the_process(store, record):
    assert record.note("name") is None
    record.set_note("name", "The Arvel talks")
    assert record.dossier().name == "The Arvel talks"
    before = everything(store, record.place)
    record.set_note("name", "The Arvel talks")
    assert everything(store, record.place) == before


def test_everything_is_there_after_closing(store):
    path = store.new()
    with Record.open(path) as record:
        record.add(*report().told)
        judge(record, record.dossier().positions[0].id)
        before = record.dossier()
    if store.kind == "sqlite":
        assert [one.name for one in path.parent.iterdir()] == ["talks.detente"]
    with Record.open(path) as record:
        assert record.dossier() == before
        assert record.check() == []


def test_identity_is_kept_for_sql_too(record):
    record.add(*report().told)
    assert record.settle()
    assert not record.settle()
    with record._database.reading() as connection:
        query = "SELECT a.name, l.rule FROM actor_links l JOIN actors a ON a.id = l.actor ORDER BY a.name"
        assert [tuple(row) for row in connection.exec_driver_sql(query)] == [
            ("Estoria", "alone"),
            ("Mira Toska", "alone"),
        ]
