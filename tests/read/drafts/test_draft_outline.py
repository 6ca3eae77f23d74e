"""The structure of drafts, as a person would read it off the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Source
from detente.read.drafts import outline
from detente.read.drafts.labels import labels

ACCORD = """ACCORD ON THE LAKE OF ORMEN

Draft of 3 March

Preamble

Recalling the truce of Lindhaven,

The Parties have agreed as follows:

Part I
General

Article 1
Definitions

1. In this accord:
(a) "lake" means the water;
(b) "shore" means the land
    within two kilometres.
2. The Parties shall not widen these terms.

Article 2 – Withdrawal

The forces shall withdraw within 30 days.

They shall leave no mines behind.

Part II
Guarantees

Article 3. Monitors
3.1 A mission of 200 monitors shall be set up.
3.2 It shall have:
(i) free movement;
(ii) its own boats.
3.3 It reports monthly, at a cost of
3.5 million crowns.

Annex A: Maps

1. The northern shore.
2. The southern shore.

Done at Lindhaven on 4 March, in two copies.

For the Government of Ostrel: ...
"""


def read(text):
    return outline(Source(id="r1", sha256="0" * 64, media_type="text/plain", location="x", text=text))


def ids(text):
    return [one.id for one in read(text)]


def told(text):
    return [
        (one.id, one.heading.exact if one.heading else "", one.words.exact if one.words else "") for one in read(text)
    ]


def test_an_accord_with_parts_articles_points_and_an_annex():
    assert ids(ACCORD) == [
        "title",
        "heading¶1",
        "heading¶2",
        "preamble¶1",
        "preamble¶2",
        "Part I",
        "Part I, Article 1",
        "Part I, Article 1(1)",
        "Part I, Article 1(1)(a)",
        "Part I, Article 1(1)(b)",
        "Part I, Article 1(2)",
        "Part I, Article 2",
        "Part I, Article 2¶1",
        "Part II",
        "Part II, Article 3",
        "Part II, Article 3.1",
        "Part II, Article 3.2",
        "Part II, Article 3.2(i)",
        "Part II, Article 3.2(ii)",
        "Part II, Article 3.3",
        "Annex A",
        "Annex A(1)",
        "Annex A(2)",
        "closing¶1",
        "closing¶2",
    ]
    found = read(ACCORD)
    assert found.find("Part I, Article 2").heading.exact == "Withdrawal"
    assert found.find("Part I, Article 2").words.exact == "The forces shall withdraw within 30 days."
    assert found.find("Part I").heading.exact == "General"
    assert found.find("Part I").parent is None
    assert found.find("preamble¶1").kind == "preamble"
    assert found.find("Annex A").kind == "annex"
    assert found.find("closing¶2").kind == "closing"
    assert "3.5 million" in found.find("3.3").words.exact


def test_clauses_are_found_as_people_cite_them():
    found = read(ACCORD)
    assert found.find("article 3.2(ii)").id == "Part II, Article 3.2(ii)"
    assert found.find("2").id == "Part I, Article 2"
    assert found.find("9") is None
    assert found.find("") is None


def test_a_plan_of_points_under_headings_counts_on():
    text = (
        "The four points\n\nSecurity\n\n1. Ceasefire on all fronts\n2. The forces of both sides will keep\n   a distance "
        "of 10 km.\n\nTerritory\n\n3. The line stays where it is.\n4. The two sides will:\n- exchange prisoners;\n"
        "- return remains.\n"
    )
    assert told(text) == [
        ("title", "The four points", ""),
        ("heading¶1", "Security", ""),
        ("1", "", "Ceasefire on all fronts"),
        ("2", "", "The forces of both sides will keep\n   a distance of 10 km."),
        ("heading¶2", "Territory", ""),
        ("3", "", "The line stays where it is."),
        ("4", "", "The two sides will:"),
        ("4¶1", "", "exchange prisoners;"),
        ("4¶2", "", "return remains."),
    ]
    assert read(text).points == 4
    assert read(text).find("3").parent == "heading¶2"


def test_letters_and_roman_numbers_nest_and_are_told_apart():
    text = "I. Security\n\nA. Ceasefire\n\nIt begins at noon.\n\nB. Monitors\n\na) 200 men.\nb) Boats.\n\nII. Territory\n\nA. Line\n"
    assert ids(text) == ["I", "I(A)", "I(B)", "I(B)(a)", "I(B)(b)", "II", "II(A)"]
    letters = "1. Boats:\n" + "".join(f"({one}) boat {one};\n" for one in "abcdefghijk")
    assert ids(letters)[-4:] == ["1(h)", "1(i)", "1(j)", "1(k)"]
    romans = "1. Boats:\n(i) one;\n(ii) two;\n(iii) three.\n2. Nets.\n"
    assert ids(romans) == ["1", "1(i)", "1(ii)", "1(iii)", "2"]
    deep = "1. Boats:\n(h) one;\n"
    assert ids(deep) == ["1"] or "1(h)" not in ids(deep)


@pytest.mark.parametrize(
    ("line", "style", "value", "shown"),
    [
        ("Article 3", "article", 3, "Article 3"),
        ("Art. 12: Boats", "article", 12, "Article 12"),
        ("ARTICLE IV – Boats", "article", 4, "Article IV"),
        ("Article premier", "article", 1, "Article Premier"),
        ("Section Two. Boats", "section", 2, "Section Two"),
        ("§ 4 Boats are free.", "§", 4, "§ 4"),
        ("Annex B", "annex", 2, "Annex B"),
        ("Annex", "annex", 0, "Annex"),
        ("Step 2 – boats", "step", 2, "Step 2"),
        ("(xiv) boats", "(i)", 14, "(xiv)"),
        ("aa) boats", "a)", 27, "(aa)"),
        ("1.2.3 Boats", "dotted 3", 3, "1.2.3"),
        ("4(b) Boats", "(a)", 2, "4(b)"),
        ("• boats", "bullet", 0, ""),
    ],
)
def test_labels_of_all_kinds(line, style, value, shown):
    assert (style, value, shown) in [(one.style, one.value, one.shown) for one in labels(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Article 3 of the accord applies.",
        "Section chiefs meet.",
        "2031 was a dry year.",
        "Part of the fleet stays.",
        "Points are open.",
        "Protocol officers came.",
        "(see above) boats",
    ],
)
def test_sentences_that_only_look_like_labels(line):
    assert labels(line) == []


def test_a_sentence_that_opens_with_an_initial_or_a_decimal_is_no_point():
    assert ids("A. Reader spoke first.\n\nThen all left.\n") == ["¶1", "¶2"]
    assert ids("3.5 million crowns were paid.\n\nThen all left.\n") == ["¶1", "¶2"]


def test_dotted_numbers_without_their_parent_open_at_one():
    assert ids("Security\n\n1.1 Boats stop.\n\n1.2 Nets are drawn in.\n\nOne more thing\n\n2.1 Fish.\n") == [
        "title",
        "1.1",
        "1.2",
        "heading¶1",
        "2.1",
    ]


def test_numbers_struck_out_of_a_draft_leave_a_gap():
    assert ids("1. Boats stop.\n\n2. Nets stop.\n\n4. Fish live.\n") == ["1", "2", "4"]


def test_unnumbered_paragraphs_between_points():
    text = (
        "Article 1\n\n1. Boats stop.\n\nAll of them.\n\n2. Nets stop:\n\n(a) large;\n\nVery large.\n\n(b) small.\n\n"
        "Fishers shall:\n\n(a) wait;\n\n(b) see.\n\nArticle 2\n\nEnd.\n"
    )
    assert ids(text) == [
        "Article 1",
        "Article 1(1)",
        "Article 1(1)¶1",
        "Article 1(2)",
        "Article 1(2)(a)",
        "Article 1(2)(a)¶1",
        "Article 1(2)(b)",
        "Article 1¶1",
        "Article 1¶1(a)",
        "Article 1¶1(b)",
        "Article 2",
    ]


def test_an_excerpt_begins_in_the_middle():
    assert ids("5. Boats stop.\n\n6. Nets stop.\n\n8. Fish live.\n") == ["5", "6", "8"]


def test_lists_within_lists_that_begin_anew_are_told_by_their_indent():
    text = "1. Both sides stop:\n   1. boats;\n   2. nets;\n   3. tolls.\n2. Monitors come.\n   - unarmed\n     - in boats\n   - by day\n3. End.\n"
    assert ids(text) == ["1", "1(1)", "1(2)", "1(3)", "2", "2¶1", "2¶1¶1", "2¶2", "3"]


def test_lines_that_go_on_in_mid_sentence():
    assert told("1) The truce begins on 3 March\n2044 at noon.\n2) It ends in\nautumn.\n") == [
        ("1", "", "The truce begins on 3 March\n2044 at noon."),
        ("2", "", "It ends in\nautumn."),
    ]


def test_two_sentences_are_no_heading():
    assert [one.kind for one in read("Section 2. Monitors\n\nThey watch. They may\n\n(1) visit; and\n(2) hear.\n")] == [
        "point",
        "point",
        "point",
    ]


def test_an_unnumbered_text_is_headings_and_paragraphs():
    text = "A plan for the lake\n\nBoats\n\nAll boats stop at noon.\n\nThey stay in port.\n"
    found = read(text)
    assert [(one.id, one.kind) for one in found] == [
        ("title", "title"),
        ("heading¶1", "heading"),
        ("heading¶1¶1", "paragraph"),
        ("heading¶1¶2", "paragraph"),
    ]


def test_nothing_gives_nothing():
    assert len(read("")) == len(read(" \n \n")) == 0


LINES = st.sampled_from(
    [
        "Article 1",
        "Article 2: Boats",
        "1. Boats stop.",
        "2. Nets stop",
        "1.1 Fish live;",
        "(a) one",
        "(b) two:",
        "(i) three",
        "- four",
        "Annex A",
        "Security",
        "All boats shall stop at noon, and wait.",
        "    set in, and small",
        "",
        "",
        "Done at Lindhaven.",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=25).map("\n".join)))
def test_every_character_stands_in_one_clause_and_every_passage_is_true(text):
    found = read(text)
    covered = [False] * len(text)
    for clause in found:
        assert clause.passages
        for one in clause.passages:
            assert text[one.start : one.end] == one.exact
            for at in range(one.start, one.end):
                assert not covered[at]
                covered[at] = True
    left = "".join(char for char, there in zip(text, covered, strict=True) if not there)
    assert not left.strip("\x1c\x1d\x1e\x85\u2028\u2029").strip()
    assert len({one.id for one in found}) == len(found)
    path = []
    for one in found:
        while path and path[-1] != one.parent:
            path.pop()
        assert path or one.parent is None, "a clause stands in one that is over"
        path.append(one.id)


@settings(deadline=None)
@given(st.lists(LINES, max_size=15).map("\n".join))
def test_the_same_text_gives_the_same_outline(text):
    assert read(text) == read(text)
