"""What shows that a side is one of those that talk with each other: how often, where and by what words it is named."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.read.people.cast import Draft, Sight
from detente.read.people.collectives import may_talk
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.weighing import Sign

_OFFICES = word_set(
    """negotiator minister president premier envoy commander spokesman spokeswoman spokesperson leader ambassador
    secretary-general mediator chief general colonel head chairman chair representative lawmaker governor king facilitator
    adviser deputy secretary coordinator"""
)
_TALKS = word_set(
    "talks negotiations delegation delegations round session negotiators negotiator agreement deal truce ceasefire accord "
    "plan proposal draft"
)
_PLACES = word_set("in at near inside across around outside into throughout through toward towards on over along")
_HELPERS = word_set("has have had will would is was were")
_ARTICLES = frozenset(("the", "a", "an"))
_STANDS_BETWEEN = frozenset(("mediator", "host", "go-between"))
_RANKS, _FEW, _SENTENCES = 5, 4, 4
_FOREMOST = 3


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a report and all its signs."""

    draft: Draft
    signs: Sequence[Sign]


@dataclass(frozen=True, slots=True)
class _Count:
    """The sides by how often they and their people are named, the people of each, and the sides of each sentence."""

    stage: Stage
    sights: dict[Draft, list[Sight]]
    order: list[Draft]
    people: dict[Draft, set[Draft]]
    there: dict[int, set[Draft]]
    talked: frozenset[int]
    sentences: int
    whole: int


def sides(stage: Stage, seen: Sequence[Sight]) -> list[Side]:
    """Every side that a report names and that may talk for itself, the most often named first, with its signs."""
    count = _counted(stage, seen)
    return [Side(one, list(_signs(count, one))) for one in count.order if may_talk(one)]


def _counted(stage: Stage, seen: Sequence[Sight]) -> _Count:
    words = stage.page.words
    sights: dict[Draft, list[Sight]] = defaultdict(list)
    people: dict[Draft, set[Draft]] = defaultdict(set)
    for one in sorted(seen, key=lambda it: it.core):
        if one.draft is None or one.silent or (side := one.draft.side()).kind == "person":
            continue
        sights[side].append(one)
        if one.draft.kind == "person":
            people[side].add(one.draft)
    there: dict[int, set[Draft]] = defaultdict(set)
    for side, some in sights.items():
        for one in some:
            there[words[one.core].sentence].add(side)
    return _Count(
        stage=stage,
        sights=dict(sights),
        order=sorted(sights, key=lambda it: -len(sights[it])),
        people=people,
        there=there,
        talked=frozenset(words[at].sentence for at in stage.page.where(_TALKS)),
        sentences=len({word.sentence for word in words}),
        whole=sum(map(len, sights.values())),
    )


def _signs(count: _Count, side: Draft) -> Iterator[Sign]:
    yield from ((one, 1.0) for one in _whole(count, side))
    yield from ((one, 1.0) for one in _titled(count, side))
    yield from _shares(count, side)
    around = Counter(one for sight in count.sights[side] for one in _around(count.stage, sight, side=side))
    for name, times in around.items():
        yield f"any {name}", 1.0
        yield f"share {name}", times / len(count.sights[side])


def _whole(count: _Count, side: Draft) -> Iterator[str]:
    """What it is, its place among the others, and its people's offices."""
    yield "bias"
    yield f"kind {side.kind}"
    yield f"standing {side.standing}"
    yield f"rank {min(count.order.index(side), _RANKS)}"
    apart = [one for one in count.order if one.standing not in _STANDS_BETWEEN]
    yield f"rank apart {min(apart.index(side), _RANKS)}" if side in apart else "stands between"
    people = count.people.get(side, set())
    yield f"people {min(len(people), _FEW)}"
    offices = {word for one in people for role in (*one.roles, one.role or "") for word in role.lower().split()}
    yield from (f"office {word}" for word in sorted(offices & _OFFICES))
    yield from sorted({f"person {one.standing}" for one in people if one.standing})
    if side.nameless:
        yield "nameless"
    if side.capital:
        yield "by its capital"
    if side.code:
        yield f"code {side.code}"
    if len(count.sights[side]) == 1:
        yield "once"


def _titled(count: _Count, side: Draft) -> Iterator[str]:
    """Whether the title names it, and in which sentence it comes first."""
    title = count.stage.page.title.lower()
    forms = [one.lower() for one in (side.name, *side.forms)]
    places = [title.find(one) for one in forms if one in title]
    if places and title:
        yield "titled"
        yield "title begins" if min(places) < len(title) / 3 else "title later"
    elif title and any(one.split()[-1] in title for one in forms):
        yield "title has last word"
    first = count.stage.page.words[count.sights[side][0].core].sentence
    yield f"first sentence {min(first, _SENTENCES)}"


def _shares(count: _Count, side: Draft) -> Iterator[Sign]:
    """In what parts of all it is named: of names, of sentences, by its own name, with others, where talks are spoken of."""
    some = count.sights[side]
    sentences = {count.stage.page.words[one.core].sentence for one in some}
    foremost = set(count.order[:_FOREMOST]) - {side}
    yield "share", len(some) / count.whole
    yield "often", math.log(len(some))
    yield "by its own name", sum(one.draft is side for one in some) / len(some)
    yield "spread", len(sentences) / count.sentences
    yield "with the foremost", sum(bool(count.there[one] & foremost) for one in sentences) / len(sentences)
    yield "of talks", len(sentences & count.talked) / len(sentences)


def _around(stage: Stage, sight: Sight, *, side: Draft) -> Iterator[str]:
    """The words beside one naming, and where it stands."""
    page, lexicon = stage.page, stage.lexicon
    who = "person" if sight.draft is not side else "people" if sight.people else "name"
    before = _before(stage, sight)
    yield f"{who} behind {before}"
    after = page.lower(sight.last + 1)
    if who == "people":
        yield f"people {after}"
    elif page.words[sight.core_last].owns:
        yield from ("owns", f"owns {after}", f"owns next {page.lower(sight.last + 2)}")
    else:
        yield f"{who} before {after}"
        if after in lexicon.speaks:
            yield f"{who} speaks"
        if after in lexicon.acts:
            yield f"{who} acts"
        if after in _HELPERS:
            yield f"{who} helped {page.lower(sight.last + 2)}"
    if before in _PLACES and who != "person":
        yield "placed"
    if "and" in (after, before):
        yield f"{who} and"
    for name, told in (
        ("dated", page.dated(sight.core)),
        ("headed", page.heading(sight.core)),
        ("quoted", page.quoted(sight.core)),
    ):
        if told:
            yield name


def _before(stage: Stage, sight: Sight) -> str:
    """The word before a naming and its article; "^" where it opens its sentence."""
    page, at = stage.page, sight.first
    if not page.words[at].opens and page.lower(at - 1) in _ARTICLES:
        at -= 1
    return "^" if page.words[at].opens else page.lower(at - 1)
