"""What people decided about facts: kept beside them, dated, never in their place."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT

Verdict = Literal["accept", "reject", "skip"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Judgement:
    """What a person decided about a fact, and when. The latest one that is not undone counts."""

    fact: str
    verdict: Verdict
    by: str
    at: dt.datetime
    note: str = ""


Change = Literal["edit", "merge", "split", "note"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Correction:
    """What a person changed of what is made of the facts as read, which stay as they are.

    edit: `field` of `facts` is `value` (in the vocabulary's JSON form; an actor by its id in the dossier).
    merge: `facts`, told apart, are one. split: what tells of `facts` and of `apart` is two, and is not suggested again.
    note: `why` is the note. Of corrections that contradict each other the latest that is not undone counts.
    """

    kind: Change
    facts: tuple[str, ...]
    by: str
    at: dt.datetime
    why: str = ""
    field: str = ""
    value: Any = None
    apart: tuple[str, ...] = ()
