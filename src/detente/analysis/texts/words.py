"""Which words changed between two texts, marked so that both can be rebuilt from the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis.texts.interface import Mark

_TOKEN = re.compile(r"\s*(?:\w+(?:[’'.,-]\w+)*|[^\w\s])\s*|\s+\Z", re.DOTALL)
_LIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)
_ISLAND = 2
"""So many unchanged tokens or fewer, with more changed ones on both sides, count as changed: in our test drafts one or
two kept words ("the", a comma) between rewritten halves made the marks harder to read, three did not."""


def tokens(text: str) -> list[str]:
    """The text in pieces: a word, or a mark, each with the white space around it. Joined they are the text."""
    return _TOKEN.findall(text) if text.strip() else [text] * bool(text)


def key(token: str) -> str:
    """What two tokens that say the same have in common: no spaces, plain quotation marks and dashes."""
    return token.strip().translate(_LIKE)


def keys(text: str) -> tuple[str, ...]:
    """The tokens of a text as they are compared."""
    return tuple(key(one) for one in tokens(text) if one.strip())


def folded(text: str) -> tuple[str, ...]:
    """The words of a text for measuring likeness: small letters, no punctuation."""
    return tuple(one.casefold() for one in keys(text) if one[0].isalnum())


def marks(before: str, after: str) -> tuple[Mark, ...]:
    """What stayed, what went and what came, by the longest row of tokens in common; the same input, the same marks."""
    from rapidfuzz.distance import Indel

    left, right = tokens(before), tokens(after)
    stretches = _stretches(Indel.opcodes([key(one) for one in left], [key(one) for one in right]))
    return tuple(
        Mark(same, "".join(left[a:b]), "".join(right[c:d])) for same, (a, b, c, d) in _without_islands(stretches)
    )


Ends = tuple[int, int, int, int]


def _stretches(opcodes: Any) -> list[tuple[bool, Ends]]:
    """Changed and unchanged stretches in turn, with their ends in both rows of tokens."""
    found: list[tuple[bool, Ends]] = []
    for one in opcodes:
        same = one.tag == "equal"
        ends = (one.src_start, one.src_end, one.dest_start, one.dest_end)
        if found and found[-1][0] == same:
            a, _, c, _ = found[-1][1]
            found[-1] = (same, (a, ends[1], c, ends[3]))
        else:
            found.append((same, ends))
    return found


def _without_islands(stretches: Sequence[tuple[bool, Ends]]) -> Iterator[tuple[bool, Ends]]:
    """Few unchanged tokens between longer changes join them."""
    pending: tuple[bool, Ends] | None = None
    for place, (equal, ends) in enumerate(stretches):
        inner = equal and pending is not None and place < len(stretches) - 1
        kept = equal and not (inner and pending and _is_island(ends, pending[1], stretches[place + 1][1]))
        if pending and pending[0] == kept:
            pending = (kept, (pending[1][0], ends[1], pending[1][2], ends[3]))
            continue
        if pending:
            yield pending
        pending = (kept, ends)
    if pending:
        yield pending


def _is_island(ends: Ends, before: Ends, after: Ends) -> bool:
    size = ends[1] - ends[0]
    return size <= _ISLAND and min(map(_size, (before, after))) > size


def _size(ends: Ends) -> int:
    return max(ends[1] - ends[0], ends[3] - ends[2])
