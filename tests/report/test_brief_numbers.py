"""The annex of numbers: worded as conditions, sourced entry by entry, with and without far voices, nothing recommended."""

import re

import pytest
import varland

from detente.analysis.agreements import analyse
from detente.analysis.agreements.numbers import Effort, numbers
from detente.analysis.agreements.scenarios import from_dossier, stated_by
from detente.analysis.agreements.scenarios.form import parse_form_data
from detente.model import load_catalogue
from detente.report import make_brief, render_docx, render_html, render_json, render_markdown
from detente.report.beside import Beside, Kept
from detente.report.brief import Listing, Table
from detente.report.charts import svg
from detente.report.picture import Acceptances, Frontier, Strips
from detente.settings import Settings

TITLE = "Numbers, under conditions"
ALONE = {
    "title": "The ford at Lesna",
    "assumed_by": "A. Reader",
    "parties": {"hill": "Hill State", "lake": "Lake League"},
    "issues": {"ford": {"options": ["open", "guarded"]}, "toll": {"options": ["shared", "none"]}},
    "red_lines": [{"party": "hill", "never": {"ford": "open", "toll": "none"}}],
}
POINTS = {
    "hill": {
        "scale": "points",
        "values": {"ford": {"points": {"open": 0, "guarded": 3}}, "toll": {"points": {"shared": 1, "none": 2}}},
        "no_deal": {"worth": 1},
    },
    "lake": {
        "scale": "points",
        "values": {"ford": {"points": {"open": 3, "guarded": 0}}, "toll": {"points": {"shared": 2, "none": 0}}},
        "no_deal": {"worth": 1},
    },
}


@pytest.fixture(scope="module")
def dossier():
    return varland.dossier()


def worked(form, effort=None):
    stated = stated_by(parse_form_data(form, origin="test"), origin="test")
    return numbers(stated, effort=effort or Effort(samples=60))


def brief_with(dossier, what, **kept):
    catalogue = load_catalogue()
    told = {"number": 1, "made_at": "2041-05-02T10:00:00+00:00", "by": "A. Reader", "title": "The ford"} | kept
    beside = Beside(numbers=(Kept(**told, what=what),))
    return make_brief(dossier, analyse(dossier, catalogue), catalogue=catalogue, settings=Settings(), beside=beside)


def annex(brief):
    return next(one for one in brief.annexes if one.title == TITLE)


def words(annex):
    found = [annex.intro]
    for block in annex.blocks:
        lines = block.lines if isinstance(block, Listing) else ()
        if isinstance(block, Table):
            found += [block.caption, block.note]
            lines = [line for row in block.rows for cell in row.cells for line in cell]
        found += ["".join(part.text for part in line.parts) for line in lines]
    return found


def test_values_in_numbers_have_a_frontier_answers_and_a_check(dossier):
    what = worked(ALONE | {"utilities": POINTS})
    found = annex(brief_with(dossier, what))
    told = words(found)
    assert any(isinstance(one, Frontier) for one in found.blocks)
    assert any("2 packages are dominated by no other" in one for one in told)
    answers = next(one for one in found.blocks if isinstance(one, Table) and one.caption == "Answers known by name")
    assert [row.cells[0][0].parts[0].text.partition(":")[0] for row in answers.rows] == [
        "Nash",
        "Kalai–Smorodinsky",
        "Egalitarian",
        "Utilitarian",
        "Equal gain",
    ]
    assert "Checked by other code" in answers.note and "None is a recommendation" in answers.note
    assert what.readings[0].checked.faults == []


def test_what_is_not_one_number_has_shares_with_errors_and_what_to_ask(dossier):
    what = worked(ALONE | {"utilities": {"hill": {"no_deal": {"worth": 0.4}}, "lake": {"no_deal": {"worth": 0.4}}}})
    told = words(annex(brief_with(dossier, what)))
    assert any(re.search(r"\d+ % \(± \d", one) for one in told)
    assert any("no one frontier" in one for one in told)
    assert "What to ask next" in told
    assert any(one.startswith("Over 60 draws") for one in told)


def test_packages_that_somebody_names_are_looked_at_under_their_titles(dossier):
    form = ALONE | {"packages": [{"title": "The boatmen’s paper", "take": {"ford": "open", "toll": "none"}}]}
    found = annex(brief_with(dossier, worked(form)))
    picture = next(one for one in found.blocks if isinstance(one, Acceptances))
    assert [title for title, _ in picture.packages] == ["The boatmen’s paper"]
    assert any("the package contradicts its words: number 1 above" in one for one in words(found))


def test_it_says_under_which_conditions_who_assumed_what_and_recommends_nothing(dossier):
    brief = brief_with(dossier, worked(ALONE | {"utilities": POINTS}))
    told = words(annex(brief))
    assert any(one.startswith("If each holds to the words below") for one in told)
    assert any("assumed by A. Reader" in one for one in told)
    for form in (render_html(brief), render_markdown(brief), render_json(brief)):
        assert "kept by A. Reader, 2 May 2041" in form
        assert not re.search(
            r"\b(the solution|recommended package|should accept|optimal|best deal)\b", form, re.IGNORECASE
        )
    assert render_docx(brief).startswith(b"PK")


