"""What a form finds, in plain sentences and as plain data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from detente.analysis.commitment.forms import FORMS
from detente.analysis.commitment.interface import Finding, Form, Holds, Input, Number, Span
from detente.model.ranges import Assumption

_EVERY: Holds = "for every value in the ranges"


def sentences(found: Finding) -> Iterator[str]:
    """A form's question, what it was given and by whom, and what follows."""
    form, sides = found.form, found.sides
    yield f"{form.title}: {form.question.format_map(sides)}"
    if found.needs:
        yield "Needs: " + "; ".join(_named(form.input(name), sides) for name in found.needs) + "."
        yield from _told(found)
        return
    known = [(name, one) for name, one in found.inputs.items() if one.range is not None]
    for number, (name, one) in enumerate(known):
        lead = "and" if number else "If"
        yield f"    {lead} {_named(form.input(name), sides)} is {one.range} ({one.source}),"
    yield "  then"
    for result in form.results:
        words = result.words.format_map(sides)
        about = "" if result.exact else " (its values lie within; see the docs)"
        yield f"    {words} ({result.name}): {found.results[result.name]}{about}"
    for verdict in found.verdicts:
        where = "" if verdict.value is None else f": {_EVERY}"
        yield f"    {verdict.words[:1].upper()}{verdict.words[1:]}{where}."
    yield from _told(found)
    yield f"    It assumes: {form.assumes.format_map(sides)}"


def _told(found: Finding) -> Iterator[str]:
    """The sentences of reports that bear on an input."""
    for name, one in found.inputs.items():
        for each in one.said:
            yield f"    Reported on {name}, {each.by}: “{each.words}” ({each.source})"


def _named(one: Input, sides: Mapping[str, str]) -> str:
    return f"{one.words.format_map(sides)} ({one.name}; {one.unit.format_map(sides)})"


def as_data(found: Finding) -> dict[str, Any]:
    """The same ready for JSON; a bound that is out of reach is null, and `unbounded` says so."""
    form, sides = found.form, found.sides
    return {
        "form": form.name,
        "title": form.title,
        "question": form.question.format_map(sides),
        "sides": dict(sides),
        "needs": list(found.needs),
        "inputs": {name: _input(form.input(name), one, sides) for name, one in found.inputs.items()},
        "results": {
            one.name: {
                "words": one.words.format_map(sides),
                "unit": one.unit.format_map(sides),
                **_span(found.results[one.name]),
                "exact": one.exact,
                "bounds": one.proof,
            }
            for one in form.results
            if one.name in found.results
        },
        "verdicts": {one.name: {"value": one.value, "holds": one.holds, "words": one.words} for one in found.verdicts},
        "assumes": form.assumes.format_map(sides),
        "source": form.source,
    }


def _span(span: Span) -> dict[str, Any]:
    ends = {"low": _plain(span.low), "high": _plain(span.high)}
    return ends if None not in ends.values() else ends | {"unbounded": True}


def _plain(value: Number) -> float | None:
    return float(value) if math.isfinite(value) else None


def _input(one: Input, told: Assumption, sides: Mapping[str, str]) -> dict[str, Any]:
    return {
        "words": one.words.format_map(sides),
        "unit": told.unit or one.unit.format_map(sides),
        "low": None if told.range is None else float(told.range.low),
        "high": None if told.range is None else float(told.range.high),
        "says": told.says,
        "who": told.who,
        "said": [{"by": each.by, "words": each.words, "source": each.source, "fact": each.fact} for each in told.said],
    }


def catalogue() -> list[dict[str, Any]]:
    """Every form with its inputs and results, for a list."""
    return [_described(form) for form in FORMS.values()]


def _described(form: Form) -> dict[str, Any]:
    plain = {"A": "A", "B": "B"}
    return {
        "form": form.name,
        "title": form.title,
        "question": form.question.format_map(plain),
        "inputs": [
            {
                "name": one.name,
                "words": one.words.format_map(plain),
                "unit": one.unit.format_map(plain),
                "optional": one.optional,
            }
            for one in form.inputs
        ],
        "results": [
            {"name": one.name, "words": one.words.format_map(plain), "unit": one.unit.format_map(plain)}
            for one in form.results
        ],
        "verdicts": [one.name for one in form.conditions],
        "assumes": form.assumes.format_map(plain),
        "source": form.source,
    }
