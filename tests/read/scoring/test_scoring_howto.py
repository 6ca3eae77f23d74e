"""The how-to about language models says what is so."""

import ast
import dataclasses
import json
import re
from pathlib import Path

from detente.read.scoring.annotated import load
from detente.read.scoring.scoring import score
from detente.settings import Endpoint

HOW_TO = (Path(__file__).parents[3] / "docs" / "how-to" / "language-model.md").read_text(encoding="utf-8")


def block(language):
    return re.findall(rf"```{language}\n(.*?)```", HOW_TO, re.DOTALL)


def test_the_annotated_report_is_one_and_scores_itself_perfectly(tmp_path):
    (held,) = block("json")
    (tmp_path / "a.json").write_text(held, encoding="utf-8")
    (one,) = load([tmp_path], handling="unclassified")
    assert all(count.right == count.wanted for count in score(one, json.loads(held)).counts.values() if count.given)


def test_every_setting_of_the_endpoint_is_there_with_its_default():
    for field in dataclasses.fields(Endpoint):
        row = next(line for line in HOW_TO.splitlines() if line.startswith("|") and f"`{field.name}`" in line)
        if isinstance(field.default, int | float) or (field.name == "handling"):
            assert str(field.default).removesuffix(".0") in row


def test_the_python_of_it_is_python():
    for code in block("python"):
        ast.parse(code)
