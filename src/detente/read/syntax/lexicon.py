"""The words that take a clause, by their written forms."""

from __future__ import annotations

import functools
import importlib.resources
from dataclasses import dataclass
from typing import Any

from detente.model import safe_yaml
from detente.read.attribution.lexicon import verbs

_CLAUSE_FRAMES = frozenset("cbw")


@dataclass(frozen=True, slots=True)
class Takers:
    """Written forms in small letters: of verbs and adjectives with a clause, of verbs with an infinitive, of nouns.

    `quoting` are those forms of verbs that report words, `reported` those that news reports with.
    """

    verbs: frozenset[str]
    quoting: frozenset[str]
    reported: frozenset[str]
    plans: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    every: frozenset[str]


@functools.cache
def takers() -> Takers:
    """The lists, read once."""
    own = _lists(importlib.resources.files(__package__) / "data" / "words.yaml")
    nouns = _lists(importlib.resources.files("detente.read") / "data" / "attribution_nouns.yaml")
    known = verbs().by_form
    frames = {
        form: frozenset().union(*(verb.frames for verb in found if not verb.particle)) for form, found in known.items()
    }
    clause = {form for form, letters in frames.items() if letters & _CLAUSE_FRAMES}
    taking = frozenset(clause | {form for lemma in own["verbs"] for form in forms(lemma)})
    quoting = frozenset(form for form, letters in frames.items() if "q" in letters and letters & _CLAUSE_FRAMES)
    plans = frozenset(form for lemma in own["plans"] for form in forms(lemma))
    return Takers(
        verbs=taking,
        quoting=quoting,
        reported=quoting | plans,
        plans=plans,
        adjectives=own["adjectives"],
        nouns=nouns["that"],
        every=taking | plans | own["adjectives"] | nouns["that"],
    )


def _lists(path: Any) -> dict[str, frozenset[str]]:
    loaded = safe_yaml.parsed(path.read_text(encoding="utf-8"))
    return {str(name): frozenset(str(words).split()) for name, words in loaded.items()}


_IRREGULAR = {
    "show": "showed shown", "mean": "meant", "bet": "bet", "teach": "taught", "swear": "swore sworn", "dream": "dreamt",
    "seek": "sought", "commit": "committed committing", "opt": "opted opting", "plan": "planned planning",
    "infer": "inferred inferring", "concur": "concurred concurring", "posit": "posited positing",
    "prefer": "preferred preferring",
}  # fmt: skip


def forms(lemma: str) -> set[str]:
    """A verb's written forms, those that spelling rules give and those of irregular verbs."""
    stem = lemma.removesuffix("e")
    third = lemma + "es" if lemma.endswith(("s", "sh", "ch")) else lemma + "s"
    third = lemma[:-1] + "ies" if lemma.endswith("fy") else third
    past = lemma[:-1] + "ied" if lemma.endswith("fy") else stem + "ed"
    return {lemma, third, past, stem + "ing", *_IRREGULAR.get(lemma, "").split()}
