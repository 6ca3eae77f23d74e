from dataclasses import replace
from pathlib import Path

from export_record import meeting, record
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_export_popolo import people

from detente.export import graphml
from detente.model import Dossier

NS = "{http://graphml.graphdrawing.org/xmlns}"
RULES = etree.RelaxNG(etree.parse(Path(__file__).parent / "graphml.rng"))


def graph(dossier):
    root = etree.fromstring(graphml(dossier).encode())
    RULES.assertValid(root)
    nodes = {one.get("id") for one in root.iter(f"{NS}node")}
    edges = []
    for one in root.iter(f"{NS}edge"):
        assert {one.get("source"), one.get("target")} <= nodes
        data = {each.get("key"): each.text for each in one}
        edges.append((data["e-relation"], one.get("source"), one.get("target"), data["e-number"], data["e-what"]))
    return nodes, edges


def test_who_met_and_who_mediated():
    _, edges = graph(record(meetings=(meeting("m1", status="held"), meeting("m2", status="under way"), meeting("m3"))))
    assert ("met", "ostrel", "vimmar", "2", "m1; m2") in edges
    assert ("mediated", "league", "ostrel", "2", "m1; m2") in edges


def test_who_acts_for_whom():
    assert ("acts for", "envoy", "ostrel", "1", "envoy") in graph(people())[1]


def test_who_stands_with_and_against_whom_in_their_own_voices():
    (one,) = record().positions
    with_it = replace(one, id="p2", party="vimmar", attitude="accepts", red_line=False)
    against = replace(one, id="p3", party="league", attitude="rejects", red_line=False)
    hearsay = replace(against, id="p4", party="vimmar", voice="rival")
    _, edges = graph(record(positions=(one, with_it, against, hearsay)))
    stands = [edge for edge in edges if edge[0] in {"same option", "other side"}]
    assert stands == [
        ("other side", "league", "ostrel", "1", "lake/closed"),
        ("other side", "league", "vimmar", "1", "lake/closed"),
        ("same option", "ostrel", "vimmar", "1", "lake/closed"),
    ]


def test_an_empty_record_and_the_same_bytes():
    assert graph(Dossier(name="n")) == (set(), [])
    assert graphml(people()) == graphml(people())


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_names_are_well_formed(name, role):
    dossier = people()
    actors = tuple(replace(one, name=name, role=role) for one in dossier.actors)
    graph(replace(dossier, actors=actors, name=name))
