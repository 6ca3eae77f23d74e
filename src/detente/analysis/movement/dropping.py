"""Where a later report says in so many words that a party gave up a demand or a refusal that it had held.

A reader takes present positions only: what was dropped leaves no position behind. So the words are looked
for here, and only where an earlier report has what is said to be dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_DROPPED = re.compile(
    rf"\b(?:(?:{_DROPS})\s+(?P<what>(?:\w+['’]?\w*\s+){{0,4}}?)(?:{_HELD})|{_NO_LONGER})\b", re.IGNORECASE
)
_ENDS = re.compile(
    r";|:|,? (?:in (?:return|exchange)|while|whereas|but|although|though|because)\b|, (?=[A-Z]|(?:as|and|which|who|saying|after|before|according)\b)"
)
"""Where the words for what was dropped end: what follows is another matter, or who said so."""
_UNSURE = re.compile(
    r"\b(?:not|never|refus\w+|denie[sd]|deny|declin\w+|reject\w*|rul\w+ out|must|should|would|could|may|might|if|unless|until"
    r"|urg\w+|call\w* on|want\w*|ask\w*|press\w+|demand\w*|expect\w*|hop\w+|whether|will|to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Before the words: then nothing was dropped, or somebody else asks for it ("urged Varland to drop its demand")."""

_SURE = 2
"""So many words in common tell that a demand is meant, whatever the catalogue makes of them."""
_STEM = 5
_COMMON_WORDS = """that this these those with from have been were will would should could must before after until unless their there they which
    what when where while other than then also only over into upon about said says side sides talks"""
_COMMON = frozenset(_COMMON_WORDS.split())
_NUMBER_WORDS = "one two three four five six seven eight nine ten twelve fifteen eighteen twenty thirty forty fifty sixty ninety hundred"
_NUMBERS = frozenset(_NUMBER_WORDS.split())

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


def speaks_of_it(text: str) -> bool:
    """Whether anything in a text sounds like giving something up: most reports need no closer look."""
    return _DROPPED.search(text) is not None


Held = tuple[str, Position]
"""A party and what it held."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that say that a party dropped what it held; `position` is what it held.

    `named`: they name it by words of its own, and not only by its issue.
    """

    position: Position
    words: Passage
    named: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The names by which reports call the parties and those who act for them, and whose each is."""

    parties: dict[str, str]
    pattern: re.Pattern[str]

    def last(self, words: str) -> str | None:
        """The party named last in some words; None where none is."""
        found = [one[0] for one in self.pattern.finditer(words)]
        return self.parties[found[-1]] if found else None


def names_of(actors: Iterable[Actor], principals: Mapping[str, str]) -> Names | None:
    """The names of all actors; None where there are none."""
    parties = {form: principals[one.id] for one in actors for form in (one.name, *one.names) if form[:1].isupper()}
    longest_first = sorted(parties, key=lambda form: (-len(form), form))
    if not parties:
        return None
    return Names(parties, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"))


def dropped(source: Source, held: Sequence[Held], *, called: Names, catalogue: Catalogue) -> Iterator[Dropped]:
    """What a report says was given up, of the positions held before it, each with its party.

    The sentence must name the party, or somebody who acts for it, last before the words, and then what it held: by two
    words of it, or by the option or (where the words name none) the issue.
    """
    for sentence in _SENTENCE.finditer(source.text):
        found = _DROPPED.search(sentence[0])
        if not found or _UNSURE.search(sentence[0][: found.start()]):
            continue
        party = called.last(sentence[0][: found.start()])
        thing = f"{found['what'] or ''} {_ENDS.split(sentence[0][found.end() :], maxsplit=1)[0]}"
        mine = [one for whose, one in held if whose == party] if party else []
        for one, named in _meant(thing, mine, catalogue):
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            words = Passage(
                source=source.id, start=start, end=sentence.end(), exact=source.text[start : sentence.end()]
            )
            yield Dropped(one, words, named)


def _meant(thing: str, held: Sequence[Position], catalogue: Catalogue) -> Iterator[tuple[Position, bool]]:
    """The one of a party's positions that words for what was dropped mean, and whether they are its own words.

    It is the one with the most words in common; where none has, the latest on the matter.
    """
    stems = _stems(thing)
    shared = [len(stems & _stems(" ".join(piece.exact for piece in one.evidence))) for one in held]
    about = [
        (count, place)
        for place, (count, one) in enumerate(zip(shared, held, strict=True))
        if count >= _SURE or _about(thing, one, catalogue)
    ]
    if about:
        count, place = max(about)
        yield held[place], count >= _SURE


def _stems(words: str) -> frozenset[str]:
    """Numbers, and what the longer words begin with: "withdrawal" and "withdrawn" begin alike."""
    found = re.findall(r"[^\W\d_]+|\d+", words.casefold())
    telling = (word for word in found if word.isdigit() or word in _NUMBERS or (len(word) > 3 and word not in _COMMON))
    return frozenset(word[:_STEM] for word in telling)


def _about(words: str, one: Position, catalogue: Catalogue) -> bool:
    touches, options = names(words, catalogue, issue=one.issue)
    return touches and (not options or one.option in options)
