"""The scorer of what voices within one report tell differently, and its floors."""

import pytest

from detente.model import Account, Actor, Meeting, Passage, Reading, Why
from evals import corpora, differing

pytestmark = pytest.mark.skipif(not corpora.SHARED.exists(), reason="the scorer lies in ../shared, which is not here")

WHY = Why(rule="test")
FLOORS = {"building": (1.0, 0.66), "scored": (1.0, 0.26)}
"""Precision and recall as measured."""


def reading(article, *accounts):
    """A reading whose one meeting has these accounts, as (field, value, whose, words)."""
    text = article["text"]

    def there(words):
        start = text.index(words)
        return Passage(source=article["id"], start=start, end=start + len(words), exact=words)

    actors = tuple(
        Actor(
            id=one["id"], evidence=(there(one["name"]),), why=WHY, kind=one["kind"], name=one["name"],
            names=tuple(one["names"]), side=one["side"],
        )
        for one in article["actors"]
    )  # fmt: skip
    told = tuple(Account(field=field, value=value, by=by, words=there(words)) for field, value, by, words in accounts)
    meeting = Meeting(id="m1", evidence=(there(accounts[0][3]),), why=WHY, participants=(), accounts=told)
    return Reading(source=article["id"], reader="test", actors=actors, meetings=(meeting,))


@pytest.mark.parametrize(
    ("account", "wrong"),
    [
        (("hours", "7", "marr", "lasted nearly seven hours"), []),
        (("hours", "7", "velisk", "lasted nearly seven hours"), []),
        (("hours", "7", "koro", "lasted nearly seven hours"), ["wrong voice"]),
        (("hours", "7", None, "lasted nearly seven hours"), ["wrong voice"]),
        (("hours", "4", "marr", "lasted nearly seven hours"), ["wrong value"]),
        (("hours", "2", "marr", "for two hours"), ["no such account"]),
        (("amounts", "40 wounded", None, "which treated 40 wounded"), ["no such account"]),
    ],
)
def test_an_account_is_right_by_detail_value_words_and_side(account, wrong):
    article = next(one for one in differing.articles("building") if one["id"] == "velisk-01")
    found = differing.compared(article, reading(article, account))
    assert [why for why, _ in found.wrong] == wrong
    assert len(found.found) == (not wrong)


def test_the_halves_share_no_report_and_every_word_stands_once():
    halves = [differing.articles(half) for half in differing.HALVES]
    assert [len(some) for some in halves] == [8, 8]
    for article in (*halves[0], *halves[1]):
        for one in article["disagreements"]:
            assert all(article["text"].count(it["words"]) == 1 for it in one["accounts"])
            assert len({it["value"] for it in one["accounts"]}) > 1


@pytest.mark.parametrize("half", differing.HALVES)
def test_no_figure_is_below_its_floor(half):
    held = differing.figures(differing.of_half(half))
    assert held["precision"] >= FLOORS[half][0]
    assert held["recall"] >= FLOORS[half][1]
