"""Numbers before clauses: "Article 3", "§ 4", "1.", "1.1", "(a)", "iv)", "Annex B", and what each can mean.

A label can be read in several ways ("(i)" is the letter after (h) or the first roman number); which one holds is told
by what stands before and after it (see `sequence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.numerals import TENS, UNITS

_ANNEX = "annex|annexe|appendix|attachment|schedule|protocol|exhibit|anexo|anhang|anlage|allegato|приложение"
_WORDED = (
    "part|title|titre|chapter|chapitre|capítulo|kapitel|section|article|artículo|artikel|artigo|articolo|статья|art"
    "|clause|paragraph|para|point|punto|punkt|item|step|phase|stage|principle|rule|commitment|measure"
)
_FIRST_TEN = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: value for value, word in enumerate(_FIRST_TEN.split(), 1)} | {"premier": 1}
_VALUES: dict[str, int] = {**UNITS, **TENS, **_ORDINALS}
_NUMBER = (
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater)\b)?|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Z]|[a-z])(?![\w’'])"
)
_SAID = rf"(?P<said>(?i:{'|'.join(_VALUES)}))\b"
_AFTER = r"(?P<after>[ \t]*(?:[.:)]|[–—-](?=\s|$))+|[ \t]*(?=\n|$)|(?:\t+|[ ]{2,})|[ ](?=[A-ZÀ-ÞА-Я]))"
_WORDED_LABEL = re.compile(rf"(?P<word>(?i:{_WORDED}))\.?[ \t]+(?:[Nn]o\.?[ ]?)?(?:{_NUMBER}|{_SAID}){_AFTER}")
_ANNEX_LABEL = re.compile(
    rf"(?P<word>(?i:{_ANNEX}))(?:[ \t]+(?:[Nn]o\.?[ ]?)?(?:{_NUMBER}|{_SAID}){_AFTER}|[ \t]*(?:[:–—-](?=\s)|(?=\n|$)))"
)
_SIGN_LABEL = re.compile(r"§[ \t]*(?P<number>\d{1,3}[a-z]?)(?P<after>[.):]?)(?=[\s(]|$)")
_DOTTED = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){1,5})(?:\.\)?|\))?(?=[\s]|$)")
_COMPOSITE = re.compile(r"(?P<first>\d{1,3})\.?(?P<rest>(?:\((?:[a-z]{1,5}|\d{1,2})\))+)[.:]?(?=\s|$)")
_PLAIN = re.compile(
    r"(?P<open>\(?)(?P<number>\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z]|[a-z](?=[.)])|([a-z])\3|[A-Z])(?P<close>\.\)?|\))(?=\s|$)"
)
_TABBED = re.compile(r"(?P<number>\d{1,3})(?:\t+|[ ]{3,})(?=\S)")
_BULLET = re.compile(r"[-*•·–—▪‣◦●○■□➢✓](?=\s)")
_ROMAN = re.compile(r"(?=[ivxlc])(x[cl]|l?x{0,3})(i[xv]|v?i{0,3})\Z")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Label:
    """One way to read a label.

    `style` is what labels of one row share ("article", "(a)", "1."), `value` its place in the row, `shown` how it is
    cited in the clause's id. `end` is where it ends in the line. `worded` labels begin with a word or a section sign;
    `prefix` are the numbers that it repeats of the clauses above it. Annexes and bullets have styles of these names.
    """

    style: str
    value: int
    shown: str
    end: int
    worded: bool = False
    prefix: tuple[int, ...] = ()


def labels(line: str) -> list[Label]:
    """All ways to read the beginning of a line as a label, none where it is not one."""
    return list(dict.fromkeys(_labels(line)))


def _labels(line: str) -> Iterator[Label]:
    if found := _BULLET.match(line):
        yield Label("bullet", 0, "", found.end())
    elif (found := _ANNEX_LABEL.match(line)) and found["word"][0].isupper():
        yield from _worded(found, "annex")
    elif (found := _WORDED_LABEL.match(line)) and found["word"][0].isupper():
        word = found["word"].lower()
        yield from _worded(found, "article" if word == "art" else word)
    elif found := _SIGN_LABEL.match(line):
        number = found["number"]
        yield Label("§", int(number.rstrip("abcdefghijklmnopqrstuvwxyz")), f"§ {number}", found.end(), worded=True)
    elif found := _COMPOSITE.match(line):
        yield from _composite(found)
    elif found := _DOTTED.match(line):
        values = [int(one) for one in found["number"].split(".")]
        yield Label(f"dotted {len(values)}", values[-1], found["number"], found.end(), prefix=tuple(values[:-1]))
    elif found := _PLAIN.match(line):
        yield from _plain(found)
    elif found := _TABBED.match(line):
        yield Label("1", int(found["number"]), found["number"], found.end())


def _worded(found: re.Match[str], style: str) -> Iterator[Label]:
    word = style.capitalize() if style == "article" else found["word"].capitalize()
    number, said = found["number"], found["said"]
    end = found.end()
    if number is None and said is None:
        yield Label(style, 0, word, end, worded=True)
        return
    shown = f"{word} {number or said.capitalize()}"
    if said is not None:
        yield Label(style, _VALUES[said.lower()], shown, end, worded=True)
        return
    if number[0].isdigit():
        parts = [int(one) for one in re.findall(r"\d+", number)]
        yield Label(style, parts[-1], shown, end, worded=True, prefix=tuple(parts[:-1]))
        return
    for value in _values(number):
        yield Label(style, value, shown, end, worded=True)


def _composite(found: re.Match[str]) -> Iterator[Label]:
    parts = re.findall(r"[a-z]+|\d+", found["rest"])
    prefix = [int(found["first"]), *(int(part) if part.isdigit() else _letter(part) for part in parts[:-1])]
    last = parts[-1]
    for style, value in _bracketed(last):
        yield Label(style, value, f"{found['first']}{found['rest']}", found.end(), prefix=tuple(prefix))


def _bracketed(last: str) -> Iterator[tuple[str, int]]:
    if last.isdigit():
        yield "(1)", int(last)
        return
    if value := _letter(last):
        yield "(a)", value
    if value := _roman(last):
        yield "(i)", value


def _plain(found: re.Match[str]) -> Iterator[Label]:
    number, opened, close = found["number"], found["open"], found["close"]
    if opened and not close.endswith(")"):
        return
    form = f"{opened}{{}}{close}"
    shown = number if number.isdigit() else f"({number})"
    if number.isdigit():
        yield Label(form.format("1"), int(number), shown, found.end())
        return
    sample = ("a", "i") if number.islower() else ("A", "I")
    if value := _letter(number):
        yield Label(form.format(sample[0]), value, shown, found.end())
    if value := _roman(number):
        yield Label(form.format(sample[1]), value, shown, found.end())


def _values(number: str) -> list[int]:
    """What letters after a word can count: roman first, since "Article V" and "Annex I" mean that more often."""
    return [value for value in (_roman(number), _letter(number)) if value]


def _letter(number: str) -> int:
    """The place in the alphabet of one letter, or of one written twice behind it ("aa" is 27); else 0."""
    if len(set(number.lower())) != 1 or len(number) > 2:
        return 0
    return ord(number[0].lower()) - ord("a") + 1 + 26 * (len(number) - 1)


def _roman(number: str) -> int:
    """The value of a roman number up to 99; 0 where it is none."""
    lower = number.lower()
    if not _ROMAN.match(lower):
        return 0
    digits = [_DIGITS[one] for one in lower]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
