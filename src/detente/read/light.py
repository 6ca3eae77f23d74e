"""Frozen dataclasses at a quarter of the price, for what is made by the hundred in each report.

A frozen dataclass sets each of its fields by a call of its own: 3.1 microseconds for seven fields, against .7 where they may be
set again. A light one is frozen in the eyes of the type checker, which looks at all of this package, and not as it runs.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["light"]

if TYPE_CHECKING:
    from dataclasses import dataclass as light
else:

    def light(*, frozen: bool, eq: bool = True, **options: Any) -> Any:
        """`dataclass`, with the same equality and hash as one that is frozen."""
        assert frozen  # noqa: S101 - any other is no dearer as it is
        return dataclasses.dataclass(eq=eq, unsafe_hash=eq, **options)
