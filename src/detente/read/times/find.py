"""Dates in a report."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.read.layers import When


def find(doc: Doc) -> tuple[When, ...]:
    """The dates of a report."""
    del doc
    return ()
