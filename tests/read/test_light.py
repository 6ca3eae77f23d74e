import dataclasses

from detente.read.light import light


@light(frozen=True, slots=True)
class Light:
    one: int
    other: str = "x"


@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    one: int
    other: str = "x"


@light(frozen=True, slots=True, eq=False)
class Itself:
    one: int


def test_a_light_one_equals_and_hashes_as_a_frozen_one():
    assert Light(1) == Light(1) != Light(2)
    assert hash(Light(1)) == hash(Light(1, "x")) == hash(Frozen(1))
    assert dataclasses.replace(Light(1), other="y") == Light(1, "y")
    assert not hasattr(Light(1), "__dict__")


def test_one_without_equality_is_known_by_itself():
    one = Itself(1)
    assert one != Itself(1)
    assert {one: "kept"}[one] == "kept"
