"""Documents into a record and out again: what is passed over, what is told, what stays inside."""

import csv
import datetime as dt
import io
import json
import zipfile

import pytest

from detente.errors import UsageError
from detente.gather import gathering, openers
from detente.gather.interface import Opened
from detente.model import Judgement
from detente.project import Given, Project
from detente.record.finding import cast
from detente.record.finding.asking import Wanted
from detente.settings import Settings

OPEN = "TARN, May 6 – Orland rejects a full withdrawal of its troops, Foreign Minister Ira Vale said on Monday.\n"
CLOSED = "Orland would accept a phased disarmament, its envoy Bel Orrin told the mediator Sona Pell in confidence.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def project(tmp_path):
    with Project.open(tmp_path / "talks.detente", settings=Settings(reviewer="Ana")) as made:
        yield made


def test_what_the_record_holds_is_not_opened_again(project, folder, monkeypatch):
    (folder / "one.txt").write_text(OPEN)
    (folder / "empty.txt").write_text("")
    assert project.add([folder]).new == 2
    opened = []
    kept = gathering.open_document
    monkeypatch.setattr(gathering, "open_document", lambda *a, **k: opened.append(a) or kept(*a, **k))
    again = project.add([folder])
    assert (opened, again.new, again.unchanged) == ([], 0, 2)
    assert list(again.unreadable.values()) == ["the file is empty"]
    (folder / "two.txt").write_text(CLOSED)
    assert (project.add([folder]).new, len(opened)) == (1, 1)


def test_what_is_newly_said_of_a_document_opens_it_again(project, folder):
    (folder / "one.txt").write_text(OPEN)
    project.add([folder])
    assert project.add([folder], given=Given(handling="unclassified")).unchanged == 1
    assert project.add([folder], given=Given(outlet="Lake Radio", handling="confidential")).new == 1
    (source,) = project.dossier().sources
    assert (source.outlet, source.handling) == ("Lake Radio", "confidential")
    assert project.add([folder], given=Given(outlet="Lake Radio")).unchanged == 1


def test_what_came_in_is_found_without_working_out_who_is_who(project, folder, monkeypatch):
    (folder / "one.txt").write_text(OPEN)
    project.add([folder])
    monkeypatch.setattr(cast, "_worked_out", None)
    assert project.find(Wanted(person=("Ira Vale",))).total


TWICE = """Orland and Tarn speak of the pass

Published: 6 May 2041, 09:00 GMT

Foreign Minister Ira Vale said Orland would not leave the pass. Bel Orrin, for Tarn, said Tarn demanded a ceasefire.
"""


def test_a_corrected_page_takes_along_what_was_decided_where_its_words_still_stand(project, folder):
    """Both statements are told with the word "said": it is known again by what stands beside it."""
    page = folder / "one.txt"
    page.write_text(TWICE)
    project.add([folder])
    noon = dt.datetime(2041, 5, 6, 12, tzinfo=dt.UTC)
    facts = [one.id for one in project.dossier().statements]
    project.decide(*(Judgement(fact=one, verdict="accept", by="Ana", at=noon) for one in facts))
    page.write_text(
        TWICE.replace("Foreign", "This report was corrected.\n\nForeign").replace("a ceasefire", "observers")
    )
    project.add([folder])
    dossier = project.dossier()
    checked = {one.fact for one in dossier.judgements}
    assert [one.content[0].exact for one in dossier.statements if one.id in checked] == [
        "Orland would not leave the pass"
    ]
    assert [one.because for one in project.orphans()] == ["gone"]


class Odd(Exception):  # noqa: N818 - another package's error, named as it likes
    pass


class OddOpener:
    media_types = ("application/x-odd",)
    suffixes = (".odd",)

    def open(self, raw: bytes) -> Opened:
        raise Odd("no such luck")


def test_a_plugged_in_openers_own_error_costs_its_document_and_no_more(project, folder, monkeypatch):
    monkeypatch.setattr(openers, "_plugged", lambda: (OddOpener(),))
    (folder / "a.odd").write_bytes(b"\x00\x01odd")
    (folder / "b.txt").write_text(OPEN)
    added = project.add([folder])
    assert added.new == 2
    assert [reason for where, reason in added.unreadable.items() if where.endswith(".odd")] == [
        "its opener failed (Odd: no such luck)"
    ]


