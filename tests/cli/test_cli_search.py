"""Searching texts and facts."""

import datetime as dt
import time


def test_words_alone_search_texts_and_options_search_facts(reports, tmp_path, detente, rows):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    (text,) = rows("search", "unarmed", "observers", "--record", record)
    (page,) = rows("search", "soldiers", "--kind", "statement", "--facets", "--record", record)
    assert page["total"] == len(page["hits"]) == 1
    (hit,) = page["hits"]
    assert hit["passages"][0]["source"] == text["id"]
    assert any("foreign soldiers" in one["words"] for one in hit["passages"])
    assert hit["persons"] == ["Ilda Morrane"]
    assert page["facets"]["party"][0]["value"] in hit["parties"]
    code, out, err = detente("search", "--party", "Arvenia", "--facets", "--limit", "1", "--record", record)
    assert code == 0
    assert "--after" in err
    assert "\nkind: " in out


def test_nothing_asked_is_said(reports, tmp_path, detente):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    code, _, err = detente("search", "--record", record)
    assert code == 2
    assert "nothing to search for" in err


def test_a_day_is_searched_as_it_was_known(reports, tmp_path, detente, rows):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    time.sleep(0.01)
    then = dt.datetime.now(dt.UTC).isoformat()
    asked = ("search", "--facets", "--record", record)
    (before,) = rows(*asked)
    people = [one["id"] for one in rows("show", "actors", "-r", record) if one["kind"] == "person"]
    rows("judge", "merge", *people[:2], "-r", record, "--by", "Ana")
    (now,) = rows(*asked)
    assert len(now["facets"]["person"]) == len(before["facets"]["person"]) - 1
    (again,) = rows(*asked, "--as-of", then)
    assert again == before
    (none,) = rows(*asked, "--as-of", "2020-01-01")
    assert none["total"] == 0
