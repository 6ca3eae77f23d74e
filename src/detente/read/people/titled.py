"""Which words stand as titles before a name, and where a name goes on behind one."""

from __future__ import annotations

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.page import Page, Word
from detente.read.people.particles import PARTICLES

_FAMILY = word_set("Pak Bae Tan")
"""Titles that are family names before a given name of two syllables: "Pak Chol-min"."""
_BALINESE = word_set("Wayan Gede Putu Made Kadek Nyoman Komang Ketut Nengah Gusti Dewa Ngurah Gde")
"""Names before which "I" is an article for men: "I Wayan Suparta"."""
_HONOURED = word_set("Mulia Berhormat")
"""Titles that begin with "Yang", which is a family name elsewhere."""


def is_honoured(page: Page, index: int) -> bool:
    """Whether a word begins a title of two words: "Yang Mulia"."""
    after = page.word(index + 1)
    return page.words[index].text == "Yang" and after is not None and after.text in _HONOURED


def is_article(page: Page, index: int) -> bool:
    """Whether "I" belongs to the name behind it: "I Wayan Suparta"."""
    after = page.word(index + 1)
    return page.words[index].text == "I" and after is not None and after.text in _BALINESE


def names_after(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    """Whether a name goes on after "Jan" or "April", which then is a given name."""
    after = page.word(index + 1)
    while after and after.lower in PARTICLES and not after.capital:
        index += 1
        after = page.word(index + 1)
    return is_name(after, lexicon) and bool(after and not after.text.isupper())


def is_titled(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    """Whether a title's word stands before a name."""
    following = page.word(index + 1)
    if following and following.text in {"'", "‘", "’", "`", "."}:
        following = page.word(index + 2)
    if following is not None and following.lower in PARTICLES and not following.capital:
        return names_after(page, index, lexicon=lexicon)  # "Mr van den Broek"
    if page.words[index].text in _FAMILY and following is not None and _of_two_syllables(following.text):
        return False
    initial = following is not None and len(following.text) == 1 and page.text[following.end : following.end + 1] == "."
    if following is None or not following.capital or (following.text in lexicon.stops and not initial):
        return False
    return not following.opens or page.words[index].text.endswith(".")


def _of_two_syllables(given: str) -> bool:
    """Whether a given name is written in two syllables, as in Korea: "Chol-min"."""
    first, hyphen, second = given.partition("-")
    return bool(hyphen) and first.istitle() and second.islower()


def is_name(word: Word | None, lexicon: Lexicon) -> bool:
    """Whether a word may be part of a name: a capital that its place does not give, and no word that is none."""
    return bool(word and word.capital and word.text not in lexicon.stops and len(word.text) > 1 and not word.opens)


def goes_on_small(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    """Whether a name that begins with a particle is right behind a word: "Commander ag Haddou"."""
    return page.lower(index + 1) in PARTICLES and names_after(page, index, lexicon=lexicon)
