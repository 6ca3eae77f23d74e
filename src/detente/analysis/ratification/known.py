"""The bodies and rules that come with Detente: data, each with its source and date."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from detente.analysis.ratification.plain import Entry, body_of, load, parsed, rule_of
from detente.analysis.ratification.rules import Body, Rule
from detente.errors import UsageError

Known = tuple[Body, tuple[Rule, ...]]
"""A body and the rules by which it may decide."""


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


def register(path: Path | None = None) -> tuple[Known, ...]:
    """The bodies of a file of the user's, before those that come with Detente. Raises DataFileError, UsageError.

    The file has bodies by id in the form of the data here; their `rules` may be ids or rules written out.
    """
    own: list[Known] = []
    if path is not None:
        entry = load(path)
        own = [_own(entry.at(key), id=key) for key in entry.mapping()]
    return (*own, *((one, candidates(one)) for one in bodies().values()))


def _own(entry: Entry, *, id: str) -> Known:
    said = dict(entry.mapping())
    listed = entry.at("rules", [])
    if not isinstance(listed.value, list) or not listed.value:
        entry.refuse("a body needs 'rules', a list", do="Name known rules by id, or write {title, passes} out.")
    found = []
    for number, value in enumerate(listed.value):
        one = listed.at(number)
        found.append(rule(value) if isinstance(value, str) else rule_of(one, id=f"{id}-{number + 1}"))
    body = body_of(Entry({**said, "rules": []}, entry.origin, entry.place), id=id)
    return body, tuple(found)


def _data(name: str) -> Entry:
    data = importlib.resources.files("detente.analysis.ratification") / "data" / name
    return parsed(data.read_text(encoding="utf-8"), origin=name)
