"""Rules about options as a person writes them: parsed here, never executed.

    1-0-            a pattern over all options in their order: taken (1 or Y), left (0 or N), either (-)
    withdraw and not (attack or blockade)
    withdraw -> inspect        withdraw if inspect        withdraw iff inspect
    "search and rescue" | -4   names with such words in quotation marks; a number is an option's place, from 1

From the weakest bond to the strongest: iff, -> and if, or, and, not. Signs: <-> -> | & ! ~ and a minus before a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from detente.analysis.stability.interface import Flags
from detente.errors import DataFileError

Rule = Callable[[Flags], Flags]
"""Says of each row of a table (states × options) whether the rule holds in it."""

_TOKEN = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|(<->|->|[()|&!~])|(-(?=\S))|([^\s()|&!~"']+))""")
_WORDS = {"and": "and", "&": "and", "or": "or", "|": "or", "not": "not", "!": "not", "~": "not", "-": "not"}
_WORDS |= {"->": "->", "<->": "iff", "iff": "iff", "if": "if", "(": "(", ")": ")"}
_PATTERN = re.compile(r"[01YNyn-]+\Z")
_DEEPEST = 60
_LONGEST = 400  # tokens of one rule

Token = tuple[str, str]


class Names:
    """The options by name, by "owner: name" and by place; which one a word of a rule means."""

    def __init__(self, options: Sequence[tuple[str, str]], origin: str = "") -> None:
        """`options`: owner and name of each, in their order."""
        self.options, self.origin = tuple(options), origin
        self._places: dict[str, list[int]] = {}
        for place, (owner, name) in enumerate(options):
            for word in (name, f"{owner}: {name}"):
                self._places.setdefault(_plain(word), []).append(place)

    def place(self, word: str, *, where: str) -> int:
        """The option that a word names. Raises DataFileError for none, or for more than one."""
        found = self._places.get(_plain(word), [])
        if not found and word.isdigit() and 0 < int(word) <= len(self.options):
            return int(word) - 1
        if not found:
            raise DataFileError(
                f"{where}: no option is called {word!r}",
                input=self.origin,
                do=f"There are: {', '.join(name for _, name in self.options)}.",
            )
        if len(found) > 1:
            owners = " or ".join(f'"{self.options[one][0]}: {word}"' for one in found)
            raise DataFileError(f"{where}: two options are called {word!r}", input=self.origin, do=f"Say {owners}.")
        return found[0]


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()


def rule(text: str, names: Names, *, where: str) -> Rule:
    """The rule in a text. Raises DataFileError naming the place, the text and what is wrong with it."""
    if _is_pattern(text, names):
        return pattern(text, names, where=where)
    return _Parser(text, names, where).whole()


def _is_pattern(text: str, names: Names) -> bool:
    """A text of pattern signs as long as there are options, unless an option is called so (or it is one sign)."""
    text = text.strip()
    return bool(_PATTERN.match(text)) and len(text) == len(names.options) > 1


def pattern(text: str, names: Names, *, where: str) -> Rule:
    """Whether the options are taken as a pattern says. Raises DataFileError for a pattern that does not fit."""
    text = text.strip().upper().translate(str.maketrans("YN", "10"))
    if len(text) != len(names.options) or set(text) - set("01-"):
        raise DataFileError(
            f"{where}: {text!r} is no pattern of {len(names.options)} options",
            input=names.origin,
            do="Write one of 1, 0 and - for each option, in their order.",
        )
    wanted = {place: sign == "1" for place, sign in enumerate(text) if sign != "-"}
    return lambda table: _conforms(table, wanted)


def _conforms(table: Flags, wanted: Mapping[int, bool]) -> Flags:
    found = np.ones(len(table), np.bool_)
    for place, taken in wanted.items():
        found &= table[:, place] == taken
    return found


class _Parser:
    """Recursive descent over the tokens of one rule."""

    def __init__(self, text: str, names: Names, where: str) -> None:
        self.text, self.names, self.where = text, names, where
        self.tokens = self._split()
        self.at, self.depth = 0, 0

    def whole(self) -> Rule:
        """The rule, all tokens used."""
        found = self._iff()
        if self.at < len(self.tokens):
            raise self._wrong(f"{self.tokens[self.at][1]!r} stands where nothing is expected")
        return found

    def _split(self) -> list[Token]:
        tokens: list[Token] = []
        place, text = 0, self.text.rstrip()
        while place < len(text):
            found = _TOKEN.match(text, place)
            if not found:
                raise self._wrong(f"{text[place:].strip()[:20]!r} cannot be read")
            double, single, sign, minus, word = found.groups()
            quoted = double if double is not None else single
            if quoted is not None:
                tokens.append(("name", quoted))
            elif _WORDS.get((sign or minus or word).lower()):
                tokens.append((_WORDS[(sign or minus or word).lower()], sign or minus or word))
            elif tokens and tokens[-1][0] == "bare":
                tokens[-1] = ("bare", f"{tokens[-1][1]} {word}")
            else:
                tokens.append(("bare", word))
            place = found.end()
        if len(tokens) > _LONGEST:
            raise self._wrong(f"it has more than {_LONGEST} parts")
        return tokens

    def _next(self, *kinds: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at][0] in kinds:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _iff(self) -> Rule:
        found = self._implied()
        while self._next("iff"):
            found = _same(found, self._implied())
        return found

    def _implied(self) -> Rule:
        found = self._or()
        if self._next("->"):
            return _either(_no(found), self._implied())
        while self._next("if"):
            found = _either(found, _no(self._or()))
        return found

    def _or(self) -> Rule:
        found = self._and()
        while self._next("or"):
            found = _either(found, self._and())
        return found

    def _and(self) -> Rule:
        found = self._not()
        while self._next("and"):
            found = _both(found, self._not())
        return found

    def _not(self) -> Rule:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._wrong(f"it is nested more than {_DEEPEST} deep")
        try:
            return _no(self._not()) if self._next("not") else self._one()
        finally:
            self.depth -= 1

    def _one(self) -> Rule:
        if self._next("("):
            found = self._iff()
            if not self._next(")"):
                raise self._wrong("a bracket is not closed")
            return found
        word = self._next("name", "bare")
        if word is None:
            there = repr(self.tokens[self.at][1]) if self.at < len(self.tokens) else "the end"
            raise self._wrong(f"an option is expected before {there}")
        place = self.names.place(word, where=f"{self.where}: {self.text.strip()!r}")
        return lambda table: table[:, place]

    def _wrong(self, what: str) -> DataFileError:
        return DataFileError(
            f"{self.where}: {self.text.strip()!r}: {what}",
            input=self.names.origin,
            do="Write options joined by and, or, not, ->, if, iff and brackets.",
        )


def _no(one: Rule) -> Rule:
    return lambda table: ~one(table)


def _both(one: Rule, other: Rule) -> Rule:
    return lambda table: one(table) & other(table)


def _either(one: Rule, other: Rule) -> Rule:
    return lambda table: one(table) | other(table)


def _same(one: Rule, other: Rule) -> Rule:
    return lambda table: one(table) == other(table)
