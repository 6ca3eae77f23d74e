"""Answers over all values that fit, in sentences: what must, may and cannot be, how often, what to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detente.analysis.agreements.robust import SOLUTIONS, Ask, PackageFound, Robust, Share, Standing
from detente.analysis.agreements.scenarios import Stated
from detente.report.display import lowered
from detente.report.people import phrase
from detente.report.scenario import Cite, plainly, range_words

NAMES = {
    "nash": "Nash",
    "kalai-smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
    "equal gain": "equal gain",
}
_SHOWN = 3


def robust_lines(stated: Stated, found: Robust, cite: Cite = plainly) -> Iterator[str]:
    """What the answers rest on, and which solutions come out; packages apart (`package_lines`)."""
    yield draws_words(found)
    if found.reason:
        yield found.reason
    yield from _sources(stated, cite)
    yield from lost_lines(found)
    for number, name in enumerate(SOLUTIONS):
        yield from _solution(stated, found, number=number, name=NAMES[name])


def draws_words(found: Robust) -> str:
    """What shares of draws are, and are not."""
    return (
        f"Over {found.samples:,} draws of all values that fit what is stated (seed {found.seed}; drawn evenly, which "
        "assumes that nothing else is known; a share of draws is no forecast; ± is one standard error):"
    )


def lost_lines(found: Robust) -> Iterator[str]:
    """The draws that give no answer."""
    if found.nothing.value:
        yield f"In {found.nothing.words} of the draws no package gives everybody what no deal is worth."
    for name, lost in zip(SOLUTIONS, found.unproven, strict=True):
        if lost:
            yield f"{lost:,} draws were left out of the {NAMES[name]} answer: the search for it was cut short."


def _sources(stated: Stated, cite: Cite) -> Iterator[str]:
    for side, known in zip(stated.parties, stated.knowledge, strict=True):
        told = [f"{what} ({cite(trace)})" for what, trace in known.traces]
        told += [f"interactions ({cite(one.trace)})" for one in known.added[:1]]
        if known.no_deal:
            told.append(f"no deal ({cite(known.no_deal.trace)})")
        yield f"  {side.name}: {'; '.join(told) if told else 'nothing is stated of its values'}."


def _solution(stated: Stated, found: Robust, *, number: int, name: str) -> Iterator[str]:
    if not found.often[number]:
        return
    yield f"What the {name} answer has, by draw:"
    for issue, shares in zip(stated.issues, found.options[number], strict=True):
        told = [f"{lowered(title)} {one.words}" for title, one in zip(issue.titles, shares, strict=True) if one.value]
        yield f"  {issue.title}: {', '.join(told)}"
    share = found.often[number][0][1]
    if share.value < 1:
        yield f"No one package is that answer in more than {share.words} of the draws."
    yield from _asked(found.asks[number], "which options it has")


def _asked(asks: Iterable[Ask], what: str) -> Iterator[str]:
    told = [f"{one.words} ({settled(one)})" for one in list(asks)[:_SHOWN]]
    if told:
        yield f"What to ask about {what}, with the part of what is open that each alone would settle: {'; '.join(told)}."


def settled(one: Ask) -> str:
    """The share of what is open about an answer that knowing one thing would settle on average."""
    return f"{100 * one.settles:.0f} %"


def package_lines(stated: Stated, found: PackageFound, cite: Cite = plainly) -> Iterator[str]:
    """One package: how each party stands to it, and how often all gain."""

    def against(number: int) -> str:
        return f"{stated.exclusions[number].words} ({cite(stated.exclusions[number].trace)})"

    yield f"The package {stated.words(found.package)}:"
    yield from (f"  {stated.parties[at].name}: {words}." for at, words in standing_words(found, against))
    yield from (f"  {line}" for line in banned_lines(stated, found, against))
    if not found.banned:
        yield from (f"  {line}" for line in share_lines(stated, found))
        yield from (f"  {line}" for line in _asked(found.asks, "whether all gain"))


def standing_words(found: PackageFound, against: Callable[[int], str]) -> Iterator[tuple[int, str]]:
    """Each party and how it stands to a package; `against` words an exclusion by its number."""
    accepted = found.accepted or (None,) * len(found.standings)
    for one, share in zip(found.standings, accepted, strict=True):
        yield one.party, _standing(one, share, against)


def banned_lines(stated: Stated, found: PackageFound, against: Callable[[int], str]) -> Iterator[str]:
    """What a package contradicts that is no one party's."""
    others = [at for at in found.banned if not stated.exclusions[at].parties]
    if others:
        yield f"It contradicts what is stated: {'; '.join(map(against, others))}."


def _standing(one: Standing, share: Share | None, against: Callable[[int], str]) -> str:
    if one.against:
        return f"the package contradicts its words: {'; '.join(map(against, one.against))}"
    gain = f" ({range_words(one.gain, signed=True)} over no deal)" if one.gain else ""
    often = ""
    if share is not None:
        often = f"; {'loses in none' if share.value == 1 else f'gains in {share.words}'} of the draws"
    return {
        "necessarily": f"gains whatever fits what is stated{gain}",
        "possibly": f"may gain or lose, by which of the values that fit are true{gain}{often}",
        "never": f"loses whatever fits what is stated{gain}",
        "not known": "nothing is stated of what no deal is worth to it",
    }[one.accepts]


def share_lines(stated: Stated, found: PackageFound) -> Iterator[str]:
    """In how many draws all gain by a package, nothing dominates it, and it is an answer."""
    if found.by_all is not None:
        left = [side.name for side, share in zip(stated.parties, found.accepted, strict=True) if share is None]
        but = f" but {phrase(left)}, of whom it is not stated what no deal is worth," if left else ""
        yield f"All{but} gain in {found.by_all.words} of the draws."
    if found.efficient is not None:
        some = "some other package is" if not found.efficient.value else "no other package is"
        share = "all" if not found.efficient.value else found.efficient.words
        yield f"In {share} of the draws {some} better for one party and worse for none."
    if not found.solution:
        return
    told = [
        f"the {NAMES[name]} answer in {one.words}"
        for name, one in zip(SOLUTIONS, found.solution, strict=True)
        if one.value
    ]
    if told:
        yield f"It is {phrase(told)} of the draws."
    else:
        yield "It is none of the answers known by name in any draw."
