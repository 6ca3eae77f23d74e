"""What is purged stands nowhere any more: not in a row, an index, a free page, the log or a copy; and the chain holds."""

import contextlib
import dataclasses
import io
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, WHY, Report
from record_steps import STEPS, play, reports
from record_stores import bytes_of

from detente.errors import RecordBusyError, RecordError, UsageError
from detente.model import ClauseLink, Correction, Draft, Judgement, Text, View, passage
from detente.record import open_record, unpack

RAM = Path("/dev/shm")  # noqa: S108 - many small files, in memory where there is such a folder
PLANTED = "Zyxwarra"
NAME = "Quenta Ilmaryn"


@pytest.fixture
def folder():
    made = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
    yield made
    shutil.rmtree(made)


def planted(title=f"{PLANTED} talks"):
    """A report full of a word that stands nowhere else."""
    made = Report(title, published=NOON, outlet=f"{PLANTED} Post", location=f"/reports/{PLANTED}.txt", language="en")
    east = made.state("Estoria")
    envoy = made.actor(f"Ole {PLANTED}", side=east)
    made.statement(envoy, f"said the {PLANTED} plan is dead")
    made.position(east)
    made.event(f"the {PLANTED} raid", date="2041-05-06")
    return made.told


def other(title="Talks go on", **fields):
    made = Report(title, published=NOON, outlet="Arvel Post", language="en", **fields)
    east = made.state("Estoria")
    made.statement(made.actor("Mira Toska", side=east))
    made.position(east)
    return made.told


def naming(title="Talks in Arvel"):
    """A report that names somebody in many ways, beside others."""
    made = Report(title, published=NOON, language="en", location="/reports/quenta-ilmaryn.html")
    east = made.state("Estoria")
    who = made.actor(NAME, side=east, names=(NAME, "Ilmaryn"))
    mira = made.actor("Mira Toska", side=east)
    made.statement(who, "the answer is no, ILMARYN insisted")
    made.statement(mira, f"had heard of {NAME}’s journey")
    made.meeting(east, who, mira, date="2041-05-06")
    made.proposal("the Ilmaryn paper", east)
    made.position(east)
    return made.told


def found(stored, *words):
    """What of some words, in any spelling, is in what is stored."""
    spelled = [
        form.encode(code)
        for one in words
        for form in (one, one.lower(), one.upper())
        for code in ("utf-8", "utf-16-le")
    ]
    return [(name, one) for name, raw in stored for one in spelled if one in raw]


def with_decisions(record, source):
    """Decisions, notes and entries by hand about what a source says."""
    dossier = record.dossier()
    held = record.source(source)
    for fact in [one for one in dossier.facts() if any(p.source == source for p in one.evidence)][:6]:
        record.judge(Judgement(fact=fact.id, verdict="accept", by="Ana", at=NOON, note=f"{PLANTED} says so"))
        record.judge(Correction(kind="note", facts=(fact.id,), by="Ana", at=NOON, why=f"see {PLANTED}"))
    here = passage(source, held.text, start=0, end=len(PLANTED))
    record.add_fact(View(id="x", actor=dossier.actors[0].id, words=here, evidence=(here,), why=WHY))
    text = record.add_fact(Text(id="x", name="Plan", evidence=(), why=WHY))
    draft = record.add_fact(Draft(id="x", text=text, number=1, source=source, evidence=(), why=WHY))
    record.add_fact(ClauseLink(id="x", draft=draft, clause="1", issue="forces", evidence=(here,), why=WHY))
    record.mark_brief(NOON)


def test_a_purged_source_stands_nowhere(store):
    path = store.new()
    source, raw, reading = planted()
    with open_record(path) as record:
        record.add(source, raw, reading)
        record.add(*other())
        with_decisions(record, source.id)
        before = record.verify().digest
        if store.kind == "sqlite":
            with (
                contextlib.closing(sqlite3.connect(path)) as one,
                contextlib.closing(sqlite3.connect(f"{path}.v2")) as two,
            ):
                one.backup(two)
        assert found(store.stored(path), PLANTED)
        told = record.purge(source.id, by="Ana", why="asked for by the outlet")
        assert found(store.stored(path), PLANTED) == [], "while the record is still open"
        assert found(store.stored(path), source.id) == []
        after = record.verify(expect=before)
        assert after.flaw is None and after.purged == told.rows > 10
        dossier = record.dossier()
        assert [one.title for one in dossier.sources] == ["Talks go on"]
        assert {one.name for one in dossier.actors} == {"Estoria", "Mira Toska"}
        assert [one.source for one in dossier.drafts] == [None], "that there was a draft is known from elsewhere"
        assert not dossier.clause_links and not dossier.views
        assert not record.search(PLANTED) and record.search("Talks")
        assert record.check() == []
    assert store.kind == "postgres" or not path.with_name(f"{path.name}.v2").exists()
    assert found(store.stored(path), PLANTED) == []


