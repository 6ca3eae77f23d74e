"""Words of one text known again in another: once and in their surroundings, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record.versions.anchors import AROUND, found_again

PARAGRAPHS = st.lists(st.text("abcde ", min_size=1, max_size=60), min_size=1, max_size=6)


@st.composite
def edited(draw):
    """A text, an anchor in it, and the text after some paragraphs went, came, stood twice or changed places."""
    old = draw(PARAGRAPHS)
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(new)))
        match draw(st.sampled_from(["insert", "delete", "double", "swap"])):
            case "insert":
                new.insert(place, draw(st.text("abcde ", max_size=60)))
            case "delete" if len(new) > 1:
                del new[place % len(new)]
            case "double":
                new.insert(place, new[place % len(new)])
            case "swap":
                new.append(new.pop(place % len(new)))
    before, after = "\n".join(old), "\n".join(new)
    start = draw(st.integers(0, len(before) - 1))
    return before, after, start, draw(st.integers(start + 1, len(before)))


def surroundings(text, start, end):
    """Words with what stands around them, long enough, and how much of it stands before them."""
    first = max(0, start - AROUND)
    for begin, stop in ((first, end + AROUND), (first, end), (start, end + AROUND)):
        if len(text[begin:stop]) - (end - start) >= AROUND:
            yield text[begin:stop], start - begin


def times(text, words):
    return sum(text.startswith(words, place) for place in range(len(text)))


@given(edited())
def test_what_moves_stands_there_once_in_the_same_words(case):
    old, new, start, end = case
    place = found_again(old, new, start=start, end=end)
    if place is not None:
        assert new[place : place + end - start] == old[start:end]
        once = times(new, old[start:end]) == 1
        assert once or any(times(new, one) == 1 for one, _ in surroundings(old, start, end))
    elif times(new, old[start:end]) == 1 and times(old, old[start:end]) == 1:
        after = new.find(old[start:end])
        assert not (start and old[max(0, start - AROUND) : start] == new[max(0, after - AROUND) : after])


@given(edited())
def test_words_that_do_not_stand_once_move_by_surroundings_alone_that_do(case):
    old, new, start, end = case
    if times(new, old[start:end]) != 1 or times(old, old[start:end]) != 1:
        place = found_again(old, new, start=start, end=end)
        assert place is None or any(
            times(old, one) == times(new, one) == 1 and new.startswith(one, place - ahead)
            for one, ahead in surroundings(old, start, end)
        )


@given(PARAGRAPHS, st.data())
def test_in_the_same_text_an_anchor_that_stands_once_stays(paragraphs, data):
    text = "\n".join(paragraphs)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = found_again(text, text, start=start, end=end)
    assert place == start if times(text, text[start:end]) == 1 else place in {None, start}


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("Estoria said no to the plan.", "On Monday, Estoria said no to the plan.", "no", True),
        ("Estoria said no to the plan.", "There is no bread in Arvel.", "no", False),
        ("“No”, said Toska. “No”, said Brandt.", "Nothing was said. “No”, said Brandt.", "“No”", False),
        ("Toska left at noon.", "Toska left at noon. Toska left at noon.", "Toska left", False),
        (
            "Mira Toska said the straits stay open. Ole Brandt said they do not.",
            "Corrected on Monday. Mira Toska said the straits stay open. Ole Brandt said they do not.",
            "said",
            True,
        ),
        ("All of it is new.", "Nothing remains.", "All of it", False),
    ],
)
def test_short_words_need_their_surroundings(old, new, words, found):
    start = old.index(words)
    place = found_again(old, new, start=start, end=start + len(words))
    assert (place is not None) == found
