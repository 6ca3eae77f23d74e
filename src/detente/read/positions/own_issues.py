"""Demands and refusals that fit no issue of the catalogue, kept under an issue named by the report's own words.

"… demanded the return of the national archive": the issue is "the national archive", the outcome "the return of the
national archive". Only what is asked for or refused outright by a party that can be told, and only a thing with a name
of its own: rather nothing than "a solution" or "more time".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.context import NOTHING
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.weights import at_hand
from detente.read.positions.looking import Look
from detente.read.positions.red_lines import is_final
from detente.read.positions.stances import Kind
from detente.read.positions.takers import Take
from detente.read.positions.values import Chain, value
from detente.read.signals import signal

RULE = "positions.own-issue"
_ASKING: frozenset[Kind] = frozenset({"demand", "want", "reject"})
_LIKELY = 0.5
"""How likely an issue of the catalogue must be for a matter to be no issue of the report's own."""
_WHAT = (
    r"(?:return|removal|restoration|restitution|hand-?over|surrender|publication|cancellation|transfer|renaming|closure|"
    r"reopening|re-opening|abolition|dissolution|dismissal|sacking|replacement|rebuilding|repair|relocation|demolition|"
    r"dismantling|burial|exhumation|preservation|division|sale|purchase|lease|inclusion|exclusion|extradition|"
    r"expulsion|appointment|reinstatement|repeal|adoption|reversal|registration|declassification|opening)"
)
_THING = r"(?:(?:the|its|their|all|every|any)\s+)(?:[\w'’-]+\s+){0,3}?[\w'’-]+(?:\s+of\s+(?:the\s+)?[\w'’-]+)?"
_NOUN = re.compile(
    rf"\s*(?:(?:for|that|on|to|in|of|see|have)\s+)?(?P<option>(?:(?:the|a|an|any|its|their)\s+)?(?:[\w-]+\s+){{0,2}}?{_WHAT}\s+of\s+(?P<issue>{_THING}))"
    r"(?=$|\s*[.,;:]|\s+(?:to|from|by|in|on|at|as|and|or|before|after|under|within|with|which|that|for|until|unless|if)\b)",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"\s*(?:(?:for|on|to)\s+)?(?P<option>(?:an?|the|any)\s+(?:(?:full|formal|public|official|written|state|unreserved)\s+){0,2}(?P<issue>apology|act of contrition|memorial)"
    r"(?:\s+(?:for|from|to)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,4}?)?)(?=$|\s*[.,;:])",
    re.IGNORECASE,
)
WORDS = signal(rf"(?:{_WHAT}|apology|contrition|memorial)")
"""What a sentence with such a matter has one of."""
_VAGUE = re.compile(
    r"\b(?:talks?|process|progress|issue|matter|question|situation|problem|time|answer|solution|plan|proposal|draft|deal|"
    r"agreement|accord|truce|text|paper|document|round|meeting|parties|sides?|other|same|rest|past|peace|war|conflict|order|"
    r"it|them|this|that|these|those|everything|anything|things?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Where the words for an issue and for its outcome stand."""

    issue: Span
    option: Span
    known: bool = False
    """Of a kind for which the catalogue has no issue, whatever the models make of it."""


def own_issues(look: Look) -> Iterator[Finding]:
    """What a clause asks for or refuses beyond the catalogue; for clauses in which nothing else was found."""
    if look.silent:
        return
    chain = next((one for one in look.linked if one.first.kind in _ASKING), None)
    attitude = value(chain) if chain else look.outer
    if attitude != "demands" and attitude != "rejects":  # noqa: PLR1714 - so that mypy narrows it
        return
    matter = _matter(look, chain)
    take = look.take(chain) if matter else None
    if matter is None or take is None or not (matter.known or _beyond(look)):
        return
    yield from _found(look, take, matter=matter, attitude=attitude)


def _matter(look: Look, chain: Chain | None) -> _Matter | None:
    """The thing asked for, right after the words that ask."""
    start = chain.end if chain else look.clause.start
    sorry = _SORRY.match(look.text, start, look.clause.end)
    found = sorry or _NOUN.match(look.text, start, look.clause.end)
    if found is None or _VAGUE.search(found.group("issue")):
        return None
    return _Matter(Span(*found.span("issue")), Span(*found.span("option")), known=sorry is not None)


def _beyond(look: Look) -> bool:
    """Whether the models see no issue of the catalogue in it."""
    models = at_hand(look.doc)
    if models is None:
        return not any(one.within(look.clause) for one in look.sentence.issues)
    shares = Judge(models, look, look.clause).alone()
    return max(share for issue, share in shares.items() if issue != NOTHING) < _LIKELY


def _found(look: Look, take: Take, *, matter: _Matter, attitude: Attitude) -> Iterator[Finding]:
    issue, option = (" ".join(look.text[one.start : one.end].split()) for one in (matter.issue, matter.option))
    for party in take.parties:
        yield Finding(
            party=party,
            issue=issue,
            option=option,
            attitude=attitude,
            evidence=Span(look.clause.start, look.clause.end),
            words=matter.option,
            rule=RULE,
            voice=take.voice,
            speaker=take.speaker,
            red_line=is_final(look.words),
        )
