"""Who might have sat together at a meeting that a sentence tells of, and what speaks for or against each company."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.read.happenings.scene import goes_between, is_person, mentions_in, side_of
from detente.read.happenings.sittings.learnt import seats
from detente.read.happenings.sittings.learnt.attending import level
from detente.read.happenings.sittings.learnt.candidates import Known, Spot, candidates, nouns
from detente.read.happenings.sittings.learnt.offices import office
from detente.read.happenings.sittings.learnt.page import Page

_LIKELY = 0.3
_THREE = 6
"""Three of the first so many whom a sentence names may sit together."""


@dataclass(frozen=True, slots=True)
class Company:
    """Actors who may have sat together: the signs of their company, and of each of all who might sit there alone."""

    people: tuple[str, ...]
    own: tuple[str, ...]
    seats: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence, all who might sit there, and what is known of other meetings."""

    page: Page
    index: int
    spots: dict[str, Spot]
    known: Sequence[Known]
    words: Sequence[str]
    together: bool
    both: Sequence[set[str]]
    here: Sequence[str]
    tense: str
    tells: Sequence[str]


def companies(page: Page, index: int, *, known: Sequence[Known]) -> list[Company]:
    """All who might have sat there together, one, two or more; `known` are the rooms told in other sentences."""
    spots = candidates(page, index, known=known)
    asked = _Asked(
        page=page,
        index=index,
        spots={one.actor: one for one in spots},
        known=[one for one in known if one.index != index],
        words=nouns(page, index),
        together=seats.together(page, index),
        both=[set(one.members) for one in mentions_in(page.scene, page.scene.sentences[index]) if one.members],
        here=[one.actor for one in spots if one.where == "here"],
        tense=seats.tense(page, index),
        tells=sorted({one.word for one in page.words[index] if one.tells}),
    )
    alone = {one.actor: seats.signs(page, index, spot=one, among=spots) for one in spots}
    return [Company(people, tuple(dict.fromkeys(_of_company(asked, people))), alone) for people in _who(asked)]


def scores(some: Sequence[Company], weights: Mapping[str, float]) -> list[float]:
    """The weighted sum of each company's signs; what one who sits there adds is summed once for all companies."""
    known = weights.get
    alone = {who: sum(known(sign, 0.0) for sign in signs) for who, signs in some[0].seats.items()}
    return [sum(alone.get(who, 0.0) for who in one.people) + sum(known(sign, 0.0) for sign in one.own) for one in some]


def _who(asked: _Asked) -> list[tuple[str, ...]]:
    ids, here = list(asked.spots), asked.here
    found: list[tuple[str, ...]] = [(one,) for one in here]
    found += itertools.combinations(ids, 2)
    found += itertools.combinations(here[:_THREE], 3)
    found += [one.room.people for one in asked.page.ruled.get(asked.index, ()) if one.room.people]
    found += [one.people for one in asked.known if len(one.people) > 2]
    if asked.page.likely:
        found.append((*asked.page.scene.sides, *asked.page.likely))
    found += _at_large(asked)
    return list({frozenset(one): one for one in reversed(found)}.values())[::-1]


def _at_large(asked: _Asked) -> Iterator[tuple[str, ...]]:
    """Larger companies: all of one sort whom a sentence names, two of them with one who is likely to be there, all sides' first."""
    scene, page = asked.page.scene, asked.page
    for some in (
        [one for one in asked.here if is_person(scene, one)],
        [one for one in asked.here if not is_person(scene, one)],
    ):
        if len(some) > 3:
            yield tuple(some)
    likely = [one for one in asked.spots if one not in asked.here and page.attends.get(one, 0.0) >= _LIKELY]
    likely = sorted(likely, key=lambda one: -page.attends[one])[:_THREE]
    for one in likely[:3]:
        yield from ((*two, one) for two in itertools.combinations(asked.here[:4], 2))
    if len(likely) > 2:
        yield from itertools.combinations(likely[:4], 3)
    firsts = tuple(page.firsts[side] for side in (*scene.sides, *page.likely) if side in page.firsts)
    if len(firsts) > 2:
        yield firsts


def _of_company(asked: _Asked, people: tuple[str, ...]) -> Iterator[str]:
    yield f"size {min(len(people), 4)}"
    yield from _of_several(asked, people) if len(people) > 1 else _of_one(asked, people[0])
    yield from _of_report(asked, people)
    if not any(one in asked.here for one in people):
        persons = all(is_person(asked.page.scene, one) for one in people)
        yield from (f"none here, {'people' if persons else 'sides'} {one}" for one in asked.words)
    yield from _of_rules(asked, set(people))
    yield from _of_known(asked, set(people))


