"""How firmly a position is put: hinted at, said, or insisted on."""

from __future__ import annotations

import re

from detente.model.statement import Strength

_FIRM = re.compile(
    r"\b(?:insist\w*|demand\w*|adamant|vow\w*|stress\w*|reiterat\w*|must|never|under no circumstances|non-negotiable"
    r"|not negotiable|out of the question|red lines?|(?:refus|reject)\w*|holding out|dig(?:s|ging)? in|will not sign)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:signal\w*|hint\w*|suggest\w*|indicat\w*|appear(?:s|ed)?|seem(?:s|ed)?|said to be|float\w*|might|may|could"
    r"|(?:does|do|did) not (?:rule out|exclude)|understood to|believed to|reportedly)\b",
    re.IGNORECASE,
)


def strength_of(words: str, *, red_line: bool) -> Strength:
    """How firmly the words of a position put it; a red line is always insisted on, a hint wins over a firm verb."""
    if red_line:
        return "insisted"
    if _HINT.search(words):
        return "signalled"
    return "insisted" if _FIRM.search(words) else "said"
