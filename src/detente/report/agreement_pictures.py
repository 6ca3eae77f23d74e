"""The charts of a scenario: what is left open and excluded, what one concession opens, frontiers, who would gain.

Each follows from what is stated alone; none ranks a package or a party's move.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.agreements.exact import Pair
from detente.analysis.agreements.robust import PackageFound, Share, Standing
from detente.analysis.agreements.scenarios import Question, Stated
from detente.analysis.agreements.scenarios.logic import Logic
from detente.report.display import one_line
from detente.report.picture import (
    Acceptance,
    AcceptanceBar,
    Acceptances,
    Bar,
    Bars,
    Frontier,
    Point,
    Strip,
    Strips,
)
from detente.report.picture import Standing as Shade
from detente.report.scenario import ANSWERS, some_words

_MOST_AMOUNTS = 8
"""Amounts that stand apart."""
MOST_MOVES = 14
"""Concessions drawn; of more those that open something, in the order in which they are stated."""
_LEGEND: tuple[tuple[Shade, str], ...] = (
    ("wanted", "every package left has it"),
    ("open", "some package left has it"),
    ("refused", "none left has it"),
    ("red line", "somebody’s words exclude it"),
)
_VERDICTS: Mapping[str, Acceptance] = {
    "necessarily": "must",
    "possibly": "may",
    "never": "cannot",
    "not known": "not known",
}


def options(stated: Stated, found: Logic, id: str) -> Strips:
    """Of each issue's options, whether all, some or none of the packages that contradict nothing have it."""
    alone = {
        (ban[0][0], option) for one in stated.exclusions for ban in one.bans if len(ban) == 1 for option in ban[0][1]
    }
    strips, told = [], []
    for number, issue in enumerate(stated.issues):
        ways = found.count.options[number] if found.count.options else ()
        shades = [
            _shade(found, (number, place) in alone, ways[place] if ways else None)
            for place in range(len(issue.options))
        ]
        strips.append(Strip(title=issue.title, cells=tuple(_cells(issue, shades))))
        told.append(f"{issue.title}: {'; '.join(_grouped(issue, shades))}.")
    return Strips(
        id=id,
        title="What is left open and what is excluded",
        description=f"If each holds to the words stated: {_left(found)} {' '.join(told)}",
        strips=tuple(strips),
        note=f"If each holds to the words stated: {_left(found)}",
        legend=_LEGEND,
    )


def _cells(issue: Question, shades: Sequence[Shade]) -> Iterator[tuple[str, Shade]]:
    """Each option, or of many amounts those beside each other that share a shade as one."""
    if not issue.amounts or (issue.spans is None and len(issue.options) <= _MOST_AMOUNTS):
        yield from zip(issue.titles, shades, strict=True)
        return
    for shade, some in itertools.groupby(range(len(shades)), key=shades.__getitem__):
        yield some_words(issue, some), shade


def _shade(found: Logic, alone: bool, ways: int | None) -> Shade:  # noqa: FBT001 - one of three plain facts
    if alone:
        return "red line"
    if ways is None:
        return "open"
    if not ways:
        return "refused"
    return "wanted" if ways == found.count.most else "open"


def _grouped(issue: Question, shades: Sequence[Shade]) -> Iterator[str]:
    for shade, words in _LEGEND:
        some = [at for at, one in enumerate(shades) if one == shade]
        if some:
            yield f"{words}: {some_words(issue, some, last='and')}"


def _left(found: Logic) -> str:
    if not found.count.exact:
        return f"between {found.count.least:,} and {found.count.most:,} of {found.total:,} packages contradict none of them."
    verb = "contradicts" if found.count.most == 1 else "contradict"
    return f"{found.count.most:,} of {found.total:,} packages {verb} none of them."


def concessions(stated: Stated, found: Logic, id: str) -> Bars | None:
    """How many packages there would be if one exclusion alone were dropped; None where none opens any."""
    base = found.count.most if found.count.exact else 0
    opened = [
        (stated.exclusions[number], one.most)
        for number, one in enumerate(found.without)
        if found.count.exact and one.exact and one.most > base
    ]
    if not opened:
        return None
    bars = tuple(
        Bar(title=_dropped(stated, one), value=many, base=base, text=f"{many:,} (+{many - base:,})")
        for one, many in opened[:MOST_MOVES]
    )
    more = len(opened) - len(bars)
    return Bars(
        id=id,
        title="Packages if one thing alone were dropped",
        description=" ".join(
            f"Without {bar.title}: {bar.value:,} packages, {bar.value - base:,} more." for bar in bars
        ),
        whole=found.total,
        bars=bars,
        note=f"Grey: the {base:,} that contradict nothing now. In the order in which they are stated, ranked for none."
        + (f" {more} more are in the text." if more else ""),
    )


def _dropped(stated: Stated, one: Any) -> str:
    who = ", ".join(stated.parties[party].name for party in one.parties)
    return f"{who}, {one.kind}: {one.words}" if who else f"{one.kind}: {one.words}"


