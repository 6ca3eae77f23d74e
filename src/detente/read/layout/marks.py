"""Pairing of quotation marks within one paragraph.

The scanner looks at the marks alone, from left to right, and decides for each by its neighbours whether it
opens, closes or is an apostrophe. It never looks further than one bounded window, so that a paragraph of
any length costs time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.layers import Block
from detente.read.light import light

_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚'＂〝〞「」『』`](?:(?<=')'|(?<=`)`|(?<!`))")
"""A mark, or two that stand for one (``, ''): the first letter comes first, so that only marks are looked at."""
_CLOSERS = {
    '"': '"”',
    "＂": "＂",
    "“": '”"',
    "‟": "”",
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "〝": "〞",
    "「": "」",
    "『": "』",
}
_DOUBLED = frozenset({"''"})
_NESTS = {"“": "“", "„": "„", "«": "«", "‘": "‘", "「": "「", "『": "『", '"': "“"}
"""Marks that open a quotation within one that was opened by the key."""
_SINGLE = "‘'‚"
_SINGLE_REACH = 400
"""How far, in code points, a single mark may close in a text that quotes in double ones; longer reaches
paired ayns and apostrophes of names."""
_ELIDED = re.compile(r"(?:\d0s|n['’]|tis|twas|em|til|cause)\b|n['’]", re.IGNORECASE)
"""What an apostrophe begins: "the '90s", "'tis", "rock 'n' roll"."""
_SENTENCE_END = re.compile(r"[.!?,…]\s*\Z")


@light(frozen=True, slots=True)
class Stretch:
    """Offsets of one quotation, marks included, and of what stands between the marks."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def stretches(text: str, block: Block, *, single_first: bool) -> Iterator[Stretch]:
    """The outermost quotations of a paragraph. One that is never closed runs to the paragraph's end."""
    opener, depth = None, 0
    for mark in _MARK.finditer(text, block.start, block.end):
        kind = mark.group()
        if opener is None:
            if _opens(text, mark, block=block) and (
                kind not in _SINGLE or _single_closes(text, mark, block=block, single_first=single_first)
            ):
                opener, depth = mark, 0
            continue
        if _reopens(text, opener, mark=mark, block=block):
            yield _stretch(text, opener, end=_trimmed(text, opener.end(), end=mark.start()))
            opener, depth = mark, 0
        elif kind in _NESTS.get(opener.group(), "") and _opens(text, mark, block=block):
            depth += 1
        elif _ends(text, opener, mark=mark, block=block):
            if depth and mark.end() < block.end:
                depth -= 1
                continue
            yield _stretch(text, opener, end=mark.start(), closed_at=_behind(text, mark, block=block))
            opener = None
    if opener is not None and opener.group() != "'":
        yield _stretch(text, opener, end=block.end)


def _stretch(text: str, opener: re.Match[str], *, end: int, closed_at: int | None = None) -> Stretch:
    inner = text[opener.end() : end]
    start = opener.end() + len(inner) - len(inner.lstrip())
    return Stretch(
        opener.start(), closed_at or end, start, max(start, _trimmed(text, start, end=end)), closed_at is not None
    )


def _behind(text: str, mark: re.Match[str], *, block: Block) -> int:
    """Behind a closing mark; a third apostrophe behind two closes an inner quotation too."""
    at = mark.end()
    return at + 1 if mark.group() == "''" and at < block.end and text[at] == "'" else at


