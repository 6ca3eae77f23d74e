"""Sequences that are packed, computed late or chosen are what a tuple of the same would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from detente.model import Dossier, PartialDate
from detente.model.packed import Chosen, Later, Packer
from detente.model.schema import from_json, json_schema, to_json

YEARS = st.lists(st.integers(1000, 9999).map(lambda one: PartialDate(value=str(one))), max_size=12)
_DATES = TypeAdapter(list[PartialDate])


def packed(values, block=3):
    packer = Packer(block)
    for one in values:
        packer.append(one)
    return packer.packed(_DATES)


@given(YEARS, st.integers(-15, 15), st.integers(-15, 15))
def test_they_are_what_a_tuple_is(values, place, end):
    whole = tuple(values)
    for lazy in (
        packed(values),
        Later(lambda: iter(values)),
        Chosen(lambda: values, lambda _: True, count=len(values)),
    ):
        assert (lazy, len(lazy), tuple(lazy), hash(lazy)) == (whole, len(whole), whole, hash(whole))
        assert whole == lazy
        assert tuple(lazy[place:end]) == whole[place:end]
        if -len(whole) <= place < len(whole):
            assert lazy[place] == whole[place]
        else:
            with pytest.raises(IndexError):
                lazy[place]


def test_a_packed_one_is_unlike_a_list_and_another():
    assert packed([PartialDate(value="2041")]) != [PartialDate(value="2041")]
    assert packed([PartialDate(value="2041")]) != packed([PartialDate(value="2042")])


def test_what_comes_later_is_asked_for_once():
    asked = []
    later = Later(lambda: asked.append(1) or (1, 2))
    assert not asked
    assert (list(later), list(later), asked) == ([1, 2], [1, 2], [1])


def test_a_dossier_with_them_is_told_as_with_tuples():
    plain = Dossier(name="talks")
    lazy = Dossier(name="talks", doubts=Later(tuple))
    assert to_json(lazy) == to_json(plain)
    assert from_json(Dossier, to_json(lazy)) == plain
    assert json_schema("dossier")["properties"]["doubts"]["type"] == "array"


def test_what_is_no_sequence_of_the_kind_is_refused():
    with pytest.raises(ValueError, match="doubts"):
        Dossier(name="talks", doubts=("no doubt",))


def test_what_two_have_in_common_is_in_memory_once():
    pool, words = {}, [str(number) for number in range(1000, 1400)]
    blocks = []
    for some in (words, [*words[:120], "0999", *words[120:]]):
        packer = Packer(8, pool)
        for one in some:
            packer.append({"value": one}, one)
        blocks.append({id(block) for block in packer.packed(_DATES)._blocks})
    assert len(blocks[0]) > 20
    assert len(blocks[0] - blocks[1]) == 1
