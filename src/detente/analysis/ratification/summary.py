"""Results as plain values for JSON: fractions as strings ("1/3"), counts as whole numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

from detente.analysis.agreements import Basis
from detente.analysis.ratification.bars import Bar
from detente.analysis.ratification.coalitions import Coalitions
from detente.analysis.ratification.motions import Motion, Result
from detente.analysis.ratification.power import Power
from detente.analysis.ratification.recorded import Case, Told
from detente.analysis.ratification.rules import Body, Rule
from detente.analysis.ratification.swing import Swing
from detente.analysis.ratification.winsets import Zone
from detente.model import Decision
from detente.model.schema import adapter


def power_data(one: Power, *, named: bool) -> dict[str, Any]:
    """The indices of each member: by name, or in the order of the weights where members have no names."""

    def keyed(values: list[Any]) -> Any:
        return dict(zip(one.members, values, strict=True)) if named else values

    return {
        "members": len(one.members),
        "winning_coalitions": one.winning,
        "shapley_shubik": keyed([str(value) for value in one.shapley_shubik]),
        "banzhaf_swings": keyed(list(one.banzhaf_swings)),
        "banzhaf_total": sum(one.banzhaf_swings),
        "banzhaf_normalised": keyed([str(value) for value in one.banzhaf_normalised]),
        "penrose_absolute": keyed([str(value) for value in one.penrose]),
    }


def rule_data(one: Rule) -> dict[str, Any]:
    """What is known of a rule."""
    return {
        "id": one.id,
        "title": one.title,
        "source": one.source,
        "read_at": one.read_at,
        "as_of": one.as_of,
        "recalled": one.recalled,
        "note": one.note,
    }


def body_data(one: Body) -> dict[str, Any]:
    """What is known of a body."""
    return {
        "id": one.id,
        "title": one.title,
        "members": list(one.members),
        "weights": {name: {member: str(value) for member, value in own.items()} for name, own in one.weights.items()},
        "rules": list(one.rules),
        "source": one.source,
        "as_of": one.as_of,
        "recalled": one.recalled,
    }


def motion_data(motion: Motion, results: tuple[Result, ...]) -> dict[str, Any]:
    """The results of a motion, form by form."""
    return {
        "motion": motion.title,
        "forms": [
            {
                "title": form.title,
                "body": form.body.title if form.body else None,
                "note": form.note,
                "results": [result_data(one) for one in results if one.form is form],
            }
            for form in motion.forms
        ],
    }


def result_data(one: Result) -> dict[str, Any]:
    """One result: what it is under which rule, and what would change it."""
    return {
        "rule": rule_data(one.rule),
        "outcome": one.outcome,
        "for": list(one.leaning("for")),
        "against": list(one.leaning("against")),
        "abstain": list(one.leaning("abstain")),
        "absent": list(one.leaning("absent")),
        "open": list(one.open),
        "thresholds": [_bar(bar) for bar in one.bars],
        "completing": _coalitions(one.completing),
        "blocking": _coalitions(one.blocking),
        "holding": _coalitions(one.holding),
        "pivots": {pivot.member: {"ways": pivot.ways, "of": pivot.of} for pivot in one.pivots},
        "critical": list(one.critical),
        "to_pass": _swing(one.to_pass),
        "to_fail": _swing(one.to_fail),
        "probability": [str(one.likelihood.low), str(one.likelihood.high)] if one.likelihood else None,
        "reason": one.reason,
    }


def case_data(one: Case) -> dict[str, Any]:
    """A decision of the record with its leanings, their passages, and the results on each basis."""
    return {
        "decision": adapter(Decision).dump_python(one.decision, mode="json"),
        "body": {"reported": one.body_name, "known": one.body.id if one.body else None},
        "rules": [rule.id for rule in one.rules],
        "rule_named": one.rule_named,
        "option": list(one.option) if one.option else None,
        "told": [adapter(Told).dump_python(told, mode="json") for told in one.told],
        "strangers": list(one.strangers),
        "results": {basis: [result_data(result) for result in one.results(basis)] for basis in get_args(Basis)},
    }


def zone_data(one: Zone) -> dict[str, Any]:
    """How many packages are left on both levels, and whose objections leave out how many."""
    return {
        "packages": one.total,
        "between_parties": one.between,
        "passed_by": dict(one.by_side),
        "passed_by_all": one.open,
        "shrinkage": [
            {
                "side": part.side,
                "member": part.member,
                "veto": part.veto,
                "opens": part.opens,
                "objects_to": part.objects,
                "positions": list(part.positions),
            }
            for part in one.shrinkage
        ],
        "listed": [dict(package) for package in one.listed],
        "more": one.open - len(one.listed),
    }


def _bar(one: Bar) -> dict[str, Any]:
    return {
        "counts": one.test.who,
        "weight": one.test.weight,
        "compare": one.test.compare,
        "needed": number(one.needed),
        "whole": number(one.whole),
        **{state: number(value) for state, value in one.parts.items()},
        "open": number(one.open),
    }


def number(value: Fraction) -> int | str:
    """A whole number, or a fraction as a string."""
    return int(value) if value.denominator == 1 else str(value)


def _coalitions(one: Coalitions | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"listed": [list(few) for few in one.listed], "number": one.number, "exact": one.exact}


def _swing(one: Swing | None) -> dict[str, Any] | None:
    return None if one is None else {"members": list(one.members), "state": one.state, "cost": number(one.cost)}
