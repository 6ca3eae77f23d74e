"""The charts of a scenario: what they draw is what the analysis says, told in words too, and safe."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from detente.analysis.agreements.exact import pair, summary
from detente.analysis.agreements.robust import Settings, robust
from detente.analysis.agreements.scenarios import fixed, load_scenario
from detente.analysis.agreements.scenarios.logic import logic
from detente.report import agreement_pictures as pictures
from detente.report.charts import drawing, svg
from detente.report.sheet import standalone

FORD = """
title: The ford & <toll>
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake <League>, mark: The March}
issues:
  ford: {title: Guard of the ford, options: [open, shared, guarded], ordered: true}
  toll: {title: Toll, options: {none: no toll, shared: a shared toll, full: a full toll}}
red_lines:
  - {party: hill, never: {ford: open, toll: none}}
  - {party: lake, never: {ford: guarded}}
utilities:
  hill:
    weights: {ford: 0.6, toll: 0.4}
    values:
      ford: {points: {open: 0, shared: 0.5, guarded: 1}}
      toll: {points: {none: 0, shared: 0.6, full: 1}}
    no_deal: {worth: HILL}
  lake:
    weights: {ford: 0.5, toll: 0.5}
    values:
      ford: {points: {open: 1, shared: 0.7, guarded: 0}}
      toll: {points: {none: 1, shared: 0.5, full: 0}}
    no_deal: {worth: 0.2}
  mark:
    weights: {ford: 0.5, toll: 0.5}
    values:
      ford: {points: {open: 0.2, shared: 1, guarded: 0}}
      toll: {points: {none: 0, shared: 1, full: 0.5}}
"""


@pytest.fixture
def stated(tmp_path):
    def made(worth="0.1"):
        path = tmp_path / "ford.yaml"
        path.write_text(FORD.replace("HILL", worth), encoding="utf-8")
        return load_scenario(path)

    return made


def drawn(picture):
    return ET.fromstring(svg(picture))  # noqa: S314 - our own drawing


def classed(root, name):
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


@pytest.mark.parametrize("parties", [(0, 1), (1, 2), (2, 0)])
def test_the_edge_between_two_is_what_listing_all_packages_gives(stated, parties):
    scenario = fixed(stated())
    sizes = [range(len(one.options)) for one in scenario.issues]
    worth = {
        tuple(scenario.value(one, package) for one in parties)
        for package in product(*sizes)
        if scenario.allows(package)
    }
    edge = {
        one
        for one in worth
        if not any(other != one and all(x >= y for x, y in zip(other, one, strict=True)) for other in worth)
    }
    found = pair(scenario, parties)
    assert list(found.corners) == sorted(edge)
    assert found.least == tuple(min(one[place] for one in worth) for place in (0, 1))
    assert found.most == tuple(max(one[place] for one in worth) for place in (0, 1))


def test_the_frontier_has_its_corners_no_deal_and_answers(stated):
    held = stated()
    scenario = fixed(held)
    answers = summary(scenario)
    picture = pictures.frontier(held, pair(scenario, (0, 1)), answers, id="f")
    root = drawn(picture)
    assert len(classed(root, "corner")) == len(picture.corners) > 1
    assert len(classed(root, "no-deal")) == 2
    assert len(classed(root, "answer")) == len(picture.points)
    named = ", ".join(one.text for one in picture.points)
    assert all(name in named for name in ("Nash", "Kalai–Smorodinsky", "egalitarian", "utilitarian", "equal gain"))
    nash = next(one for one in picture.points if "Nash" in one.text)
    assert (nash.across, nash.up) == tuple(answers["nash"]["utils"][0][:2])
    assert "no deal is worth" in picture.description.lower() and "recommendation" in picture.note


def test_a_party_without_a_worth_of_no_deal_has_no_line(stated):
    held = stated()
    scenario = fixed(held)
    picture = pictures.frontier(held, pair(scenario, (0, 2)), summary(scenario), id="f")
    assert picture.no_deal[1] is None and len(classed(drawn(picture), "no-deal")) == 1


def test_what_is_left_open_is_what_the_logic_counts(stated):
    held = stated()
    found = logic(held)
    picture = pictures.options(held, found, "o")
    ford = dict(picture.strips[0].cells)
    assert ford == {"open": "open", "shared": "open", "guarded": "red line"}
    assert f"{found.count.most} of {found.total} packages contradict none of them." in picture.note
    assert "somebody’s words exclude it: guarded" in picture.description


def test_a_concession_opens_what_the_logic_counts_without_it(stated):
    held = stated()
    found = logic(held)
    picture = pictures.concessions(held, found, "m")
    assert [one.value for one in picture.bars] == [one.most for one in found.without]
    assert {one.base for one in picture.bars} == {found.count.most}


def test_nothing_opens_where_nothing_is_excluded(stated, tmp_path):
    text = FORD.replace("HILL", "0.1").partition("red_lines:")
    path = tmp_path / "free.yaml"
    path.write_text(text[0] + "utilities:" + text[2].partition("utilities:")[2], encoding="utf-8")
    held = load_scenario(path)
    assert pictures.concessions(held, logic(held), "m") is None


def test_acceptances_say_must_may_cannot_and_red_line(stated):
    held = stated("[0, 0.9]")
    packages = [
        held.package("ford=shared,toll=shared"),
        held.package("ford=guarded,toll=full"),
        held.package("ford=shared,toll=full"),
    ]
    found = robust(held, packages, Settings(samples=400))
    picture = pictures.acceptances(held, found.packages, "a", samples=found.samples)
    kinds = [[bar.standing for bar in bars] for _, bars in picture.packages]
    assert kinds[0] == ["may", "must", "not known"]
    assert kinds[1][1] == "red line"
    bar = picture.packages[0][1][0]
    assert 0 < bar.share < 1 and bar.error > 0 and "±" in bar.text
    root = drawn(picture)
    lengths = [float(one.get("width")) for one in classed(root, "bar")]
    whole = float(classed(root, "whole")[0].get("width"))
    assert lengths[0] == pytest.approx(bar.share * whole, abs=0.1) and lengths[1] == whole
    assert len(classed(root, "in")) >= 1


def test_a_sheet_of_its_own_is_told_in_words_and_safe(stated):
    held = stated()
    scenario = fixed(held)
    for picture in (
        pictures.options(held, logic(held), "picture"),
        pictures.concessions(held, logic(held), "picture"),
        pictures.frontier(held, pair(scenario, (0, 1)), summary(scenario), id="picture"),
    ):
        root = ET.fromstring(standalone(drawing(picture)))  # noqa: S314
        names = {one.tag.partition("}")[2] for one in root.iter()}
        assert names <= {"svg", "title", "desc", "style", "rect", "g", "text", "line", "path", "circle"}
        words = {one.tag.partition("}")[2]: one.text for one in root if one.text}
        assert words["title"] == picture.title and picture.description.split()[0] in words["desc"]


def test_values_that_are_whole_numbers_stay_exact(stated):
    scenario = fixed(stated())
    assert all(isinstance(one, Fraction) for corner in pair(scenario, (0, 1)).corners for one in corner)
