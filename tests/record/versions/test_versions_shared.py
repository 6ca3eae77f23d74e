"""A copy for others has all versions of a page with what was decided of each, or, where one is above the level, none."""

import datetime as dt
import io

import pytest
from record_builders import NOON, WHY, Report

from detente.model import Correction, Judgement, View, passage
from detente.record import open_record, unpack
from detente.record.interface import Whereabouts

PAGE = Whereabouts(places=("https://example.org/arvel", "pages/arvel.html"))
OTHER = Whereabouts(places=("https://example.org/norr",))


def day(number):
    return dt.datetime(2041, 5, number, 12, tzinfo=dt.UTC)


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "talks.detente") as opened:
        opened._now = lambda: day(1)
        yield opened


@pytest.fixture
def shared(record, tmp_path):
    """Make a copy up to a level and open it."""
    opened = []

    def make(*levels):
        out = io.BytesIO()
        record.pack(out, levels=set(levels))
        (tmp_path / "copy.zip").write_bytes(out.getvalue())
        unpack(tmp_path / "copy.zip", tmp_path / f"copy{len(opened)}.detente")
        opened.append(open_record(tmp_path / f"copy{len(opened)}.detente"))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def page(title="Talks in Arvel", **fields):
    made = Report(title, published=NOON, **fields)
    east = made.state("Estoria")
    made.quote(east, "“We have shown more patience than anybody asked of us”, it said", mode="direct")
    made.position(east, attitude="rejects")
    return made


def judged(record):
    """A page whose later version lacks a position that was judged, and an entry by hand; what it says still was judged too."""
    first = page()
    record.add(*first.told, where=PAGE)
    dossier = record.dossier()
    record.judge(
        *(
            Judgement(fact=one.id, verdict="accept", by="Ana", at=NOON)
            for one in (*dossier.positions, *dossier.statements)
        )
    )
    record.judge(Correction(kind="note", facts=(dossier.positions[0].id,), by="Ana", why="ask again", at=NOON))
    text, source = first.told[0].text, first.told[0].id
    here = passage(source, text, start=text.index("wants it"), end=text.index("wants it") + 8)
    record.add_fact(View(id="x", actor=dossier.actors[0].id, words=here, evidence=(here,), why=WHY))
    second = first.again(without=["wants it"], more=["The talks go on."])
    record._now = lambda: day(2)
    record.add(*second.told, where=PAGE)
    return first, second


def versions(record):
    return [(one.source, one.number, one.of, one.counts, one.because) for one in record.versions()]


def test_versions_orphans_and_what_was_decided_go_along(record, shared):
    judged(record)
    copy = shared("unclassified")
    assert versions(copy) == versions(record) and len(versions(copy)) == 2
    assert copy.orphans() == record.orphans() and len(copy.orphans()) == 2
    assert copy.dossier().judgements == record.dossier().judgements != ()
    assert [one.id for one in copy.dossier().facts()] == [one.id for one in record.dossier().facts()]
    assert copy.verify().flaw is None


def test_the_page_is_known_again_in_the_copy(record, shared):
    _, second = judged(record)
    copy = shared("unclassified")
    third = second.again(more=["The talks are over."])
    assert copy.replaced_by(third.told[0], PAGE).id == second.told[0].id
    copy.add(*third.told, where=PAGE)
    assert [one.counts for one in copy.versions()] == [False, False, True]


def test_a_copy_of_a_copy_is_the_same(record, shared):
    judged(record)
    copy = shared("unclassified")
    out = io.BytesIO()
    copy.pack(out, levels={"unclassified"})
    (copy.place.parent / "again.zip").write_bytes(out.getvalue())
    unpack(copy.place.parent / "again.zip", copy.place.parent / "again.detente")
    with open_record(copy.place.parent / "again.detente") as again:
        assert versions(again) == versions(copy)
        assert again.orphans() == copy.orphans()
        assert [*again.dossier().facts()] == [*copy.dossier().facts()]


@pytest.mark.parametrize("secret", [0, 1])
def test_levels_are_kept_and_one_version_above_holds_all_back(record, shared, secret):
    levels = ["unclassified", "unclassified"]
    levels[secret] = "confidential"
    first = page("Talks in zirkonium", handling=levels[0])
    record.add(*first.told, where=PAGE)
    second = first.again(more=["The talks go on."], handling=levels[1])
    record._now = lambda: day(2)
    record.add(*second.told, where=PAGE)
    record.add(*page("Talks in Norr").told, where=OTHER)
    low, high = shared("unclassified"), shared("unclassified", "confidential")
    assert [one.title for one in low.dossier().sources] == ["Talks in Norr"] and low.versions() == []
    assert b"zirkonium" not in low.place.read_bytes() and b"/arvel" not in low.place.read_bytes()
    assert [one.source.handling for one in high.versions()] == [one.source.handling for one in record.versions()]
    assert {one.handling for one in high.dossier().sources} == {"confidential", "unclassified"}


def test_a_version_that_was_taken_back_is_two_pages_in_the_copy(record, shared):
    judged(record)
    (act,) = (one.number for one in record.acts() if one.what == ("version",))
    record.undo(act, by="Ana")
    copy = shared("unclassified")
    assert copy.versions() == [] and len(copy.dossier().sources) == 2
    assert copy.orphans() == record.orphans() == []
