"""What the user can set, with defaults. Read from `detente.yaml` beside the record, or given in Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that hold for one process.

    `names` maps any form of an actor's name to the form that the user wants shown; `parties` are the names
    of those whose positions bind a package (worked out from the reports where empty); `party_order` lists
    names in the order of the user's choice (alphabetical for the rest); `issues` is a YAML file of the
    user's own issues; `reviewer` is who checks; `reader` is the name of a reader (see `detente.plugins`).
    """

    title: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    party_order: tuple[str, ...] = ()
    issues: Path | None = None
    reviewer: str = ""
    reader: str = "rules"
    workers: int = 1
