"""Simulated talks from a notebook: the same as the command's."""

import json

from detente.project import Project
from detente.project.talks import Asked

SCENARIO = """
title: Ford and toll
assumed_by: A. Reader
parties: {hill: Hill State, lake: Lake League}
issues: {toll: {options: [none, low, high]}}
utilities:
  hill: {scale: points, values: {toll: {points: {none: 0, low: 2, high: 3}}}}
  lake: {scale: points, values: {toll: {points: {none: 3, low: 2, high: 0}}}}
"""


def test_a_project_simulates_talks(tmp_path):
    path = tmp_path / "toll.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    with Project.open(tmp_path / "process.detente") as project:
        found = project.talks(path, asked=Asked(rounds=10, strategies=["linear"]), runs=50, seed=3)
    assert found.spread.agreed.value == 1
    assert found.spread.packages[0].words == "toll: low"
    assert json.loads(json.dumps(found.data))["seed"] == 3
    assert found.words[0].startswith("What these rules would do, in 50 simulated talks (seed 3)")
    assert "<svg" in found.svg
