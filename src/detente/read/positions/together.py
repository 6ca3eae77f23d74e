"""What both sides agree on with each other: "the leaders agreed …", "UNDERTOOK to …" in a communiqué."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.read.layers import Span
from detente.read.positions.clauses import Clause
from detente.read.positions.outsiders import pair_of
from detente.read.positions.scene import Sentence
from detente.read.positions.takers import Take

_PAIR = (
    r"(?:both|the (?:two |warring |opposing )?(?:sides|parties|leaders|presidents|prime ministers|premiers|foreign ministers|"
    r"delegations|governments|countries|neighbou?rs|states|teams|negotiators|capitals))"
)
_AGREE = (
    r"(?:(?:have|had)\s+)?(?:also\s+|further\s+|jointly\s+|then\s+|now\s+|in addition\s+)*"
    r"(?:agreed|decided|undertook|pledged|resolved|committed themselves|consented|reached\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:agreement|accord|understanding|consensus))"
    r"\s+(?:to|that|on|upon|in principle)\b"
)
_TOGETHER = re.compile(rf"\W*(?:\w+\s+){{0,3}}?{_PAIR}\s+{_AGREE}", re.IGNORECASE)
_THEY = re.compile(rf"\W*they\s+{_AGREE}", re.IGNORECASE)
_SOLEMN = re.compile(
    r"\W*(?:HAVE\s+)?(?:AGREED?|UNDERTOOK|UNDERTAKE|DECIDED?|RESOLVED?|CONFIRM(?:ED)?|PLEDGED?)\s+(?:to|that|on|upon)\b"
)
_OF_PAIR = re.compile(rf"\b{_PAIR}\b", re.IGNORECASE)


def is_joint(text: str, span: Span, *, sentence: Sentence) -> bool:
    """Whether a clause or sentence begins with what two sides agreed on with each other, named or not."""
    return bool(_SOLEMN.match(text, span.start) or _TOGETHER.match(text, span.start)) or _they(
        text, span, sentence=sentence
    )


def together(doc: Doc, text: str, *, clause: Clause, sentence: Sentence) -> Take | None:
    """The two sides, where a clause tells in the reporter's voice or a joint text's what they agreed with each other."""
    if not is_joint(text, clause, sentence=sentence):
        return None
    solemn = _SOLEMN.match(text, clause.start)
    sides = pair_of(doc)
    return Take(sides, "joint text" if solemn else "outlet", None, "positions.together") if sides else None


def _they(text: str, clause: Span, *, sentence: Sentence) -> bool:
    """Whether "they" are the two sides, of whom the sentence before speaks."""
    before = sentence.before
    return (
        bool(_THEY.match(text, clause.start))
        and before is not None
        and bool(_OF_PAIR.search(text, before.start, before.end))
    )
