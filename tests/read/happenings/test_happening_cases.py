from pathlib import Path

import pytest
import yaml
from stage import read

CASES = yaml.safe_load((Path(__file__).parent / "happening_cases.yaml").read_text(encoding="utf-8"))


def date_of(fact):
    return fact.date.day_value if fact.date else None


def cases(kind):
    return pytest.mark.parametrize("case", CASES[kind], ids=lambda case: case["text"][:60])


def matches(got, expected):
    """The expected keys only, dates as text."""
    wanted = [{key: str(value) if key == "date" else value for key, value in one.items()} for one in expected]
    assert len(got) == len(wanted), got
    for one in wanted:
        assert any(all(other[key] == value for key, value in one.items()) for other in got), (one, got)


@cases("proposals")
def test_proposal(case):
    found = read(case["text"])._.proposals
    keys = ("author", "name", "recipient", "points", "status", "counters")
    matches([{"date": date_of(one), **{key: getattr(one, key) for key in keys}} for one in found], case["expect"])


@cases("decisions")
def test_decision(case):
    doc = read(case["text"])
    actors = {actor.id: actor for actor in doc._.actors}
    got = [
        {
            "status": one.status,
            "date": date_of(one),
            "side": actors[one.body].side,
            "rule": one.rule,
            "resisted": list(one.resisted_by),
        }
        for one in doc._.decisions
    ]
    matches(got, case["expect"])


@cases("events")
def test_event(case):
    got = [
        {
            "rule": one.why.rule,
            "date": date_of(one),
            "place": one.place,
            "amounts": [
                f"{amount.amount} {amount.currency}" if amount.kind == "money" else f"{amount.value} {amount.unit}"
                for amount in one.amounts
            ],
        }
        for one in read(case["text"])._.events
    ]
    matches(got, case["expect"])
