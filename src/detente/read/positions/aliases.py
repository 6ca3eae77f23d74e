"""Names that a report ties to an issue: after "the Sarn valley" or "the dam at Orvo", "Sarn" and "Orvo" suffice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from detente.model import Catalogue
from detente.read.layers import Span
from detente.read.positions.cues import Cue
from detente.read.signals import signal

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
        rf"\b(?P<before>{_NAME}) (?:{kind})\b|\b(?:{kind}) (?:of|at|in|near|on|called) (?:the )?(?P<after>{_NAME})",
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


def names_of_things(
    catalogue: Catalogue, text: str, *, sentences: Sequence[tuple[Span, int]], actors: frozenset[str]
) -> dict[str, str]:
    """Proper names of a text and the issue that each stands for; names of the parties themselves are left out.

    `sentences` are all stretches of the text in order, each with the bits of its words (see `detente.read.signals`).
    """
    found: dict[str, str] = {}
    for issue, pattern in _PATTERNS.items():
        if issue not in catalogue:
            continue
        telling = [at for at, (_, bits) in enumerate(sentences) if not _SIGNALS[issue].missing(bits)]
        for match in (
            one for near in _around(sentences, telling) for one in pattern.finditer(text, near.start, near.end)
        ):
            name = _LEADING.sub("", match.group("before") or match.group("after"))
            if name not in _EMPTY and name not in actors and len(name) > 2:
                found.setdefault(name, issue)
    return found


def _around(sentences: Sequence[tuple[Span, int]], telling: Sequence[int]) -> Iterator[Span]:
    """The stretches of some sentences, each with the one before and behind, over whose borders a name may run."""
    runs: list[tuple[int, int]] = []
    for at in telling:
        first, last = max(0, at - 1), min(at + 1, len(sentences) - 1)
        if runs and first <= runs[-1][1]:
            first = runs.pop()[0]
        runs.append((first, last))
    yield from (Span(sentences[first][0].start, sentences[last][0].end) for first, last in runs)


def named_cues(text: str, names: Mapping[str, str]) -> list[Cue]:
    """Every place of those names, as cues of their issues."""
    if not names:
        return []
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    return [Cue(one.start(), one.end(), names[one.group()], None) for one in pattern.finditer(text)]


def within(cues: list[Cue], span: Span) -> list[Cue]:
    """The cues inside a stretch."""
    return [one for one in cues if one.within(span)]
