"""`detente purge`: what would go is listed, nothing goes unasked, and afterwards nothing is left."""

import pytest

NAMED = "Draskovar"
REPORT = f"""The envoy of Estoria said on Monday that the talks in Arvel would go on.

"We will not sign this text," Ilka {NAMED} said. {NAMED} met the foreign minister of Wesmark, Pavo Linde, in Arvel on Tuesday.

Wesmark rejects a withdrawal of its troops, Linde said.
"""


@pytest.fixture
def record(tmp_path, detente):
    report = tmp_path / "reports" / "arvel.txt"
    report.parent.mkdir()
    report.write_text(REPORT, encoding="utf-8")
    path = tmp_path / "record" / "talks.detente"
    path.parent.mkdir()
    assert detente("brief", report, "-r", path)[0] == 0
    return path


def left(record):
    return [path.name for path in record.parent.iterdir() if NAMED.encode() in path.read_bytes()]


def test_a_dry_run_lists_and_changes_nothing(record, detente, rows):
    before = record.read_bytes()
    code, out, _ = detente("purge", f"Ilka {NAMED}", "--why", "safety", "--by", "Ana", "--dry-run", "-r", record)
    assert code == 0
    assert f"Would be blocked out: “{NAMED}” at 1 place\n" in out
    assert "Would go: " in out and "Tombstones: " in out
    assert record.read_bytes() == before
    (found,) = rows("purge", f"Ilka {NAMED}", "--why", "safety", "--by", "Ana", "--dry-run", "-r", record)
    assert not found["done"] and found["kind"] == "actor" and found["forms"][NAMED] == 1


def test_nothing_goes_unasked(record, detente):
    code, _, err = detente("purge", f"Ilka {NAMED}", "--why", "safety", "--by", "Ana", "-r", record)
    assert code == 2 and "cannot be undone" in err
    assert "talks.detente" in left(record)


@pytest.mark.parametrize(
    ("words", "told"), [(("--why", " ", "--by", "Ana"), "needs a reason"), (("--why", "x"), "nobody to sign")]
)
def test_somebody_must_sign_and_say_why(record, detente, words, told):
    code, _, err = detente("purge", f"Ilka {NAMED}", *words, "--yes", "-r", record)
    assert code == 2 and told in err


def test_a_person_goes_and_verify_says_so(record, detente):
    (record.parent / "talks.html").unlink()
    code, out, _ = detente("purge", f"Ilka {NAMED}", "--why", "safety", "--by", "Ana", "--yes", "-r", record)
    assert code == 0 and f"Blocked out: “{NAMED}” at 1 place\n" in out
    assert left(record) == []
    code, out, _ = detente("verify", "-r", record)
    assert code == 0 and "of them were purged on purpose" in out
    code, out, _ = detente("show", "actors", "-r", record)
    assert NAMED not in out and "Linde" in out


def test_a_source_goes_and_its_file_does_not_come_in_again(record, tmp_path, detente, rows):
    (source,) = rows("show", "sources", "-r", record)
    assert detente("purge", source["id"], "--why", "x", "--by", "Ana", "--yes", "-r", record)[0] == 0
    code, _, err = detente("brief", tmp_path / "reports", "-r", record)
    assert code == 6 and "purged from this record" in err
    assert rows("show", "sources", "-r", record) == []
