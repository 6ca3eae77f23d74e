"""Scenarios laid over a record: positions named by their words, parties and issues that count, with and without far voices."""

import dataclasses

import pytest

from detente.errors import DataFileError
from detente.project import Project
from detente.project.marking import Stance
from detente.project.scenarios import Ground
from detente.settings import Settings

REPORT = """Talks on the Harl road

Orvany will never give up the road through Harl, its envoy said on 3 March 2041.
Velmar wants unarmed observers on the road. Tarn offers to send observers of its own.
"""
SCENARIO = """
over: record
assumed_by: A. Reader
between: [Orvany, Velmar]
about: [territory, monitoring]
red_lines:
  - {party: Velmar, never: {monitoring: peacekeepers}, from: [wants unarmed observers on the road]}
utilities: {Velmar: {values: {territory: {order: [restored, deferred]}}}}
packages: [{title: The paper, take: {territory: deferred, monitoring: observers}}]
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scenarios")
    report = folder / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    with Project.open(folder / "talks.detente", settings=Settings(reviewer="A. Reader")) as project:
        project.add([report])
        (source,) = [one.id for one in project.dossier().sources]
        for words, who, stance in (
            (
                "never give up the road through Harl",
                "Orvany",
                Stance(issue="territory", option="ceded", attitude="rejects", red_line=True),
            ),
            (
                "wants unarmed observers on the road",
                "Velmar",
                Stance(issue="monitoring", option="observers", attitude="demands"),
            ),
            (
                "offers to send observers of its own",
                "Tarn",
                Stance(issue="monitoring", option="none", attitude="rejects"),
            ),
        ):
            project.mark_words(source, words, who=who, stance=stance)
    return folder / "talks.detente"


@pytest.fixture
def ground(record):
    with Project.open(record) as project:
        return Ground(dossier=project.dossier(), catalogue=project.catalogue)


@pytest.fixture
def stated(ground, tmp_path):
    def read(text=SCENARIO, **how):
        path = tmp_path / "over.yaml"
        path.write_text(text, encoding="utf-8")
        return ground.stated(path, **how)

    return read


def test_words_name_the_position_that_rests_on_them(ground, stated):
    (ours,) = [one for one in stated().exclusions if one.trace.positions and one.words.startswith("never")]
    (position,) = ours.trace.positions
    (found,) = [one for one in ground.dossier.positions if one.id == position]
    assert found.option == "observers"
    assert ground.positions(position) == (position,)
    assert ground.positions("“Wants  unarmed observers”") == (position,)
    assert ground.positions("observers on") == ()  # two words stand anywhere


def test_words_that_nobody_said_are_refused(stated):
    with pytest.raises(DataFileError, match="no position 'wants armed observers on the road'"):
        stated(SCENARIO.replace("wants unarmed", "wants armed"))


def test_only_the_parties_and_issues_named_count(stated):
    found = stated()
    assert [one.name for one in found.parties] == ["Orvany", "Velmar"]
    assert [one.id for one in found.issues] == ["territory", "monitoring"]
    assert found.packages[0].options == (1, 1)
    with pytest.raises(DataFileError, match="`between` names 'Utopia'"):
        stated(SCENARIO.replace("Orvany, Velmar", "Utopia"))
    with pytest.raises(DataFileError, match="`about` names the issue 'weather'"):
        stated(SCENARIO.replace("about: [territory", "about: [weather"))


def test_an_entry_on_an_outlets_words_alone_is_left_out_where_outlets_do_not_count(ground, stated):
    assert len(stated(basis="without outlet and rivals").exclusions) == len(stated().exclusions)
    positions = tuple(dataclasses.replace(one, voice="outlet") for one in ground.dossier.positions)
    far = dataclasses.replace(ground, dossier=dataclasses.replace(ground.dossier, positions=positions))
    assert far.dossier.positions
    object.__setattr__(ground, "dossier", far.dossier)
    assert stated(basis="without outlet and rivals").exclusions == ()
    assert len(stated().exclusions) == 2


def test_the_brief_opens_the_sentences_behind_a_scenario(record, tmp_path):
    path = tmp_path / "over.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    with Project.open(record) as project:
        (page,) = project.write_brief(tmp_path / "brief.html", scenarios=[path])
        cite = project.cite()
        told = [cite(one.trace) for one in project.scenario(path).exclusions]
    text = page.read_text(encoding="utf-8")
    annex = text[text.index("Numbers, under conditions</h2>") :]
    assert "“wants unarmed observers on the road”" in annex
    assert "The paper" in annex
    assert told and all("your notes" in one or "own words" in one or "reported" in one for one in told)
