"""A commitment model drafted from the record: which inputs the reports give, which they only touch, which are missing.

Nothing is invented. What a report gives in so many words (so far only a distance of withdrawal) becomes a range with the
sentences; sentences that bear on another input stand beside it, and its value stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.agreements import Agreements, Stand, sentence_of
from detente.analysis.commitment.forms import FORMS
from detente.errors import UsageError
from detente.model import Dossier

_FORMS: dict[str, tuple[str, ...]] = {
    "guarantees": ("guarantee_needed", "escrow_bond_needed", "deterrence_reliability", "guarantor_credibility"),
    "monitoring": ("imperfect_detection", "detection_needed"),
    "forces": ("reciprocal_withdrawal",),
}
"""For which issue in play which forms ask the question that the talks then turn on."""

_BEARS: dict[str, dict[str, tuple[str, ...]]] = {
    "guarantees": {
        "guarantee_needed": ("g", "L"),
        "escrow_bond_needed": ("bond",),
        "deterrence_reliability": ("P", "c"),
        "guarantor_credibility": ("a",),
    },
    "monitoring": {"*": ("d",)},
    "forces": {"*": ("D",)},
}
"""On which inputs what is said of an issue bears."""

_NEAR = 60
_DISTANCE = re.compile(
    rf"\b(?:withdr[ae]w\w*|pull\w*|mov\w*|step\w*|fall\w*|go(?:ing)?)\b[^.;:!?]{{0,{_NEAR}}}?"
    r"(?P<number>(?<![\w.,])\d{1,4}(?:\.\d+)?)[ \u00a0-]?(?P<unit>km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?)\b",
    re.IGNORECASE,
)
_NOT_A_WAY = re.compile(r"(?:\bto|\bwithin|\bat|\bbeyond|\bbehind)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
"""What makes a distance a place ("to 10 km from the border") rather than a way."""

_UNITS = {"k": "km", "mi": "miles", "me": "metres"}


def drafted(dossier: Dossier, agreements: Agreements) -> dict[str, Any]:
    """The model as it is written to a file. Raises UsageError where no issue in play has a form."""
    stands = {one.issue: one.stands for one in agreements.issues if one.issue in _FORMS and one.stands}
    if not stands:
        what = "no party has a position on guarantees, monitoring or withdrawal in this record"
        raise UsageError(what, do="Write a model by hand: detente commit --list names the forms.")
    names = {one.id: one.name for one in agreements.parties}
    forms = [name for issue in _FORMS if issue in stands for name in _FORMS[issue]]
    said = _said(stands, forms, names=names, dossier=dossier)
    chosen = _sides(list(names.values()))
    called = chosen.get("sides", {"A": "A", "B": "B"})
    inputs: dict[str, Any] = {}
    for name in forms:
        for one in FORMS[name].inputs:
            if one.name not in inputs:
                note = f"{one.words}; {one.unit}".format_map(called) + ("; may be left out" if one.optional else "")
                inputs[one.name] = {"value": None, "note": note}
                if one.name in said:
                    inputs[one.name]["said"] = said[one.name]
    if "D" in inputs:
        inputs["D"] |= _distance(stands["forces"], names)
    return {
        "title": dossier.name,
        "forms": forms,
        **chosen,
        "inputs": inputs,
    }


def _sides(names: Sequence[str]) -> dict[str, Any]:
    """Two parties are A and B by name; of more, a person chooses which two the forms are about."""
    if len(names) == 2:
        return {
            "note": "A and B are the two parties by name. Swap them where the question is about the other side.",
            "sides": dict(zip("AB", names, strict=True)),
        }
    return {"note": f"Name two of these as sides A and B: {', '.join(names)}."}


def _said(
    stands: Mapping[str, Iterable[Stand]], forms: Sequence[str], *, names: Mapping[str, str], dossier: Dossier
) -> dict[str, list[dict[str, str]]]:
    """By input, the sentences that bear on it."""
    sources = {one.id: one for one in dossier.sources}
    found: dict[str, list[dict[str, str]]] = {}
    for issue, some in stands.items():
        sentences = [
            {
                "by": f"{names.get(one.party, one.party)} ({one.voice})",
                "words": sentence_of(words, sources[words.source].text),
                "source": sources[words.source].title or sources[words.source].location,
                "fact": one.position,
            }
            for one in some
            for words in one.passages
        ]
        bears = _BEARS[issue]
        for name in dict.fromkeys(each for form in forms for each in bears.get(form, bears.get("*", ()))):
            found.setdefault(name, []).extend(sentences)
    return {name: _once(some) for name, some in found.items()}


def _once(sentences: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Each sentence once for each party."""
    return list({(one["by"], one["words"]): one for one in sentences}.values())


def _distance(stands: Iterable[Stand], names: Mapping[str, str]) -> dict[str, Any]:
    """The distances that parties say they would withdraw, in one unit; nothing where none is told, or in several units."""
    told: dict[str, list[tuple[Fraction, str]]] = {}
    for one in stands:
        if one.near and one.attitude != "rejects":
            for words in one.passages:
                for number, unit in _distances(words.exact):
                    told.setdefault(unit, []).append((number, names.get(one.party, one.party)))
    if len(told) != 1:
        return {}
    ((unit, some),) = told.items()
    parties = list(dict.fromkeys(f"{name} ({float(number):g} {unit})" for number, name in some))
    low, high = (float(end(number for number, _ in some)) for end in (min, max))
    return {"value": None, "range": [low, high], "unit": unit, "given_by": "; ".join(parties)}


def _distances(words: str) -> list[tuple[Fraction, str]]:
    found = []
    for one in _DISTANCE.finditer(words):
        if not _NOT_A_WAY.search(words[one.start() : one.start("number")]):
            unit = one["unit"].lower()
            found.append((Fraction(one["number"]), _UNITS["k" if unit[0] == "k" else unit[:2]]))
    return found
