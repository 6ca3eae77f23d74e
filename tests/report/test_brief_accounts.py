"""What voices within one report tell differently stands in the brief with whose word it is."""

import json
from dataclasses import replace

import pytest
import varland

from detente.model import Account, Join, Version
from detente.report import render_html, render_json, render_markdown

WORDS = varland.words("wire", "sat across one table for six hours at the old customs house")


def account(field, value, by=None, words=WORDS):
    return Account(field=field, value=value, by=by, words=words)


def disputed(*accounts, **fields):
    """The process, its first meeting with these accounts."""
    first = replace(varland.MEETINGS[0], accounts=accounts, **fields)
    return varland.dossier(meetings=(first, *varland.MEETINGS[1:]))


def claim(brief):
    return next(one.text for one in brief.claims if one.facts == ("m1",))


def row(brief, table, fact):
    """The cells of a fact's row, each as one text."""
    blocks = (block for annex in brief.annexes for block in annex.blocks if block.id.endswith(table))
    cells = next(one for block in blocks for one in block.rows if one.facts == (fact,)).cells
    return [" ".join("".join(part.text for part in line.parts) for line in cell) for cell in cells]


@pytest.mark.parametrize(
    ("accounts", "fields", "said"),
    [
        (
            (account("hours", "5", "varland"), account("hours", "6", "diaz")),
            {"hours": None},
            "5 hours (Varland) or 6 hours (Ana Diaz (Varland))",
        ),
        (
            (account("hours", "6"), account("hours", "7.5", "merenia")),
            {},
            "6 hours (Coastwire) or 7.5 hours (Merenia)",
        ),
        (
            (account("date", "2031-03-03", "varland"), account("date", "2031-03-04", "merenia")),
            {"date": None},
            "in Sund, 3 March (Varland) or 4 March (Merenia)",
        ),
        (
            (account("place", "Sund", "varland"), account("place", "Harsund", "merenia")),
            {"place": None},
            "met in Sund (Varland) or Harsund (Merenia), 3 March",
        ),
        (
            (account("participants", "12", "varland"), account("participants", "15", "merenia")),
            {},
            "; took part: 12 (Varland) or 15 (Merenia)",
        ),
        (
            (account("status", "held", "varland"), account("status", "not held", "merenia")),
            {},
            "; whether they met: held (Varland) or not held (Merenia)",
        ),
    ],
)
def test_page_one_gives_each_account_with_whose_word_it_is(compose, accounts, fields, said):
    brief = compose(disputed(*accounts, **fields))
    assert said in claim(brief)
    assert said in render_markdown(brief)
    assert said in render_html(brief)


def test_of_a_meeting_that_somebody_denies_it_is_not_said_that_it_was_held(compose):
    accounts = (account("status", "held", "varland"), account("status", "not held", "merenia"))
    brief = compose(disputed(*accounts))
    assert " are said to have met in Sund" in claim(brief)
    assert "meetings of 12 March" in brief.head.dates
    assert "meetings of 3–12 March" in compose(varland.dossier()).head.dates
    assert row(brief, "-meetings", "m1")[-1] == "held (Varland) or not held (Merenia)"


def test_the_table_of_meetings_has_them_in_its_cells(compose):
    accounts = (
        account("date", "2031-03-03", "varland"),
        account("date", "2031-03-04", "merenia"),
        account("place", "Sund", "varland"),
        account("place", "Harsund", "merenia"),
        account("participants", "12", "varland"),
        account("participants", "15", "merenia"),
        account("hours", "5", "varland"),
        account("hours", "6", "merenia"),
    )
    cells = row(compose(disputed(*accounts, date=None, place=None, hours=None)), "-meetings", "m1")
    assert cells[0] == "3 March (Varland) or 4 March (Merenia)"
    assert cells[1] == "Sund (Varland) or Harsund (Merenia)"
    assert cells[2].endswith("in number: 12 (Varland) or 15 (Merenia)")
    assert cells[5] == "5 hours (Varland) or 6 hours (Merenia)"


def test_an_events_amounts_stand_with_whose_they_are(compose):
    words = varland.words("broadcast", "About 40,000 households on both shores were without water this week")
    accounts = (
        account("amounts", "40,000 households", words=words),
        account("amounts", "9,000 households", "merenia", words=words),
    )
    brief = compose(varland.dossier(events=(replace(varland.EVENTS[0], amounts=(), accounts=accounts),)))
    assert row(brief, "-events", "e1")[3] == "40,000 households (Strait Radio) 9,000 households (Merenia)"


def test_beside_another_report_each_account_names_its_own(compose):
    later = varland.words("later", "a second round at the customs house")
    first = disputed(account("hours", "5", "varland"), account("hours", "6", "merenia"), hours=None)
    meeting = replace(first.meetings[0], evidence=(*first.meetings[0].evidence, later))
    join = Join(
        fact="m1", members=("x", "y"), sources=("wire", "later"), rule="record.same-meeting", reason="The same day.",
        versions=(Version(field="hours", value="6", sources=("later",)),),
    )  # fmt: skip
    brief = compose(replace(first, meetings=(meeting, *first.meetings[1:]), joins=(join,)))
    assert "6 hours (Coastwire and Merenia, in Coastwire) or 5 hours (Varland, in Coastwire)" in claim(brief)
    told = row(brief, "-joined", "m1")[3]
    assert told == "length in hours: 5 (Varland, in 1), 6 (Merenia, in 1) or 6 (2)"


def test_the_json_has_them_with_their_words(compose):
    accounts = (account("hours", "6"), account("hours", "7", "merenia"))
    data = json.loads(render_json(compose(disputed(*accounts))))["accounts"]
    assert [(one["fact"], one["field"], one["value"], one["by"]) for one in data] == [
        ("m1", "hours", "6", None),
        ("m1", "hours", "7", "merenia"),
    ]
    assert data[0]["words"]["exact"] == WORDS.exact
