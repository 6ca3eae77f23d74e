"""A report as words with what surrounds them: sentence, block, capitals, quotation marks."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import NamedTuple

from spacy.tokens import Doc

from detente.read.layers import Block, Span, sentence_starts, text_of
from detente.read.people.lexicon import word_set

_WORD = re.compile(
    r"([a-z]++)(?:(?=[ ,])|(?![^\W_]|[\u0300-\u036f]|[-'’‘ʿʾ`][^\W\d_]|\.[^\W\d_]\.))"
    r"|(?=\S)(?:[A-Z][a-z]*+(?=[ ,])"  # these are most words, which the next but one would find too
    r"|(?:[^\W\d_]\.){2,}"  # U.S., H.E.
    r"|[^\W\d_](?:[^\W_]|(?<=\w)[\u0300-\u036f])*(?:[-'’‘ʿʾ`][^\W\d_][^\W_]*)*"
    r"|(\d[\d.,:]*\d|\d)"
    r"|([^\w\s]))"
)
_MARK = 3
"""The group of the expression for a mark; the others are for plain words and numbers."""
_PARTICLE_CAPITAL = re.compile(
    r"(?:n|al|el|as|ash|ad|adh|ar|at|an|az|es|ed|er|en|ez|l|d|ul|ur|us|bin|ibn|t|dell|dall|nell|sant)[-'’][^\W\d_]"
)
# "US-led", "Orsk-based": adjectives, no names.
_COMPOUND = re.compile(
    r"-(?:born|led|backed|based|run|brokered|held|controlled|occupied|mediated|sponsored|linked|aligned|style|educated|"
    r"trained|made|drafted|appointed|speaking|funded|ruled|hosted|supported|allied|dominated|language|era|wide)$"
)
# Plurals that own with a mark alone: "the rebels' negotiator". A single mark that opens before makes it one that closes.
_OWNING = word_set("rebels insurgents guerrillas separatists secessionists fighters militants loyalists sides parties ministers states "
                   "governments islanders highlanders herders tribes workers teachers farmers strikers delegations mediators groups brothers")  # fmt: skip
_SINGLE_MARK = re.compile(r"(?:^|[\s(])['‘]\w")
_LOUD_LINE = re.compile(r"^(?=[^a-z\n]*[A-Z]{3}[^a-z\n]*$)[^a-z\n]{20,}$", re.MULTILINE)
_LOUD = re.compile(r"[A-Z](?<!\w.)[A-Z’'-]{2,}[A-Z]\b")  # the letter first, then that none stands before it
_PEOPLE = frozenset(("", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese"))
_ALERTS = 2  # lines all in capitals that a report may have before it is taken for a list of alerts
_SHOUTED_SMALL = word_set("OF THE AND FOR BY WITH FROM TO AT ON IN")
_OPENERS = frozenset("“‘«:;")
_ABBREVIATED = word_set(
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Maj Capt Brig Adm Sgt Cmdr Rev Fr Hon St Amb Jr Sr Mt"
)


class Word(NamedTuple):
    """One word, number or mark. `owns` where a possessive s follows ("Varenia's"), which `end` leaves out.

    `opens`: the first word of its sentence, block or quotation, whose capital says nothing.
    """

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    owns: bool
    opens: bool
    sentence: int
    block: int


_new: Callable[[tuple[int, int, str, str, bool, bool, bool, int, int]], Word] = functools.partial(tuple.__new__, Word)
"""A word from its fields in order: what `Word(…)` does, without a Python frame for each of thousands."""
_GROUP = attrgetter("lastindex")
_START, _LOWER = map(itemgetter, map(Word._fields.index, ("start", "lower")))


class _OrNothing(dict[int, str]):
    """Words by their index, the empty string at any other."""

    def __missing__(self, index: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a report; `blocks` is empty where the layout is unknown.

    `lowers` are the words in lower case, `spots` where each of those stands.

    `shouted` are the words in capitals that are names in small letters elsewhere, or stand in a line all in capitals; with
    how they are spelled there, empty for a name's plain spelling.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]
    lower: Callable[[int], str] = field(repr=False, compare=False)
    """The word at an index in lower case, the empty string outside: looked up, as it is asked for at every turn."""
    word: Callable[[int], Word | None] = field(repr=False, compare=False)
    """The word at an index, None outside."""
    lowers: tuple[str, ...] = ()
    spots: dict[str, list[int]] = field(default_factory=dict)
    shouted: Mapping[str, str] = field(default_factory=dict)
    alerts: bool = False
    title: str = ""

    def where(self, wanted: AbstractSet[str]) -> list[int]:
        """The indexes of all words that are in a set of lower-case words, in order."""
        return sorted([index for word in self.spots.keys() & wanted for index in self.spots[word]])

    def index_at(self, offset: int) -> int:
        """The index of the first word that ends after an offset."""
        index = bisect.bisect_right(self.starts, offset) - 1
        return index if index >= 0 and self.words[index].end > offset else index + 1

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to another, both included."""
        return Span(self.words[first].start, self.words[last].end)

    def spelled(self, first: int, last: int) -> str:
        """The text from one word to another, white space made single, capitals that shout made small."""
        words, text = self.words, self.text
        if self.shouted and any(w.text != text[w.start : w.end] for w in words[first : last + 1]):
            return self._calmed(first, last)
        written = text[words[first].start : words[last].end]
        return written if first == last else " ".join(written.split())

    def _calmed(self, first: int, last: int) -> str:
        said, before = "", self.words[first].start
        for word in self.words[first : last + 1]:
            raw = self.text[word.start : word.end]
            said += self.text[before : word.start] + (word.text if raw in self.shouted else raw)
            before = word.end
        return " ".join(said.split())

    def before_office(self, first: int, last: int, *, offices: AbstractSet[str], matters: AbstractSet[str]) -> int:
        """The last word of a name before an office in capitals and its field: "Orskian" in "Orskian Human Rights Commissioner"."""
        after = self.word(last + 1)
        if after is None or not after.capital or after.opens or after.lower not in offices:
            return last
        return next((at for at in range(last, first, -1) if self.lower(at) not in matters), first)

    def labels(self, index: int) -> bool:
        """Whether a word stands in the label of a transcript's turn."""
        place = self.words[index].block + 1
        return place < len(self.blocks) and _is_label(self.blocks[place], self.words[index].start)

    def quoted(self, index: int) -> bool:
        """Whether a word stands between double quotation marks that open in its block, by the marks before it."""
        block = self.words[index].block
        depth, here = 0, index - 1
        while here >= 0 and self.words[here].block == block:
            mark = self.words[here].text
            depth += (mark in "“«") - (mark in "”»") if mark in "“”«»" else 0
            here -= 1
        straight = sum(word.text == '"' for word in self.words[here + 1 : index])
        return depth > 0 or straight % 2 == 1

    def dated(self, index: int) -> bool:
        """Whether a word stands in a dateline."""
        block = self.words[index].block
        line = self.blocks[block].dateline if 0 <= block < len(self.blocks) else None
        return line is not None and line.start <= self.words[index].start < line.end

    def heading(self, index: int) -> bool:
        """Whether a word stands in a heading, where capitals say less; where a report is all alerts nothing is one."""
        block = self.words[index].block
        return not self.alerts and 0 <= block < len(self.blocks) and self.blocks[block].kind == "heading"


