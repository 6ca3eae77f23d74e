"""What people change of facts: edits, merges, splits and notes; facts as read stay as they were."""

import pytest
from record_builders import NOON, Report
from record_steps import change

from detente.errors import UsageError
from detente.model import Judgement
from detente.record.store import Record


@pytest.fixture
def record(store):
    with Record.open(store.new()) as opened:
        opened._now = lambda: NOON
        yield opened


def report(title="Talks in Arvel", person="Mira Toska", **fields):
    made = Report(title, **fields)
    east = made.state("Estoria")
    made.statement(made.actor(person, side=east))
    made.position(east)
    made.meeting(east, date="2041-05-06")
    return made.told


def rows(record):
    with record._database.reading() as connection:
        return connection.exec_driver_sql("SELECT id, body FROM facts ORDER BY number").all()


def by_name(record, name):
    return next(one for one in record.dossier().actors if one.name == name)


def test_an_edit_changes_what_is_shown_and_says_whose_it_is(record):
    record.add(*report())
    (fact,) = record.dossier().positions
    before = rows(record)
    record.judge(change("edit", fact.id, field="attitude", value="open"))
    (after,) = record.dossier().positions
    assert (fact.attitude, after.attitude) == ("rejects", "open")
    assert (after.why.by, after.why.rule, after.evidence) == ("Ana", "edited by hand", fact.evidence)
    assert rows(record) == before
    (told,) = record.dossier().corrections
    assert (told.kind, told.facts, told.field, told.value, told.why) == (
        "edit",
        (after.id,),
        "attitude",
        "open",
        "as she knows",
    )


def test_the_last_edit_counts_and_undoing_it_brings_the_one_before(record):
    record.add(*report())
    fact = record.dossier().positions[0].id
    record.judge(change("edit", fact, field="attitude", value="open"))
    second = record.judge(change("edit", record.dossier().positions[0].id, field="attitude", value="accepts"))
    assert record.dossier().positions[0].attitude == "accepts"
    record.undo(second, by="Ole")
    assert record.dossier().positions[0].attitude == "open"
    record.redo(second, by="Ole")
    assert record.dossier().positions[0].attitude == "accepts"


def test_an_edit_of_a_name_keeps_the_names_that_reports_use(record):
    record.add(*report())
    toska = by_name(record, "Mira Toska")
    record.judge(change("edit", toska.id, field="name", value="Mira Toskova"))
    assert by_name(record, "Mira Toskova").names == ("Mira Toskova", "Mira Toska")


