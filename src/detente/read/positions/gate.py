"""Whether a report is about talks or a conflict at all: one on courts, business or campaigns has no positions."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from detente.read.openings import beginnings

_WAR = (
    r"ceasefires?|truces?|armistice|peace|insurgen\w+|rebels?|rebellion|guerrillas?|militia\w*|paramilitar\w+|junta|hostages?|"
    r"captives?|prisoners?|detainees|occupation|occupied|garrison\w*|troops|soldiers?|battalions?|brigades?|gunboats?|withdrawal|pullout|"
    r"fighters?|weapons|arms|rifles|mortars|army|armed|navy|commanders?|front|frontlines?|war|shelling|shelled|fighting|disarm\w*|"
    r"displaced|refugees?|returnees|blockade|checkpoints?|sandbags|contingents?|warlords?|siege|besieged|convoys?|evacuat\w+|humanitarian|peacekeep\w*|"
    r"ammunition|missiles?|uranium|enrichment|centrifuges?|inspectors?|nuclear|"
    r"gunmen|generals|colonels|sailors|warships?|flotilla|patrols?|mutin\w+|barracks"
)
_TALKS = (
    r"negotiat\w+|talks|mediat\w+|envoys?|delegations?|delegates?|intermediar\w+|"
    r"treaty|treaties|accords?|initialled|facilitators?|interlocutors?|preconditions?|deadlocked|protocol|proposals?|counterproposals?|drafts?|concessions?|guarantors?|monitors|"
    r"consultations|trilateral|emissar\w+|dialogue|commission|round|sides|communiqu[ée]|summit|memorandum|plenary|impasse|deadlock|stalemate|"
    r"ultimatum|observers"
)
_STATES = (
    r"sanctions|embargo|borders?|breakaway|separatists?|secession\w*|independence|autonom\w+|sovereign\w*|"
    r"federation|federalism|minority|bilingual|dialects?|referendum|plebiscite|frontiers?|legation|recognition|charter|amnesty|annex\w*|neutrality|demarcation|crossings?|"
    r"ambassadors?|embassy|bilateral|neighbou?ring|territorial|island(?:s|ers)?|strait|airspace|"
    r"reservoir|dam|downstream|upstream|quotas?|fishing|trawlers?|pipelines?|transit|exiles?|homeland|customs|harbours?|pardon(?:s|ed)?"
)
_PHRASES = (
    r"cease-fires?|pull-out|buffer zone|no-man's-land|go-betweens?|good offices|counter-proposals?|red lines?|"
    r"coalition talks|coalition negotiations?|coalition agreement|coalition deal|joint commission|joint statement|both parties|two parties|self-rule|self-determination|home rule|constituent states?|foreign minist\w+|two countries"
)
_WORDS = f"{_WAR}|{_TALKS}|{_STATES}"
_ONE_WORD = re.compile(rf"(?:{_WORDS})")
_HEADS = frozenset(one.letters[:3] for one in beginnings(_WORDS))
"""The first three letters of these words, by which most others are told from them."""
_PHRASE = re.compile(rf"\b(?:{_PHRASES})\b")
_STEMS = tuple(re.sub(r"s\?$|\\w\+$", "", one) for one in _PHRASES.split("|"))
_PAIRS: dict[str, tuple[str, ...]] = {
    "coalition": ("talks", "negotiation", "negotiations", "agreement", "deal"),
    "cease": ("fire", "fires"),
    "pull": ("out",),
    "buffer": ("zone",),
    "no": ("man",),
    "go": ("between", "betweens"),
    "good": ("offices",),
    "counter": ("proposal", "proposals"),
    "red": ("line", "lines"),
    "joint": ("commission", "statement"),
    "both": ("parties",),
    "two": ("parties", "countries"),
    "self": ("rule", "determination"),
    "home": ("rule",),
    "constituent": ("state", "states"),
}
"""The first word of each phrase and those that may follow."""
_FOREIGN, _OF_FOREIGN = "foreign", "minist"
"""The first word of the phrases that are left, and how the second begins."""
_IN_PHRASES = frozenset({"commission", "proposal"})
"""Words that a phrase may take up, of which they are no words of their own then."""
_ON_THEIR_OWN = re.compile(r"\b(?:commission\b|proposal(?=s?\b))")
_WORD = re.compile(r"\w+")
_MARKS = "’‘“”–—…\u00a0"
_APART = {code: " " for code in range(128) if not _WORD.match(chr(code))}
MOST_WORDS = 60
"""A shorter text is let through unweighed: a single line from a user carries too few words to tell."""
LEAST_KINDS = 4
"""How many different such words a longer text needs.

