"""Whether a passage says plainly who met whom: in one clause, one of them before the verb.

A meeting that nobody has checked is told on page one only where the passage alone shows it: "A of X met B of Y in C".
Where nobody who met stands before the verb ("the panel met A", "C spoke with A and B") or the sentence goes on to a
second meeting of one of them ("A met B and is to fly to D to see E"), the reader may have joined the wrong two. Tried
on meetings with two sides named in one passage (`python -m evals.pageone` judges them): of those with a confidence
of .5 and more, on reports that nobody builds on, 34 of 35 plain ones were right and 30 of 40 others; in reports built
on, all 67 plain ones had the right people, and 7 a wrong date, of which the passage gave 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TALK = (
    r"(?:talks|negotiations|discussions|consultations|meetings?|conversations?|sessions?|rounds?|summit|lunch|dinner"
    r"|breakfast|calls?|video ?conferences?)"
)
_MARK = "\ue000-\uf8ff"
_VERB = re.compile(
    r"\b(?:met(?! (?:the |its |all |his |her |their |an? |no |every |some |these |those )?(?:\w+ )?(?:demand|condition|deadline|criteria|obligation|term|need)s?)"
    rf"|(?:meet|meets|meeting)(?= (?:in|at|on|with|again|face|for|this|next|today|tomorrow|later|[A-Z{_MARK}]))"
    rf"|(?:held|hold|holds|holding|had|began|opened|concluded|ended) (?:[\w-]+ ){{0,5}}?{_TALK}"
    r"|sat (?:down|together)|sit down|sat(?= (?:with|for)\b)|spoke(?= (?:by|on|over|with|to|again|for|via|at length))"
    r"|talked(?= (?:by|on|over|with|to|for))|conferred|telephoned|phoned|receive[ds]?|hosted|welcomed|visited|shook hands"
    r"|(?:dine|dined|lunch|lunched|breakfasted)(?= with)|spen[dt] (?:\S+ ){1,6}?(?:hours?|minutes|day|morning|afternoon|evening)(?= )"
    r"|(?:fl(?:y|ies|ew)|travel(?:s|led)?|go|goes|return(?:s|ed)?|head(?:s|ed)?) (?:back )?to (?:\S+ ){1,7}?(?:to (?:see|meet)|for (?:[\w-]+ ){0,2}talks with))\b"
)
"""What two sides do when they meet."""
_STOP = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][”\"’']?\s"
"""Where a sentence ends: not behind "Mr." or "U.S."."""
_START = re.compile(
    rf"[;:]|{_STOP}|\s[–—-]\s|,? (?:but|while|whereas|although|though|because|since|unless|if|whose|which|where|when"
    r"|after|before|that|as)\b|\b(?:said|says|told|added|confirmed|announced)\b"
)
"""Behind the last of these a verb's clause begins."""
_END = re.compile(
    rf"[;:]|{_STOP}|,? (?:but|while|whereas|although|though|because|unless|if|whom|whose|which|where|when|after|before"
    rf"|that)\b|, and (?=(?:the |its |his |her )?[{_MARK}] [a-z]|[^.;]{{2,80}}? (?:is|are|was|were|will|would|has|had) )"
)
"""Before the first of these it ends."""
_SECOND = re.compile(
    r",? and (?:(?:then|later|also|on \w+day) )?(?:is|are|was|were|will|would|had|has|flew|flies|travel\w*|went|goes|left)\b"
    r"|\bto (?:see|meet|brief)\b|,? and the (?:rest|morning|afternoon|evening|day|other)\b"
)
"""Between those named, where a clause goes on to something else that one of them did."""
_UNSURE = re.compile(
    r"\b(?:not|never|nobody|neither|refus\w+|declin\w+|den(?:y|ied|ies)|could|might|should|if|unless|whether|reportedly"
    r"|allegedly|rumou?r\w*|ready|willing|wants?|wanted|hop(?:es?|ed|ing) to|offer\w*|propos\w+|separately|respectively|in turn"
    r"|ask(?:ed|s|ing)? for|reporters?|correspondent|journalists?|newspaper|radio|television|interview\w*)\b|n['’]t\b"
)
"""Words of a clause that may tell of no meeting, of several, or of one with the press."""
_BELONGS = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:son|daughter|wife|husband|brother|sister|father|mother|nephew|niece|son-in-law|aides?"
    r"|advis[eo]r|envoy|friend|lawyer|predecessor|successor|deputy|spokes\w+|office|chief of staff|residence|palace|home|house)\b"
)
"""Behind a name that only says whose relative, aide or house it is."""
_PERSON, _BODY, _LAST = 0xE000, 0xF000, 0xF8FF


@dataclass(frozen=True, slots=True)
class Named:
    """The forms of the names of people and of bodies (states, groups, organisations), by their ids."""

    people: Mapping[str, Iterable[str]]
    bodies: Mapping[str, Iterable[str]]


def met_plainly(words: str, those: set[str], *, named: Named) -> bool:
    """Whether one clause of the words says that `those` (ids) met or are to meet.

    `those` are all of them whom the words name. One stands before the verb, and no other person up to the last.
    """
    masked, who = _masked(words, named)
    return any(_told(masked, verb, those=those, who=who) for verb in _VERB.finditer(masked))


def _masked(words: str, named: Named) -> tuple[str, Mapping[str, str]]:
    """The words with one character for each name, people's and bodies' from blocks of their own, and whose it is."""
    forms: list[tuple[str, str]] = []
    who: dict[str, str] = {}
    for base, last, some in ((_PERSON, _BODY - 1, named.people), (_BODY, _LAST, named.bodies)):
        for number, (one, names) in enumerate(some.items()):
            here = [form for form in names if form and form in words]
            if here and base + number <= last:
                who[chr(base + number)] = one
                forms += [(form, chr(base + number)) for form in here]
    for form, mark in sorted(forms, key=lambda it: -len(it[0])):
        words = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", mark, words)
    return words, who


def _told(masked: str, verb: re.Match[str], *, those: set[str], who: Mapping[str, str]) -> bool:
    start = max((one.end() for one in _START.finditer(masked, 0, verb.start())), default=0)
    end = found.start() if (found := _END.search(masked, verb.end())) else len(masked)
    there = [(at, who[masked[at]]) for at in range(start, end) if _stands(masked, at)]
    ours = [at for at, one in there if one in those]
    if not those <= {one for _, one in there} or ours[0] > verb.start():
        return False
    if _SECOND.search(masked, ours[0], verb.start()) or _SECOND.search(masked, verb.end(), ours[-1]):
        return False
    others = [at for at, one in there if one not in those and ord(masked[at]) < _BODY]
    return not any(at < ours[-1] for at in others) and not _UNSURE.search(masked, start, end)


def _stands(masked: str, at: int) -> bool:
    """Whether a name stands there for the one named, not for somebody or something that is his, nor for a place."""
    if not _PERSON <= ord(masked[at]) <= _LAST or _BELONGS.match(masked, at + 1):
        return False
    return not masked[:at].endswith((" in ", " at ", " near ", " outside "))
