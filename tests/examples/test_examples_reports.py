"""The sample reports open, say when they were published, and are in our own words."""

import re
from pathlib import Path

import pytest

from detente.gather import gather

ROOT = Path(__file__).parents[2]
SETS = {"berlin": 6, "hadur": 10}
RUN = 8
"""So many words in a row shared with another text are its words; fewer can be a name with its titles."""


@pytest.fixture(scope="module", params=SETS)
def sources(request):
    return request.param, [one.source for one in gather([ROOT / "examples" / request.param])]


def test_every_report_opens_and_says_when_it_was_published(sources):
    name, found = sources
    assert len(found) == SETS[name]
    assert {one.location: one.reason for one in found if one.status != "ready"} == {}
    assert [one.location for one in found if one.published is None] == []


def test_no_run_of_words_is_taken_from_the_founding_report():
    folder = ROOT / "../shared/seeds"
    if not folder.is_dir():
        pytest.skip("the founding report is not beside this checkout")
    theirs = {run for path in folder.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    for one in gather([ROOT / "examples"]):
        assert not runs(one.source.text) & theirs, one.source.location


def runs(text):
    words = re.findall(r"[\w']+", text.casefold().replace("’", "'"))
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
