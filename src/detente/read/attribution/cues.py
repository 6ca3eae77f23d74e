"""Reporting verbs in a unit, each with its form, its group of words and its subject."""

from __future__ import annotations

from detente.read.attribution.group import Group, group_at
from detente.read.attribution.hit import Hit, Place
from detente.read.attribution.lexicon import verbs
from detente.read.attribution.nounness import is_no_verb
from detente.read.attribution.number import takes_base
from detente.read.attribution.subjects import subject_of
from detente.read.attribution.units import QUOTE, Unit


def hits(unit: Unit) -> list[Hit]:
    """All reporting verbs of a unit in text order; words that are nouns where they stand are left out."""
    if unit.hits is None:
        unit.hits = _found(unit)
    return unit.hits


def _found(unit: Unit) -> list[Hit]:
    known = verbs().by_form
    places = [index for index, low in enumerate(unit.low) if low in known and unit.kind[index] != QUOTE]
    return [hit for index in places if (hit := _hit(unit, index))]


def _hit(unit: Unit, index: int) -> Hit | None:
    group = group_at(unit, index)
    if group is None or is_no_verb(unit, group):
        return None
    subject, place = subject_of(unit, group)
    if place is None or _fits_badly(unit, group, subject=subject, place=place):
        return None
    return Hit(
        group.verb,
        group.form,
        group.first,
        index,
        group.last,
        place,
        subject,
        group.negated,
        group.modal,
        "longer" in group.helpers,
    )


def _fits_badly(unit: Unit, group: Group, *, subject: tuple[int, int] | None, place: Place) -> bool:
    """Whether a bare verb stands behind a subject that would need one in -s."""
    bare = group.form == "base" and place == "before" and not group.helpers and subject is not None
    return bare and subject is not None and not takes_base(unit, subject)
