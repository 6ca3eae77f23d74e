"""Reports made up by hypothesis: whatever they tell, the order in which they come in does not matter."""

import itertools
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report

from detente.record.store import Record

QUOTES = ("we will not leave the table today", "not leave the table", "we will not leave the table, nor sign", "peace")
DAYS = ("2041-05-06", "2041-05-07", "2041-05", None)


@st.composite
def reports(draw, number):
    made = Report(f"Report {number}", published=draw(st.sampled_from([None, NOON])))
    names = draw(st.lists(st.sampled_from(["Estoria", "Westoria", "Norland", "Arvel"]), min_size=2, max_size=3))
    bodies = [made.state(name) for name in names]
    people = [
        made.actor(name, side=draw(st.sampled_from([None, *bodies])))
        for name in draw(st.lists(st.sampled_from(["Mira Toska", "Toska", "Jan Toska", "an official"]), max_size=3))
    ]
    anybody = st.sampled_from(bodies + people)
    for _ in range(draw(st.integers(0, 3))):
        made.statement(draw(st.none() | anybody), said_on=None)
        made.meeting(*draw(st.lists(anybody, min_size=1, max_size=3)), date=draw(st.sampled_from(DAYS)))
        made.proposal(
            draw(st.sampled_from(["plan", "river accord"])), draw(st.none() | anybody), draw(st.sampled_from(DAYS))
        )
        made.decision(
            draw(st.none() | anybody), draw(st.sampled_from(["harbour loan", "fish"])), draw(st.sampled_from(DAYS))
        )
        made.position(draw(st.sampled_from(bodies)), attitude=draw(st.sampled_from(["rejects", "accepts"])))
        made.quote(
            draw(st.none() | anybody), draw(st.sampled_from(QUOTES)), mode="direct", anonymous=draw(st.booleans())
        )
        made.event(draw(st.sampled_from(["shelling", "shelling of the harbour", "flood"])), draw(st.sampled_from(DAYS)))
        made.view(draw(anybody), draw(st.sampled_from(["frank", "cold and frank"])))
    return made


def dossier_of(folder, told):
    with Record.open(folder / "talks.detente") as record:
        for one in told:
            assert record.add(*one)
        assert record.check() == []
        dossier = record.dossier()
        with_names = [one.id for one in dossier.actors]
        assert len(set(with_names)) == len(with_names)
        _nothing_hangs_in_the_air(dossier)
        return dossier


def _nothing_hangs_in_the_air(dossier):
    known = {one.id for one in dossier.actors}
    ids = [one.id for one in dossier.facts()]
    assert len(ids) == len(set(ids))
    assert {one.side for one in dossier.actors} <= known | {None}
    assert {one.speaker for one in dossier.statements} <= known | {None}
    assert {one.party for one in dossier.positions} <= known
    for one in dossier.meetings:
        assert set(one.participants) <= known
    texts = {one.id: one.text for one in dossier.sources}
    for fact in dossier.facts():
        assert fact.evidence
        assert all(texts[one.source][one.start : one.end] == one.exact for one in fact.evidence)


@settings(deadline=None, max_examples=25)
@given(st.tuples(*(reports(number) for number in range(3))), st.permutations(range(3)))
def test_any_order_gives_the_same_dossier(made, order):
    told = [one.told for one in made]
    with tempfile.TemporaryDirectory() as folder:
        folders = [Path(folder) / name for name in ("one", "other")]
        for one in folders:
            one.mkdir()
        first = dossier_of(folders[0], told)
        other = dossier_of(folders[1], [told[place] for place in order])
    assert replace(other, name=first.name) == first


@settings(deadline=None, max_examples=25)
@given(reports(0), st.integers(0, 99))
def test_ids_do_not_depend_on_the_readings_own_ids(made, shift):
    source, raw, reading = made.told
    with tempfile.TemporaryDirectory() as folder:
        first = dossier_of(Path(folder), [(source, raw, reading)])
    made.ids = itertools.count()
    renamed = _renamed(reading, f"y{shift}")
    with tempfile.TemporaryDirectory() as folder:
        assert dossier_of(Path(folder), [(source, raw, renamed)]) == first


def _renamed(reading, mark):
    from detente.model import Reading
    from detente.model.schema import from_json, to_json

    text = to_json(reading).decode()
    return from_json(Reading, text.replace('"x', f'"{mark}x'))
