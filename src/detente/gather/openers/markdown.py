"""Markdown: its marks go, its words, quotation marks and paragraphs stay."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from detente.errors import UnreadableError
from detente.gather import tables
from detente.gather.decode import clean, decode
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers.plain import title_of
from detente.gather.when import find_published, read_date

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULED_ROW = re.compile(r"[ \t|:-]+$")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+.*$")
_TARGET = r"(?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^\[\]\n]{0,200}\])"
_INLINE = (
    (re.compile(rf"!\[[^\[\]]{{0,500}}\]{_TARGET}"), ""),
    (re.compile(r"\[\^[^\[\]\s]{1,50}\]:?"), ""),
    (re.compile(rf"\[([^\[\]]{{1,500}})\]{_TARGET}"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>"), ""),
    (re.compile(r"(?<![\\`])(`{1,3})([^`\n]{1,500})\1(?!`)"), r"\2"),
    *2 * ((re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*]{1,2000})(?<=[^\s*\\])\1"), r"\2"),),
    (re.compile(r"(?<![\\\w])(_{1,3})(?=[^\s_])([^_]{1,2000})(?<=[^\s\\_])\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]{1,500})~~"), r"\1"),
)
"""Marks within a line and what stays of them. Every stretch is bounded, so that a file of nothing but opening
brackets takes no longer than another; emphasis within emphasis needs the second look."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Opens Markdown. Lines of a paragraph are joined, items keep their "- " and those within others their indent, rows of tables become lines."""

    limits: Limits
    media_types: tuple[str, ...] = ("text/markdown",)
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown")

    def open(self, raw: bytes) -> Opened:
        """The text, with title, outlet and date of its front matter where it has one."""
        written = clean(decode(raw))
        if len(written) > self.limits.text_length:
            return Opened(text=written)
        front, body = _front_matter(written)
        blocks, heading = _blocks(_without_comments(body))
        text = "\n\n".join(blocks)
        if not text.strip():
            raise UnreadableError("the file is empty")
        published, words = _published(front)
        if published is None:
            published, words = find_published(text)
        title = _words(front, "title") or heading or title_of(text)
        outlet = _words(front, "outlet", "publisher", "source", "site_name")
        return Opened(text=text, title=title, outlet=outlet, published=published, published_words=words)


def _without_comments(body: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start)) >= 0:
        pieces.append(body[at:start])
        at = end + 3
    return "".join([*pieces, body[at:]])


def _front_matter(written: str) -> tuple[dict[str, Any], str]:
    found = _FRONT.match(written)
    if not found:
        return {}, written
    import yaml

    try:
        front = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes strings only
    except yaml.YAMLError:
        return {}, written
    return (front, written[found.end() :]) if isinstance(front, dict) else ({}, written)


def _words(front: dict[str, Any], *keys: str) -> str | None:
    lower = {str(key).lower(): value for key, value in front.items()}
    return next((lower[key].strip() for key in keys if isinstance(lower.get(key), str) and lower[key].strip()), None)


def _published(front: dict[str, Any]) -> tuple[Any, str]:
    words = _words(front, "published", "date", "pubdate", "publish_date") or ""
    when = read_date(words) if words else None
    return when, words if when else ""


def _blocks(body: str) -> tuple[list[str], str | None]:
    """The paragraphs without marks, and the first heading."""
    blocks: list[str] = []
    lines: list[str] = []
    heading: str | None = None
    fence = ""

    def flush() -> None:
        block = _block(lines)
        lines.clear()
        if block:
            blocks.append(block)

    for line in body.split("\n"):
        fenced = _FENCE.match(line)
        if fenced and (not fence or line.strip() == fence):
            fence = "" if fence else fenced[1]
            flush()
        elif fence:
            blocks.append(line.rstrip()) if line.strip() else None
        elif not line.strip() or (_RULE.match(line) and not (lines and _UNDERLINE.match(line))):
            flush()
        elif found := _HEADING.match(line):
            flush()
            blocks.append(_inline(found[1]))
            heading = heading or blocks[-1]
        elif lines and len(lines) == 1 and _UNDERLINE.match(line):
            flush()
            heading = heading or blocks[-1]
        else:
            lines.append(line)
    flush()
    return [block for block in blocks if block.strip()], heading


def _block(lines: list[str]) -> str:
    """One paragraph, list or table."""
    lines = [_QUOTE.sub("", line, count=1) for line in lines if not _DEFINITION.match(line)]
    if lines and all(map(_ROW.match, lines)):
        rows = [
            [_inline(cell) for cell in line.strip().strip("|").split("|")]
            for line in lines
            if not _RULED_ROW.match(line)
        ]
        return tables.render(rows)
    pieces: list[str] = []
    broken = True
    for line in lines:
        item = _ITEM.match(line)
        words = line[item.end() :] if item else line
        if item or broken:
            pieces.append(f"{_indent(line)}{item[1] or '-'} {words.strip()}" if item else words.strip())
        else:
            pieces[-1] += f" {words.strip()}"
        broken = line.endswith(("  ", "\\"))
        if line.endswith("\\"):
            pieces[-1] = pieces[-1][:-1].rstrip()
    return _inline("\n".join(pieces))


def _indent(line: str) -> str:
    """The space before an item of a list within a list; a single space is no indent."""
    spaces = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return " " * spaces if spaces > 1 else ""


def _inline(words: str) -> str:
    for mark, instead in _INLINE:
        words = mark.sub(instead, words)
    return html.unescape(_ESCAPE.sub(r"\1", words)).strip()
