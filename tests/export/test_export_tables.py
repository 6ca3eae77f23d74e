import csv
import io

from export_record import CATALOGUE, meeting, record, words
from hypothesis import given
from hypothesis import strategies as st

from detente.export import tables
from detente.export.tables import FORMULA, cell
from detente.model import Account, Dossier


def rows(name, dossier=None):
    return list(csv.DictReader(io.StringIO(tables(dossier or record(), CATALOGUE)[name], newline="")))


def test_there_is_a_table_for_everything():
    assert list(tables(record(), CATALOGUE)) == [
        "actors",
        "statements",
        "meetings",
        "proposals",
        "positions",
        "decisions",
        "events",
        "views",
        "interests",
        "drafts",
        "clause_links",
        "sources",
    ]


def test_a_position_in_words():
    row = rows("positions")[0]
    assert row == {
        "id": "p1",
        "party": "Ostrel",
        "party id": "ostrel",
        "issue": "Lake traffic",
        "issue id": "lake",
        "attitude": "demands",
        "option": "closed to all",
        "option id": "closed",
        "red line": "yes",
        "condition": "unless the toll is dropped",
        "voice": "paraphrased",
        "speaker": "",
        "strength": "said",
        "words": "the lake would stay closed",
        "source": "Lake talks go on",
        "published": "2044-02-09T18:30:00+00:00",
        "reading rule": "test.rule",
        "checked": "accept by A. Reader at 2044-02-10T00:00:00+00:00",
    }


def test_the_other_kinds():
    assert rows("meetings")[0]["participants"] == "Ostrel; Vimmar"
    assert rows("meetings")[0]["date"] == "2044-02-11"
    assert rows("statements")[0]["content"] == "the lake would stay closed"
    assert rows("decisions")[0]["body"] == "League"
    assert rows("proposals")[0]["name"] == "'=the plan"
    assert rows("events")[0]["amounts"] == "'-5 EUR; 3 boats"
    assert rows("views")[0]["view"] == "We are tired; we go on,"
    assert rows("interests")[0]["kind"] == "reason"
    assert rows("actors")[2]["name"] == "League"
    assert rows("sources")[0]["title"] == "Lake talks go on"


def test_no_path_leaves_with_the_sources():
    assert "secret" not in "".join(tables(record(), CATALOGUE).values())


def test_an_empty_record_has_heads_only():
    assert all(text.count("\r\n") == 1 for text in tables(Dossier(name="n"), CATALOGUE).values())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_is_a_formula_and_no_cell_loses_its_words(value):
    written = cell(value)
    assert not written.startswith(FORMULA)
    assert written.removeprefix("'") == value.replace("\x00", "").removeprefix("'")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_stay_in_their_cell(name):
    dossier = record()
    actor = dossier.actors[0]
    renamed = type(actor)(**{f: getattr(actor, f) for f in actor.__dataclass_fields__} | {"name": name})
    found = rows("actors", record(actors=(renamed,)))
    assert len(found) == 1
    assert found[0]["name"] == cell(name)
    assert found[0]["id"] == "ostrel"


def test_accounts_stand_with_whose_word_they_are():
    said = words("The two sides meet again")
    accounts = tuple(
        Account(field="hours", value=hours, by=by, words=said) for hours, by in (("5", "ostrel"), ("6", None))
    )
    dossier = record(meetings=(meeting(accounts=accounts),))
    table = csv.DictReader(io.StringIO(tables(dossier, CATALOGUE)["meetings"], newline=""))
    assert next(table)["accounts"] == "hours: 5 (Ostrel); hours: 6 (the outlet)"
