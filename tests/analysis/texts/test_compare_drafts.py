"""Two drafts compared: what a person would say became of every clause."""

import random

import draft_pairs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.texts import compare, marks
from detente.analysis.texts.likeness import alike, weighty
from detente.analysis.texts.words import folded, keys
from detente.model import Source
from detente.read.drafts import outline

FIRST = """Plan for the lake

Security

1. All boats stop at noon on the day of signature.
2. The forces of both sides withdraw ten kilometres from the shore within thirty days.
3. The mission of the League:
(a) watches the shore;
(b) reports every month.

Territory

4. The island of Sarn belongs to neither side.
5. The port of Welm is open to fishers of both sides.
6. Prisoners are released, their families are told, and the dead are returned with their belongings.
"""


def read(text):
    return outline(Source(id="r1", sha256="0" * 64, media_type="text/plain", location="x", text=text))


def against(text, first=FIRST):
    """What changed, by name, without what is the same."""
    found = compare(read(first), read(text))
    return [(one.name, one.before, one.after) for one in found.changes if one.name != "same"]


def test_nothing_changed():
    found = compare(read(FIRST), read(FIRST))
    assert found.counts == {"same": 11}
    assert not any(one.renumbered or one.moved for one in found.changes)


def test_line_ends_and_typographic_marks_are_no_change():
    one = "1. The “lake” is open — to\nall.\n2. Boats stop.\n"
    other = '1. The "lake" is open - to all.\n\n2. Boats  stop.\n'
    assert against(other, first=one) == []


def test_a_word_changed():
    text = FIRST.replace("within thirty days", "within sixty days")
    assert against(text) == [("reworded", ("2",), ("2",))]
    change = next(one for one in compare(read(FIRST), read(text)).changes if one.kind == "reworded")
    assert [(one.before, one.after) for one in change.marks if not one.same] == [("thirty ", "sixty ")]
    assert 0.9 < change.likeness < 1


def test_added_and_dropped_and_renumbered():
    text = FIRST.replace("4. The island of Sarn belongs to neither side.\n", "").replace("5. The", "4. The")
    text = text.replace("6. Prison", "5. A fund of forty million crowns is set up.\n6. Prison")
    assert against(text) == [("dropped", ("4",), ()), ("added", (), ("5",))]
    changes = compare(read(FIRST), read(text)).changes
    words = {
        one.kind: [(it.before, it.after) for it in one.marks] for one in changes if one.kind in {"dropped", "added"}
    }
    assert words == {
        "dropped": [("The island of Sarn belongs to neither side.", "")],
        "added": [("", "A fund of forty million crowns is set up.")],
    }
    port = next(one for one in changes if one.before == ("5",))
    assert port.renumbered and not port.moved and port.kind == "same"


def test_moved_under_another_heading():
    line = "4. The island of Sarn belongs to neither side.\n"
    text = FIRST.replace(line, "").replace("\nTerritory", line + "\nTerritory")
    assert against(text) == [("moved", ("4",), ("4",))]


def test_what_moves_with_its_heading_did_not_move_itself():
    head, security, territory = FIRST.partition("Security")[0], *FIRST.partition("Security")[2].split("Territory")
    text = f"{head}Territory{territory}\nSecurity{security}"
    for old, new in zip("456123", "123456", strict=True):
        text = text.replace(f"\n{old}. ", f"\n@{new}. ")
    found = against(text.replace("@", ""))
    assert [name for name, _, _ in found] == ["moved"]
    assert found[0][1] in {("heading¶1",), ("heading¶2",)}


def test_reworded_and_moved():
    text = FIRST.replace("1. All boats stop at noon on the day of signature.\n", "").replace("\n2.", "\n1.")
    text = text.replace("\n3. The m", "\n2. The m").replace(
        "\nTerritory", "3. All boats stop at midnight on the day of signature.\n\nTerritory"
    )
    assert ("reworded, moved", ("1",), ("3",)) in against(text)


SPLITS = [
    (
        "6. Prisoners are released, their families are told, and the dead are returned with their belongings.",
        "6. Prisoners are released, and their families are told.\n7. The dead are returned with their belongings.",
        2,
    ),
    (
        "6. Prisoners are released, their families are told, and the dead are returned with their belongings.",
        (
            "6. The sides see to it that:\n(a) prisoners are released;\n(b) their families are told;\n(c) the dead are "
            "returned with their belongings."
        ),
        3,
    ),
    (
        "2. The forces of both sides withdraw ten kilometres from the shore within thirty days.",
        "2. The forces of both sides withdraw from the shore.\n\nThey withdraw ten kilometres within thirty days.",
        2,
    ),
]


@pytest.mark.parametrize(("whole", "pieces", "count"), SPLITS)
def test_split_and_merged(whole, pieces, count):
    text = FIRST.replace(whole, pieces)
    assert text != FIRST
    (one,) = [one for one in against(text) if one[0] != "added"]
    assert one[0] == "split" and len(one[1]) == 1 and len(one[2]) == count
    (other,) = [one for one in against(FIRST, first=text) if one[0] != "dropped"]
    assert (other[0], other[1], other[2]) == ("merged", one[2], one[1])


