"""A conflict's answers in sentences: what follows from the preferences given, never advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from detente.analysis.stability.analyse import Findings, States
from detente.analysis.stability.interface import COALITION_NAMES, CONCEPTS, Concept, Model, Reason, Step
from detente.analysis.stability.inverse import Inverse
from detente.analysis.stability.naming import SHOWN, called, key_lines, listed_states, own_labels, state_in_full
from detente.analysis.stability.paths import Path
from detente.analysis.stability.reasons import coalition_reasons, reasons
from detente.analysis.stability.turning import counted_words, statement_words, statements, turned_words

_EXPLAINED = 4
"""States of a kind of which it is told who would move: more lines than that nobody reads; any can be asked for."""

MEANING: dict[Concept, str] = {
    "nash": "nobody would move (Nash)",
    "gmr": "whoever would move could be put back or worse by others (GMR)",
    "smr": "and could not then get out of it (SMR)",
    "seq": "whoever would move would be put back or worse by others acting in their own interest (SEQ)",
}


def sentences(found: Findings) -> Iterator[str]:
    """The findings line by line."""
    model = found.model
    yield f"{', '.join(model.makers)}: {model.size:,} states."
    if model.status_quo is not None:
        yield f"Status quo: {state_in_full(model, model.status_quo)}."
    yield from preference_words(found)
    yield from holding_words(found)
    moves = list(_moves(found))
    yield from _legend(found, moves)
    yield from (reason_words(model, one) for one in moves)
    if len(_answered(found)) > _EXPLAINED or len(found.equilibria["nash"]) > _EXPLAINED:
        yield "Who would move from any other state, and who would answer: --why STATE."
    yield from (path_words(model, one) for one in found.paths)
    if found.changes:
        yield counted_words(found)
    yield from model.notes


def holding_words(found: Findings) -> Iterator[str]:
    """On what condition which states hold, for each alone and for groups."""
    yield _opening(found.model)
    for concept in CONCEPTS:
        yield f"  {MEANING[concept]}: {listed_states(found.model, found.equilibria[concept])}."
    yield from _beside(found)


def _opening(model: Model) -> str:
    words = "these words" if "drafted_from" in model.held else "the preferences given"
    count = len(model.assumptions)
    assumed = f", and with {count} assumption{'s' if count > 1 else ''} marked as such" if count else ""
    return f"If each holds to {words}{assumed}, these states hold:"


def preference_words(found: Findings) -> Iterator[str]:
    """Each decision maker's prioritised statements with the words behind them, and what each assumption changes."""
    model = found.model
    for maker, name in enumerate(model.makers):
        told = statements(model, maker)
        if not any("said" in one or "assumed" in one for one in told):
            continue
        yield f"{name} prefers, the most important first:"
        for number, one in enumerate(told):
            yield f"  {number + 1}. {statement_words(model, one)} ({_basis(one)})"
            yield from (f"     {words}." for words in turned_words(found, maker, number))


def _basis(statement: Mapping[str, Any]) -> str:
    """What a statement rests on: sentences, or an assumption and its reason."""
    said = "; ".join(f"“{one.get('words', '')}”" for one in statement.get("said") or () if isinstance(one, dict))
    if statement.get("assumed"):
        because = statement.get("because")
        return f"assumed{f': {because}' if because else ''}{f'; {said}' if said else ''}"
    return said or "given"


def _beside(found: Findings) -> Iterator[str]:
    model = found.model
    if found.possible is not None:
        yield "Some preferences are unknown: the states above hold though an unknown comparison may tempt and deters nobody."
        words = "If unknown comparisons tempt nobody and deter, these hold further"
        names = {concept: concept.upper() for concept in CONCEPTS}
        yield from _further(model, found.possible, found.equilibria, words=words, names=names)
    if found.strong is not None:
        held = "; ".join(f"{one.upper()} {listed_states(model, found.strong[one])}" for one in CONCEPTS[1:])
        yield f"Counting only answers that leave the mover much worse: {held}."
    if found.coalition_equilibria is None:
        yield f"Coalitions were not worked out: {found.refused}."
        return
    together = "; ".join(
        f"{COALITION_NAMES[concept]} {listed_states(model, found.coalition_equilibria[concept])}"
        for concept in CONCEPTS
    )
    yield f"Where any group may move together, if all its members prefer it: {together}."
    if found.possible_together is not None:
        words = "If unknown comparisons tempt nobody and deter, further"
        yield from _further(
            model, found.possible_together, found.coalition_equilibria, words=words, names=COALITION_NAMES
        )
    if found.strong_together is not None:
        held = "; ".join(
            f"{COALITION_NAMES[one]} {listed_states(model, found.strong_together[one])}" for one in CONCEPTS[1:]
        )
        yield f"Counting only answers that leave some member of the group much worse: {held}."