def test_the_tombstone_says_who_when_why_and_what_kind(store):
    source, raw, reading = planted()
    with open_record(store.new()) as record:
        record._now = lambda: NOON
        record.add(source, raw, reading)
        record.purge(source.id, by="Ana", why="asked for")
    with store.plain(record.place) as plain:
        at, subject, detail = plain.execute("SELECT at, subject, detail FROM history WHERE action = 'purge'").fetchone()
        assert (at, subject) == (NOON.isoformat(), "")
        assert json.loads(detail) == {"by": "Ana", "why": "asked for", "kind": "source"}
        assert plain.execute("SELECT sha256 FROM closed").fetchone()[0] == source.sha256


def test_a_purged_document_does_not_come_in_again(store):
    source, raw, reading = planted()
    with open_record(store.new()) as record:
        record.add(source, raw, reading)
        record.purge(source.id, by="Ana", why="asked for")
        with pytest.raises(RecordError, match="was purged"):
            record.add(source, raw, reading)
        assert record.known_sources(reader="rules/1")[source.sha256].status == "purged"
        assert record.verify().flaw is None


def test_numbers_of_purged_rows_are_not_given_again(store):
    source, raw, reading = planted()
    with open_record(store.new()) as record:
        record.add(source, raw, reading)
        record.purge(source.id, by="Ana", why="asked for")
        record.add(*other())
        with_decisions(record, record.dossier().sources[0].id)
        assert record.verify().flaw is None
        record.purge(record.dossier().sources[0].id, by="Ana", why="asked for")
        record.add(*other("Talks end"))
        assert record.verify().flaw is None


def test_a_decision_about_two_reports_stands_for_the_other(store):
    one, two = planted(), other()
    with open_record(store.new()) as record:
        record.add(*one)
        record.add(*two)
        east = next(actor.id for actor in record.dossier().actors if actor.name == "Estoria")
        record.judge(Judgement(fact=east, verdict="accept", by="Ana", at=NOON, note=f"as {PLANTED} says"))
        record.judge(Correction(kind="edit", facts=(east,), field="role", value="host", by="Ana", at=NOON, why=PLANTED))
        here = passage(two[0].id, two[0].text, start=0, end=5)
        record.add_fact(View(id="x", actor=east, words=here, evidence=(here,), why=WHY))
        record.purge(one[0].id, by="Ana", why="asked for")
        dossier = record.dossier()
        actor = next(actor for actor in dossier.actors if actor.name == "Estoria")
        assert actor.role == "host"
        assert [(v.fact, v.verdict, v.note) for v in dossier.judgements] == [(actor.id, "accept", "")]
        assert [view.actor for view in dossier.views] == [actor.id], "it was entered with the purged report's telling"
        assert record.verify().flaw is None
    assert found(store.stored(record.place), PLANTED, one[0].id) == []


def test_a_trial_changes_nothing(store):
    path = store.new()
    source, raw, reading = naming()
    with open_record(path) as record:
        record.add(source, raw, reading)
        before = record.dossier(), record.verify()
        for what in (source.id, NAME):
            tried = record.purge(what, by="Ana", why="asked for", trial=True)
            assert (record.dossier(), record.verify()) == before
            assert tried == record.purge(what, by="Ana", why="asked for", trial=True)
        assert tried.forms == {NAME: 3, "Ilmaryn": 3}
        assert tried.blocked == ((source.id, "Talks in Arvel"),)
        assert record.purge(NAME, by="Ana", why="asked for") == tried


