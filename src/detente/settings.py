"""What the user can set, with defaults. Read from `detente.yaml` beside the record, or given in Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

ReadingSetting = Literal["full", "fast"]
"""How the built-in reader reads: `fast` by rules alone, `full` with a parser and models for what the rules leave open."""

HANDLING = ("unclassified", "confidential", "strictly confidential")
"""The preset scheme of handling levels, lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The one language-model endpoint that may be asked, and how much of it.

    `url` is the base of an OpenAI-compatible interface ("http://localhost:11434/v1"), `model` the model's name
    there. `key_from` names the environment variable that holds the key (none where empty); the key itself is never
    kept. `handling` is the highest level that may be sent. `cache` is the folder of prompts and answers (default:
    `detente/llm` in the user's cache folder). One run sends at most `requests` requests (repeats included) and
    `tokens` tokens, there and back; a request may take `seconds`. Documents longer than `part` characters go in
    parts; an answer has at most `answer_tokens` tokens.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    url: str = ""
    model: str = ""
    key_from: str = ""
    handling: str = "unclassified"
    cache: Path | None = None
    requests: int = 1_000
    tokens: int = 5_000_000
    seconds: float = 300.0
    part: int = 12_000
    answer_tokens: int = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that hold for one process.

    `names` maps any form of an actor's name to the form that the user wants shown; `parties` are the names
    of those whose positions bind a package (worked out from the reports where empty); `party_order` lists
    names in the order of the user's choice (alphabetical for the rest); `issues` is a YAML file of the
    user's own issues, `bodies` one of bodies that vote and their rules; `reviewer` is who checks; `reader` is the name of a reader (see `detente.plugins`), `reading`
    the setting of the built-in one.
    `endpoint` is the language model that the reader `llm` asks; `levels` are the handling levels, lowest first.
    """

    title: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    party_order: tuple[str, ...] = ()
    issues: Path | None = None
    bodies: Path | None = None
    reviewer: str = ""
    reader: str = "rules"
    reading: ReadingSetting = "full"
    workers: int = 1
    endpoint: Endpoint = field(default_factory=Endpoint)
    levels: tuple[str, ...] = HANDLING
