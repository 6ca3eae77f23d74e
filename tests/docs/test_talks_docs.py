"""The scenario, the command and the strategy that docs/reference/talks.md shows can be used as they stand."""

import re
import shlex
from pathlib import Path

from detente.analysis.agreements.scenarios import fixed, load_scenario
from detente.analysis.talks import BUILT_INS, Talks, plan, simulate, table
from detente.cli.app import run

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "talks.md").read_text(encoding="utf-8")
SCENARIO, COMMAND, CODE = re.findall(r"```\w*\n(.*?)```", PAGE, re.DOTALL)


def test_the_command_runs(tmp_path, monkeypatch, capsys):
    (tmp_path / "ford.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(COMMAND)[1:]) == 0
    assert "Hill State: boulware (beta 0.2, first 0)" in capsys.readouterr().out
    assert (tmp_path / "ford.svg").exists()


def test_the_strategy_takes_part(tmp_path):
    (tmp_path / "ford.yaml").write_text(SCENARIO, encoding="utf-8")
    names = {}
    exec(CODE, names)  # noqa: S102 # the page's own
    talks = Talks(rules="offers", rounds=30, plans=(names["steps"], plan("micro")))
    found = simulate(table(fixed(load_scenario(tmp_path / "ford.yaml"))), talks, runs=5)
    assert (found.package >= 0).all()


def test_every_strategy_is_described():
    assert all(f"`{name}`" in PAGE for name in BUILT_INS)