@pytest.mark.parametrize("whole", [False, True])
def test_a_purged_person_stands_nowhere(store, whole):
    path = store.new()
    source, raw, reading = naming()
    with open_record(path) as record:
        record.add(source, raw, reading)
        record.add(*other())
        dossier = record.dossier()
        mira = next(one.id for one in dossier.actors if one.name == "Mira Toska")
        record.judge(Judgement(fact=mira, verdict="accept", by="Ana", at=NOON, note=f"knows {NAME}"))
        record.judge(Correction(kind="note", facts=(mira,), by=NAME, at=NOON, why=f"{NAME} was there"))
        act = record.judge(
            Correction(kind="edit", facts=(mira,), field="role", value="aide to Ilmaryn", by="Ana", at=NOON)
        )
        record.undo(act, by="Ana", why="Ilmaryn said so")
        record.set_note("name", f"{NAME} and others")
        record.set_note("Ilmaryn", "x")
        record.mark_brief(NOON)
        before = record.verify().digest
        told = record.purge(NAME, by="Ole", why="her safety", whole=whole)
        assert found(store.stored(path), "Quenta", "Ilmaryn") == []
        after = record.verify(expect=before)
        assert after.flaw is None and after.purged == told.rows
        dossier = record.dossier()
        assert {one.name for one in dossier.actors} == {"Estoria", "Mira Toska"}
        assert len(dossier.sources) == 1 + (not whole)
        assert record.raw_of(source.id) is None
        assert record.check() == []
        if not whole:
            (meeting,) = dossier.meetings
            assert len(meeting.participants) == 2, "the others met"
            assert [one.name for one in dossier.proposals] == ["the ███████ paper"]
            assert len(dossier.statements) == 2, "hers is gone"
    assert found(store.stored(path), "Quenta", "Ilmaryn") == []


def test_passages_still_say_what_stands_in_the_text(store):
    with open_record(store.new()) as record:
        record.add(*naming())
        record.purge(NAME, by="Ana", why="asked for")
        dossier = record.dossier()
        texts = {one.id: one.text for one in dossier.sources}
        passages = [one for fact in dossier.facts() for one in fact.evidence]
        passages += [one for fact in dossier.statements for one in fact.content]
        assert passages and all(texts[one.source][one.start : one.end] == one.exact for one in passages)


def test_a_report_that_lost_a_name_is_not_read_again_but_can_be_handled_otherwise(store):
    source, raw, reading = naming()
    with open_record(store.new()) as record:
        record.add(source, raw, reading)
        record.purge(NAME, by="Ana", why="asked for")
        again = dataclasses.replace(reading, reader="rules/2")
        assert not record.add(source, raw, again)
        assert record.known(source.sha256, reader="rules/9")
        assert record.add(dataclasses.replace(source, handling="confidential"), raw, again)
        assert record.source(source.id).handling == "confidential"
        assert found(store.stored(record.place), "Quenta", "Ilmaryn") == []
        assert record.verify().flaw is None


def test_a_copy_and_a_bundle_come_of_what_is_left(store, folder):
    path = store.new()
    with open_record(path) as record:
        record.add(*naming())
        record.add(*planted())
        record.purge(NAME, by="Ana", why="asked for")
        record.purge(planted()[0].id, by="Ana", why="asked for")
        for levels in (None, {"unclassified"}):
            out = io.BytesIO()
            record.pack(out, levels=levels)
            bundle = folder / "one.zip"
            bundle.write_bytes(out.getvalue())
            copy = folder / f"copy{levels is None}.detente"
            unpack(bundle, copy)
            with open_record(copy) as again:
                assert again.verify().flaw is None
                assert again.dossier().statements == record.dossier().statements
                if levels is None:
                    assert again.verify() == record.verify()
            assert found(bytes_of(folder), "Quenta", "Ilmaryn", PLANTED) == []


def test_what_is_asked_must_be_clear(store):
    with open_record(store.new()) as record:
        record.add(*naming())
        fact = record.dossier().positions[0].id
        for what, why, match in (
            ("Nobody", "x", "no such source or actor"),
            (fact, "x", "a fact, not"),
            (NAME, "Ilmaryn asked", "names who is to be purged"),
        ):
            with pytest.raises(UsageError, match=match):
                record.purge(what, by="Ana", why=why)
        with pytest.raises(UsageError, match="nothing is left"):
            record.purge(NAME, by="Ana", why="x", but=(NAME, "Ilmaryn"))