def test_a_folder_with_its_own_briefs_is_read_without_them(project, folder):
    (folder / "one.txt").write_text(OPEN)
    project.add([folder])
    project.write_brief(folder / "brief.html", formats=("html", "docx", "md", "json"))
    added = project.add([folder])
    assert (added.new, added.unchanged, added.unreadable) == (0, 1, {})
    with zipfile.ZipFile(folder / "brief.docx") as archive:
        assert archive.testzip() is None


ROWS = [
    ["Party", "Topic", "Outcome", "Stance"],
    ["Orland", "forces", "full", "rejects"],
    ["Orland", "Weather", "mild", "wants"],
]
MAPPING = "shape: long\ncolumns: {party: Party, issue: Topic, option: Outcome, attitude: Stance}\n"


def test_cells_without_an_entry_are_told_every_time_and_kept_with_the_source(project, tmp_path):
    out = io.StringIO()
    csv.writer(out).writerows(ROWS)
    (tmp_path / "matrix.csv").write_text(out.getvalue())
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    for _ in range(2):
        added = project.add([tmp_path / "matrix.csv"], kind="matrix", mapping=tmp_path / "mapping.yaml")
        (cells,) = added.unmapped.values()
        assert cells == ["Topic “Weather”: no entry in `issues`"]
    assert added.unchanged == 1
    (source,) = project.dossier().sources
    assert source.reason == "1 not mapped: Topic “Weather”: no entry in `issues`"
    assert len(project.dossier().positions) == 1


@pytest.fixture
def mixed(project, tmp_path):
    (tmp_path / "open.txt").write_text(OPEN)
    (tmp_path / "closed.txt").write_text(CLOSED)
    project.add([tmp_path / "open.txt"])
    project.add([tmp_path / "closed.txt"], given=Given(handling="confidential"))
    return project


@pytest.mark.parametrize(
    "form",
    ["annotations", "actors", "statements", "positions", "sources", "followthemoney", "popolo", "graph"],
)
def test_nothing_above_the_level_leaves(mixed, form):
    text = mixed.export(form)
    assert not any(word in text for word in ("Orrin", "Pell", "phased", "closed.txt"))
    assert mixed.held_back() == 1
    assert mixed.held_back("confidential") == 0
    whole = mixed.export(form, upto="confidential")
    assert len(whole) > len(text) or form == "positions"


def test_no_file_holds_a_byte_of_what_is_above_the_level(mixed):
    tokens = (b"Orrin", b"Pell", b"phased", b"closed.txt")
    book = zipfile.ZipFile(io.BytesIO(mixed.export_bytes("workbook")))
    assert not any(token in book.read(name) for name in book.namelist() for token in tokens)
    whole = zipfile.ZipFile(io.BytesIO(mixed.export_bytes("workbook", upto="confidential")))
    assert any(b"Orrin" in whole.read(name) for name in whole.namelist())
    import pyarrow.parquet

    read = pyarrow.parquet.read_table(io.BytesIO(mixed.export_bytes("actors", parquet=True)))
    assert "Bel Orrin" not in read.column("name").to_pylist()


def test_a_brief_to_hand_on_has_nothing_above_its_level_and_leaves_ours_alone(mixed, tmp_path):
    tokens = (b"Orrin", b"Pell", b"phased", b"closed.txt")
    formats = ("html", "md", "json", "docx")
    ours = mixed.write_brief(tmp_path / "out", formats=("md",))
    assert any(token in ours[0].read_bytes() for token in tokens)
    seen = mixed.dossier().previous_brief
    low = mixed.write_brief(formats=formats, upto="unclassified")
    assert {one.name for one in low} == {f"talks-unclassified.{one}" for one in formats}
    for path in low:
        book = zipfile.ZipFile(path) if path.suffix == ".docx" else None
        read = [book.read(name) for name in book.namelist()] if book else [path.read_bytes()]
        assert not any(token in one for one in read for token in tokens)
        assert any(b"Vale" in one for one in read)
    assert mixed.dossier().previous_brief == seen
    assert mixed.write_brief(upto="confidential")[0].read_bytes().count(b"Orrin")
    with pytest.raises(UsageError, match="no handling level"):
        mixed.write_brief(upto="secret")


