"""The bodies and rules that come with Detente: data, each with its source and date."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping
from types import MappingProxyType

from detente.analysis.ratification.plain import Entry, body_of, parsed, rule_of
from detente.analysis.ratification.rules import Body, Rule
from detente.errors import UsageError


@functools.cache
def rules() -> Mapping[str, Rule]:
    """All known rules by id, in the order of the file."""
    data = _data("rules.yaml")
    return MappingProxyType({key: rule_of(data.at(key), id=key) for key in data.mapping()})


@functools.cache
def bodies() -> Mapping[str, Body]:
    """All known bodies by id, in the order of the file."""
    data = _data("bodies.yaml")
    return MappingProxyType({key: body_of(data.at(key), id=key) for key in data.mapping()})


def rule(id: str) -> Rule:
    """A known rule. Raises UsageError."""
    if id not in rules():
        raise UsageError(f"no rule is called {id!r}", do=f"There are: {', '.join(rules())}.")
    return rules()[id]


def body(id: str) -> Body:
    """A known body. Raises UsageError."""
    if id not in bodies():
        raise UsageError(
            f"no body is called {id!r}", do=f"There are: {', '.join(bodies())}; or write its members down."
        )
    return bodies()[id]


def candidates(one: Body) -> tuple[Rule, ...]:
    """The rules by which a body is known to decide."""
    return tuple(map(rule, one.rules))


def _data(name: str) -> Entry:
    data = importlib.resources.files("detente.analysis.ratification") / "data" / name
    return parsed(data.read_text(encoding="utf-8"), origin=name)
