"""The example of a case in the reference is read as it stands there."""

import re
from pathlib import Path

from detente.analysis.stability import analyse, model_of
from detente.model import safe_yaml

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "stability.md"


def test_the_case_in_the_reference_is_one():
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    model = model_of(safe_yaml.parsed(example), origin=PAGE.name)
    found = analyse(model)
    assert model.size == 6 and model.labels[model.status_quo] == "NNN"
    assert [model.labels[one] for one in found.equilibria["nash"]] == ["NNN", "YYN"]
