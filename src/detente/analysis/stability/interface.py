"""A conflict as the graph model has it, and what is found out about it.

States are numbered 0 … n−1 in the order of `labels`, decision makers 0 … p−1 in the order of `makers`. Definitions,
with R_H(s) for what a group reaches by legal sequences (nobody moves twice in a row; s itself is no answer to s):

Fang, Hipel and Kilgour, "Interactive Decision Making: The Graph Model for Conflict Resolution", 1993 (Nash, GMR, SMR,
SEQ); Inohara and Hipel, "Coalition analysis in the graph model for conflict resolution", 2008 (coalitions); Li, Hipel,
Kilgour and Fang, "Preference uncertainty in the graph model for conflict resolution", 2004; Hamouda, Kilgour and Hipel,
"Strength of preference in the graph model for conflict resolution", 2004.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Label = str | int

Concept = Literal["nash", "gmr", "smr", "seq"]
CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")
COALITION_NAMES: dict[Concept, str] = {"nash": "CNash", "gmr": "CGMR", "smr": "CSMR", "seq": "CSEQ"}

Stable = dict[Concept, Flags]
"""For each concept, of each state whether it is stable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How unknown preferences are read: whether they tempt to move, and whether they deter.

    With complete preferences all readings agree. `(True, False)` is the strictest: what is stable so under Nash, GMR and
    SMR is stable whichever way the unknown preferences turn out to be; under SEQ others, too, may be tempted to answer.
    """

    moves_on_unknown: bool = True
    deterred_by_unknown: bool = False


STRICTEST = Reading()
LOOSEST = Reading(moves_on_unknown=False, deterred_by_unknown=True)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moves:
    """What one decision maker can do in one step: from state s to each of targets[starts[s]:starts[s + 1]], rising."""

    starts: Ints
    targets: NDArray[np.int32]

    def of(self, state: int) -> list[int]:
        """The states reached from one state."""
        return [int(one) for one in self.targets[self.starts[state] : self.starts[state + 1]]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preference:
    """What one decision maker prefers.

    `rank[s]`: the smaller the better, equal where it is indifferent. `band[s]`: a state of a later band is much worse
    than one of an earlier band; bands never contradict ranks. `unknown`: pairs of states (s < t) whose comparison is not
    known; they are told apart in ranks all the same, and that counts for nothing.
    """

    rank: NDArray[np.int64]
    band: NDArray[np.int64]
    unknown: frozenset[tuple[int, int]] = frozenset()

    def known(self, one: int, other: int) -> bool:
        """Whether the comparison of two states is known."""
        return (min(one, other), max(one, other)) not in self.unknown

    def better(self, one: int, other: int) -> bool:
        """Whether the one is known to be preferred."""
        return bool(self.rank[one] < self.rank[other]) and self.known(one, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a report behind an option or a preference."""

    position: str
    by: str
    words: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something a decision maker (by number) may do or leave, and the sentences that it comes from.

    `short` is what it is called in the name of a state, `name` where the case does not say.
    """

    name: str
    maker: int
    said: tuple[Said, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something that nobody in the record says: what is assumed, of whom (by number), and where in the preferences.

    `statement`: the number of the prioritised statement that is assumed. `order`: that it comes before the next one.
    """

    words: str
    maker: int
    statement: int
    kind: Literal["statement", "order"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A conflict, ready to be worked out.

    `patterns[s]`: what is taken (1), left (0) or not told apart (-) of the options in state s; empty where the case names
    its states only. `held`: the case as it was read, for those who change it. `notes`: what a reader should know of it.
    """

    title: str
    makers: tuple[str, ...]
    options: tuple[Option, ...]
    labels: tuple[Label, ...]
    patterns: tuple[str, ...]
    moves: tuple[Moves, ...]
    preferences: tuple[Preference, ...]
    status_quo: int | None = None
    assumptions: tuple[Assumption, ...] = ()
    notes: tuple[str, ...] = ()
    held: dict[str, Any] = field(default_factory=dict)
    origin: str = ""

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move in a sequence: by whom (one, or a coalition moving together), to which state."""

    by: tuple[int, ...]
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a state holds or not for one decision maker or coalition: one thing that it could do, and what would follow.

    `to`: where it would go. `steps`: how (one step for one decision maker). `answer`: how others would answer under the
    concept, step by step, so that it does not pay; empty where nobody's answer undoes it.
    """

    concept: Concept
    state: int
    by: tuple[int, ...]
    to: int
    steps: tuple[Step, ...]
    answer: tuple[Step, ...]

    @property
    def holds(self) -> bool:
        """Whether the move is answered."""
        return bool(self.answer)
