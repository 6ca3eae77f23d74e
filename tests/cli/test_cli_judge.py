"""`detente judge`, `detente diff` and --as-of: deciding, taking back, and what was known when."""

import datetime as dt
import json
import re
import time

import pytest


@pytest.fixture
def record(tmp_path, detente, reports):
    path = tmp_path / "talks.detente"
    assert detente("brief", reports, "-r", path)[0] == 0
    return path


def test_an_edit_is_kept_listed_undone_and_done_again(record, detente, rows):
    fact = rows("show", "statements", "-r", record)[0]
    (kept,) = rows("judge", "edit", fact["id"], "mode=indirect", "-r", record, "--by", "Ana", "--why", "no marks")
    assert rows("show", "statements", "-r", record)[0]["mode"] == "indirect"
    (listed,) = rows("judge", "list", "-r", record)
    assert (listed["act"], listed["by"], listed["what"], listed["why"]) == (kept["act"], "Ana", ["edit"], "no marks")
    assert rows("show", "corrections", "-r", record)[0]["field"] == "mode"
    assert detente("judge", "undo", "--last", "1", "-r", record, "--by", "Ole")[0] == 0
    assert rows("show", "statements", "-r", record)[0]["mode"] == fact["mode"]
    assert detente("judge", "redo", kept["act"], "-r", record, "--by", "Ole")[0] == 0
    assert rows("show", "statements", "-r", record)[0]["mode"] == "indirect"
    assert [one["stands"] for one in rows("judge", "list", "-r", record)] == [True, True, True]


def test_several_facts_are_rejected_in_one_act(record, detente, rows):
    facts = [one["id"] for one in rows("show", "statements", "-r", record)]
    assert len(facts) > 1
    rows("judge", "reject", *facts, "-r", record, "--by", "Ana")
    assert rows("show", "statements", "-r", record) == []
    assert detente("judge", "undo", "--last", "1", "-r", record, "--by", "Ana")[0] == 0
    assert [one["id"] for one in rows("show", "statements", "-r", record)] == facts


def test_acts_that_are_undone_together_are_all_named(record, detente, rows):
    fact = rows("show", "statements", "-r", record)[0]["id"]
    made = [rows("judge", kind, fact, "-r", record, "--by", "Ana")[0]["act"] for kind in ("accept", "reject")]
    assert detente("judge", "undo", "--last", "2", "-r", record, "--by", "Ole")[0] == 0
    *acts, undo = rows("judge", "list", "-r", record)
    assert undo["of"] == made == [one["act"] for one in acts if not one["stands"]]
    assert f"undo act {made[0]}, {made[1]}" in detente("judge", "list", "-r", record)[1]


def test_a_meeting_that_may_be_one_with_another_is_shown_taken_and_given_back(record, detente, rows, tmp_path):
    later = tmp_path / "later.txt"
    later.write_text(
        "Arvenia and the League met again\n\nPublished: 12 March 2033\n\nOSLO, March 12 - The government of Arvenia and "
        "the Coastal League met in Oslo on March 11 for three hours.\n",
        encoding="utf-8",
    )
    assert detente("brief", later, "-r", record)[0] == 0
    meetings = rows("show", "meetings", "-r", record)
    (found,) = rows("show", "doubts", "-r", record)
    assert (found["kind"], 0.7 <= found["score"] < 1) == ("meeting", True)
    assert (
        "the same place (Oslo)" in found["reason"]
        and "dates a day apart (2033-03-10 and 2033-03-11)" in found["reason"]
    )
    shown = detente("show", "doubts", "-r", record)[1]
    assert "planned, 2033-03-10, Oslo" in shown and "held, 2033-03-11, Oslo" in shown
    rows("judge", "merge", found["one"], found["other"], "-r", record, "--by", "Ana")
    assert len(rows("show", "meetings", "-r", record)) == len(meetings) - 1
    assert rows("show", "doubts", "-r", record) == []
    assert detente("judge", "undo", "--last", "1", "-r", record, "--by", "Ana")[0] == 0
    assert rows("show", "meetings", "-r", record) == meetings
    assert rows("show", "doubts", "-r", record) == []


