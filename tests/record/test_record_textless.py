"""A copy for others without the texts: the passages that facts quote stand where they stood, and no other word does."""

import dataclasses
import io
import zipfile

import pytest
from record_builders import NOON, Report
from record_stores import bytes_of

from detente.errors import UsageError
from detente.model import Correction, Judgement
from detente.record import open_record, standing, unpack
from detente.record.interface import Whereabouts

PAGE = Whereabouts(places=("https://example.org/arvel",))


def told(title, **fields):
    made = Report(title, published=NOON, **fields)
    east = made.state("Estoria")
    made.quote(east, "we have shown patience", mode="direct")
    made.position(east)
    made.lines.append("Nobody quotes these words about molybdenum.")
    return made


@pytest.fixture(params=[150_000, 0], ids=["small", "big"])
def record(tmp_path, monkeypatch, request):
    monkeypatch.setattr(standing, "_PACKED", request.param)
    (tmp_path / "own").mkdir()
    with open_record(tmp_path / "own" / "talks.detente") as opened:
        opened.add(*told("Talks in Arvel").told, where=PAGE)
        opened.add(*told("Talks in Norr", handling="confidential").told)
        yield opened


def shared(record, tmp_path, **how):
    out = io.BytesIO()
    record.pack(out, texts=False, **how)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "copy.zip").write_bytes(out.getvalue())
    unpack(tmp_path / "copy" / "copy.zip", tmp_path / "copy" / "copy.detente")
    return open_record(tmp_path / "copy" / "copy.detente")


def test_facts_and_decisions_are_the_same_and_their_passages_true(record, tmp_path):
    fact = record.dossier().positions[0].id
    record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON))
    record.judge(Correction(kind="edit", facts=(fact,), field="attitude", value="open", by="Ana", at=NOON))
    with shared(record, tmp_path) as copy:
        here, there = copy.dossier(), record.dossier()
        assert [*here.facts()] == [*there.facts()] and here.judgements == there.judgements
        assert len(here.sources) == len(there.sources) == 2
        texts = {one.id: one.text for one in here.sources}
        assert {one.id: len(one.text) for one in there.sources} == {one: len(text) for one, text in texts.items()}
        for one in (passage for it in here.facts() for passage in it.evidence):
            assert texts[one.source][one.start : one.end] == one.exact
        assert copy.verify().flaw is None


def test_no_other_word_stands_in_any_file(record, tmp_path):
    with shared(record, tmp_path) as copy:
        assert copy.search("patience") and not copy.search("molybdenum")
        assert all(copy.raw_of(one.id) is None for one in copy.dossier().sources)
    with zipfile.ZipFile(tmp_path / "copy" / "copy.zip") as archive:
        members = [archive.read(name) for name in archive.namelist()]
    assert any(b"patience" in one for one in members)
    for piece in (*members, *(raw for _, raw in bytes_of(tmp_path / "copy"))):
        assert b"molybdenum" not in piece


def test_levels_hold_too(record, tmp_path):
    with shared(record, tmp_path, levels={"unclassified"}) as copy:
        assert [one.title for one in copy.dossier().sources] == ["Talks in Arvel"]


def test_of_a_changed_page_it_has_what_counts(record, tmp_path):
    first = told("Talks in Arvel")
    fact = next(one for one in record.dossier().positions if one.evidence[0].source == first.told[0].id)
    record.judge(Judgement(fact=fact.id, verdict="accept", by="Ana", at=NOON))
    later = first.again(more=["The talks go on."])
    source, raw, reading = later.told
    record.add(source, raw, dataclasses.replace(reading, positions=()), where=PAGE)
    wanted = record.dossier()
    assert fact.id in {one.id for one in wanted.positions}, "moved to where its words stand now"
    with shared(record, tmp_path) as copy:
        assert [*copy.dossier().facts()] == [*wanted.facts()]
        assert copy.dossier().judgements == wanted.judgements
        assert copy.versions() == []


def test_the_document_itself_completes_the_copy(record, tmp_path):
    with shared(record, tmp_path) as copy:
        source, raw, reading = told("Talks in Arvel").told
        assert copy.add(source, raw, reading)
        assert copy.source(source.id).text == source.text
        assert [*copy.dossier().facts()] == [*record.dossier().facts()]


def test_a_day_of_the_past_makes_no_bundle(record):
    with (
        open_record(record.place, as_of=NOON.replace(year=2999)) as past,
        pytest.raises(UsageError, match="as it stands"),
    ):
        past.pack(io.BytesIO())