def page_of(doc: Doc, title: str = "") -> Page:
    """The report as words; what layout calls boilerplate is left out. Its title may tell names that it has only in capitals."""
    text = text_of(doc)
    blocks: tuple[Block, ...] = doc._.blocks
    shouted = dict.fromkeys(_shouted(text, title), "")
    if _LOUD_LINE.search(text):
        from detente.read.people import loud

        shouted = loud.calmed(text) | shouted
    words = _words(text, blocks, sentences=sentence_starts(doc), shouted=shouted)
    lowers = tuple(map(_LOWER, words))
    spots = defaultdict[str, list[int]](list)
    for index, lower in enumerate(lowers):
        spots[lower].append(index)
    return Page(
        text=text,
        words=tuple(words),
        starts=tuple(map(_START, words)),
        blocks=blocks,
        lower=_OrNothing(enumerate(lowers)).__getitem__,
        word=dict(enumerate(words)).get,
        lowers=lowers,
        spots=dict(spots),
        shouted=shouted,
        alerts=bool(shouted) and len(_LOUD_LINE.findall(text)) > _ALERTS,
        title=title,
    )


def _words(text: str, blocks: tuple[Block, ...], *, sentences: list[int], shouted: Mapping[str, str]) -> list[Word]:
    words: list[Word] = []
    block, sentence, ended, fresh, owned, label = -1, -1, 0, True, False, False
    never = len(text) + 1
    block_end, left_out = (0, False) if blocks else (never, False)
    next_block, next_sentence = (blocks[0].start if blocks else never), (sentences[0] if sentences else never)
    border = 0  # before it nothing changes from word to word, so that most are read without a question asked
    behind = False  # right behind a word read the long way, which may have taken in what follows
    found = list(_WORD.finditer(text))
    add = words.append
    read = zip(
        map(re.Match.start, found),
        map(re.Match.end, found),
        map(re.Match.group, found),
        map(_GROUP, found),
        strict=True,
    )
    for start, end, spelled, group in read:
        if behind:
            if start < ended:
                continue  # the full stop of an abbreviation, already part of it
            if owned and start == ended and spelled in "'’" and text[start + 1 : start + 2] == " ":
                continue  # the mark of "the rebels' negotiator"
            behind = False
        if border <= start:
            while next_block <= start:
                block += 1
                block_end, left_out, fresh = blocks[block].end, blocks[block].kind == "boilerplate", True
                next_block = blocks[block + 1].start if block + 1 < len(blocks) else never
            while next_sentence <= start:
                sentence, fresh = sentence + 1, True
                next_sentence = sentences[sentence + 1] if sentence + 1 < len(sentences) else never
            border, label = 0 if left_out else min(next_block, next_sentence, block_end), False
            if left_out or start >= block_end:
                label = start >= block_end and block + 1 < len(blocks) and _is_label(blocks[block + 1], start)
                if not label:
                    fresh = True
                    continue
        if group and spelled not in _OWNING:  # most words, numbers and marks, read the short way
            add(_new((start, end, spelled, spelled, False, False, fresh, sentence, block)))
            fresh = group == _MARK and (fresh or spelled in _OPENERS or _opens_quote(words[-1], text))
            continue
        word = _word(spelled, text, start=start, end=end, opens=fresh, sentence=sentence, block=block)
        if (label and len(word.text) > 2 and word.text.isupper()) or word.text in shouted:
            calm = shouted.get(word.text) or word.text.title()  # "TEODOR" in a transcript's label is a name like others
            word = word._replace(text=calm, capital=word.capital and calm[0].isupper())
        add(word)
        behind, ended, owned = True, word.end, word.owns
        fresh = not word.text[0].isalnum() and (fresh or word.text in _OPENERS or _opens_quote(word, text))
    return words


