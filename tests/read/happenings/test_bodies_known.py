"""Bodies that the report's people already have: they are called, too, as the sentence that tells of a decision calls them."""

from __future__ import annotations

import re

import pytest
from stage import CAST, WHY, staged

from detente.model import Actor
from detente.read.happenings.decisions import find_decisions
from detente.read.layers import Mention, Span

SENATE = Actor(id="senate", kind="organisation", name="Senate", names=("Senate",), side="velmora", evidence=(), why=WHY)
ASSEMBLY = Actor(
    id="assembly", kind="organisation", name="Assembly", names=("Assembly", "Velmora's Senate"), evidence=(), why=WHY
)


def _names(text: str, *known: Actor) -> dict[str, tuple[str, ...]]:
    doc = staged(text)
    doc._.actors = (*CAST, *known)
    found = [
        Mention(start, end, "name", one.id, Span(start, end))
        for one in known
        for start, end in [match.span() for match in re.finditer(one.name, text)]
    ]
    doc._.mentions = tuple(sorted((*doc._.mentions, *found), key=lambda one: one.start))
    (decision,) = find_decisions(doc)
    assert decision.body == known[0].id
    return {one.id: one.names for one in doc._.actors}


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Velmora's Senate approved the accord on Tuesday.", "Velmora's Senate"),
        ("The Senate in Brennick approved the accord on Tuesday.", "Senate in Brennick"),
    ],
)
def test_a_known_body_is_called_with_its_owner_and_its_place_too(text: str, also: str) -> None:
    assert also in [re.sub("^The ", "", one) for one in _names(text, SENATE)["senate"]]


def test_a_pronoun_is_no_part_of_a_name() -> None:
    assert _names("Velmora said its Senate approved the accord on Tuesday.", SENATE)["senate"] == ("Senate",)


def test_a_name_that_another_has_is_not_taken() -> None:
    assert _names("Velmora's Senate approved the accord on Tuesday.", SENATE, ASSEMBLY)["senate"] == ("Senate",)


def test_a_known_body_stays_one_actor() -> None:
    found = _names("Velmora's Senate approved the accord on Tuesday.", SENATE)
    assert len(found) == len(CAST) + 1


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Senate and the Council of Elders will vote on the accord on 2 June.",
            {"Senate", "the Council of Elders"},
        ),
        ("Velmora's parliament, the Assembly, votes on the accord on 26 May.", {"Assembly"}),
        ("The deputies of the National Assembly approved the bill on Monday.", {"National Assembly"}),
        ("The League of Coasts votes on the observers on 26 May.", {"League of Coasts"}),
        ("The federal cabinet is to decide on Friday.", {"federal cabinet"}),
        ("An arbitration court ruled on Monday that the dues were lawful.", {"arbitration court"}),
        ("The Senate debated the amnesty for a day. The bill failed by two votes on Monday.", {"Senate"}),
    ],
)
def test_who_decides(text: str, bodies: set[str]) -> None:
    doc = staged(text)
    decisions = find_decisions(doc)
    names = {one.id: one.name for one in doc._.actors}
    assert {names[one.body or ""] for one in decisions} == bodies
