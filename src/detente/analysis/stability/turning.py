"""Prioritised statements in words, and beside each assumed one what the answer would be if it were the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from detente.analysis.stability.analyse import Change, Findings
from detente.analysis.stability.interface import CONCEPTS, Model
from detente.analysis.stability.naming import listed_states
from detente.analysis.stability.preferences import MUCH

_QUOTED = re.compile(r'"([^"]+)"')
_ALONE = re.compile(r"\((“[^”]*”)\)")
_SHOWN = 4


def statements(model: Model, maker: int) -> list[dict[str, Any]]:
    """A decision maker's prioritised statements as they were given, the most important first; none where it has none."""
    told = (model.held.get("preferences") or {}).get(model.makers[maker])
    listed = told.get("statements") if isinstance(told, dict) else None
    return [
        one if isinstance(one, dict) else {"statement": one}
        for one in (listed if isinstance(listed, list) else ())
        if one != MUCH
    ]


def statement_words(model: Model, statement: dict[str, Any]) -> str:
    """A statement with options called by their short names: not “Velmar lifts the toll”."""
    short = {f"{model.makers[one.maker]}: {one.name}": one.short or one.name for one in model.options}
    short |= {one.name: short[f"{model.makers[one.maker]}: {one.name}"] for one in model.options}
    words = str(statement.get("statement"))
    words = _QUOTED.sub(lambda found: f"“{short.get(found[1], found[1])}”", words).replace(" iff ", " if and only if ")
    return _ALONE.sub(r"\1", words)


def turned_words(found: Findings, maker: int, statement: int) -> Iterator[str]:
    """For each assumption about a statement (that it is so, that it counts before the next) what its contrary would change.

    An assumed order that changes nothing is left to `counted_words`.
    """
    for one in found.changes:
        if (one.assumption.maker, one.assumption.statement) == (maker, statement):
            if one.assumption.kind == "statement":
                yield f"if not so, {effect_words(found.model, one)}"
            elif one.matters:
                yield f"if the next counts first, {effect_words(found.model, one)}"


def effect_words(model: Model, one: Change) -> str:
    """What an assumption turned round would change: by name what holds under Nash or SEQ, the rest as a number."""
    parts = []
    for some, verb in ((one.gained, "would hold, too"), (one.lost, "would not hold")):
        states = sorted({*some["nash"], *some["seq"]})
        if states:
            parts.append(f"{listed_states(model, states, most=_SHOWN)} {verb}")
    named = sum(len({*some["nash"], *some["seq"]}) for some in (one.gained, one.lost))
    every = sum(len({state for concept in CONCEPTS for state in some[concept]}) for some in (one.gained, one.lost))
    together = sum(len({state for concept in CONCEPTS for state in some[concept]}) for some in one.together or ())
    further = []
    if every > named:
        further.append(f"{every - named} under GMR or SMR alone")
    if together:
        further.append(f"{together} where groups move together")
    if not parts and not further:
        return "nothing changes"
    told = f"further changes: {' and '.join(further)}" if parts else f"changes: {' and '.join(further)}"
    return "; ".join([*parts, *([told] if further else [])])


def counted_words(found: Findings) -> str:
    """How many assumptions there are, of whom, and how many of them matter; nothing where there are none."""
    if not found.changes:
        return ""
    matter = [one for one in found.changes if one.matters]
    total = f"{len(found.changes)} assumption{'s' if len(found.changes) > 1 else ''}"
    order = sum(one.assumption.kind == "order" for one in found.changes)
    total += f" ({order} of them that one statement counts before the next)" if order else ""
    if not matter:
        return f"{total}: turned round one at a time, none of them changes anything."
    of = Counter(found.model.makers[one.assumption.maker] for one in matter)
    whose = ", ".join(f"{count} of {name}" for name, count in of.items())
    partly = any(one.together is None for one in found.changes) and found.coalitions is not None
    left = " Groups were left out of that: there are too many states." if partly else ""
    rest = len(found.changes) - len(matter)
    others = f"; {rest} change{'' if rest > 1 else 's'} nothing" if rest else ""
    return f"{total}: turned round one at a time, {len(matter)} would change what holds ({whose}){others}.{left}"
