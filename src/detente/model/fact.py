"""What every fact of the record has: an id, the passages it rests on, and why it was read so."""

from __future__ import annotations

from typing import Self

from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT, Passage


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Why:
    """Which rule made a fact, and on which words.

    `rule` is a dotted name ("attribution.inverted-cue"); `words` are those that triggered it, as they
    stand in the text; `by` names the reader and its version, or the person. `confidence`, between 0 and 1,
    is the share of facts like it that a careful reader takes too; None where nobody measured it.
    """

    rule: str
    words: str = ""
    by: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Fact:
    """Something that a source says, anchored to the passages that say it.

    `id` is unique within a reading ("s3") and, once recorded, within the record. `evidence` is never
    empty for a fact that was read; a person's own entry may have none.
    """

    id: str
    evidence: tuple[Passage, ...]
    why: Why

    def with_confidence(self, confidence: float) -> Self:
        """The same fact with a confidence between 0 and 1; what has been validated is not validated again."""
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
        why = Why(rule=self.why.rule, words=self.why.words, by=self.why.by, confidence=confidence)
        sure = object.__new__(type(self))
        keep = object.__setattr__  # frozen, but nobody else has the copy yet
        for name in self.__dataclass_fields__:
            keep(sure, name, getattr(self, name))
        keep(sure, "why", why)
        return sure