All 32 reports in evals/building, of every sort of talks, hold four or more; with three of an older, narrower list nine
of them, with a quarter of all positions, were shut out. With these words 4 of 1,007 reports in evals/dispatches are, with a list shorter by 14
words 16 were; of 924 news articles, most on an election, 222 are let in for 216.
"""

_FEWEST, _EACH = 2, 600
"""The fewest such words, and for how many letters another is needed: of eight short reports in evals/drills four were shut
out where each needed four, of 84 news articles on other matters two more are let in."""


class _Counted(NamedTuple):
    """How many different words a text has, those of conflict and talks, and how many phrases of such words it may hold."""

    words: int
    spelled: frozenset[str]
    phrases: int

    @property
    def kinds(self) -> frozenset[str]:
        """These words in the singular."""
        return frozenset(one.rstrip("s") for one in self.spelled)


def about_talks(text: str, *, least: int = LEAST_KINDS) -> bool:
    """Whether a text uses enough of the words of conflict and talks to hold positions."""
    if len(text.split(maxsplit=MOST_WORDS)) < MOST_WORDS:
        return True
    found, needed = _counted(text), _needed(text, least)
    if len(found.kinds) + found.phrases < needed:
        return False
    if not found.phrases or len(found.kinds - _IN_PHRASES) >= needed:
        return len(found.kinds) >= needed
    small = text.lower()
    phrases = _phrases_in(small)
    kinds = {one.rstrip("s") for one in phrases} | (found.kinds - _IN_PHRASES)
    if not _IN_PHRASES.isdisjoint(found.kinds):
        kinds.update(_ON_THEIR_OWN.findall(_PHRASE.sub("-", small) if phrases else small))
    return len(kinds) >= needed


def _phrases_in(small: str) -> set[str]:
    """The phrases of a text in small letters: sought by the letters with which each begins, and tried where these stand."""
    found: set[str] = set()
    for stem in _STEMS:
        at = small.find(stem)
        while at >= 0:
            phrase = _PHRASE.match(small, at)
            if phrase:
                found.add(phrase.group())
            at = small.find(stem, at + 1)
    return found


def _needed(text: str, most: int) -> int:
    """How many different words a text of its length needs: a short report has room for few."""
    return min(most, max(_FEWEST, len(text) // _EACH))


def may_be_about_talks(text: str, *, least: int = LEAST_KINDS) -> bool:
    """False only where `about_talks` is false of the plain text too; much cheaper, as it looks at each word once."""
    found = _counted(text)
    return found.words < 2 * MOST_WORDS or len(found.spelled) + found.phrases >= _needed(text, least)


@functools.lru_cache(maxsize=2)
def _counted(text: str) -> _Counted:
    """What a text holds, each word looked at once; kept for the next who asks about the same text."""
    words = _words_of(text.lower())
    phrases = sum(len(words.intersection(ends)) for head, ends in _PAIRS.items() if head in words)
    if _FOREIGN in words:
        phrases += sum(word.startswith(_OF_FOREIGN) for word in words)
    return _Counted(len(words), frozenset(word for word in words if word[:3] in _HEADS and _MET[word]), phrases)


def _words_of(small: str) -> set[str]:
    """The different words of a text: what `_WORD` finds, told at half the price where it has but the usual marks beside ASCII."""
    if not small.isascii():
        for mark in _MARKS:
            small = small.replace(mark, " ")
    return set(small.translate(_APART).split() if small.isascii() else _WORD.findall(small))


class _Met(dict[str, bool]):
    """Whether each word met so far that begins like one is one of conflict and talks."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_MET:
            self.clear()
        known = self[word] = _ONE_WORD.fullmatch(word) is not None
        return known


_MET, _MOST_MET = _Met(), 50_000
