"""What is looked for first must be in everything that is found."""

import importlib
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stage import staged

from detente.read.ahead import bounded
from detente.read.happenings import offers, standing, texts, verdicts
from detente.read.happenings.bodies import bodies_in
from detente.read.happenings.lexicon import entries, matches_among, matches_of, one_ahead, one_of, pattern
from detente.read.happenings.scene import scene_of
from detente.read.happenings.sittings import cues
from detente.read.layers import Span
from detente.read.signals import bits_of_text, signal


@pytest.mark.parametrize(
    "words",
    ["the Velmoran parliament", "MPs", "the war cabinet", "the central committee", "a loya jirga", "the Council’s"],
)
def test_bodies_are_not_passed_over(words):
    scene = scene_of(staged(f"On Monday {words} voted on the bill."))
    assert list(bodies_in(scene, scene.sentences[0]))


def test_no_body_without_its_words():
    scene = scene_of(staged("On Monday it rained on the hills of Sarrow."))
    assert not list(bodies_in(scene, scene.sentences[0]))


absences, events, unanswered, views = (  # the package has components of these names
    importlib.import_module(f"detente.read.happenings.{name}") for name in ("absences", "events", "unanswered", "views")
)
EXPRESSIONS = {
    **{f"meetings:{rule}": one_of("meetings", key) for rule, key in cues._KEYS.items()},
    **{f"meetings:{rule}": regex.pattern for rule, regex in cues._FRAMES.items()},
    **{f"events:{kind}": one_of("events", kind) for kind in (*events.KINDS, "stakes")},
    **{f"absences:{number}": words for number, words in enumerate(entries("absences", "absent_no"))},
    "verdicts:poll": verdicts._POLL.pattern,
    "verdicts:off": verdicts._OFF.pattern,
    "verdicts:noun-set": verdicts._NOUN_SET.pattern,
    "verdicts:there": verdicts._THERE.pattern,
    "offers:active": offers._ACTIVE.pattern,
    "offers:passive": offers._PASSIVE.pattern,
    "texts:head": texts._HEADS,
    "views:document": views._DOCUMENT.pattern,
    "views:progress": one_of("views", "progress"),
    "unanswered": unanswered.NO_ANSWER.pattern,
}
"""The expressions that are asked for only where a sentence has their words."""
GONE = "|".join([*absences._NOT_GONE, *absences._ABSENT])


@pytest.mark.parametrize("name", EXPRESSIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_no_match_is_passed_over_for_want_of_its_words(name, data):
    expression = EXPRESSIONS[name]
    text = data.draw(st.from_regex(rf"\A{expression}"))
    assert not signal(expression).missing(bits_of_text(text))


@settings(max_examples=60, deadline=None)
@given(st.from_regex(re.compile(rf"\b(?:{GONE})(?!\w)", re.IGNORECASE)))
def test_no_absence_is_passed_over(text):
    among = matches_of(absences._GONE, bits_of_text(text), text=text, span=Span(0, len(text)))
    assert [one.span() for one in among] == [one.span() for one in bounded(GONE).finditer(text)]


@pytest.mark.parametrize(
    ("expression", "ends"),
    [
        (standing._BEFORE + r"\s{1,3}(?:the\s)?(?:\w{1,9}\sof\s)?", standing.CALLED_ENDS),
        (standing._OF_PARTY + r"\s", standing.PARTY_ENDS),
        (standing._AND_OF.pattern, standing.PARTY_ENDS),
    ],
)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_nothing_before_a_name_is_passed_over_for_its_last_word(expression, ends, data):
    text = data.draw(st.from_regex(re.compile(expression, re.IGNORECASE), fullmatch=True))
    assert standing.ends_so(text, len(text), ends)


def test_a_sentence_of_other_words_is_passed_over():
    bits = bits_of_text("The rain fell on the hills of Sarrow and the harvest was good.")
    passed = [name for name, expression in EXPRESSIONS.items() if not signal(expression).missing(bits)]
    assert len(passed) < len(EXPRESSIONS) / 3


@pytest.mark.parametrize("key", ["state_bodies", "other_bodies"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_look_ahead_passes_no_body_over(key, data):
    plain, looking = (re.compile(rf"\b{make('decisions', key)}", re.IGNORECASE) for make in (one_of, one_ahead))
    text = data.draw(st.from_regex(plain))
    assert [one.span() for one in looking.finditer(text)] == [one.span() for one in plain.finditer(text)]


WORDS = st.sampled_from(
    ["the envoy", "met", "sat down with", "is to see", "are to receive", "held", "talks", "with", "due", "to", "see", "the premier", "on Monday", "host"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=10).map(" ".join), st.sampled_from(list(cues._KEYS.values())))
def test_a_pattern_without_what_the_words_rule_out_finds_the_same(text, key):
    among = matches_among("meetings", key, bits_of_text(text), text=text, span=Span(0, len(text)))
    assert [one.span() for one in among] == [one.span() for one in pattern("meetings", key).finditer(text)]


def test_patterns_that_words_rule_out_are_not_tried():
    text = "The envoys met."
    assert not list(matches_among("meetings", "meet_verbs", 0, text=text, span=Span(0, len(text))))
