"""A command line in this process, and reports of an invented process."""

import json

import pytest
from tests_reports import FIRST


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


@pytest.fixture
def detente(capsys):
    """Runs a command line; gives its exit code, standard output and standard error."""
    from detente.cli.app import run

    def call(*words):
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def rows(detente):
    """The JSON lines that a command prints."""

    def call(*words):
        code, out, _ = detente(*words, "--json")
        assert code == 0
        return [json.loads(line) for line in out.splitlines()]

    return call
