"""Negotiating texts in a record, from documents and before anybody has shared their words."""

import pytest

from detente.errors import InputError, UsageError
from detente.project import About, Project, Stance, TextEntry
from detente.settings import Settings

REPORT = """Orland rejects withdrawal at lake talks

TARN, May 6 – The delegations of Orland and Karvel met in Tarn on Monday for talks on the lake.

Orland rejects a full withdrawal of its troops, Orland's foreign minister, Ira Vale, said on Monday.
"""
FIRST = "Plan for the lake\n\n1. The troops of Orland withdraw in full.\n2. Boats stop at noon.\n3. Tolls end.\n"
SECOND = (
    "Plan for the lake\n\n1. Boats stop at midnight.\n2. The troops of Orland withdraw in full.\n3. A fund is set up.\n"
)


@pytest.fixture
def project(tmp_path):
    with Project.open(tmp_path / "talks.detente", settings=Settings(reviewer="Ana")) as made:
        (tmp_path / "report.txt").write_text(REPORT)
        made.add([tmp_path / "report.txt"])
        yield made


@pytest.fixture
def drafts(tmp_path):
    (tmp_path / "drafts").mkdir()
    for name, text in (("one.txt", FIRST), ("two.md", SECOND)):
        (tmp_path / "drafts" / name).write_text(text)
    return tmp_path / "drafts"


def both(project, drafts, **more):
    project.add_text(drafts / "one.txt", TextEntry(name="Lake plan", author="Orland", date="2031-05", **more))
    project.add_text(drafts / "two.md", TextEntry(of="lake plan", label="Tarn draft", **more))


def test_a_text_with_two_versions(project, drafts):
    both(project, drafts)
    (view,) = project.texts()
    assert [(one.draft.number, one.draft.label, one.points, one.unknown) for one in view.drafts] == [
        (1, "", 3, 0),
        (2, "Tarn draft", 3, 0),
    ]
    names = {one.id: one.name for one in project.dossier().actors}
    assert names[view.text.author] == "Orland"
    assert view.drafts[0].draft.date.value == "2031-05"
    text = next(one.text for one in project.dossier().sources if one.id == view.drafts[0].draft.source)
    assert all(text[p.start : p.end] == p.exact for c in view.drafts[0].outline for p in c.passages)


def test_versions_are_compared(project, drafts):
    both(project, drafts)
    found = project.compare_texts("Lake plan")
    assert found == project.compare_texts("Lake plan:1", "Lake plan:2")
    changed = {one.name: (one.before, one.after) for one in found.changes if one.name != "same"}
    assert changed["dropped"] == (("3",), ())
    assert changed["added"] == ((), ("3",))
    assert set(changed) == {"dropped", "added", "reworded", "moved"} or set(changed) == {
        "dropped",
        "added",
        "reworded, moved",
    }


def test_a_plan_of_twenty_points_that_nobody_has_shared_is_filled_later(project, drafts):
    project.add_text(None, TextEntry(name="Counter-plan", points=20))
    (view,) = project.texts()
    assert (view.version().points, view.version().unknown, view.version().outline) == (20, 20, None)
    link = project.link_clause("Counter-plan", "7", About(issue="forces"))
    assert project.dossier().clause_links[0].id == link
    with pytest.raises(UsageError, match="20 points"):
        project.link_clause("Counter-plan", "21", About(issue="forces"))
    with pytest.raises(UsageError, match="not known"):
        project.compare_texts("Counter-plan", "Counter-plan:1")
    project.add_text(drafts / "one.txt", TextEntry(of="Counter-plan", version=1))
    (view,) = project.texts()
    assert len(view.drafts) == 1
    assert (view.version().points, view.version().unknown) == (3, 0)
    assert len(project.dossier().drafts) == 2
    with pytest.raises(UsageError, match="there already"):
        project.add_text(drafts / "two.md", TextEntry(of="Counter-plan", version=1))


def test_a_text_of_which_not_even_the_number_of_points_is_known(project):
    project.add_text(None, TextEntry(name="Secret plan"))
    assert (project.texts()[0].version().points, project.texts()[0].version().unknown) == (None, None)


def test_a_clause_is_linked_and_says_who_stands_where(project, drafts):
    both(project, drafts)
    report = next(one.id for one in project.dossier().sources if one.kind == "report")
    stance = Stance(issue="forces", option="full", attitude="rejects")
    mark = project.mark_words(report, "rejects a full withdrawal of its troops", who="Orland", stance=stance)
    position = next(one for one in project.dossier().positions if one.id == mark)
    link = project.link_clause("Lake plan:1", "1", About(issue="forces", option="full"))
    (kept,) = project.dossier().clause_links
    assert kept.id == link and kept.effect == "provides"
    assert " ".join(one.exact for one in kept.evidence) == "1. The troops of Orland withdraw in full."
    assert position.id in [one.id for one in project.stances(kept).opposes]
    project.link_clause("Lake plan:1", "2", About(issue="forces", option="full", effect="excludes"))
    other = next(one for one in project.dossier().clause_links if one.id != link)
    assert position.id in [one.id for one in project.stances(other).supports]
    project.link_clause("Lake plan:1", "3", About(issue="forces", supports=(position.id,)))
    set_by_hand = next(one for one in project.dossier().clause_links if one.supports)
    assert [one.id for one in project.stances(set_by_hand).supports] == [position.id]


