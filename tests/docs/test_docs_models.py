"""The models shown in the reference pages run as they stand."""

import re
from pathlib import Path

import pytest

from detente.analysis.commitment import FORMS
from detente.project.commitment import worked_out
from detente.project.forecasts import made

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def shown(page):
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_commitment_model_runs_and_nothing_is_missing(tmp_path):
    (model,) = shown("commitment.md")
    path = tmp_path / "model.yaml"
    path.write_text(model, encoding="utf-8")
    found = worked_out(path)
    assert len(found.findings) == 2
    assert not any(one.needs for one in found.findings)
    assert "assumed by the desk" in "\n".join(found.words)
    assert found.svg().startswith("<svg ")


def test_the_issue_runs_and_nothing_is_missing(tmp_path):
    (issue,) = shown("forecast.md")
    path = tmp_path / "issue.yaml"
    path.write_text(issue, encoding="utf-8")
    (entry,) = made(path, challenge=True).data["issues"]
    assert entry["needs"] == []
    assert entry["beliefs"]["level"] == 0.8
    assert entry["challenge"]["exploratory"] is True


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_is_derived_in_the_reference(form):
    assert f"**`{form}`**" in (DOCS / "commitment.md").read_text(encoding="utf-8")
