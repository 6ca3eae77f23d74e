"""The numbers that Word sets before paragraphs: nowhere in the document's words, counted out from its lists.

A paragraph names a list and a level of it (`numPr`) itself or through its style; the list's levels say where to begin,
in which kind of number and in which form ("Article %1", "(%2)"). Lists made from one definition count on, unless one
says that it begins anew. ECMA-376-1, 17.9.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
"""Levels that a list can have."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NTHS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_IN_WORDS = {"cardinalText": _ONES.split(), "ordinalText": _NTHS.split()}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its kind, the form that it is set in, `%1` standing for the first level's.

    `plain`: all numbers in it are set in digits. `after` is the level, counted from 1, behind which it begins anew
    (None: behind every higher one; 0: behind none). `style` is the paragraph style that stands for it.
    """

    start: int = 1
    kind: str = "decimal"
    form: str = ""
    plain: bool = False
    after: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list by the definition that it shares, with its levels, and the numbers at which it begins anew."""

    definition: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbers:
    """Counts through a document: ask for every paragraph once, in their order."""

    lists: Mapping[str, List]
    styles: Mapping[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    opened: set[tuple[str, int]] = field(default_factory=set)

    def of(self, paragraph: Any) -> str:
        """What Word sets before a paragraph: "Article 3", "(a)"; "-" for a bullet; "" for one in no list."""
        number, depth = _named(paragraph, self.styles)
        if number in ("", "0"):
            return ""
        known = self.lists.get(number)
        if known is None:
            return "-"
        level = known.levels.get(depth, Level(form=f"%{depth + 1}."))
        self._count(number, depth, known=known, first=level.start)
        if level.kind == "bullet":
            return "-"
        return _set(level, known.levels, self.counts[known.definition])

    def _count(self, number: str, depth: int, *, known: List, first: int) -> None:
        counts = self.counts[known.definition]
        anew = known.anew.get(depth) if (number, depth) not in self.opened else None
        self.opened.add((number, depth))
        counts[depth] = anew if anew is not None else counts[depth] + 1 if depth in counts else first
        for deeper in range(depth + 1, _DEEPEST):
            after = known.levels.get(deeper, Level()).after
            if after is None or (after > 0 and depth < after):
                counts.pop(deeper, None)


def _named(paragraph: Any, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The number of a paragraph's list ("" for none) and the level in it, counted from 0."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    through = styles.get(_value(style), ("", 0))
    own = paragraph.find(f"{_W}pPr/{_W}numPr")
    if own is None:
        return through
    number, depth = own.find(f"{_W}numId"), own.find(f"{_W}ilvl")
    level = _whole(_value(depth), through[1] if number is None else 0)
    return (_value(number) if number is not None else through[0], level)


def _set(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    words = level.form
    for depth in range(_DEEPEST):
        if f"%{depth + 1}" in words:
            other = levels.get(depth, Level())
            kind = "decimal" if level.plain and other.kind != "decimalZero" else other.kind
            words = words.replace(f"%{depth + 1}", written(counts.get(depth, other.start), kind))
    return " ".join(words.split())


def written(number: int, kind: str) -> str:
    """A number in one of Word's kinds; in digits where the kind is not known here."""
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number) if kind == "lowerRoman" else _roman(number).upper()
    if kind == "decimalZero":
        return f"{number:02}"
    if kind == "ordinal":
        ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if kind in _IN_WORDS and 0 <= number < len(_IN_WORDS[kind]):
        return _IN_WORDS[kind][number].capitalize()
    return "" if kind == "none" else str(number)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def numbers(document: Any) -> Numbers:
    """What counts for a document of python-docx; one without lists gives no numbers."""
    parts = [one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering")]
    lists = _lists(_root(parts[0])) if parts and not isinstance(parts[0], str) else {}
    return Numbers(lists, _styles(document.styles.element, lists))


def _root(part: Any) -> Any:
    if hasattr(part, "element"):
        return part.element
    from lxml import etree

    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _lists(root: Any) -> dict[str, List]:
    definitions: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    links: dict[str, str] = {}
    for one in root.findall(f"{_W}abstractNum"):
        name = one.get(f"{_W}abstractNumId", "")
        definitions[name] = dict(map(_level, one.findall(f"{_W}lvl")))
        if (style := _value(one.find(f"{_W}styleLink"))) != "":
            linked[style] = name
        if (style := _value(one.find(f"{_W}numStyleLink"))) != "":
            links[name] = style
    found = {}
    for one in root.findall(f"{_W}num"):
        name = _value(one.find(f"{_W}abstractNumId"))
        name = linked.get(links.get(name, ""), name)
        changed = one.findall(f"{_W}lvlOverride")
        levels = definitions.get(name, {}) | dict(_level(it) for other in changed for it in other.findall(f"{_W}lvl"))
        anew = {
            _whole(other.get(f"{_W}ilvl"), 0): _whole(_value(other.find(f"{_W}startOverride")), 1)
            for other in changed
            if other.find(f"{_W}startOverride") is not None
        }
        found[one.get(f"{_W}numId", "")] = List(name, levels, anew)
    return found


def _level(one: Any) -> tuple[int, Level]:
    after = one.find(f"{_W}lvlRestart")
    plain = one.find(f"{_W}isLgl")
    return _whole(one.get(f"{_W}ilvl"), 0), Level(
        start=_whole(_value(one.find(f"{_W}start")), 1),
        kind=_value(one.find(f"{_W}numFmt")) or "decimal",
        form=_value(one.find(f"{_W}lvlText")),
        plain=plain is not None and plain.get(f"{_W}val", "1") not in {"0", "false", "off"},
        after=_whole(_value(after), 0) if after is not None else None,
        style=_value(one.find(f"{_W}pStyle")),
    )


def _styles(root: Any, lists: Mapping[str, List]) -> dict[str, tuple[str, int]]:
    """List and level of every paragraph style that has them, of its own or of the style that it is based on."""
    every = {one.get(f"{_W}styleId", ""): one for one in root.findall(f"{_W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in every:
        at, seen = name, set[str]()
        while at in every and at not in seen:
            seen.add(at)
            own = every[at].find(f"{_W}pPr/{_W}numPr")
            if own is not None and own.find(f"{_W}numId") is not None:
                number = _value(own.find(f"{_W}numId"))
                levels = lists[number].levels if number in lists else {}
                stands = [depth for depth, level in levels.items() if level.style == name]
                found[name] = (number, stands[0] if stands else _whole(_value(own.find(f"{_W}ilvl")), 0))
                break
            at = _value(every[at].find(f"{_W}basedOn"))
    return found


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.lstrip("-").isdecimal() else default
