"""Words of sources made safe to show: nothing in them can break a page, nothing readable is changed.

A source may carry markup, control characters, direction overrides and words without end. Markup is escaped
by each renderer; here characters that no reader is meant to see are replaced one for one, so that offsets
still hold, and long words are cut, visibly, where a line has an end.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# C0 and C1 controls except tab and line ends, surrogates, non-characters, and the direction controls that
# reorder what follows them (embeddings, overrides, isolates). The plain marks LRM, RLM and ALM stay.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "‚": "‘"}
CUT = "[…]"


def safe(text: str) -> str:
    """The text, code point for code point, with unseen controls shown as U+FFFD and plain line ends."""
    return _UNSAFE.sub(REPLACEMENT, text).replace("\r\n", " \n").replace("\r", "\n")


def one_line(text: str) -> str:
    """The text on one line, safe, with runs of blank space as one blank."""
    return " ".join(safe(text).split())


_AGENCY = r" ?\([A-Z][^()]{1,30}\)"
DATELINE = re.compile(
    rf"\A[A-Z][A-Z’'.-]{{2,}}(?: [A-Z’'.-]{{2,}})*(?:(?:, (?=[A-Z\d])[\w.’' ]{{2,30}}){{1,3}}(?:{_AGENCY})?|{_AGENCY}) [-–—]+ (?=\S)"
)
"""Place, day and agency before the first sentence of a wire report: "ORAL, March 3 (Wire) - "."""


def quoted(text: str, limit: float | None = None, *, around: int = 0) -> str:
    """The words in “ ”, cut at a word with "[…]" where they are wider than `limit` (see `width`).

    Marks that stand around the whole, the comma before a cue, and a dateline where there is a limit, are left out; double ones inside are shown single,
    as printers do (an annex shows them as they stand). `around` is the offset in
    `text` of the words that matter most: where a cut would lose them, it is made at the beginning too.
    """
    focus = one_line(text[around : around + 12])
    words = one_line(text).strip()
    closing = _QUOTES.get(words[:1])
    if closing and words.endswith(closing) and not set(words[1:-1]) & {words[0], closing}:
        words = words[1:-1].strip()
    words = _singled(words.removesuffix(",").strip())
    words = words if limit is None else DATELINE.sub("", words)
    focus = _singled(focus)
    if limit is None or width(words) <= limit:
        return f"“{words}”"
    place = max(words.find(focus), 0) if around else 0
    if width(words[:place]) < limit * 0.6:
        return f"“{cut(words, limit)}”"
    return f"“{CUT} {cut(words[_start(words, place, limit=limit) :], limit - width(CUT) - 0.3)}”"


def _singled(words: str) -> str:
    """Double marks as single ones, of one width; straight ones open and close in turn."""
    words = words.replace("“", "‘").replace("”", "’")
    return re.sub(r'"([^"]*)"', "‘\\1’", words)


def _start(words: str, place: int, *, limit: float) -> int:
    """Where to begin so that the end still fits, but no later than a few words before `place`."""
    start = words.rfind(" ", 0, place) + 1
    while start > 0:
        earlier = words.rfind(" ", 0, start - 1) + 1
        if width(words[earlier:]) > limit - 2 and width(words[earlier:place]) > limit * 0.3:
            break
        start = earlier
    return start


def lowered(title: str) -> str:
    """An option's title as it stands within a sentence: "Self-rule" as "self-rule", "EU entry" as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title


def shortened(title: str) -> str:
    """The first words of an issue's title, with "etc.", where it lists several things."""
    first = re.split(r", | and ", title, maxsplit=1)[0]
    return f"{first} etc." if len(first) + 5 < len(title) else title


def cut(words: str, limit: float) -> str:
    """The words, up to a width, ending in "[…]" where some are left out. A single long word is cut within."""
    if width(words) <= limit:
        return words
    room = limit - width(CUT) - 0.3
    taken, used = 0, 0.0
    for place, char in enumerate(words):
        used += _width(char)
        if used > room:
            taken = place
            break
    kept = words[:taken]
    at_word = kept.rsplit(" ", 1)[0] if " " in kept and not words[taken : taken + 1].isspace() else kept
    if len(at_word) < len(kept) / 2:
        at_word = kept
    return f"{at_word.rstrip(' ,;:–-')} {CUT}"


# Advance widths of Liberation Serif (metric-compatible with Times New Roman), in em, measured per class over
# the printable ASCII range; wider serif faces (Georgia, Palatino) are some 8% wider, which the limits allow for.
_NARROW = frozenset("iljtfrI.,;:'|!()[]/\\ ‘’-")
_WIDE = frozenset("mwABCDGHKNOQRUVXYZLTE%&")
_WIDEST = frozenset("MW@—…")


def width(text: str) -> float:
    """About how wide the text sets in a book face, in em. East Asian wide characters count 1."""
    return sum(map(_width, text))


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.29
    if char in _WIDE:
        return 0.71
    if char in _WIDEST:
        return 0.95
    if char.isascii():
        return 0.47
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.6
