"""Where a later report says in so many words that a party gave up a demand or a refusal that it had held.

A reader takes present positions only: what was dropped leaves no position behind. So the words are looked
for here, and only where an earlier report has what is said to be dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.agreements.conditions import names
from detente.model import Actor, Catalogue, Passage, Position, Source

_DROPS = (
    r"drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|g[ai]ve(?:s|n)? up|giving up|withdr(?:aws?|ew|awn|awing)|renounce[sd]?"
    r"|relinquish(?:es|ed)?|waive[sd]?|retreat(?:s|ed)? from|back(?:s|ed)? (?:down|away|off)(?: (?:on|from))?"
    r"|walk(?:s|ed)? back|shelve[sd]?|lift(?:s|ed)?|set(?:s)? aside|let(?:s)? go of|climb(?:s|ed)? down(?: (?:on|from))?"
)
_HELD = (
    r"demands?|insistence|calls?|conditions?|preconditions?|bids?|claims?|requirements?|requests?|objections?"
    r"|opposition|resistance|refusal|rejection|veto"
)
_NO_LONGER = (
    r"no longer (?:insist\w*|demand\w*|ask\w*|want\w*|require\w*|seek\w*|oppose\w*|object\w*|reject\w*|rule\w* out)"
    r"|stop(?:s|ped)? (?:insisting|demanding|asking|opposing|objecting)"
)
_DROPPED = re.compile(rf"\b(?:(?:{_DROPS})\s+(?:\w+['’]?\w*\s+){{0,4}}?(?:{_HELD})|{_NO_LONGER})\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:not|never|refus\w+|denie[sd]|deny|declin\w+|reject\w*|rul\w+ out|must|should|would|could|may|might|if|unless|until"
    r"|urg\w+|call\w* on|want\w*|ask\w*|press\w+|demand\w*|expect\w*|hop\w+|whether|will|to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Before the words: then nothing was dropped, or somebody else asks for it ("urged Varland to drop its demand")."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


def speaks_of_it(text: str) -> bool:
    """Whether anything in a text sounds like giving something up: most reports need no closer look."""
    return _DROPPED.search(text) is not None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that say that a party dropped what it held; `position` is what it held."""

    position: Position
    words: Passage


def dropped(
    source: Source, held: list[Position], *, actors: dict[str, list[Actor]], catalogue: Catalogue
) -> Iterator[Dropped]:
    """What a report says was given up, of the positions held before it. `actors` are those who act for each party.

    The sentence must name the party, or somebody who acts for it, before the words, and the option or (where
    the words name none) the issue.
    """
    for sentence in _SENTENCE.finditer(source.text):
        found = _DROPPED.search(sentence[0])
        if not found or _UNSURE.search(sentence[0][: found.start()]):
            continue
        party = _subject(sentence[0][: found.start()], held, actors=actors)
        about = [one for one in held if one.party == party and _about(sentence[0][found.start() :], one, catalogue)]
        for one in about[-1:]:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            words = Passage(
                source=source.id, start=start, end=sentence.end(), exact=source.text[start : sentence.end()]
            )
            yield Dropped(one, words)


def _subject(before: str, held: list[Position], *, actors: dict[str, list[Actor]]) -> str | None:
    """The party named last before the words; None where that is none of those who held something."""
    places: dict[str, int] = {}
    for party, those in actors.items():
        for form in {form for one in those for form in (one.name, *one.names) if form[:1].isupper()}:
            found = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", before)]
            places[party] = max([places.get(party, -1), *found])
    last = max(places, key=lambda party: (places[party], party), default=None)
    if last is None or places[last] < 0:
        return None
    return last if any(one.party == last for one in held) else None


def _about(words: str, one: Position, catalogue: Catalogue) -> bool:
    touches, options = names(words, catalogue, issue=one.issue)
    return touches and (not options or one.option in options)
