"""Reporting verbs and the closed classes of English, read from the package's word lists."""

from __future__ import annotations

import functools
import importlib.resources
from dataclasses import dataclass
from typing import Any, Literal

from detente.model import safe_yaml
from detente.model.statement import Strength

Form = Literal["base", "third", "past", "participle", "ing"]
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: the frames it takes (letters of attribution_verbs.yaml) and what it says of its speaker."""

    lemma: str
    particle: str
    frames: frozenset[str]
    strength: Strength = "said"
    statement: bool = True


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs by their written forms; `forms` also says which form it is, `nouns` which forms are nouns as often."""

    forms: dict[str, tuple[Form, ...]]
    by_form: dict[str, tuple[Verb, ...]]
    nouns: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    data = importlib.resources.files("detente.read") / "data" / name
    loaded: dict[str, Any] = safe_yaml.parsed(data.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """The closed classes, by name, in small letters."""
    return {name: frozenset(str(words).split()) for name, words in _read("attribution_words.yaml").items()}


@functools.cache
def verbs() -> Verbs:
    """All reporting verbs. A lemma that stands in several groups takes the frames of all of them."""
    data = _read("attribution_verbs.yaml")
    merged: dict[tuple[str, str], Verb] = {}
    for group in data["groups"]:
        for word in group["words"].split():
            lemma, _, particle = word.partition("~")
            merged[lemma, particle] = _merge(merged.get((lemma, particle)), group, lemma=lemma, particle=particle)
    forms: dict[str, list[Form]] = {}
    by_form: dict[str, list[Verb]] = {}
    for verb in merged.values():
        for written, form in _inflect(verb.lemma, data["irregular"]):
            known = forms.setdefault(written, [])
            if form not in known:
                known.append(form)
            if verb not in by_form.setdefault(written, []):
                by_form[written].append(verb)
    nouns = {form for lemma in data["nouns"].split() for form in (lemma, _third(lemma))}
    return Verbs(
        {word: tuple(found) for word, found in forms.items()},
        {word: tuple(sorted(found, key=lambda verb: -len(verb.particle))) for word, found in by_form.items()},
        frozenset(nouns),
    )


@functools.cache
def verb_forms() -> frozenset[str]:
    """Every written form of a reporting verb."""
    return frozenset(verbs().by_form)


def _merge(known: Verb | None, group: dict[str, Any], *, lemma: str, particle: str) -> Verb:
    frames = frozenset(group["frames"])
    strength: Strength = group.get("strength", "said")
    statement: bool = group.get("statement", True)
    if known is None:
        return Verb(lemma, particle, frames, strength, statement)
    firm = strength if known.strength == "said" else known.strength
    return Verb(lemma, particle, known.frames | frames, firm, known.statement and statement)


def _inflect(lemma: str, irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    if lemma in irregular:
        third, past, participle, ing = irregular[lemma]
    else:
        third, past, ing = _third(lemma), _past(lemma), _ing(lemma)
        participle = past
    forms: list[tuple[str, Form]] = [
        (lemma, "base"),
        (third, "third"),
        (past, "past"),
        (participle, "participle"),
        (ing, "ing"),
    ]
    if lemma.endswith("l") and past.endswith("lled"):  # the American spelling beside the British
        forms += [(lemma + "ed", "past"), (lemma + "ed", "participle"), (lemma + "ing", "ing")]
    return forms


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