def _shouted(text: str, title: str) -> frozenset[str]:
    """The words that stand in capitals here and as names elsewhere: "OFFICE OF THE PREMIER OF ORSK" and "Orsk"."""
    loud = set(_LOUD.findall(text))
    known = f"{title}\n{text}" if loud else ""
    return frozenset(word for word in loud if _stands(word.title(), known))


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word, or as that of its people: "Orsk", "Orskian"."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        while end < at + len(name) + 4 and text[end : end + 1].isalnum():
            end += 1
        if (at == 0 or not text[at - 1].isalnum()) and text[at + len(name) : end] in _PEOPLE:
            return True
        at = text.find(name, at + 1)
    return False


def _is_label(block: Block, offset: int) -> bool:
    return block.speaker is not None and block.speaker.start <= offset < block.speaker.end


def _opens_quote(word: Word, text: str) -> bool:
    if word.text not in "\"'" or word.end >= len(text):
        return False
    return not text[word.end].isspace() and (word.start == 0 or text[word.start - 1] in " \n\t(—–-")


def _word(spelled: str, text: str, *, start: int, end: int, opens: bool, sentence: int, block: int) -> Word:
    if spelled.isalpha() and text[end : end + 1] in " ,":  # most names
        capital = spelled[0].isupper() and spelled not in _SHOUTED_SMALL
        return _new((start, end, spelled, spelled.lower(), capital, False, opens, sentence, block))
    owns = False
    if spelled[-1] in "sS" and len(spelled) > 2 and spelled[-2] in "'’":
        owns, end, spelled = True, end - 2, spelled[:-2]
    elif (spelled.endswith("s") and spelled[0].isupper() and text[end : end + 2] in ("' ", "’ ")) or (
        spelled in _OWNING and text[end : end + 2] in ("' ", "’ ")
    ):
        owns = not _SINGLE_MARK.search(text, max(0, start - 200), start) and text[end + 2 : end + 3].isalpha()
    if text[end : end + 1] == "." and (
        spelled in _ABBREVIATED or (spelled.isupper() and spelled.capitalize() in _ABBREVIATED)
    ):
        end, spelled = end + 1, spelled + "."
    capital = spelled[0].isupper() or bool(
        not spelled.islower()
        and len(spelled) > 2
        and _PARTICLE_CAPITAL.match(spelled)
        and any(c.isupper() for c in spelled)
    )
    capital = capital and spelled not in _SHOUTED_SMALL and not ("-" in spelled and _COMPOUND.search(spelled))
    return _new((start, end, spelled, spelled.lower(), capital, owns, opens, sentence, block))


def is_initial(page: Page, index: int) -> bool:
    """Whether a word is an initial with a name, or more initials, after it."""
    word, mark, after = page.words[index], page.lower(index + 1), page.word(index + 2)
    if len(word.text) != 1 or mark != "." or after is None or not after.capital:
        return False
    return after.start - word.end <= 2 and (len(after.text) > 2 or is_initial(page, index + 2))
