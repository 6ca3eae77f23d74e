"""The docs cannot lag: the notebook example runs, and every command and setting is described."""

import runpy
from pathlib import Path

import pytest

from detente.cli.app import COMMANDS
from detente.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def test_the_notebook_example_runs(capsys):
    names = runpy.run_path(str(DOCS / "notebook.py"))
    assert names["added"].new == 5
    assert all(path.exists() for path in names["first"])
    assert "checked" in capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_reference(command):
    assert f"## detente {command}\n" in (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", sorted(Settings.__slots__))
def test_every_setting_is_in_the_reference(setting):
    assert f"`{setting}`" in (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")


def test_the_reference_shows_each_commands_help_as_it_is(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    write = runpy.run_path(str(DOCS / "write_commands.py"))
    text = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    assert write["page"](text) == text, "run python docs/write_commands.py"
