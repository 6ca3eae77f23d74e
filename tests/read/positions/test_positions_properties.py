"""Whatever the text: nothing is raised, anchors are exact, ids run on, parties are known."""

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import doc_of

from detente.model import load_catalogue
from detente.read import pipeline
from detente.read.layers import Span
from detente.read.positions import interests, reading
from detente.read.positions.conditions import conditions, may_hold
from detente.read.positions.cues import CueBook
from detente.read.signals import bits_of_text

CATALOGUE = load_catalogue()
BOOK = CueBook(CATALOGUE)
PARTS = st.sampled_from(
    [
        "Brovnia",
        "the Harrow Front",
        "Ana Petrel",
        "wants",
        "rejects",
        "would not rule out",
        "no",
        "a 30-day truce",
        "its weapons",
        "until",
        "if",
        "all prisoners",
        "never",
        "must",
        "“",
        "”",
        "said",
        ",",
        ".",
        "\n\n",
        "but",
        "and",
        "in exchange for",
        "an amnesty",
        "It",
        "accepted the plan",
        "because",
        "fears that",
        "—",
        "’s",
        "troops",
        "leave",
    ]
)
TEXTS = st.one_of(st.text(max_size=150), st.lists(PARTS, max_size=25).map(" ".join))


@settings(deadline=None)
@given(TEXTS)
def test_never_raises_and_anchors_are_exact(text):
    doc = doc_of(text)
    doc._.positions = reading.read(doc, BOOK)
    found = [*doc._.positions, *interests.read(doc, reading.scene(doc))]
    actors = {one.id for one in doc._.actors}
    for one in found:
        for passage in one.evidence:
            assert text[passage.start : passage.end] == passage.exact
    for number, one in enumerate(doc._.positions, 1):
        assert one.id == f"p{number}"
        assert one.party in actors
        assert one.option in CATALOGUE[one.issue].options
        assert len(one.evidence[0].exact.split()) <= 80
        if one.condition:
            assert text[one.condition.start : one.condition.end] == one.condition.exact


def test_the_pipeline_uses_the_catalogue_it_is_given():
    nlp = pipeline.build(CATALOGUE)
    assert {"detente_positions", "detente_interests"} <= set(nlp.pipe_names)


@settings(deadline=None)
@given(TEXTS)
def test_no_condition_is_passed_over(text):
    found = conditions(text, Span(0, len(text)), cuts=[])
    assert not found or may_hold(bits_of_text(text))
