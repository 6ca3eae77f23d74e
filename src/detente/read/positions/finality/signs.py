"""What shows that a demand or a refusal is final: its own words, those around it in the sentence, and the sentence behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.positions.red_lines import is_final
from detente.read.weighing import Sign

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[,;:—–-]")
_STOP = re.compile(r"[.!?…][\"”’)]*(?:\s|\Z)|\n")
_TALKING = (
    r"(?:talk|negotiat|sign|agree|accord|deal\b|treaty|settlement|discuss|dialogue|table|peace|meet|sit\b|sat\b|return"
    r"|subject|agenda|item|topic|conversation|anything|consider|round|session|signature|document|paper|text|statute|vote)"
)
_NOT = r"\b(?:not|no|\w+n['’]t|never|nothing|nobody|cannot)\b"
_TIES = r"\b(?:until|till|unless|as long as|so long as|while)\b"
_UTTER = (
    r"\bwhatever\b|\bcome what may\b|\bso much as\b|\bfor ?ever\b|\bnothing less\b|\bsacred\b|\bimpossible\b|\bunthinkable\b"
    r"|\bcompromise\b|\blifetime\b|\bunconditional\w*|\bnot (?:an? )?(?:single|inch|cent|penny|one)\b"
)
_PRINCIPLE = (
    r"\bprinciple\b|\bnot (?:a|the) (?:matter|subject|question)\b|\bno (?:talk|question) of\b"
    r"|\bwill not (?:accept|tolerate|allow|permit|recogni[sz]e)\b"
)
_PRICE = r"\b(?:makes?|made|making)\b[^.;]{0,80}\ba condition\b|\bcondition (?:for|of)\b|\bprice (?:of|for)\b"
_SELF = r"(?:it|he|she|they|we|I|his|her|its|their|our|my)\b"
_ANY = r"(?:any|anything|a single|another|even|so much as|there (?:is|was|can|could))\b"
_NO_WAY = rf"(?:{_NOT}|\b(?:impossible|unthinkable)\b)"
_MARKS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("before its own step", rf"\bbefore {_SELF}"),
        ("before any", rf"\bbefore {_ANY}"),
        ("before talks", rf"\bbefore [^.;]{{0,60}}\b{_TALKING}"),
        ("only then", r"\bonly (?:after|when|once|then)\b"),
        ("not until", rf"(?:{_NOT}|\b(?:refus|reject|declin)\w+|\brul\w+ out)[^.;]{{0,120}}(?:{_TIES}|\bbefore\b)"),
        ("until not", rf"{_TIES}[^.;]{{0,80}}{_NOT}"),
        ("not without", rf"\bwithout\b[^.;]{{2,80}}{_NOT}|{_NO_WAY}[^.;]{{2,80}}\bwithout\b"),
        ("utter", _UTTER),
        ("a single", r"(?:\bnot|n['’]t) (?:\w+ ){0,4}a single\b"),
        ("a condition of", _PRICE),
        ("first", r"\bfirst\b"),
        ("principle", _PRINCIPLE),
    )
}
"""Ways of saying that something is not for bargaining, or must come before anything else. Of demands and refusals in whose sentence
one stands between a quarter and six in ten are red lines; of all, one in eight."""
_REACH = 400
"""How far from its words, in code points, a position's sentence is looked for."""


def signs(text: str, evidence: Span, *, issue: str, option: str, attitude: Attitude) -> list[Sign]:
    """The signs of a demand or a refusal with this evidence in a text, each once."""
    start, end = _sentence(text, evidence)
    zones = {
        "within": text[evidence.start : evidence.end],
        "before": text[start : evidence.start],
        "behind": text[evidence.end : end],
        "next": _next(text, end),
    }
    return [(one, 1.0) for one in dict.fromkeys((*_about(issue, option, attitude), *_words(zones), *_marks(zones)))]


def _about(issue: str, option: str, attitude: Attitude) -> tuple[str, ...]:
    return "bias", f"attitude {attitude}", f"issue {issue}", f"option {issue}/{option}"


def _words(zones: dict[str, str]) -> Iterator[str]:
    """The words of each stretch, alone, in pairs and, in the sentence from the evidence on, by three."""
    for name, words in zones.items():
        found = ["#" if word.isdigit() else word.replace("’", "'") for word in _WORD.findall(words.lower())]
        for size in range(1, 4 if name in {"within", "behind"} else 3):
            for at in range(len(found) - size + 1):
                yield f"{name}: {' '.join(found[at : at + size])}"


def _marks(zones: dict[str, str]) -> Iterator[str]:
    sentence = zones["before"] + zones["within"] + zones["behind"]
    near = zones["within"][-60:] + zones["behind"]
    for name, words in (("within", zones["within"]), ("behind", near), ("next", zones["next"]), ("sentence", sentence)):
        yield from (f"{name} {mark}" for mark, pattern in _MARKS.items() if pattern.search(words))
        if is_final(words):
            yield f"{name} final"


def _sentence(text: str, evidence: Span) -> tuple[int, int]:
    """Where the sentence around begins and ends; at full stops alone, so that a title ("Gen. Diaz") may cut it short."""
    floor = max(0, evidence.start - _REACH)
    start = max((one.end() for one in _STOP.finditer(text, floor, evidence.start)), default=floor)
    behind = _STOP.search(text, max(evidence.start, evidence.end - 2), min(len(text), evidence.end + _REACH))
    return start, max(evidence.end, behind.start() if behind else evidence.end)


def _next(text: str, end: int) -> str:
    """The sentence behind another one in its paragraph."""
    stop = _STOP.match(text, end)
    if stop is None or "\n" in stop[0]:
        return ""
    after = _STOP.search(text, stop.end(), min(len(text), stop.end() + _REACH))
    return text[stop.end() : after.start()] if after else ""
