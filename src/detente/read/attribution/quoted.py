"""Which quotations stand where, looked up by offset."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc

from detente.read.layers import Quotation, Span


def quotations_between(doc: Doc, start: int, *, end: int) -> list[Quotation]:
    """The quotations that share a code point with a stretch. They do not overlap, so ends are in order too."""
    ends: list[int] | None = doc.user_data.get("quotation_ends")
    if ends is None:
        ends = doc.user_data["quotation_ends"] = [one.end for one in doc._.quotations]
    at = bisect.bisect_right(ends, start)
    if at == len(ends):
        return []
    quotations: tuple[Quotation, ...] = doc._.quotations
    past = at
    while past < len(ends) and quotations[past].start < end:
        past += 1
    return list(quotations[at:past])


def quoted_length(doc: Doc, span: Span) -> int:
    """How many code points of a stretch stand between quotation marks, marks included."""
    return sum(
        min(span.end, one.end) - max(span.start, one.start) for one in quotations_between(doc, span.start, end=span.end)
    )
