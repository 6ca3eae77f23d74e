"""The component that marks where sentences begin."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from detente.read.layers import Block, text_of
from detente.read.layout.words import lists

NAME = "detente_sentences"

# The first mark is matched before what stands before it is looked at, so that only marks are.
_STOP = re.compile(r"(?P<mark>[.!?…](?<![.!?…]{2})[.!?…]*)(?P<close>[\"”’'»)\]]*)(?P<gap>\s+)(?P<next>\S)")
_OPENING = "\"“„«‹‘'([{–—-"
_FIRST_WORD = re.compile(r"[\"“‘'«(]*([\w’'-]*)")
_DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,2}")
_WORD_BEFORE = re.compile(r"[\w.’'&-]*")
_LOWER_NAME = re.compile(r"(?:al|el|as|ad|an|ar|at|az|ash|de|da|van|von|bin|ibn|d|l)[-’' ][A-ZÀ-Þ]")
_SAYING = re.compile(
    r"(?:the |a |an )?(?:[\w’'.-]+ ){1,5}?(?:said|says|asked|asks|wondered|added|adds|told|cried|exclaimed|shouted|replied|"
    r"responded|retorted|tweeted|wrote|writes|demanded|joked|quipped|continued|insisted|declared|announced)\b"
)


@Language.component(NAME)
def sentences(doc: Doc) -> Doc:
    """Write where sentences start, and `token.is_sent_start` for every token where a doc has tokens."""
    text = text_of(doc)
    wanted = starts(text, doc._.blocks)
    if not len(doc):
        doc.user_data["sentence_starts"] = sorted({0, *wanted}) if text else []
        return doc
    offsets = _offsets(doc)
    found = np.searchsorted(offsets, np.array(wanted, dtype=np.int64))
    first = sorted({0, *found[found < len(offsets)].tolist()})
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    marks[first, 0] = 1
    values: Any = marks.astype(np.uint64)
    doc.from_array(["SENT_START"], values)
    doc.user_data["sentence_starts"] = offsets[first].tolist()
    return doc


def _offsets(doc: Doc) -> npt.NDArray[np.int64]:
    """The offset of every token, from their lengths: asking each token for its own takes ten times as long."""
    sizes = doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).sum(axis=1)
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)[:-1]))


def starts(text: str, blocks: tuple[Block, ...]) -> list[int]:
    """The offsets at which sentences begin, in order: one for each block at least, labels and markers apart."""
    found: list[int] = []
    for block in blocks:
        lead = block.speaker.start if block.speaker and block.speaker.end <= block.start else block.start
        found.extend({lead, block.start} if lead > (found[-1] if found else -1) else {block.start})
        found.extend(_within(text, block))
    return sorted(set(found))


def _within(text: str, block: Block) -> list[int]:
    end = block.end
    first = block.dateline.end if block.dateline else block.start
    return [m.start("next") for m in _STOP.finditer(text, first, end) if _is_boundary(text, m, block=block)]


def _is_boundary(text: str, stop: re.Match[str], *, block: Block) -> bool:
    begin = stop.start("next")
    if not _may_begin(text, begin, end=block.end):
        return False
    mark, close = stop["mark"], stop["close"]
    if close and text[begin] in "—–―-":  # "“…” — Ann Lee" names who is quoted
        return False
    if mark[-1] in "!?" and close and _SAYING.match(text, begin, min(block.end, begin + 90)):
        return False
    if mark != "." or close:
        return not (mark[0] in ".…" and len(mark) > 1 and not text[begin].isupper() and not close)
    return _stop_ends(text, stop, block=block)


def _may_begin(text: str, begin: int, *, end: int) -> bool:
    """Whether what stands behind the gap looks like a sentence's first word."""
    at = begin
    while at < end and (text[at] in _OPENING or text[at].isspace()) and at - begin < 4:
        at += 1
    if at >= end:
        return True
    char = text[at]
    if char.isupper() or char.isdigit() or not char.isalpha():
        return True
    if not char.islower():
        return True
    return bool(_LOWER_NAME.match(text, at, min(end, at + 8)))


def _stop_ends(text: str, stop: re.Match[str], *, block: Block) -> bool:
    """Whether a single full stop ends a sentence and is not part of a shortened word."""
    at = stop.start("mark")
    found = _WORD_BEFORE.match(text[max(block.start, at - 24) : at][::-1])  # read backwards
    word = found.group()[::-1].lower() if found else ""
    following = _first_word(text, stop.start("next"), end=block.end)
    starts_anew = following.lower() in lists()["starters"]
    if word in lists()["titles"]:
        return word in lists()["may_end_too"] and starts_anew and not following[:1].isdigit()
    if word in lists()["months"]:
        return not following[:1].isdigit()
    if "." in word and _DOTTED.fullmatch(word):
        return starts_anew or following[:1] in _OPENING
    initial = len(word) == 1 and word.isalpha() and text[at - 1].isupper() and word != "i"
    if initial or word in lists()["firms"]:
        return starts_anew
    return not (word.isdigit() and at - len(word) == block.start)


def _first_word(text: str, start: int, *, end: int) -> str:
    found = _FIRST_WORD.match(text, start, end)
    return found.group(1) if found and found.group(1) else text[start : start + 1]
