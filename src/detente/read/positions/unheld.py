"""What the words of a clause show to be no position, or one on the other side of what rules and models take it for.

A vote may only tell the time ("before the September elections"), warrants may be suspended, data exchanged; and a call
for restraint is a call on no issue. Each rule looks at findings that are there already, so a page without any costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.read.people import actor_of
from detente.read.positions.backoff import is_by_rules
from detente.read.positions.finding import Finding
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import is_between

_VOTE = re.compile(
    r"\b(?:elections?|polls?|ballots?|votes?|voting|referendums?|referenda|plebiscites?|polling)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"\b(?:before|after|until|till|since|by|during|ahead of|following|prior to|in the run-?up to|on the eve of|between now and|in time for)"
    r"\s+(?:(?:the|a|an|any|its|their|his|her|our|this|last|next|all)\s+)?(?:(?!that\b|and\b|or\b|to\b|of\b|it\b|holding\b)[\w'’-]+\s+){0,3}?\Z",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:must|should|shall|has to|have to|need(?:s|ed)? to|can|could|may) (?:\w+ )?(?:come|precede|follow)\b|\bfirst\b",
    re.IGNORECASE,
)
"""Words by which the order of a vote and something else is itself what is asked for."""
_REACH = 60
_UNDONE = re.compile(
    r"\b(?:suspend|drop|lift|waiv|withdr[ae]w|halt|quash|revok|cancel|annul|rescind|end|shelv|abandon|freez|paus|stop|clos)\w*\s+(?:of\s+)?(?:(?:the|all|any|its|their|these|those|pending|outstanding|existing|\d+)\s+)*"
    r"(?:[\w-]+\s+){0,2}?(?:charges|warrants?|prosecutions?|trials?|proceedings|indictments?|cases|investigations?|sentences|extradition)\b",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(
    r"\b(?:exchang|swap|shar)\w*\s+(?:of\s+)?(?:[\w-]+\s+){0,2}?(?:data|information|intelligence|views|messages|letters|notes|documents|papers|ideas|figures|readings|statistics|ambassadors|experience|fire|gunfire|accusations|territor\w+|land|goods)\b",
    re.IGNORECASE,
)
_CAPTIVES = re.compile(
    r"\b(?:prison\w*|captiv\w*|captured|hostages?|detain\w*|detention|releas\w*|freed|bodies|jail\w*|inmates?)\b",
    re.IGNORECASE,
)
_NO_ISSUE = re.compile(
    r"\b(?:show|exercis|display|demonstrat|practis)\w*\s+(?:[\w-]+\s+){0,3}?(?:restraint|flexibility|patience|courage|wisdom|realism|good faith|good-?will|moderation|responsibility|seriousness|leadership|statesmanship|resolve|unity)\b"
    r"|\brefrain from (?:[\w-]+\s+){0,3}?(?:steps|actions?|moves|acts|rhetoric|measures|statements|provocations?)\b"
    r"|\b(?:the interests? of (?:the )?(?:people|civilians|population|country))\b"
    r"|\b(?:remain|stay) (?:calm|engaged|patient|constructive)\b",
    re.IGNORECASE,
)
"""What is asked of all and is about no issue."""
_WITHOUT = re.compile(r"\b(?:without|no|not \w+ any)\s+(?:[\w-]+\s+)?preconditions?\b", re.IGNORECASE)
_OFFICES = re.compile(r"\bgood offices\b", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\bforeign (?:\w+ )?(?:forces|troops|fighters|soldiers|mercenaries|contingents?|bases)\b[^,;:]{0,40}?\b(?:leave|leaving|withdr[ae]w\w*|go|gone|out|depart\w*|home|pull out)\b",
    re.IGNORECASE,
)
_REMAIN = re.compile(
    r"\b(?:as|so) long as\b[^,;:]{0,60}?\b(?:troops|forces|soldiers|army|units)\b[^,;:]{0,20}?\b(?:remain|stay|stood|stand|hold|held|occup)\w*",
    re.IGNORECASE,
)
_HELD_MONEY = re.compile(
    r"\b(?:assets?|frozen|unfr[eo]e?z\w*|freez\w*|reserves|confiscat\w*|immobili[sz]\w*|seiz\w*|accounts|deposits|holdings|funds?|compensat\w*|reparations?|damages|indemni\w*|restitution|debts?|arrears|gold|pay(?:s|ing|ments?)?|paid)\b",
    re.IGNORECASE,
)
_SAID_ALWAYS = frozenset({"prisoners", "reconstruction"})
"""Issues that nobody speaks of without naming them in the sentence: of what models alone put under them with no word for them
there, on 79 reports that confidences go by or that are only scored, 0 of 7 were right."""


def held(look: Look, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a clause without those that its words rule out, and with the others turned as they say."""
    for one in found:
        turned = _turned(look, one)
        if not _ruled_out(look, turned):
            yield turned


def _ruled_out(look: Look, one: Finding) -> bool:
    words = look.text[one.evidence.start : one.evidence.end]
    if one.issue != "format" and _OFFICES.search(words):
        return True
    if one.issue == "elections":
        return tells_time(look.text, one)
    if one.issue == "prisoners" and _OF_WORDS.search(words) and not _CAPTIVES.search(words):
        return True
    return not is_by_rules(one) and (bool(_NO_ISSUE.search(words)) or _unnamed(look, one) or _relays(look, one))


def _unnamed(look: Look, one: Finding) -> bool:
    """Whether models see an issue that cannot be meant, as nothing names it."""
    if one.issue == "assets" and not _HELD_MONEY.search(look.text):
        return True
    return one.issue in _SAID_ALWAYS and all(cue.issue != one.issue for cue in look.sentence.cues)


def _relays(look: Look, one: Finding) -> bool:
    """Whether a body that mediates tells what will be, which it does not accept for itself."""
    actor = actor_of(look.doc, one.party)
    between = actor is not None and actor.kind == "organisation" and is_between(look.doc, one.party)
    return between and actor is not None and actor.standing is not None and one.attitude in {"accepts", "open"}


def tells_time(text: str, one: Finding) -> bool:
    """Whether a vote is named in the words of a finding only to tell when something else is to be."""
    start, end = one.evidence.start, one.evidence.end
    votes = list(_VOTE.finditer(text, start, end))
    if not votes or _FIRST.search(text, start, end):
        return False
    return all(_WHEN.search(text[max(start, vote.start() - _REACH) : vote.start()]) for vote in votes)


def _turned(look: Look, one: Finding) -> Finding:
    """Warrants that are dropped are an amnesty; talks without preconditions refuse them."""
    words = look.text[one.evidence.start : one.evidence.end]
    if (one.issue, one.option) == ("justice", "prosecution") and one.attitude != "rejects" and _UNDONE.search(words):
        return replace(one, option="amnesty")
    if (one.issue, one.option) == ("format", "preconditions") and one.attitude != "rejects" and _WITHOUT.search(words):
        return replace(one, attitude="rejects", red_line=False)
    if one.issue == "monitoring" and one.attitude == "demands" and _FOREIGN.search(words):
        return replace(one, issue="foreign_forces", option="leave")
    if (one.issue, one.option) == ("guarantees", "troops") and one.attitude == "demands" and _REMAIN.search(words):
        return replace(one, issue="forces", option="full")
    return one
