from __future__ import annotations

import varland
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Passage
from detente.report.brief import BackLink, Mark
from detente.report.marks import Marker, segments, uncrossed

stretches = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=25
)


def crosses(one, other):
    return one[0] < other[0] < one[1] < other[1]


@given(stretches)
def test_marks_nest_or_stay_apart_and_hold_their_stretch(given_stretches):
    found = uncrossed(given_stretches)
    assert set(found) == set(given_stretches)
    for stretch, mark in found.items():
        assert mark[0] <= stretch[0]
        assert stretch[1] <= mark[1]
    marks = sorted(set(found.values()))
    assert not any(crosses(a, b) or crosses(b, a) for a in marks for b in marks)


@given(stretches)
def test_stretches_that_do_not_cross_stay_as_they_are(given_stretches):
    if not any(crosses(one, other) for one in given_stretches for other in given_stretches):
        assert uncrossed(given_stretches) == {one: one for one in given_stretches}


@given(stretches, st.text(min_size=60, max_size=60))
def test_segments_give_the_text_back_and_close_what_they_open(given_stretches, text):
    marks = sorted(set(uncrossed(given_stretches).values()), key=lambda one: (one[0], -one[1]))
    named = [Mark(id=f"m1-{n}", label=f"1.{n}", start=a, end=b) for n, (a, b) in enumerate(marks, 1)]
    at, stack, inside = 0, [], {}
    for kind, value in segments(text, named):
        if isinstance(value, str):
            for mark in stack:
                inside[mark.id] = inside.get(mark.id, "") + value
            at += len(value)
        elif kind == "open":
            assert at == value.start
            stack.append(value)
        else:
            assert stack.pop() is value
            assert at == value.end
    assert at == len(text)
    assert not stack
    assert all(inside[mark.id] == text[mark.start : mark.end] for mark in named)


def test_a_passage_that_is_not_found_is_no_mark():
    text = varland.TEXTS["wire"]
    good = Passage(source="wire", start=0, end=4, exact=text[:4])
    moved = Passage(source="wire", start=5, end=9, exact="gone")
    elsewhere = Passage(source="nowhere", start=0, end=4, exact="SUND")
    marker = Marker(varland.SOURCES, [good, moved, elsewhere])
    assert marker.cite([moved, elsewhere, good], BackLink("1", "c1")) == ("m1-1",)
    assert [mark.back for mark in marker.marks("wire")] == [(BackLink("1", "c1"),)]
