"""Acronyms that follow a name in brackets."""

from __future__ import annotations

import bisect

from detente.read.people.lexicon import word_set
from detente.read.people.page import Page

JOINS = word_set("of the for and in on to de la del des du et y e")
"""Small words within names of bodies."""
_FARTHEST = 9
"""How many words behind the first the bracket may open."""


def acronym_end(page: Page, first: int) -> int | None:
    """The last word of a name whose initials stand in brackets after it: "People's Front of the Terraces (PFT)"."""
    brackets = page.spots.get("(", ())
    following = bisect.bisect_right(brackets, first)
    if following == len(brackets) or brackets[following] > first + _FARTHEST:
        return None
    letters, here = page.words[first].text[0], first
    while here < first + _FARTHEST and (word := page.word(here + 1)) and word.sentence == page.words[first].sentence:
        if word.text == "(":
            inside, closed = page.word(here + 2), page.lower(here + 3) == ")"
            fits = inside is not None and closed and len(inside.text) > 1 and inside.text.upper() == letters.upper()
            return here if fits and here > first and page.words[here].capital else None
        if word.capital:
            letters += "".join(part[0] for part in word.text.split("-") if part)
        elif word.lower not in JOINS:
            return None
        here += 1
    return None