def test_a_link_is_taken_back_and_made_again(project, drafts):
    both(project, drafts)
    about = About(issue="forces", option="full")
    link = project.link_clause("Lake plan", "2", about)
    project.unlink_clause(link)
    assert project.dossier().clause_links == ()
    assert project.link_clause("Lake plan", "2", about) == link
    assert [one.id for one in project.dossier().clause_links] == [link]
    project.unlink_clause(link)
    with pytest.raises(UsageError):
        project.unlink_clause(link)


def test_nothing_is_read_from_a_draft_and_no_brief_counts_it(project, drafts):
    before = project.dossier()
    both(project, drafts)
    after = project.dossier()
    assert (after.positions, after.statements) == (before.positions, before.statements)
    assert sorted(one.kind for one in after.sources) == ["report", "text", "text"]
    assert project.brief().head.reports.startswith("1 report")
    project.add([drafts])
    assert project.dossier().statements == before.statements
    assert [one.kind for one in project.search("tolls")] == ["text"]


def test_what_a_confidential_draft_says_goes_nowhere(project, drafts):
    both(project, drafts, handling="confidential")
    project.link_clause("Lake plan", "2", About(issue="forces", option="full"))
    low = project.dossier(upto="unclassified")
    assert (low.texts, low.drafts, low.clause_links) == ((), (), ())
    assert "Lake plan" not in project.export("annotations") and "Tolls" not in project.export("annotations")
    assert len(project.dossier(upto="confidential").drafts) == 2


def test_an_open_text_with_a_confidential_version(project, drafts):
    project.add_text(drafts / "one.txt", TextEntry(name="Lake plan"))
    project.add_text(drafts / "two.md", TextEntry(of="Lake plan", handling="confidential"))
    low = project.dossier(upto="unclassified")
    assert [one.number for one in low.drafts] == [1]


def test_a_draft_goes_out_as_akoma_ntoso_up_to_its_level(project, drafts):
    project.add_text(drafts / "one.txt", TextEntry(name="Lake plan", author="Orland"))
    project.add_text(drafts / "two.md", TextEntry(of="Lake plan", handling="confidential"))
    made = project.export("akoma-ntoso", text="Lake plan")
    assert "Tolls end." in made and "A fund" not in made and 'showAs="Orland"' in made
    assert "A fund" in project.export("akoma-ntoso", text="Lake plan", upto="confidential")
    with pytest.raises(UsageError, match="which text"):
        project.export("akoma-ntoso")
    project.add_text(None, TextEntry(name="Counter-plan", points=20))
    with pytest.raises(UsageError, match="not known"):
        project.export("akoma-ntoso", text="Counter-plan")


def test_texts_are_in_the_tables(project, drafts):
    both(project, drafts)
    project.link_clause("Lake plan", "2", About(issue="forces", option="full"))
    assert project.export("drafts").count("Lake plan") == 2
    assert '"full"' in project.export("clause_links")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (TextEntry(), "needs a name"),
        (TextEntry(name="A", of="B"), "needs a name"),
        (TextEntry(of="Nothing"), "no text is called"),
        (TextEntry(name="A", author="Nobody"), "nobody called"),
        (TextEntry(name="A", date="in May"), "not a date"),
        (TextEntry(name="A", points=0), "at least one point"),
        (TextEntry(name="A", version=0), "no number of a version"),
        (TextEntry(name="A", handling="secret"), "handling level"),
        (TextEntry(name="A", counters="Nothing"), "no text is called"),
    ],
)
def test_an_entry_that_does_not_fit_changes_nothing(project, drafts, entry, words):
    with pytest.raises(UsageError, match=words):
        project.add_text(drafts / "one.txt", entry)
    assert project.texts() == () and len(project.dossier().sources) == 1


def test_a_name_is_taken_once(project):
    project.add_text(None, TextEntry(name="Plan"))
    with pytest.raises(UsageError, match="there is a text"):
        project.add_text(None, TextEntry(name="plan"))


def test_a_document_that_cannot_be_read_changes_nothing(project, tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    with pytest.raises(InputError, match="picture"):
        project.add_text(tmp_path / "picture.png", TextEntry(name="Plan"))
    assert project.texts() == ()


def test_somebody_must_sign(project):
    project.settings = Settings()
    with pytest.raises(UsageError, match="sign"):
        project.add_text(None, TextEntry(name="Plan"))


def test_a_draft_in_another_language_has_its_structure(project, tmp_path):
    text = "Accord du lac\n\nArticle premier\n\nLes forces des deux parties se retirent.\n\nArticle 2\n\nLes bateaux restent au port.\n"
    (tmp_path / "accord.txt").write_text(text)
    project.add_text(tmp_path / "accord.txt", TextEntry(name="Accord"))
    assert [one.id for one in project.texts()[0].version().outline] == ["title", "Article Premier", "Article 2"]


def test_a_record_opened_again_has_it_all(project, drafts, tmp_path):
    both(project, drafts)
    project.link_clause("Lake plan", "2", About(issue="forces", option="full"))
    before = project.texts()
    project.close()
    with Project.open(tmp_path / "talks.detente") as again:
        assert again.texts() == before
