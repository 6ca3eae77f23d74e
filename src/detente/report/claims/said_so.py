"""Where a report itself says that an offer or demand stands without an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.model import Passage, Source
from detente.model.silence import NO_ANSWER

WITHIN = 600
"""Characters after the offer's words within which a report's "there was no answer" is about it: its paragraph or the next."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?[”\"’']?")


def said_so(passages: Iterable[Passage], sources: dict[str, Source]) -> Passage | None:
    """The first sentence after one of the passages, or around it, that says that nobody answered; None without one."""
    for one in passages:
        source = sources.get(one.source)
        if source is None:
            continue
        start = source.text.rfind("\n", 0, one.start) + 1
        for sentence in _SENTENCE.finditer(source.text, start, min(one.end + WITHIN, len(source.text))):
            if sentence.end() > one.start and (found := NO_ANSWER.search(sentence[0])):
                at = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                if sentence.start() + found.end() > one.start:
                    return Passage(
                        source=source.id, start=at, end=sentence.end(), exact=source.text[at : sentence.end()]
                    )
    return None
