"""Encrypted records at the command line: every command opens one, and the passphrase shows nowhere."""

import contextlib
import json
import os
import pty
import select
import sys
import time

import pytest

from detente.record.encryption.keys import is_encrypted

PASSPHRASE = "nine grey herons"
OTHER = "ten grey herons"
NAMED = "Draskovar"
REPORT = f"""The envoy of Estoria said on Monday that the talks in Arvel would go on.

"We will not sign this text," Ilka {NAMED} said. {NAMED} met the foreign minister of Wesmark, Pavo Linde, in Arvel on Tuesday.

Wesmark rejects a withdrawal of its troops, Linde said.
"""


@pytest.fixture(autouse=True)
def _no_passphrase_around(monkeypatch):
    monkeypatch.delenv("DETENTE_PASSPHRASE", raising=False)
    monkeypatch.delenv("DETENTE_NEW_PASSPHRASE", raising=False)


@pytest.fixture
def held(tmp_path):
    """A file that holds the passphrase."""
    path = tmp_path / "held"
    path.write_text(f"{PASSPHRASE}\nnot this line\n", encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path, detente, held):
    report = tmp_path / "reports" / "arvel.txt"
    report.parent.mkdir()
    report.write_text(REPORT, encoding="utf-8")
    path = tmp_path / "record" / "talks.detente"
    path.parent.mkdir()
    assert detente("--passphrase-file", held, "encrypt", "-r", path)[:2] == (0, f"{path}\n")
    assert detente("--passphrase-file", held, "brief", report, "-r", path)[0] == 0
    (path.parent / "talks.html").unlink()
    return path


def plain_in(record):
    return [path.name for path in record.parent.iterdir() if NAMED.encode() in path.read_bytes()]


