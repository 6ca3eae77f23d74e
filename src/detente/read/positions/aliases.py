"""Names that a report ties to an issue: after "the Sarn valley" or "the dam at Orvo", "Sarn" and "Orvo" suffice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from detente.model import Catalogue
from detente.read.ahead import ahead
from detente.read.layers import Span
from detente.read.positions.cues import Cue
from detente.read.signals import near, signal

KINDS: Mapping[str, str] = {
    "territory": r"regions?|provinces?|peninsula|valley|strip|islands?|archipelago|districts?|enclave|exclave|plateau|territor(?:y|ies)|highlands|oblast|canton|county|coast|delta|lowlands|uplands|heights|triangle|panhandle|homeland",
    "energy": r"dam|(?:nuclear |power |hydro\w* )?(?:plant|station)|reservoir|reactor|refinery|barrage|locks?|power complex|gas hub",
    "borders": r"crossing|bridge|port|harbou?r|strait|tunnel|checkpoint|canal|railway|mountain pass",
    "alliance": r"alliance|pact|league|compact|treaty organi[sz]ation|entente|bloc",
    "resources": r"(?:gas |oil |gold )?fields?|mines?|basin|aquifer",
    "foreign_forces": r"(?:air |naval |military )?base|garrison",
}
"""The kinds of things whose proper names stand for an issue."""

_NAME = r"(?-i:[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of [A-Z]\w+)){0,2})"
_PATTERNS = {
    issue: re.compile(
        rf"\b(?:(?-i:(?=[A-Z]))|{ahead(kind)})"
        rf"(?:(?P<before>{_NAME}) (?:{kind})\b|(?:{kind}) (?:of|at|in|near|on|called) (?:the )?(?P<after>{_NAME}))",
        re.IGNORECASE,
    )
    for issue, kind in KINDS.items()
}
_SIGNALS = {issue: signal(kind) for issue, kind in KINDS.items()}
_EMPTY = frozenset(
    {
        "The",
        "A",
        "An",
        "This",
        "That",
        "Its",
        "Their",
        "In",
        "On",
        "At",
        "Every",
        "All",
        "No",
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
    }
)
_LEADING = re.compile(r"^(?:The|A|An|This|That|Its|Their|In|On|At|Every|All|No|From|For|Under|Over) ")


def names_of_things(catalogue: Catalogue, doc: Doc, text: str, *, actors: frozenset[str]) -> dict[str, str]:
    """Proper names in the plain text of a doc and the issue that each stands for; the parties' own are left out."""
    found: dict[str, str] = {}
    for issue, pattern in _PATTERNS.items():
        if issue not in catalogue:
            continue
        spans = near(doc, _SIGNALS[issue])
        for match in (one for span in spans for one in pattern.finditer(text, span.start, span.end)):
            name = _LEADING.sub("", match.group("before") or match.group("after"))
            if name not in _EMPTY and name not in actors and len(name) > 2:
                found.setdefault(name, issue)
    return found


def named_cues(text: str, names: Mapping[str, str]) -> list[Cue]:
    """Every place of those names, as cues of their issues."""
    if not names:
        return []
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    return [Cue(one.start(), one.end(), names[one.group()], None) for one in pattern.finditer(text)]


def within(cues: list[Cue], span: Span) -> list[Cue]:
    """The cues inside a stretch."""
    return [one for one in cues if span.start <= one.start and one.end <= span.end]