def test_a_scenario_over_a_record_opens_its_sentences_and_stands_with_and_without_far_voices(dossier):
    catalogue = load_catalogue()
    every = from_dossier(dossier, catalogue)
    near = from_dossier(dossier, catalogue, basis="without outlet and rivals")
    what = numbers(every, near, effort=Effort(samples=60))
    assert [one.basis for one in what.readings] == ["all voices", "without outlet and rivals"]
    brief = brief_with(dossier, what)
    table = next(one for one in annex(brief).blocks if isinstance(one, Table) and "hold to" in one.caption)
    assert all(row.facts and any(line.marks for line in row.cells[2]) for row in table.rows)
    page = render_html(brief)
    for row in table.rows:
        for mark in row.cells[2][0].marks:
            assert f'href="#{mark}"' in page and f'id="{mark}"' in page


def test_red_lines_of_the_outlet_alone_are_marked_and_left_out_once(dossier):
    both = worked(ALONE)
    (hill,) = both.stated.exclusions
    without = numbers(both.stated, worked(ALONE | {"red_lines": []}).stated, effort=Effort(samples=20))
    assert [one.logic.count.most for one in without.readings] == [3, 4]
    told = words(annex(brief_with(dossier, without)))
    assert "only in the outlet’s or a rival’s words" in told
    assert any("3 of 4 packages contradict none of them, counting every voice" in one for one in told)
    assert hill.kind == "red line"


def test_what_takes_too_long_is_told(dossier):
    form = ALONE | {"utilities": {"hill": {"no_deal": {"worth": 0.4}}}}
    what = worked(form, effort=Effort(samples=1_000_000, seconds=1.0))
    told = words(annex(brief_with(dossier, what)))
    assert any("Not finished: After" in one for one in told)


def test_nothing_left_is_told_with_what_excludes_what(dossier):
    lines = [*ALONE["red_lines"], {"party": "lake", "never": {"toll": ["shared", "none"]}}]
    told = words(annex(brief_with(dossier, worked(ALONE | {"red_lines": lines, "utilities": POINTS}))))
    assert any("every one of the 4 packages contradicts at least one of them" in one for one in told)
    assert any("that no package keeps to" in one for one in told)


def test_what_cannot_be_shown_says_why(dossier):
    found = annex(brief_with(dossier, None, reason="the record has no position 'p-1'"))
    assert words(found)[1:] == ["the record has no position 'p-1'"]


def test_the_same_scenario_gives_the_same_brief(dossier):
    form = ALONE | {"utilities": {"hill": {"no_deal": {"worth": 0.4}}}}
    one, other = (render_html(brief_with(dossier, worked(form))) for _ in range(2))
    assert one == other


AMOUNTS = {
    "title": "Troop caps",
    "assumed_by": "A. Reader",
    "parties": {"hill": "Hill State", "lake": "Lake League"},
    "issues": {"troops": {"title": "Troops", "from": 0, "to": 20000, "step": 500, "unit": "soldiers"}},
    "red_lines": [
        {"party": "lake", "never": {"troops": {"at_least": 9000}}},
        {"party": "hill", "never": {"troops": {"at_least": 1000, "at_most": 2000}}},
    ],
    "utilities": {"hill": {"values": {"troops": {"line": {0: 0, 8000: 1, 20000: 0.5}}}, "no_deal": {"worth": 0.3}}},
}


def test_amounts_are_told_in_runs_and_lines_by_their_corners(dossier):
    found = annex(brief_with(dossier, worked(AMOUNTS)))
    told = words(found)
    assert "Troops: 9000 soldiers or more" in told
    assert "Troops: 1000 to 2000 soldiers" in told
    assert "0 soldiers 0; 8000 soldiers 1; 20000 soldiers 0.5, straight between these" in told
    picture = next(one for one in found.blocks if isinstance(one, Strips))
    assert "somebody’s words exclude it: 1000 to 2000 soldiers and 9000 soldiers or more" in picture.description
    assert "9000 soldiers or more" in svg(picture)


def test_what_a_file_names_cannot_break_the_page(dossier):
    names = {"parties": {"hill": "Hill\u202e<b>State\x07", "lake": "Lake League"}}
    form = ALONE | names | {"packages": [{"title": "A\u202e<i>paper", "take": {"ford": "open", "toll": "shared"}}]}
    for more in ({"utilities": POINTS}, {}):
        brief = brief_with(dossier, worked(form | more))
        page, text = render_html(brief), render_markdown(brief)
        assert "<b>State" not in page and "<i>paper" not in page
        assert not set("\u202e\x07") & set(text)
        assert not set("\u202e\x07") & set(page)
