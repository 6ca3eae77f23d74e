"""What a movement is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from detente.model import Passage

MovementKind = Literal["hardened", "softened", "turned round", "dropped", "new", "unchanged"]
"""hardened, softened: away from or towards what it refused, or what others want, within the orders of attitudes and
options. turned round: from asking for an option to refusing it, or the other way. dropped: a report says that
an earlier demand was given up. new: a first reported position on the issue, or on the option."""


NAMED = "a report says so, in words of the demand"
"""Why a demand is told to be dropped whose own words the report repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A party's position in a later report, compared with what it held before.

    `before` and `after` are ids of positions (`after` is None where words alone say that a demand was
    dropped, `before` where the position is new), `was` and `now` the passages of both, `since` the day of
    the report of the first and `at` that of the second. `because` says which comparison shows it. `caveat`
    is what makes the two hard to compare: told in voices or with a strength that differ, or another voice
    of the same side that still says the earlier thing; empty where nothing does.
    """

    id: str
    party: str
    issue: str
    option: str
    kind: MovementKind
    before: str | None
    after: str | None
    was: tuple[Passage, ...]
    now: tuple[Passage, ...]
    since: dt.date | None
    at: dt.date
    because: str
    caveat: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """The positions that it is computed from."""
        return tuple(one for one in (self.before, self.after) if one)