def frontier(stated: Stated, found: Pair, answers: Mapping[str, Any], *, id: str) -> Frontier:
    """What two parties could have, with the answers of a summary at what they give to the two."""
    first, second = found.parties
    across, up = stated.parties[first].name, stated.parties[second].name
    points = tuple(_points(answers, found.parties))
    spans = [_span(place, found, [(point.across, point.up)[place] for point in points]) for place in (0, 1)]
    edge = f"{len(found.corners):,} packages are dominated by no other for these two"
    if found.pieces:
        count = len(found.pieces)
        edge = f"No package is better for both than one on {'a straight line' if count == 1 else f'{count:,} straight lines or points'}"
    told = [f"{point.text}: {point.across:.3g} to {across}, {point.up:.3g} to {up}." for point in points]
    no_deal = [
        f"No deal is worth {float(worth):.3g} to {name}."
        for name, worth in zip((across, up), found.no_deal, strict=True)
        if worth is not None
    ]
    return Frontier(
        id=id,
        title=one_line(f"What {across} and {up} could have"),
        description=" ".join([f"{edge}." if found.corners else found.reason, *no_deal, *told]),
        across=across,
        up=up,
        ends=(spans[0], spans[1]),
        corners=tuple((float(x), float(y)) for x, y in found.corners),
        no_deal=tuple(None if one is None else float(one) for one in found.no_deal),  # type: ignore[arg-type]
        points=points,
        pieces=tuple(((float(a), float(b)), (float(c), float(d))) for (a, b), (c, d) in found.pieces),
        note="Each in its own unit, as stated or assumed; units of two parties are not compared. On the line no package is better "
        "for one of the two and no worse for the other"
        + ("; answers below it give the others more." if len(stated.parties) > 2 else ".")
        + " The answers are known by these names; none is a recommendation.",
    )


def _points(answers: Mapping[str, Any], parties: tuple[int, int]) -> Iterator[Point]:
    """The answers, those at one place together."""
    at: dict[tuple[float, float], list[str]] = {}
    for key, (name, _) in ANSWERS.items():
        if key in answers:
            worth = answers[key]["utils"][0]
            at.setdefault((worth[parties[0]], worth[parties[1]]), []).append(name)
    for (across, up), names in at.items():
        yield Point(across=across, up=up, text=", ".join(names))


def _span(place: int, found: Pair, seen: Iterable[float]) -> tuple[float, float]:
    no_deal = found.no_deal[place]
    every = [float(found.least[place]), float(found.most[place]), *seen]
    every += [float(no_deal)] if no_deal is not None else []
    low, high = min(every), max(every)
    room = (high - low or 1) * 0.04
    return (low, high + room)


def acceptances(
    stated: Stated,
    found: Sequence[PackageFound],
    id: str,
    *,
    samples: int,
    seed: int = 0,
    titles: Sequence[str] = (),
) -> Acceptances:
    """For each package, who gains by it whatever fits what is stated, with some of it, or never.

    `samples` is 0 where every value is one number and nothing was drawn; `titles` stand for the packages' own words.
    """
    heads = titles or [stated.words(one.package) for one in found]
    packages = tuple((head, tuple(_bars(stated, one))) for head, one in zip(heads, found, strict=True))
    told = (f"{words}: {'; '.join(f'{bar.title}: {bar.text}' for bar in bars)}." for words, bars in packages)
    return Acceptances(
        id=id,
        title="Who would gain by which package",
        description=" ".join(told),
        packages=packages,
        note=_drawn(samples, seed),
    )


def _drawn(samples: int, seed: int) -> str:
    if not samples:
        return "Black: the package is worth at least as much to the party as no deal. Exact, for the values put in. In the order given."
    return (
        f"Black: the share of {samples:,} even draws (seed {seed}) of all values that fit what is stated in which a party gains over no "
        "deal; the line in it is one standard error each way. A share of draws is no forecast. In the order given."
    )


def _bars(stated: Stated, one: PackageFound) -> Iterator[AcceptanceBar]:
    accepted = one.accepted or (None,) * len(one.standings)
    for standing, share in zip(one.standings, accepted, strict=True):
        kind: Acceptance = "red line" if standing.against else _VERDICTS[standing.accepts]
        yield AcceptanceBar(
            title=stated.parties[standing.party].name,
            standing=kind,
            share=share.value if share else None,
            error=share.error if share else 0.0,
            text=_words(standing, share, kind=kind),
        )


def _words(standing: Standing, share: Share | None, *, kind: Acceptance) -> str:
    ends = list(dict.fromkeys(map(_number, standing.gain or ())))
    gain = f"; {' to '.join(ends)}" if ends else ""
    return {
        "must": f"gains whatever fits{gain}",
        "may": f"gains in {share.words} of the draws{gain}" if share else f"may gain or lose{gain}",
        "cannot": f"loses whatever fits{gain}",
        "red line": "contradicts its own words",
        "not known": "worth of no deal not stated",
    }[kind]


def _number(one: Fraction) -> str:
    return f"{float(one):+.2g}".replace("-", "−") if one else "0"
