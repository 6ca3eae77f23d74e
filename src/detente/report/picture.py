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
    """Issues, one above the other, each a strip of its options; `legend` says what each standing means here."""

    id: str
    title: str
    description: str
    strips: tuple[Strip, ...]
    note: str = ""
    legend: tuple[tuple[Standing, str], ...] = (
        ("wanted", "all who speak would take it"),
        ("open", "nobody who speaks says no"),
        ("refused", "somebody says no"),
        ("red line", "a red line excludes it"),
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on a chart of two parties' values, and what stands there."""

    across: float
    up: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """What two parties could have: the edge beyond which no package gives both more, and answers that are known.

    `across` and `up` name the parties; all numbers are values in each one's own unit, `ends` the least and greatest
    drawn for each. `corners` are the packages of the edge, from left to right; `no_deal` is what no deal is worth to
    each, None where that is not known. `pieces`, where there are any, are straight parts of the edge by their ends: there
    every amount between may be taken.
    """

    id: str
    title: str
    description: str
    across: str
    up: str
    ends: tuple[tuple[float, float], tuple[float, float]]
    corners: tuple[tuple[float, float], ...]
    no_deal: tuple[float | None, float | None]
    points: tuple[Point, ...]
    pieces: tuple[tuple[tuple[float, float], tuple[float, float]], ...] = ()
    note: str = ""


Acceptance = Literal["must", "may", "cannot", "red line", "not known"]
"""Whether a party gains by a package: whatever fits what is stated; with some of it; with none; it contradicts the
party's own words; nothing is stated of what no deal is worth to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceBar:
    """One party and one package: the share of draws in which it gains, with its standard error, both 0 to 1."""

    title: str
    standing: Acceptance
    share: float | None
    error: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptances:
    """Packages, each with a bar for every party; in the order given, which ranks nothing."""

    id: str
    title: str
    description: str
    packages: tuple[tuple[str, tuple[AcceptanceBar, ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A row of a scale: from `low` to `high`, the same for a single place; None where it is not known."""

    title: str
    low: float | None
    high: float | None
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Rows over one scale, with named places on it; `head` splits the rows into groups: before which row stands which."""

    id: str
    title: str
    description: str
    ends: tuple[float, float]
    places: tuple[tuple[str, float], ...]
    spans: tuple[Span, ...]
    heads: tuple[tuple[int, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture that is drawn already: SVG elements with all text escaped, as wide and high as they need.

    `style` is the style of its elements, each rule within ".NAME", NAME being the drawing's `kind`.
    """

    id: str
    kind: str
    title: str
    description: str
    marks: tuple[str, ...]
    box: tuple[float, float, float, float]
    style: str
    note: str = ""


Picture = Days | Strips | Bars | Votes | Frontier | Acceptances | Spans | Drawing
