"""Checking page one, one key a claim; and reading without a record."""

import gzip
import io
import json

from tests_reports import FIRST


def test_check_keeps_each_decision_at_once_and_the_brief_says_who(reports, tmp_path, detente, rows, monkeypatch):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    claims = rows("check", "--record", record)
    assert claims and all(one["passages"] for one in claims)
    monkeypatch.setattr("sys.stdin", io.StringIO("a\nr\nu\na\nq\n"))
    code, out, err = detente("check", "--record", record, "--by", "B. Alder")
    assert code == 0
    assert "1 of" in out and "2 decisions kept" in err
    detente("brief", "--record", record, "--format", "md")
    page = record.with_suffix(".md").read_text(encoding="utf-8")
    assert "B. Alder" in page
    checked = [one for one in rows("check", "--record", record) if one["checked"]]
    assert len(checked) >= 2


def test_a_rejected_claim_leaves_the_brief(reports, tmp_path, detente, rows, monkeypatch):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    first = rows("check", "--record", record)[0]
    monkeypatch.setattr("sys.stdin", io.StringIO("r\nq\n"))
    detente("check", "--record", record, "--by", "B. Alder")
    assert first["id"] not in {one["id"] for one in rows("check", "--record", record)}


def test_check_wants_a_name(reports, tmp_path, detente):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    code, _, err = detente("check", "--record", record)
    assert code == 2 and "--by" in err


def test_read_prints_a_line_a_report(reports, detente):
    (reports / "empty.txt").write_bytes(b"")
    code, out, _ = detente("read", reports, "--json")
    lines = {one["id"].rpartition("/")[2]: one for one in map(json.loads, out.splitlines())}
    assert code == 6
    assert lines["empty.txt"]["error"]
    first = lines["first.txt"]
    assert {"actors", "statements", "meetings", "proposals", "positions", "decisions", "attributions"} <= set(first)
    for statement in first["statements"]:
        assert all(FIRST[start:end].strip() for start, end in statement["content"])
        assert statement["why"]["rule"]


def test_articles_keep_their_ids_and_their_text(tmp_path, detente):
    text = "Share this\n\n" + FIRST
    path = tmp_path / "articles.jsonl.gz"
    article = {"id": "arv-01", "title": "Talks", "published": "2033-03-03T14:05:00Z", "text": text}
    path.write_bytes(gzip.compress((json.dumps(article) + "\n").encode()))
    code, out, _ = detente("read", path, "--json")
    line = json.loads(out)
    assert code == 0 and line["id"] == "arv-01"
    pieces = [text[s:e] for one in line["statements"] for s, e in one["content"]]
    assert any("We will never accept foreign soldiers on our soil" in piece for piece in pieces)


def test_workers_read_the_same(reports, detente):
    (reports / "second.txt").write_text(FIRST.replace("four hours", "five hours"), encoding="utf-8")
    one = detente("read", reports, "--json")
    two = detente("read", reports, "--json", "--workers", "2")
    assert one == two
