"""Amounts: sums of money and numbers of things, with exact values and the words that gave them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.model import Money, Quantity
from detente.read.happenings.lexicon import entries
from detente.read.happenings.numbers import NUMBER, number
from detente.read.layers import Span, text_of

_SYMBOLS: dict[str, str] = entries("amounts", "symbols")
_NAMES: dict[str, str] = entries("amounts", "names")
_UNITS: tuple[str, ...] = tuple(entries("amounts", "units"))
_ADJECTIVES: tuple[str, ...] = tuple(entries("amounts", "between"))

_BEFORE = re.compile(
    rf"(?P<mark>{'|'.join(re.escape(one) for one in sorted(_SYMBOLS, key=len, reverse=True))})\s?(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?P<number>{NUMBER})\s+(?:of\s+)?(?P<mark>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b", re.IGNORECASE
)
_OF_THINGS = re.compile(
    rf"(?P<number>{NUMBER})(?:\s?(?P<sign>%)|[\s-](?:(?:{'|'.join(_ADJECTIVES)}|of\s+(?:the|its|their|his|her))[\s-])"
    rf"{{0,4}}(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|as many as|some|about|around|roughly|nearly|almost"
    r"|over|under|an estimated)\s+\Z",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"(?:one|1)\s+of\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?:\b(?:no|day|number|phase|article|resolution)\.?\s|[№#]\s?|[\d.,:/-])\Z", re.IGNORECASE)


def amounts_in(doc: Doc, span: Span) -> tuple[Money | Quantity, ...]:
    """The amounts within a stretch, in the order of the text; a sum in brackets is a second one."""
    return tuple(amount for _, amount in located_in(text_of(doc), span))


def located_in(text: str, span: Span) -> list[tuple[Span, Money | Quantity]]:
    """The amounts within a stretch of a text, each with where it stands."""
    return _located(text, span, (_BEFORE, _AFTER, _OF_THINGS))


def sums_in(text: str, span: Span) -> list[Span]:
    """Where the sums of money within a stretch of a text stand."""
    return [where for where, _ in _located(text, span, (_BEFORE, _AFTER))]


def _located(text: str, span: Span, patterns: tuple[re.Pattern[str], ...]) -> list[tuple[Span, Money | Quantity]]:
    """What some patterns find; of those that overlap what the first finds."""
    found: list[tuple[Span, Money | Quantity]] = []
    for pattern in patterns:
        for match in pattern.finditer(text, span.start, span.end):
            about = _ABOUT.search(text, max(span.start, match.start() - 20), match.start())
            here = Span(about.start() if about else match.start(), match.end())
            one = _amount(text, match, here=here)
            if one and not any(here.overlaps(other) for other, _ in found):
                found.append((here, one))
    return sorted(found, key=lambda pair: pair[0].start)


def _amount(text: str, match: re.Match[str], *, here: Span) -> Money | Quantity | None:
    """The amount of one match; `words` keep a "more than" before it, which the value cannot say."""
    value = number(match["number"])
    before = text[max(0, match.start() - 12) : match.start()]
    if value is None or _NO_COUNT.search(before) or before[-1:].isalnum() or _ONE_OF.match(match[0]):
        return None
    parts = match.groupdict()
    words = text[here.start : here.end]
    if parts.get("mark"):
        return Money(amount=value, currency=_currency(parts["mark"]), words=words)
    return Quantity(value=value, unit="percent" if parts.get("sign") else _unit(parts["unit"]), words=words)


def _currency(mark: str) -> str:
    exact = _SYMBOLS.get(mark) or _SYMBOLS.get(mark.upper())
    if exact:
        return exact
    for name, code in _NAMES.items():
        if re.fullmatch(name, mark, re.IGNORECASE):
            return code
    raise KeyError(mark)


def _unit(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())