def test_forms_can_be_added_and_left_out(store):
    made = Report("The fox of Arvel met", language="en")
    made.actor("Long Brook", names=("Long Brook",))
    made.event("the brook rose")
    source, raw, reading = made.told
    with open_record(store.new()) as record:
        record.add(source, raw, reading)
        told = record.purge("Long Brook", by="Ana", why="x", also=("the fox of Arvel",), but=("Brook",))
        assert told.forms == {"the fox of Arvel": 2, "Long Brook": 1}
        assert record.source(source.id).text.startswith("█" * 16 + " met")
        assert "the brook rose" in record.source(source.id).text


def test_while_another_reads_it_is_said_and_made_up_for(store):
    path = store.new()
    source, raw, reading = planted()
    with open_record(path, wait=0.1) as record:
        record.add(source, raw, reading)
        with store.plain(path) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM facts").fetchone()
            with pytest.raises(RecordBusyError, match="it is purged"):
                record.purge(source.id, by="Ana", why="x")
            assert found(store.stored(path), PLANTED), "the reader still sees it"
        assert not record.dossier().sources
    with open_record(path) as record:
        assert found(store.stored(path), PLANTED) == []
        assert record.verify().flaw is None


def test_what_is_done_to_tombstones_is_found(folder):
    path = folder / "talks.detente"
    source, raw, reading = naming()
    with open_record(path) as record:
        record.add(source, raw, reading)
        record.purge(NAME, by="Ana", why="x")
    for statement in (
        "DELETE FROM purged WHERE number = 1",
        "UPDATE purged SET row = 99 WHERE number = 2",
        "UPDATE purged SET \"left\" = NULL WHERE name = 'texts'",
        "UPDATE texts SET text = replace(text, '█', 'x')",
        "INSERT INTO purged (name, row, added) SELECT 'facts', min(number), 2 FROM facts",
        "DELETE FROM closed",
        "UPDATE history SET detail = '{}' WHERE action = 'purge'",
        "INSERT INTO raws SELECT 1, x'78'",
    ):
        copy = shutil.copy(path, folder / "copy.detente")
        with contextlib.closing(sqlite3.connect(copy)) as plain:
            assert plain.execute(statement).rowcount
            plain.commit()
        with open_record(copy) as record:
            assert record.verify().flaw is not None, statement


def test_clean_after_any_steps(store):
    """Whatever was done before and is done after a purge, the chain holds and nothing hangs in the air."""

    @settings(max_examples=store.examples(25), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(reports(), min_size=1, max_size=3), STEPS, STEPS, st.data())
    def holds(told, steps, later, data):
        place = store.new()
        try:
            with open_record(place) as record:
                play(record, told, steps)
                before = record.verify().digest
                dossier = record.dossier()
                subjects = [one.id for one in (*dossier.sources, *dossier.actors)]
                what = data.draw(st.sampled_from(subjects))
                tried = record.purge(what, by="Ole", why="§", trial=True)
                assert record.purge(what, by="Ole", why="§", whole=False) == tried
                after = record.verify(expect=before)
                assert after.flaw is None and after.purged == tried.rows
                dossier = record.dossier()
                known = {one.id for one in dossier.actors}
                assert {one.party for one in dossier.positions} <= known
                assert {one.speaker for one in dossier.statements} - {None} <= known
                assert what not in {one.id for one in dossier.sources}
                play(record, [], later)
                assert record.verify(expect=after.digest).flaw is None
                assert record.check() == []
        finally:
            store.done(place)

    holds()


KILLED = """
import os, signal, sys
from pathlib import Path
from detente.record import open_record
from detente.record.purging import purge
purge.clean = lambda database: os.kill(os.getpid(), signal.SIGKILL)
with open_record(Path(sys.argv[1])) as record:
    record.purge(sys.argv[2], by="Ana", why="x")
"""


def test_a_purge_that_was_killed_after_it_was_kept_is_made_up_for(folder):
    path = folder / "talks.detente"
    source, raw, reading = planted()
    with open_record(path) as record:
        record.add(source, raw, reading)
    copy = path.with_name(f"{path.name}.v2")
    copy.write_bytes(path.read_bytes())
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), source.id], check=False)
    assert ended.returncode == -signal.SIGKILL and copy.exists()
    with open_record(path) as record:
        assert found(bytes_of(folder), PLANTED) == [] and not copy.exists()
        assert not record.dossier().sources
        assert record.verify().flaw is None
