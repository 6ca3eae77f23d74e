"""The words of a stretch as the model of positions sees them: in lower case, stems, names and numbers masked."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from detente.read.positions.learnt.vectors import known

NAME = "_name"
NUMBER = "_number"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_EMPTY = """
a an the this that these those it its he she his her they them their we our us i my me you your who whom whose
which what where when while as at by for from in into of off on onto out over per than then there through to
under upon up with within without and or but nor so if is are was were be been being am has have had having do
does did will would shall should can could may might must said says say told tells added also again still now
just only very more most such same own both each all any some other about after before between during against
among since until not no never
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that tell little about what a clause is about."""
_ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ise"), ("fulness", "ful"), ("ements", ""), ("ation", "ate"),
    ("ities", "ity"), ("ments", ""), ("ement", ""), ("ings", ""), ("ment", ""), ("ness", ""), ("ies", "y"), ("ied", "y"),
    ("ing", ""), ("ers", "er"), ("als", "al"), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, its stem, and whether it carries content."""

    low: str
    stem: str
    content: bool


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of plain text; proper names that are no common words are all one word."""
    return [_word(one.group()) for one in _WORD.finditer(text, start, end)]


@functools.lru_cache(maxsize=20_000)
def _word(shown: str) -> Word:
    low = shown.lower().removesuffix("'s")
    if low[0].isdigit():
        return Word(NUMBER, NUMBER, content=False)
    if shown[0].isupper() and low not in EMPTY and not known(low):
        return Word(NAME, NAME, content=False)
    return Word(low, stem(low), content=low not in EMPTY and len(low) > 1)


@functools.lru_cache(maxsize=20_000)
def stem(low: str) -> str:
    """A word without its commonest endings."""
    if len(low) > 4:
        for ending, instead in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                cut = low[: -len(ending)] + instead
                if not instead and len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "sl":
                    return cut[:-1]
                return cut.removesuffix("e")
    return low.removesuffix("e") if len(low) > 4 else low