def test_articles_without_words_of_their_own_are_known_by_what_stands_in_them():
    one = "Article 1\n\n1. Boats stop at noon.\n2. Nets stop at noon.\n\nArticle 2\n\n1. Fish live in the lake.\n2. So do birds of all kinds.\n"
    two = one.replace("Article 1", "Article 9").replace("Article 2", "Article 1").replace("Article 9", "Article 2")
    first, second = two.split("Article 1\n")
    turned = "Article 1\n" + second + "\n" + first
    found = compare(read(one), read(turned))
    assert found.counts == {"moved": 1, "same": 5}
    assert {one.before + one.after for one in found.changes if "(" not in one.before[0]} == {
        ("Article 1", "Article 2"),
        ("Article 2", "Article 1"),
    }


def test_a_wrapper_moves_nothing():
    text = "Article 1: Boats\n\nBoats stop at noon.\n\nArticle 2: Nets\n\nNets stop at noon.\n"
    wrapped = "Part I\nThe lake\n\n" + text
    assert against(wrapped, first=text) == [("added", (), ("Part I",))]


@pytest.mark.parametrize(("one", "other"), draft_pairs.REWORDED)
def test_one_clause_reworded(one, other):
    assert alike(weighty(folded(one)), weighty(folded(other)))
    assert [name for name, _, _ in against(f"1. {other}\n", first=f"1. {one}\n")] == ["reworded"]


@pytest.mark.parametrize(("one", "other"), draft_pairs.DIFFERENT)
def test_two_clauses_about_like_things(one, other):
    found = [name for name, _, _ in against(f"1. {other}\n", first=f"1. {one}\n")]
    assert found in (["dropped", "added"], ["added", "dropped"])


def test_all_pairs_together_find_their_own():
    pairs = draft_pairs.REWORDED
    order = list(range(len(pairs)))
    random.Random(7).shuffle(order)
    one = "".join(f"{n}. {pairs[p][0]}\n" for n, p in enumerate(range(len(pairs)), 1))
    two = "".join(f"{n}. {pairs[p][1]}\n" for n, p in enumerate(order, 1))
    found = {one.before: one.after for one in compare(read(one), read(two)).changes}
    assert found == {(str(p + 1),): (str(n),) for n, p in enumerate(order, 1)}


WORDS = st.sampled_from(
    [
        "boats",
        "nets",
        "fish",
        "shore",
        "noon",
        "days",
        "League",
        "watches",
        "stops",
        "opens",
        "not",
        "may",
        "shall",
        "Sarn",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LABELS = st.sampled_from(["", "- ", "Article {n}\n", "{n}. ", "({a}) ", "Annex {n}\n", "Part {n}: "])
DRAFTS = st.lists(st.tuples(LABELS, SENTENCES), max_size=14).map(
    lambda rows: "\n\n".join(
        f"{label.format(n=place, a=chr(96 + place))}{words}." for place, (label, words) in enumerate(rows, 1)
    )
)


@settings(deadline=None)
@given(DRAFTS)
def test_a_draft_compared_with_itself_is_the_same(text):
    found = compare(read(text), read(text))
    assert all(one.name == "same" and not one.renumbered and one.before == one.after for one in found.changes)


@settings(deadline=None)
@given(DRAFTS, DRAFTS)
def test_every_clause_is_accounted_for_once_and_the_marks_rebuild_both(one, two):
    left, right = read(one), read(two)
    found = compare(left, right)
    assert sorted(one for change in found.changes for one in change.before) == sorted(c.id for c in left)
    assert sorted(one for change in found.changes for one in change.after) == sorted(c.id for c in right)
    for change in found.changes:
        if change.marks:
            said = "\n".join(filter(None, (left.find(one).said for one in change.before)))
            assert "".join(mark.before for mark in change.marks) == said
            says = "\n".join(filter(None, (right.find(one).said for one in change.after)))
            assert "".join(mark.after for mark in change.marks) == says
        assert (change.kind == "same") == (
            len(change.before) == len(change.after) == 1
            and change.likeness == 1.0
            and all(m.same for m in change.marks)
        )
    assert found == compare(left, right)


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_rebuild_any_two_texts(one, two):
    found = marks(one, two)
    assert "".join(mark.before for mark in found) == one
    assert "".join(mark.after for mark in found) == two
    assert all(keys(mark.before) == keys(mark.after) for mark in found if mark.same)


@settings(deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_moving_clauses_gives_moved_only(sentences, dice):
    order = list(range(len(sentences)))
    dice.shuffle(order)
    one = "".join(f"{n}. {words}.\n" for n, words in enumerate(sentences, 1))
    two = "".join(f"{n}. {sentences[place]}.\n" for n, place in enumerate(order, 1))
    found = compare(read(one), read(two)).changes
    assert all(change.kind == "same" for change in found)
    assert {(change.before, change.after) for change in found} == {
        ((str(place + 1),), (str(n),)) for n, place in enumerate(order, 1)
    }
    stay = [
        order.index(int(change.before[0]) - 1)
        for change in sorted(found, key=lambda c: int(c.before[0]))
        if not change.moved
    ]
    assert stay == sorted(stay)
    assert any(change.moved for change in found) == (order != sorted(order))
