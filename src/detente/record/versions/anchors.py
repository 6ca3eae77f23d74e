"""Whether words of one text stand in another, once and in the same surroundings."""

from __future__ import annotations

AROUND = 32  # code points on either side, as many as W3C's text quote selector has in its examples
LONG = 40
"""From so many code points on words are taken for themselves where nobody else wrote them: a sentence, not "no"."""


def found_again(old: str, new: str, *, start: int, end: int) -> int | None:
    """Where `old[start:end]` begins in `new`; None where it stands there never, or may be other words alike.

    Words that stand once in both are known again by what stands before or after them, or by their length. Words that
    stand more than once ("said") are known together with what stands before and after, or on one side, where that stands once
    in both.
    """
    words = old[start:end]
    before, after = old[max(0, start - AROUND) : start], old[end : end + AROUND]
    place = only(new, words)
    if place is not None and only(old, words) is not None:
        same_before = new[max(0, place - AROUND) : place] == before
        same_after = new[place + len(words) : place + len(words) + AROUND] == after
        return place if same_before or same_after or len(words) >= LONG else None
    for head, tail in ((before, after), (before, ""), ("", after)):
        whole = head + words + tail
        if len(head) + len(tail) >= AROUND and only(old, whole) is not None:
            place = only(new, whole)
            if place is not None:
                return place + len(head)
    return None


def only(text: str, words: str) -> int | None:
    """The one place where words stand in a text; None where there is none, or another."""
    first = text.find(words)
    return first if first >= 0 and text.find(words, first + 1) < 0 else None
