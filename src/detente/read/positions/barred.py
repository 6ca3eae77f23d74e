"""What must never be: models hear the wish in "insists that Norland must never join" and not the bar."""

from __future__ import annotations

import re

from detente.read.positions.finding import Finding

_NOT = (
    r"\b(?:(?:must|should|shall|may|might|can|could|would|will|ought to|has to|have to)\s+(?:never|not)|(?:is|are|was|were)\s+(?:never|not)\s+to"
    r"|can(?:no|')t|mustn't|shouldn't|won't|wouldn't|never|not to)\s+(?:(?:ever|again|once|\w+ly|be allowed to|be permitted to|be able to)\s+){0,2}"
)
_DONE: dict[str, str] = {
    "alliance member": r"join|enter|belong|accede|be(?:come)? (?:a |an )?(?:\w+ )?(?:member|part)|be (?:admitted|in\b)",
    "sanctions lifted": r"(?:be )?(?:lift|eas|remov|relax|suspend|drop|end(?:ed)?\b)",
    "guarantees troops": r"enter|come\b|set foot|(?:be )?(?:deploy|station|sent|send|host)|be (?:allowed|let) in",
    "monitoring peacekeepers": r"enter|come\b|set foot|(?:be )?(?:deploy|station|sent|send|host)|be (?:allowed|let) in",
    "recognition full": r"(?:be )?recogni[sz]",
    "territory independent": r"secede|break away|(?:be(?:come)?) (?:independent|a state|separat\w+|divided|partitioned)|leave\b",
    "territory ceded": r"(?:be )?(?:cede|ceding|surrender|give[n]? (?:up|away)|hand(?:ed)? over|part with)",
    "borders open": r"(?:be )?(?:re)?open",
    "returns full": r"return|come (?:back|home)|go (?:back|home)",
    "prisoners all": r"(?:be )?(?:free\b|freed|releas|let (?:go|out))",
    "prisoners exchange": r"(?:be )?(?:free\b|freed|releas|let (?:go|out)|exchang|swap)",
    "justice prosecution": r"(?:be )?(?:tried|prosecut|charged|punish|extradit)|stand trial|face (?:trial|a court|justice)|go (?:to|before) (?:prison|jail|a? ?court)",
    "elections before": r"be held|take place|go ahead",
    "disarmament full": r"disarm|be disarmed|(?:hand|give|turn) (?:over|in|up)|lay down|surrender",
    "constitution amended": r"(?:be )?(?:chang|amend|touch|rewrit|alter)",
    "assets transferred": r"(?:be )?(?:transfer|hand(?:ed)?\b|us(?:e|ed)\b|giv)",
    "assets returned": r"(?:be )?(?:return|hand(?:ed)? back|unfr[eo]ez|unfroz|releas|giv\w+ back)",
    "resources shared": r"(?:be )?(?:share|divide)",
}
_NO = r"\b(?:must|should|shall|can|could|may|will|would) (?:never )?be no\s+(?:[\w-]+\s+){0,2}?"
_THINGS: dict[str, str] = {
    "alliance member": r"membership|accession",
    "sanctions lifted": r"lifting|easing|relief|relaxation",
    "guarantees troops": r"(?:troops|soldiers|forces|boots|garrison)\b",
    "monitoring peacekeepers": r"(?:troops|soldiers|forces|peacekeepers|boots)\b",
    "recognition full": r"recognition",
    "territory independent": r"secession|independence|partition",
    "territory ceded": r"(?:territorial )?concessions?|cession",
    "justice prosecution": r"trials?\b|prosecutions?|extraditions?",
}
_BARRED = {
    matter: re.compile(rf"{_NOT}(?:{verbs})|{_NO}(?:{_THINGS.get(matter, '(?!)')})", re.IGNORECASE)
    for matter, verbs in _DONE.items()
}
"""By issue and option: the words in which just that is barred. "Must not stay" and "must not be blocked" bar the contrary."""


def is_barred(text: str, one: Finding) -> bool:
    """Whether the words of what a party seems to ask for or accept say that it must not come about."""
    barred = _BARRED.get(f"{one.issue} {one.option}")
    if barred is None or one.attitude not in {"demands", "accepts"}:
        return False
    return barred.search(text, one.evidence.start, one.evidence.end) is not None
