"""The database behind a record: its kinds of transaction, and what is done to it as a whole."""

from __future__ import annotations

import abc
import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from detente.record import chain
from detente.record.finding import index
from detente.record.places import Place


class Backing(abc.ABC):
    """What each store gives. `place` is where it is, as it may be shown; `name` and `stem` what it is called. `encrypted`: on the disk it is."""

    place: Place
    name: str
    stem: str
    read_only: bool
    encrypted = False

    @abc.abstractmethod
    def reading(self) -> contextlib.AbstractContextManager[sa.Connection]:
        """A transaction that sees the record at one moment."""

    @abc.abstractmethod
    def writing(self) -> contextlib.AbstractContextManager[sa.Connection]:
        """A transaction that is on disk when the block has ended, and nowhere if it raised; one at a time."""

    @contextlib.contextmanager
    def appending(self) -> Iterator[sa.Connection]:
        """As `writing`, for what adds to history: the chain and the index are carried on before the transaction ends."""
        with self.writing() as connection:
            yield connection
            index.catch_up(connection)
            chain.seal(connection)

    @abc.abstractmethod
    def make_or_check(self) -> int:
        """Make the tables where there are none; otherwise return the version of those that are there.

        Raises RecordNewerError, RecordDamagedError.
        """

    @abc.abstractmethod
    def check(self) -> list[str]:
        """What the database finds wrong with its own files; nothing where they are sound."""

    @abc.abstractmethod
    def copies(self) -> list[Path]:
        """Copies of the record that Detente made beside it."""

    @abc.abstractmethod
    def rewrite(self) -> bool:
        """Write it anew without what was deleted; False where another has it open."""

    @abc.abstractmethod
    def may_rewrite(self) -> bool:
        """Whether this user is one who can."""

    @abc.abstractmethod
    def close(self) -> None:
        """Let go of it."""
