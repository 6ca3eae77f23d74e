"""All ways in which a simple cue can be spelled, so that it is looked up and needs no regular expression."""

from __future__ import annotations

import re

_MOST = 60
"""A cue with more spellings stays a pattern: above, the table grows and few more cues gain by it."""
_LETTERS = re.compile(r"[A-Za-z0-9 '_€$£,-]+(?![?*+{])")
_CLASS = re.compile(r"\[([A-Za-z0-9 '_]+|-[A-Za-z0-9 '_]+|[A-Za-z0-9 '_]+-)\]")
_LOOSE = re.compile(r"^$| $|  ")
"""Nothing at all, or a space of which it would matter how long it is."""
_BEGINS = re.compile(r"[\w$€£]")


def spellings(cue: str) -> tuple[str, ...]:
    """What a cue of letters, choices and letters that may be missing matches, in lower case, a space for white space.

    In the order in which the pattern would try them; empty for a cue with anything else in it or with many spellings.
    """
    try:
        reading = _Reading(cue)
        found = reading.alternatives()
    except _NotSimpleError:
        return ()
    if reading.at < len(cue):
        return ()
    distinct = dict.fromkeys(one.lower() for one in found)
    if any(_LOOSE.search(one) for one in distinct):
        return ()
    return tuple(one for one in distinct if _BEGINS.match(one))


class _NotSimpleError(Exception):
    pass


class _Reading:
    """A cue as it is read."""

    def __init__(self, cue: str) -> None:
        self._cue = cue
        self.at = 0

    def alternatives(self) -> list[str]:
        found = self._sequence()
        while self._cue.startswith("|", self.at):
            self.at += 1
            found += self._sequence()
        return _few(found)

    def _sequence(self) -> list[str]:
        found = [""]
        while self.at < len(self._cue) and self._cue[self.at] not in "|)":
            part = self._part()
            if self._cue.startswith("?", self.at):
                self.at += 1
                part = [*part, ""]
            if self._cue[self.at : self.at + 1] in {"?", "*", "+", "{"}:
                raise _NotSimpleError
            found = _few([one + more for one in found for more in part])
        return found

    def _part(self) -> list[str]:
        letters = _LETTERS.match(self._cue, self.at)
        if letters:
            self.at = letters.end()
            return [letters.group()]
        one_of = _CLASS.match(self._cue, self.at)
        if one_of:
            self.at = one_of.end()
            return list(one_of.group(1))
        if self._cue.startswith("(?:", self.at):
            self.at += 3
            inside = self.alternatives()
            if not self._cue.startswith(")", self.at):
                raise _NotSimpleError
            self.at += 1
            return inside
        letter = self._cue[self.at]
        if letter.isascii() and (letter.isalnum() or letter in " '-,"):
            self.at += 1
            return [letter]
        raise _NotSimpleError


def _few(found: list[str]) -> list[str]:
    if len(found) > _MOST:
        raise _NotSimpleError
    return found
