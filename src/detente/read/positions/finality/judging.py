"""Which demands and refusals are red lines, by learnt weights of signs."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files

from spacy.tokens import Doc

from detente.read.layers import text_of
from detente.read.positions.finality.signs import signs
from detente.read.positions.finding import Finding
from detente.read.weighing import chance, total

FILE = "weights.json"
LEAST = 0.6
"""From what chance on a position is told as a red line. In 400 reports, judged by what other processes taught, of 1,128 demands and
refusals that the reader had told rightly 121 were red lines: rules told 36, 30 rightly; with .6 there were 59, 50 rightly, with .4 82
and 62, with .25 114 and 77 (the highest F1, .66). A red line wrongly told costs more than one that is missed."""


def with_red_line(doc: Doc, found: Finding) -> Finding:
    """A finding as a red line, where rules call it one or its words are likely to; "accepts" and "open" never are."""
    weights: Mapping[str, float] | None = doc._.learnt.finality if doc._.learnt is not None else None
    if weights is None or found.red_line or not _may_be_final(found):
        return found
    shown = signs(text_of(doc), found.evidence, issue=found.issue, option=found.option, attitude=found.attitude)
    return replace(found, red_line=chance(total(shown, weights)) >= LEAST)


def _may_be_final(found: Finding) -> bool:
    """Whether it is a demand or a refusal, but none for the time being ("no release before a truce") nor one of preconditions."""
    if found.attitude == "rejects":
        return found.condition is None and (found.issue, found.option) != ("format", "preconditions")
    return found.attitude == "demands"


@functools.cache
def shipped() -> Mapping[str, float] | None:
    """The weights in the package; None where the file is absent."""
    path = files(__package__).joinpath("data", FILE)
    if not path.is_file():
        return None
    weights: Mapping[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights
