"""The sources of a record as they are gone through: their texts are kept packed where there is much of them."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

import sqlalchemy as sa

from detente.model import Source
from detente.model.packed import Packer, Pool
from detente.model.schema import adapter
from detente.record import loading

_MOST_TEXT = 30_000_000
"""Code points of text that a dossier holds as they are: some thousand reports. More are packed into a third."""
_HELD = 8
"""Texts besides those that are gone through: what people entered quotes one here and one there."""


class Texts:
    """The texts of sources as they were then, but for those that were replaced; those looked at last are at hand."""

    def __init__(self, connection: sa.Connection, replaced: Collection[str], upto: int) -> None:
        self._connection, self._replaced, self._upto = connection, replaced, upto
        self._held: dict[str, str] = {}
        self._others: OrderedDict[str, str | None] = OrderedDict()
        self._allowed: Collection[str] | None = None

    def hold(self, sources: Sequence[str]) -> list[Source]:
        """These sources; their texts are at hand from now on, in the place of others."""
        found = loading.sources(self._connection, sources, upto=self._upto)
        self._held = {one.id: one.text for one in found}
        return found

    def only(self, allowed: Collection[str]) -> Texts:
        """The texts of these sources alone."""
        some = Texts(self._connection, self._replaced, self._upto)
        some._allowed = allowed
        return some

    def get(self, source: str) -> str | None:
        """The text of a source; None for one that is not there, or was replaced."""
        if source in self._held:
            return self._held[source]
        if source not in self._others:
            self._others[source] = self._load(source)
            if len(self._others) > _HELD:
                self._others.popitem(last=False)
        return self._others[source]

    def _load(self, source: str) -> str | None:
        if source in self._replaced or (self._allowed is not None and source not in self._allowed):
            return None
        found = loading.source(self._connection, source, upto=self._upto)
        return found.text if found else None

    def has(self, source: str) -> bool:
        """Whether it is one of those allowed."""
        return self._allowed is None or source in self._allowed


class Shelf:
    """Sources put side by side. `choose` gives each as it is to stand there, or None."""

    def __init__(self, choose: Callable[[Source], Source | None], pool: Pool | None = None) -> None:
        self._choose = choose
        self._loose: list[Source] = []
        self._length = 0
        self._packer = Packer(block=1, pool=pool)
        self.published: dict[str, dt.datetime | None] = {}

    def put(self, source: Source) -> None:
        """One more, if it is chosen."""
        chosen = self._choose(source)
        if chosen:
            self.published[chosen.id] = chosen.published
            self._length += len(chosen.text)
            self._loose.append(chosen)
            if self._length > _MOST_TEXT:
                self._pack()

    def _pack(self) -> None:
        for one in self._loose:
            self._packer.append(one)
        self._loose = []

    def sources(self) -> Sequence[Source]:
        """All of them."""
        if self._length <= _MOST_TEXT:
            return tuple(self._loose)
        return self._packer.packed(adapter(list[Source]))
