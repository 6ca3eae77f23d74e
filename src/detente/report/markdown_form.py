"""The brief as Markdown (CommonMark with tables), for notes and mail. Source texts stay in the other forms.

Every word of a source is escaped, so that none can become markup or HTML. Passages are quoted under
"Passages" with the numbers that stand beside the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.report.brief import Annex, Block, Brief, Claim, Head, Line, Listing, Parts, Table
from detente.report.dating import moment
from detente.report.display import one_line, quoted
from detente.report.picture import Picture

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_OPENING = re.compile(r"\A(\s*)([-+=]|\d+(?=[.)]))")
WRAP = {"text": "{}", "name": "**{}**", "term": "*{}*", "quote": "{}"}


def render_markdown(brief: Brief) -> str:
    """The brief as one Markdown text."""
    # A link definition that nothing links to: unseen, and a folder in which the brief was left is read without it.
    maker = f'[//]: # ("made_by": "Detente {brief.version}")'
    return "\n".join([*_head(brief.head, maker), *_page_one(brief), *_rest(brief)]).rstrip() + "\n"


def escaped(text: str) -> str:
    """Words as Markdown text on one line, with everything that could be markup escaped."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return _OPENING.sub(r"\1\\\2", line) if not line[:1].isdigit() else line


def _head(head: Head, maker: str) -> Iterator[str]:
    yield f"# {escaped(head.title)}"
    yield ""
    yield maker
    yield ""
    yield f"**{escaped(head.status)}** · {escaped(head.handling)}"
    yield ""
    yield f"{escaped(head.talks)}.  "
    yield f"{escaped(head.dates)}. {escaped(head.reports)}. {escaped(head.previous)}."
    for warning in head.warnings:
        yield ""
        yield f"*{escaped(warning)}*"


def _page_one(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        yield ""
        if not section.claims:
            yield f"*{escaped(section.empty)}*"
        for claim in section.claims:
            yield f"{claim.number}. {_claim(claim, brief)}"


def _claim(claim: Claim, brief: Brief) -> str:
    new = " **(new)**" if claim.fresh and claim.section != "new" else ""
    check = f" ✓ {escaped(claim.check.by)}, {escaped(moment(claim.check.at))}" if claim.check else ""
    return f"{_words(claim.parts)}{_marks(claim.marks, brief)}{new}{check}"


def _words(parts: Parts) -> str:
    out = ""
    for part in parts:
        text = escaped(part.text)
        if not text:
            out += part.text
            continue
        before = " " if part.text[:1].isspace() else ""
        after = " " if part.text[-1:].isspace() else ""
        out += f"{before}{WRAP[part.kind].format(text)}{after}"
    return out


def _marks(marks: tuple[str, ...], brief: Brief) -> str:
    return f" ({', '.join(brief.labels[one] for one in marks)})" if marks else ""


def _rest(brief: Brief) -> Iterator[str]:
    yield ""
    yield "---"
    for block in brief.second:
        yield from _block(block, brief, level=2)
    for annex in brief.annexes:
        yield from _annex(annex, brief)
    yield from _passages(brief)


def _annex(annex: Annex, brief: Brief) -> Iterator[str]:
    yield ""
    yield f"## Annex {annex.letter}. {escaped(annex.title)}"
    yield ""
    yield escaped(annex.intro)
    for block in annex.blocks:
        yield from _block(block, brief, level=3)


def _block(block: Block, brief: Brief, *, level: int) -> Iterator[str]:
    yield ""
    if isinstance(block, Table):
        yield f"{'#' * level} {escaped(block.caption)}"
        yield ""
        yield from _table(block, brief)
    elif isinstance(block, Listing):
        yield f"{'#' * level} {escaped(block.title)}"
        yield ""
        if block.lines and block.note:
            yield f"*{escaped(block.note)}*"
            yield ""
        if not block.lines:
            yield f"*{escaped(block.empty)}*"
        for line in block.lines:
            yield f"- {_line(line, brief)}"
    else:
        yield from _picture(block, level)


def _picture(chart: Picture, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(chart.title)}"
    yield ""
    yield escaped(chart.description)


def _table(table: Table, brief: Brief) -> Iterator[str]:
    if not table.rows:
        yield f"*{escaped(table.empty)}*"
        return
    if table.note:
        yield f"*{escaped(table.note)}*"
        yield ""
    yield f"| {' | '.join(map(escaped, table.columns))} |"
    yield f"|{' --- |' * len(table.columns)}"
    for row in table.rows:
        cells = ("<br>".join(_line(line, brief) for line in cell) for cell in row.cells)
        yield f"| {' | '.join(cells)} |"


def _line(line: Line, brief: Brief) -> str:
    return f"{_words(line.parts).strip()}{_marks(line.marks, brief)}{' **(new)**' if line.fresh else ''}"


def _passages(brief: Brief) -> Iterator[str]:
    yield ""
    yield "### Passages"
    for source in brief.sources:
        if source.marks:
            yield ""
            yield f"**{source.number}. {escaped(source.title)}** ({escaped(source.about)})"
            yield ""
            for mark in source.marks:
                yield f"- {mark.label}: {escaped(quoted(source.text[mark.start : mark.end]))}"
