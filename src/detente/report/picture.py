"""What the charts of a brief show, as data. Each says in words what it shows, for those who cannot see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Something on a day: `count` statements or meetings; `planned` ones are drawn hollow."""

    day: dt.date
    count: int
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row of a chart of days."""

    title: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Lanes over days, with the words that say the same for those who cannot see it."""

    id: str
    title: str
    description: str
    lanes: tuple[Lane, ...]
    note: str = "A filled dot: a day on which something is reported; larger for more. Hollow: still to come."


Standing = Literal["wanted", "open", "refused", "red line"]
"""How an option stands: everybody who speaks on the issue would take it; nobody who speaks says no; somebody does;
somebody calls that non-negotiable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """An issue and its options in the order of the catalogue, each with how it stands."""

    title: str
    cells: tuple[tuple[str, Standing], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strips:
    """Issues, one above the other, each a strip of its options."""

    id: str
    title: str
    description: str
    strips: tuple[Strip, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A number out of the chart's whole; `base` of it is there anyway and drawn lighter. `text` is the number in words."""

    title: str
    value: int
    text: str
    base: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars of one scale from 0 to `whole`, in an order that ranks nothing."""

    id: str
    title: str
    description: str
    whole: int
    bars: tuple[Bar, ...]
    note: str = ""


Vote = Literal["for", "undecided", "abstain", "against", "absent"]
"""How a part of a weight stands to a motion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteBar:
    """A weight that a rule counts: how much of it stands where, and the thresholds; all as shares (0 to 1) from the left.

    `numbers` says the same in figures, `text` how the motion stands under the rule.
    """

    title: str
    text: str
    numbers: str
    parts: tuple[tuple[Vote, float], ...]
    thresholds: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Bars of a vote, one for each weight under each rule that may apply."""

    id: str
    title: str
    description: str
    bars: tuple[VoteBar, ...]
    note: str = "From the left: in favour (filled), undecided (hatched), abstaining, against (grey), absent (open)."


Picture = Days | Strips | Bars | Votes
