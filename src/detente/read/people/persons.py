"""Which names belong to one person: full names, surnames, given names, titles, other spellings."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from detente.read.people.cast import Draft
from detente.read.people.lexicon import word_set
from detente.read.people.particles import PARTICLES

_LEADING = PARTICLES | word_set("as ash ad ar at an az d l")
_SUFFIXES = word_set("jr jr. sr sr. ii iii iv v")
_FORM = re.compile(r"[^\w]+")
# Two spellings of one surname, by rapidfuzz's ratio. 80 keeps "Qaderi" with "Qadiri" (83) and "Hassan" apart
# from "Hussain" (77); 75 and 85 were tried on the pairs of transliterations in the tests.
_SAME_SPELLING = 80.0


@functools.lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no accents, apostrophes, hyphens, capitals or suffixes."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    cut = plain.casefold().replace("-", " ").replace("’", "").split()
    words = [word if word.isalnum() else _FORM.sub("", word) for word in cut]
    kept = [word for word in words if word and word not in _SUFFIXES]
    return tuple(kept)


def _core(name: tuple[str, ...]) -> tuple[str, ...]:
    start = 0
    while start < len(name) - 1 and name[start] in _LEADING:
        start += 1
    return name[start:]


def match(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How a short name fits a full one: 4 the same, 3 its end, 2 its beginning, 1 its middle, 0 not."""
    if short == full:
        return 4
    short = _core(short)
    size = len(short)
    if size > len(full):
        return 0
    if full[len(full) - size :] == short:
        return 3
    if full[:size] == short:
        return 2
    inside = any(full[i : i + size] == short for i in range(1, len(full) - size))
    return 1 if inside and len(short[0]) > 2 else 0


def respelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are spellings of the same one: the first words equal, the last alike."""
    if len(one) < 2 or len(other) < 2 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    return fuzz.ratio("".join(one[1:]), "".join(other[1:])) >= _SAME_SPELLING


@dataclass(slots=True)
class People:
    """The persons of a report, by the words of their names."""

    table: dict[str, list[tuple[tuple[str, ...], Draft]]] = field(default_factory=dict)

    def enter(self, draft: Draft, name: str) -> None:
        """Make a person findable under every word of a name."""
        words = parts(name)
        for word in set(words):
            self.table.setdefault(word, []).append((words, draft))

    def find(self, name: str) -> Draft | None:
        """The person a name belongs to; None where nobody fits, or two fit equally well."""
        words = parts(name)
        entries = self.table.get(_core(words)[0], ()) if words else ()
        if not entries and len(words) < 2:  # most names
            return None
        best, chosen = 0, set[Draft]()
        for full, draft in entries:
            rank = match(words, full)
            if rank > best:
                best, chosen = rank, {draft}
            elif rank and rank == best:
                chosen.add(draft)
        if not best and len(words) > 1:
            chosen = {draft for full, draft in self.table.get(words[0], []) if respelled(words, full)}
        return chosen.pop() if len(chosen) == 1 else None

    def bearers(self, name: str) -> list[Draft]:
        """Everybody a name fits as well as it fits anybody, in order of entry."""
        words = parts(name)
        fits = [(match(words, full), draft) for full, draft in self.table.get(_core(words)[0], [])] if words else []
        best = max((rank for rank, _ in fits), default=0)
        return list(dict.fromkeys(draft for rank, draft in fits if best and rank == best))

    def ambiguous(self, name: str) -> bool:
        """Whether a name fits several people equally well."""
        words = parts(name)
        fits = [(match(words, full), draft) for full, draft in self.table.get(_core(words)[0], [])] if words else []
        best = max((rank for rank, _ in fits), default=0)
        return best > 0 and len({id(draft) for rank, draft in fits if rank == best}) > 1
