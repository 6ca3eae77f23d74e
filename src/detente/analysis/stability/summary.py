"""Findings as plain data for JSON: the concepts by the names that the reference cases use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from detente.analysis.stability.analyse import Change, Findings, States
from detente.analysis.stability.interface import COALITION_NAMES, CONCEPTS, Concept, Model, Option, Reason, Step
from detente.analysis.stability.inverse import Inverse
from detente.analysis.stability.naming import state_words
from detente.analysis.stability.reasons import reasons

_MOST_DETAILED = 4096  # states, up to which what is stable for each is listed
_MOST_EXPLAINED, _FEW_EXPLAINED = 24, 6  # states whose reasons are given; of so many that not all are listed


def summary(found: Findings) -> dict[str, Any]:
    """All findings; states by their labels. `coalition_equilibria` is null where `coalitions_refused` says why."""
    model = found.model
    return {
        "title": model.title,
        "decision_makers": list(model.makers),
        "n_states": model.size,
        **(_held(model) if model.patterns and model.size <= _MOST_DETAILED else {}),
        "options": [_option(model, one) for one in model.options],
        "status_quo": None if model.status_quo is None else model.labels[model.status_quo],
        "equilibria": _labelled(model, found.equilibria),
        "coalition_equilibria": found.coalition_equilibria and _together(model, found.coalition_equilibria),
        **({"coalitions_refused": found.refused} if found.refused else {}),
        **({"equilibria_if_unknown_tempts_nobody": _labelled(model, found.possible)} if found.possible else {}),
        **({"strong_equilibria": _labelled(model, found.strong)} if found.strong else {}),
        **(
            {"coalition_equilibria_if_unknown_tempts_nobody": _together(model, found.possible_together)}
            if found.possible_together
            else {}
        ),
        **({"strong_coalition_equilibria": _together(model, found.strong_together)} if found.strong_together else {}),
        **(_each(found) if model.size <= _MOST_DETAILED else {}),
        "paths_from_status_quo": [
            {"to": model.labels[one.to], "by": one.way, "steps": _steps(model, one.steps)} for one in found.paths
        ],
        "reasons": [reason_data(model, one) for one in _reasons(found)],
        "assumptions": [
            {
                "assumed": True,
                "decision_maker": model.makers[one.assumption.maker],
                "kind": one.assumption.kind,
                "words": one.assumption.words,
                "if_reversed": _reversed(model, one),
            }
            for one in found.changes
        ],
        "notes": list(model.notes),
    }


def _reversed(model: Model, one: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"gained": _labelled(model, one.gained), "lost": _labelled(model, one.lost)}
    if one.together is not None:
        told["coalitions"] = {
            name: _together(model, states) for name, states in zip(("gained", "lost"), one.together, strict=True)
        }
    return told


def _option(model: Model, one: Option) -> dict[str, Any]:
    return {"decision_maker": model.makers[one.maker], "name": one.name, "said": [asdict(said) for said in one.said]}


def _held(model: Model) -> dict[str, dict[str, str]]:
    return {"states": {str(label): state_words(model, at) for at, label in enumerate(model.labels)}}


def _labelled(model: Model, states: States) -> dict[Concept, list[Any]]:
    return {concept: [model.labels[one] for one in states[concept]] for concept in CONCEPTS}


def _together(model: Model, states: States) -> dict[str, list[Any]]:
    told = _labelled(model, states)
    return {COALITION_NAMES[concept]: told[concept] for concept in CONCEPTS}


def _each(found: Findings) -> dict[str, Any]:
    model = found.model
    return {
        "stable_states_per_dm": {
            concept: {
                maker: [model.labels[one] for one in stable[concept].nonzero()[0]]
                for maker, stable in zip(model.makers, found.each, strict=True)
            }
            for concept in CONCEPTS
        }
    }


def _reasons(found: Findings) -> Iterable[Reason]:
    model = found.model
    told = [model.status_quo] if model.status_quo is not None else []
    told += [one for concept in CONCEPTS for one in found.equilibria[concept]]
    many = model.size > _MOST_DETAILED
    for state in list(dict.fromkeys(told))[: _FEW_EXPLAINED if many else _MOST_EXPLAINED]:
        for concept in CONCEPTS[3 if many else 1 :]:
            yield from reasons(model, state, concept, reading=found.reading)


def reason_data(model: Model, one: Reason) -> dict[str, Any]:
    """One move that somebody would like to make, and how others would answer."""
    return {
        "concept": one.concept,
        "state": model.labels[one.state],
        "by": [model.makers[maker] for maker in one.by],
        "to": model.labels[one.to],
        "answer": _steps(model, one.answer),
        "holds": one.holds,
    }


def _steps(model: Model, steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [{"by": [model.makers[maker] for maker in one.by], "to": model.labels[one.to]} for one in steps]


def inverse_data(model: Model, one: Inverse) -> dict[str, Any]:
    """What a decision maker's preferences must be for a state to be stable for it."""
    return {
        "decision_maker": model.makers[one.maker],
        "state": model.labels[one.state],
        "concept": one.concept,
        "now": one.now,
        "share_of_strict_rankings": None if one.share is None else str(one.share),
        "all_of": [
            {
                "not_preferred": model.labels[need.to],
                "or_none_of": [[model.labels[state] for state in sorted(some)] for some in need.alternatives],
            }
            for need in one.needs
        ],
    }
