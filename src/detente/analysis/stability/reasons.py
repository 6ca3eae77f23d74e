"""Why a state holds or does not: who would move, where to, and who would answer how."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.stability.definitions import Definitions, Group
from detente.analysis.stability.interface import STRICTEST, Concept, Model, Reading, Reason, Step
from detente.analysis.stability.paths import one_by_one, shortest, together


def reasons(
    model: Model, state: int, concept: Concept, *, reading: Reading = STRICTEST, strong: bool = False
) -> tuple[Reason, ...]:
    """Every move that a decision maker would like to make from a state, each with the shortest answer to it.

    The state is stable where every reason `holds`; under Nash no answer counts.
    """
    judge = Definitions(model, reading, strong=strong)
    return tuple(one for maker in judge.everybody for one in _of_one(judge, maker, state, concept=concept))


def coalition_reasons(
    model: Model, group: Group, state: int, *, concept: Concept, reading: Reading = STRICTEST
) -> tuple[Reason, ...]:
    """The same for a coalition: where its members could get together, all of them the better for it."""
    judge = Definitions(model, reading)
    others = tuple(one for one in judge.everybody if one not in group)
    answers = together(judge, others) if concept == "seq" else one_by_one(judge, others, improving=False)
    found = []
    for to in sorted(judge.answers(group, state, improving=False)):
        if not judge.all_gain(group, to, state):
            continue
        steps = shortest(state, one_by_one(judge, group, improving=False), lambda one, wanted=to: one == wanted)  # type: ignore[misc]

        def deters(answer: int) -> bool:
            return any(judge.deterred(one, answer, state) for one in group) and (
                concept != "smr"
                or not any(judge.all_gain(group, one, state) for one in judge.answers(group, answer, improving=False))
            )

        answer = () if concept == "nash" else shortest(to, answers, deters) or ()
        found.append(Reason(concept=concept, state=state, by=group, to=to, steps=steps or (), answer=answer))
    return tuple(found)


def _of_one(judge: Definitions, maker: int, state: int, *, concept: Concept) -> Iterator[Reason]:
    others = tuple(one for one in judge.everybody if one != maker)
    answers = one_by_one(judge, others, improving=concept == "seq")
    moves = judge.model.moves[maker]

    def deters(answer: int) -> bool:
        return judge.deterred(maker, answer, state) and (
            concept != "smr" or not any(judge.undone(maker, one, state) for one in moves.of(answer))
        )

    for to in moves.of(state):
        if judge.gains(maker, to, state):
            answer = () if concept == "nash" else shortest(to, answers, deters) or ()
            step = Step(by=(maker,), to=to)
            yield Reason(concept=concept, state=state, by=(maker,), to=to, steps=(step,), answer=answer)
