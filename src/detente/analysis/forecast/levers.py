"""What each actor could change alone, exactly: how far it can move an outcome, and by how much it must for one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.forecast.interface import Held, Issue, Places, held
from detente.analysis.forecast.outcomes import mean_range, median_range
from detente.model.ranges import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Slopes:
    """Exact derivatives of the compromise O at single numbers: w/W, s(x − O)/W and c(x − O)/W."""

    position: Fraction
    capability: Fraction
    salience: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One actor's reach; nobody is recommended to use it.

    `share` is its weight's share of all, which is also how far the compromise moves for one unit of its position. `by_position`
    and `by_salience` are where the compromise can be brought by it alone: standing anywhere on the scale, caring from
    not at all to fully. `median_by_position` and `median_by_salience` are the same for the median. `slopes`, and the change of
    position and the salience that move the compromise up or down by one `step`, are known where all
    inputs are single numbers; None where none on the scale does.
    """

    actor: str
    share: Places
    by_position: Places
    by_salience: Places
    median_by_position: Places
    median_by_salience: Places
    slopes: Slopes | None = None
    move_up: Fraction | None = None
    move_down: Fraction | None = None
    salience_up: Fraction | None = None
    salience_down: Fraction | None = None


def levers(issue: Issue, *, step: Fraction = Fraction(1)) -> tuple[Lever, ...]:
    """Each actor's lever, in the order of the actors. `step` is in units of the scale."""
    actors = held(issue)
    return tuple(_lever(number, actors, issue=issue, step=step) for number in range(len(actors)))


def _lever(number: int, actors: Sequence[Held], *, issue: Issue, step: Fraction) -> Lever:
    one = actors[number]

    def reach(changed: Held, outcome: Callable[[Sequence[Held]], Places]) -> Places:
        there = [changed if at == number else other for at, other in enumerate(actors)]
        if not any(other.weight.high for other in there):
            return outcome(actors)
        return outcome(there)

    anywhere = one.with_position(Range(min(issue.low, one.position.low), max(issue.high, one.position.high)))
    anyhow = one.with_salience(Range(Fraction(0), max(issue.full, one.salience.high)))
    lever = Lever(
        actor=one.name,
        share=_share(number, actors),
        by_position=reach(anywhere, mean_range),
        by_salience=reach(anyhow, mean_range),
        median_by_position=reach(anywhere, median_range),
        median_by_salience=reach(anyhow, median_range),
    )
    return (
        _at_a_point(lever, number, actors=actors, issue=issue, step=step)
        if all(each.is_point for each in actors)
        else lever
    )


def _share(number: int, actors: Sequence[Held]) -> Places:
    own = actors[number].weight
    rest = [one.weight for at, one in enumerate(actors) if at != number]
    least, most = own.low + sum(one.high for one in rest), own.high + sum(one.low for one in rest)
    return Places(own.low / least if least else Fraction(0), own.high / most if most else Fraction(0))


def _at_a_point(lever: Lever, number: int, *, actors: Sequence[Held], issue: Issue, step: Fraction) -> Lever:
    """The lever with what is known where all inputs are single numbers."""
    own = actors[number]
    place, capability, salience = own.position.low, own.capability.low, own.salience.low
    total = sum(one.weight.low for one in actors)
    moment = sum((one.weight.low * one.position.low for one in actors), Fraction(0))
    weight, now = own.weight.low, moment / total

    def salience_for(outcome: Fraction) -> Fraction | None:
        """(moment − w·x + w'·x)/(total − w + w') = outcome, solved for w', and w' = c·s'."""
        if place == outcome or not capability:
            return None
        wanted = (outcome * (total - weight) - (moment - weight * place)) / (place - outcome) / capability
        return wanted if 0 <= wanted <= issue.full else None

    def move_for(change: Fraction) -> Fraction | None:
        if not weight:
            return None
        moved = change * total / weight
        return moved if issue.low <= place + moved <= issue.high else None

    return replace(
        lever,
        slopes=Slopes(
            position=weight / total,
            capability=salience * (place - now) / total,
            salience=capability * (place - now) / total,
        ),
        move_up=move_for(step),
        move_down=move_for(-step),
        salience_up=salience_for(now + step),
        salience_down=salience_for(now - step),
    )
