"""The text as the rules of this room see it: same length, one kind of mark and blank for each use.

Curly apostrophes become straight, quotation marks and line breaks become blanks, and so do the words that
say who is speaking ("…, she added, …"), so that a clause interrupted by them is one stretch.
"""

from __future__ import annotations

from spacy.tokens import Doc

from detente.read.layers import Span, text_of

_KEY = "positions.plain"
_SAME = (*dict.fromkeys("’‘ʼ`", "'").items(), *dict.fromkeys('\u00a0\u202f\n\r\t"“”„«»‹›', " ").items())


def plain(doc: Doc) -> str:
    """The plain text of a doc, made once."""
    kept: str | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = text_of(doc)
        for (
            mark,
            one,
        ) in _SAME:  # most marks are in no text, which takes no time to tell; `str.translate` asks at each letter
            kept = kept.replace(mark, one)
        kept = doc.user_data[_KEY] = _blanked(kept, _to_blank(doc))
    return kept


def _to_blank(doc: Doc) -> list[Span]:
    spans = [Span(one.start, one.inner.start) for one in doc._.quotations]
    spans += [Span(one.inner.end, one.end) for one in doc._.quotations]
    return spans + _asides(doc)


def _asides(doc: Doc) -> list[Span]:
    """The stretches between two pieces of one statement: speaker, cue, marks and commas."""
    gaps = []
    for one in doc._.statements:
        for before, after in zip(one.content, one.content[1:], strict=False):
            gap = Span(before.end, after.start)
            if (
                0 < gap.end - gap.start <= 80
                and _interrupts(gap, one.cue)
                and text_of(doc)[before.end - 1] not in ".!?"
            ):
                gaps.append(gap)
    return gaps


def _interrupts(gap: Span, cue: Span | None) -> bool:
    return cue is not None and gap.start <= cue.start and cue.end <= gap.end


def _blanked(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for one in sorted(spans, key=lambda span: span.start):
        start = max(one.start, at)
        if one.end > start:
            parts += [text[at:start], " " * (one.end - start)]
            at = one.end
    return "".join([*parts, text[at:]])