def test_somebody_is_given_another_side(record):
    record.add(*report())
    other = Report("More")
    other.state("Wesmark")
    record.add(*other.told)
    toska, wesmark = by_name(record, "Mira Toska"), by_name(record, "Wesmark")
    record.judge(change("edit", toska.id, field="side", value=wesmark.id))
    assert by_name(record, "Mira Toska").side == by_name(record, "Wesmark").id


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("attitude", "adores", "cannot be"),
        ("evidence", [], "no field"),
        ("mood", "good", "no field"),
        ("party", "a-unknown", "no actor"),
        ("party", None, "cannot be"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_nothing_is_kept(record, field, value, words):
    record.add(*report())
    fact = record.dossier().positions[0].id
    with pytest.raises(UsageError, match=words):
        record.judge(
            Judgement(fact=fact, verdict="accept", by="Ana", at=NOON), change("edit", fact, field=field, value=value)
        )
    assert record.acts() == []
    assert record.dossier().judgements == ()


def test_two_people_told_apart_are_made_one_and_two_again(record):
    record.add(*report())
    record.add(*report("Second talks", person="M. Toskova"))
    one, other = by_name(record, "Mira Toska"), by_name(record, "M. Toskova")
    act = record.judge(change("merge", one.id, other.id))
    people = [it for it in record.dossier().actors if it.kind == "person"]
    assert len(people) == 1
    assert {"Mira Toska", "M. Toskova"} <= set(people[0].names)
    (join,) = [it for it in record.dossier().joins if it.fact == people[0].id]
    assert "Ana says that they are one (2041-05-06): as she knows." in join.reason
    assert all(it.speaker == people[0].id for it in record.dossier().statements)
    record.undo(act, by="Ana")
    assert len([it for it in record.dossier().actors if it.kind == "person"]) == 2


def test_what_a_rule_joined_is_parted_and_not_suggested_again(record):
    record.add(*report())
    record.add(*report("Second talks"))
    toska = by_name(record, "Mira Toska")
    first, second = record._assemble().members[toska.id]
    record.judge(change("split", first, apart=(second,)))
    people = [it for it in record.dossier().actors if it.kind == "person"]
    assert [it.name for it in people] == ["Mira Toska", "Mira Toska"]
    assert len({it.evidence[0].source for it in people}) == 2
    assert not [it for it in record.suggestions() if {it.one, it.other} == {one.id for one in people}]
    assert record.dossier().doubts == ()


def test_a_suggestion_that_was_refused_is_not_made_again(record):
    record.add(*report(person="Mira Toska"))
    record.add(*report("Second talks", person="Mira Toskaa"))
    (found,) = [it for it in record.suggestions() if it.score > 0.8]
    record.judge(change("split", found.one, apart=(found.other,)))
    assert record.suggestions() == []


def test_a_merge_that_was_undone_is_not_suggested_again(record):
    for title, person in (("Talks", "Mira Toska"), ("Second talks", "Mira Toskaa"), ("Third talks", "Mira Toska")):
        record.add(*report(title, person=person))
    (found,) = record.suggestions()
    act = record.judge(change("merge", found.one, found.other))
    assert record.suggestions() == []
    record.undo(act, by="Ole", why="two sisters")
    assert [one.name for one in record.dossier().actors if one.kind == "person"] == ["Mira Toska", "Mira Toskaa"]
    assert record.suggestions() == [] and record.dossier().doubts == ()
    record.redo(act, by="Ana")
    assert len([one for one in record.dossier().actors if one.kind == "person"]) == 1


def test_meetings_told_apart_are_made_one_with_both_sources(record):
    record.add(*report())
    other = Report("Second talks")
    other.meeting(other.state("Estoria"), date="2041-05-09")
    record.add(*other.told)
    assert len(record.dossier().meetings) == 2
    record.judge(change("merge", *(it.id for it in record.dossier().meetings)))
    (meeting,) = record.dossier().meetings
    assert len({it.source for it in meeting.evidence}) == 2
    (join,) = [it for it in record.dossier().joins if it.fact == meeting.id]
    assert join.reason.startswith("Ana says")


def test_of_a_merge_and_a_split_the_later_counts(record):
    record.add(*report())
    record.add(*report("Second talks", person="M. Toskova"))
    one, other = by_name(record, "Mira Toska"), by_name(record, "M. Toskova")
    first, second = record._assemble().members[one.id][0], record._assemble().members[other.id][0]
    record.judge(change("merge", one.id, other.id))
    split = record.judge(change("split", first, apart=(second,)))
    assert len([it for it in record.dossier().actors if it.kind == "person"]) == 2
    record.undo(split, by="Ana")
    assert len([it for it in record.dossier().actors if it.kind == "person"]) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda dossier: change("merge", dossier.actors[0].id), "needs two"),
        (lambda dossier: change("merge", dossier.actors[0].id, dossier.positions[0].id), "one kind"),
        (lambda dossier: change("merge", *(one.id for one in dossier.actors)), "a person and a body"),
        (lambda dossier: change("split", dossier.actors[0].id), "stand apart"),
        (lambda dossier: change("note", "p-unknown"), "no fact"),
    ],
)
def test_what_makes_no_sense_is_refused(record, wrong, words):
    record.add(*report())
    with pytest.raises(UsageError, match=words):
        record.judge(wrong(record.dossier()))
    assert record.acts() == []


def test_an_act_is_undone_and_done_again_as_a_whole_across_openings(store):
    path = store.new()
    with Record.open(path) as record:
        record.add(*report())
        dossier = record.dossier()
        verdicts = [
            Judgement(fact=it.id, verdict="reject", by="Ana", at=NOON) for it in (*dossier.positions, *dossier.meetings)
        ]
        act = record.judge(*verdicts)
        assert (record.dossier().positions, record.dossier().meetings) == ((), ())
    with Record.open(path) as record:
        undo = record.undo(act, by="Ole", why="too quick")
        assert len(record.dossier().positions) == len(record.dossier().meetings) == 1
    with Record.open(path) as record:
        record.redo(act, by="Ana")
        assert (record.dossier().positions, record.dossier().meetings) == ((), ())
        told = record.acts()
        assert [(it.what, it.of, it.stands) for it in told] == [
            (("reject",), (), True),
            (("undo act",), (act,), True),
            (("redo",), (act,), True),
        ]
        assert told[1].number == undo
        assert set(told[0].facts) == {it.fact for it in verdicts}


def test_several_acts_are_undone_at_once_or_none(record):
    record.add(*report())
    dossier = record.dossier()
    one = record.judge(Judgement(fact=dossier.positions[0].id, verdict="accept", by="Ana", at=NOON))
    two = record.judge(Judgement(fact=dossier.meetings[0].id, verdict="accept", by="Ana", at=NOON))
    with pytest.raises(UsageError, match="act 999"):
        record.undo(one, 999, by="Ana")
    assert len(record.dossier().judgements) == 2
    record.undo(one, two, by="Ana")
    assert record.dossier().judgements == ()
    with pytest.raises(UsageError, match="undone already"):
        record.undo(one, by="Ana")


def test_undoing_a_facts_undo_lets_the_verdict_count_again(record):
    record.add(*report())
    fact = record.dossier().positions[0].id
    record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON))
    record.undo_judgement(fact, by="Ana", at=NOON)
    assert record.dossier().judgements == ()
    record.undo(record.acts()[-1].number, by="Ana")
    assert [it.verdict for it in record.dossier().judgements] == ["accept"]
