"""Our own sentences about invented talks, by kind, each with what a careful reader takes from it.

A table's expectations name the details that count; the number of facts always does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from stage import read

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
KINDS = ("meetings", "proposals", "decisions")


def details(kind: str, fact: Any) -> dict[str, Any]:
    date = fact.date.day_value if fact.date else None
    if kind == "meetings":
        return {
            "people": sorted(fact.participants),
            "between": sorted(fact.mediators),
            "absent": sorted(fact.absent),
            "place": fact.place,
            "date": date,
            "status": fact.status,
            "hours": fact.hours,
        }
    names = (
        ("author", "recipient", "status", "points", "counters", "name")
        if kind == "proposals"
        else ("status", "rule", "matter")
    )
    return {"date": date, **{name: getattr(fact, name) for name in names}}


def fits(got: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether every detail that is wanted is there; a matter's words need only be among those told."""
    for key, value in wanted.items():
        expected = sorted(value) if isinstance(value, list) else str(value) if key == "date" else value
        if key in ("matter", "name"):
            if expected.lower() not in got[key].lower():
                return False
        elif got[key] != expected:
            return False
    return True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_case(case):
    kind = next(one for one in KINDS if one in case)
    got = [details(kind, fact) for fact in getattr(read(case["text"])._, kind)]
    assert len(got) == len(case[kind]), got
    assert all(fits(one, wanted) for one, wanted in zip(got, case[kind], strict=True)), got
