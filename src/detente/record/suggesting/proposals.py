"""Proposals that may be one: whose they are, what they are called, how many points they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model import Proposal
from detente.record import names
from detente.record.people import People
from detente.record.suggesting.pairing import NEVER, Rules
from detente.record.suggesting.signs import Sign
from detente.record.suggesting.times import When, dated, days_between, published, when
from detente.record.suggesting.wording import listed, one_by_one, runs_of, same_words, spelled_alike

if TYPE_CHECKING:
    from collections.abc import Hashable

_BEGUN = 4  # letters by which names are looked up, and known for the author's own: "Qatari", "Qatar"
_LONG = 60  # days; a text lives longer than a meeting
_SORTS = one_by_one(
    "plan proposal draft offer framework document text package initiative paper idea concept reply answer version "
    "response counteroffer counterproposal ceasefire peace deal agreement accord list outline roadmap formula"
)
"""Words that name a sort of text, or what every text of such talks is about; they tell no text from another."""
_LATER = one_by_one("latest new newest revised amended updated second third final earlier previous first original")
"""Words by which one version of a text is told from another."""
_SMALL = one_by_one(
    "of for the and with from its their his her to in on by that point points page two three four five six seven eight "
    "nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A proposal as it is compared.

    `named` are the words of its name, `telling` those of them that name neither a sort of text nor whose it is.
    """

    id: str
    sources: tuple[str, ...]
    name: str
    named: frozenset[str]
    telling: frozenset[str]
    author: str | None
    side: str | None
    recipient: str | None
    points: int | None
    status: str
    when: When | None
    day: dt.date | None
    runs: frozenset[str]


def paper(one: Proposal, people: People, days: Mapping[str, dt.date]) -> Paper:
    """A proposal made ready."""
    words = {word for word in names.plain(one.name).split() if len(word) > 2} - _SMALL
    named = {single if (single := word.removesuffix("s")) in _SORTS else word for word in words}
    whose = {
        word[:_BEGUN]
        for who in (one.author, one.author and people.side(one.author))
        for word in names.plain(people.name(who) if who else "").split()
    }
    return Paper(
        id=one.id,
        sources=tuple(dict.fromkeys(each.source for each in one.evidence)),
        name=one.name,
        named=frozenset(named),
        telling=frozenset(word for word in named - _SORTS - _LATER if word[:_BEGUN] not in whose),
        author=one.author,
        side=people.side(one.author) if one.author else None,
        recipient=people.side(one.recipient) if one.recipient else None,
        points=one.points,
        status=one.status,
        when=when(one.date),
        day=published(one.evidence, days),
        runs=runs_of(each.exact for each in one.evidence),
    )


def rules(people: People) -> Rules[Paper]:
    """How proposals are compared, over the dossier's actors."""
    return Rules(
        kind="proposal",
        marks=_marks,
        span=_span,
        signs=lambda one, other: _signs(one, other, people),
        prior=-3.5,
    )


def _marks(one: Paper) -> Collection[Hashable]:
    """The number of points, how each telling word begins, and without any the author's side with each word of the name."""
    found: set[Hashable] = {("word", word[:_BEGUN]) for word in one.telling}
    if one.points:
        found.add(("points", one.points))
    if one.side and not one.telling:
        found |= {("side", one.side, word) for word in one.named}
    return found


def _span(one: Paper) -> tuple[str, str]:
    """From when it is told: a text may be told again at any time."""
    return one.when.first.isoformat() if one.when else one.day.isoformat() if one.day else NEVER, NEVER


def _signs(one: Paper, other: Paper, people: People) -> list[Sign] | None:
    found = [*_authors(one, other, people), *_called(one, other), *_points(one, other)]
    found += [*_versions(one, other), *_dates(one, other)]
    if one.recipient and one.recipient == other.recipient:
        found.append(Sign(1.0, f"the same recipient ({people.name(one.recipient)})"))
    elif one.recipient and other.recipient:
        found.append(Sign(-1.0, f"other recipients ({listed(map(people.name, (one.recipient, other.recipient)))})"))
    if {one.status, other.status} == {"expected", "presented"}:
        found.append(Sign(0.5, "one report expects it, the other has it presented"))
    return [*found, *same_words(one.runs, other.runs)]


def _authors(one: Paper, other: Paper, people: People) -> Iterator[Sign]:
    if one.author is None or other.author is None:
        return
    both = (one.author, other.author)
    if one.author == other.author:
        yield Sign(2.5, lambda: f"the same author ({listed(map(people.name, both))})")
    elif one.side == other.side:
        yield Sign(1.5, lambda: f"authors of one side ({listed(map(people.name, both))})")
    else:
        yield Sign(-3.0, lambda: f"other authors ({listed(map(people.name, both))})")


def _called(one: Paper, other: Paper) -> Iterator[Sign]:
    shared, fewer = one.telling & other.telling, min(len(one.telling), len(other.telling))

    def both(words: str) -> Callable[[], str]:
        return lambda: f"{words} ({listed(f'“{name}”' for name in (one.name, other.name))})"

    if one.telling and one.named == other.named:
        yield Sign(3.5, both("called the same"))
    elif fewer > len(shared) and spelled_alike(_sorted(one.telling), _sorted(other.telling)):
        yield Sign(3.0, both("names spelled almost alike"))
    elif shared:
        yield Sign(3.0 * len(shared) / fewer, both(f"{len(shared)} of {fewer} telling words of the names the same"))
    elif fewer:
        yield Sign(-2.0, both("other names"))
    elif one.named & other.named:
        yield Sign(0.5, both("names of one sort"))


def _versions(one: Paper, other: Paper) -> Iterator[Sign]:
    words = sorted((one.named ^ other.named) & _LATER)
    if words:
        yield Sign(-1.5, f"only one is called {listed(f'“{word}”' for word in words)}")


def _sorted(some: frozenset[str]) -> str:
    return " ".join(sorted(some))


def _points(one: Paper, other: Paper) -> Iterator[Sign]:
    if one.points and other.points:
        same = one.points == other.points
        words = f"the same number of points ({one.points})" if same else f"{one.points} points and {other.points}"
        yield Sign(4.5 if same else -4.0, words)


def _dates(one: Paper, other: Paper) -> Iterator[Sign]:
    """The day of a text is that on which it was handed over, discussed or reported: it says less than a meeting's."""
    left, right = one.when, other.when
    if left is None or right is None:
        return
    if near := dated(left, right):
        yield Sign(max(near.weight, 0.0) * 2 / 3, near.words)
    elif days_between(left, right) > _LONG:
        yield Sign(-1.0, f"dates far apart ({left.value} and {right.value})")
