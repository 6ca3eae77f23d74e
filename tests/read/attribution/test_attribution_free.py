"""Quotations without a cue of their own, and transcripts."""

from __future__ import annotations


def rows(found):
    return [(rule, source, pieces) for rule, source, _, pieces, *_ in found]


def test_a_quotation_behind_the_cued_one_is_a_further_piece(attributed):
    assert rows(attributed("“We will go,” said Renn, back from the coast. “I saw the ferry.”")) == [
        ("inverted-quotation", "Renn, back from the coast", ("We will go,", "I saw the ferry."))
    ] or rows(attributed("“We will go,” said Renn, back from the coast. “I saw the ferry.”")) == [
        ("inverted-quotation", "Renn", ("We will go,", "I saw the ferry."))
    ]


def test_a_quotation_after_an_indirect_statement_is_its_speakers(attributed):
    assert rows(attributed("Renn said the road was closed. “It is gone.”")) == [
        ("bare-clause", "Renn", ("the road was closed",)),
        ("carried-over", "Renn", ("It is gone.",)),
    ]


def test_a_colon_at_the_end_of_a_paragraph_opens_the_next(attributed):
    assert rows(attributed("In the evening the ministry wrote:\n\n“The road is closed.”")) == [
        ("colon-paragraph", "the ministry", ("The road is closed.",))
    ]


def test_a_quotation_that_nobody_can_own_stays_free(attributed):
    assert attributed("The road was long.\n\n“It is gone.”\n\nThe road was short.") == []


def test_a_quotation_over_paragraphs_is_one_attribution(attributed):
    assert rows(attributed("Renn said: “We will go.\n\n“We will stay.”")) == [
        ("colon", "Renn", ("We will go.", "We will stay."))
    ]


def test_a_heading_makes_no_statement(read):
    doc = read("“Who holds the key?”\n\nThe road was closed on Monday, and nobody knew for how long it would be so.")
    assert doc._.statements == ()


def test_a_headline_with_a_colon(attributed):
    found = attributed("Renn: No talks before spring\n\nThe road was closed on Monday.")
    assert [(row[0], row[1], row[5]) for row in found] == [("headline", "Renn", False)]


TRANSCRIPT = """DR RENN: Good morning. The front told us that it would wait.

QUESTION: The press reports that the army is leaving.

DR RENN: No. (Laughter.)
"""


def test_turns_are_direct_and_pass_on_the_words_of_others(attributed):
    assert [(row[0], row[1], row[3], row[4], row[5]) for row in attributed(TRANSCRIPT)] == [
        ("turn", "DR RENN", ("Good morning. The front told us that it would wait.",), None, True),
        ("that-clause", "The front", ("it would wait",), "DR RENN", True),
        ("turn", "QUESTION", ("The press reports that the army is leaving.",), None, False),
        ("that-clause", "The press", ("the army is leaving",), None, False),
        ("turn", "DR RENN", ("No.",), None, True),
    ]
