"""Sentences cut into clauses, none of which crosses the edge of what somebody is reported to have said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.read.layers import Span
from detente.read.light import light

_VERBAL = (
    r"(?:also |then |now |still |again |even |is |are |was |has |had )?(?:will|would|can|could|may|must|should|wants?|demand\w*|insist\w*|call(?:s|ed|ing)? for|ask(?:s|ed|ing)?(?: for| that)?"
    r"|refus\w+|reject\w*|declin\w+|accept\w*|agree\w*|oppos\w+|rul\w+ out|seek\w*|urg\w+|request\w*|offer\w*|stipulat\w+|was|were|is|are|has|had|does|did|ready|willing|prepared|open to|not|never)\b"
)
MATTER = (
    r"(?:idea|demand|link|proposal|offer|step|move|condition|request|prospect|plan|formula|suggestion|notion|concession|"
    r"point|solution|option|arrangement|figure|scheme|project|term|compromise|swap|measure|call|appeal|position|view|claim)"
)
"""What a report calls a matter of which it has just told ("an idea to which Kastan is cool")."""
_EDGE = re.compile(
    r"(?=[;:!?,\s])(?:"  # all of them begin so: most letters are passed over at once
    r"[;:!?]\s|\s[–—-]{1,2}\s|,?\s+(?:but|whereas|although|though)\s|,\s+yet\s|,\s+(?=while\s)"
    rf"|,?\s+(?:and|or)\s+(?=that\s|{_VERBAL})"
    r"|,\s+(?:and|or)\s+(?=(?:the|its|his|her|their|our|no|any|all|it|he|she|they|we|nobody|foreign)\s)"
    rf"|,\s+(?=(?:an?|the|one)\s+(?:[\w-]+\s+)?{MATTER}s?\s+(?:that|which|(?:to|of|on|for|with|about)\s+which|(?-i:[A-Z])))"
    r"|,\s+(?=(?:to|of|on|for|with|about)\s+which\s)|,\s+(?=(?:who|which|whose|where)\s)|\s+because\s|,\s+(?=(?:adding|leaving|citing|noting|warning|ending|opening|paving|sparking)\s))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s*(?:who|which|whose|where)\s", re.IGNORECASE)


@light(frozen=True, slots=True)
class Clause(Span):
    """A clause. `goes_on`: it may share the subject of the clause before it in the sentence."""

    goes_on: bool = False


def clauses(text: str, sentence: Span, *, cuts: Iterable[int], out: Iterable[Span]) -> list[Clause]:
    """The clauses of a sentence of plain text.

    `cuts` are offsets at which a clause ends in any case; `out` are stretches left out (conditions).
    """
    edges = [Span(cut, cut) for cut in cuts if sentence.start < cut < sentence.end]
    edges += [Span(max(one.start, sentence.start), min(one.end, sentence.end)) for one in out]
    edges += [Span(one.start(), one.end()) for one in _EDGE.finditer(text, sentence.start, sentence.end)]
    edges += _relative_ends(
        text, sentence, opened=[edge for edge in edges if _RELATIVE.match(text, edge.end, sentence.end)]
    )
    edges.sort(key=lambda one: (one.start, one.end))
    found: list[Clause] = []
    here = sentence.start
    for edge in [*edges, Span(sentence.end, sentence.end)]:
        if edge.start > here:
            start = here + len(text[here : edge.start]) - len(text[here : edge.start].lstrip(" ,"))
            end = start + len(text[start : edge.start].rstrip(" ,"))
            if re.search(r"\w", text[start:end]):
                found.append(Clause(start, end, goes_on=bool(found)))
        here = max(here, edge.end)
    return found


def _relative_ends(text: str, sentence: Span, *, opened: list[Span]) -> list[Span]:
    """Where relative clauses that stand between commas end."""
    found = []
    for edge in opened:
        comma = text.find(",", edge.end + 4, sentence.end)
        if comma >= 0:
            found.append(Span(comma, comma + 1))
    return found
