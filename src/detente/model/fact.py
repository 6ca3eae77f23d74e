"""What every fact of the record has: an id, the passages it rests on, and why it was read so."""

from __future__ import annotations

import functools
from collections.abc import Callable
from operator import attrgetter
from typing import Any, ParamSpec, Self, TypeVar

from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT, Passage

BY_HAND = "by hand"
"""How the rule of a fact ends that a person made or changed."""
Given = ParamSpec("Given")
Told = TypeVar("Told")


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

    @property
    def by_reader(self) -> bool:
        """Whether a reader made the fact, with a confidence or without, and no person."""
        return self.confidence is not None or (bool(self.by) and not self.rule.endswith(BY_HAND))


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
        known = self.why
        kind: Any = type(self)  # a class is hashed, whatever its facts are
        sure: Self = _new(kind)
        told, keepers = _fields(kind)
        for keep, value in zip(keepers, told(self), strict=True):
            keep(sure, value)  # frozen, but nobody else has the copy yet
        _set_why(sure, why(known.rule, known.words, by=known.by, confidence=float(confidence)))
        return sure


_new = object.__new__
_rule, _words, _by, _confidence = (getattr(Why, name).__set__ for name in ("rule", "words", "by", "confidence"))
_set_why = Fact.__dict__["why"].__set__


def made(kind: Callable[Given, Told], /, *_: Given.args, **fields: Given.kwargs) -> Told:
    """What `kind(**fields)` gives, a kind of fact of which all fields are given as they are to be kept: nothing is validated.

    For what a reader makes by the dozen in each report of words of the text and of its own, whose types are checked here as
    they are at the kind itself. All fields must be named, those with a default too; raises KeyError for one left out.
    """
    one: Told = _new(kind)  # type: ignore[arg-type] # a class
    for name, keep in _keepers(kind):
        keep(one, fields[name])
    return one


@functools.cache
def _keepers(kind: Any) -> list[tuple[str, Callable[[Any, Any], None]]]:
    """The fields of a kind of fact, and how each is written."""
    return [(name, getattr(kind, name).__set__) for name in kind.__dataclass_fields__]


@functools.cache
def _fields(kind: type[Fact]) -> tuple[Callable[[Fact], tuple[Any, ...]], list[Callable[[Fact, Any], None]]]:
    """How all fields of a kind of fact are read at once, and how each is written."""
    names = list(kind.__dataclass_fields__)
    return attrgetter(*names), [getattr(kind, name).__set__ for name in names]


def why(rule: str, words: str, *, by: str, confidence: float | None = None) -> Why:
    """A `Why` of what nobody need validate, since it is words of ours or of the text: two are made for every fact of a report."""
    made = _new(Why)
    _rule(made, rule)
    _words(made, words)
    _by(made, by)
    _confidence(made, confidence)
    return made
