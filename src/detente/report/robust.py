"""Answers over all values that fit, in sentences: what must, may and cannot be, how often, what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from detente.analysis.agreements.robust import SOLUTIONS, Ask, PackageFound, Robust, Share, Standing
from detente.analysis.agreements.scenarios import Stated

_NAMES = {"nash": "Nash", "kalai-smorodinsky": "Kalai–Smorodinsky"}
_ACCEPTS = {
    "necessarily": "gains whatever fits what is stated",
    "possibly": "gains with some of the values that fit, loses with others",
    "never": "loses whatever fits what is stated",
    "not known": "nothing is stated of what no deal is worth to it",
}
_SHOWN = 3


def robust_lines(stated: Stated, found: Robust) -> Iterator[str]:
    """What the answers rest on, and which solutions come out; packages apart (`package_lines`)."""
    yield (
        f"Over {found.samples:,} draws of all values that fit what is stated (seed {found.seed}; drawn evenly, which "
        "assumes that nothing else is known; a share of draws is no forecast):"
    )
    if found.reason:
        yield found.reason
    yield from _sources(stated)
    if found.nothing.value:
        yield f"In {found.nothing.words} of the draws no package gives everybody what no deal is worth."
    if found.unproven:
        yield f"{found.unproven:,} draws were left out: the search for a solution was cut short."
    for number, name in enumerate(SOLUTIONS):
        yield from _solution(stated, found, number=number, name=_NAMES[name])


def _sources(stated: Stated) -> Iterator[str]:
    for side, known in zip(stated.parties, stated.knowledge, strict=True):
        told = [f"{what} ({trace.words})" for what, trace in known.traces]
        told += [f"interactions ({one.trace.words})" for one in known.added[:1]]
        if known.no_deal:
            told.append(f"no deal ({known.no_deal.trace.words})")
        yield f"  {side.name}: {'; '.join(told) if told else 'nothing is stated of its values'}."


def _solution(stated: Stated, found: Robust, *, number: int, name: str) -> Iterator[str]:
    if not found.often[number]:
        return
    yield f"What the {name} package has, by draw:"
    for issue, shares in zip(stated.issues, found.options[number], strict=True):
        told = [f"{title} {one.words}" for title, one in zip(issue.titles, shares, strict=True) if one.value]
        yield f"  {issue.title}: {', '.join(told)}"
    yield f"The package that comes out most often does so in {found.often[number][0][1].words} of the draws."
    yield from _asked(found.asks[number], "which options come out")


def _asked(asks: Iterable[Ask], what: str) -> Iterator[str]:
    told = [f"{one.words} ({_percent(one.settles)})" for one in list(asks)[:_SHOWN]]
    if told:
        yield f"Known, each alone, these would settle most of {what}: {'; '.join(told)}."


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def package_lines(stated: Stated, found: PackageFound) -> Iterator[str]:
    """One package: how each party stands to it, and how often all gain."""
    yield f"The package {stated.words(found.package)}:"
    accepted = found.accepted or (None,) * len(found.standings)
    for one, share in zip(found.standings, accepted, strict=True):
        yield f"  {_standing(stated, one, share)}"
    if found.banned:
        yield "  It contradicts what is stated, so nothing is drawn for it."
        return
    if found.by_all is not None:
        yield f"  All who have said what no deal is worth gain in {found.by_all.words} of the draws."
    if found.efficient is not None:
        yield f"  No other package is better for one and worse for none in {found.efficient.words} of the draws."
    for name, share in zip(SOLUTIONS, found.solution, strict=True):
        yield f"  It is a {_NAMES[name]} package in {share.words} of the draws."
    yield from (f"  {line}" for line in _asked(found.asks, "whether all gain"))


def _standing(stated: Stated, one: Standing, share: Share | None) -> str:
    name = stated.parties[one.party].name
    if one.against:
        words = "; ".join(f"{stated.exclusions[at].words} ({stated.exclusions[at].trace.words})" for at in one.against)
        return f"{name}: contradicts its words: {words}."
    gain = f" ({_number(one.gain[0])} to {_number(one.gain[1])} over no deal)" if one.gain else ""
    often = f", in {share.words} of the draws" if share is not None and one.accepts == "possibly" else ""
    return f"{name}: {_ACCEPTS[one.accepts]}{gain}{often}."


def _number(one: Fraction) -> str:
    return f"{float(one):.3g}"
