"""Whose a proposal may be that a sentence tells of, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator

from detente.read.happenings.scene import actors_of, goes_between, is_place, mentions_in, side_of
from detente.read.happenings.tabled.page import Page, saying
from detente.read.layers import Mention
from detente.read.weighing import Sign

_STEPS = (("here", 0), ("before", -1), ("after", 1), ("earlier", -2))
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us"})


def candidates(page: Page, index: int) -> dict[str, list[Sign]]:
    """The sides that the proposal of a sentence may be of, in the order of the text, with their signs."""
    scene = page.scene
    near = {where: _named(page, index + step) for where, step in _STEPS}
    sides = [side for named in near.values() for side in named]
    sides += [one.author for some in (page.ruled, page.again) for one in some.get(index, ()) if one.author]
    sides += page.speaking(index)
    sides += [*scene.sides, *page.people.likely, *sorted(scene.between)]
    return {
        side: [(one, 1.0) for one in dict.fromkeys(_signs(page, index, side=side, near=near))]
        for side in dict.fromkeys(sides)
        if side in scene.actors
    }


def _named(page: Page, index: int) -> dict[str, list[Mention]]:
    """The sides named in a sentence, by themselves or their people."""
    found: dict[str, list[Mention]] = {}
    if 0 <= index < len(page.scene.sentences):
        for one in mentions_in(page.scene, page.scene.sentences[index]):
            for who in actors_of(one):
                found.setdefault(side_of(page.scene, who), []).append(one)
    return found


def _signs(page: Page, index: int, *, side: str, near: dict[str, dict[str, list[Mention]]]) -> Iterator[str]:
    scene = page.scene
    sort = "between" if goes_between(scene, side) else "main" if side in scene.sides else "other"
    where = next((at for at, _ in _STEPS if side in near[at]), "far")
    yield from (f"is {sort}", where, f"{where} {sort}", f"{where} of {min(len(near['here']), 3)}")
    yield f"{where} likely {int(5 * page.people.chances.get(side, 0.0))}"
    yield f"is {scene.actors[side].kind}"
    if side in near["here"]:
        here = list(near["here"])
        yield f"rank {min(here.index(side), 3)} of {min(len(here), 4)}"
        for one in near["here"][side][:3]:
            yield from _beside(page, index, mention=one, sort=sort)
    yield from _of_words(page, index, side=side, where=where)
    yield from _of_rules(page, index, side=side)


def _of_words(page: Page, index: int, *, side: str, where: str) -> Iterator[str]:
    speaks = side in page.speaking(index)
    words = {one.word for one in page.people.words[index]}
    if speaks:
        yield "speaks"
        yield f"speaks, first person {bool(words & _FIRST_PERSON)}"
    label = page.scene.sentences[index].block.speaker
    if label is not None:
        told = {side_of(page.scene, who) for one in mentions_in(page.scene, label) for who in actors_of(one)}
        yield f"answers {side in told}, first person {bool(words & _FIRST_PERSON)}"
    yield f"{where}, pronoun {'<pronoun>' in words}"
    for party, attitude in page.wants.get(index, ()):
        yield f"{'own' if party == side else 'other'} position {attitude}"


def _of_rules(page: Page, index: int, *, side: str) -> Iterator[str]:
    for one in page.ruled.get(index, ()):
        if one.author:
            yield f"rule {one.author == side}"
            yield f"rule {one.rule} {one.author == side}"
    for one in page.again.get(index, ()):
        yield f"rule again {one.author == side}"
    before = [one for at in range(max(0, index - 3), index) for one in page.ruled.get(at, ())]
    if before:
        yield f"rule before {before[-1].author == side}"


def _beside(page: Page, index: int, *, mention: Mention, sort: str) -> Iterator[str]:
    """The words around a mention, and those between it and the word that tells of a proposal."""
    row = page.people.words[index]
    at = next((place for place, one in enumerate(row) if one.mention is mention), None)
    if at is None:
        return
    words = ["^", "^", *(one.word for one in row), "$", "$"]
    yield f"as {words[at + 2]}"
    yield f"after {words[at + 1]}"
    yield f"after {words[at]} {words[at + 1]}"
    yield f"followed by {words[at + 3]}"
    yield f"followed by {words[at + 3]} {words[at + 4]}"
    if is_place(page.scene, mention):
        yield "place"
    word = saying(page, index)
    if word is None:
        return
    side = "ahead" if at < word else "behind"
    between = row[at + 1 : word] if at < word else row[word + 1 : at]
    yield from (side, f"{side} {sort}", f"{side} {row[word].word}", f"{side} after {words[at + 1]}")
    yield f"{side} far {min(len(between) // 2, 6)}"
    yield f"{side} names between {min(sum(one.mention is not None for one in between), 2)}"
    yield from (f"{side} across {one.word}" for one in between[:8])
