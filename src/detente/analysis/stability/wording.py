"""A conflict's answers in sentences: what follows from the preferences given, never advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from detente.analysis.stability.analyse import Change, Findings, States
from detente.analysis.stability.interface import COALITION_NAMES, CONCEPTS, Concept, Model, Reason, Step
from detente.analysis.stability.inverse import Inverse
from detente.analysis.stability.naming import in_words, key_lines, own_labels, state_in_full, state_name
from detente.analysis.stability.paths import Path
from detente.analysis.stability.reasons import coalition_reasons, reasons

MEANING: dict[Concept, str] = {
    "nash": "nobody would move (Nash)",
    "gmr": "whoever would move could be put back or worse by others (GMR)",
    "smr": "and could not then get out of it (SMR)",
    "seq": "whoever would move would be put back or worse by others acting in their own interest (SEQ)",
}
_SHOWN = 12


def sentences(found: Findings) -> Iterator[str]:
    """The findings line by line."""
    model = found.model
    yield f"{', '.join(model.makers)}: {model.size:,} states."
    if model.status_quo is not None:
        yield f"Status quo: {state_in_full(model, model.status_quo)}."
    yield from preference_words(model)
    yield from holding_words(found)
    moves = list(_moves(found))
    yield from _legend(found, moves)
    yield from (reason_words(model, one) for one in moves)
    yield from (path_words(model, one) for one in found.paths)
    if found.changes:
        yield "Assumed, and what changes if it is the other way round:"
        yield from (f"  {one}" for one in changes_words(found))
    yield from model.notes


def holding_words(found: Findings) -> Iterator[str]:
    """On what condition which states hold, for each alone and for groups."""
    yield _opening(found.model)
    for concept in CONCEPTS:
        yield f"  {MEANING[concept]}: {_states(found.model, found.equilibria[concept])}."
    yield from _beside(found)


def _opening(model: Model) -> str:
    words = "these words" if "drafted_from" in model.held else "the preferences given"
    count = len(model.assumptions)
    assumed = f", and with {count} assumption{'s' if count > 1 else ''} named below" if count else ""
    return f"If each holds to {words}{assumed}, these states hold:"


def preference_words(model: Model) -> Iterator[str]:
    """Each decision maker's prioritised statements with the words behind them, where the case gives them so."""
    for maker in model.makers:
        told = (model.held.get("preferences") or {}).get(maker)
        statements = told.get("statements") or () if isinstance(told, dict) else ()
        entries = [one for one in statements if isinstance(one, dict)]
        if not entries:
            continue
        yield f"{maker} prefers, the most important first:"
        for number, one in enumerate(entries, 1):
            yield f"  {number}. {str(one.get('statement')).replace(chr(34), '')} ({_basis(one)})"


def _basis(statement: dict[str, Any]) -> str:
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
        words = "hold if unknown comparisons tempt nobody and deter"
        yield from _further(model, found.possible, found.equilibria, words=words)
    if found.strong is not None:
        for concept in CONCEPTS[1:]:
            yield f"  by answers that leave the mover much worse, {concept.upper()}: {_states(model, found.strong[concept])}."
    if found.coalition_equilibria is None:
        yield f"Coalitions were not worked out: {found.refused}."
        return
    together = "; ".join(
        f"{COALITION_NAMES[concept]} {_states(model, found.coalition_equilibria[concept])}" for concept in CONCEPTS
    )
    yield f"Where any group may move together, if all its members prefer it: {together}."


def _further(model: Model, wider: States, narrower: States, *, words: str) -> Iterator[str]:
    for concept in CONCEPTS:
        more = sorted(set(wider[concept]) - set(narrower[concept]))
        if more:
            yield f"  {words}, {concept.upper()}, further: {_states(model, more)}."


def _legend(found: Findings, moves: Iterable[Reason]) -> Iterator[str]:
    """What the labels or numbers of the states that are told of stand for."""
    model = found.model
    told = [one for concept in CONCEPTS for one in found.equilibria[concept][:_SHOWN]]
    told += [one for concept in CONCEPTS for one in (found.coalition_equilibria or {concept: ()})[concept][:_SHOWN]]
    told += [one for move in moves for one in (move.state, move.to, *(step.to for step in (*move.steps, *move.answer)))]
    told += [step.to for path in found.paths for step in path.steps]
    told += [
        one
        for change in found.changes
        for some in (change.gained, change.lost, *(change.together or ()))
        for concept in CONCEPTS
        for one in some[concept][:_SHOWN]
    ]
    key = list(key_lines(model, told))
    if key:
        yield "Those states:" if own_labels(model) else "Where (5+7: both are done, nothing else):"
    yield from (f"  {one}" for one in key)


def _moves(found: Findings) -> Iterator[Reason]:
    """For the status quo and the states that hold under SEQ but not Nash: who would move, and who would answer."""
    model = found.model
    told = [model.status_quo] if model.status_quo is not None else []
    told += [one for one in found.equilibria["seq"] if one not in found.equilibria["nash"]][:_SHOWN]
    for state in dict.fromkeys(told):
        yield from reasons(model, state, "seq", reading=found.reading)
    if found.coalitions is None:
        return
    for state in found.equilibria["nash"][:_SHOWN]:
        for group, stable in found.coalitions.items():
            if len(group) > 1 and not stable["nash"][state]:
                yield from coalition_reasons(model, group, state, concept="seq", reading=found.reading)


def reason_words(model: Model, one: Reason) -> str:
    """One move that somebody would like to make, and the answer to it."""
    verb = "would move" if len(one.by) == 1 else "would move together"
    route = f", by {_steps(model, one.steps)}" if len(one.steps) > 1 else ""
    here, there = (_called(model, state) for state in (one.state, one.to))
    start = f"From {here}, {_makers(model, one.by)} {verb} to {there}{route}"
    if one.concept == "nash":
        return f"{start}."
    if not one.holds:
        return f"{start}; no answer of the others makes that a loss."
    return f"{start}; answered by {_steps(model, one.answer)}, which is no better for {_one_of(model, one.by)}."


def _one_of(model: Model, by: Sequence[int]) -> str:
    return "it" if len(by) == 1 else f"one of {_makers(model, by)}"


def _steps(model: Model, steps: Iterable[Step]) -> str:
    return ", then ".join(f"{_makers(model, one.by)} to {_called(model, one.to)}" for one in steps)


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
    return f"From the status quo to {_called(model, one.to)} ({told}): {_steps(model, one.steps)}."


def changes_words(found: Findings) -> Iterator[str]:
    """What each assumption turned round would change; those that change nothing are counted."""
    matter = [one for one in found.changes if one.matters]
    yield from (change_words(found.model, one) for one in matter)
    rest = len(found.changes) - len(matter)
    if rest:
        yield f"{rest} others change nothing." if matter else f"None of {rest} changes anything."
    if found.coalitions is not None and any(one.together is None for one in found.changes):
        yield "What each would change where groups move together was not worked out: there are too many states."


def change_words(model: Model, one: Change) -> str:
    """One assumption, and the states that would be gained and lost, for each alone and for groups."""
    told = [({concept: concept.upper() for concept in CONCEPTS}, one.gained, one.lost)]
    told += [(COALITION_NAMES, *one.together)] if one.together else []
    same: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for names, gained, lost in told:
        for concept in CONCEPTS:
            for verb, states in (("gained", gained[concept]), ("lost", lost[concept])):
                if states:
                    same.setdefault((verb, states), []).append(names[concept])
    parts = [f"{', '.join(names)}: {verb} {_states(model, states)}" for (verb, states), names in same.items()]
    return f"{one.assumption.words}. {'; '.join(parts)}."


def _called(model: Model, state: int) -> str:
    """A state's name inside a sentence: in quotation marks where it is made of words."""
    name = state_name(model, state)
    return f"“{name}”" if not own_labels(model) and in_words(model) else name


def _states(model: Model, some: Sequence[int]) -> str:
    if not some:
        return "none"
    if len(some) == model.size > 1:
        return "all"
    shown = ", ".join(_called(model, one) for one in some[:_SHOWN])
    return shown + (f" and {len(some) - _SHOWN:,} further" if len(some) > _SHOWN else "")


def inverse_words(model: Model, one: Inverse) -> Iterator[str]:
    """What a decision maker's preferences must be for a state to be stable for it."""
    name, label = model.makers[one.maker], _called(model, one.state)
    share = f" ({one.share} of all strict rankings)" if one.share is not None else ""
    now = "as it is now" if one.now else "as it is not now"
    if not one.needs:
        yield f"{label} holds for {name} under {one.concept.upper()} whatever it prefers."
        return
    yield f"{label} holds for {name} under {one.concept.upper()}, {now}, where all of this is true{share}:"
    for need in one.needs:
        either = [f"{_called(model, need.to)} is not preferred to {label}"]
        either += [_none(model, some, label=label) for some in need.alternatives[:_SHOWN]]
        more = f", or one of {len(need.alternatives) - _SHOWN} further" if len(need.alternatives) > _SHOWN else ""
        yield f"  {', or '.join(either)}{more};"


def _none(model: Model, some: frozenset[int], *, label: object) -> str:
    names = [_called(model, one) for one in sorted(some)]
    if len(names) == 1:
        return f"{names[0]} is not"
    return f"none of {', '.join(names)} is preferred to {label}"
