"""What other components ask about dates."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.read.layers import Span, When, sentence_at, text_of


def when_for(doc: Doc, span: Span) -> When | None:
    """The date of what is expressed at a stretch of text: in its clause first, then in its sentence.

    Of several in reach, one inside the stretch, else the nearest; None where the sentence gives none.
    """
    sentence = sentence_at(doc, span.start)
    reach = Span(min(sentence.start, span.start), max(sentence.end, span.end))
    near: list[When] = [one for one in doc._.whens if one.within(reach)]
    if not near:
        return None
    return min(near, key=lambda one: (_clauses_between(text_of(doc), one, span=span), _gap(one, span), one.start))


def _gap(when: When, span: Span) -> int:
    """Code points between a date and a stretch, 0 where they overlap."""
    return max(0, when.start - span.end, span.start - when.end)


def _clauses_between(text: str, when: When, *, span: Span) -> int:
    """How many clause borders lie between a date and a stretch."""
    between = text[min(when.end, span.end) : max(when.start, span.start)] if _gap(when, span) else ""
    return sum(between.count(mark) for mark in (";", ":", ", and ", ", but ", ", while ", " after ", " before ", "—"))
