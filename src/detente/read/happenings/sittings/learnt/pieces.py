"""A sentence as a row of words, with one word for each mention and each date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.happenings.scene import Scene, Sentence, is_person, is_place, mentions_in, whens_in
from detente.read.layers import Mention

_WORD = re.compile(r"\w+(?:['’]\w+)?|[,;:—–()\"“”?]")
_ENDINGS = ("ing", "ed", "es", "s")
_IRREGULAR = {
    "met": "meet",
    "held": "hold",
    "sat": "sit",
    "seated": "sit",
    "spoke": "speak",
    "spoken": "speak",
    "flew": "fly",
    "flies": "fly",
    "saw": "see",
    "seen": "see",
    "went": "go",
    "goes": "go",
    "came": "come",
    "rang": "ring",
    "told": "tell",
    "dined": "dine",
    "dining": "dine",
}
_TELLING = re.compile(
    r"meet|talk|negotiat\w*|session|round|summit|sit|receiv\w*|host|visit\w*|call|(?:tele)?phone?|ring|speak|convers\w*|dinner|lunch|"
    r"breakfast|tea|coffee|dine|consult\w*|gather|conven\w*|conference|table|delegation|shuttl\w*|discuss\w*|encounter|audience|welcom|"
    r"greet|face|together|handshake|arriv\w*|travel|fly|go|come|back|plenary|adjourn|resum\w*|reconven\w*|invit\w*|join|attend|brief|see|"
    r"tell|again|room|video|trip|cancel\w*|scrapp|postpon\w*|dropp|off|next|second|third"
)
"""Words that sentences about meetings are made of; a sentence without any is not looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a sentence: its stem in small letters, or in angle brackets what sort of mention or date stands there."""

    word: str
    start: int
    end: int
    mention: Mention | None = None

    @property
    def tells(self) -> bool:
        """Whether it is a word that sentences about meetings are made of."""
        return self.mention is None and _TELLING.fullmatch(self.word) is not None


def stem(word: str) -> str:
    """A word without its ending; any number is "0"."""
    low = word.lower()
    if low[0].isdigit():
        return "0"
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    ending = next((one for one in _ENDINGS if low.endswith(one) and len(low) > len(one) + 3), "")
    return low.removesuffix(ending)


def pieces(scene: Scene, sentence: Sentence) -> list[Piece]:
    """The words of a sentence in their order; a mention that another one holds follows it."""
    items = [Piece(_sort(scene, one), one.start, one.end, one) for one in mentions_in(scene, sentence) if _known(one)]
    items += [
        Piece("<day>" if one.date.precision == "day" else "<when>", one.start, one.end)
        for one in whens_in(scene, sentence)
    ]
    items.sort(key=lambda one: (one.start, -one.end))
    found: list[Piece] = []
    at = sentence.start
    for one in items:
        if one.start >= at:
            found += _words(scene, at, end=one.start)
            found.append(one)
            at = one.end
        elif one.mention is not None:
            found.append(Piece("<within>", one.start, one.end, one.mention))
            at = max(at, one.end)
    return [*found, *_words(scene, at, end=sentence.end)]


def _words(scene: Scene, start: int, *, end: int) -> list[Piece]:
    return [Piece(stem(one[0]), one.start(), one.end()) for one in _WORD.finditer(scene.text, start, max(start, end))]


def _known(mention: Mention) -> bool:
    return bool(mention.actor or mention.members)


def _sort(scene: Scene, mention: Mention) -> str:
    if mention.members:
        return "<both>"
    if mention.kind == "pronoun":
        return "<pronoun>"
    if is_place(scene, mention):
        return "<place>"
    return "<person>" if is_person(scene, mention.actor or "") else "<side>"