def _trimmed(text: str, start: int, *, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _before(text: str, at: int, *, block: Block) -> str:
    return text[at - 1] if at > block.start else " "


def _after(text: str, at: int, *, block: Block) -> str:
    return text[at] if at < block.end else " "


def _opens(text: str, mark: re.Match[str], *, block: Block) -> bool:
    kind = mark.group()
    before, after = _before(text, mark.start(), block=block), _after(text, mark.end(), block=block)
    if kind in "“„‟«‹〝「『" or kind == "``":
        return not (kind == "“" and after.isspace() and not before.isspace())
    if kind == "''":
        return not before.isalnum() and not after.isspace()
    if kind in {'"', "＂"}:
        return not (before.isdigit() and not after.isalpha())
    if kind in {"»", "”"}:
        return before.isspace() and (after.isalnum() or (kind == "»" and not after.isspace()))
    return kind in _SINGLE and (
        not _ELIDED.match(text, mark.end())
        and not (before.isalnum() or before in ".,!?’'")
        and (after.isalnum() or after in '[(…“"$£€—–')
    )


def closers(opener: re.Match[str]) -> frozenset[str]:
    """The marks that close what a mark has opened."""
    return _DOUBLED if len(opener.group()) > 1 else frozenset(_CLOSERS[opener.group()])


def _ends(text: str, opener: re.Match[str], *, mark: re.Match[str], block: Block) -> bool:
    """Whether a mark closes the open quotation."""
    if opener.group() == "“" and mark.group() == "“":
        return _closes_by_mistake(text, mark, block=block)
    return mark.group() in closers(opener) and _closes(text, opener, mark=mark, block=block)


def _closes(text: str, opener: re.Match[str], *, mark: re.Match[str], block: Block) -> bool:
    if opener.group() not in _SINGLE:
        return True
    return _single_end(text, mark, block=block)


def _single_end(text: str, mark: re.Match[str], *, block: Block) -> bool:
    """Whether a right single mark closes, and is no apostrophe."""
    before, after = _before(text, mark.start(), block=block), _after(text, mark.end(), block=block)
    if before.isspace() or after.isalnum() or (mark.group() == "'" and before in "([“"):
        return False
    if before == "s" and after == " " and _after(text, mark.end() + 1, block=block).islower():
        return not _possessive(text, mark, block=block)
    return True


def _possessive(text: str, mark: re.Match[str], *, block: Block) -> bool:
    """Whether a mark only shows possession, as in "the rebels’ demand": another one closes later, before any opens."""
    window = min(block.end, mark.end() + _SINGLE_REACH)
    for later in _MARK.finditer(text, mark.end(), window):
        if _opens(text, later, block=block):
            return False
        if later.group() in "’'" and not _after(text, later.end(), block=block).isalnum():
            return not _before(text, later.start(), block=block).isspace()
    return False


def _single_closes(text: str, opener: re.Match[str], *, block: Block, single_first: bool) -> bool:
    """Whether a single mark has a fitting end; a name that begins with an ayn has none."""
    reach = block.end if single_first else min(block.end, opener.end() + _SINGLE_REACH)
    wanted = closers(opener)
    for count, later in enumerate(_MARK.finditer(text, opener.end(), reach)):
        if count > 60:
            return single_first
        if not single_first and later.group() in '"“”«»':
            return False
        if later.group() in wanted and _single_end(text, later, block=block):
            return True
    return single_first and opener.start() == block.start and opener.group() == "‘" and block.end - block.start > 40


def _closes_by_mistake(text: str, mark: re.Match[str], *, block: Block) -> bool:
    """Whether a left mark stands where only a right one can ("… go,“ she said")."""
    return _after(text, mark.end(), block=block).isspace() and not _before(text, mark.start(), block=block).isspace()


def _reopens(text: str, opener: re.Match[str], *, mark: re.Match[str], block: Block) -> bool:
    """Whether a mark opens a fresh quotation because the one before was never closed."""
    kind = mark.group()
    if kind == "“" and _closes_by_mistake(text, mark, block=block):
        return False
    if (
        kind != opener.group()
        or kind not in '“«„"'
        or not _SENTENCE_END.search(text, max(opener.end(), mark.start() - 3), mark.start())
    ):
        return False
    if kind == '"':
        return _before(text, mark.start(), block=block).isspace() and _after(text, mark.end(), block=block).isupper()
    return True
