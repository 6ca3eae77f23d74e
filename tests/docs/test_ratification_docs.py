"""The rules and the motion that docs/reference/ratification.md shows can be used as they stand."""

import re
from pathlib import Path

from detente.analysis.ratification import binary, load_game, load_motion, power, results
from detente.analysis.ratification.known import register
from detente.analysis.ratification.plans import load_plan, zone_of

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ratification.md"


def blocks(tmp_path):
    for number, text in enumerate(re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        yield path


def test_the_rules_and_the_motion_of_the_page(tmp_path):
    short, full, motion, _, _ = blocks(tmp_path)
    for path in (short, full):
        assert sum(power(binary(load_game(path)[0])).shapley_shubik) == 1
    read = load_motion(motion)
    assert [form.title for form in read.forms] == ["Open the ford", "Without Dalen", "A treaty between the capitals"]
    assert [one.outcome for one in results(read)] == ["open", "open", "open", "open"]


def test_the_bodies_and_the_plan_of_the_page(tmp_path):
    *_, bodies, plan = blocks(tmp_path)
    body, rules = register(bodies)[0]
    assert (body.title, rules[0].title) == ("Council of the Reach", "Five of eight")
    assert zone_of(load_plan(plan)).open == 1
