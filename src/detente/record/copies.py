"""Reports that are one text: an agency's copy that several outlets print counts as one source.

Texts are compared by runs of words (w-shingling: Broder, "On the resemblance and containment of documents", 1997).
Candidates come from a sample of the runs that is the same for every text, so that the work grows with the texts and
not with their square.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from detente.model import Copies, Source

_RUN = 5  # words; shorter runs are shared by any two reports on one matter
_SAMPLED = 8  # one run in so many is looked up, by its number and not by its place
_COMMON = 30  # texts that share a run; more of them share an outlet's own words
_FEWEST = 40  # runs of the shorter text; below, a read-out quoted whole would make its report a copy
_SHARE = 0.4
"""From which share of the shorter text's runs two are one text. Tried on 945 articles (../shared/attribution's polnear
files and 21 of ../shared/talks/dev): the eight pairs at .51 and above are one article twice, reworked or cut; all
others lie at .21 and below, and share an outlet's standing words or a quotation."""
_WORD = re.compile(r"\w+")


def copies(sources: Iterable[Source]) -> list[Copies]:
    """The groups of reports that are one text, each with the earliest first; in the order of those."""
    ordered = sorted((one for one in sources if one.kind == "report" and one.text), key=_when)
    runs = {one.id: found for one in ordered if len(found := _runs(one.text)) >= _FEWEST}
    pairs = {pair: share for pair in _candidates(runs) if (share := _shared(runs, pair)) >= _SHARE}
    first: dict[str, str] = {}
    for one, other in pairs:
        _join(first, one, other=other)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in runs:
        groups[_head(first, one)].append(one)
    return [_group(group, pairs) for group in groups.values() if len(group) > 1]


def _when(source: Source) -> tuple[str, str]:
    return source.published.isoformat() if source.published else "~", source.id


def _runs(text: str) -> frozenset[int]:
    """The numbers of a text's runs of words, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        zlib.crc32(" ".join(words[place : place + _RUN]).encode()) for place in range(len(words) - _RUN + 1)
    )


def _candidates(runs: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs that share some of the sampled runs, in the order of the sources, each once."""
    holders: dict[int, list[str]] = defaultdict(list)
    for one, found in runs.items():
        for run in found:
            if run % _SAMPLED == 0:
                holders[run].append(one)
    times = Counter(pair for some in holders.values() if len(some) <= _COMMON for pair in combinations(some, 2))
    yield from times


def _shared(runs: Mapping[str, frozenset[int]], pair: tuple[str, str]) -> float:
    one, other = (runs[each] for each in pair)
    return len(one & other) / min(len(one), len(other))


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