def _further(
    model: Model, wider: States, narrower: States, *, words: str, names: Mapping[Concept, str]
) -> Iterator[str]:
    more = {concept: sorted(set(wider[concept]) - set(narrower[concept])) for concept in CONCEPTS}
    told = "; ".join(f"{names[concept]} {listed_states(model, some)}" for concept, some in more.items() if some)
    yield f"{words}: {told or 'none'}."


def _legend(found: Findings, moves: Iterable[Reason]) -> Iterator[str]:
    """What the labels or numbers of the states that are told of stand for."""
    model = found.model
    told = [one for concept in CONCEPTS for one in found.equilibria[concept][:SHOWN]]
    told += [one for concept in CONCEPTS for one in (found.coalition_equilibria or {concept: ()})[concept][:SHOWN]]
    told += [one for move in moves for one in (move.state, move.to, *(step.to for step in (*move.steps, *move.answer)))]
    told += [step.to for path in found.paths for step in path.steps]
    told += [
        one
        for change in found.changes
        for some in (change.gained, change.lost)
        for concept in ("nash", "seq")
        for one in some[concept][:SHOWN]
    ]
    key = list(key_lines(model, told))
    if key:
        yield "Those states:" if own_labels(model) else "Where (5+7: both are done, nothing else):"
    yield from (f"  {one}" for one in key)


def _moves(found: Findings) -> Iterator[Reason]:
    """For the status quo and states that hold under SEQ but not Nash: who would move, and who would answer."""
    model = found.model
    told = [model.status_quo] if model.status_quo is not None else []
    told += _answered(found)[:_EXPLAINED]
    for state in dict.fromkeys(told):
        yield from reasons(model, state, "seq", reading=found.reading)
    if found.coalitions is None:
        return
    for state in found.equilibria["nash"][:_EXPLAINED]:
        for group, stable in found.coalitions.items():
            if len(group) > 1 and not stable["nash"][state]:
                yield from coalition_reasons(model, group, state, concept="seq", reading=found.reading)


def _answered(found: Findings) -> list[int]:
    return [one for one in found.equilibria["seq"] if one not in found.equilibria["nash"]]


def reason_words(model: Model, one: Reason) -> str:
    """One move that somebody would like to make, and the answer to it."""
    verb = "would move" if len(one.by) == 1 else "would move together"
    route = f", by {_steps(model, one.steps)}" if len(one.steps) > 1 else ""
    here, there = (called(model, state) for state in (one.state, one.to))
    start = f"From {here}, {_makers(model, one.by)} {verb} to {there}{route}"
    if one.concept == "nash":
        return f"{start}."
    if not one.holds:
        return f"{start}; no answer of the others makes that a loss."
    return f"{start}; answered by {_steps(model, one.answer)}, which is no better for {_one_of(model, one.by)}."


def _one_of(model: Model, by: Sequence[int]) -> str:
    return "it" if len(by) == 1 else f"one of {_makers(model, by)}"


def _steps(model: Model, steps: Iterable[Step]) -> str:
    return ", then ".join(f"{_makers(model, one.by)} to {called(model, one.to)}" for one in steps)


def _makers(model: Model, some: Iterable[int]) -> str:
    names = [model.makers[one] for one in some]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def path_words(model: Model, one: Path) -> str:
    """How the conflict could go from the status quo to a state."""
    told = {
        "improvements": "each step preferred by the one who takes it",
        "improvements of coalitions": "each step preferred by all who take it together",
        "any moves": "some step not preferred by the one who takes it",
    }[one.way]
    return f"From the status quo to {called(model, one.to)} ({told}): {_steps(model, one.steps)}."


def inverse_words(model: Model, one: Inverse) -> Iterator[str]:
    """What a decision maker's preferences must be for a state to be stable for it."""
    name, label = model.makers[one.maker], called(model, one.state)
    share = f" ({one.share} of all strict rankings)" if one.share is not None else ""
    now = "as it is now" if one.now else "as it is not now"
    if not one.needs:
        yield f"{label} holds for {name} under {one.concept.upper()} whatever it prefers."
        return
    yield f"{label} holds for {name} under {one.concept.upper()}, {now}, where all of this is true{share}:"
    for number, need in enumerate(one.needs, 1):
        either = [f"{called(model, need.to)} is not preferred to {label}"]
        either += [_none(model, some, label=label) for some in need.alternatives[:SHOWN]]
        more = f", or one of {len(need.alternatives) - SHOWN} further" if len(need.alternatives) > SHOWN else ""
        yield f"  {', or '.join(either)}{more}{'.' if number == len(one.needs) else ';'}"


def _none(model: Model, some: frozenset[int], *, label: object) -> str:
    names = [called(model, one) for one in sorted(some)]
    if len(names) == 1:
        return f"{names[0]} is not"
    return f"none of {', '.join(names)} is preferred to {label}"
