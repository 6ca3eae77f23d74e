"""A model that reads as people did loses nothing on the way: reports annotated by hand, answered as annotated."""

import datetime as dt
import json
from pathlib import Path

import pytest
from llm_server import claims, document, says, serving, settings_for

from detente.model import load_catalogue
from detente.read.line import line
from detente.read.llm.reader import LanguageModelReader
from detente.read.scoring.annotated import load
from detente.read.scoring.scoring import score, total

SHARED = Path(__file__).parents[4] / "shared" / "talks" / "dev"
UNSEEN = ("tessara-04", "tessara-05", "tessara-06")

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/talks")


def sentence(text, words):
    """Some words with the sentence around them."""
    at = text.find(words)
    start = max(text.rfind(mark, 0, at) + len(mark) if mark in text[:at] else 0 for mark in ("\n", ". "))
    ends = [found for mark in ("\n", ". ") if (found := text.find(mark, at + len(words))) >= 0]
    return text[start : min(ends, default=len(text))]


def as_claims(gold):
    def with_evidence(one):
        return {**one, "evidence": sentence(gold["text"], one["content"][0])}

    return claims(
        actors=gold["actors"],
        statements=[with_evidence(one) for one in gold["statements"]],
        positions=[{**one, "topic": f"{one['issue']}/{one['option']}"} for one in gold["positions"]],
        **{kind: [{**one, "date": None} for one in gold[kind]] for kind in ("meetings", "proposals", "decisions")},
    )


def test_an_answer_like_the_annotation_is_read_as_the_annotation(tmp_path):
    golds = load(
        [file for file in sorted(SHARED.glob("*.json")) if not file.stem.startswith(UNSEEN)], handling="unclassified"
    )
    answers = {one.source.text.strip("\n"): as_claims(one.facts) for one in golds}

    def model(body):
        read = document(body)
        return says(next(answer for text, answer in answers.items() if read.endswith(text)))

    with serving(model) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path, part=100_000))
        readings = [json.loads(json.dumps(line(reader.read(one.source)))) for one in golds]
    assert not reader.tally.dropped
    sums = total([score(one, reading).counts for one, reading in zip(golds, readings, strict=True)])
    assert {measure for measure, count in sums.items() if count.f1 < 1.0} == {"meetings: date"}
    assert all(isinstance(one.source.published, dt.datetime) for one in golds)
