"""What the models of positions go by: words, pairs of them, classes of words, the rules' own cues, and where a clause stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from detente.read.positions.cues import Cue
from detente.read.positions.learnt.thesaurus import thesaurus
from detente.read.positions.learnt.words import Word

_FEW = 5
"""A clause of fewer content words leans on the sentence before."""
_REACH = 3
"""How many content words further a pair may skip."""


def topic(
    here: Sequence[Word], *, around: Sequence[Word], earlier: Sequence[Word], cues: Iterable[Cue], topics: Iterable[Cue]
) -> list[str]:
    """The features that tell what a clause is about: its words and cues, those of its sentence and of the one before."""
    found = dict.fromkeys(_content(here))
    beside = [one for one in around if one.content]
    found.update((f"x:{one.stem}", None) for one in beside)
    found.update((f"c:{name}", None) for name in thesaurus().classes(one for one in here if one.content))
    found.update((f"cx:{name}", None) for name in thesaurus().of_words(beside))
    found.update((_cue(one), None) for one in cues)
    said = sum(one.content for one in here)
    if said < _FEW:  # what says little itself is about what was said before
        found.update((f"y:{one.stem}", None) for one in earlier if one.content)
        found.update((f"before {_cue(one)}", None) for one in topics)
        found["few"] = None
    return list(found)


def _content(here: Sequence[Word]) -> Iterator[str]:
    said = [one for one in here if one.content]
    for at, one in enumerate(said):
        yield f"u:{one.stem}"
        if len(one.low) > 6:
            yield f"p:{one.low[:5]}"
        for other in said[at + 1 : at + 1 + _REACH]:
            yield f"s:{one.stem} {other.stem}"
    for one, other in pairwise(here):
        if one.content != other.content:
            yield f"b:{one.stem} {other.stem}"


def _cue(one: Cue) -> str:
    return f"cue:{one.issue}.{one.option}" if one.option else f"cue:{one.issue}"


def stance(here: Sequence[Word], *, signs: Iterable[str]) -> list[str]:
    """The features that tell what is done with it: all words in order, alone and in twos and threes, and other signs."""
    low = ["^", *(one.stem if one.content else one.low for one in here), "$"]
    found = dict.fromkeys(f"u:{one}" for one in low[1:-1])
    found.update((f"b:{a} {b}", None) for a, b in pairwise(low))
    found.update((f"t:{a} {b} {c}", None) for a, b, c in zip(low, low[1:], low[2:], strict=False))
    found.update((f"f:{one}", None) for one in low[1:5])
    found.update((one, None) for one in signs)
    return list(found)
