"""YAML read safely, by the parser in C where the installed PyYAML has it."""

from __future__ import annotations

from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str) -> Any:
    """The value in a YAML text: plain types only, nothing is ever executed. Raises yaml.YAMLError for what is no YAML."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - one of the two safe loaders
