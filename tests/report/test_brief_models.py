"""Annexes from models that people kept: what they rest on is linked, who gave it is named, nothing is recommended."""

import re
from xml.etree import ElementTree as ET

import pytest
import varland

from detente.analysis.agreements import analyse
from detente.analysis.commitment import findings, model_of
from detente.analysis.stability import analyse as worked_out
from detente.analysis.stability import draft_case
from detente.analysis.stability import model_of as case_of
from detente.model import load_catalogue
from detente.report import make_brief, render_html, render_json, render_markdown
from detente.report.beside import Beside, Kept
from detente.report.brief import Listing, Table
from detente.report.charts import svg
from detente.report.picture import Drawing, Spans
from detente.settings import Settings

COMMITMENT = {
    "title": "The withdrawal",
    "form": "guarantee_needed",
    "sides": {"A": "Norland", "B": "Sudland"},
    "assumed_by": "the desk",
    "inputs": {
        "T": 6,
        "R": [3, 4],
        "P": 1,
        "delta": [0.8, 0.9],
        "d": {"range": [0.1, 0.4], "given_by": "monitors"},
        "L": [4, 8],
    },
}


def told(value, who="the desk", said=()):
    low, high = value
    return {"low": low, "high": high, "says": "assumed by", "who": who, "said": list(said)}


def forecast(scores=(), fact="p-none"):
    return {
        "title": "Withdrawal",
        "unit": "km",
        "scale": [0.0, 40.0],
        "options": {"none": 0.0, "all": 40.0},
        "actors": {
            "Norland": {
                "position": told((10, 20), said=[{"by": "Norland", "fact": fact}]),
                "capability": told((1, 2)),
                "salience": told((0.5, 0.5)),
            }
        },
        "models": {"compromise": {"low": 10.0, "high": 20.0}, "median": {"low": 12.0, "high": 12.0}},
        "beliefs": None,
        "scores": list(scores),
    }


def kept(what, title="A model", reason=""):
    return Kept(number=1, made_at="2041-05-02T10:00:00+00:00", by="A. Reader", title=title, what=what, reason=reason)


@pytest.fixture(scope="module")
def dossier():
    return varland.dossier()


@pytest.fixture(scope="module")
def conflict(dossier):
    return worked_out(case_of(draft_case(dossier, load_catalogue()), origin="draft"))


def brief_with(dossier, **beside):
    catalogue = load_catalogue()
    agreed = analyse(dossier, catalogue)
    return make_brief(dossier, agreed, catalogue=catalogue, settings=Settings(), beside=Beside(**beside))


def annex(brief, title):
    return next(one for one in brief.annexes if one.title == title)


def words(block):
    if isinstance(block, Listing):
        return ["".join(part.text for part in line.parts) for line in block.lines]
    return ["".join(part.text for part in line.parts) for row in block.rows for cell in row.cells for line in cell]


def test_without_models_nothing_is_added(brief, dossier):
    assert [one.title for one in brief_with(dossier).annexes] == [one.title for one in brief.annexes]


def test_a_conflict_links_every_statement_to_its_sentences(dossier, conflict):
    found = annex(brief_with(dossier, conflicts=(kept(conflict),)), "Which states would hold")
    drawn, *rest = found.blocks
    assert isinstance(drawn, Drawing) and drawn.kind == "states"
    tables = {one.caption: one for one in rest if isinstance(one, Table)}
    preferences = [one for caption, one in tables.items() if caption.startswith("What ")]
    assert [one.caption for one in preferences] == [f"What {one} would rather see" for one in conflict.model.makers]
    for row in (row for one in preferences for row in one.rows):
        basis = ["".join(part.text for part in line.parts) for line in row.cells[1]]
        assert any(line.marks for line in row.cells[1]) or basis[0].startswith("assumed")
        if basis[0].startswith("assumed"):
            assert any(line.parts[0].text.startswith("if not so, ") for line in row.cells[2])
    assert any(line.marks for row in tables["Who may do what"].rows for line in row.cells[1])
    holds = next(one for one in rest if isinstance(one, Listing) and one.title.startswith("What holds"))
    assert words(holds)[0].startswith("If each holds to these words")
    assert "A. Reader" in holds.title and "2 May 2041" in holds.title
    assert words(holds)[-1].startswith(f"{len(conflict.changes)} assumptions")


