"""What a voice says of a detail of which the report has just told: "spoke of six", "put the number at 15", "denied any meeting".

Each form must be all that the clause says. So what belongs to another meeting, a plan or a correction ("six hours of
shelling", "should have lasted six hours", "not five but six") is left out without looking for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.happenings.numbers import NUMBER, number
from detente.read.happenings.voiced import Clause
from detente.read.layers import Span

_NOUN = r"(?:talks|negotiations|discussions|consultations|conversation|meeting|session|sitting|encounter|round)"
_IT = rf"(?:(?:it|they|the\s(?:two|sides|two\ssides)|the\s{_NOUN})\s)?"
_SPENT = (
    r"(?:(?:(?:had|has|have|was|were)\s)?(?:lasted|taken|took|gone\son|went\son|talked|met|sat|been|was|were)\s"
    r"|(?:(?:was|were|had\sbeen|had)\s)?(?:over|ended|finished)\s(?:in\s|after\s(?=[^,;]*\bhours?\b)))?"
)
_SOME = (
    r"(?:(?:about|around|some|nearly|almost|just|over|more\sthan|at\sleast|fewer\sthan|only|barely|scarcely|under|less\sthan"
    r"|roughly|no\smore\sthan|as\smany\sas)\s)*"
)
_END = r"[\s.,;:]*"
_HOURS = re.compile(
    rf"\s*{_IT}{_SPENT}(?:(?:for|of|at)\s)?(?:(?:it|(?:the|its|their)\s(?:length|duration))\s(?:at|as|was)\s)?{_SOME}"
    rf"(?P<number>{NUMBER})(?P<half>\sand\sa\shalf)?(?P<unit>[\s-]hours?)?(?:\s(?:of\s{_NOUN}|in\sall|in\stotal|altogether|long))?{_END}",
    re.IGNORECASE,
)
_WHOLE = (
    r"(?:the\s|its\s|their\s)?(?:death\s)?(?:number|toll|figure|total|count)s?(?:\sof\s(?P<of>(?:\w+\s){0,2}?\w+))?"
)
_OF_A = r"an?\s(?:(?:lower|higher|different|death)\s)?(?:number|toll|figure|total|count)\sof\s"
_THOSE = r"the\s(?P<those>dead|killed|wounded|injured|missing|displaced|freed|released)\s(?:had\s)?numbered\s"
_COUNT = re.compile(
    rf"\s*(?:there\s(?:were|had\sbeen)\s|(?:it|they)\s(?:was|were|had\sbeen)\s)?(?:of\s|(?:it|them)\sat\s)?(?P<whole>{_WHOLE}\s(?:at|as|was|is|were)\s|{_OF_A}|{_THOSE})?"
    rf"(?P<words>{_SOME}(?P<number>{NUMBER}))(?:\s(?P<unit>[a-z]+(?:\s[a-z]+)?))??"
    rf"(?:\s(?:had\sbeen\s|had\s|were\s|was\s)?(?P<done>freed|released|exchanged|killed|died|wounded|injured|displaced|fled|present"
    rf"|at\sthe\stable|in\sthe\sroom|took\spart|attended|had(?:\sbeen)?|were))?(?P<as>\sas\s(?:the|its)\s(?:number|toll|figure|total))?(?:\s(?:in\sall|in\stotal|altogether))?{_END}",
    re.IGNORECASE,
)
_THAT_IT_WAS = re.compile(
    rf"\s*(?:of\s|as\s|{_IT}(?:(?:had\s)?(?:been|was|were|met|happened|taken\splace|took\splace)\s(?:held\s)?)?|(?:it|them)\s)?(?:(?:on|at|to|in)\s)?",
    re.IGNORECASE,
)
_AS_THE = re.compile(
    rf"(?:\sas\s(?:the|its)\s(?P<what>day|date|venue|place|site|location|city)(?:\sof\sthe\s{_NOUN})?)?{_END}",
    re.IGNORECASE,
)
_HAPPENED = r"(?:\s(?:had\s|has\s|have\s)?(?:ever\s)?(?:taken\splace|took\splace|happened|occurred|been\sheld|was\sheld|were\sheld))?"
_MET = rf"(?:such\s|secret\s|direct\s|face-to-face\s)*(?:{_NOUN}|contacts?)"
_DENIED = re.compile(
    rf"\s*(?:(?:any|a|the|that|there\s(?:was|were|had\sbeen)\s(?:any|a)|having\s(?:held|had)\s(?:any|a))\s{_MET}{_HAPPENED}"
    rf"|such\sa\s{_NOUN}{_HAPPENED}|(?:(?:they|the\stwo(?:\ssides)?|he|she)\s)?(?:had\s)?(?:ever\s)?met)(?:\son\s(?:that\sday|\w+day))?{_END}",
    re.IGNORECASE,
)
_IT_ALL = re.compile(rf"\s*(?:it|this|that)(?:\sflatly|\scategorically)?{_END}", re.IGNORECASE)
_NONE = re.compile(
    rf"\s*(?:there\s(?:was|were|had\sbeen)\sno|no)\s{_MET}{_HAPPENED}(?:\son\s(?:that\sday|\w+day))?{_END}",
    re.IGNORECASE,
)
_BARE = ("spoke of", "speaks of", "put", "count", "claim", "said", "says", "report", "according to")
"""How verbs begin behind which a number alone is that of which the report spoke before: not "gave", nor "spoke for six"."""
_FULL = (
    *_BARE,
    "insist",
    "maintain",
    "recall",
    "mention",
    "cite",
    "stat",
    "told",
    "reckon",
    "estimate",
    "confirm",
    "note",
)
"""The same, behind which it is with its unit."""
_NAMING = ("gave", "gives", "give", "named", "names", "estimated", "counted")
"""Verbs behind which a number is that of what was counted only where they say so ("gave the number as")."""
_SPOKEN_OF = re.compile(
    rf"\s*(?:it|them|the\s{_NOUN})\s", re.IGNORECASE
)  # not "they had met in", which may be another time
_WAS = re.compile(r"\b(?:was|were|been|met|happened|place|held)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of something, its `words` with "more than" and the like.

    `unit` is of what, `done` what was done with them ("freed"), `those` who they are said to be ("the dead numbered …", "the number of
    prisoners"), all in lower case, "" where nothing is said of it; `whole` whether it is called the number, the toll or the like.
    """

    words: str
    value: float
    unit: str
    done: str
    those: str = ""
    whole: bool = False


