"""Where a report itself says that an offer or demand stands without an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.model import Passage, Source

WITHIN = 600
"""Characters after the offer's words within which a report's "there was no answer" is about it: its paragraph or the next."""

_ANSWER = r"(?:answers?|replies|reply|responses?|reactions?|rejoinder|comment)"
_NO_ANSWER = re.compile(
    rf"\b(?:no|without (?:an?|any)|neither) (?:\w+ ){{0,2}}?{_ANSWER}\b"
    rf"|\b(?:not|n['’]t|never) (?:\w+ ){{0,2}}?(?:answer|repl|respon|react|comment)\w*"
    rf"|\byet to (?:answer|reply|respond|react|comment|say)\b"
    rf"|\b(?:wait(?:s|ed|ing)? for|await(?:s|ed|ing)?|expect(?:s|ed|ing)?) (?:an?|the|its|their|his|her)? ?{_ANSWER}\b"
    rf"|\b(?:did|does|do|would|has|have) not (?:\w+ )?(?:speak|spoken|say|said|mention\w*|address\w*) (?:\w+ ){{0,3}}?"
    rf"(?:about|on|of|offer|proposal|whether)"
    rf"|\b(?:silent|silence|kept quiet|said nothing|made no mention) (?:on|about|of|in the face of)\b"
    rf"|\b(?:goes|went|gone|remains?|remained|left) unanswered\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?[”\"’']?")


def said_so(passages: Iterable[Passage], sources: dict[str, Source]) -> Passage | None:
    """The first sentence after one of the passages, or around it, that says that nobody answered; None without one."""
    for one in passages:
        source = sources.get(one.source)
        if source is None:
            continue
        start = source.text.rfind("\n", 0, one.start) + 1
        for sentence in _SENTENCE.finditer(source.text, start, min(one.end + WITHIN, len(source.text))):
            if sentence.end() > one.start and (found := _NO_ANSWER.search(sentence[0])):
                at = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                if sentence.start() + found.end() > one.start:
                    return Passage(
                        source=source.id, start=at, end=sentence.end(), exact=source.text[at : sentence.end()]
                    )
    return None
