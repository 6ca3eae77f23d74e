"""Who might sit at a meeting that a sentence tells of, and where each is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.read.happenings.scene import Scene, actors_of, is_place, mentions_in
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.happenings.sittings.rooms import only_kin
from detente.read.layers import Mention

Where = Literal["here", "placed", "before", "after", "earlier", "main", "often", "known"]
"""In the sentence, there as a place alone, in the one before, after, two before; else nowhere near: one of the main two sides, one
named often, one of another meeting's."""
_NEAR, _FAR = 9, 10
"""At most so many are looked at that are named near, and so many others."""
_LEAD, _ATTENDS, _MOST = 2, 0.25, 5
"""The first sentences, whose people the next paragraph names; how likely one attends, at least, to be looked at wherever he is named."""
_STEPS: tuple[tuple[Where, int], ...] = (("here", 0), ("before", -1), ("after", 1), ("earlier", -2))
_RANK = {"here": 0, "before": 1, "after": 2, "earlier": 3}
_NOUNS = re.compile(
    r"\b(?:leaders|principals|presidents|ministers|negotiators|delegations|sides|parties|teams|heads|envoys|premiers|commanders|"
    r"governments|countries|committee|men|women|three|two|both|they|them|again|round|session|talks|next|second)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A room that was told elsewhere in the report: in which sentence, who, and how surely."""

    index: int
    people: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor who might sit there: where he is named, and by which mentions of that sentence (none: nowhere near)."""

    actor: str
    where: Where
    mentions: tuple[Mention, ...] = ()


def candidates(page: Page, index: int, *, known: Sequence[Known]) -> list[Spot]:
    """Those near by first, in the order of the text."""
    scene = page.scene
    near: dict[str, dict[Where, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for where, step in _STEPS:
        at = index + step
        if not 0 <= at < len(scene.sentences):
            continue
        if where == "after" and index > _LEAD and scene.sentences[at].block != scene.sentences[index].block:
            continue
        for one in mentions_in(scene, scene.sentences[at]):
            for who in () if only_kin(scene, one) else actors_of(one):
                if who in scene.actors:
                    near[who][where].append(one)
    spots = [_spot(scene, who, places=places) for who, places in near.items()]
    spots.sort(key=lambda one: (_RANK.get(one.where, 0), one.mentions[0].start))
    return [*spots[:_NEAR], *_nowhere(page, index, known=known, near=set(near))[:_FAR]]


def _spot(scene: Scene, who: str, *, places: dict[Where, list[Mention]]) -> Spot:
    where = min(places, key=_RANK.__getitem__)
    placed = where == "here" and all(is_place(scene, one) for one in places[where])
    return Spot(who, "placed" if placed else where, tuple(places[where]))


def _nowhere(page: Page, index: int, *, known: Sequence[Known], near: set[str]) -> list[Spot]:
    found: dict[str, Where] = {}
    found |= dict.fromkeys((*page.scene.sides, *page.likely), "main")
    likely = sorted(
        (who for who, share in page.attends.items() if share >= _ATTENDS), key=lambda one: -page.attends[one]
    )
    found |= {who: "often" for who in (*likely[:_MOST], *page.ranks) if who not in found}
    told = (who for one in known if one.index != index for who in one.people)
    found |= {who: "known" for who in told if who not in found}
    return [Spot(who, where) for who, where in found.items() if who not in near and who in page.scene.actors]


def nouns(page: Page, index: int) -> list[str]:
    """The words of a sentence that stand for those who meet, or speak of another meeting, each once."""
    one = page.scene.sentences[index]
    return sorted({word.lower() for word in _NOUNS.findall(page.scene.text, one.start, one.end)})
