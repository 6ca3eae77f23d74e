"""The words of `data/positions_words.yaml` as patterns: verbs in all their forms, and phrases as they stand."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping
from typing import Any

from detente.model import safe_yaml

_DOUBLED = re.compile(r"(?:[^aeiou][aeiou][bdglmnprt])$")


@functools.cache
def _data() -> Mapping[str, Any]:
    file = importlib.resources.files("detente.read") / "data" / "positions_words.yaml"
    data: Mapping[str, Any] = safe_yaml.parsed(file.read_text(encoding="utf-8"))
    return data


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern with its kind."""
    data = _data()
    for kind, lists in data.items():
        if kind == "irregular":
            continue
        for verb in lists.get("verbs", "").split("|"):
            if verb.strip():
                yield forms(verb.strip(), data["irregular"]), kind
        for phrase in lists.get("phrases", ()):
            yield phrase, kind


def forms(verb: str, irregular: Mapping[str, str]) -> str:
    """A pattern for all forms of a verb, the words after it unchanged: "call for" as "(?:call|calls|called|calling) for"."""
    first, _, rest = verb.partition(" ")
    others = irregular[first].split() if first in irregular else (_third(first), *_others(first))
    found = [first, *others]
    tail = f" {rest}" if rest else ""
    return f"(?:{'|'.join(found)}){tail}"


def _third(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _others(verb: str) -> tuple[str, str]:
    """The past and the -ing form."""
    if verb.endswith("e"):
        return f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied", f"{verb}ing"
    if len(verb) < 5 and _DOUBLED.search(verb):
        return f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    return f"{verb}ed", f"{verb}ing"