def test_two_actors_are_merged_and_parted(record, rows):
    people = [one["id"] for one in rows("show", "actors", "-r", record) if one["kind"] == "person"]
    rows("judge", "merge", *people[:2], "-r", record, "--by", "Ana")
    merged = [one for one in rows("show", "actors", "-r", record) if one["kind"] == "person"]
    assert len(merged) == len(people) - 1
    one = next(it for it in merged if len(it["evidence"]) > 1)
    members = next(it["members"] for it in rows("show", "joins", "-r", record) if it["fact"] == one["id"])
    rows("judge", "split", one["id"], members[0], "-r", record, "--by", "Ana")
    assert len([it for it in rows("show", "actors", "-r", record) if it["kind"] == "person"]) == len(people)


def test_what_somebody_else_has_decided_since_is_not_overruled_unseen(record, detente, rows):
    _, _, err = detente("show", "statements", "-r", record)
    seen = re.search(r"--seen (\d+)", err)[1]
    fact, other = (one["id"] for one in rows("show", "statements", "-r", record)[:2])
    rows("judge", "reject", fact, "-r", record, "--by", "Ole", "--seen", seen)
    before = rows("judge", "list", "-r", record)
    for command in (
        ("accept", fact),
        ("edit", fact, "mode=indirect"),
        ("note", fact, "ask again"),
        ("accept", other, fact),
    ):
        code, _, err = detente("judge", *command, "-r", record, "--by", "Ana", "--seen", seen)
        assert code != 0 and "Ole decided about this fact after you saw it (reject" in err
    assert rows("judge", "list", "-r", record) == before
    rows("judge", "accept", other, "-r", record, "--by", "Ana", "--seen", seen)
    _, _, err = detente("show", "statements", "-r", record)
    rows("judge", "accept", fact, "-r", record, "--by", "Ana", "--seen", re.search(r"--seen (\d+)", err)[1])
    code, _, err = detente("judge", "accept", fact, "-r", record, "--by", "Ana", "--seen", "999")
    assert code == 2 and "no state 999 yet" in err


def test_nobody_decides_unsigned(record, detente):
    code, _, err = detente("judge", "accept", "s-1", "-r", record)
    assert code == 2 and "nobody to sign" in err
    code, _, err = detente("judge", "accept", "s-unknown", "-r", record, "--by", "Ana")
    assert code == 2 and "no fact s-unknown" in err
    code, _, err = detente("judge", "undo", "-r", record, "--by", "Ana")
    assert code == 2 and "which acts" in err


def test_the_record_as_it_was_and_what_has_changed(record, detente, rows, tmp_path):
    time.sleep(0.01)
    then = dt.datetime.now(dt.UTC).isoformat()
    before = rows("show", "statements", "-r", record)
    (tmp_path / "reports" / "second.txt").write_text(
        "Ilse Varn, a spokeswoman for Norrland, said on Tuesday that the talks would go on.\n", encoding="utf-8"
    )
    assert detente("brief", tmp_path / "reports", "-r", record)[0] == 0
    rows("judge", "reject", before[0]["id"], "-r", record, "--by", "Ana")
    assert rows("show", "statements", "-r", record, "--as-of", then) == before
    assert rows("show", "sources", "-r", record, "--as-of", "2020-01-01") == []
    (found,) = rows("diff", then, "-r", record)
    assert [one["id"] for one in found["withdrawn"]] == [before[0]["id"]]
    assert len(found["sources"]) == 1 and found["new"]
    code, out, _ = detente("diff", then, "-r", record)
    assert code == 0 and "Withdrawn: 1 fact." in out and before[0]["id"] in out
    code, out, err = detente("brief", "-r", record, "--as-of", then, "-o", tmp_path / "then.json", "-f", "json")
    assert code == 0, err
    brief = json.loads((tmp_path / "then.json").read_text(encoding="utf-8"))
    assert any("as it was known at" in one for one in brief["head"]["warnings"])
    code, _, err = detente("brief", tmp_path / "reports", "-r", record, "--as-of", then)
    assert code == 2 and "takes no reports" in err
    code, _, err = detente("show", "statements", "-r", record, "--as-of", "yesterday")
    assert code == 2 and "--as-of yesterday" in err
