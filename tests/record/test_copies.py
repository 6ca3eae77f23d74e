"""Reports that are one text: found whatever was changed at the edges, never where only words in passing are shared."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Source
from detente.record.copies import copies

AGENCY = (
    "Negotiators from Orlavia and the Tavel Front left the lakeside hotel before dawn on Thursday without an agreement "
    "on who should guard the two bridges at Kesh, delegates said. A spokesman for the mission said a text of eleven "
    "points had been handed to both sides and that the mediators expected written answers within ten days. Orlavia's "
    "chief delegate, Renske Aldou, told reporters that her government could live with observers on the eastern bank but "
    "not with foreign troops on the western one. The Front's delegate, Okoro Lenz, said his side had come with a mandate "
    "to discuss prisoners and had been shown a map instead. The two delegations are to meet again in the second week of "
    "November, in a town that both have yet to name."
)
OTHER = (
    "In Orlavia's capital the price of bread has doubled since the spring, and at the central market few of those who "
    "queue before sunrise speak of the talks at the lake. The bakers blame the closed road through Kesh, where lorries "
    "have stood for weeks; the ministry of trade blames the bakers. An agreement on the two bridges would open that road "
    "within a month, engineers say, provided that the eastern ramp is repaired before the first snow, for which neither "
    "money nor cement has been found. Mothers with small children are let to the head of the line by custom."
)


def _source(name: str, text: str, *, day: int = 1, kind: str = "report") -> Source:
    return Source(
        id=name,
        sha256=name.ljust(64, "0"),
        media_type="text/plain",
        location=name,
        text=text,
        kind=kind,  # type: ignore[arg-type] # a literal in the tests below
        published=dt.datetime(2031, 11, day, tzinfo=dt.UTC),
    )


def test_a_reprint_with_another_head_and_a_cut_end_is_one_text_and_the_earliest_comes_first() -> None:
    reprint = "FROM OUR CORRESPONDENTS. " + AGENCY.upper()[:600]
    (found,) = copies([_source("b", reprint, day=3), _source("a", AGENCY, day=2), _source("c", OTHER, day=1)])
    assert found.sources == ("a", "b")
    assert found.share > 0.9
    assert "%" in found.reason


def test_a_text_inside_a_longer_report_is_one_with_it() -> None:
    assert copies([_source("a", AGENCY), _source("b", OTHER + " " + AGENCY)])[0].sources == ("a", "b")


def test_two_reports_that_share_one_quotation_are_two() -> None:
    shared = AGENCY[AGENCY.index("her government") : AGENCY.index("The Front's")]
    assert copies([_source("a", AGENCY), _source("b", OTHER + " " + shared + OTHER[::-1])]) == []


def test_short_texts_and_the_users_own_notes_are_never_copies() -> None:
    assert copies([_source("a", AGENCY[:200]), _source("b", AGENCY[:200] + "!")]) == []
    assert copies([_source("a", AGENCY), _source("b", AGENCY, kind="notes")]) == []


def test_an_outlets_standing_words_join_none_of_its_reports() -> None:
    words = [f"word{number}" for number in range(4000)]
    chance = random.Random(7)  # no secret: texts for a test
    standing = " ".join(chance.sample(words, 30))
    some = [_source(f"s{number:03}", " ".join(chance.sample(words, 150)) + " " + standing) for number in range(60)]
    assert copies(some) == []


@settings(deadline=None)
@given(st.permutations(["a", "b", "c", "d"]), st.integers(0, 120))
def test_the_order_in_which_reports_come_in_does_not_matter(order: list[str], cut: int) -> None:
    texts = {"a": AGENCY, "b": OTHER, "c": AGENCY[cut:], "d": "Correction. " + OTHER}
    found = copies([_source(name, texts[name], day=1 + "abcd".index(name)) for name in order])
    assert [one.sources for one in found] == [("a", "c"), ("b", "d")]
