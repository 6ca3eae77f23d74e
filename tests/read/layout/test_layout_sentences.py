"""Sentences: where they begin, and where a full stop ends none."""

from __future__ import annotations

import pytest
from layout_stage import read


def sentences(text):
    return [sentence.text.strip() for sentence in read(text).sents]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The talks ended. Nobody spoke.", 2),
        ("Mr. Renn met Dr. Aans and Gen. Odo Vale. They spoke.", 2),
        ("U.S. envoy Ann Vale left. The U.S. The delegation stayed.", 3),
        ("The U.S. Senate will vote.", 1),
        ("J. K. Aans spoke on Oct. 15 for 3.5 hours.", 1),
        ("It costs 4.5 million. No. 7 was empty.", 2),
        ("“We will go.” The envoy left.", 2),
        ("“Will you go?” Renn asked. He nodded.", 2),
        ("“Never!” he said. “Not today.”", 2),
        ("She waited … and waited. Then she left.", 2),
        ("The firm Aans Inc. said no. The Front said yes.", 2),
        ("He left at 9 a.m. The others stayed.", 2),
        ("It ended at home. al-Rashidi said so.", 2),
        ("‘No court.’ ‘No deal.’ That was all.", 3),
    ],
)
def test_boundaries(text, count):
    assert len(sentences(text)) == count


def test_a_paragraph_begins_a_sentence_whatever_stood_before():
    assert sentences("Weekly note\n\nthe ferry runs") == ["Weekly note", "the ferry runs"]


def test_labels_stand_apart():
    text = "MS RENN: Yes.\n\nQUESTION: Why?\n\nMS RENN: Because. It runs."
    assert sentences(text) == ["MS RENN:", "Yes.", "QUESTION:", "Why?", "MS RENN:", "Because.", "It runs."]


def test_an_empty_text_has_no_sentence():
    assert sentences("") == []
