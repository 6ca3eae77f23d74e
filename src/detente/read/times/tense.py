"""Whether a date lies ahead or behind, by the verbs around it."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.read.times.reckon import Tense
from detente.read.times.trie import any_of

_AHEAD = (
    r"is to|are to|was to|were to|is due|are due|won['’]t|set to|set for|pencill?ed in|postponed (?:to|until)|going to|"
    r"later this|hop(?:es?|ing) to|ha(?:s|ve) to|needs? to|looks? to|prepar(?:es?|ed|ing) (?:for|to)|vow(?:s|ed) to|"
    r"promise[sd]? to|threaten(?:s|ed)? to|call(?:s|ed) for|put off|moved to|brought forward|ahead of|takes? (?:place|effect)|"
    r"(?<!\d )(?<!two )(?<!three )(?<!four )(?<!five )(?<!six )(?<!seven )(?<!eight )(?<!nine )(?<!ten )(?<!the )(?<!of )votes|"
    r"plans? to|rules (?:on|in|next)|returns? (?:to|on|in|next|at|home)|visits (?:on|next|[A-Z])|demands? (?:that|an?)|start (?:on|in|at|next)|fly (?:to|on|in|out|home)|"
    r"hosts (?:the|an?|both|more|new|further|[A-Z]|\w+ talks|talks)\b|runs? out|comes? into force|"
    # What is fixed stands in the present: "the Senate votes on Thursday", "she is flying to the port on Friday".
    r"(?:is|are) (?:travell?ing|flying|heading|coming|returning|meeting|hosting|visiting|arriving|leaving|voting|holding)"
)
_AHEAD_WORDS = (
    "will shall would due expected expect expects scheduled planned planning awaited foreseen slated intend intends until "
    "deadline could may can might must should want wants urged asked demanded invite invites invited deferred "
    "meets meet sit arrive arrives open opens begin begins starts leaves resume resumes convene convenes "
    "decide decides sits expire expires lapse lapses travel travels flies faces"
)
_BEHIND_WORDS = (
    "said says told announced met was were did held had began opened broke came went took gave made sent "
    "left spoke wrote agreed signed arrived resumed since voted posted approved accused killed rejected accepted "
    "declared confirmed denied warned ended started returned submitted presented received handed travelled traveled flew "
    "visited hosted reported proposed offered launched shelled attacked ruled ran sat saw adjourned collapsed passed lasted dragged stretched "
    "backed adopted fell released freed struck convened gathered crossed called wounded decided issued published put"
)
_PERFECT = r"ha(?:s|ve) (?:not |already |since |now |also |just |\w+ly )?\w+(?:ed|en|un|one|ade|eld|aid|et|ent|old|ught|ook|orn|own|ung|ut|am|ome)"
_VERB = re.compile(
    rf"\b(?:(?P<ahead>(?:{_AHEAD}|{any_of(_AHEAD_WORDS.split())}\b)(?:\s+(?:not\s+|now\s+|then\s+)?be\s+\w+)?)|"
    rf"(?P<behind>had been (?:due|expected|scheduled|planned|set|slated|foreseen|awaited|supposed|meant)|{any_of(_BEHIND_WORDS.split())}|{_PERFECT}))\b"
)
# "the Senate to vote Tuesday": the bare infinitive lies ahead only where nothing past governs it.
_TO_DO = re.compile(
    r"\bto (?:vote|meet|decide|rule|resume|open|hold|sign|begin|start|discuss|sit|return|visit|travel|attend)\b"
)
_CLAUSE = re.compile(r"[;:—]| – | but | and (?:said|told|was|were|had)\b")


@lru_cache(maxsize=64)
def _verbs(sentence: str) -> tuple[tuple[int, int, bool], ...]:
    """The verbs of a sentence: start, end, and whether each points ahead."""
    return tuple((one.start(), one.end(), one["ahead"] is not None) for one in _VERB.finditer(sentence))


def tense_at(sentence: str, start: int, *, end: int) -> Tense:
    """The tense of the verb that a date at `start` to `end` of a sentence belongs to.

    The verb before the date in its clause decides; where there is none, the first one after it.
    """
    cut = max((one.end() for one in _CLAUSE.finditer(sentence, 0, start)), default=0)
    verbs = _verbs(sentence)
    before = [ahead for low, high, ahead in verbs if cut <= low and high <= start]
    if before:
        return "future" if before[-1] else "past"
    if _TO_DO.search(sentence, cut, start):
        return "future"
    after = next((ahead for low, _, ahead in verbs if low >= end), None)
    return "open" if after is None else "future" if after else "past"
