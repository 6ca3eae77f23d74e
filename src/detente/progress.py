"""How the rooms report progress: to an object, never to the screen.

The terminal decides how it looks (`detente.cli.console`); a notebook may pass its own.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Takes notice of counted work. One that has a method `tell(words)` is also told what is waited for."""

    def start(self, task: str, total: int | None) -> None:
        """A task of `total` steps begins (None: not known)."""

    def advance(self, item: str) -> None:
        """One more step of the task is done, on this item."""

    def finish(self) -> None:
        """The task is over."""


class Silent:
    """Shows nothing."""

    def start(self, task: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, item: str) -> None:
        """Nothing."""

    def finish(self) -> None:
        """Nothing."""
