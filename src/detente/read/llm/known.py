"""What other reports on the same talks tell of the names in one, as lines for the prompt.

Only names that stand in the report are told of, so that a report is asked about again only where what is known of its
own names has changed. A line holds words of reports and of this module, nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from detente.read.people.familiar import PLAIN, Familiar, most
from detente.read.people.lexicon import folded

MOST = 40
"""Lines in a prompt: a report that has more names than that known from elsewhere is a list."""
_WORD = re.compile(r"\w+")
TWICE = 2 * PLAIN
"""What a side must count: two reports tell it in words, one of them at least another than the one that is asked about.
Of sides that one report told (PLAIN) 153 of 172 were right in our own reports that stand several to a process (evals/own,
building, the scored half of fresh), which a good model knows better by itself; of these 37 of 40. What kind of actor a name
is was wrong in 19 of 153, so that is not told."""


def known_of(text: str, familiar: Familiar) -> str:
    """A line for each name in a text of which something is known; "" where there is none."""
    whole = folded(text)
    words = frozenset(_WORD.findall(whole))
    lines = dict.fromkeys(_lines(whole, words, familiar))
    return "\n".join(sorted(lines)[:MOST])


def _lines(text: str, words: frozenset[str], familiar: Familiar) -> Iterator[str]:
    def stands(name: str) -> bool:
        first = _WORD.search(name)
        return (
            first is not None and first[0] in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
        )

    for name, other in familiar.others.items():
        if stands(name):
            yield f"- {name}: another name of {_one_line(other)}"
    for name, votes in _full(familiar.sides).items():
        side = most(Counter(votes))
        if side and votes[side] >= TWICE and (stands(name) or stands(name.rpartition(" ")[2])):
            yield f"- {name}: acts for {_one_line(side)}"
    if familiar.home and "overnment" in text:
        yield f"- the government: that of {_one_line(familiar.home)}"


def _full(sides: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    """The people by their full names: their surnames stand in the table too."""
    return {name: votes for name, votes in sides.items() if " " in name}


def _one_line(name: str) -> str:
    return " ".join(name.split())
