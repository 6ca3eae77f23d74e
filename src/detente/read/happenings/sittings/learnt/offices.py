"""The sort of office that somebody holds, by the role that a report gives him."""

from __future__ import annotations

import re

from detente.read.happenings.scene import Scene

_OFFICES = (
    ("minister", r"\bforeign minister\b"),
    ("negotiator", r"negotiat|delegat"),
    ("head", r"(?<!vice[- ])\b(?:president|prime minister|premier|chancellor|king|queen|emir)\b"),
    ("chief", r"leader|chair|head of|general|colonel|commander|chief"),
    ("minister", r"minister"),
    ("envoy", r"envoy|ambassador|mediat|representative|facilitat|conciliator"),
)


def office(scene: Scene, actor: str) -> str:
    """The sort of office that somebody holds; "none" where the report names none, "other" where another."""
    known = scene.actors.get(actor)
    role = (known.role or "").lower() if known else ""
    return next((name for name, words in _OFFICES if re.search(words, role)), "other" if role else "none")
