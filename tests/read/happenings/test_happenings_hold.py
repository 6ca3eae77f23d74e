"""What holds for any text: no reader of happenings raises, and every passage is the words at its offsets."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stage import CAST, PUBLISHED, read

KINDS = ("meetings", "proposals", "decisions", "events", "views")
TALKS = Path(__file__).parents[4] / "shared" / "talks" / "dev"
NAMES = [name for actor in CAST for name in actor.names]
WORDS = (
    "met|the two sides|talks|on Monday|in Sarrow|will|vote|the Senate|a nine-point draft|handed|to|by|with|,|.|“|”|and|the|"
    "not|killed|five people|\n|€5bn|of"
)
PIECES = st.sampled_from([*NAMES, *WORDS.split("|")])


def facts(doc):
    return [one for kind in KINDS for one in getattr(doc._, kind)]


def holds(doc):
    text, known = doc.text, {actor.id for actor in doc._.actors}
    for one in facts(doc):
        assert one.evidence
        for passage in one.evidence:
            assert text[passage.start : passage.end] == passage.exact
        assert sum(len(passage.exact.split()) for passage in one.evidence) <= 80
        assert one.why.rule
        for key in ("author", "recipient", "body", "actor"):
            assert getattr(one, key, None) in {None, *known}
        for key in ("participants", "mediators", "absent", "resisted_by"):
            assert set(getattr(one, key, ())) <= known
    ids = [one.id for one in facts(doc)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text(text):
    holds(read(text))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_order_of_telling_words(text):
    doc = read(text)
    holds(doc)
    for meeting in doc._.meetings:
        assert not set(meeting.participants) & set(meeting.mediators)
        assert not set(meeting.participants) & set(meeting.absent)


def test_unknown_publication_guesses_no_status_from_dates():
    doc = read("Ada Voss met Ilan Drey in Sarrow on Monday.", published=None)
    (meeting,) = doc._.meetings
    assert (meeting.status, meeting.date) == ("held", None) or meeting.date.words


def test_new_bodies_become_actors():
    doc = read("Velmora's Chamber of Deputies approved the accord on Monday.")
    (decision,) = doc._.decisions
    body = next(actor for actor in doc._.actors if actor.id == decision.body)
    assert (body.kind, body.side) == ("organisation", "velmora")
    assert "Chamber of Deputies" in body.names


def test_a_meeting_told_twice_is_one():
    doc = read("Voss and Drey met in Sarrow on Monday.\n\nThe meeting in Sarrow on Monday lasted four hours.")
    (meeting,) = doc._.meetings
    assert len(meeting.evidence) == 2
    assert meeting.hours == 4


def test_two_days_are_two_meetings():
    doc = read(
        "Voss and Drey met in Sarrow on Monday. They will meet again in Port Amel on Friday.", published=PUBLISHED
    )
    assert [one.status for one in doc._.meetings][:1] == ["held"]


@pytest.mark.skipif(not TALKS.exists(), reason="the reports read by hand are not beside this checkout")
def test_reports_read_by_hand():
    for path in sorted(TALKS.glob("*.json"))[:4]:
        report = json.loads(path.read_text(encoding="utf-8"))
        holds(read(report["text"], published=dt.datetime.fromisoformat(report["published"])))
