"""The signs that the sentences around a person give for a side: who opens them, who is named in what they say, whose colleague."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from detente.read.people.cast import Draft
from detente.read.people.learnt.bearing import Bearing, talks
from detente.read.people.learnt.between import shape
from detente.read.people.learnt.scene import Scene
from detente.read.people.lexicon import word_set

_WE = word_set("we our us ours my")
_LINKS = word_set("in of for against with to by from")
_ACROSS = frozenset({"and", "with", "M", "A", "T", "S", "O"})
_BESIDE_WE = 3


def before(scene: Scene, one: Bearing) -> Iterator[tuple[Draft, str]]:
    """Who is named in the two sentences before the first name, in the one behind it, and last before it."""
    first = one.own[0]
    sentence = scene.sentence(first)
    for back in (1, 2):
        here = scene.beside(sentence - back)
        yield from ((whose, f"{back} before first") for whose in here)
        if here:
            yield here[0], f"subject {back} before first"
            if len(set(here)) == 1:
                yield here[0], f"alone {back} before first"
    yield from ((whose, "after first") for whose in scene.beside(sentence + 1))
    last: Draft | None = None
    for sight in scene.order.sights:
        if sight.core < first.core and sight.draft is not None and sight.draft.kind != "person":
            last = sight.draft.side()
    if last is not None:
        yield last, "last named"
    for sight in one.own:
        yield from ((whose, "opens own sentence") for _, whose in scene.near.get(scene.sentence(sight), ())[:1])


def shares(scene: Scene, one: Bearing) -> dict[Draft, float]:
    """In which share of the sentences with somebody, those beside included, each side is named."""
    counted: Counter[Draft] = Counter()
    for sight in one.own:
        for step in (-1, 0, 1):
            counted.update(set(scene.beside(scene.sentence(sight) + step)))
    return {side: times / len(one.own) / 3 for side, times in counted.items()}


def speech(scene: Scene, one: Bearing) -> Iterator[tuple[Draft, str]]:
    """The sides that somebody names in their own quoted words, and how."""
    page = scene.page
    for sight in one.own:
        if not talks(scene, sight):
            continue
        for first, last in scene.said.get(page.words[sight.core].block, ()):
            ours = any(page.lower(index) in _WE for index in range(first, last))
            sentences = dict.fromkeys(page.words[i].sentence for i in range(first, min(last, len(page.words))))
            named = [pair for sentence in sentences for pair in scene.near.get(sentence, ())]
            for other, whose in named:
                if not first <= other.core < last:
                    continue
                yield whose, "in own words"
                if ours:
                    yield whose, "in own words with we"
                link = page.lower(other.core - 1)
                if link in _LINKS:
                    yield whose, f"in own words {link}"
                around = range(other.core - _BESIDE_WE, other.core_last + _BESIDE_WE)
                if any(page.lower(index) in _WE for index in around):
                    yield whose, "in own words beside we"


def colleagues(scene: Scene, person: Draft, one: Bearing) -> Iterator[tuple[Draft, str]]:
    """The sides of those who are named in somebody's sentences, and what stands between the two."""
    for sight in one.own:
        for other, whose in scene.near.get(scene.sentence(sight), ()):
            if whose.kind != "person" or whose is person or whose.home is None:
                continue
            left, right = (other, sight) if other.core < sight.core else (sight, other)
            words = shape(scene.page, left.core_last + 1, right.core - 1, lexicon=scene.stage.lexicon)
            side = whose.side()
            yield side, "of one in sentence"
            if left is other and scene.page.words[left.core_last].owns and words in (["O"], ["O", ","]):
                yield side, "of one who owns the office"
            if words in (["and"], [","], [",", "and"]):
                yield side, "of one joined"
            yield from ((side, f"of one across {word}") for word in _ACROSS.intersection(words))
