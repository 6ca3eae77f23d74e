"""Several accounts of one detail within one report: kept, named by the record's actors, joined, taken along."""

import io
import json
import sqlite3

import pytest
from record_builders import NOON, Report
from record_steps import change

from detente.model import Account, Judgement, Meeting, PartialDate
from detente.record import open_record, unpack
from detente.record.ids import bodies
from detente.record.interface import Whereabouts

DAY = "2041-05-06"
PINNED = ["m-af93fc75fbc355c1", "e-f442058ef61de433"]
"""Made before there were accounts."""


def report(title, **told):
    """A meeting of both sides; `told` are its fields, and `accounts` as (field, value, "east", "west" or None)."""
    made = Report(title, published=NOON)
    made.east, made.west = made.state("Estoria"), made.state("Wesmark")
    local, line = f"x{next(made.ids)}", made._line("they met")
    accounts = told.pop("accounts", ())

    def make(**found):
        (words,) = found["evidence"]
        kept = tuple(
            Account(field=field, value=value, by=by and getattr(made, by), words=words) for field, value, by in accounts
        )
        fields = {"participants": (made.east, made.west), "date": PartialDate(value=DAY), **told}
        return "meetings", Meeting(**(found | {"id": local}), accounts=kept, **fields)

    made.made.append((make, line))
    return made


FIVE_OR_SIX = (("hours", "5", "east"), ("hours", "6", "west"))


@pytest.fixture
def record(store):
    with open_record(store.new()) as opened:
        yield opened


def told(record):
    """Each account of the only meeting, with the name of whose word it is."""
    dossier = record.dossier()
    (meeting,) = dossier.meetings
    names = {one.id: one.name for one in dossier.actors}
    return [(one.field, one.value, one.by and names[one.by]) for one in meeting.accounts]


def test_accounts_come_back_with_the_records_actors(record):
    record.add(*report("One", accounts=FIVE_OR_SIX).told)
    assert told(record) == [("hours", "5", "Estoria"), ("hours", "6", "Wesmark")]
    (meeting,) = record.dossier().meetings
    assert meeting.hours is None
    assert meeting.accounts[0].words.exact == "they met (3)"


def test_facts_without_accounts_have_the_ids_and_the_form_that_they_had():
    made = Report("Talks in Arvel")
    made.meeting(made.state("Estoria"), made.state("Wesmark"), date=DAY, hours=5.0)
    made.event("the mill burned", date=DAY)
    found = bodies(made.told[2])
    assert [body["id"] for _, body in found[2:]] == PINNED
    assert all("accounts" not in body for _, body in found)


def test_accounts_make_another_fact():
    ids = [bodies(report("One", accounts=some).told[2])[-1][1]["id"] for some in (FIVE_OR_SIX, ())]
    assert ids[0] != ids[1]


def test_a_row_that_an_earlier_version_wrote_is_read(tmp_path):
    path = tmp_path / "talks.detente"
    with open_record(path) as opened:
        opened.add(*report("One", hours=5.0).told)
    with sqlite3.connect(path) as connection:
        (body,) = connection.execute("SELECT body FROM facts WHERE kind = 'meeting'").fetchone()
    assert "accounts" not in json.loads(body)
    with open_record(path) as opened:
        assert opened.dossier().meetings[0].accounts == ()
        opened.add(*report("Other", accounts=FIVE_OR_SIX).told)
        assert len(told(opened)) == 2


def test_another_report_stands_beside_the_accounts_of_one(record):
    record.add(*report("One", accounts=FIVE_OR_SIX).told)
    other = report("Other", hours=5.5)
    record.add(*other.told)
    (join,) = (one for one in record.dossier().joins if one.fact.startswith("m-"))
    assert [(one.field, one.value, one.sources) for one in join.versions] == [("hours", "5.5", (other.told[0].id,))]
    assert told(record) == [("hours", "5", "Estoria"), ("hours", "6", "Wesmark")]


def test_an_outlets_own_length_is_told_once_among_its_accounts(record):
    record.add(*report("One", hours=5.0, accounts=(("hours", "5", None), ("hours", "6", "west"))).told)
    record.add(*report("Silent").told)
    (join,) = (one for one in record.dossier().joins if one.fact.startswith("m-"))
    assert join.versions == ()
    assert record.dossier().meetings[0].hours == 5.0
    assert told(record) == [("hours", "5", None), ("hours", "6", "Wesmark")]


def test_days_that_voices_differ_about_keep_a_meeting_apart(record):
    accounts = (("date", DAY, "east"), ("date", "2041-05-07", "west"))
    record.add(*report("One", date=None, accounts=accounts).told)
    record.add(*report("Other").told)
    assert len(record.dossier().meetings) == 2


def test_the_word_of_an_actor_who_was_rejected_is_nobodys(record):
    record.add(*report("One", accounts=FIVE_OR_SIX).told)
    (west,) = (one for one in record.dossier().actors if one.name == "Wesmark")
    record.judge(Judgement(fact=west.id, verdict="reject", by="Ana", at=NOON))
    assert told(record) == [("hours", "5", "Estoria")]


def test_a_bundle_has_them(record, tmp_path):
    record.add(*report("One", accounts=FIVE_OR_SIX).told)
    before = told(record)
    out = io.BytesIO()
    record.pack(out)
    (tmp_path / "all.zip").write_bytes(out.getvalue())
    unpack(tmp_path / "all.zip", tmp_path / "copy.detente")
    with open_record(tmp_path / "copy.detente", create=False) as copy:
        assert told(copy) == before
        assert copy.dossier().meetings == record.dossier().meetings


def test_what_changed_between_two_readings_names_them(record):
    now = {"day": 1}
    record._now = lambda: NOON.replace(day=now["day"])
    record.add(*report("One", hours=5.0).told)
    now["day"] = 3
    record.add(*report("Other", accounts=FIVE_OR_SIX).told)
    (changed,) = (
        one for one in record.differences(NOON.replace(day=2), NOON.replace(day=4)).changed if one.after.id[0] == "m"
    )
    (field,) = (one for one in changed.fields if one.field == "accounts")
    assert field.before is None
    assert [one["value"] for one in field.after] == ["5", "6"]


def test_an_edit_of_another_field_leaves_them(record):
    record.add(*report("One", accounts=FIVE_OR_SIX).told)
    record.judge(change("edit", record.dossier().meetings[0].id, field="place", value="Arvel"))
    assert record.dossier().meetings[0].place == "Arvel"
    assert len(told(record)) == 2


def test_a_purged_voice_takes_its_account_along(tmp_path):
    with open_record(tmp_path / "talks.detente") as record:
        made = report("One", accounts=FIVE_OR_SIX)
        record.add(*made.told)
        record.add(*report("Other").told)
        record.purge(made.told[0].id, by="Ana", why="asked for")
        assert record.dossier().meetings[0].accounts == ()


def test_a_decision_goes_with_them_to_a_later_version_of_the_page(record):
    page = Whereabouts(places=("https://example.org/arvel",))
    made = report("One", accounts=FIVE_OR_SIX)
    record.add(*made.told, where=page)
    record.judge(Judgement(fact=record.dossier().meetings[0].id, verdict="accept", by="Ana", at=NOON))
    record.add(*made.again(more=["A line more"]).told, where=page)
    (meeting,) = record.dossier().meetings
    assert [one.fact for one in record.dossier().judgements] == [meeting.id]
    assert meeting.accounts[0].words.start == meeting.evidence[0].start
    assert told(record) == [("hours", "5", "Estoria"), ("hours", "6", "Wesmark")]
