"""How the terminal shows things: progress on standard error, results on standard output."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from detente.progress import Progress, Silent


class Bar:
    """A progress bar with counts and time left; `rich` is loaded when the first task starts."""

    def __init__(self) -> None:
        self._progress: Any = None
        self._task: Any = None

    def start(self, task: str, total: int | None) -> None:
        """Show the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._progress.start()
        self._task = self._progress.add_task(task, total=total)

    def advance(self, item: str) -> None:
        """One more is done."""
        del item
        self._progress.advance(self._task)

    def tell(self, words: str) -> None:
        """What is waited for, above the bar."""
        if self._progress is None:
            note(visible(words))
        else:
            self._progress.console.print(visible(words), markup=False, highlight=False)

    def finish(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()


def progress() -> Progress:
    """A bar where standard error is a terminal, silence elsewhere."""
    return Bar() if sys.stderr.isatty() else Silent()


def note(words: str) -> None:
    """A remark for the person, apart from the result."""
    print(words, file=sys.stderr)


@contextmanager
def patience(words: str, *, after: float = 4.0) -> Iterator[None]:
    """Tells what is waited for where the work takes longer than so many seconds."""
    watch = threading.Timer(after, note, (words,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def emit_json(value: Any) -> None:
    """One JSON value on one line."""
    print(json.dumps(value, ensure_ascii=False, default=str))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under headings, in columns as wide as the terminal allows; tab-separated where it is piped."""
    rows = [[visible(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in (headings, *rows):
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    Console().print(grid)


def visible(words: str) -> str:
    """Words of a document without control characters, which could steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in words)
