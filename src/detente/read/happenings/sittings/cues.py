"""The words by which a report speaks of a sitting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.happenings.lexicon import entries, matches_among, pattern, signal_of
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    in_quotation,
)
from detente.read.happenings.sittings.clauses import BOUND
from detente.read.layers import Span
from detente.read.signals import signal, signal_of_beginnings

NOUN = entries("meetings", "talk_nouns")
HAPPENS = re.compile(
    rf"\b{NOUN}\b(?P<between>[^.;!?\n]{{0,110}}?)\b(?P<verb>{entries('meetings', 'talk_verbs')})\b", re.IGNORECASE
)
_WHEN_HELD = re.compile(
    rf"\b(?:(?:peace |truce |ceasefire |indirect |direct |formal |secret )?(?:talks|negotiations|consultations)|"
    rf"(?:the|a|an|this|that|their|its|{entries('meetings', 'ordinals')}) (?:[\w-]+ ){{0,2}}(?:round|session|meeting|summit|sitting)s?)"
    r"(?: of (?:the )?(?:[\w-]+ )?(?:talks|negotiations))?(?:,? (?:in|at|on|from|last|this|next|between|with|over)\b)",
    re.IGNORECASE,
)
_WHEN_SET = re.compile(
    r"\b(?:meeting|session|sitting|rounds?|summit|talks|negotiations)(?: of [^,.;]{3,70}?)?,? (?:(?:that|which) )?(?:(?:is|are|was|were|had been|has been|to be) )?"
    r"(?:scheduled|set|planned|due|foreseen|slated|fixed|pencill?ed in|held)\b(?: (?:for|in|on|at|to))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:The|That|Their|This) (?:[\w-]+ ){0,3}(?:call|conversation|exchange|encounter|lunch|dinner|breakfast) "
    r"(?:on|in|at|last|late|early|lasted|took|was|came|between|had|went)\b"
)
"""A sitting of which the report has told, taken up again."""
_UNTIL = re.compile(
    r"\b(?:sent (?:them|everybody|everyone|(?:the|both) (?:two )?(?:delegations|sides|teams|parties|negotiators)) home|adjourn(?:ed|s)|broke (?:up|off)|"
    r"broken (?:up|off)|(?:suspended|interrupted|recessed|paused|postponed|put off|moved|delayed)|(?:in|into|gone into|went into) recess)\b[^.;]{0,70}?\b(?:until|till|to)\b(?= )",
    re.IGNORECASE,
)
"""Before the day on which a sitting that was broken off is to go on."""
_SPORT = re.compile(
    r"\b(?:football|soccer|cricket|rugby|tournament|championship|world cup|semi-?finals?|kick-?off)\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    rf"\b(?:The|the|a) {entries('meetings', 'ordinals')}(?:(?: one| round| session| meeting),?|,) (?:held |which was held )?(?:in|at) |"
    rf"\b(?:The|the|A|a) {entries('meetings', 'ordinals')} (?:was|had been|is|has been) (?:then |also |already )?(?:arranged|set|fixed|planned|scheduled|foreseen|due|agreed)\b",
)
_DENIAL = re.compile(
    r"\b(?:(?:asked|questioned) (?:about|whether|if)|(?:idea|proposal|suggestion|dream|vision)\b[^.;]{0,60}? (?:is|was|of|for) (?:an? |the )?(?:\w+ )?\Z|"
    r"(?:is|was|are|were) (?:a |an |no )?(?:rumou?rs?|talk|speculation|claims?) (?:that|of)\b[^.;]*\Z|(?:(?:have been|are|were) |unconfirmed |media |press )reports that\b[^.;,]*\Z|(?:about|amid|despite|contrary to|on|to) (?:\w+ ){0,2}(?:reports?|rumou?rs?|speculation|suggestions?) (?:that|of)\b[^.;,]*\Z)|"
    r"\b(?:den(?:y|ied|ies|ying)|dismiss(?:ed|es|ing)?|no truth (?:in|to)|untrue|false|fabricated)\b (?:\S+ ){0,4}?"
    r"(?:reports?|rumou?rs?|claims?|suggestions?|allegations?|stories|story|that)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Before what somebody says is not true."""
