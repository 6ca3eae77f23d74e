"""The scorer of views, interests, roles, absences and silences: gold against itself and against gold that was spoilt."""

import copy
import json

import pytest

from evals import corpora, further

TEXT = (
    "Ostrel fears that the valley would be lost. “We are walking through treacle,” said its envoy, Ilva Korr. "
    "The Tamar League, which the Duchy of Senn is hosting, sent nobody. Ostrel offered to reopen the mill road."
)
GOLD = {
    "id": "ostrel-01",
    "text": TEXT,
    "actors": [
        {"id": "ostrel", "kind": "state", "name": "Ostrel", "names": ["Ostrel"], "side": None},
        {"id": "council", "kind": "organisation", "name": "its council", "names": ["its envoy"], "side": "ostrel"},
        {"id": "korr", "kind": "person", "name": "Ilva Korr", "names": ["Ilva Korr"], "side": "council"},
        {"id": "league", "kind": "group", "name": "Tamar League", "names": ["Tamar League"], "side": None},
        {"id": "senn", "kind": "state", "name": "Duchy of Senn", "names": ["Duchy of Senn"], "side": None},
    ],
    "statements": [],
    "meetings": [],
    "proposals": [],
    "decisions": [],
    "positions": [
        {
            "party": "ostrel",
            "issue": "borders",
            "option": "open",
            "attitude": "accepts",
            "red_line": False,
            "condition": None,
            "evidence": "Ostrel offered to reopen the mill road",
            "voice": "outlet",
            "strength": "said",
        }
    ],
    "views": [{"party": "ostrel", "words": "We are walking through treacle"}],
    "interests": [{"party": "ostrel", "kind": "fear", "words": "the valley would be lost"}],
    "roles": [{"actor": "ostrel", "role": "party"}, {"actor": "senn", "role": "host"}],
    "absences": [{"actor": "league", "words": "sent nobody"}],
    "unanswered": [{"party": "ostrel", "kind": "offer", "words": "offered to reopen the mill road"}],
}

pytestmark = pytest.mark.skipif(
    not corpora.SHARED.exists(), reason="the scorer of talks reports is not on this machine (../shared)"
)


def span(words):
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def as_line():
    """The same facts in the form in which a reader gives them, under its own ids."""
    return {
        "id": "ostrel-01",
        "actors": [
            {"id": "a1", "name": "Ostrel", "names": ["Ostrel"], "side": None, "standing": "party"},
            {"id": "a2", "name": "Ilva Korr", "names": ["Ilva Korr"], "side": "a1", "standing": None},
            {"id": "a3", "name": "Tamar League", "names": ["the Tamar League"], "side": None},
            {"id": "a4", "name": "Duchy of Senn", "names": ["Duchy of Senn"], "side": None, "standing": "host"},
        ],
        "meetings": [{"id": "m1", "participants": ["a1"], "mediators": [], "absent": ["a3"], "evidence": []}],
        "positions": [
            {
                "party": "a1",
                "issue": "borders",
                "option": "open",
                "attitude": "accepts",
                "red_line": False,
                "condition": None,
                "evidence": span("offered to reopen the mill road"),
                "voice": "outlet",
                "strength": "insisted",
            }
        ],
        "views": [{"actor": "a2", "words": span("walking through treacle")}],
        "interests": [{"actor": "a1", "kind": "fear", "words": span("that the valley would be lost")}],
        "unanswered": [{"actor": "a1", "kind": "offer", "words": span("reopen the mill road")}],
    }


def f1(reading, kind):
    return further.score([GOLD], [reading])[0][kind].f1


@pytest.mark.parametrize("corpus", ["own", "building"])
def test_gold_against_itself_is_perfect(corpus):
    golds = list(corpora.articles(corpus))
    counts, details = further.score(golds, golds)
    assert all(one.f1 == 1 for one in counts.values() if one.gold)
    assert all(equal == matched > 0 for equal, matched in details.values())


def test_a_reader_s_line_is_understood():
    counts, details = further.score([GOLD], [as_line()])
    assert {kind: one.f1 for kind, one in counts.items()} == dict.fromkeys(further.KINDS, 1.0)
    assert details == {"voice": [1, 1], "strength": [0, 1]}
    assert further.figures("own", counts, details)["own.positions: strength equal"] == 0


def test_a_person_stands_for_the_side_over_the_body():
    assert f1(GOLD | {"views": [{"party": "korr", "words": "We are walking through treacle"}]}, "views") == 1


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("views", [{"party": "league", "words": "We are walking through treacle"}]),
        ("views", [{"party": "nobody", "words": "We are walking through treacle"}]),
        ("views", [{"party": "ostrel", "words": "treacle"}]),
        ("interests", [{"party": "ostrel", "kind": "reason", "words": "the valley would be lost"}]),
        ("roles", [{"actor": "ostrel", "role": "mediator"}]),
        ("absences", [{"actor": "senn", "words": "sent nobody"}]),
        ("unanswered", [{"party": "ostrel", "kind": "demand", "words": "offered to reopen the mill road"}]),
    ],
)
def test_what_is_wrong_does_not_match(kind, wrong):
    assert f1(GOLD | {kind: wrong}, kind) == 0


def test_what_is_added_and_missed_is_counted():
    spoilt = copy.deepcopy(GOLD)
    spoilt["views"].append({"party": "ostrel", "words": "sent nobody"})
    spoilt["roles"].pop()
    counts, _ = further.score([GOLD], [spoilt])
    assert (counts["views"].precision, counts["views"].recall) == (0.5, 1)
    assert (counts["roles"].precision, counts["roles"].recall) == (1, 0.5)
    assert counts["views"].added == [("ostrel-01", spoilt["views"][1])]
    assert counts["roles"].missed == [("ostrel-01", GOLD["roles"][1])]


def test_a_report_that_was_not_read_is_all_missed_and_one_without_keys_is_passed_over():
    plain = {key: value for key, value in GOLD.items() if key not in further.KINDS} | {"id": "plain"}
    counts, details = further.score([GOLD, plain], [])
    assert {kind: (one.gold, one.system) for kind, one in counts.items()} == {
        "views": (1, 0),
        "interests": (1, 0),
        "roles": (2, 0),
        "absences": (1, 0),
        "unanswered": (1, 0),
    }
    assert details == {"voice": [0, 0], "strength": [0, 0]}


def test_words_that_are_not_in_the_text_are_an_error():
    with pytest.raises(ValueError, match="not in the text"):
        further.score([GOLD | {"views": [{"party": "ostrel", "words": "no such words"}]}], [GOLD])


def test_the_command_scores_saved_readings(tmp_path, monkeypatch, capsys):
    golds = list(corpora.articles("building"))
    saved = tmp_path / "readings.jsonl"
    saved.write_text("".join(json.dumps(one) + "\n" for one in golds[1:]), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["further", "building", str(saved), "--show"])
    further.main()
    shown = capsys.readouterr().out
    assert "positions: voice" in shown
    assert f"missed roles {golds[0]['id']}" in shown
