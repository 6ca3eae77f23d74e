"""Whether a date lies ahead or behind, by the verbs around it."""

from __future__ import annotations

import re

from detente.read.times.reckon import Tense

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would|is to|are to|was to|were to|were to|is due|are due|due|expected|expects?|scheduled|set to|"
    r"set for|plans?|planned|planning|awaited|foreseen|pencill?ed in|penciled in|slated|postponed (?:to|until)|going to|"
    r"later this|hopes? to|intends?|until|deadline|ahead of|could|may|can)\b(?:\s+(?:not\s+)?be\s+\w+)?",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|says|told|announced|met|was|were|did|held|had|has|have|began|opened|broke|came|went|took|gave|made|sent|"
    r"left|spoke|wrote|agreed|signed|arrived|resumed|since|voted|posted|approved|accused|killed|rejected|accepted|"
    r"declared|confirmed|denied|warned|ended|started|returned|submitted|presented|received|handed)\b",
    re.IGNORECASE,
)
# "the Senate to vote Tuesday": the bare infinitive lies ahead only where nothing past governs it.
_TO_DO = re.compile(
    r"\bto (?:vote|meet|decide|rule|resume|open|hold|sign|begin|start|discuss|sit|return|visit|travel|attend)\b"
)
_CLAUSE = re.compile(r"[;:—]| – | but | and (?:said|told|was|were|had)\b")


def tense_at(sentence: str, start: int, *, end: int) -> Tense:
    """The tense of the verb that a date at `start` to `end` of a sentence belongs to.

    The verb before the date in its clause decides; where there is none, the first one after it.
    """
    before = sentence[:start]
    cut = max((one.end() for one in _CLAUSE.finditer(before)), default=0)
    before = before[cut:]
    future = max((one.end() for one in _FUTURE.finditer(before)), default=-1)
    past = max((one.start() for one in _PAST.finditer(before)), default=-1)
    if future >= 0 or past >= 0:
        return "future" if future > past else "past"
    if _TO_DO.search(before):
        return "future"
    after = sentence[end:]
    first_future, first_past = _FUTURE.search(after), _PAST.search(after)
    if first_future and (first_past is None or first_future.start() <= first_past.start()):
        return "future"
    return "past" if first_past else "open"
