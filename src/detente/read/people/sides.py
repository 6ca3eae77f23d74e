"""Offices and sides: which person holds which office, and for whom they act."""

from __future__ import annotations

import re

from detente.read.people.cast import Draft, Home
from detente.read.people.inferred import by_readiness, infer, named_later
from detente.read.people.naming import Stage
from detente.read.people.offices import by_office
from detente.read.people.order import Order
from detente.read.people.pairs import by_plural
from detente.read.people.phrases import by_bracket, by_phrase, of_own_government, own_party
from detente.read.people.verbs import by_verb

_STUDIES = re.compile(
    r"\b(?:University|Universit\w+|Institute?|College|Academy|Observatory|Faculty|School|Studies|Research)\b"
)


def link(stage: Stage, order: Order, *, home: Home) -> dict[int, Draft]:
    """Give people their offices and sides. Returns the person of each linked office, by the office's head word.

    What tells most comes first: an office beside the name, a plural one, words right beside the name, a verb.
    """
    by_bracket(stage, order)
    linked = by_plural(stage, order)
    linked |= by_office(stage, order, home=home)
    by_phrase(stage, order, home=home)
    own_party(stage, order)
    by_verb(stage, order, home=home)
    of_own_government(stage, order, home=home)
    named_later(stage, order, home=home, linked=linked)
    by_readiness(stage, order)
    if home.main is not None:
        infer(stage, order, home=home)
    for person in stage.cast.of_kind("person"):
        if person.home is not None and person.home.kind == "organisation" and _STUDIES.search(person.home.name):
            person.home = None  # who works at a university speaks for nobody in the talks
    return linked
