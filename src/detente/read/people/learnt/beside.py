"""The signs between a person and a side that are named in one sentence: which comes first, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.read.people.cast import Draft, Sight
from detente.read.people.learnt.bearing import Bearing
from detente.read.people.learnt.between import PARTS, VERBS, shape
from detente.read.people.learnt.scene import Scene

_LONGEST = 7
"""How many classes of words may stand between two names for them to count one by one."""
_CLOSE = 4
"""Below how many what stands around the two counts too."""
_BEHIND = frozenset({"of", "from", "(", ","})
TIES = ("office only", "'s office only", "adj office only", "apposed office", "'s apposed office", "adj apposed office")
"""The signs of an office that is a side's: "Orsk's minister Ana Diaz", "Ana Diaz, the Orskian minister"."""


def beside(scene: Scene, one: Bearing) -> Iterator[tuple[Draft, str]]:
    """Each sign of nearness with the side for which it is one."""
    for number, sight in enumerate(one.own):
        others = scene.near.get(scene.sentence(sight), [])
        for other, whose in others:
            if other is sight or whose.kind == "person":
                continue
            yield whose, "in sentence" if other.draft is not None else "hint in sentence"
            if number == 0:
                yield whose, "in first sentence"
            if other.core_last < sight.core or other.core > sight.core_last:
                signs = _signs(scene, sight, other=other, others=others, first=number == 0)
                yield from ((whose, sign) for sign in signs)
            else:
                yield whose, "inside"


def _signs(
    scene: Scene, sight: Sight, *, other: Sight, others: Sequence[tuple[Sight, Draft]], first: bool
) -> Iterator[str]:
    page, before = scene.page, other.core_last < sight.core
    start, end = (other.core_last + 1, sight.core - 1) if before else (sight.core_last + 1, other.core - 1)
    words = shape(page, start, end, lexicon=scene.stage.lexicon)
    side = "<" if before else ">"
    place = other.draft is None and not other.people
    how = side + ("at" if place else "'s" if page.words[other.core_last].owns else "adj" if other.people else "")
    own = "+" if not before and page.words[sight.core_last].owns else ""
    drafts = (sight.draft, other.draft)
    among = [
        whose for one, whose in others if start <= one.core <= end and one.draft not in drafts and one.draft is not None
    ]
    line = " ".join(words)
    if len(words) <= _LONGEST and not among:
        yield f"{how}{own}|{line}"
        if first:
            yield f"first {how}|{line}"
            if not before and _right_behind(words):
                yield "right behind"
    else:
        yield f"{side} far"
    yield from (f"{side} has {word}" for word in dict.fromkeys(words))
    if among:
        yield f"{side} {'person' if any(whose.kind == 'person' for whose in among) else 'side'} between"
    else:
        yield f"{side} clear"
        yield from _around(scene, sight, other=other, how=how, words=words)
    if words and not before:
        yield f"> last {words[-1]}"
        yield f"> verb {next((word for word in words if word in VERBS), '')}"
    if scene.in_quote(other.core) and not scene.in_quote(sight.core):
        yield f"{side} quoted"


def _right_behind(words: list[str]) -> bool:
    """Whether a side follows a name as its own: "of Orsk", "(Orsk)", ", Orsk's envoy", ", who leads Orsk's team"."""
    relative = words[1:2] == ["who"] and not {"L", "O"}.intersection(words)
    return bool(words) and words[0] in _BEHIND and not relative


def _around(scene: Scene, sight: Sight, *, other: Sight, how: str, words: list[str]) -> Iterator[str]:
    """What stands before and after the two, nobody else being between them."""
    page, lexicon, line = scene.page, scene.stage.lexicon, " ".join(words)
    joined = not PARTS & set(words)
    if how.startswith("<"):
        head = shape(page, other.core - 5, other.core - 1, lexicon=lexicon)[-2:]
        if len(words) < _CLOSE:
            behind = shape(page, sight.core_last + 1, sight.core_last + 3, lexicon=lexicon)[:1]
            yield f"{how} head {' '.join(head)}|{line}"
            yield f"{how}|{line}|{' '.join(behind)}"
        yield f"{how} head {' '.join(head[-1:])}"
        if "O" in words and joined:
            yield f"{how[1:]} office only".strip()
    else:
        tail = shape(page, other.core_last + 1, other.core_last + 4, lexicon=lexicon)[:2]
        if len(words) < _CLOSE:
            yield f"{how} {line}| tail {' '.join(tail)}"
        yield f"{how} tail {' '.join(tail[:1])}"
        if words[:1] == [","] and "O" in tail and joined:
            yield f"{how[1:]} apposed office".strip()