def test_a_bundle_up_to_a_level_and_a_whole_one(mixed, tmp_path):
    mixed.write_bundle(tmp_path / "low.zip")
    mixed.write_bundle(tmp_path / "all.zip", upto="strictly confidential")
    with Project.unpack(tmp_path / "low.zip", tmp_path / "low.detente") as low:
        assert len(low.dossier().sources) == 1
        assert low.search("phased") == []
    with Project.unpack(tmp_path / "all.zip", tmp_path / "all.detente") as whole:
        assert len(whole.dossier().sources) == 2
        assert whole.dossier().actors == mixed.dossier().actors
    tokens = (b"Orrin", b"Pell", b"phased", b"closed.txt")
    with zipfile.ZipFile(tmp_path / "low.zip") as archive:
        assert not any(token in archive.read(name) for name in archive.namelist() for token in tokens)
    assert not any(token in (tmp_path / "low.detente").read_bytes() for token in tokens)


def test_a_level_that_nobody_knows_is_refused_and_an_unknown_one_never_leaves(mixed, tmp_path):
    with pytest.raises(UsageError, match="no handling level is called 'secret'"):
        mixed.export("actors", upto="secret")
    with pytest.raises(UsageError, match="no handling level is called 'secret'"):
        mixed.add([tmp_path / "open.txt"], given=Given(handling="secret"))


def test_the_dossier_up_to_a_level_holds_together(mixed):
    dossier = mixed.dossier(upto="unclassified")
    known = {one.id for one in dossier.actors}
    assert {one.handling for one in dossier.sources} == {"unclassified"}
    assert {one.speaker for one in dossier.statements} <= known | {None}
    sources = {one.id for one in dossier.sources}
    assert {passage.source for fact in dossier.facts() for passage in fact.evidence} <= sources
    assert not set(json.dumps([one.name for one in dossier.actors]).split()) & {"Orrin", "Pell"}


FIRST = (
    "Kestrin and Arvia will negotiate over the Solva river in Oslo next week, Norway's foreign ministry said on Monday.\n\n"
    "Arvia's deputy prime minister, Marek Solin, will lead its delegation. Arvia has demanded a halt to the filling.\n"
)
SECOND = (
    "Kestrin's chief negotiator, Energy Minister Tomas Brenn, called the proposal too long.\n\n"
    "Deputy Prime Minister Marek Solin said that the release of the guards was a condition. Kestrin insists that they "
    "stand trial, and talks go on in Arvia on Friday.\n"
)


def sides(project) -> dict[str, str | None]:
    actors = {one.id: one for one in project.dossier().actors}
    return {one.name: actors[one.side].name if one.side else None for one in actors.values() if one.kind == "person"}


def test_a_report_is_read_beside_those_that_came_with_it_and_those_of_before(project, folder):
    (folder / "2.txt").write_text(SECOND)
    project.add([folder])
    alone = sides(project)["Marek Solin"]
    (folder / "1.txt").write_text(FIRST)
    (folder / "3.txt").write_text(SECOND.replace("too long", "much too long"))
    project.add([folder])
    rules = [one.why.rule for one in project.dossier().actors if one.name == "Marek Solin"]
    assert (alone, sides(project)["Marek Solin"]) == ("Kestrin", "Arvia"), rules


def test_what_a_confidential_report_tells_of_names_stays_out_of_others(project, folder):
    (folder / "1.txt").write_text(FIRST)
    project.add([folder / "1.txt"], given=Given(handling="confidential"))
    (folder / "2.txt").write_text(SECOND)
    project.add([folder / "2.txt"])
    (public,) = [one.id for one in project.dossier().sources if one.handling == "unclassified"]
    read = [one for one in project.dossier().positions if {passage.source for passage in one.evidence} == {public}]
    assert not any(", side of other reports" in one.why.rule for one in project.dossier().actors)
    assert read is not None