def hours_of(text: str, one: Clause) -> float | None:
    """The length that a clause gives; a number without "hours" counts where its verb asks for one."""
    match = _HOURS.fullmatch(text, one.said.start, one.said.end)
    value = number(match["number"]) if match else None
    if match is None or value is None or not _asks(text, one, unit=match["unit"]) or not 0 < value <= 72:
        return None
    return float(value) + (0.5 if match["half"] else 0.0)


def count_of(text: str, one: Clause) -> Counted | None:
    """The number that a clause gives of what the report has counted before."""
    match = _COUNT.fullmatch(text, one.said.start, one.said.end)
    value = number(match["number"]) if match else None
    if match is None or value is None:
        return None
    named = (match["whole"] or match["as"]) is not None and one.verb.lower() in _NAMING
    if not named and not _asks(text, one, unit=match["unit"] or match["done"]):
        return None
    unit, done, those = ((match[key] or "").lower() for key in ("unit", "done", "those"))
    whole = (match["whole"] or "").lower()
    of = (match["of"] or "").lower() or ("dead" if "toll" in whole else "")
    return Counted(match["words"], float(value), unit, done, those or of, bool(whole))


def frames(text: str, one: Clause, *, here: Span, what: tuple[str, ...], near: bool) -> bool:
    """Whether a clause says of a stretch no more than that there, or then, it was; `what`: as what it may name it.

    Where it is not `near` what it answers, it must say of what it speaks ("it was in", "the talks were held on").
    """
    start, end = here.start, here.end
    before, after = _THAT_IT_WAS.fullmatch(text, one.said.start, start), _AS_THE.fullmatch(text, end, one.said.end)
    denied = one.verb.lower().startswith(("den", "disput"))
    if denied or before is None or after is None or not (near or _SPOKEN_OF.match(before.group())):
        return False
    named = after["what"].lower() if after["what"] else ""
    placed = _WAS.search(before.group()) or one.verb.lower().startswith(("put", "dat", "according"))
    return named in what if named else bool(placed)


def denies(text: str, one: Clause, *, it: bool = False) -> bool:
    """Whether a clause says that there was no meeting; `it`: "denied it" can only be of the meeting."""
    denied = one.verb.lower().startswith("den")
    if it and denied and _IT_ALL.fullmatch(text, one.said.start, one.said.end):
        return True
    form = _DENIED if denied or one.verb.lower().startswith("disput") else _NONE
    return form.fullmatch(text, one.said.start, one.said.end) is not None


def _asks(text: str, one: Clause, *, unit: str | None) -> bool:
    """Whether the verb of a clause is one behind which a number is that of what the report spoke of."""
    said = f"{one.verb} {text[one.said.start : one.said.end].lstrip()}".lower()
    if one.verb.lower().startswith("put") and not re.search(r"\bat\s", said):
        return False
    return said.startswith(_FULL if unit and "speak" not in said[:6] else _BARE)