def test_a_conflict_that_cannot_be_shown_says_why(dossier):
    found = annex(brief_with(dossier, conflicts=(kept(None, reason="too many states"),)), "Which states would hold")
    assert any("too many states" in one for one in words(found.blocks[0]))


def test_a_commitment_has_units_ranges_and_sources(dossier):
    what = tuple(findings(model_of(COMMITMENT, origin="model")))
    found = annex(brief_with(dossier, commitments=(kept(what),)), "What must hold so that an agreement is kept")
    drawn, given, follows = found.blocks
    assert drawn.kind == "break-even" and "Norland" in drawn.title
    assert len(given.rows) == 6
    assert all(all(row.cells) for row in given.rows)
    assert given.columns == ("Input", "From … to", "Unit", "By whom")  # nothing reported bears on it
    assert "given by monitors" in words(given) and "between 0.1 and 0.4" in words(given)
    assert words(follows)[0] == "If each input lies in its range:" and len(words(follows)) > 2


def test_a_commitment_that_lacks_an_input_is_not_drawn(dossier):
    held = COMMITMENT | {"inputs": {**COMMITMENT["inputs"], "L": None}}
    what = tuple(findings(model_of(held, origin="model")))
    found = annex(brief_with(dossier, commitments=(kept(what),)), "What must hold so that an agreement is kept")
    assert not any(isinstance(one, Drawing) for one in found.blocks)
    assert any("Not known, and needed" in line for line in words(found.blocks[-1]))


def test_a_forecast_shows_positions_models_and_scores(dossier):
    position = dossier.positions[0].id
    score = {
        "scored_at": "2041-06-01T10:00:00+00:00",
        "by": "B. Writer",
        "outcome": 14.0,
        "happened": "",
        "models": {"compromise": {"within": True, "distance": 0.0, "crps": 1.5}},
    }
    found = annex(brief_with(dossier, forecasts=(kept(forecast([score], position)),)), "Forecasts that were kept")
    picture, table, follows = found.blocks
    assert isinstance(picture, Spans) and picture.ends == (0.0, 40.0)
    assert [one.title for one in picture.spans] == [
        "Norland",
        "compromise (weighted mean)",
        "weighted median",
        "what happened",
    ]
    root = ET.fromstring(svg(picture))  # noqa: S314 - our own drawing
    lines = [one for one in root.iter("line") if "span" in one.get("class", "")]
    assert len(lines) == 4 and float(lines[1].get("x1")) < float(lines[1].get("x2"))
    assert any(line.marks for line in table.rows[0].cells[4])
    assert any("CRPS 1.5" in one for one in words(follows))


def test_a_fact_that_is_gone_is_told_and_not_quoted(dossier):
    found = annex(brief_with(dossier, forecasts=(kept(forecast()),)), "Forecasts that were kept")
    assert "a position that this record does not have" in words(found.blocks[1])


def test_every_form_has_them_and_no_id_stands_twice(dossier, conflict):
    what = tuple(findings(model_of(COMMITMENT, origin="model")))
    made = brief_with(dossier, conflicts=(kept(conflict),), commitments=(kept(what),), forecasts=(kept(forecast()),))
    html = render_html(made)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert all(one in ids for one in re.findall(r"url\(#([^)]+)\)", html))
    assert '"of": "states"' in render_json(made) and "Forecasts that were kept" in render_markdown(made)
    for picture in (block for one in made.annexes for block in one.blocks if isinstance(block, Drawing)):
        assert picture.description and ET.fromstring(svg(picture)).get("role") == "img"  # noqa: S314
