"""A commitment model from a YAML or JSON file.

title: The withdrawal from the Harl valley
forms: [guarantee_needed, incremental_exchange_phases]     # or form: …
sides: {A: Orvany, B: Velmar}                              # what the sides are called; else A and B
assumed_by: the desk                                       # whose the numbers are that name nobody
inputs:
  delta: {range: [0.8, 0.95], assumed_by: the desk}
  d: {value: 0.5, given_by: the monitors' report}
  S: null                                                  # not known: the form says that it needs it
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from detente.analysis.commitment.forms import FORMS
from detente.analysis.commitment.interface import Model
from detente.errors import DataFileError
from detente.model.ranges import Says, assumption, mapping, only, read_mapping

_KEYS = ("title", "form", "forms", "sides", "given_by", "assumed_by", "inputs", "note")


def load_model(path: Path) -> Model:
    """The model in a file. Raises DataFileError naming the entry that is wrong."""
    return model_of(read_mapping(path), origin=str(path))


def model_of(held: Mapping[str, Any], *, origin: str) -> Model:
    """The model in a mapping. Raises DataFileError naming the entry that is wrong."""
    only(held, _KEYS, origin=origin)
    forms = _forms(held, origin)
    inputs = mapping(held, "inputs", origin=origin)
    known = list(dict.fromkeys(one.name for name in forms for one in FORMS[name].inputs))
    for name in inputs:
        if name not in known:
            what = f"unknown input {str(name)!r}"
            raise DataFileError(what, input=origin, do=f"{', '.join(forms)} takes: {', '.join(known)}.")
    who: tuple[Says, str] = ("assumed by", str(held.get("assumed_by") or ""))
    if held.get("given_by"):
        who = ("given by", str(held["given_by"]))
    sides = mapping(held, "sides", origin=origin)
    only(sides, ("A", "B"), origin=origin, where="sides")
    return Model(
        title=str(held.get("title") or ""),
        forms=tuple(forms),
        inputs={name: assumption(one, where=f"inputs.{name}", origin=origin, who=who) for name, one in inputs.items()},
        sides={"A": str(sides.get("A") or "A"), "B": str(sides.get("B") or "B")},
        note=str(held.get("note") or ""),
    )


def _forms(held: Mapping[str, Any], origin: str) -> list[str]:
    told = held.get("forms") or held.get("form") or ()
    forms = told if isinstance(told, list) else [told] if told else []
    if not forms:
        raise DataFileError("no form is named", input=origin, do="Add form: …; detente commit --list names them.")
    for name in forms:
        if not isinstance(name, str) or name not in FORMS:
            raise DataFileError(
                f"no form is called {str(name)[:40]!r}", input=origin, do="detente commit --list names them."
            )
    return forms
