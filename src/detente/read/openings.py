"""Which words a cue needs: the one with which a match begins, and one that must stand further on in it.

Told from the cue's pattern alone, so that only few cues are tried on a sentence, each at few of its words. What is not
understood of a pattern counts as "anything", which never loses a match.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_REACH = 24
"""How many letters of a word are looked at: most words whole."""
_MOST = 400
"""With more beginnings than this a cue's are cut to three letters, lest they multiply."""
_FEW_LETTERS = 3

_ANY = "\0"
"""Ends a beginning after which anything may follow."""
_DIGITS = {f"{digit}{_ANY}" for digit in range(10)}
_LITERAL = re.compile(r"[A-Za-z0-9 '_€$£-]+(?![?*+{])")
_LETTERS = re.compile(r"[A-Za-z0-9'_€$£]+(?![?*+{])")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")
_GROUP = re.compile(r"\((?:\?(?:-?i?:|<?[=!]|P<\w+>))?")
_FEW = re.compile(r"\[[A-Za-z'’,]{1,6}\]")
"""A choice of few letters."""
_GAP = re.compile(r"(?:[ -]|\\s|\[[-– ,/]+\])(?:\+\??)?(?![?*{])")
"""What must stand between two words."""
_LEFT_OUT = re.compile(r"\(\?:(?:[^()|]* \|)*[^()|]* \)(?:[?*]|\{0?,\d*\})\??")
"""A group that may be missing and ends with a space where it is there: what follows begins a word either way."""
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '_€$£-")
_OF_NO_WIDTH = frozenset("bB")
_SIGNS = frozenset("$€£")
_OVER = re.compile(r"\W")
_USUAL = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "is",
        "it",
        "its",
        "more",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "other",
        "our",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "up",
        "us",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
    ]
)
_WEIGHT_OF_USUAL, _WEIGHT_OF_SHORT = 40.0, 8.0
"""What a word of every sentence, or a beginning of one to three letters, weighs beside a rare word: rough shares of running
text; cues are found alike under all weights, only slower."""
MANY = 60.0
"""The most that a word further on may weigh to be asked for: above, looking it up costs more than it spares."""
_MOST_OF_A_GROUP = 600.0
_NO_USE = float("inf")
_DIGIT = re.compile(r"\d")
_FOLDED = tuple(zip("İıſ", "iis", strict=True))
"""The letters beside A to Z that expressions take for one of a to z where case is ignored."""


def lowered(text: str) -> str:
    """A text in lower case, letter for letter, as expressions see it that ignore case."""
    if not text.isascii():
        for letter, one in _FOLDED:
            text = text.replace(letter, one)
    return text.lower()


def looked_up(word: str) -> str:
    """A word of such a text by which openings are looked up: each digit of whatever script is one of ours."""
    return word if word.isascii() else _DIGIT.sub(lambda one: str(int(one.group())), word)


class Opening(NamedTuple):
    """How a word begins, in lower case; where `whole`, that is all of the word."""

    letters: str
    whole: bool


class Needs(NamedTuple):
    """The words with which a match begins, and those of which it holds one; the latter empty where none tells much.

    A word with no letters means any word. A sign with which a cue begins ("$") counts as a word.
    """

    first: frozenset[Opening]
    elsewhere: frozenset[Opening] = frozenset()


def needs(cue: str, *, closed: bool = True, most: float = MANY) -> Needs:
    """What a match of a cue needs; `closed`: it ends where a word does.

    Words elsewhere are asked for where they weigh no more than `most`, roughly their number.
    """
    alternatives = _alternatives(cue, closed=closed)
    first = _openings(beginning for words in alternatives for beginning in words[0])
    rarest = [_rarest(words, most) for words in alternatives]
    telling = [words[place] for words, place in zip(alternatives, rarest, strict=True)]
    if not any(rarest) or any(_weight_of(one) > most for one in telling):
        return Needs(first)
    return Needs(first, _openings(one for words in telling for one in words))


def beginnings(expression: str) -> frozenset[Opening]:
    """How the first word of a match can begin, where a match begins with a word.

    An opening without letters means any word, one of a mark that the match may begin with a mark.
    """
    found = {first for words in _alternatives(expression, closed=False) for first in words[0]}
    return frozenset(map(_opening, found))


def _rarest(words: list[set[str]], most: float) -> int:
    """Which word of an alternative after the first tells most; the first where there is no other that tells anything."""
    weight, place = min(((_weight_of(one), place) for place, one in enumerate(words) if place), default=(_NO_USE, 0))
    return place if weight <= most else 0


def _weight_of(beginnings: set[str]) -> float:
    return sum(map(_weight, beginnings))


@functools.lru_cache(maxsize=8192)
def _weight(beginning: str) -> float:
    letters, whole = _opening(beginning)
    if not letters or _OVER.match(letters):
        return _NO_USE
    if whole:
        return _WEIGHT_OF_USUAL if letters in _USUAL else 1.0
    return _WEIGHT_OF_SHORT if len(letters) <= _FEW_LETTERS and not letters.isdigit() else 1.0


def _openings(beginnings: Iterable[str]) -> frozenset[Opening]:
    found = frozenset(one for one in map(_opening, beginnings) if not _OVER.match(one.letters) or one.letters in _SIGNS)
    return (
        found if len(found) <= _MOST else frozenset(Opening(one.letters[:_FEW_LETTERS], whole=False) for one in found)
    )


@functools.lru_cache(maxsize=8192)
def _opening(beginning: str) -> Opening:
    known = beginning.rstrip(_ANY)
    over = _OVER.search(known)
    letters = known if over is None else known[: over.start() or 1]
    return Opening(letters.lower(), whole=len(letters) < len(known) or (known != "" and known == beginning))


