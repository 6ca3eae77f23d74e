"""Transcripts: the labels that open what one speaker says ("MS TORVALD:", "QUESTION (radio):", "Q.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from detente.read.layers import Block, Span

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*"
_LOUD = re.compile(
    rf"[\"“>]?[ ]?(?P<name>(?:{_CAPITALS}|AL-{_CAPITALS})(?:[ ](?:{_CAPITALS}|\d{{1,2}})){{0,6}}(?:,[ ]{_CAPITALS}(?:[ ]{_CAPITALS}){{0,3}})?)"
    r"(?:[ ]?[(\[][^)\]\n]{1,70}[)\]])?[ ]?:(?=\s|\Z)"
)
_LETTER = re.compile(r"(?P<name>[QA])[.:][ ]+(?=\S)")
_QUIET = re.compile(
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Lady|Lord|Amb|Gen|Col|Sen|Rep|Gov)\.?[ ])?[A-ZÀ-Þ][\w'’.-]+(?:[ ](?:[A-ZÀ-Þ][\w'’.-]*|al|de|bin|van|von)){0,4})"
    r"(?:[ ]?[(\[][^)\]\n]{1,70}[)\]])?[ ]?:[ ]+(?=\S)"
)
_ASKING = re.compile(
    r"(?:question|q|anchor|presenter|newsreader|newscaster|reporter|journalist|moderator|interviewer|press|correspondent|host|audience|participant)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]{2,}")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’(?!\w)")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_TWO = 2
_ENOUGH_TURNS = 3
"""So many labelled paragraphs make a transcript; two may be a heading with a colon and its answer."""


def labels(text: str, paragraphs: list[Span]) -> dict[int, Span]:
    """The speaker label of each paragraph that opens a turn, by paragraph index; empty for no transcript.

    Labels in small letters count only where the same one comes back, since "Update: …" looks the same.
    """
    loud = {i: span for i, one in enumerate(paragraphs) if (span := _label(_LOUD, text, paragraph=one))}
    letters = {i: span for i, one in enumerate(paragraphs) if (span := _label(_LETTER, text, paragraph=one))}
    quiet = {
        i: span for i, one in enumerate(paragraphs) if i not in loud and (span := _label(_QUIET, text, paragraph=one))
    }
    if {text[one.start] for one in letters.values()} != {"Q", "A"}:
        letters = {}
    seen = Counter(_words(text, span) for span in (*loud.values(), *quiet.values()))
    turns = {**letters, **loud, **{i: span for i, span in quiet.items() if seen[_words(text, span)] > 1}}
    if len(turns) < _ENOUGH_TURNS or not _talk(text, turns, count=len(paragraphs)):
        return {}
    return turns


def narrated(text: str, paragraphs: list[Span], *, labels: Mapping[int, Span]) -> frozenset[int]:
    """The paragraphs without a label in which the writer of an interview tells of the one who answers.

    They name somebody whom the lead names or the label is, and outside quotation marks nobody says "I" or "we" in them.
    """
    first = min(labels)
    lead = text[: paragraphs[first].start]
    names = {found[0] for found in _NAME.finditer(lead) if found.start() and lead[found.start() - 2] not in ".!?\n"}
    names |= {label for span in labels.values() for label in _words(text, span).split()[-1:] if label[1:2].islower()}
    return frozenset(
        index
        for index, one in enumerate(paragraphs)
        if index > first and index not in labels and _tells_of(text[one.start : one.end], names)
    )


def _tells_of(words: str, names: AbstractSet[str]) -> bool:
    outside = _QUOTED.sub(" ", words)
    if outside == words or _OWN.search(outside):
        return False
    return any(found[0] in names for found in _NAME.finditer(outside))


def asks(label: str) -> bool:
    """Whether a label stands for someone who only asks: a reporter, the moderator."""
    return bool(_ASKING.match(label))


def asking_labels(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """The labels of those who only ask, by how their turns end: a station's or a paper's beside the one who answers."""
    ends: dict[str, list[bool]] = {}
    for block in blocks:
        if block.kind == "turn" and block.speaker is not None:
            ends.setdefault(_words(text, block.speaker), []).append(
                text[block.start : block.end].rstrip().endswith("?")
            )
    if len(ends) < _TWO:
        return frozenset()
    return frozenset(label for label, asked in ends.items() if len(asked) > 1 and 2 * sum(asked) >= len(asked))


def questions_put(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs without a label that stand before each answer, where only the one who answers has a label."""
    turns = [
        (at, block, block.speaker)
        for at, block in enumerate(blocks)
        if block.kind == "turn" and block.speaker is not None
    ]
    opened = {at for at, block, label in turns if "\n" not in text[label.end : block.start]}
    names = {_words(text, label) for _, _, label in turns}
    if len(names) != 1 or any(asks(name) for name in names):
        return frozenset()
    put = [at for at, _, _ in turns if at not in opened and at + 1 in opened]
    asked = [at for at in put if text[blocks[at].start : blocks[at].end].rstrip().endswith("?")]
    return frozenset(put) if len(put) >= _TWO and 2 * len(asked) >= len(put) else frozenset()


def label_end(text: str, label: Span) -> int:
    """Where the turn's own words begin: behind the label, its bracket and its colon."""
    colon = re.compile(r"[^\n:.]*(?:\.(?=[^:\n]{1,60}:)[^\n:.]*)*[:.]\s*").match(text, label.end)
    return colon.end() if colon else label.end


def _label(form: re.Pattern[str], text: str, *, paragraph: Span) -> Span | None:
    found = form.match(text, paragraph.start, paragraph.end)
    return Span(found.start("name"), found.end("name")) if found else None


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _talk(text: str, turns: dict[int, Span], *, count: int) -> bool:
    """Whether labels recur, or someone asks: a list of headed notes has neither."""
    names = Counter(_words(text, span) for span in turns.values())
    recurring = sum(n for n in names.values() if n > 1)
    return (recurring * 2 >= len(turns) or any(asks(name) for name in names)) and len(turns) * 5 >= count
