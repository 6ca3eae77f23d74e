"""Votes to come in the brief: who is reported to lean which way, what that comes to, with and without the outlet."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import varland

from detente.report import render_docx, render_html, render_json, render_markdown
from detente.report.brief import Listing, Table
from detente.report.charts import svg
from detente.report.picture import Votes

BODIES = """
assembly:
  title: Assembly of Varland
  names: [Varland's assembly, assembly of Varland, assembly, Assembly]
  source: its standing orders
  as_of: 2031-01-01
  members: {Harbour Council: 30, Sund: 45, Merenia: 25}
  rules:
    - {title: More than half, passes: {for: votes, more_than: 50%}}
    - {title: Nobody against, passes: {against: members, at_most: 0}}
"""


@pytest.fixture(scope="module")
def bodies(tmp_path_factory):
    path = tmp_path_factory.mktemp("bodies") / "bodies.yaml"
    path.write_text(BODIES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(compose, bodies):
    dossier = varland.dossier()
    vote = replace(dossier.decisions[0], resisted_by=("council",))
    return compose(replace(dossier, decisions=(vote, *dossier.decisions[1:])), bodies=bodies)


def blocks(brief, kind):
    return [one for annex in brief.annexes for one in annex.blocks if isinstance(one, kind) and "-vote-" in one.id]


def words(lines):
    return ["".join(part.text for part in line.parts) for line in lines]


def test_without_a_known_body_there_is_no_such_annex(brief):
    assert "Votes to come" not in {one.title for one in brief.annexes}


def test_the_annex_stands_before_the_sources_and_letters_run_on(made):
    assert [one.title for one in made.annexes][-2:] == ["Votes to come", "Sources"]
    assert [one.letter for one in made.annexes] == list("ABCDEFGHI")


def test_without_reported_leanings_the_rules_stand_alone(compose, bodies):
    made = compose(varland.dossier(), bodies=bodies)
    assert blocks(made, Votes) == []
    (table,) = blocks(made, Table)
    assert [words(row.cells[0]) for row in table.rows] == [["More than half"], ["Nobody against"]]
    assert "open under each" in table.note


def test_leanings_come_with_their_passages(made):
    (listing,) = blocks(made, Listing)
    assert words(listing.lines)[1] == "Harbour Council resists it: taken as against; in the outlet’s or a rival’s voice"
    assert all(line.marks for line in listing.lines[:2])


def test_each_rule_has_a_row_with_and_without_the_outlet(made):
    (table,) = blocks(made, Table)
    half, nobody = table.rows
    assert words(half.cells[0]) == ["More than half"]
    assert words(half.cells[1])[-1] == "Source: its standing orders"
    assert words(nobody.cells[1])[:2] == [
        "Counting every voice: fails, however the undecided vote",
        "Without what only the outlet or a rival says of a member: open: it depends on the undecided",
    ]
    assert words(nobody.cells[2])[0] == "Counting every voice: Harbour Council"


def test_the_picture_has_a_bar_for_each_weight_and_says_it_in_words(made):
    (picture,) = blocks(made, Votes)
    tree = ET.fromstring(svg(picture))  # noqa: S314 - our own drawing
    assert len(picture.bars) == 2
    assert "Nobody against: fails" in picture.description
    for bar in picture.bars:
        assert abs(sum(share for _, share in bar.parts) - 1) < 1e-9
        assert all(0 <= share <= 1 for share in bar.thresholds)
    rows = [one for one in tree.iter() if one.tag.endswith("rect")]
    assert sum(float(one.get("width")) for one in rows) == pytest.approx(2 * 380, abs=0.5)


def test_every_form_of_the_brief_has_them(made):
    assert "Votes to come" in render_html(made)
    assert "More than half" in render_markdown(made)
    assert '"kind": "votes"' in render_json(made) or '"kind":"votes"' in render_json(made)
    assert len(render_docx(made)) > 1000
