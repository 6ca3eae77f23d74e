"""Bytes to text: which encoding, and what is cleaned away."""

from __future__ import annotations

import codecs
import re

from detente.errors import UnreadableError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 65_536
_BINARY_SHARE = 0.01
"""Share of control bytes over which bytes are called binary. Text has none; of 2,345 programs, fonts and
pictures of a Debian system the least has .097 in its first 64 KiB."""
_FEW = 4
"""Control bytes that a short text may hold by accident; they are cleaned away."""

_WESTERN_SHARE = 0.12
"""Share of bytes over 127 up to which windows-1252 is tried before guessing, which goes wrong on a few marks.
Sentences in it had .06 (German) to .11 (French); Turkish in windows-1254 .15, and Cyrillic, Greek or Arabic
in their code pages over .84. Polish (.09) uses bytes that are not in `_WESTERN_MARK`."""
_WESTERN_MARK = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa3\xa7\xa9\xab\xb0\xb7\xbb\xbf\xc0-\xd6\xd8-\xf6\xf8-\xff]")
"""Bytes that Western text in windows-1252 does use: euro, quotation marks, dashes, accented letters."""


def clean(text: str) -> str:
    """The text with LF as the only line ending and without NUL and other control characters.

    Tabs stay. Form feeds and vertical tabs become line endings, byte order marks go. Nothing else is
    touched: no Unicode normalisation, no quotation mark and no space is changed.
    """
    return _CONTROL.sub("", _BREAK.sub("\n", text))


def decode(raw: bytes, *, declared: str = "") -> str:
    """The characters of a text: by byte order mark, as UTF-8, as `declared` by the document, else guessed.

    Not cleaned. Raises UnreadableError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if not looks_binary(raw):
            return text
    wide = _wide(raw)
    if wide:
        return raw.decode(wide, errors="replace")
    if looks_binary(raw):
        raise UnreadableError("not text: the bytes are those of a program, a picture or other data")
    return _as_declared(raw, declared) or _mostly_utf8(raw) or _western(raw) or _guessed(raw)


def looks_binary(raw: bytes) -> bool:
    """Whether the beginning of the bytes holds more control codes than text ever does."""
    sample = raw[:_SAMPLE]
    return len(_BINARY.findall(sample)) > max(_FEW, _BINARY_SHARE * len(sample))


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: in most scripts with spaces every second byte of many pairs is NUL."""
    sample = raw[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or len(raw) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, nulls, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nulls > 0.1 * pairs and others == 0:
            try:
                text = sample[: pairs * 2].decode(encoding, errors="strict" if len(sample) == len(raw) else "ignore")
            except UnicodeDecodeError:
                return ""
            return encoding if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() else ""
    return ""


def _as_declared(raw: bytes, declared: str) -> str:
    if not declared:
        return ""
    try:
        # Browsers read these two as windows-1252 (WHATWG Encoding, 4.2), and so were the pages written.
        name = codecs.lookup(declared).name
        return raw.decode("cp1252" if name in {"iso8859-1", "ascii"} else name, errors="replace")
    except (LookupError, ValueError):
        return ""


def _mostly_utf8(raw: bytes) -> str:
    """UTF-8 with a few stray bytes (cut in the middle, or pasted together), which become U+FFFD."""
    text = raw.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text[:_SAMPLE] if character > "\x7f" and character != "\ufffd")
    return text if wrong * 5 <= right else ""


def _western(raw: bytes) -> str:
    high = _HIGH.findall(raw)
    if len(high) > _WESTERN_SHARE * len(raw) or not all(map(_WESTERN_MARK.match, set(high))):
        return ""
    return raw.decode("cp1252", errors="replace")


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError("the character encoding cannot be told", do="Save the text as UTF-8.")
    return raw.decode(best.encoding, errors="replace")
