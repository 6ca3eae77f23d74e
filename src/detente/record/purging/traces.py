"""A person's name wherever it stands: found in any case, with or without accents, and blocked out.

What is blocked out keeps its length, so that the offsets of all other passages in the text still hold.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from detente.record import names

BLOCK = "█"
_JOINT = r"[\W_]{0,3}"  # between the words of a name: "Mira Toska", "mira-toska", "MiraToska", over the end of a line
_INSIDE = "[\u0300-\u036f\u00ad\u200b-\u200d]*"  # accents of their own and invisible signs, which may follow any letter
_QUOTES = "['’ʼ`]"
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az)[-‐‑](?=\w)", re.IGNORECASE)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_MOST_UNPACKED = 50_000_000  # bytes of one member of an archive that are searched


def forms_of(body: dict[str, Any]) -> set[str]:
    """The forms by which an actor's name is looked for; of a person the family name alone too."""
    told = {body["name"], *body["names"]}
    if body["kind"] != "person":
        return {one for one in told if names.is_distinctive(one)} or {body["name"]}
    named = {one for one in told if not names.is_unnamed(one)}
    return named | {family for one in named if (family := _family(one))}


def _family(name: str) -> str | None:
    """The last word of a name of several; None where there is no more than one."""
    words = [word.strip(".,") for word in name.split()]
    words = [word for word in words if word and word.casefold() not in _SUFFIXES]
    last = _ARTICLE.sub("", words[-1]) if len(words) > 1 else ""
    return last if len(last) > 1 else None


class Traces:
    """The forms of a name, ready to be looked for. `places` counts, by form, what was blocked out."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = sorted(
            {one.strip() for one in forms if any(map(str.isalnum, one))}, key=lambda one: (-len(one), one)
        )
        self.places: Counter[str] = Counter(dict.fromkeys(self.forms, 0))
        self._pattern = re.compile("|".join(f"({_pattern(one)})" for one in self.forms) or r"(?!)")

    def there(self, text: str) -> bool:
        """Whether a form of the name stands in a text."""
        return self._pattern.search(_folded(text)) is not None

    def all_of(self, text: str) -> bool:
        """Whether a text is a form of the name and nothing else."""
        return self._pattern.fullmatch(_folded(text.strip())) is not None

    def block(self, text: str) -> str:
        """The text with all that stands of the name blocked out, as long as it was."""
        pieces, done = [], 0
        for found in self._pattern.finditer(_folded(text)):
            self.places[self.forms[(found.lastindex or 1) - 1]] += 1
            pieces += [text[done : found.start()], BLOCK * (found.end() - found.start())]
            done = found.end()
        return "".join([*pieces, text[done:]]) if pieces else text

    def block_all(self, value: Any) -> Any:
        """A JSON value with the name blocked out of every string in it, keys included."""
        if isinstance(value, str):
            return self.block(value)
        if isinstance(value, list):
            return [self.block_all(one) for one in value]
        return (
            {self.block(key): self.block_all(one) for key, one in value.items()} if isinstance(value, dict) else value
        )

    def in_bytes(self, raw: bytes) -> bool:
        """Whether a form stands in a document as it came: in its markup, in an archive's members, in UTF-8 or UTF-16."""
        return any(self.there(text) for piece in _pieces(raw) for text in _readings(piece))


def _pattern(form: str) -> str:
    whole = _JOINT.join(_word(one) for one in re.split(r"[^\w\x00]+|_", _marked(form)) if one)
    cased = form.lower() != form.upper()
    return rf"(?<![^\W_]){whole}(?![^\W_])" if cased else whole


def _marked(form: str) -> str:
    """A form as it is looked for, apostrophes inside words marked."""
    return re.sub(rf"(?<=\w){_QUOTES}(?=\w)", "\x00", re.sub("[\u0300-\u036f]", "", _folded(form)))


def _word(word: str) -> str:
    return "".join(f"{_QUOTES}?" if letter == "\x00" else re.escape(letter) + _INSIDE for letter in word)


class _Folds(dict[int, str]):
    """Letters as they are compared, one for one: without case and accents."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        bare = [one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one)]
        base = bare[0] if len(bare) == 1 else letter
        folded = next((one for one in (base.casefold(), base.lower()) if len(one) == 1), base)
        self[code] = folded
        return folded


_FOLDS = _Folds()


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def _pieces(raw: bytes) -> Iterable[bytes]:
    yield raw
    if raw[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                for one in archive.infolist():
                    with archive.open(one) as member:
                        yield member.read(_MOST_UNPACKED)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
            return


def _readings(piece: bytes) -> Iterable[str]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be") if b"\0" in piece[:1000] else ("utf-8", "latin-1"):
        text = piece.decode(encoding, "replace")
        yield text
        if "&" in text or "%" in text:
            yield unquote(html.unescape(text))
