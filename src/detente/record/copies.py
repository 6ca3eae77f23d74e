"""Reports that are one text: an agency's copy that several outlets print counts as one source.

Texts are compared by runs of words (w-shingling: Broder, "On the resemblance and containment of documents", 1997).
Candidates come from a sample of the runs that is the same for every text, so that the work grows with the texts and
not with their square.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from detente.model import Copies, Source
from detente.record.purging.traces import BLOCK

_RUN = 5  # words; shorter runs are shared by any two reports on one matter
_SAMPLED = 8  # one run in so many is looked up, by its number and not by its place
_COMMON = 30  # texts that share a run; more of them share an outlet's own words
_AT_ONCE = 400_000  # sampled runs that are counted at a time: some 40 MB
_FEWEST = 40  # runs of the shorter text; below, a read-out quoted whole would make its report a copy
_SHARE = 0.4
"""From which share of the shorter text's runs two are one text. Tried on 945 articles (../shared/attribution's polnear
files and 21 of ../shared/talks/dev): the eight pairs at .51 and above are one article twice, reworked or cut; all
others lie at .21 and below, and share an outlet's standing words or a quotation."""
_WORD = re.compile(r"\w+")


def copies(sources: Sequence[Source]) -> list[Copies]:
    """The groups of reports that are one text, each with the earliest first; in the order of those.

    Only the sampled runs of all texts are in memory at once. `sources` are gone through twice.
    """
    order = {one.id: _when(one) for one in sources}
    sampled = {one.id: array("I", _sample(found)) for one, found in _told(sources)}
    near = list(_candidates({one: sampled[one] for one in sorted(sampled, key=order.__getitem__)}))
    wanted = {one for pair in near for one in pair}
    runs = {one.id: array("I", found) for one, found in _told(one for one in sources if one.id in wanted)}
    pairs = {pair: share for pair, share in _shares(runs, near) if share >= _SHARE}
    first: dict[str, str] = {}
    for one, other in pairs:
        _join(first, one, other=other)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(runs, key=order.__getitem__):
        groups[_head(first, one)].append(one)
    return [_group(group, pairs) for group in groups.values() if len(group) > 1]


def _told(sources: Iterable[Source]) -> Iterator[tuple[Source, frozenset[int]]]:
    """The reports that are long enough to be compared, with their runs; not those of which little more than quotations is left."""
    for one in sources:
        blocked = 2 * one.text.count(BLOCK) > len(one.text)
        if one.kind == "report" and one.text and not blocked and len(found := _runs(one.text)) >= _FEWEST:
            yield one, found


def _sample(runs: Iterable[int]) -> list[int]:
    return [run for run in runs if run % _SAMPLED == 0]


def _when(source: Source) -> tuple[str, str]:
    return source.published.isoformat() if source.published else "~", source.id


def _runs(text: str) -> frozenset[int]:
    """The numbers of a text's runs of words, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        zlib.crc32(" ".join(words[place : place + _RUN]).encode()) for place in range(len(words) - _RUN + 1)
    )


def _candidates(sampled: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Pairs that share some of the sampled runs, each once, the earlier source first."""
    parts = sum(map(len, sampled.values())) // _AT_ONCE + 1
    found: dict[tuple[str, str], None] = {}
    for part in range(parts):
        times = Counter(run for runs in sampled.values() for run in runs if run // _SAMPLED % parts == part)
        holders: dict[int, list[str]] = defaultdict(list)
        for one, runs in sampled.items():
            for run in runs:
                if 1 < times.get(run, 0) <= _COMMON:
                    holders[run].append(one)
        found |= dict.fromkeys(pair for some in holders.values() for pair in combinations(some, 2))
    yield from found


def _shares(
    runs: Mapping[str, Sequence[int]], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], float]]:
    """Which share of the shorter text's runs the other has."""
    for one, those in groupby(sorted(pairs), key=lambda pair: pair[0]):
        own = frozenset(runs[one])
        for pair in those:
            other = runs[pair[1]]
            yield pair, sum(run in own for run in other) / min(len(own), len(other))


def _head(first: Mapping[str, str], one: str) -> str:
    while one in first:
        one = first[one]
    return one


def _join(first: dict[str, str], one: str, *, other: str) -> None:
    left, right = _head(first, one), _head(first, other)
    if left != right:
        first[right] = left


def _group(group: list[str], pairs: Mapping[tuple[str, str], float]) -> Copies:
    shares = [share for pair, share in pairs.items() if set(pair) <= set(group)]
    reason = f"At least {min(shares):.0%} of the words of the shorter stand in the other, in the same order."
    return Copies(sources=tuple(group), share=round(min(shares), 2), reason=reason)
