"""The scenario of the how-to is read as it stands there, and its commands run."""

import re
import shlex
from pathlib import Path

import pytest

from detente.cli.app import run

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "scenario.md").read_text(encoding="utf-8")
SCENARIO = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
COMMANDS = re.findall(r"^\$ detente (.*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run_on_the_scenario_as_printed(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("ford.yaml").write_text(SCENARIO, encoding="utf-8")
    assert run(shlex.split(command)) == 0
    out = capsys.readouterr().out
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")]
    assert any("Hill State" in words for words in (out, *pages))
    assert "Traceback" not in out


def test_there_are_commands():
    assert len(COMMANDS) == 6
