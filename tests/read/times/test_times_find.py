"""Date expressions, each against the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from detente.read import layout, times
from detente.read.layers import Span

# A Wednesday.
PUBLISHED = dt.datetime(2027, 6, 16, 14, 5, tzinfo=dt.UTC)

_nlp = spacy.blank("en")
for _name in (*layout.COMPONENTS, *times.COMPONENTS):
    _nlp.add_pipe(_name)


def dated(text: str, published: dt.datetime | None = PUBLISHED) -> Doc:
    doc = _nlp.make_doc(text)
    doc._.source_id, doc._.published = "r1", published
    for _, component in _nlp.pipeline:
        doc = component(doc)
    return doc


def values(text: str, published: dt.datetime | None = PUBLISHED) -> list[str]:
    return [
        f"{when.date.value}/{when.until.value}" if when.until else when.date.value
        for when in dated(text, published)._.whens
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 May 2027 in Brack.", "2027-05-03"),
        ("They met on May 3, 2027, in Brack.", "2027-05-03"),
        ("They met on the 3rd of May, 2027.", "2027-05-03"),
        ("Brack, Tuesday 4 May 2027", "2027-05-04"),
        ("BRACK, Oct 15 (Agency) - They met.", "2027-10-15"),
        ("Talks ran from 10 to 14 June 2027.", "2027-06-10/2027-06-14"),
        ("Talks, 10–14 June 2027", "2027-06-10/2027-06-14"),
        ("They met from March 8 to 12.", "2027-03-08/2027-03-12"),
        ("Talks ran from 28 May to 2 June.", "2027-05-28/2027-06-02"),
        ("Talks ran from 30 December to 2 January 2027.", "2026-12-30/2027-01-02"),
        ("The war began in November 2019.", "2019-11"),
        ("An act was struck down in 2014.", "2014"),
        ("Signed 2027-05-03 in Brack.", "2027-05-03"),
    ],
)
def test_absolute_dates(text, expected):
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renn said on Monday that he was tired.", "2027-06-14"),
        ("Renn said on Wednesday that he was tired.", "2027-06-16"),
        ("Renn spoke on Friday.", "2027-06-11"),
        ("The two will meet on Friday.", "2027-06-18"),
        ("On Friday the delegations will sit again.", "2027-06-18"),
        ("On Friday, the council agreed to wait.", "2027-06-11"),
        ("The vote is due on Monday evening.", "2027-06-21"),
        ("Both men would be freed by Thursday.", "2027-06-17"),
        ("The sitting foreseen for this Friday is off.", "2027-06-18"),
        ("They met last Wednesday.", "2027-06-09"),
        ("They return next Wednesday.", "2027-06-23"),
        ("The text was handed over last Thursday.", "2027-06-10"),
        ("Renn met her today.", "2027-06-16"),
        ("Renn came yesterday evening.", "2027-06-15"),
        ("Tomorrow they sit again.", "2027-06-17"),
        ("Shells fell overnight.", "2027-06-16"),
        ("Renn left last night.", "2027-06-15"),
        ("The deal fell apart last week.", "2027-06"),
        ("They meet next week.", "2027-06"),
        ("The round opens next month.", "2027-07"),
        ("The front gave way earlier this month.", "2027-06"),
        ("Prices rose last year.", "2026"),
        ("It was put to them nine days ago.", "2027-06-07"),
        ("It was dropped two months ago.", "2027-04"),
        ("They meet in two weeks' time.", "2027-06"),
        ("The road has been shut since May.", "2027-05"),
        ("The road has been shut since December.", "2026-12"),
        ("The ballot is set for September.", "2027-09"),
        ("The vote will be held in March.", "2028-03"),
        ("The truce holds since 24 May.", "2027-05-24"),
        ("The council will decide on 2 January.", "2028-01-02"),
        ("Guns must be in by Easter.", "2028-04-16"),
        ("Guns will be in by Easter.", "2028-04-16"),
        ("The assembly votes on the twentieth of the month.", "2027-06-20"),
        ("The sketch surfaced over the weekend.", "2027-06-12/2027-06-13"),
        ("Release is due before the end of the month.", "2027-06"),
        ("They return in the week beginning 5 July.", "2027-07"),
        ("With the Senate to vote Friday, nobody slept.", "2027-06-18"),
    ],
)
def test_relative_dates(text, expected):
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "An army does not vanish overnight.",
        "You may march on. Nobody may say when.",
        "Shells hit the village of May Kunda.",
        "Some 2000 people left.",
        "They had 14 June talks left.",
        "Nothing.",
        "31 April 2027",
    ],
)
def test_what_is_no_date(text):
    assert all(one not in {"2027-05", "2000", "2027-04-31"} for one in values(text))


def test_overnight_in_a_saying_is_no_date():
    assert values("An army does not vanish overnight.") == []


def test_without_a_publication_day_only_full_dates_are_told():
    assert values("Renn said on Monday, 3 May 2027, that in May, on 5 May, and last week, nothing moved.", None) == [
        "2027-05-03"
    ]


def test_a_week_across_two_months_is_both():
    assert values("They met last week.", dt.datetime(2027, 7, 7, tzinfo=dt.UTC)) == ["2027-06/2027-07"]


def test_words_are_kept_and_offsets_hold():
    doc = dated("Renn said on Monday evening that the vote is set for 2 July.")
    for when in doc._.whens:
        assert doc.text[when.start : when.end] == when.date.words
    assert [one.date.words for one in doc._.whens] == ["Monday evening", "2 July"]


def test_the_date_of_an_event_is_that_of_its_clause():
    doc = dated("They met on Monday; the council votes on 2 July.")
    met = doc.text.index("met")
    votes = doc.text.index("votes")
    assert times.when_for(doc, Span(met, met + 3)).date.value == "2027-06-14"
    assert times.when_for(doc, Span(votes, votes + 5)).date.value == "2027-07-02"


def test_a_sentence_without_a_date_gives_none():
    doc = dated("They met on Monday. Nobody smiled.")
    nobody = doc.text.index("Nobody")
    assert times.when_for(doc, Span(nobody, nobody + 6)) is None


FRAGMENTS = st.sampled_from(
    ["on ", "Monday", " 31", " February ", "2027", "–", " to ", "last ", "next week", "May ", "Dec. ", "overnight", " 3rd of ",
     "by Easter", "in ", "two weeks ago", ". ", "\n\n", "will ", "was ", "٣", "²", "99", "the end of the month"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(FRAGMENTS, max_size=25).map("".join)),
    st.one_of(st.none(), st.datetimes(min_value=dt.datetime(1, 1, 2), max_value=dt.datetime(9999, 12, 31))),  # noqa: DTZ001 - bounds are naive
)
def test_any_text_on_any_day(text, published):
    doc = dated(text, published)
    last = 0
    for when in doc._.whens:
        assert last <= when.start < when.end <= len(text)
        assert text[when.start : when.end] == when.date.words
        last = when.end
    assert doc._.whens == dated(text, published)._.whens
