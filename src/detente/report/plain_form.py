"""One annex of the brief as plain lines, for the terminal. Tables become a block a row, their marks left out."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.brief import Annex, Block, Brief, Line, Listing, Table
from detente.report.display import one_line


def annex_lines(brief: Brief, title: str) -> Iterator[str]:
    """The lines of the annex with that title; none where the brief has no such annex."""
    for annex in brief.annexes:
        if annex.title == title:
            yield from _annex(annex)


def _annex(annex: Annex) -> Iterator[str]:
    yield annex.title
    yield annex.intro
    for block in annex.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield block.caption.upper()
        yield from (f"  {one}" for one in (() if block.rows else (block.empty,)))
        for row in block.rows:
            for column, cell in zip(block.columns, row.cells, strict=True):
                yield from (f"  {column}: {_words(line)}" for line in cell)
            yield ""
    elif isinstance(block, Listing):
        yield block.title.upper()
        yield from (f"  {_words(line)}" for line in block.lines)
        yield from (f"  {one}" for one in (() if block.lines else (block.empty,)))
    else:
        yield f"{block.title.upper()}  {block.description}"


def _words(line: Line) -> str:
    return one_line("".join(part.text for part in line.parts))
