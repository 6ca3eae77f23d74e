"""How many packages nothing bans, in all and with each option: exact whole numbers of any size, without a list.

The stages of `stages` are a decision diagram of the packages: a state of a stage stands for all that was chosen before
it. Counting from the end and from the beginning gives every option's share in one pass each way (model counting on a
decision diagram; Darwiche and Marquis, "A knowledge compilation map", 2002).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from detente.analysis.agreements.exact.integers import whole
from detente.analysis.agreements.exact.scenario import Scenario
from detente.analysis.agreements.exact.stages import Stage, stages


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many packages nothing bans: between `least` and `most`, which are the same where `exact`.

    `options[issue][option]` is how many of them have the option; empty where the number is not exact.
    """

    least: int
    most: int
    options: tuple[tuple[int, ...], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.least == self.most


def count(scenario: Scenario) -> Count:
    """The number of packages that nothing bans; bounds where issues are tied together too densely to count."""
    made = stages(scenario, whole(scenario))
    if made is None:
        return bounds(scenario)
    after = _to_come(made)
    before = [1]
    options: list[tuple[int, ...]] = [()] * len(scenario.issues)
    for stage, later in zip(made, after[1:], strict=True):
        found, ahead = [0] * stage.after.shape[1], [0] * len(later)
        for state, ways in enumerate(before):
            for option, goes in enumerate(stage.after[state].tolist()):
                if ways and goes >= 0:
                    found[option] += ways * later[goes]
                    ahead[goes] += ways
        options[stage.issue] = tuple(found)
        before = ahead
    return Count(least=after[0][0], most=after[0][0], options=tuple(options))


def bounds(scenario: Scenario) -> Count:
    """Bounds without counting: at most what is left when only bans of single options are taken account of."""
    gone: list[set[int]] = [set() for _ in scenario.issues]
    for ban in scenario.bans:
        if len(ban.choices) == 1:
            gone[ban.choices[0][0]] |= ban.choices[0][1]
    most = prod(len(issue.options) - len(out) for issue, out in zip(scenario.issues, gone, strict=True))
    return Count(least=0, most=most)


def _to_come(made: Sequence[Stage]) -> list[list[int]]:
    """For each stage and state how many ways there are to go on; one at the end."""
    found = [[1]]
    for stage in reversed(made):
        later = found[-1]
        found.append([sum(later[goes] for goes in row if goes >= 0) for row in stage.after.tolist()])
    return found[::-1]


def listed(scenario: Scenario) -> Iterator[tuple[int, ...]]:
    """The packages that nothing bans, one by one without a dead end; none where issues are tied too densely."""
    made = stages(scenario, whole(scenario))
    if made is None:
        return
    after = _to_come(made)
    places = sorted(range(len(made)), key=lambda place: made[place].issue)
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    while waiting:
        place, state, taken = waiting.pop()
        if place == len(made):
            yield tuple(taken[one] for one in places)
            continue
        ways = list(enumerate(made[place].after[state].tolist()))
        waiting += [
            (place + 1, goes, (*taken, option))
            for option, goes in reversed(ways)
            if goes >= 0 and after[place + 1][goes]
        ]
