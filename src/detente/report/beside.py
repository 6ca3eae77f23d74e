"""What people gave beside the reports: models that they kept in the record, a scenario laid over it.

None of it was reported. It stands in annexes of its own, each with who gave it and when, and never on page one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from detente.report.dating import moment

if TYPE_CHECKING:
    from detente.analysis.agreements.numbers import Numbers
    from detente.analysis.commitment import Finding
    from detente.analysis.stability import Findings

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[T]):
    """A model kept in the record: `what` it comes to, or the `reason` why that cannot be shown.

    One that is laid over one brief alone has the number 0, the file's name for `by`, and no `made_at`.
    """

    number: int
    made_at: str
    by: str
    title: str
    what: T | None
    reason: str = ""

    @property
    def words(self) -> str:
        """Who kept it, and when."""
        if not self.made_at:
            return f"from the file {self.by}, not kept in the record"
        return f"kept by {self.by}, {moment(dt.datetime.fromisoformat(self.made_at))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """All of it. `forecasts` are as they were kept, each with its scores."""

    conflicts: tuple[Kept[Findings], ...] = ()
    commitments: tuple[Kept[tuple[Finding, ...]], ...] = ()
    forecasts: tuple[Kept[Mapping[str, Any]], ...] = ()
    numbers: tuple[Kept[Numbers], ...] = ()
