"""What a reader makes without validation is what it would be with it."""

import dataclasses

import pytest

from detente.model import Actor, passage
from detente.model.fact import made, why
from detente.model.statement import Attribution

WHY = why("people.state", "Norland", by="rules")
FIELDS = {
    "id": "a1",
    "evidence": (passage("r1", "Norland will return.", start=0, end=7),),
    "why": WHY,
    "kind": "state",
    "name": "Norland",
    "names": ("Norland",),
    "side": None,
    "role": None,
    "standing": "host",
}


def test_a_fact_made_is_the_fact_validated():
    one, other = made(Actor, **FIELDS), Actor(**FIELDS)
    assert (one, repr(one), hash(one)) == (other, repr(other), hash(other))
    assert dataclasses.replace(one, name="Nordland").name == "Nordland"
    assert one.with_confidence(0.5).why.confidence == 0.5


@pytest.mark.parametrize("left_out", ["evidence", "standing"])
def test_no_field_is_left_out(left_out):
    with pytest.raises(KeyError, match=left_out):
        made(Actor, **{name: value for name, value in FIELDS.items() if name != left_out})


def test_kinds_have_fields_of_their_own():
    span = FIELDS["evidence"]
    one = made(Attribution, id="t1", evidence=span, why=WHY, attributed_to=span, cue=(), content=span)
    assert one == Attribution(id="t1", evidence=span, why=WHY, attributed_to=span, cue=(), content=span)
