"""How the parties' words stand to each other on one issue.

An option is shared where no party that speaks says no to it, and each that names options it would have
(demands, accepts, is open to) names this one too; a party that only refuses shares what it does not refuse.
With at least one shared option and every party heard the issue is "compatible as stated"; with a party
unheard "one side silent"; with none shared "incompatible as stated", whoever else is silent. It is "in a
signed or joint text" where such a text gives at least two parties the same option and no party's present
words are against it. Demands without a red line count here: two different demands are not compatible as
they are stated, although neither excludes anything in a package. Who would take a step if another takes it, too, names
by that the options in which both take it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from detente.analysis.agreements.clauses import Board, clauses
from detente.analysis.agreements.interface import Condition, OptionState, Relation, Stand
from detente.analysis.agreements.stands import is_for

Together = Mapping[str, tuple[str, ...]]
"""By position: the options in which another takes the same step, where the position asks for that."""


def relation(
    stands: Iterable[Stand], parties: Sequence[str], *, options: Sequence[str], together: Together
) -> tuple[Relation, tuple[str, ...], bool]:
    """The relation on one issue, the options shared, and whether each of these hangs on a condition."""
    by_party: dict[str, list[Stand]] = defaultdict(list)
    for one in stands:
        by_party[one.party].append(one)
    joint = _joint(by_party, options, together)
    if joint:
        return "in a signed or joint text", joint, False
    shared = tuple(
        one for one in options if by_party and all(_within(one, group, together) for group in by_party.values())
    )
    tied = bool(shared) and all(_conditional(one, by_party, together) for one in shared)
    if by_party and not shared and len(by_party) > 1:
        return "incompatible as stated", (), False
    if len(parties) < 2 or any(one not in by_party for one in parties):
        return "one side silent", shared, tied
    return ("compatible as stated" if shared else "incompatible as stated"), shared, tied


def _within(option: str, stands: list[Stand], together: Together) -> bool:
    """Whether an option is within one party's words."""
    if any(one.option == option and not is_for(one) and not one.condition for one in stands):
        return False
    named = {key for one in stands if is_for(one) for key in (one.option, *together.get(one.position, ()))}
    return option in named if named else not any(one.option == option for one in stands)


def _conditional(option: str, by_party: Mapping[str, list[Stand]], together: Together) -> bool:
    """Whether some party names the option only under a condition."""
    for stands in by_party.values():
        here = [one for one in stands if option in (one.option, *together.get(one.position, ())) and is_for(one)]
        if here and all(one.condition for one in here):
            return True
    return False


def _joint(by_party: Mapping[str, list[Stand]], options: Sequence[str], together: Together) -> tuple[str, ...]:
    found = []
    for option in options:
        here = [one for group in by_party.values() for one in group if one.option == option]
        signed = {one.party for one in here if one.voice == "joint text" and is_for(one)}
        against = any(not is_for(one) for one in here) or any(
            not _within(option, group, together) for party, group in by_party.items() if party not in signed
        )
        if len(signed) > 1 and not against:
            found.append(option)
    return tuple(found)


def option_states(issue: str, board: Board) -> tuple[OptionState, ...]:
    """What stands against each option of an issue."""
    here = [one for one in board.stands if one.issue == issue]
    return tuple(_state(option, here, board=board) for option in board.domains[issue])


def _state(option: str, here: Sequence[Stand], *, board: Board) -> OptionState:
    lines: list[str] = []
    refusals: list[str] = []
    tied: list[str] = []
    far: set[str] = set()
    for stand in sorted(here, key=lambda one: one.position):
        against = [one for one in clauses(stand, board) if option in one.excluded]
        condition = board.conditions.get(stand.position)
        if any(not one.other for one in against):
            (lines if stand.red_line else refusals).append(stand.position)
        elif against or (condition and not condition.resolved and _limits(stand, condition, option)):
            tied.append(stand.position)
        else:
            continue
        if not stand.near:
            far.add(stand.position)
    return OptionState(
        option=option,
        red_lines=tuple(lines),
        refusals=tuple(refusals),
        conditions=tuple(tied),
        far=frozenset(far),
    )


def _limits(stand: Stand, condition: Condition, option: str) -> bool:
    """Whether a condition that excludes nothing is still about an option: of a demand it limits the others."""
    if option in condition.together:
        return False
    return (stand.red_line and option != stand.option) if stand.attitude == "demands" else option == stand.option
