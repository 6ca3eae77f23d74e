"""Reported clauses read from trees, on invented sentences; and what the component leaves alone."""

from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Source, load_catalogue
from detente.read.layers import Span
from detente.read.rules import RuleReader
from detente.read.syntax import parse
from detente.read.syntax.clauses import clauses_of
from detente.read.syntax.component import _is_nobodys
from detente.read.syntax.need import page_of, sentences_to_parse

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "clauses.yaml").read_text(encoding="utf-8"))
ROWS = [(kind, row["text"], row["found"]) for kind, rows in CASES.items() for row in rows]
NLP = spacy.blank("en")
FULL, FAST = RuleReader(load_catalogue(), "full"), RuleReader(load_catalogue(), "fast")
ESSAY = (
    "Reeds grow along the lake, and the people of the marsh have cut them for as long as anyone can tell. "
    "The stems are dried on the roofs. A good cutter fills a boat in a morning. "
) * 12


def source(text):
    return Source(id="r1", sha256="0" * 64, media_type="text/plain", location="a.txt", text=text)


def found_in(text, *, reporting):
    tree = parse(NLP(text), [Span(0, len(text))])[0]

    def words(stretch):
        span = tree.span(*stretch)
        return text[span.start : span.end]

    return [
        f"{words(one.source) if one.source else '-'} | {tree.words[one.cue]} | {words(one.content)}"
        for one in clauses_of(tree, reporting=reporting)
        if not _is_nobodys(one, tree, reporting=reporting)
    ]


def test_nine_in_ten_of_what_is_found_is_right_and_three_in_four_are_found():
    made = [(found_in(text, reporting=kind == "news"), found) for kind, text, found in ROWS]
    right = sum(one in found for got, found in made for one in got)
    assert right / sum(len(got) for got, _ in made) >= 0.9
    assert right / sum(len(found) for _, found in made) >= 0.75


@pytest.mark.parametrize("row", [row for row in ROWS if not row[2]], ids=lambda row: row[1][:30])
def test_where_nobody_says_or_thinks_anything_nothing_is_found(row):
    kind, text, _ = row
    assert found_in(text, reporting=kind == "news") == []


def attributions(reader, text):
    return [
        (one.why.rule, "".join(p.exact for p in one.attributed_to), "".join(p.exact for p in one.content))
        for one in reader.read(source(text)).attributions
    ]


def test_an_essay_is_corrected_and_added_to():
    text = ESSAY + "The data show a rise in the number of boats. Salt is added to ensure that the stems stay dry."
    assert ("syntax.clause", "", "the stems stay dry") in attributions(FULL, text)
    assert not [one for one in attributions(FULL, text) if "a rise" in one[2]]


def test_in_news_the_statements_are_those_of_the_rules():
    text = "“We leave,” said Ida Renn. She left early, saying that the text was not ready. The council refuses to vote."
    full, fast = FULL.read(source(text)), FAST.read(source(text))
    assert [one.content for one in full.statements] == [one.content for one in fast.statements]
    assert {one.content for one in fast.attributions} <= {one.content for one in full.attributions}


def test_only_sentences_that_need_it_are_parsed():
    text = "The convoy reached the ford. “We fear that it will close,” said Ida Renn. The mood was calm."
    doc = FAST.doc(source(text))
    assert sentences_to_parse(doc, page_of(doc)) == []
    assert doc.user_data.get("trees") is None


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_in_full_with_exact_anchors(text):
    for fact in FULL.read(source(text + " Hope that it, says he, that we say to go.")).facts():
        assert all(one.exact for one in fact.evidence)
