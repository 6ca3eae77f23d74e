"""What somebody is reported to have said, thought, wished or feared."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.dates import PartialDate
from detente.model.fact import Fact
from detente.model.passage import STRICT, Passage

Mode = Literal["direct", "indirect", "mixed"]
Strength = Literal["signalled", "said", "insisted"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Statement(Fact):
    """Words or thoughts that a report attributes to an actor.

    `content` is what was said, one passage a piece, without cue and speaker. `mode`: all of it in
    quotation marks (direct), none (indirect), or some (mixed). `speaker` is whose words they are, None
    where the report does not say; `relayer` is the actor through whom they came. An unnamed official's
    words are `anonymous`, with the official's side as speaker and the `described` words ("a senior
    official"). `cue` and `named` are the words that report the saying and that name the speaker.
    """

    content: tuple[Passage, ...]
    mode: Mode
    speaker: str | None = None
    relayer: str | None = None
    anonymous: bool = False
    described: str | None = None
    cue: Passage | None = None
    named: Passage | None = None
    said_on: PartialDate | None = None
    strength: Strength = "said"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Attribution(Fact):
    """Any attribution in a text, also by documents or without a named source, also of thoughts.

    Wider than `Statement`: the three roles of PARC3 and PolNeAR (Pareti 2012; Newell, Margolin and Ruths,
    LREC 2018), as passages.
    """

    attributed_to: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
