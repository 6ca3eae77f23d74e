"""Sequences that are not in memory as objects: kept packed, or computed when they are first looked at."""

from __future__ import annotations

import bisect
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, TypeVar, get_args, overload

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema, to_json

T = TypeVar("T")
_BLOCK = 256
"""Values of a block: 128 take an eighth more memory, 512 no less, and one value out of its order costs its whole block."""


class Lazy(Sequence[T]):
    """Equal to any sequence of the same values."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | Lazy):
            return NotImplemented
        return self is other or (len(self) == len(other) and all(map(_equal, self, other)))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self):,}>"


class Packed(Lazy[T]):
    """Values of one type as compressed JSON in blocks; made anew whenever they are looked at, so not the same object twice.

    A million statements take some 100 MB so, and 800 MB as objects. `blocks` are made by a `Packer`, `kind` reads them.
    """

    __slots__ = ("_blocks", "_ends", "_held", "_kind")

    def __init__(self, kind: TypeAdapter[list[T]], blocks: Iterable[tuple[int, bytes]]) -> None:
        counted = list(blocks)
        self._kind = kind
        self._blocks = [block for _, block in counted]
        self._ends = list(itertools.accumulate(count for count, _ in counted))
        self._held: tuple[int, list[T]] = (-1, [])

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        for block in self._blocks:
            yield from self._kind.validate_json(zlib.decompress(block))

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        place = range(len(self))[place]
        number = bisect.bisect_right(self._ends, place)
        held = self._held  # another thread may put its own there meanwhile
        if held[0] != number:
            held = self._held = (number, self._kind.validate_json(zlib.decompress(self._blocks[number])))
        return held[1][place - (self._ends[number - 1] if number else 0)]


class Later(Lazy[T]):
    """What `make` gives, called when somebody first looks at it."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._found: tuple[T, ...] = ()

    def _all(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._found = tuple(make())
            self._make = None
        return self._found

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._all()[place]


class Chosen(Lazy[T]):
    """Of some values those that are chosen, looked for whenever they are looked at; `count` says how many there are."""

    __slots__ = ("_chosen", "_count", "_every")

    def __init__(self, every: Callable[[], Iterable[T]], chosen: Callable[[T], bool], *, count: int) -> None:
        self._every, self._chosen, self._count = every, chosen, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return filter(self._chosen, self._every())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self)[place]
        return next(itertools.islice(self, range(self._count)[place], None))


Pool = dict[bytes, bytes]
"""Blocks that several sequences may have in common."""


class Packer:
    """Values, or their JSON forms, on their way into `Packed`.

    `block` is how many are compressed together, at most or, where the values tell it (`append`), about. What packers of
    one `pool` have in common is in memory once.
    """

    __slots__ = ("_block", "_blocks", "_pool", "_waiting")

    def __init__(self, block: int = _BLOCK, pool: Pool | None = None) -> None:
        self._block = block
        self._pool: Pool = {} if pool is None else pool
        self._blocks: list[tuple[int, bytes]] = []
        self._waiting: list[Any] = []

    def append(self, value: Any, mark: str = "") -> None:
        """One more. A block ends after one value in so many, as its `mark` says: so equal stretches are equal blocks."""
        self._waiting.append(value)
        if len(self._waiting) >= self._block * (4 if mark else 1) or (
            mark and not zlib.crc32(mark.encode()) % self._block
        ):
            self._pack()

    def _pack(self) -> None:
        block = zlib.compress(to_json(self._waiting), 1)
        self._blocks.append((len(self._waiting), self._pool.setdefault(block, block)))
        self._waiting = []

    def packed(self, kind: TypeAdapter[list[T]]) -> Packed[T]:
        """All of them, as values of this kind."""
        if self._waiting:
            self._pack()
        return Packed(kind, self._blocks)


class _Passed:
    """Lets a lazy sequence through as it is; anything else must be a sequence of the type, and becomes a tuple."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        several: Any = tuple
        whole = handler.generate_schema(several[get_args(source)[0], ...])
        given = core_schema.wrap_serializer_function_ser_schema(_told, schema=whole)
        return core_schema.no_info_wrap_validator_function(_passed, whole, serialization=given)


def _passed(value: Any, check: Callable[[Any], Any]) -> Any:
    return value if isinstance(value, Lazy) else check(value)


def _told(value: Any, tell: Callable[[Any], Any]) -> Any:
    return tell(tuple(value))


def _equal(one: object, other: object) -> bool:
    return one == other


Many = Annotated[Sequence[T], _Passed()]
"""A tuple, or one of these sequences."""
