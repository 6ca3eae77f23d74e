"""Which stance an option stands under, and the attitude that it shows towards it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.positions.cues import Hit
from detente.read.positions.holders import subject
from detente.read.positions.stances import Kind
from detente.read.positions.values import Chain, value

VERBS: frozenset[Kind] = frozenset({"want", "demand", "accept", "open", "reject"})
"""Stances that somebody takes; the others say how things ought to be, will be or stand."""
PREDICATES: frozenset[Kind] = frozenset({"must", "will", "might", "maybe", "fine", "out", "firm", "keep"})

AS_IS = frozenset({"none", "unchanged", "hold", "kept", "stay"})
"""Options under which things go on as they are: who rules them out of discussion asks for them."""
_LASTING = re.compile(
    r"\b(?:stays?|staying|remains?|remaining|keeps?|keeping|stands?(?! behind)|holds?|continue|unchanged|change|touch\w*|suspend\w*|boycott)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"(?:not|never|nobody|no one|no)\b", re.IGNORECASE)
_MAY = re.compile(r"(?:may|could)\b(?=(?: \w+){0,2}? be\b| go\b| wait\b| come\b)", re.IGNORECASE)
"""What may or could be done is weighed, not promised."""
_LIST = re.compile(r",|\b(?:and|or|but)\b", re.IGNORECASE)
_MODAL: frozenset[Kind] = frozenset({"must", "will", "might"})
_OWN = re.compile(r"\b(?:its|our|their|his|her|my)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:during|since|amid|despite|after|(?<!not )before|(?:days?|weeks?|stages?|phases?|months?|start|beginning|end|violations?|breach|breaches|years?|history|question|issue|terms|spirit|text) of)\s+(?:(?:the|a|any|an|this|its)\s+)?(?:(?:surrender|handover|handing over) of (?:the|a|any) (?:\w+ )?)?$",
    re.IGNORECASE,
)


def in_passing(text: str, hit: Hit, *, floor: int) -> bool:
    """Whether an option is named only to tell the time or the occasion ("since the first day of the truce")."""
    return bool(_ASIDE.search(text[max(floor, hit.start - 40) : hit.start]))


def governing(doc: Doc, text: str, *, hit: Hit, linked: Sequence[Chain]) -> Chain | None:
    """The chain that an option of the clause stands under: the last before it, or a predicate after it."""
    own = [chain for chain in linked if not _is_part(chain, hit)]
    before = [chain for chain in own if _reaches(text, chain, hit=hit)]
    if before:
        return before[-1]
    after = [chain for chain in own if chain.start >= hit.words.start]
    if not after:
        inner = [chain for chain in linked if chain.within(hit.words) and chain.first.kind in {"keep", "will"}]
        return inner[0] if inner else None
    first = after[0]
    if first.first.kind in PREDICATES or first.first.passive:
        return first
    if first.first.kind not in VERBS:
        return None
    fronted = subject(doc, text, before=Span(hit.end, max(first.start, hit.end)), goes_on=True)
    return first if fronted.kind in {"self", "third", "actor"} else None


def _reaches(text: str, chain: Chain, *, hit: Hit) -> bool:
    """Whether a chain stands before an option and has it in its scope; a bare "no" ends at "and" or a comma."""
    if chain.start >= hit.words.end or chain.start > max(hit.words.start, hit.start):
        return False
    if chain.stances[-1].kind == "firm":
        return False
    return chain.stances[-1].kind != "no" or not _LIST.search(text, chain.end, max(chain.end, hit.start))


def _is_part(chain: Chain, hit: Hit) -> bool:
    """Whether the option's own words make up the chain: its negation, its "stays"."""
    return chain.within(hit.words) and chain.first.kind not in {"must", "want", "demand"}


def attitude_to(text: str, hit: Hit, *, chain: Chain, end: int) -> Attitude | None:
    """The attitude of a chain towards an option that it governs; `end` is the end of the clause."""
    last = chain.stances[-1]
    if chain.within(hit.words) and chain.first.kind == "will":
        return "accepts"
    if last.negated and _NEGATION.match(text, hit.words.start) and hit.words.start <= last.end + 2:
        last = replace(last, negated=False)
        modal = chain.stances[:-1]
        if modal and modal[-1].kind in _MODAL and modal[-1].negated:  # its "not" is that of the option's words too
            modal = (*modal[:-1], replace(modal[-1], negated=False))
        chain = replace(chain, stances=(*modal, last))
    found = value(chain)
    if last.kind == "out" and len(chain.stances) == 1 and _keeps(text, hit, chain=chain):
        return "demands"
    if found == "accepts" and last.kind == "will" and _MAY.match(text, last.start):
        return "open"
    if (
        found == "accepts"
        and last.kind == "will"
        and (hit.option in AS_IS or (_LASTING.search(text, last.end, end) and hit.issue != "ceasefire"))
    ):
        return "demands"
    return found


def _keeps(text: str, hit: Hit, *, chain: Chain) -> bool:
    """Whether what is ruled out of discussion is something of the party's own, or that things stay as they are."""
    if hit.option in AS_IS:
        return True
    is_line = "line" in text[chain.start : chain.end].lower()
    return is_line and bool(_OWN.search(text, hit.start, hit.end))
