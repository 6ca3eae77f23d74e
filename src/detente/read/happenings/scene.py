"""What the readers of happenings look at together: the report's own sentences, and who is named where in them.

A scene is made once for a doc from the layers before and kept with it. Sentences of boilerplate and headings
are left out; words between quotation marks are known, so that a reader can pass over them.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.happenings.standing import (
    corrected,
    go_betweens,
    is_placed,
    nobody_of,
    principals,
    receives,
    stands_between,
)
from detente.read.layers import Block, Mention, Span, When, published, sentence_starts, text_of
from detente.read.light import light
from detente.read.people import side_chances, two_sides
from detente.read.signals import bits_in

_KEY = "happenings.scene"
_SENTENCES = "happenings.sentences"
_PARAGRAPH = re.compile(r"\S[^\n]*")


@light(frozen=True, slots=True)
class Sentence(Span):
    """A sentence of the report, with its place in the order of all, and the block that holds it.

    `bits` are those of its words (see `signals`).
    """

    index: int
    block: Block
    first: bool = False
    bits: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """A doc's sentences, actors and mentions, ready to be asked.

    `sides` are the two principal sides, in the order of their ids, empty where fewer than two can be told;
    `between` the sides that the report calls mediators or hosts, `away` those of whom it says that nobody came. `today` is the ISO day of publication,
    "" where it is unknown.
    """

    doc: Doc
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    quoted: tuple[Span, ...]
    whens: tuple[When, ...]
    actors: dict[str, Actor]
    sides: tuple[str, ...]
    between: frozenset[str]
    away: frozenset[str]
    today: str


def scene_of(doc: Doc) -> Scene:
    """The scene of a doc, made at the first call and again when actors were added."""
    kept: Scene | None = doc.user_data.get(_KEY)
    if kept is None or len(kept.actors) != len(doc._.actors):
        kept = doc.user_data[_KEY] = _make(doc)
    return kept


def _make(doc: Doc) -> Scene:
    mentions = tuple(sorted(doc._.mentions, key=lambda one: (one.start, -one.end)))
    actors = {actor.id: actor for actor in doc._.actors}
    when = published(doc)
    text = text_of(doc)
    between = go_betweens(doc, mentions, actors=actors)
    away = nobody_of(doc, mentions, actors=actors)
    sides = _sides(doc, mentions, actors=actors, between=between, away=away)
    mentions = tuple(corrected(one, sides) for one in mentions)
    return Scene(
        doc=doc,
        text=text,
        sentences=_sentences_of(doc),
        mentions=mentions,
        starts=tuple(one.start for one in mentions),
        quoted=tuple(one.inner for one in doc._.quotations if not one.scare),
        whens=tuple(sorted(_happening(doc), key=lambda one: one.start)),
        actors=actors,
        sides=sides,
        between=between,
        away=away,
        today=when.date().isoformat() if when else "",
    )


def _happening(doc: Doc) -> Iterator[When]:
    """The date expressions but those of datelines, which tell the day of the report."""
    lines = [block.dateline for block in doc._.blocks if block.dateline is not None]
    return (one for one in doc._.whens if not any(one.within(line) for line in lines))


def _sides(
    doc: Doc, mentions: tuple[Mention, ...], *, actors: dict[str, Actor], between: frozenset[str], away: frozenset[str]
) -> tuple[str, ...]:
    """The two principal sides: the people layer's where those are learnt, else by what shows that a side talks."""
    text, two = text_of(doc), two_sides(doc)
    if side_chances(doc) and len(two) == 2 and not set(two) & away:
        return tuple(sorted(two))
    holders = Counter(one.party for one in doc._.positions)
    sides = principals(text, mentions, actors=actors, between=between, away=away, holders=holders, seen=two)
    if len(sides) < 2 and len(two) == 2 and not _host_among(text, two, actors=actors, between=between):
        return tuple(sorted(two))
    return sides


def _host_among(text: str, two: tuple[str, ...], *, actors: dict[str, Actor], between: frozenset[str]) -> bool:
    """Whether one of two sides stands between the others, or is likely to as the talks are in its capital."""
    return any(one in between or receives(text, actors[one]) for one in two if one in actors)


def blocks_of(doc: Doc) -> list[Block]:
    """The blocks that are read: all but boilerplate and headings; paragraphs by line where there are none."""
    blocks = list(doc._.blocks) or [Block(m.start(), m.end()) for m in _PARAGRAPH.finditer(text_of(doc))]
    return [one for one in blocks if one.kind not in ("boilerplate", "heading") and one.end > one.start]


def _sentences_of(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences, told once: they stay when a scene is made again."""
    kept: tuple[Sentence, ...] | None = doc.user_data.get(_SENTENCES)
    if kept is None:
        kept = doc.user_data[_SENTENCES] = tuple(_sentences(doc))
    return kept


def _sentences(doc: Doc) -> Iterator[Sentence]:
    text, index = text_of(doc), 0
    starts = sentence_starts(doc)
    title = (doc._.title or "").strip()
    for block in blocks_of(doc):
        inside = starts[bisect.bisect_right(starts, block.start) : bisect.bisect_left(starts, block.end)]
        first = True
        for start, end in zip([block.start, *inside], [*inside, block.end], strict=True):
            words = text[start:end]
            left = start + len(words) - len(words.lstrip())
            right = start + len(words.rstrip())
            if left < right and text[left:right] != title:
                yield Sentence(left, right, index, block, first, bits_in(doc, Span(left, right)))
                index, first = index + 1, False


def mentions_in(scene: Scene, span: Span) -> list[Mention]:
    """The mentions whose core stands within a stretch, in the order of the text."""
    first = bisect.bisect_left(scene.starts, span.start - 120)
    last = bisect.bisect_left(scene.starts, span.end)
    return [one for one in scene.mentions[first:last] if one.core.within(span)]


def actors_of(mention: Mention) -> tuple[str, ...]:
    """The ids a mention stands for: a collective's members, or the one actor."""
    return mention.members or ((mention.actor,) if mention.actor else ())


def whens_in(scene: Scene, span: Span) -> list[When]:
    """The date expressions that stand within a stretch."""
    return [one for one in scene.whens if span.start <= one.start and one.end <= span.end]


def in_quotation(scene: Scene, span: Span) -> bool:
    """Whether a stretch stands wholly within somebody's quoted words."""
    for one in scene.quoted:  # in text order
        if one.start > span.start:
            return False
        if span.end <= one.end:
            return True
    return False


def side_of(scene: Scene, actor: str) -> str:
    """The id of the side for which an actor acts, or the actor's own where it acts for itself."""
    known = scene.actors.get(actor)
    return known.side if known and known.side else actor


def is_person(scene: Scene, actor: str) -> bool:
    """Whether the id is a person's."""
    known = scene.actors.get(actor)
    return known is not None and known.kind == "person"


def goes_between(scene: Scene, actor: str) -> bool:
    """Whether an actor, or the side it acts for, stands between the sides: a mediator, host or go-between."""
    return side_of(scene, actor) not in scene.sides and stands_between(actor, scene.actors, between=scene.between)


def is_place(scene: Scene, one: Mention) -> bool:
    """Whether a state's or capital's name tells where, not who: "in Oslo", "a Cairo hotel"."""
    return is_placed(scene.text, one, actors=scene.actors)
