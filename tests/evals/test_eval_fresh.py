"""The reports that no rule has seen: every annotation lies in its text, and the two halves are what the README says."""

import json
import re
from typing import Any

import pytest

from detente.model import load_catalogue
from evals import corpora, measure

SCORER = corpora.SHARED / "talks" / "score_talks.py"
FILES = sorted(corpora.FRESH.glob("*.json"))
ARTICLES: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in FILES]
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
WORDS = re.compile(r"\w+")


def pieces(article: dict[str, Any]) -> list[str]:
    """Every stretch that the annotation quotes."""
    facts = [one for kind in ("meetings", "proposals", "positions", "decisions") for one in article[kind]]
    return [
        *(name for actor in article["actors"] for name in actor["names"]),
        *(piece for statement in article["statements"] for piece in statement["content"]),
        *(fact["evidence"] for fact in facts),
        *(position["condition"] for position in article["positions"] if position["condition"]),
    ]


def actors_named(article: dict[str, Any]) -> set[str]:
    """Every actor that a fact or another actor refers to."""
    named = {actor["side"] for actor in article["actors"]}
    named |= {statement[key] for statement in article["statements"] for key in ("speaker", "relayer")}
    named |= {one for meeting in article["meetings"] for one in meeting["participants"] + meeting["mediators"]}
    named |= {proposal[key] for proposal in article["proposals"] for key in ("author", "recipient")}
    named |= {position["party"] for position in article["positions"]}
    named |= {decision["body"] for decision in article["decisions"]}
    return named - {None}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_every_quoted_piece_is_whole_words_of_the_text(article: dict[str, Any]) -> None:
    text = article["text"]
    for piece in pieces(article):
        assert re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text), piece


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_every_reference_is_to_an_actor_of_the_report_and_every_actor_takes_part(article: dict[str, Any]) -> None:
    ids = [actor["id"] for actor in article["actors"]]
    assert len(ids) == len(set(ids))
    assert actors_named(article) == set(ids)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_labels_and_dates_are_those_of_the_guide(article: dict[str, Any]) -> None:
    catalogue = load_catalogue()
    for position in article["positions"]:
        assert position["option"] in {None, *catalogue[position["issue"]].options}
        assert position["attitude"] in {"demands", "accepts", "open", "rejects"}
    dated = [one for kind in ("meetings", "proposals", "decisions") for one in article[kind]]
    assert all(one["date"] is None or DATE.fullmatch(one["date"]) for one in dated)
    assert {one["mode"] for one in article["statements"]} <= {"direct", "indirect", "mixed"}
    assert {one["status"] for one in article["meetings"]} <= {"held", "under way", "planned", "cancelled"}
    assert {one["status"] for one in article["decisions"]} <= {"planned", "taken", "blocked"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_a_report_is_as_long_as_a_real_one_and_says_something(article: dict[str, Any]) -> None:
    assert 250 <= len(WORDS.findall(article["text"])) <= 700
    assert article["statements"]
    assert article["positions"]


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer of talks is not on this machine")
@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: str(one["id"]))
def test_a_report_is_perfect_against_itself(article: dict[str, Any]) -> None:
    by_id = {article["id"]: article}
    for kind, result in measure.scorer(SCORER).score(by_id, by_id).items():
        assert result["matched"] == result["gold"] == len(article[kind]), kind
        assert all(equal == result["gold"] for equal in result["equal"].values()), kind


@pytest.mark.skipif(not corpora.files("fresh"), reason="the shared texts are not on this machine")
def test_the_halves_share_no_process_and_make_up_the_whole() -> None:
    whole, calibration, scored = (
        [path.stem for path in corpora.files(name)] for name in ("fresh", "fresh-calibration", "fresh-scored")
    )
    assert sorted(calibration + scored) == whole
    assert not {name[:-3] for name in calibration} & {name[:-3] for name in scored}
    readme = (corpora.FRESH / "README.md").read_text(encoding="utf-8")
    for half, names in (("fresh-calibration", calibration), ("fresh-scored", scored)):
        row = next(line for line in readme.splitlines() if f"`{half}` |" in line)
        assert {name[:-3] for name in names} <= set(re.findall(r"\w+", row.split("|")[3]))
