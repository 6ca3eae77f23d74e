"""The main job on the command line: reports in, a record and a brief out."""

import json
import signal
import subprocess
import sys
import time

from tests_reports import FRENCH, SECOND


def test_a_brief_of_one_report(reports, tmp_path, detente):
    record = tmp_path / "talks.detente"
    code, out, err = detente("brief", reports, "--record", record, "--format", "html,md,json,docx")
    assert code == 0
    assert "1 new, 0 already in the record." in err
    assert out.splitlines() == [str(record), *(str(record.with_suffix(s)) for s in (".html", ".md", ".json", ".docx"))]
    page = record.with_suffix(".html").read_text(encoding="utf-8")
    assert "DRAFT, 0 of" in page
    assert "Ilda Morrane" in page


def test_the_same_reports_again_change_nothing_and_a_new_one_is_new(reports, tmp_path, detente):
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    code, _, err = detente("brief", reports, "--record", record)
    assert (code, err.splitlines()[0]) == (0, "0 new, 1 already in the record.")
    (reports / "second.txt").write_text(SECOND, encoding="utf-8")
    code, _, err = detente("brief", reports, "--record", record, "--format", "json")
    assert (code, err.splitlines()[0]) == (0, "1 new, 1 already in the record.")
    brief = json.loads(record.with_suffix(".json").read_text(encoding="utf-8"))
    assert any(claim["fresh"] for section in brief["sections"] for claim in section["claims"])


def test_same_inputs_same_bytes(reports, tmp_path, detente):
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        record = tmp_path / name / "talks.detente"
        detente("brief", reports, "--record", record, "--format", "html,docx")
        pages.append([record.with_suffix(s).read_bytes() for s in (".html", ".docx")])
    assert pages[0] == pages[1]


def test_what_cannot_be_read_is_a_row_with_a_reason_and_the_rest_is_read(reports, tmp_path, detente, rows):
    (reports / "empty.txt").write_bytes(b"")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (reports / "french.txt").write_text(FRENCH, encoding="utf-8")
    record = tmp_path / "talks.detente"
    code, _, err = detente("brief", reports, "--record", record, "--format", "html")
    assert code == 6
    assert "empty.txt: " in err
    sources = {one["location"].rpartition("/")[2]: one for one in rows("show", "sources", "--record", record)}
    assert sources["first.txt"]["status"] == "ready"
    assert sources["empty.txt"]["status"] == "unreadable" and sources["empty.txt"]["reason"]
    assert sources["binary.txt"]["status"] == "unreadable" and sources["binary.txt"]["reason"]
    assert sources["french.txt"]["status"] == "not read"
    page = record.with_suffix(".html").read_text(encoding="utf-8")
    assert sources["empty.txt"]["reason"] in page


def test_another_language_is_searchable_and_can_be_marked_by_hand(reports, tmp_path, detente, rows):
    (reports / "french.txt").write_text(FRENCH, encoding="utf-8")
    record = tmp_path / "talks.detente"
    detente("brief", reports, "--record", record)
    (found,) = rows("search", "Norvège", "--record", record)
    assert found["status"] == "not read"
    words = "n'accepterait jamais de soldats étrangers"
    stance = ("--kind", "position", "--issue", "monitoring", "--option", "peacekeepers", "--attitude", "rejects")
    code, out, _ = detente(
        "mark", found["id"], words, "--who", "Arvenia", *stance, "--red-line", "--by", "B. Alder", "--record", record
    )
    assert code == 0
    marked = {one["id"]: one for one in rows("show", "positions", "--record", record)}[out.strip()]
    assert marked["evidence"][0]["exact"] == words
    assert marked["why"]["by"] == "B. Alder"
    code, _, err = detente("mark", found["id"], "not there", "--who", "Arvenia", "--by", "B. Alder", "--record", record)
    assert code == 2 and "do not stand in the source" in err


def test_errors_say_what_to_which_input_and_what_next(tmp_path, detente):
    code, _, err = detente("brief", tmp_path / "nothing.txt", "--record", tmp_path / "x.detente")
    assert code == 3 and "nothing.txt" in err and "Traceback" not in err
    code, _, err = detente("brief", "https://example.org/report", "--record", tmp_path / "x.detente")
    assert code == 2 and "https://example.org/report" in err
    (tmp_path / "bad.detente").write_bytes(b"not a record at all" * 100)
    code, out, err = detente("show", "actors", "--record", tmp_path / "bad.detente", "--json")
    assert code == 4 and json.loads(out)["error"]["exit_code"] == 4
    code, _, err = detente("show", "moods", "--record", tmp_path / "x.detente")
    assert code == 2 and "positions" in err


def test_ctrl_c_keeps_what_is_done(reports, tmp_path):
    for number in range(60):
        (reports / f"copy{number}.txt").write_text(SECOND + f"\nCopy {number}.\n", encoding="utf-8")
    record = tmp_path / "talks.detente"
    command = [sys.executable, "-m", "detente", "brief", str(reports), "--record", str(record)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while run.poll() is None and time.monotonic() < deadline and not record.exists():
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    if run.returncode != 0:  # it may have been faster than we are
        assert run.returncode == 130, err
        assert b"Stopped" in err
    again = subprocess.run(command, capture_output=True, check=True)
    assert b"already in the record" in again.stderr
