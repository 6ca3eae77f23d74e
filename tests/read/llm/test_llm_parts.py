"""A long document goes in parts that overlap; what the parts say is merged into one reading."""

import json
import re

import pytest
from llm_server import claims, document, make, says, serving, settings_for
from llm_truth import strangers

from detente.model import load_catalogue
from detente.read.llm.assembling import reading_of
from detente.read.llm.client import EndpointError
from detente.read.llm.page import Part
from detente.read.llm.reader import LanguageModelReader
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally

CATALOGUE = load_catalogue()
OPENING = "Envoy Mara Lind of Ostia spoke first. She acts for Ostia."


def long_text(count):
    said = [
        f"“Point {number} stands,” Lind said, and went on to the next matter on her long list."
        for number in range(count)
    ]
    return "\n\n".join([OPENING, *said])


def honest(body):
    """A model that reads what it is given: each point, and the envoy by the names that the part has."""
    text = document(body)
    names = [name for name in ("Mara Lind", "Lind") if re.search(rf"\b{name}\b", text)]
    actors = [
        {"id": "envoy", "kind": "person", "name": names[0], "names": names, "side": "o" if "Ostia" in text else None}
    ]
    if "Ostia" in text:
        actors.append({"id": "o", "kind": "state", "name": "Ostia", "names": ["Ostia"], "side": None})
    statements = [
        {"speaker": "envoy", "mode": "direct", "content": [words], "evidence": f"“{words},” Lind said", "cue": "said"}
        for words in re.findall(r"“(Point \d+ stands),” Lind said", text)
    ]
    return says(claims(actors=actors, statements=statements))


def test_a_long_document_is_read_in_parts_and_each_point_once(tmp_path):
    text = long_text(200)
    heard = []
    with serving(honest) as served:
        reader = LanguageModelReader(CATALOGUE, settings_for(served.url, tmp_path, part=3_000))
        reader.heard = heard.append
        source = make(text)
        reading = reader.read(source)
    assert len(served.requests) > 4
    assert [one.content[0].exact for one in reading.statements] == [f"Point {number} stands" for number in range(200)]
    assert [one.id for one in reading.statements] == [f"s{number}" for number in range(1, 201)]
    assert {one.name for one in reading.actors} == {"Mara Lind", "Ostia"}
    assert len({one.speaker for one in reading.statements}) == 1
    assert any("part 2 of" in words for words in heard)
    assert strangers(reading, source) == []


def test_an_answer_that_breaks_off_is_asked_for_in_halves(tmp_path):
    def short_of_breath(body):
        whole = json.loads(honest(body).body)["choices"][0]["message"]["content"]
        return says(whole[:4_000], finish="length") if len(whole) > 4_000 else says(whole)

    text = long_text(80)
    with serving(short_of_breath) as served:
        reading = LanguageModelReader(CATALOGUE, settings_for(served.url, tmp_path)).read(make(text))
    assert len(served.requests) > 2
    assert len({one.content[0].exact for one in reading.statements}) == 80


def test_one_part_that_fails_fails_the_document_and_the_others_are_kept(tmp_path):
    text = long_text(200)
    broken = [True]

    def sometimes(body):
        return says("no") if broken[0] and "Point 100 " in document(body) else honest(body)

    with serving(sometimes) as served:
        reader = LanguageModelReader(CATALOGUE, settings_for(served.url, tmp_path, part=3_000), sleep=lambda _: None)
        with pytest.raises(EndpointError, match="no JSON with claims"):
            reader.read(make(text))
        before, broken[0] = len(served.requests), False
        assert len(reader.read(make(text)).statements) == 200
        again = len(served.requests) - before
    assert again < before


def reading(text, *answers, cut):
    parts = [Part(1, Span(0, cut[0]), answers[0]), Part(2, Span(cut[1], len(text)), answers[1])]
    return reading_of(make(text), parts, catalogue=CATALOGUE, by="llm/test", tally=Tally())


def person(id, *names, side=None):
    return {"id": id, "kind": "person", "name": names[0], "names": list(names), "side": side}


def test_two_people_with_one_surname_are_not_joined():
    text = "Ana Rell of Ost spoke. Rell left. Later Bo Rell of West came. Rell smiled."
    cut = text.index("Later")
    said = {"mode": "indirect", "content": ["spoke"], "evidence": "Ana Rell of Ost spoke", "speaker": "x"}
    came = {"mode": "indirect", "content": ["came"], "evidence": "Bo Rell of West came", "speaker": "x"}
    found = reading(
        text,
        claims(actors=[person("x", "Ana Rell", "Rell")], statements=[said]),
        claims(actors=[person("x", "Bo Rell", "Rell")], statements=[came]),
        cut=(cut, cut),
    )
    assert sorted(one.name for one in found.actors) == ["Ana Rell", "Bo Rell"]
    assert len({one.speaker for one in found.statements}) == 2


def test_where_parts_differ_on_a_speaker_the_first_counts():
    text = "Ana Rell met Bo Sant. “We sign,” she said to the press in the hall."
    said = {"mode": "direct", "content": ["We sign"], "evidence": "“We sign,” she said", "speaker": "a"}
    found = reading(
        text,
        claims(actors=[person("a", "Ana Rell")], statements=[said]),
        claims(actors=[person("a", "Bo Sant")], statements=[said]),
        cut=(len(text), 10),
    )
    (statement,) = found.statements
    assert {one.id: one.name for one in found.actors}[statement.speaker] == "Ana Rell"


def test_one_statement_of_two_speakers_stays_two():
    text = "Ana Rell and Bo Sant said jointly that the truce holds."
    said = {"mode": "indirect", "content": ["the truce holds"], "evidence": "said jointly that the truce holds"}
    answer = claims(
        actors=[person("a", "Ana Rell"), person("b", "Bo Sant")],
        statements=[{**said, "speaker": "a"}, {**said, "speaker": "b"}, {**said, "speaker": "b"}],
    )
    found = reading_of(make(text), [Part(1, Span(0, len(text)), answer)], catalogue=CATALOGUE, by="x", tally=Tally())
    assert len(found.statements) == 2


def test_a_position_told_twice_is_one_with_its_red_line():
    text = "Ostia rejects a truce. Under no circumstances will Ostia take a truce."
    ostia = {"id": "o", "kind": "state", "name": "Ostia", "names": []}
    position = {"party": "o", "topic": "ceasefire/general", "attitude": "rejects", "voice": "outlet"}
    answer = claims(
        actors=[ostia],
        positions=[
            {**position, "evidence": "Ostia rejects a truce."},
            {**position, "red_line": True, "evidence": "Under no circumstances will Ostia take a truce."},
        ],
    )
    found = reading_of(make(text), [Part(1, Span(0, len(text)), answer)], catalogue=CATALOGUE, by="x", tally=Tally())
    (one,) = found.positions
    assert one.red_line and one.evidence[0].exact == "Ostia rejects a truce."
