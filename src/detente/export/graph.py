"""Who met, who acts for whom, who stands with and against whom, as GraphML (http://graphml.graphdrawing.org/).

Nodes are the actors. Edges: "met", one for each pair of participants that a report tells of in one meeting held or
under way, with how many meetings and which; "acts for" and, from a mediator to each participant, "mediated", directed; "same option" where both demand or accept one option of an issue, "other side" where one
does and the other rejects it, each with the issues. Nothing is weighed or summed over kinds: positions in the outlet's or
a rival's voice are left out, since they are nobody's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.export.xml_text import quoted, words
from detente.model import Dossier, Position

_NODE = ("name", "kind", "side", "standing")
_EDGE = ("relation", "number", "what")
_FAR = frozenset({"outlet", "rival"})
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    relation: str
    what: tuple[str, ...]
    directed: bool = False


def graphml(dossier: Dossier) -> str:
    """The graph as XML; the same dossier gives the same text."""
    known = {one.id for one in dossier.actors}
    edges = [one for one in _edges(dossier) if one.source in known and one.target in known]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
        *(f'<key id="n-{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _NODE),
        *(
            f'<key id="e-{name}" for="edge" attr.name="{name}" attr.type="{"int" if name == "number" else "string"}"/>'
            for name in _EDGE
        ),
        f'<graph id={quoted(dossier.name)} edgedefault="undirected">',
        *_nodes(dossier),
        *(_edge(one, number) for number, one in enumerate(edges, 1)),
        "</graph>",
        "</graphml>",
    ]
    return "\n".join(lines) + "\n"


def _nodes(dossier: Dossier) -> Iterator[str]:
    for one in dossier.actors:
        fields = {"name": one.name, "kind": one.kind, "side": one.side or "", "standing": one.standing or ""}
        data = "".join(f'<data key="n-{key}">{words(value)}</data>' for key, value in fields.items() if value)
        yield f"<node id={quoted(one.id)}>{data}</node>"


def _edge(one: _Edge, number: int) -> str:
    what = words("; ".join(one.what))
    direction = ' directed="true"' if one.directed else ""
    return (
        f'<edge id="e{number}" source={quoted(one.source)} target={quoted(one.target)}{direction}>'
        f'<data key="e-relation">{one.relation}</data><data key="e-number">{len(one.what)}</data>'
        f'<data key="e-what">{what}</data></edge>'
    )


def _edges(dossier: Dossier) -> Iterator[_Edge]:
    met: dict[Pair, list[str]] = defaultdict(list)
    helped: dict[Pair, list[str]] = defaultdict(list)
    for one in dossier.meetings:
        if one.status in {"held", "under way"}:
            for pair in combinations(sorted(set(one.participants)), 2):
                met[pair].append(one.id)
            for each in sorted(set(one.mediators)):
                for other in sorted(set(one.participants) - {each}):
                    helped[each, other].append(one.id)
    yield from (_Edge(*pair, "met", tuple(those)) for pair, those in sorted(met.items()))
    yield from (_Edge(*pair, "mediated", tuple(those), directed=True) for pair, those in sorted(helped.items()))
    for actor in dossier.actors:
        if actor.side and actor.side != actor.id:
            yield _Edge(actor.id, actor.side, "acts for", (actor.role or "role not told",), directed=True)
    yield from _stands(dossier)


def _stands(dossier: Dossier) -> Iterator[_Edge]:
    """Pairs of parties by the options that both are for, or one for and the other against."""
    own: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"for": set(), "against": set()})
    for held in dossier.positions:
        if held.voice not in _FAR and (way := _way(held)):
            own[held.party][way].add(f"{held.issue}/{held.option}")
    for one, other in combinations(sorted(own), 2):
        both = own[one]["for"] & own[other]["for"]
        apart = own[one]["for"] & own[other]["against"] | own[one]["against"] & own[other]["for"]
        for relation, what in (("same option", both), ("other side", apart)):
            if what:
                yield _Edge(one, other, relation, tuple(sorted(what)))


def _way(one: Position) -> str:
    return {"demands": "for", "accepts": "for", "rejects": "against"}.get(one.attitude, "")