def _of_report(asked: _Asked, people: tuple[str, ...]) -> Iterator[str]:
    """What the whole report says of these people's sitting at its meetings, or of others' who could as well."""
    page, scene = asked.page, asked.page.scene
    persons = [one for one in people if is_person(scene, one)]
    sort = ("people" if len(persons) == len(people) else "mixed" if persons else "sides") if len(people) > 1 else "one"
    here = min(sum(one in asked.here for one in people), 2)
    yield f"{sort} {here} here {asked.tense}"
    yield from (f"{sort} {here} here {word}" for word in asked.tells)
    yield f"{sort} least attends {level(min(page.attends.get(one, 0.0) for one in people))}"
    yield f"{sort} most mediates {level(max(page.mediates.get(one, 0.0) for one in people))}"
    sides = {side_of(scene, one) for one in people}
    firsts = [page.firsts.get(one) for one in sides]
    if persons:
        heads = sum(one in firsts for one in persons)
        whole = "all sides" if {*scene.sides, *page.likely} <= sides else "not all"
        yield f"{sort} heads {heads} of {min(len(people), 4)}"
        yield f"{sort} heads {heads} of {min(len(people), 4)} {whole} {here} here"
        yield f"{sort} heads {heads} of {min(len(people), 4)} {whole} {asked.tense}"
    bare = [page.firsts.get(one, "") for one in people if not is_person(scene, one)]
    if bare:
        known = level(min(page.attends.get(one, 0.0) for one in bare))
        yield f"{sort} {here} here, heads unnamed {known}"
        yield f"{sort}, heads unnamed {known} {asked.tense}"
    left = [page.attends.get(one, 0.0) for one in asked.here if one not in people and side_of(scene, one) not in sides]
    yield f"{sort} left {level(max(left, default=0.0))}"


def _of_one(asked: _Asked, who: str) -> Iterator[str]:
    scene = asked.page.scene
    between = any(goes_between(scene, one) for one in asked.here if one != who)
    yield f"alone {'with' if between else 'without'} go-between"
    yield f"alone {'go-between' if goes_between(scene, who) else 'party'}"
    yield f"alone of {min(len(asked.here), 4)}"


def _of_several(asked: _Asked, people: tuple[str, ...]) -> Iterator[str]:
    scene = asked.page.scene
    sides = [side_of(scene, one) for one in people]
    persons = [is_person(scene, one) for one in people]
    sort = "people" if all(persons) else "mixed" if any(persons) else "sides"
    main = len(set(sides) & set(scene.sides))
    yield sort
    yield f"main {main}"
    yield f"{sort} main {main}"
    yield f"go-betweens {sum(goes_between(scene, one) for one in people)}"
    yield f"kinds {len({scene.actors[one].kind for one in people if one in scene.actors})}"
    if len(set(sides)) < len(sides):
        yield "same side"
    if set(sides) & (set(people) - {one for one, side in zip(people, sides, strict=True) if one == side}):
        yield "one and his side"
    if (whole := {*scene.sides, *asked.page.likely}) <= set(sides):
        yield f"all {len(whole)} sides"
        yield f"all {len(whole)} sides, {sort}"
    yield f"likely sides left {len(whole - set(sides))}"
    yield f"least likely side {int(5 * min(asked.page.chances.get(one, 0.0) for one in sides))}"
    if set(people) == set(scene.sides):
        yield "main sides"
        yield f"main sides {'together' if asked.together else 'no word'}"
    if set(people) in asked.both:
        yield "named as both"
    if len(people) == 2:
        yield from _of_two(asked, people, sort=sort)


def _of_two(asked: _Asked, people: tuple[str, ...], *, sort: str) -> Iterator[str]:
    here = sum(one in asked.here for one in people)
    yield f"two {sort} here {here}"
    if sort != "people":
        return
    held = sorted(office(asked.page.scene, one) for one in people)
    yield f"offices {' '.join(held)}"
    yield f"offices {'alike' if held[0] == held[1] else 'unlike'}"
    if not any(asked.spots[one].mentions for one in people if one in asked.spots):
        yield from (f"two far {one}" for one in asked.words)


def _of_rules(asked: _Asked, people: set[str]) -> Iterator[str]:
    for one in asked.page.ruled.get(asked.index, ()):
        if set(one.room.people) == people:
            yield "rule"
            yield f"rule {one.rule}"
            yield "rule, sides assumed" if one.assumed else "rule, sides named"
        elif people & set(one.room.people):
            yield "rule in part"
    before = [one for at in range(max(0, asked.index - 3), asked.index) for one in asked.page.ruled.get(at, ())]
    if before and set(before[-1].room.people) == people:
        yield "rule before"
        yield f"rule before {'together' if asked.together else 'no word'}"


def _of_known(asked: _Asked, people: set[str]) -> Iterator[str]:
    """Whether the same people sat at another meeting, told before or after, how near, and by which words one may go back to it."""
    earlier = [one for one in asked.known if one.index < asked.index]
    before = [one for one in earlier if set(one.people) == people]
    after = [one for one in asked.known if one.index > asked.index and set(one.people) == people]
    if before:
        last = before[-1]
        yield "known before"
        yield f"known before {min(asked.index - last.index, 4)}"
        yield f"known before {'last' if last.index == earlier[-1].index else 'not last'}"
        yield f"known before, share {int(4 * last.share)}"
        yield from (f"known before {one}" for one in asked.words)
    if after:
        yield "known after"
        yield f"known after {min(after[0].index - asked.index, 4)}"
        yield from (f"known after {one}" for one in asked.words)
    if before or after:
        yield "known"
    elif asked.known:
        yield "not known"
