"""What parties want, would take, and refuse; how they see the talks, and the reasons they give."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from detente.model.fact import Fact
from detente.model.passage import STRICT, Passage
from detente.model.statement import Strength

Attitude = Literal["demands", "accepts", "open", "rejects"]
Voice = Literal["own words", "paraphrased", "relayed", "rival", "outlet", "joint text", "user"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Position(Fact):
    """What a party wants, would take, is open to or refuses on an issue.

    `attitude` is towards `option`. `red_line`: the report calls it non-negotiable or says the like.
    `condition` is the words that tie it to something else. `voice` is whose words say so: the party's
    own, quoted or paraphrased; relayed by a go-between; a rival's; the outlet's; a signed or joint text;
    the user's notes. `speaker` is the actor whose voice it is. The party is the side, never the person.
    """

    party: str
    issue: str
    option: str
    attitude: Attitude
    red_line: bool = False
    condition: Passage | None = None
    voice: Voice = "outlet"
    speaker: str | None = None
    strength: Strength = "said"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class View(Fact):
    """How an actor itself describes the talks ("a lot of progress"), in the `words` of the report."""

    actor: str
    words: Passage


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Interest(Fact):
    """An interest, fear or reason that a party gives beside its positions."""

    actor: str
    kind: Literal["interest", "fear", "reason"]
    words: Passage


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Unanswered(Fact):
    """An offer or demand of a party to which one report gives no answer by those to whom it is put.

    `party` is a side; `words` are those of the offer or demand. `said_so` are the report's own words that nobody
    answered, None where it merely tells of no answer. `of` is the id of the position or proposal that tells the same.
    """

    party: str
    kind: Literal["offer", "demand"]
    words: Passage
    said_so: Passage | None = None
    of: str | None = None
