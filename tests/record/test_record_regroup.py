"""Merges and splits over groups: nothing is lost, the last word counts."""

from hypothesis import given
from hypothesis import strategies as st
from record_steps import change

from detente.record.judging import regrouped

FACTS = "abcdefgh"
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split"]),
        st.sets(st.sampled_from(FACTS), min_size=1),
        st.sets(st.sampled_from(FACTS)),
    ),
    max_size=6,
)
GROUPS = st.lists(st.integers(0, 3), min_size=len(FACTS), max_size=len(FACTS))


def made(changes):
    return [
        change(kind, *sorted(facts), apart=tuple(sorted(apart - facts)) if kind == "split" else ())
        for kind, facts, apart in changes
    ]


def groups_of(places):
    return [
        found for place in range(4) if (found := [fact for fact, at in zip(FACTS, places, strict=True) if at == place])
    ]


@given(GROUPS, CHANGES)
def test_each_fact_stays_in_one_group(places, changes):
    found = regrouped(groups_of(places), made(changes), id_of=str)
    assert sorted(fact for group in found for fact in group) == list(FACTS)
    assert all(found)


@given(GROUPS, CHANGES, st.sampled_from(["merge", "split"]))
def test_the_last_word_counts(places, changes, last):
    final = change(last, "a", *("b" if last == "merge" else ""), apart=("b",) if last == "split" else ())
    found = regrouped(groups_of(places), [*made(changes), final], id_of=str)
    together = any({"a", "b"} <= set(group) for group in found)
    assert together == (last == "merge")
