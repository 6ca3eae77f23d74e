"""Quotations in every kind of mark, closed or not."""

from __future__ import annotations

import pytest
from layout_stage import read

from detente.read.layers import text_of


def inner(text):
    doc = read(text)
    return [text_of(doc)[one.inner.start : one.inner.end] for one in doc._.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will go,” she said.", ["We will go,"]),
        ('"We will go," she said. "Today."', ["We will go,", "Today."]),
        ("« We will go », she said.", ["We will go"]),
        ("«We will go», she said.", ["We will go"]),
        ("„We will go“, she said.", ["We will go"]),
        ("``We will go,'' she said.", ["We will go,"]),
        ("''We're ready,'' she said. ''It's 'now or never,''' she said.", ["We're ready,", "It's 'now or never,"]),
        ("“We will go,“ said Renn. “And stay.”", ["We will go,", "And stay."]),
        ('"It is “never” over," she said.', ["It is “never” over,"]),
        ("「We will go」 she said.", ["We will go"]),
        ("‘We’ll go,’ she said. ‘The rebels’ road is open.’", ["We’ll go,", "The rebels’ road is open."]),
        ("'I'm a doctor,' she said. 'I make house calls.'", ["I'm a doctor,", "I make house calls."]),
        ("The rebels' demand and the envoys' reply", []),
        ("Odo ‘Abd al-Vale and Ya‘qob met.", []),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ("She is 5'10\" tall and he is not.", []),
        ("“We will go, she said. “And soon.”", ["We will go, she said.", "And soon."]),
        ("The '90s and 'tis and rock 'n' roll", []),
    ],
)
def test_marks(text, found):
    assert inner(text) == found


def test_a_quotation_without_an_end_runs_to_its_paragraph():
    doc = read("“We will go. And we will stay.\n\nNobody answered.")
    assert [(one.closed, one.continues) for one in doc._.quotations] == [(False, None)]


def test_a_quotation_over_paragraphs_goes_on():
    doc = read("Renn said: “We will go.\n\n“We will stay.\n\n“We will see.”\n\n“Who?” asked Vale.")
    assert [one.continues for one in doc._.quotations] == [None, 0, 1, None]
    assert [one.closed for one in doc._.quotations] == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The so-called “river line that was” is gone.", True),
        ("A “pause” was agreed.", True),
        ("“No,” she said.", False),
        ("The mood was “correct, like a bank”.", False),
        ("A plan nicknamed “the long paper” is due.", True),
    ],
)
def test_words_that_nobody_need_have_said(text, scare):
    assert [one.scare for one in read(text)._.quotations] == [scare]


def test_boilerplate_holds_no_quotation():
    assert inner("The talks ended.\n\nRead more: ‘No more ferries’ says “union”\n\nNobody spoke.") == []
