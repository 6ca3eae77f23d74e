"""The reader as a whole: the same facts each time, exact anchors, bounded time on what is no prose."""

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UnreadableError
from detente.model import Source, load_catalogue
from detente.model.issue import parse_issues
from detente.read.line import line
from detente.read.rules import RuleReader

READER, FAST = RuleReader(load_catalogue()), RuleReader(load_catalogue(), "fast")


def source(text):
    return Source(id="r1", sha256="0" * 64, media_type="text/plain", location="a.txt", text=text)


@pytest.mark.parametrize("reader", [READER, FAST], ids=["full", "fast"])
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_read_and_every_anchor_is_exact(reader, text):
    reading = reader.read(source(text))
    for fact in reading.facts():
        assert all(text[p.start : p.end] == p.exact for p in fact.evidence)
        assert fact.why.rule


def test_the_same_text_gives_the_same_reading():
    text = "Orlan and the Teal Front met in Oslo. “We will not sign,” said Ida Renn, Orlan's minister."
    assert READER.read(source(text)) == READER.read(source(text))
    assert line(READER.read(source(text)))["statements"]


@pytest.mark.parametrize("mark", ["·", "x", "“"])
def test_an_endless_word_is_refused_at_once(mark):
    start = time.process_time()
    with pytest.raises(UnreadableError, match="without a space"):
        READER.read(source(f"Orlan said no. {mark * 500_000}"))
    assert time.process_time() - start < 30  # unguarded it takes hours


def test_other_issues_make_another_reader_and_it_travels_between_processes():
    more = parse_issues("fish:\n  title: Fish\n  options:\n    shared: {title: Shared}\n", origin="test")
    other = RuleReader(load_catalogue().with_issues(more))
    assert other.name != READER.name
    assert pickle.loads(pickle.dumps(other)).name == other.name  # noqa: S301 - our own bytes
