"""How likely a candidate is an actor, and of which kind: logistic regressions over what is seen of it."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from detente.read.people.actors.candidates import Spot
from detente.read.people.actors.seen import of_head, signs, surroundings
from detente.read.people.lexicon import lexicon
from detente.read.people.page import Page
from detente.read.positions.learnt import vectors
from detente.read.weighing import Sign, chance, kept, total

if TYPE_CHECKING:
    import numpy as np

    from detente.model.actor import ActorKind

FILE = "actors.json"
_HOPELESS = -2.5
"""What a noun's own signs sum to at least; below it one phrase in eleven that is judged an actor would be lost, and a third more time spent."""
Question = Literal["actor", "state", "group", "person"]
"""Whether it is one other than a person; whether a state; whether, no state, it is a group; whether a name is a person's."""


class Judge:
    """The questions' weights by sign. A vector's directions are signs too ("head 12"), summed once for each word."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.weights = weights
        self._word = functools.lru_cache(maxsize=50_000)(self._of_word)
        self._directions = functools.cache(self._directed)
        known = weights["actor"]
        self._longest = {
            shape: known.get("bias", 0.0) + max(known.get(f"length {shape} {count}", 0.0) for count in range(1, 5))
            for shape in ("small", "mixed")
        }
        self._reach = math.sqrt(sum(size * size for sign, size in known.items() if sign.startswith("head ")))
        self.hopeful = functools.lru_cache(maxsize=50_000)(self._hopeful)

    def chance(self, page: Page, spots: Sequence[Spot], *, question: Question = "actor") -> float:
        """The probability that the answer is yes."""
        known = self.weights[question]
        score = total(signs(page, spots, lexicon=lexicon()), known)
        for part, words in surroundings(page, spots).items():
            score += sum(self._word(question, part, word) for word in words) / len(words)
        return chance(score)

    def kind(self, page: Page, spots: Sequence[Spot]) -> ActorKind:
        """The likeliest kind of an actor."""
        if self.chance(page, spots, question="state") > 0.5:
            return "state"
        return "group" if self.chance(page, spots, question="group") > 0.5 else "organisation"

    def _hopeful(self, word: str) -> bool:
        """Whether a noun in small letters may be the head of an actor's name, whatever stands around it."""
        known, words = self.weights["actor"].get, lexicon()
        best = max(
            self._longest[shape] + sum(known(sign, 0.0) for sign, _ in of_head(word, shape, lexicon=words))
            for shape in ("small", "mixed")
        )
        return best + self._reach > _HOPELESS and best + self._word("actor", "head", word) > _HOPELESS

    def _of_word(self, question: str, part: str, word: str) -> float:
        return float(vectors.mean([word]) @ self._directions(question, part))

    def _directed(self, question: str, part: str) -> np.ndarray[Any, Any]:
        import numpy as np

        known = self.weights[question]
        return np.array([known.get(f"{part} {at}", 0.0) for at in range(len(vectors.mean([])))], dtype=np.float32)


def directions(part: str, words: Sequence[str]) -> list[Sign]:
    """The mean of the vectors of some words as signs."""
    total = sum(vectors.mean([one]) for one in words) / len(words)
    return [(f"{part} {at}", size) for at, size in enumerate(total.tolist()) if size]  # type: ignore[union-attr]


@functools.cache
def shipped() -> Judge | None:
    """The judge in the package; None where its file is absent."""
    weights = kept(__package__, FILE)
    return Judge(weights) if weights is not None else None
