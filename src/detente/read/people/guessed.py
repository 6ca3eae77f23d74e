"""Sides by likelihood: of people of whom no rule tells one, and of those whose side by the rules is hardly possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.read.layers import Quotation
from detente.read.people.cast import Draft, Home
from detente.read.people.learnt.ranking import shares
from detente.read.people.learnt.scene import Scene, scene_of
from detente.read.people.learnt.signs import signs_of
from detente.read.people.learnt.whole import Signs
from detente.read.people.naming import Stage
from detente.read.people.order import Order

LEAST = 0.7
"""How likely a side must be; see CARD.md beside the weights for what other bounds give."""
DOUBT = 0.03
"""How unlikely a state, which rules give where nothing else is told, must be to be dropped for one as likely as that. On processes left out this mended 5
of 60 wrong sides and harmed none of 760 right ones (as first read and as read today, together); .05 harmed 1, .08 4."""
_NOBODYS = frozenset({"none: past", "none: opposition", "none: expert", "none: civil", "none: whose after"})
"""What keeps somebody apart from all sides, however likely one is: they left or oppose it, only live there, or suffered by it."""
_TIED = frozenset({"< clear", "right behind"})
"""What a side must be to a person: named before them in a sentence, nobody else between, or right behind them ("of", a comma).
On people of processes left out whose side the rules leave open, now or when they first read the report, 42 of 47 likely sides
so tied were right; 18 of 27 others."""


def guess(
    stage: Stage, order: Order, *, home: Home, quotations: Iterable[Quotation], weights: Mapping[str, float] | None
) -> None:
    """Write the sides of people where the learnt ranking is sure enough, and rules tell none or one that cannot be."""
    people = [person for person in stage.cast.of_kind("person") if person in order.firsts and _asked(person)]
    if not people or weights is None:
        return
    scene = scene_of(stage, order, home=home, quotations=quotations)
    found = {person: _likeliest(scene, person, weights=weights) for person in people}
    for person, side in found.items():
        if side is not person.home:
            person.home, person.guessed = side, side is not None


def _asked(person: Draft) -> bool:
    """Whether somebody has no side, or a state's, which rules give by default."""
    return person.home is None or person.side().kind == "state"


def _likeliest(scene: Scene, person: Draft, *, weights: Mapping[str, float]) -> Draft | None:
    """The side to take somebody for: the likeliest where it is sure enough, else the one they have."""
    ranked = signs_of(scene, person)
    if not ranked:
        return person.home
    sides, rows = [side for side, _ in ranked], [signs for _, signs in ranked]
    chances = shares(rows, weights)
    if person.home is None:
        best = likeliest(rows, chances)
        return None if best is None else sides[best]
    doubted = person.side() in sides and chances[sides.index(person.side())] < DOUBT
    best = max(range(len(rows)), key=chances.__getitem__)
    sure = chances[best] >= LEAST and (sides[best] is None or tied(rows[best]))
    return sides[best] if doubted and sure else person.home


def likeliest(rows: Sequence[Signs], chances: Sequence[float], least: float = LEAST) -> int | None:
    """The place of the likeliest side, where it is as likely as `least` and tied to the person by words.

    None where it is not, where no side is likeliest (the last place), or where the person is apart from all sides. An office
    as the United Nations have them is a body's, not a state's or a group's.
    """
    best = max(range(len(rows)), key=chances.__getitem__)
    if best == len(rows) - 1 or chances[best] < least or _NOBODYS.intersection(rows[-1]):
        return None
    fits = "none: un office" not in rows[-1] or "is organisation" in rows[best]
    return best if fits and tied(rows[best]) else None


def tied(signs: Signs) -> bool:
    """Whether a side has a sign that it is the person's own, and not only the last one left."""
    return not _TIED.isdisjoint(signs)
