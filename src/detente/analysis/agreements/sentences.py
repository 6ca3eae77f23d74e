"""Sentences of a text, told apart well enough to show the one in which a passage stands."""

from __future__ import annotations

import re

from detente.model import Passage

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


def sentence_of(passage: Passage, text: str) -> str:
    """The sentence (or sentences) of the text that the passage touches; its own words where the text does not hold it."""
    if text[passage.start : passage.end] != passage.exact:
        return passage.exact
    touched = [one for one in SENTENCE.finditer(text) if one.start() < passage.end and passage.start < one.end()]
    start, end = min(one.start() for one in touched), max(one.end() for one in touched)
    return " ".join(text[min(start, passage.start) : max(end, passage.end)].split())
