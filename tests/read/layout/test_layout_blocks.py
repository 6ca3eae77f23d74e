"""Blocks: what a page is made of, by surface alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_stage import read

from detente.read.layers import text_of


def kinds(text, title=None):
    doc = read(text, title)
    return [(block.kind, text_of(doc)[block.start : block.end]) for block in doc._.blocks]


REPORT = """Marsh talks end without a text

By Odile Renn in Port Vell

3 hours ago · 4 min read

PORT VELL, May 3 (Delta Press) — The two delegations left the hotel on Friday without a word.

Advertisement

"We are going home," the envoy said.

Read more: Five things to know about the Marsh

The road to the coast is closed until further notice, the ministry said.

RELATED
Who are the river guards?
What the farmers of Lower Marsh want now
"""


def test_the_furniture_of_a_page_is_told_from_its_report():
    found = kinds(REPORT, "Marsh talks end without a text")
    assert [kind for kind, _ in found] == [
        "heading",
        "boilerplate",
        "boilerplate",
        "paragraph",
        "boilerplate",
        "paragraph",
        "boilerplate",
        "paragraph",
        "boilerplate",
        "boilerplate",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share · Save · Comments (214)",
        "Read Entire Article",
        "[Photo: Fishermen wait at the ferry landing.]",
        "Sign up for The Delta Letter, our weekly note on the river.",
        "Follow Odile Renn on Twitter @odilerenn.",
        "© 2031 Delta Press. All rights reserved.",
        "Tags: Marsh, ferry, talks",
        "Published on 4 May 2031",
        "By Odile Renn and Piet Aans",
        "The ferry landing at dawn. (Aans/Getty Images)",
        "https://delta.example/marsh",
    ],
)
def test_a_line_of_furniture(line):
    text = f"The talks went on for a second day.\n\n{line}\n\nNobody left the room."
    assert kinds(text)[1][0] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        '"Read more books," the minister told the pupils.',
        "‘Share nothing,’ was the order, an officer said.",
        "By Friday the two sides want a text.",
        "Related claims by the front could not be checked, officials said.",
        "Follow the river and you reach the line, she said.",
        "More than forty people were hurt.",
        "Share prices fell when the news came.",
        "By Monday Renn had left.",
        "Video of the landing was shown to the envoys, who asked for more.",
    ],
)
def test_a_real_paragraph_is_never_dropped(line):
    text = f"The talks went on for a second day.\n\n{line}\n\nNobody left the room."
    assert kinds(text)[1] == ("paragraph", line)


def test_headlines_after_the_last_sentence_are_left_out_where_they_are_many():
    text = (
        "The talks went on.\n\nNobody left.\n\nThe road is open.\n\n"
        "Ferry workers call off strike in Port Vell\n\nWhat the farmers of the delta want\n\nMarsh budget passes at last"
    )
    assert [kind for kind, _ in kinds(text)][-3:] == ["boilerplate"] * 3


def test_marked_lines_under_a_heading_are_items_however_short_and_a_single_one_is_a_heading():
    under = kinds("The sides met on Monday.\n\nThe Front\n\n- Release of all prisoners\n\n- A general amnesty")
    assert under[2:] == [("list", "Release of all prisoners"), ("list", "A general amnesty")]
    alone = kinds("The sides met on Monday.\n\nThe Front\n\n- Release of all prisoners\n\nIt wants more.")
    assert alone[2][0] == "heading"


def test_a_sign_off_is_no_list_of_headlines():
    text = "1. The parties met.\n\n2. They will meet again.\n\nDone at Port Vell, 4 May 2031\n\nFor the mediators"
    assert "boilerplate" not in {kind for kind, _ in kinds(text)}


def test_numbered_paragraphs_leave_their_number_out():
    assert kinds("1. The parties met.\n\n2. The Front asked for time.")[1] == ("list", "The Front asked for time.")


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "The envoy of the river states said on Monday that the two sides had\n"
        "agreed to meet again before the rains, and that the place was still\n"
        "open.\n\nNobody else spoke."
    )
    assert len(kinds(text)) == 2


def test_a_heading_over_a_long_line_stays_its_own():
    text = "17.42 Front eases its line on the ferry and the road to the coast\n" + "The envoy came down the steps. " * 9
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("opening", "line"),
    [
        ("GENEVA, May 3 (Delta Press) —", "GENEVA, May 3 (Delta Press) — The talks went on."),
        ("PORT VELL —", "PORT VELL — The talks went on."),
        ("LOW MARSH/PORT VELL —", "LOW MARSH/PORT VELL — The talks went on."),
        ("Port Vell, 4 May (Radio Delta).", "Port Vell, 4 May (Radio Delta). The talks went on."),
        ("PORT VELL, 1 August 2031 –", "PORT VELL, 1 August 2031 – The talks went on."),
    ],
)
def test_datelines(opening, line):
    doc = read(line)
    mark = doc._.blocks[0].dateline
    assert mark is not None
    assert text_of(doc)[mark.start : mark.end] == opening


def test_a_sentence_with_a_dash_has_no_dateline():
    assert read("Renn – who speaks for the front – was late.")._.blocks[0].dateline is None


TRANSCRIPT = """MINISTRY OF RIVERS
Weekly briefing

MS RENN: Good morning. The ferry is running.

QUESTION: And the road?

MS RENN: The road is closed. (Laughter.)

It will open on Monday.

QUESTION (radio): Thank you.
"""


def test_turns_of_a_transcript_have_speakers():
    doc = read(TRANSCRIPT)
    text = text_of(doc)
    turns = [
        (text[block.speaker.start : block.speaker.end], text[block.start : block.end])
        for block in doc._.blocks
        if block.kind == "turn"
    ]
    assert turns == [
        ("MS RENN", "Good morning. The ferry is running."),
        ("QUESTION", "And the road?"),
        ("MS RENN", "The road is closed. (Laughter.)"),
        ("MS RENN", "It will open on Monday."),
        ("QUESTION", "Thank you."),
    ]


def test_headed_notes_are_no_transcript():
    text = "WHERE: Port Vell is the place.\n\nWHEN: It starts on Monday.\n\nWHO: Both sides come."
    assert "turn" not in {kind for kind, _ in kinds(text)}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cut_into_blocks_in_order(text):
    doc = read(text)
    last = 0
    for block in doc._.blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        last = block.end
    for one in doc._.quotations:
        assert 0 <= one.start <= one.inner.start < one.inner.end <= one.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"ab .,:;!?\n\"“”‘’'«»„()-—", "Q: ", "said ", "By Ann\n", "RELATED\n", "1. "]), max_size=80
    )
)
def test_any_mixture_of_marks_is_cut_into_blocks(pieces):
    test_any_text_is_cut_into_blocks_in_order.hypothesis.inner_test("".join(pieces))
