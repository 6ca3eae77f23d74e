"""The words between a person and a side as classes that hold for any report: an office, a preposition, a verb of speech."""

from __future__ import annotations

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.page import Page, Word

_KEPT = word_set("of for from to at in with by on against between and who whose which but as")
_DROPPED = word_set("the a an this that these both own so-called self-styled self-proclaimed mr. mr ms ms. dr dr.")
_MARKS = {",": ",", "(": "(", ")": ")", "–": ",", "—": ",", "-": ","}
# its: pronouns that own; L: leads or speaks for; A: blames; M: meets; T: tells; B: is or has; G: a side's people or organ.
_CLASSES = {
    "its": "its his her their our my",
    "L": "chairs chaired heads headed leads led runs rules commands commanded represents represented directs governs leading "
         "heading representing speaks spoke speaking negotiates negotiated negotiating",
    "A": "accused accuses accusing blamed blames blaming condemned condemns denounced denounces criticised criticized criticises "
         "criticizes rejected rejects dismissed dismisses warned warns demanded demands",
    "M": "met meets meet meeting received receives hosted hosts visited visits arrived talks negotiations contacts",
    "T": "told tells urged urges asked asks called calls thanked thanks informed assured reminded invited pressed presses",
    "B": "is was are were be been has had have",
    "G": "delegation delegations team side camp government ministry leadership cabinet army forces military wing negotiating bureau "
         "council committee office administration authorities mission panel movement group rebel rebels",
}  # fmt: skip
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_CLASS_OF |= {word: word for word in _KEPT} | dict.fromkeys(_DROPPED, "")
VERBS = frozenset("SVAMTLB")
"""The classes that are verbs."""
PARTS = frozenset({"S", "V", "A", "M", "T", "and", "."})
"""The classes that part two names: what stands on the one side says nothing of the other."""


def word_class(page: Page, index: int, lexicon: Lexicon) -> str:
    """The class of a word; empty for one that tells nothing (articles, titles, what qualifies an office).

    Beside those above: O an office, S a verb of speech, V another verb of acting, X a name, 9 a number, w any other word.
    """
    word = page.words[index]
    lower = word.lower
    if word.text in lexicon.titles:
        return ""
    if lower in _CLASS_OF:
        return _CLASS_OF[lower]
    if not lower[0].isalnum():
        return _MARKS.get(lower, "." if lower in ".;:!?" else '"')
    if lower in lexicon.offices or lower.removesuffix("s") in lexicon.offices:
        return "O"
    return "" if lower in lexicon.modifiers else _plain_class(word, lexicon)


def _plain_class(word: Word, lexicon: Lexicon) -> str:
    if word.capital and not word.opens:
        return "X"
    if word.lower in lexicon.speaks:
        return "S"
    if word.lower in lexicon.acts:
        return "V"
    return "9" if word.lower[0].isdigit() else "w"


def shape(page: Page, first: int, last: int, *, lexicon: Lexicon) -> list[str]:
    """The classes of the words from one to another, both included, runs of one class made single."""
    found: list[str] = []
    for index in range(max(0, first), min(last + 1, len(page.words))):
        one = word_class(page, index, lexicon)
        if one and (not found or found[-1] != one):
            found.append(one)
    return found
