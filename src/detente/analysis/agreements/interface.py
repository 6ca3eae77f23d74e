"""What the logic layer finds out: which agreements the statements alone leave open, and what stands in the way.

Nothing here is a number that somebody made up: every entry names the positions (fact ids) that it follows
from. Actors, issues and options are ids of the dossier and the catalogue; lists stand in the order of the
parties (alphabetical by name) and of the catalogue's issues, never in an order of merit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from detente.model import Passage
from detente.model.position import Attitude, Voice
from detente.model.statement import Strength

Relation = Literal[
    "in a signed or joint text",
    "compatible as stated",
    "incompatible as stated",
    "one side silent",
]
"""How the parties' words on one issue stand to each other. Each word says no more than the reports do."""

Level = Literal["red line", "refusal"]
"""red line: only what is called non-negotiable excludes. refusal: whatever a party says no to excludes."""

Basis = Literal["all voices", "without outlet and rivals"]
"""Whether what only the outlet or a rival says of a party excludes anything."""

Choice = tuple[str, str]
"""An issue and one of its options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor whose positions bind a package, and `because` of what it counts as a party."""

    id: str
    name: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """An actor that holds positions which exclude nothing, and `because` of what it is no party."""

    id: str
    name: str
    because: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One position as it is used here.

    `position` is the fact's id and `passages` its words. `party` is the principal: the side for whom the
    actor of the fact acts. `since` and `as_of` are the days of the first and the latest report that says
    so, None where one of the reports has no date. `near` is False where only the outlet or a rival says so. `replaced_by` names the later position
    of the same party that takes its place; a replaced position excludes nothing.
    """

    position: str
    party: str
    issue: str
    option: str
    attitude: Attitude
    red_line: bool
    condition: Passage | None
    voice: Voice
    speaker: str | None
    strength: Strength
    passages: tuple[Passage, ...]
    since: dt.date | None
    as_of: dt.date | None
    near: bool
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionState:
    """What stands against one option of an issue, as ids of positions; all empty: nobody says no to it.

    `red_lines` and `refusals` exclude it outright (a red line is no refusal here: the two do not overlap);
    `conditions` tie it to something else: they exclude it only in some packages, or (where what they name
    could not be resolved) in none. `far` are those among all these that only the outlet or a rival says.
    """

    option: str
    red_lines: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    far: frozenset[str] = frozenset()

    def open(self, level: Level, basis: Basis) -> bool:
        """Whether nothing that counts on this level and basis excludes the option outright."""
        against = self.red_lines if level == "red line" else self.red_lines + self.refusals
        return not any(basis == "all voices" or one not in self.far for one in against)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueInPlay:
    """An issue on which at least one party has a position.

    `relation` counts every voice, `relation_near` leaves out what only the outlet or a rival says.
    `shared` are the options that all who speak want, accept or are open to (or, for one who only says
    no, do not reject); for a joint text, the options in it. `on_condition`: no shared option without a
    condition somebody attached. `silent` are the parties without a position. `stands` are the parties' present
    positions, `earlier` their replaced ones, `others` those of actors that are no party.
    """

    issue: str
    relation: Relation
    relation_near: Relation
    shared: tuple[str, ...]
    on_condition: bool
    silent: tuple[str, ...]
    options: tuple[OptionState, ...]
    stands: tuple[Stand, ...]
    earlier: tuple[Stand, ...] = ()
    others: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Present positions of one side that do not fit together; they stand side by side, none is dropped."""

    party: str
    issue: str
    kind: Literal["for and against the same option", "a red line beside another option that it would take"]
    positions: tuple[str, ...]


SilenceKind = Literal["offer", "demand", "proposal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An offer, demand or proposal on which no other party is reported to say anything.

    `fact` is the id of the position or proposal, `passages` its words, `by` the party. `issue` is the issue
    on which the others are silent: for an offer with a condition that of the condition (`in_return` are its
    words), otherwise the position's own; None for a proposal. `option` is what is offered or demanded.
    `silent` are the other parties, `since` the day of the first report of it: nothing that another party
    is reported to say in reports of that day or later bears on it.
    """

    kind: SilenceKind
    fact: str
    by: str
    issue: str | None
    option: str | None
    in_return: Passage | None
    silent: tuple[str, ...]
    passages: tuple[Passage, ...]
    since: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that a party attaches, and what was made of it.

    `resolved`: its words name options of one or more other issues in play, `needs` (any of those on the
    same issue will do). `holds`: what the position limits (an offer or refusal its own `option`, a demand
    the other options) goes only with the needs (an offer "if", a refusal or demand "unless"); False: only
    without them (an offer "unless", a refusal "as long as"). Not resolved: nothing
    is excluded by the position on account of it, `reason` says why, and `names` are the issues that the
    words touch. `together`: the words ask for the same step from another ("unless they do the same"), and these options of
    its own issue are those in which both take it.
    """

    position: str
    party: str
    words: Passage
    issue: str
    option: str
    needs: tuple[Choice, ...] = ()
    holds: bool = True
    resolved: bool = False
    reason: str = ""
    names: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One red line, refusal or conditional acceptance in a conflict.

    `positions` are the facts that say it, `passages` their words; `excludes` are the options of `issue`
    that it rules out, outright or (where the party attached a condition) in some packages.
    """

    party: str
    issue: str
    kind: MemberKind
    excludes: tuple[str, ...]
    positions: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A smallest set of red lines (or refusals) that exclude each other.

    Without any one of the members the rest leave a package. `issues` are those that the set turns on.
    """

    members: tuple[Member, ...]
    issues: tuple[str, ...]


MemberKind = Literal["red line", "refusal", "condition"]
MoveKind = Literal["drop a red line", "drop a refusal", "drop a condition", "answer on an issue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that one party could do alone, and what would follow; not a recommendation.

    For a red line, a refusal or a condition: `positions` are the facts behind it, `packages` how many packages there
    would then be, `opens` how many more than now, and `ends` which conflicts (indices into `conflicts`)
    would be gone. For an answer: `options` are those that, accepted, would make the issue compatible as
    stated; an answer excludes nothing, so `opens` is 0.
    """

    party: str
    kind: MoveKind
    issue: str
    positions: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    packages: int
    opens: int
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packages:
    """The packages (one option for each issue in play) that contradict nothing on one level and basis.

    `count` is exact, out of `total`. `listed` are some of them, each in the order of the issues, and `more`
    how many others there are (listed + more = count). Where there are none, `conflicts` are the smallest
    sets that exclude each other, smallest first; `complete` is False where there are more than are given.
    `blocked` are the issues that the conflicts turn on.
    """

    level: Level
    basis: Basis
    count: int
    total: int
    listed: tuple[tuple[Choice, ...], ...]
    more: int
    conflicts: tuple[Conflict, ...]
    complete: bool
    blocked: tuple[str, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """All of it. `packages` has four entries: each level on each basis, red lines and all voices first.

    `conditions_aside` are those of actors that are no parties (`IssueInPlay.others`): they bind no package here.
    """

    parties: tuple[Party, ...]
    others: tuple[Other, ...]
    issues: tuple[IssueInPlay, ...]
    silences: tuple[Silence, ...]
    differences: tuple[Difference, ...]
    conditions: tuple[Condition, ...]
    packages: tuple[Packages, ...]
    conditions_aside: tuple[Condition, ...] = ()

    def on(self, level: Level, basis: Basis = "all voices") -> Packages:
        """The packages on one level and basis."""
        return next(one for one in self.packages if one.level == level and one.basis == basis)
