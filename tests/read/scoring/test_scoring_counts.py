"""The matcher of `detente eval`: what counts as the same, and that it counts as ../shared/talks/score_talks.py does."""

import importlib.util
import json
from pathlib import Path

import pytest
from scoring_reports import GOLD, spoiled

from detente.errors import DataFileError, UsageError
from detente.read.scoring.annotated import load
from detente.read.scoring.intervals import difference, intervals
from detente.read.scoring.likeness import plain
from detente.read.scoring.scoring import Count, score, total

SHARED = Path(__file__).parents[4] / "shared" / "talks"
UNSEEN = ("tessara-04", "tessara-05", "tessara-06")


@pytest.fixture
def one(tmp_path):
    (tmp_path / "tavria-01.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return load([tmp_path], handling="unclassified")[0]


def changed(kind: str, number: int, **keys) -> dict:
    reading = json.loads(json.dumps(GOLD))
    reading[kind][number].update(keys)
    return reading


def test_the_annotation_itself_is_perfect(one):
    for measure, count in score(one, GOLD).counts.items():
        assert count.right == count.given, measure
        assert count.f1 == 1.0 or count.wanted == 0


def test_nothing_read_is_nothing_found(one):
    counts = score(one, {}).counts
    assert all(count.right == count.given == 0 for count in counts.values())
    assert counts["positions"].wanted == 2


@pytest.mark.parametrize(
    ("kind", "number", "keys", "measure", "right"),
    [
        ("statements", 0, {"speaker": "league"}, "statements", 1),
        ("statements", 0, {"speaker": "league"}, "statements with speaker", 0),
        ("statements", 0, {"content": ["We"]}, "statements", 0),
        ("statements", 0, {"mode": "mixed"}, "statements: mode", 0),
        ("positions", 0, {"attitude": "rejects"}, "positions", 1),
        ("positions", 0, {"option": "exchange"}, "positions", 2),
        ("positions", 0, {"option": "exchange"}, "positions: option", 1),
        ("positions", 1, {"evidence": []}, "positions", 1),
        ("positions", 1, {"red_line": False}, "positions: red line", 0),
        ("meetings", 0, {"participants": ["tavria"]}, "meetings", 1),
        ("meetings", 0, {"participants": ["marr", "senate"]}, "meetings", 0),
        ("meetings", 0, {"date": "2031-05-03"}, "meetings: date", 0),
        ("proposals", 0, {"author": "tavria"}, "proposals", 0),
        ("decisions", 0, {"body": "tavria"}, "decisions", 0),
        ("actors", 0, {"side": None}, "actors: side", 3),
    ],
)
def test_what_a_change_costs(one, kind, number, keys, measure, right):
    assert score(one, changed(kind, number, **keys)).counts[measure].right == right


def test_a_name_that_two_actors_bear_pairs_neither(one):
    reading = json.loads(json.dumps(GOLD))
    for actor in reading["actors"]:
        actor["name"], actor["names"] = "Tavria", ["Tavria", "Lena Marr", "The Delta League", "Tavria's senate"]
    assert score(one, reading).counts["statements with speaker"].right == 0


def test_missed_and_added_are_shown(one):
    scored = score(one, changed("positions", 0, attitude="rejects"))
    assert scored.missed["positions"] == [{**GOLD["positions"][0], "party": "Tavria"}]
    by_offsets = score(one, changed("positions", 0, attitude="rejects", evidence=[[8, 19]], why={"rule": "x"}))
    assert by_offsets.added["positions"][0]["evidence"] == [GOLD["text"][8:19]]
    assert "why" not in by_offsets.added["positions"][0]
    assert scored.added["positions"][0]["attitude"] == "rejects"


def test_a_kind_that_was_not_annotated_is_not_scored(tmp_path):
    partial = {key: value for key, value in GOLD.items() if key not in {"meetings", "decisions"}}
    (tmp_path / "a.json").write_text(json.dumps(partial), encoding="utf-8")
    counts = score(load([tmp_path], handling="unclassified")[0], GOLD).counts
    assert "meetings" not in counts and "positions" in counts


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "text"),
        ({"published": "yesterday"}, "published"),
        ({"positions": [{**GOLD["positions"][0], "party": "nobody"}]}, "positions 1: party 'nobody'"),
        ({"positions": [{**GOLD["positions"][0], "evidence": "not there"}]}, "positions 1: evidence: not in the text"),
        ({"statements": "all of them"}, "statements: not a list"),
        ({"meetings": [{**GOLD["meetings"][0], "participants": []}]}, "meetings 1: no participants"),
    ],
)
def test_a_wrong_annotation_is_named_with_its_place(tmp_path, change, said):
    (tmp_path / "a.json").write_text(json.dumps({**GOLD, **change}), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        load([tmp_path], handling="unclassified")
    assert said in error.value.sentence and "a.json" in error.value.sentence


def test_a_folder_without_reports_says_so(tmp_path):
    with pytest.raises(UsageError):
        load([tmp_path], handling="unclassified")


@pytest.mark.parametrize(
    ("name", "bare"), [("The  League", "league"), ("Tavria’s", "tavria"), ("An Orsk man", "orsk man")]
)
def test_names_are_compared_without_article_and_genitive(name, bare):
    assert plain(name) == bare


def test_intervals_hold_the_figure_and_are_the_same_twice():
    counts = [{"m": Count(right, 10, 10)} for right in (2, 4, 6, 8, 9)]
    low, high = intervals(counts, "m")
    assert low < total(counts)["m"].f1 < high
    assert intervals(counts, "m") == (low, high)
    assert intervals(counts[:3], "m") is None
    assert difference(counts, counts, "m") == (0.0, 0.0)


def agree(golds, readings):
    """Whether both scorers count alike."""
    spec = importlib.util.spec_from_file_location("score_talks", SHARED / "score_talks.py")
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    out = theirs.score({one.source.id: dict(one.facts) for one in golds}, readings)
    ours = total([score(one, readings[one.source.id]).counts for one in golds])
    for kind, counts in out.items():
        count = ours[kind]
        assert (count.right, count.given, count.wanted) == (counts["matched"], counts["system"], counts["gold"]), kind
        for name, right in counts["equal"].items():
            assert ours[f"{kind}: {name}"].right == right, (kind, name)
        for name, three in counts["present"].items():
            count = ours[f"{kind}: {name}"]
            assert [count.right, count.given, count.wanted] == list(three), (kind, name)
        if kind == "statements":
            assert ours["statements with speaker"].right == counts["speaker"]


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/talks")
@pytest.mark.parametrize("seed", range(12))
def test_counts_as_the_shared_scorer_does(seed):
    files = [file for file in sorted((SHARED / "dev").glob("*.json")) if not file.stem.startswith(UNSEEN)]
    golds = load(files, handling="unclassified")
    agree(golds, {one.source.id: spoiled(one.facts, seed + number) for number, one in enumerate(golds)})
