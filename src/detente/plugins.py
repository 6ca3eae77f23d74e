"""Where other packages plug in: entry points, of which the built-in parts use the same ones.

`detente.readers` maps a name to a callable `(catalogue: Catalogue) -> Reader` (see `detente.read.interface`); one with
an attribute `from_settings` is made by `from_settings(catalogue, settings)` instead;
`detente.openers` maps a name to an `Opener` (see `detente.gather.interface`);
`detente.strategies` maps a name to a maker of a party's behaviour in simulated talks (see `detente.analysis.talks.interface`).
"""

from __future__ import annotations

import importlib.metadata
from typing import Any, Literal

from detente.errors import UsageError

Group = Literal["detente.readers", "detente.openers", "detente.strategies"]


def names(group: Group) -> list[str]:
    """The names registered in a group, sorted."""
    return sorted({entry.name for entry in importlib.metadata.entry_points(group=group)})


def load(group: Group, name: str) -> Any:
    """The object registered under a name. Raises UsageError where there is none."""
    found = importlib.metadata.entry_points(group=group, name=name)
    for entry in found:
        return entry.load()
    known = ", ".join(names(group)) or "none"
    raise UsageError(f"nothing called {name!r} is registered in {group}", do=f"Registered: {known}.")