COMMANDS = [
    ("show", "statements"),
    ("search", NAMED),
    ("verify",),
    ("diff", "2020-01-01", "2040-01-01"),
    ("agree",),
    ("stability",),
    ("ratify",),
    ("text", "show"),
    ("judge", "list"),
    ("forecast", "kept"),
    ("export", "statements"),
    ("brief", "--format", "json"),
    ("purge", NAMED, "--why", "safety", "--by", "Ana", "--dry-run"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_opens_it_with_the_passphrase_alone(record, detente, monkeypatch, words):
    monkeypatch.setenv("DETENTE_PASSPHRASE", PASSPHRASE)
    opened = detente(*words, "-r", record)
    assert "passphrase" not in opened[2]
    monkeypatch.setenv("DETENTE_PASSPHRASE", OTHER)
    code, out, err = detente(*words, "-r", record)
    assert (code, out) == (4, "") and "does not open this file" in err
    monkeypatch.delenv("DETENTE_PASSPHRASE")
    code, out, err = detente(*words, "-r", record)
    assert (code, out) == (4, "") and "no passphrase was given" in err
    assert opened[0] in (0, 2)


def test_nothing_beside_it_is_plain_until_something_leaves(record, detente, monkeypatch, tmp_path):
    assert is_encrypted(record) and plain_in(record) == []
    monkeypatch.setenv("DETENTE_PASSPHRASE", PASSPHRASE)
    code, _, err = detente("export", "bundle", "-o", tmp_path / "one.zip", "-r", record)
    assert code == 0 and "the bundle is not" in err
    assert detente("unpack", tmp_path / "one.zip", "-r", record.parent / "again.detente")[0] == 0
    assert is_encrypted(record.parent / "again.detente") and plain_in(record) == []
    assert detente("brief", "-r", record)[0] == 0
    assert plain_in(record) == ["talks.html"], "a brief is there to be read"


def test_another_passphrase_and_none(record, detente, rows, held, tmp_path, monkeypatch):
    new = tmp_path / "new"
    new.write_text(OTHER, encoding="utf-8")
    code, out, _ = detente("--passphrase-file", held, "rekey", "--new-passphrase-file", new, "-r", record)
    assert (code, out) == (0, f"{record}\n")
    assert detente("--passphrase-file", held, "verify", "-r", record)[0] == 4
    monkeypatch.setenv("DETENTE_PASSPHRASE", OTHER)
    monkeypatch.setenv("DETENTE_NEW_PASSPHRASE", PASSPHRASE)
    assert rows("rekey", "-r", record) == [{"record": str(record), "encrypted": True, "files": [str(record)]}]
    monkeypatch.setenv("DETENTE_PASSPHRASE", PASSPHRASE)
    assert rows("decrypt", "-r", record) == [{"record": str(record), "encrypted": False, "files": [str(record)]}]
    assert plain_in(record) == ["talks.detente"]
    assert rows("encrypt", "-r", record)[0]["encrypted"]
    assert plain_in(record) == []


def test_errors_name_the_file_and_never_the_passphrase(record, detente, held, tmp_path, monkeypatch):
    monkeypatch.setenv("DETENTE_PASSPHRASE", OTHER)
    code, out, err = detente("show", "actors", "-r", record, "--json")
    assert code == 4 and json.loads(out)["error"]["exit_code"] == 4
    assert str(record) in err and OTHER not in out + err
    for words, said in (
        (("--passphrase-file", tmp_path / "none", "verify"), "No such file"),
        (("--passphrase-file", held, "encrypt"), "the record is encrypted"),
        (("rekey",), "no new passphrase was given"),
    ):
        code, out, err = detente(*words, "-r", record)
        assert code == 2 and said in err and PASSPHRASE not in err
    monkeypatch.setenv("DETENTE_PASSPHRASE", "short")
    code, _, err = detente("encrypt", "-r", tmp_path / "new.detente")
    assert code == 2 and "fewer than 8" in err


@pytest.mark.skipif(os.name != "posix", reason="file descriptors by name are POSIX")
def test_a_file_descriptor_can_hold_it(record, detente):
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    assert detente("--passphrase-file", f"/dev/fd/{reading}", "verify", "-r", record)[0] == 0
    os.close(reading)


def at_a_terminal(words, *answers):
    """Run a command line at a terminal of its own, answer each question; gives the exit code and all that was shown."""
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-m", "detente", *map(str, words)])  # noqa: S606 - no shell
    shown, waiting = b"", list(answers)
    with contextlib.suppress(OSError):  # what a terminal says when its last program is gone
        while select.select([terminal], [], [], 60)[0]:
            shown += os.read(terminal, 4096)
            if waiting and shown.rstrip(b" ").endswith(b":"):
                time.sleep(0.2)  # getpass throws away what was typed before it turned the echo off
                os.write(terminal, f"{waiting.pop(0)}\n".encode())
                shown += b"\n"
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


@pytest.mark.skipif(os.name != "posix", reason="terminals of one's own are POSIX")
def test_at_a_terminal_it_is_asked_for_and_not_shown(tmp_path):
    record = tmp_path / "talks.detente"
    code, shown = at_a_terminal(("encrypt", "-r", record), PASSPHRASE, PASSPHRASE)
    assert code == 0 and "New passphrase:" in shown and "The same again:" in shown and PASSPHRASE not in shown
    code, shown = at_a_terminal(("show", "actors", "-r", record), PASSPHRASE)
    assert code == 0 and "Passphrase of talks.detente:" in shown and PASSPHRASE not in shown
    code, shown = at_a_terminal(("show", "actors", "-r", record), OTHER)
    assert code == 4 and "does not open" in shown and OTHER not in shown
    code, shown = at_a_terminal(("rekey", "-r", record), PASSPHRASE, OTHER, "something else")
    assert code == 2 and "not the same" in shown
    assert at_a_terminal(("rekey", "-r", record), PASSPHRASE, OTHER, OTHER)[0] == 0
    assert at_a_terminal(("decrypt", "-r", record), OTHER)[0] == 0
    assert not is_encrypted(record)
