"""Reports read beside each other, by the built-in reader, over real texts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from functools import partial

import pytest

from detente.model import Reading, Source, load_catalogue
from detente.progress import Silent
from detente.read import together
from detente.read.rules import RuleReader
from detente.read.together import Told, acquainted, by_level, looked_at
from detente.scale import run

PLAIN = (
    "Kestrin and Arvia will negotiate over the Solva river in Oslo next week, Norway's foreign ministry said on Monday.\n\n"
    "Arvia's deputy prime minister, Marek Solin, will lead its delegation. Energy Minister Tomas Brenn will lead the delegation "
    "of Kestrin. Arvia has demanded a halt to the filling of the reservoir. Kestrin refuses."
)
OPEN = (
    "Kestrin's chief negotiator, Energy Minister Tomas Brenn, called the proposal too long.\n\n"
    'Deputy Prime Minister Marek Solin said that the release of the guards was a condition. "Without our men there is no '
    'signature," Solin said. Kestrin insists that they stand trial, and talks go on in Arvia on Friday.'
)


def source(name: str, text: str, handling: str = "unclassified") -> Source:
    return Source(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        location=f"{name}.txt",
        text=text,
        published=dt.datetime(2032, 2, 12, tzinfo=dt.UTC),
        handling=handling,
    )


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(load_catalogue(), "full")


def side(reading: Reading, name: str) -> str | None:
    actors = {one.id: one for one in reading.actors}
    person = next(one for one in reading.actors if one.name == name)
    return actors[person.side].name if person.side else None


def told(reader, *sources) -> list[tuple[Source, Told]]:
    return looked_at(reader, sources, run=partial(run, workers=1, waits=False), progress=Silent())


def test_a_side_that_one_report_leaves_open_is_known_from_the_other(reader):
    both = [source("one", PLAIN), source("two", OPEN)]
    assert side(reader.read(both[1]), "Marek Solin") != "Arvia"
    knowing = acquainted(reader, [one for _, one in told(reader, *both)])
    read = knowing.read(both[1])
    assert side(read, "Marek Solin") == "Arvia"
    rule = next(one.why.rule for one in read.actors if one.name == "Marek Solin")
    assert rule.endswith(", side of other reports")
    assert {one.kind for one in read.actors if one.name == "Arvia"} == {"state"}


def test_one_report_alone_is_read_alone(reader):
    assert acquainted(reader, [one for _, one in told(reader, source("one", PLAIN))]) is reader


def test_the_cast_alone_is_that_of_the_reading(reader):
    read, cast = reader.read(source("one", PLAIN)), reader.cast(source("one", PLAIN))
    assert [(one.name, one.names, one.side) for one in cast.actors] == [
        (one.name, one.names, one.side) for one in read.actors
    ]
    assert not cast.statements


def test_at_fast_each_report_stands_alone():
    fast = RuleReader(load_catalogue(), "fast")
    assert told(fast, source("one", PLAIN), source("two", OPEN)) == []
    assert acquainted(fast, [("x", ()), ("y", ())]) is fast


def test_a_corpus_is_read_report_by_report(reader, monkeypatch):
    monkeypatch.setattr(together, "MOST", 1)
    assert told(reader, source("one", PLAIN), source("two", OPEN)) == []


def test_what_a_confidential_report_tells_stays_out_of_the_facts_of_others(reader):
    secret, public = source("one", PLAIN, "confidential"), source("two", OPEN)
    levels = ("unclassified", "confidential")
    both = by_level(reader, told(reader, secret, public), levels=levels)
    assert side(both.read(public), "Marek Solin") == side(reader.read(public), "Marek Solin")
    assert side(both.read(dataclasses.replace(public, handling="confidential")), "Marek Solin") == "Arvia"
    assert both.read(dataclasses.replace(public, handling="unheard of")).actors == reader.read(public).actors


def test_a_source_that_cannot_be_read_tells_nothing(reader):
    broken = source("three", "x" * 5_000)
    assert [one.id for one, _ in told(reader, source("one", PLAIN), broken)] == ["one"]


NAMED = (
    "Velmark's parliament has backed the talks with the Tarn Front. The government will send a delegation, Velmark's president said. "
    "The government of Velmark wants a truce; the Tarn Front wants self-rule."
)
NAMELESS = (
    "The Tarn Front gave up its claim to a separate state last week. Across the table sat Ana Rovik, a former judge, for the "
    "government. Port Olm was ready, she said, to open the schools. In Karsala, the president's palace, nobody spoke.\n\n"
    "The two sides are to meet again in Oslo in March, people in Velmark say."
)


def test_a_government_that_others_name_has_the_seats_of_the_nameless_one(reader):
    both = [source("one", NAMED), source("two", NAMELESS)]
    alone = reader.read(both[1])
    assert "the government" in {one.name for one in alone.actors}
    read = acquainted(reader, [one for _, one in told(reader, *both)]).read(both[1])
    assert "the government" not in {one.name for one in read.actors}
    state = next(one for one in read.actors if one.name == "Velmark")
    assert {"the government", "Karsala"} <= set(state.names)
    assert side(read, "Ana Rovik") == "Velmark"


PARTIES = (
    "The Harbour Union and the Plain League opened talks in Marsa on Monday. Ana Rovik, who leads the team of the Harbour Union, "
    "said that it was ready. Dolan Berin of the Plain League said no."
)
MINISTER = (
    "Orvia's parties went on with their talks. The ruling Harbour Union of President Lucas Rimond wants Orvia to have a strong president. "
    "Rimond's chief negotiator, Interior Minister Ana Rovik, said that autonomy was out of the question."
)


def test_an_aide_of_somebody_whose_side_is_only_supposed_has_the_side_that_others_tell(reader):
    sources = [source("one", PARTIES), source("two", PARTIES.replace("Monday", "Friday")), source("three", MINISTER)]
    assert side(reader.read(sources[2]), "Ana Rovik") != "Harbour Union"
    read = acquainted(reader, [one for _, one in told(reader, *sources)]).read(sources[2])
    assert side(read, "Ana Rovik") == "Harbour Union"


HOME = (
    "Orvia and Kestrin met in Oslo on Monday. Orvia's president, Rosa Ketlin, said that the water was hers. Orvian farmers agree. "
    "Kestrin's president, Emil Dorn, said no."
)
INTERVIEW = (
    "President Rosa Ketlin received us in her office on Tuesday. She said that she would accept eight years, and that Old Bridge "
    "was Orvian. Ketlin said that Kestrin's president, Emil Dorn, had not answered her."
)


def test_a_side_is_known_in_a_report_that_has_only_its_adjective(reader):
    both = [source("one", HOME), source("two", INTERVIEW)]
    assert side(reader.read(both[1]), "Rosa Ketlin") != "Orvia"
    read = acquainted(reader, [one for _, one in told(reader, *both)]).read(both[1])
    assert side(read, "Rosa Ketlin") == "Orvia"
