"""A good model's answer becomes a reading like the rule reader's, every passage true."""

import datetime as dt
import time

import pytest
from llm_reports import GOOD, REPORT
from llm_server import claims, document, in_turn, make, says, serving, settings_for

from detente.errors import OutputError, UsageError
from detente.model import load_catalogue
from detente.model.schema import from_json, to_json
from detente.read.line import line
from detente.read.llm.client import target
from detente.read.llm.reader import LanguageModelReader
from detente.settings import Endpoint, Settings

PUBLISHED = dt.datetime(2031, 5, 4, 18, tzinfo=dt.UTC)


def reader_for(served, folder, **endpoint):
    return LanguageModelReader(load_catalogue(), settings_for(served.url, folder, **endpoint), sleep=lambda _: None)


@pytest.fixture
def good(tmp_path):
    with serving(in_turn(says(GOOD))) as served:
        reader = reader_for(served, tmp_path)
        yield reader, reader.read(make(REPORT, published=PUBLISHED)), served


def test_every_claim_of_a_good_answer_becomes_a_fact(good):
    reader, reading, _ = good
    assert not reader.tally.dropped
    assert {kind: len(getattr(reading, kind)) for kind in reader.tally.kept} == dict(reader.tally.kept)
    assert [one.mode for one in reading.statements] == ["direct", "indirect"]
    assert [one.exact for one in reading.statements[0].content] == ["We will not leave the valley"]
    names = {one.id: one.name for one in reading.actors}
    assert names[reading.statements[0].speaker] == "Ilka Dorn"
    assert [names[one.party] for one in reading.positions] == ["Brenia", "Brenia"], "the party is the side"
    assert reading.positions[0].red_line
    assert reading.positions[1].condition.exact == "only if\nprisoners came home first"
    assert reading.meetings[0].hours == 3
    assert reading.proposals[0].points == 8
    assert reading.decisions[0].date.value == "2031-05-09"
    assert [one.words for one in reading.events[0].amounts] == ["40,000 households", "€2.5m"]


def test_every_passage_is_true_and_says_which_model_took_it(good):
    reader, reading, _ = good
    for fact in reading.facts():
        assert fact.evidence
        assert fact.why.by == reader.name == reading.reader
        assert "/m-1+" in fact.why.by and fact.why.rule.startswith("llm.") and fact.why.confidence is None
        assert all(REPORT[p.start : p.end] == p.exact for p in fact.evidence)


def test_the_reading_is_of_the_common_type_and_gives_the_common_line(good):
    _, reading, _ = good
    assert from_json(type(reading), to_json(reading)) == reading
    made = line(reading)
    assert made["positions"][0]["evidence"] and made["statements"][0]["cue"]


def test_one_request_with_a_schema_no_tools_and_the_document_fenced(good):
    _, _, served = good
    ((path, headers, body),) = served.requests
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers
    assert body["response_format"]["type"] == "json_schema" and "tools" not in body
    assert document(body) == REPORT.strip("\n")
    assert "Published: 2031-05-04" in body["messages"][1]["content"]


def test_the_second_reading_comes_from_the_cache(good):
    reader, reading, served = good
    assert reader.read(make(REPORT, published=PUBLISHED)) == reading
    assert len(served.requests) == 1
    files = [path for path in reader.cache.folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    kept = files[0].read_text(encoding="utf-8")
    assert '"m-1"' in kept and "Ostmark Front" in kept and '"handling": "unclassified"' in kept
    assert files[0].stat().st_mode & 0o077 == 0


def test_without_an_endpoint_the_reader_says_what_to_do():
    with pytest.raises(UsageError, match="--model-url"):
        LanguageModelReader.from_settings(load_catalogue(), Settings())


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host/v1",
        "http://",
        "http://user:pass@host/v1",
        "host",
        "http://h:99999999/",
        "http://a..b/v1",
        "http://[::1/v1",
        "http://h/v 1",
    ],
)
def test_an_address_that_is_none_is_refused(url, tmp_path):
    with pytest.raises(UsageError):
        LanguageModelReader(load_catalogue(), Settings(endpoint=Endpoint(url=url, model="m")))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://h/v1", "/v1/chat/completions"),
        ("http://h/v1/", "/v1/chat/completions"),
        ("http://h:81/v1/chat/completions", "/v1/chat/completions"),
        ("https://h/openai?api-version=é", "/openai/chat/completions?api-version=%C3%A9"),
        ("http://[::1]:8000", "/chat/completions"),
    ],
)
def test_where_requests_go(url, path):
    assert target(url).path == path


@pytest.mark.parametrize(
    "wrong", [{"part": 10}, {"requests": 0}, {"tokens": -1}, {"seconds": 0}, {"handling": "cosmic"}, {"model": ""}]
)
def test_limits_that_are_none_are_refused(wrong, tmp_path):
    with pytest.raises(UsageError):
        LanguageModelReader(load_catalogue(), settings_for("http://h/v1", tmp_path, **wrong))


def test_another_language_is_read_as_it_is(tmp_path):
    text = "Le ministre Arno Vell a déclaré : « Nous ne signerons rien avant le retrait. »"
    answer = claims(
        actors=[{"id": "v", "kind": "person", "name": "Arno Vell", "names": [], "role": "ministre"}],
        statements=[
            {
                "speaker": "v",
                "mode": "direct",
                "content": ["Nous ne signerons rien avant le retrait."],
                "evidence": "a déclaré : “Nous ne signerons rien avant le retrait.”",
            }
        ],
    )
    with serving(in_turn(says(answer))) as served:
        reading = reader_for(served, tmp_path).read(make(text, language="fr"))
    assert [one.exact for one in reading.statements[0].content] == ["Nous ne signerons rien avant le retrait."]
    assert reading.statements[0].evidence[0].exact.startswith("a déclaré : «")


def test_answers_about_one_document_can_be_forgotten(good):
    reader, _, served = good
    source = make(REPORT, published=PUBLISHED)
    assert reader.cache.forget(make("another text")) == 0
    assert reader.cache.forget(source) == 1
    reader.read(source)
    assert len(served.requests) == 2


def test_nothing_is_asked_where_the_answer_could_not_be_kept(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with serving(in_turn(says(GOOD))) as served:
        with pytest.raises(OutputError, match="cannot be kept"):
            reader_for(served, tmp_path / "file").read(make(REPORT))
        assert not served.requests


def test_a_huge_answer_about_a_long_document_takes_seconds(tmp_path):
    text = "\n\n".join(f"{REPORT} Number {number}." for number in range(12))
    many = {kind: [dict(one) for one in held for _ in range(900)] for kind, held in GOOD.items() if kind != "actors"}
    answer = {**many, "actors": GOOD["actors"]}
    begun = time.perf_counter()
    with serving(in_turn(says(answer))) as served:
        reading = reader_for(served, tmp_path).read(make(text, published=PUBLISHED))
    assert len(reading.statements) == 2 and time.perf_counter() - begun < 30
