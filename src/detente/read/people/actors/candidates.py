"""Words that may name an actor: capitalised names, and noun phrases in small letters such as "the hill clans"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.names import Piece
from detente.read.people.page import Page

_LONGEST = 3
"""How many words in small letters before the head noun belong to a candidate."""
_SMALL = STOP_WORDS | word_set(
    "monday tuesday wednesday thursday friday saturday sunday late early last next since until till according amid despite "
    "including following during within without per via than whose whom today yesterday tomorrow there here"
)
OWNERS = word_set("its their his her our my your")
DETERMINERS = (
    word_set("the this that these those both all two three four several some many most any no every each") | OWNERS
)
_PEOPLE = word_set("people men women police")


class Spot(NamedTuple):
    """One place where a candidate stands: words `first` to `last`, a determiner left out."""

    first: int
    last: int


def candidates(page: Page, pieces: Iterable[Piece], *, lexicon: Lexicon) -> dict[str, list[Spot]]:
    """Every candidate by its name without article and possessive s, with where it stands in text order."""
    found: dict[str, list[Spot]] = {}
    ends: dict[int, int] = {}
    for piece in pieces:
        if piece.kind not in {"title", "office"}:
            ends[piece.last] = piece.first
            found.setdefault(key(page, piece.first, piece.last), []).append(Spot(piece.first, piece.last))
    for name, spots in phrases(page, ends, lexicon=lexicon).items():
        found[name] = sorted((*found.get(name, ()), *spots))
    return found


def phrases(
    page: Page, ends: Mapping[int, int], *, lexicon: Lexicon, hopeful: Callable[[str], bool] | None = None
) -> dict[str, list[Spot]]:
    """The noun phrases whose head is in small letters; `ends` has the first word of every capitalised name by its last.

    Heads that are not `hopeful` are left out.
    """
    found: dict[str, list[Spot]] = {}
    for first, last in _phrases(page, ends, lexicon=lexicon, hopeful=hopeful or _any):
        found.setdefault(key(page, first, last), []).append(Spot(first, last))
    return found


def key(page: Page, first: int, last: int) -> str:
    """How a candidate's names are compared: in small letters, apostrophes straight."""
    return page.spelled(first, last).lower().replace("’", "'")


def _any(_: str) -> bool:
    return True


def _phrases(
    page: Page, ends: Mapping[int, int], *, lexicon: Lexicon, hopeful: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    verbs = (lexicon.speaks | lexicon.acts) - {"talks"}  # "coalition talks" are no coalition's
    heads = {low for low in page.spots if _noun(low) and hopeful(low)}
    for index in page.where(heads):
        word = page.words[index]
        if word.capital and not word.opens:
            continue
        if not (word.owns or _closes(page, index + 1, verbs=verbs)):
            continue
        first = index
        while first > index - _LONGEST and not page.words[first].opens and _modifier(page, first - 1, verbs=verbs):
            first -= 1
        before = page.words[first - 1] if first else None
        plural = (word.lower.endswith("s") and not word.lower.endswith("ss")) or word.lower in _PEOPLE
        opens = page.words[first].opens
        if before is not None and not opens and first - 1 in ends and not before.owns:
            yield ends[first - 1], index
        elif (before is not None and not opens and (before.lower in DETERMINERS or before.owns)) or (
            plural and not (word.capital and first == index and not opens)
        ):
            yield first, index


def _noun(word: str) -> bool:
    return len(word) > 2 and word.replace("-", "").isalpha() and word not in _SMALL and not word.endswith("ly")


def _modifier(page: Page, index: int, *, verbs: frozenset[str]) -> bool:
    word = page.words[index]
    return not word.capital and not word.owns and _noun(word.lower) and word.lower not in verbs


def _closes(page: Page, index: int, *, verbs: frozenset[str]) -> bool:
    word = page.word(index)
    if word is None or word.opens or word.capital or not word.lower.isalpha():
        return word is None or "-" not in word.lower
    return word.lower in _SMALL or word.lower in verbs or word.lower.endswith(("ed", "ing", "ly"))