_DENIED = pattern("meetings", "denied")
_DENIALS = signal(
    r"(?:den(?:y|ied|ies|ying)|dismiss|truth|untrue|false|fabricated|asked|questioned|idea|proposal|suggestions?|dream|vision|talk|claims?|reports?|rumou?rs?|speculation)"
)
_OF_ITS_OWN = re.compile(
    r"\b(?:cabinet|party|parliament(?:ary)?|council|board|press|news|trade|donors?|aid|media|staff|faculty|family|prayer|town|village|security council|"
    r"committee|caucus|shareholders['’]?|annual|academic|business|investment|climate|economic|party['’]s|government['’]s own|crisis staff)['’]? "
    r"(?:meetings?|sessions?|conferences?|summit|sittings?|talks)\b|\bconference (?:room|hall|cent(?:re|er)|table)\b|\bconference of (?:\w+ )?(?:foreign ministers|donors|ambassadors|heads of|ministers)\b|\b(?:sessions?|meeting|sitting) of (?:the |its |his |her )?"
    r"(?:cabinet|parliament|senate|assembly|(?:[A-Z]\w+ )?(?:security )?council|government|party|board)\b",
    re.IGNORECASE,
)
"""Sittings of one body, or of people who do not negotiate."""
_TRIGGER = signal_of_beginnings(entries("meetings", "triggers"))
"""Every cue begins with, or stands beside, one of these."""
_KEYS = {
    "met": "meet_verbs",
    "received": "receive_verbs",
    "hosts": "host_verbs",
    "delegations": "weak_verbs",
    "called-off": "cancelled",
}
_FRAMES = {
    "happens": HAPPENS,
    "held-at": _WHEN_HELD,
    "set-for": _WHEN_SET,
    "which-one": _ELLIPSIS,
    "again": _AGAIN,
    "until": _UNTIL,
}
_ORDER = (
    "met",
    "received",
    "hosts",
    "happens",
    "held-at",
    "set-for",
    "which-one",
    "delegations",
    "called-off",
    "again",
    "until",
)
_SIGNALS: list[tuple[str, int]] = [
    (rule, (signal_of("meetings", _KEYS[rule]) if rule in _KEYS else signal(_FRAMES[rule].pattern)).bits)
    for rule in _ORDER
]
"""The bits that each frame needs, in the order in which they are tried."""


for _key in _KEYS.values():
    list(matches_among("meetings", _key, 0, text="", span=Span(0, 0)))  # asks for the signals that it needs
_SPORT_WORDS = signal(_SPORT.pattern)


def cues_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """The cues of a sentence, each with the frame that found it."""
    text, start, end = scene.text, sentence.start, sentence.end
    bits = sentence.bits
    rules = [rule for rule, wanted in _SIGNALS if bits & wanted == wanted]
    if (
        not rules
        or text[end - 1] == "?"
        or text.startswith("Had ", start)
        or _TRIGGER.missing(sentence.bits)
        or (not _SPORT_WORDS.missing(sentence.bits) and _SPORT.search(text, start, end))
    ):
        return
    turn = sentence.block.kind == "turn"
    for rule in rules:
        key = _KEYS.get(rule)
        for match in (
            matches_among("meetings", key, sentence.bits, text=text, span=sentence)
            if key
            else _FRAMES[rule].finditer(text, start, end)
        ):
            cue = Span(match.start(), match.end())
            if (
                (turn or not in_quotation(scene, cue))
                and not _denied(text, sentence, cue=cue)
                and not _OF_ITS_OWN.search(text, cue.start, cue.end)
            ):
                yield cue, rule


def _denied(text: str, sentence: Sentence, *, cue: Span) -> bool:
    """Whether the words just before or at the cue deny it or only weigh it."""
    low = max(sentence.start, cue.start - 45)
    bound = max((m.end() for m in BOUND.finditer(text, low, cue.start)), default=low)
    if any(m.end() >= cue.start - 12 for m in _DENIED.finditer(text, bound, cue.end)):
        return True
    return not _DENIALS.missing(sentence.bits) and _DENIAL.search(text, sentence.start, cue.start) is not None
