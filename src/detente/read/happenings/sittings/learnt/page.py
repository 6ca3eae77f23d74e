"""What the judges of meetings look at: a scene, its sentences as words, and what the rules found in each."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.read.happenings.scene import Scene, actors_of, goes_between, is_person, is_place
from detente.read.happenings.sittings.cues import cues_in
from detente.read.happenings.sittings.learnt.pieces import Piece, pieces
from detente.read.happenings.sittings.sitting import Sitting
from detente.read.people import side_chances
from detente.read.people.principals.judging import LIKELY

_PEOPLE, _OTHERS = 4, 3
"""So many of those named most may sit where a sentence names nobody."""


@dataclass(frozen=True, slots=True)
class Page:
    """A scene and, by a sentence's index, its words, the frames of its cues and the sittings the rules found there.

    `ranks` holds those named most, people and others apart, each with its place in the order (0: the most); `shares` how often
    an actor is named, as a part of 1; `speaks` who is reported to speak in a sentence; `likely` holds the sides that the talks
    are likely between beside the main ones, and `chances` how likely each is. Empty until they are asked (see `attending`): how
    likely an actor sits at any meeting of the report (`attends`), how likely he stands between those who do (`mediates`), and the
    one of a side's people who most likely sits there (`firsts`).
    """

    scene: Scene
    words: list[list[Piece]]
    frames: list[list[tuple[int, str]]]
    ruled: dict[int, list[Sitting]]
    ranks: dict[str, int]
    shares: dict[str, float]
    speaks: dict[int, set[str]]
    likely: tuple[str, ...] = ()
    chances: Mapping[str, float] = field(default_factory=dict)
    attends: Mapping[str, float] = field(default_factory=dict)
    mediates: Mapping[str, float] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)


def page_of(scene: Scene, sittings: Sequence[Sitting]) -> Page:
    """The page of a scene with the sittings that the rules found."""
    ruled: dict[int, list[Sitting]] = defaultdict(list)
    for one in sittings:
        ruled[one.sentence.index].append(one)
    counts = Counter(who for one in scene.mentions if not is_place(scene, one) for who in actors_of(one))
    whole = max(1, counts.total())
    chances = side_chances(scene.doc)
    return Page(
        scene=scene,
        words=[pieces(scene, one) for one in scene.sentences],
        frames=[[(cue.start, rule) for cue, rule in cues_in(scene, one)] for one in scene.sentences],
        ruled=dict(ruled),
        ranks=_ranks(scene, counts),
        shares={who: n / whole for who, n in counts.items()},
        speaks=_speaks(scene),
        likely=tuple(who for who, share in chances.items() if share >= LIKELY and who not in scene.sides),
        chances=chances,
    )


def _ranks(scene: Scene, counts: Counter[str]) -> dict[str, int]:
    order = [who for who, _ in counts.most_common() if who in scene.actors and not goes_between(scene, who)]
    people = [who for who in order if is_person(scene, who)][:_PEOPLE]
    others = [who for who in order if not is_person(scene, who)][:_OTHERS]
    return {who: at for some in (people, others) for at, who in enumerate(some)}


def _speaks(scene: Scene) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    starts = [one.start for one in scene.sentences]
    for one in scene.doc._.statements:
        for span in (*one.content, *([one.cue] if one.cue is not None else [])):
            at = bisect.bisect_right(starts, span.start) - 1
            if at >= 0 and span.start < scene.sentences[at].end:
                found[at].add(one.speaker)
    return dict(found)
