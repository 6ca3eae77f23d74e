"""What a case assumes and nobody says, and what changes where it is turned round."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from detente.analysis.stability.interface import Assumption
from detente.analysis.stability.preferences import MUCH


def assumptions(preferences: Mapping[str, Any], makers: Sequence[str]) -> tuple[Assumption, ...]:
    """The statements marked `assumed`, and the places in the order marked `order_assumed`, maker by maker."""
    found = []
    for number, maker in enumerate(makers):
        for place, one in enumerate(_entries(preferences[maker])):
            if not isinstance(one, dict):
                continue
            because = f" ({one['because']})" if one.get("because") else ""
            if one.get("assumed"):
                words = f"{maker} prefers “{_plain(one)}”{because}"
                found.append(Assumption(words=words, maker=number, statement=place, kind="statement"))
            if one.get("order_assumed") and place + 1 < len(_entries(preferences[maker])):
                after = _entries(preferences[maker])[place + 1]
                words = f"for {maker}, “{_plain(one)}” counts before “{_plain(after)}”"
                found.append(Assumption(words=words, maker=number, statement=place, kind="order"))
    return tuple(found)


def _plain(statement: Any) -> str:
    text = statement.get("statement") if isinstance(statement, dict) else statement
    return str(text).replace('"', "")


def _entries(told: Any) -> list[Any]:
    statements = told.get("statements") if isinstance(told, dict) else None
    return [one for one in statements if one != MUCH] if isinstance(statements, list) else []


def turned(held: Mapping[str, Any], maker: str, one: Assumption) -> dict[str, Any]:
    """The case with one assumption turned round: the statement denied, or the two statements in the other order."""
    case = copy.deepcopy(dict(held))
    statements = case["preferences"][maker]["statements"]
    place = _place(statements, one.statement)
    if one.kind == "statement":
        statements[place]["statement"] = f"not ({statements[place]['statement']})"
    else:
        after = _place(statements, one.statement + 1)
        statements[place], statements[after] = statements[after], statements[place]
    return case


def _place(statements: Sequence[Any], wanted: int) -> int:
    """Where a statement stands in the list, marks of strength counted."""
    return [place for place, one in enumerate(statements) if one != MUCH][wanted]
