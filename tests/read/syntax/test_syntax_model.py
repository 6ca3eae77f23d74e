"""The shipped parser: there, of the installed spaCy, the same after packing, and refused with a reason otherwise."""

import io
import json
import logging
import zipfile

import pytest

from detente.model import Source, load_catalogue
from detente.read import parsing
from detente.read.parsing import ParserMissingError, check, shipped, usable
from detente.read.people.actors import judging
from detente.read.people.learnt import ranking
from detente.read.positions.learnt import weights
from detente.read.rules import RuleReader
from detente.read.syntax.model import load, pack, parser

WORDS = [
    "The",
    "envoy",
    "of",
    "Sarnow",
    "said",
    "on",
    "Friday",
    "that",
    "the",
    "ford",
    "would",
    "stay",
    "open",
    "until",
    "the",
    "rains",
    "come",
    ".",
]


def changed(**meta):
    """The shipped archive with other entries in its meta.json."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shipped())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, json.dumps(json.loads(held) | meta) if name == "meta.json" else held)
    return made.getvalue()


def parsed(nlp):
    from spacy.tokens import Doc

    doc = Doc(nlp.vocab, words=WORDS)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return [(one.tag_, one.dep_, one.head.i) for one in doc]


def test_the_shipped_parser_is_small_and_usable():
    assert len(shipped()) < 8_000_000
    assert usable()


def test_a_packed_parser_comes_back_the_same():
    nlp = parser()
    with zipfile.ZipFile(io.BytesIO(shipped())) as archive:
        config, meta = json.loads(archive.read("config.json")), json.loads(archive.read("meta.json"))
    again = pack(nlp, config, meta)
    assert again == pack(load(again), config, meta)
    assert parsed(load(again)) == parsed(nlp)


def test_another_spacy_is_named_in_the_reason():
    check(shipped(), installed="3.8.0")
    with pytest.raises(ParserMissingError, match=r"trained with spaCy 2\.1\.0.*train-parser"):
        load(changed(spacy="2.1.0"))


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(ParserMissingError, match="damaged"):
        load(data)


def test_full_reads_as_fast_and_says_so_once_where_the_parser_is_missing(monkeypatch, caplog):
    def missing():
        raise ParserMissingError("the parser's file is missing")

    monkeypatch.setattr(parsing, "shipped", missing)
    usable.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, logger="detente"):
            readers = [RuleReader(load_catalogue(), "full") for _ in range(2)]
        assert [one.setting for one in readers] == ["fast", "fast"]
        assert [one.message for one in caplog.records] == [
            "The parser's file is missing. Reading goes on by rules alone."
        ]
        assert readers[0].name == RuleReader(load_catalogue(), "fast").name
    finally:
        usable.cache_clear()


def test_the_settings_have_names_of_their_own_and_fast_loads_neither_parser_nor_models():
    full, fast = RuleReader(load_catalogue(), "full"), RuleReader(load_catalogue(), "fast")
    assert full.name != fast.name
    loaded = (parser, judging.shipped, ranking.shipped, weights.shipped)
    for one in loaded:
        one.cache_clear()
    text = "The envoy fears that the ford will close. Sarnow's claim that it is mined was not repeated."
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="a.txt", text=text)
    assert fast.read(source).reader == fast.name
    assert [one.cache_info().currsize for one in loaded] == [0, 0, 0, 0]
    assert full.read(source).reader == full.name
    assert [one.cache_info().currsize for one in loaded[1:]] == [1, 1, 1]
