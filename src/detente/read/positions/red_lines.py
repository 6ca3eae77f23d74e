"""Words by which a position is called final."""

from __future__ import annotations

import re

_FINAL = re.compile(
    r"\bred lines?\b|\bnon-negotiable\b|\bnot negotiable\b|\bnever\b|\bunder (?:no|any) (?:circumstances?|conditions?)\b"
    r"|\bout of the question\b|\babsolute conditions?\b|\b(?:absolute )?preconditions?\b|\bnot (?:up for|open to|subject to|a matter for) (?:negotiation|discussion|debate|bargaining|talks)\b"
    r"|\b(?:cannot|can't|will not|won't) be (?:negotiated|bargained|discussed|traded)\b|\bnot (?:be )?on the table\b|\beven if (?:the )?(?:talks|negotiations)\b"
    r"|\bno compromise on\b|\bin no case\b|\bat no price\b|\bat any price\b|\bsine qua non\b|\bas a matter of principle\b"
    r"|\bin any (?:form|circumstances?)\b|\bnow or (?:ever|in (?:the )?future)\b|\bno (?:\w+ ){1,9}?(?:could|can|will|would) ever\b|\bwill always (?:be|remain)\b"
    r"|\bbefore (?:he|she|it|they|we) (?:signs?|will sign|puts?)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^\W*(?:this|that|it|which|and this|and that|the (?:last|first|latter|former)(?: of these)?(?: point)?|these|both)\b.{0,40}?(?:red line|non-negotiable|not negotiable|cannot be (?:bargained|negotiated)|not up for)",
    re.IGNORECASE,
)
TALKING = re.compile(
    r"\b(?:talks?|negotiat\w+|sign\w*|signature|agreement|accord|deal|treaty|settlement|law|political question|discuss\w*|dialogue|table|peace|meet\w*|sit down|paper|document|return to)\b",
    re.IGNORECASE,
)
"""What a party bars when it makes something a precondition: talking, agreeing, signing."""


def is_final(words: str) -> bool:
    """Whether a clause calls its matter final."""
    return bool(_FINAL.search(words))


def points_back(words: str) -> bool:
    """Whether a clause calls final what was said just before."""
    return bool(_POINTS_BACK.search(words))