@dataclass(slots=True)
class _Cursor:
    """A place in a cue."""

    cue: str
    at: int = 0

    def closes(self) -> bool:
        return self.at >= len(self.cue) or self.cue[self.at] in "|)"

    def take(self, pattern: re.Pattern[str]) -> str:
        """What a pattern matches here, passed over; empty where it does not."""
        found = pattern.match(self.cue, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()


@dataclass(slots=True)
class _Beginnings:
    """What a stretch of a cue can begin with: finished beginnings, and those that what follows makes longer."""

    finished: set[str] = field(default_factory=set)
    growing: set[str] = field(default_factory=lambda: {""})

    def all(self) -> set[str]:
        return self.finished | self.growing

    def add(self, atom: Iterable[str]) -> None:
        """Let a letter, some or a group follow."""
        longer = {one + more for one in self.growing for more in atom}
        self.growing = {one for one in longer if len(one) <= _REACH and not _OVER.search(one)}
        over = longer - self.growing
        self.finished |= {one if len(one) <= _REACH else one[:_REACH] + _ANY for one in over}


class _Words:
    """The words of an alternative as it is read; several grow at once where one may be missing before the next."""

    def __init__(self) -> None:
        self._all = [_Beginnings()]
        self._growing = 0
        self._held: list[set[str]] = []
        self.fresh = True

    def add(self, atom: set[str]) -> None:
        for one in self._all[self._growing :]:
            one.add(atom)
        self.fresh = self.fresh and atom == {""}  # a look at what stands around takes no room

    def end(self) -> None:
        """The words so far are over, and the next begins."""
        if not self.fresh:
            self.add({" "})
            self._growing = len(self._all)
            self.begin()

    def begin(self) -> None:
        """A word begins here whether or not there is anything before it."""
        self._all.append(_Beginnings())
        self.fresh = True

    def hold(self, beginnings: set[str]) -> None:
        """One of these words must come here or later."""
        self._held.append(beginnings)

    def all(self, *, closed: bool) -> list[set[str]]:
        """What each of the words can begin with; unless closed, the last may go on."""
        if not closed:
            self.add({_ANY})
        return [*(one.all() for one in self._all), *self._held]


def _alternatives(cue: str, *, closed: bool) -> list[list[set[str]]]:
    """What the words of each alternative can begin with. `closed`: its end is the end of a word."""
    cursor, found = _Cursor(cue), []
    while True:
        words = _Words()
        while not cursor.closes():
            _next(cursor, words, closed=closed)
        found.append(words.all(closed=closed))
        if cursor.at >= len(cue):
            return found
        cursor.at += 1


def _next(cursor: _Cursor, words: _Words, *, closed: bool) -> None:
    """Read what comes next in an alternative that stands in no bracket."""
    letters = cursor.take(_LETTERS)
    if letters:
        words.add({letters})
    elif cursor.take(_GAP):
        words.end()
    elif words.fresh and _LEFT_OUT.match(cursor.cue, cursor.at):
        words.add(_part(cursor))
        words.begin()
    else:
        fresh, start = words.fresh and cursor.cue.startswith("(?:", cursor.at), cursor.at
        part = _part(cursor)
        words.add(part)
        if fresh and cursor.cue[cursor.at - 1] == ")":  # a group that comes once: one of its alternatives must be there
            over = closed if cursor.closes() else _GAP.match(cursor.cue, cursor.at) is not None
            inside = _alternatives(cursor.cue[start + 3 : cursor.at - 1], closed=over)
            best = [_rarest(some, _MOST_OF_A_GROUP) for some in inside]
            if any(best):
                words.hold({one for some, place in zip(inside, best, strict=True) for one in some[place]})


def _choices(cursor: _Cursor) -> set[str]:
    """Read the alternatives of a group up to the bracket that closes it."""
    found = _sequence(cursor)
    while cursor.at < len(cursor.cue) and cursor.cue[cursor.at] == "|":
        cursor.at += 1
        found |= _sequence(cursor)
    return found


def _sequence(cursor: _Cursor) -> set[str]:
    """Read one alternative."""
    found = _Beginnings()
    while not cursor.closes():
        literal = cursor.take(_LITERAL)
        found.add({literal} if literal else _part(cursor))
    return found.all()


def _part(cursor: _Cursor) -> set[str]:
    """Read a letter, a group or something else with what says how often it comes: its beginnings."""
    atom = _atom(cursor)
    often = cursor.take(_QUANTIFIER)
    if not often:
        return atom
    if often[0] in "*+{":
        atom = {one + _ANY for one in atom}
    return atom | {""} if often[0] in "?*" or often.startswith(("{0", "{,")) else atom


def _atom(cursor: _Cursor) -> set[str]:
    here = cursor.cue[cursor.at]
    if here == "(":
        return _group(cursor)
    if here == "[":
        letters = cursor.take(_FEW)
        if letters:
            return set(letters[1:-1])
        cursor.at = cursor.cue.find("]", cursor.at + 2) + 1 or len(cursor.cue)
        return {_ANY}
    cursor.at += 1
    if here != "\\":
        return {here} if here in _PLAIN else {_ANY}
    return _escaped(cursor)


def _escaped(cursor: _Cursor) -> set[str]:
    escaped = cursor.cue[cursor.at : cursor.at + 1]
    cursor.at += 1
    if escaped in _OF_NO_WIDTH:
        return {""}
    if escaped == "d":
        return _DIGITS
    return {_ANY} if escaped.isalnum() else {escaped}


def _group(cursor: _Cursor) -> set[str]:
    start = cursor.take(_GROUP)
    inside = _choices(cursor)
    cursor.at += 1
    return {""} if start[-1] in "=!" else inside
