"""Facts on their way into a dossier: more than fit into memory as dictionaries, so most of them wait compressed."""

from __future__ import annotations

import marshal
import zlib
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import Any, Generic, TypeVar

T = TypeVar("T")
LOOSE = 8_000
"""So many facts take some 14 MB as dictionaries."""
_BLOCK = 128
_LEVEL = 3
"""Facts of many reports together take 139 bytes each at level 1 in 7.8 µs, 123 at 3 in 9.5, 112 at 6 in 16.7."""


class Pile(Generic[T]):
    """A list of plain values, read from its beginning; from `loose` values on most of them are compressed.

    marshal takes a third of the time of JSON here; what it packs never leaves the process.
    """

    __slots__ = ("_blocks", "_loose", "_rest")

    def __init__(self, loose: int = LOOSE) -> None:
        self._loose = loose
        self._blocks: deque[bytes] = deque()
        self._rest: list[T] = []

    def append(self, value: T) -> None:
        """Put one on top."""
        self._rest.append(value)
        if len(self._rest) >= self._loose:
            for place in range(0, len(self._rest), _BLOCK):
                packed = marshal.dumps(self._rest[place : place + _BLOCK])
                self._blocks.append(zlib.compress(packed, _LEVEL))
            self._rest, self._loose = [], _BLOCK

    def __iter__(self) -> Iterator[T]:
        return chain(chain.from_iterable(map(_unpacked, self._blocks)), self._rest)

    def drained(self) -> Iterator[T]:
        """All of them, from the beginning; those that were given are in it no more."""
        while self._blocks:
            yield from _unpacked(self._blocks.popleft())
        rest, self._rest = self._rest, []
        yield from rest


def _unpacked(block: bytes) -> Any:
    return marshal.loads(zlib.decompress(block))  # noqa: S302 - packed by this process


class Ids:
    """A set of ids of facts in eight bytes each, most of them; add all, then ask."""

    __slots__ = ("_digests", "_others", "_sorted")

    def __init__(self) -> None:
        self._digests: dict[str, array[int]] = {}
        self._others: set[str] = set()
        self._sorted = True

    def add(self, id: str) -> None:
        """One more."""
        mark, digest = id[:2], id[2:]
        if len(digest) == 16 and (number := _number(digest)) is not None:
            if mark not in self._digests:
                self._digests[mark] = array("Q")
            self._digests[mark].append(number)
            self._sorted = False
        else:
            self._others.add(id)

    def __contains__(self, id: object) -> bool:
        if not isinstance(id, str):
            return False
        numbers, number = self._ordered().get(id[:2]), _number(id[2:])
        if numbers is None or number is None or len(id) != 18:
            return id in self._others
        return among(numbers, number)

    def __iter__(self) -> Iterator[str]:
        for mark, numbers in self._ordered().items():
            yield from (f"{mark}{number:016x}" for number in numbers)
        yield from self._others

    def __len__(self) -> int:
        return len(self._others) + sum(map(len, self._digests.values()))

    def _ordered(self) -> dict[str, array[int]]:
        if not self._sorted:
            self._digests = {mark: array("Q", sorted(some)) for mark, some in self._digests.items()}
            self._sorted = True
        return self._digests


class Digests:
    """What is said of each fact, by its id, as a 64-bit digest: most of them in sixteen bytes each."""

    __slots__ = ("_numbers", "_others")

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[array[int], array[int]]] = {}
        self._others: dict[str, int] = {}

    def add(self, id: str, said: int) -> None:
        """One more; each fact once."""
        number = _number(id[2:]) if len(id) == 18 else None
        if number is None:
            self._others[id] = said
            return
        numbers, digests = self._numbers.setdefault(id[:2], (array("Q"), array("q")))
        numbers.append(number)
        digests.append(said)

    def ordered(self) -> array[int]:
        """All digests in order."""
        every = chain(self._others.values(), *(digests for _, digests in self._numbers.values()))
        return array("q", sorted(array("q", every)))

    def ids_but(self, said: array[int]) -> Ids:
        """The facts of which none of these digests, which are in order, is told."""
        found = Ids()
        for mark, (numbers, digests) in self._numbers.items():
            for number, digest in zip(numbers, digests, strict=True):
                if not among(said, digest):
                    found.add(f"{mark}{number:016x}")
        for fact, digest in self._others.items():
            if not among(said, digest):
                found.add(fact)
        return found


def among(ordered: array[int], one: int) -> bool:
    """Whether it is one of some numbers that are in order."""
    place = bisect_left(ordered, one)
    return place < len(ordered) and ordered[place] == one


def _number(digest: str) -> int | None:
    """The number whose sixteen lower-case digits these are."""
    try:
        number = int(digest, 16)
    except ValueError:
        return None
    return number if f"{number:016x}" == digest else None
