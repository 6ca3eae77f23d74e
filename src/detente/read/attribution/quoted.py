"""Which quotations stand where, looked up by offset."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc

from detente.read.layers import Quotation, Span


def quotations_between(doc: Doc, start: int, *, end: int) -> list[Quotation]:
    """The quotations that share a code point with a stretch. They do not overlap, so ends are in order too."""
    kept: tuple[list[int], tuple[Quotation, ...]] | None = doc.user_data.get("quotations.by_end")
    if kept is None:
        quotations: tuple[Quotation, ...] = doc._.quotations
        kept = doc.user_data["quotations.by_end"] = ([one.end for one in quotations], quotations)
    ends, quotations = kept
    past = at = bisect.bisect_right(ends, start)
    while past < len(ends) and quotations[past].start < end:
        past += 1
    return list(quotations[at:past])


def quoted_length(doc: Doc, span: Span) -> int:
    """How many code points of a stretch stand between quotation marks, marks included."""
    return sum(
        min(span.end, one.end) - max(span.start, one.start) for one in quotations_between(doc, span.start, end=span.end)
    )
