"""Proposals: the texts and offers that one side puts to another, whose they are, and how they fare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Proposal
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.fate import fares, is_expected
from detente.read.happenings.putting import Put, puts_in
from detente.read.happenings.scene import Scene, scene_of
from detente.read.happenings.tabled.adding import weighed
from detente.read.happenings.tabled.page import Tabled
from detente.read.layers import Span, why

_NAMES_IT = re.compile(
    r"\b(?:call|calls|called|dubbed|christened|name|named)\s+it\b|\bit is (?:called|known)\b", re.IGNORECASE
)


def find_proposals(doc: Doc) -> tuple[Proposal, ...]:
    """The proposals of a doc, in the order of the text."""
    scene = scene_of(doc)
    found = ruled(scene)
    weights = doc._.learnt.proposals if doc._.learnt else None
    if weights:
        found = weighed(scene, found, weights=weights)
    return tuple(_proposal(scene, one, number=number) for number, one in enumerate(found, 1))


def ruled(scene: Scene) -> list[Tabled]:
    """The proposals that the rules find."""
    groups: list[list[Put]] = []
    for one in puts_in(scene):
        home = next((group for group in groups if _same(scene, group, one=one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    kept = [tuple(group) for group in groups if any(one.weight >= 2 for one in group)]
    countered = {m.counters for group in kept for m in group if m.counters}
    found = [Tabled(group, fares(scene, group)) for group in kept]
    return [replace(one, status="presented") if one.best.text.name in countered else one for one in found]


def _same(scene: Scene, group: Sequence[Put], *, one: Put) -> bool:
    """Whether a mention is of a text already known: one author, and no number or step that tells them apart."""
    last = group[-1]
    if one.sentence.index - last.sentence.index == 1 and _NAMES_IT.search(
        scene.text, one.sentence.start, one.text.start
    ):
        return True
    points = {m.text.points for m in group if m.text.points}
    if one.text.points and points and one.text.points not in points:
        return False
    authors = {m.by.author for m in group if m.by.author}
    if one.by.author and authors:
        return one.by.author in authors and is_expected(scene, group[0]) == is_expected(scene, one)
    return bool(one.text.points and one.text.points in points)


def _proposal(scene: Scene, one: Tabled, *, number: int) -> Proposal:
    best, group = one.best, one.puts
    spans: list[Span] = [it.sentence for it in sorted(group, key=lambda it: (-it.weight, it.text.start))]
    return Proposal(
        id=f"r{number}",
        evidence=evidence_of(scene, spans),
        why=why(f"proposal.{best.by.rule}", scene.doc, span=best.by.cue or best.text.head),
        name=best.text.name,
        author=one.author,
        recipient=next((it.by.recipient for it in group if it.by.recipient and it.by.recipient != one.author), None),
        date=next((it.date for it in group if it.date), None),
        status=one.status,
        counters=next((it.counters for it in group if it.counters), None),
        points=next((it.text.points for it in group if it.text.points), None),
    )
