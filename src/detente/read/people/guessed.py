"""The sides of people of whom no rule tells it: the likeliest of the report's, where it is likely enough."""

from __future__ import annotations

from collections.abc import Iterable

from detente.read.layers import Quotation
from detente.read.people.cast import Draft, Home
from detente.read.people.learnt.ranking import shares, shipped
from detente.read.people.learnt.scene import Scene, scene_of
from detente.read.people.learnt.signs import signs_of
from detente.read.people.naming import Stage
from detente.read.people.order import Order

LEAST = 0.9
"""How likely a side must be at least; see CARD.md beside the weights for what other bounds give."""
_NOBODYS = frozenset({"none: past", "none: expert", "none: civil", "none: whose after"})
"""What keeps somebody apart from all sides, however likely one is: they left it, only live there, or suffered by it."""


def guess(stage: Stage, order: Order, *, home: Home, quotations: Iterable[Quotation]) -> None:
    """Write the sides of people who have none, where the learnt ranking is sure enough."""
    open_ones = [person for person in stage.cast.of_kind("person") if person.home is None and person in order.firsts]
    if not open_ones or shipped() is None:
        return
    scene = scene_of(stage, order, home=home, quotations=quotations)
    found = [(person, side) for person in open_ones if (side := likeliest(scene, person)) is not None]
    for person, side in found:
        person.home = side
        person.guessed = True


def likeliest(scene: Scene, person: Draft) -> Draft | None:
    """The side that a person is on by the shipped weights; None where none is likely enough."""
    weights = shipped()
    ranked = signs_of(scene, person)
    if not ranked or weights is None or _NOBODYS.intersection(ranked[-1][1]):
        return None
    chances = shares([signs for _, signs in ranked], weights)
    best = max(range(len(ranked)), key=chances.__getitem__)
    return ranked[best][0] if chances[best] >= LEAST else None
