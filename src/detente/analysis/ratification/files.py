"""Rules and motions from files of the user's, YAML or JSON. The forms are told in docs/reference/ratification.md."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis.ratification import known
from detente.analysis.ratification.chances import Range
from detente.analysis.ratification.game import Game, game
from detente.analysis.ratification.leanings import UNKNOWN, Lean
from detente.analysis.ratification.motions import Form, Motion
from detente.analysis.ratification.plain import Entry, body_of, formula_of, load, rule_of, share_of
from detente.analysis.ratification.rules import STATES, AllOf, Amount, AnyOf, Body, Formula, Rule, State, Threshold

_SHORT = {"quota", "weights", "min_members", "min_blocking", "block4"}
_TOLD = {"n", "total", "name", "title", "source", "shapley_shubik", "banzhaf_swings", "banzhaf_total",
         "banzhaf_normalised", "penrose_absolute", "winning_coalitions"}  # fmt: skip
"""Keys that a weighted rule may carry and that say nothing of it: what `detente ratify power` prints, and descriptions."""
_FORM = {"title", "body", "rule", "rules", "without", "leanings", "others", "note"}
_MOTION = {"motion", "chances", "costs", "forms", "source"}
_IN_ONE = {
    "members",
    "passes",
    "totals",
    "groups",
    "title",
    "source",
    "as_of",
    "recalled",
    "note",
    "least_members",
    "without",
}


def load_game(path: Path) -> tuple[Game, bool]:
    """The rule in a file, and whether its members have names. Raises DataFileError, UsageError.

    Either {quota, weights}, or members with `passes`, or {body, rule, without} of which each may be known by its id.
    """
    entry = load(path)
    said = entry.mapping()
    if "weights" in said or "quota" in said:
        return _weighted(entry), isinstance(said.get("weights"), dict)
    if "passes" in said:
        entry.mapping(_IN_ONE)
        body = body_of(_only(entry, {"members", "totals", "groups", "title", "source", "as_of", "recalled"}), id="file")
        rule = rule_of(_only(entry, {"passes", "title", "source", "as_of", "note", "least_members"}), id="file")
        return game(body, rule, without=entry.at("without", []).words()), True
    entry.mapping({"body", "rule", "without", "title", "note"})
    return game_of(entry), True


def game_of(entry: Entry) -> Game:
    """A body's rule, {body, rule, without}, of which each may be known by its id. Raises DataFileError, UsageError."""
    for key in ("body", "rule"):
        if key not in entry.value:
            entry.refuse(f"{key!r} is missing", do="Write {quota, weights}, {members, passes} or {body, rule}.")
    return game(_body(entry.at("body")), _rule(entry.at("rule")), without=entry.at("without", []).words())


def _only(entry: Entry, keys: set[str]) -> Entry:
    return Entry({key: value for key, value in entry.value.items() if key in keys}, entry.origin, entry.place)


def _weighted(entry: Entry) -> Game:
    """{quota, weights}, with `min_members` in favour and the number that a blocking minority needs, where they are given."""
    said = entry.mapping(_SHORT | _TOLD)
    for key in ("quota", "weights"):
        if key not in said:
            entry.refuse(f"{key!r} is missing", do="A weighted rule is {quota: 12, weights: [4, 4, 2]}.")
    weights = said["weights"]
    if isinstance(weights, list):
        weights = {str(number): weight for number, weight in enumerate(weights, 1)}
    if not isinstance(weights, dict):
        entry.at("weights").refuse(f"must be a list or a mapping of weights, not {weights!r}")
    body = body_of(Entry({"members": weights, "title": said.get("title", entry.origin)}, entry.origin), id="file")
    quota = entry.at("quota").number()
    if quota <= 0:
        entry.at("quota").refuse(f"a quota is above 0, not {said['quota']!r}")
    parts: list[Formula] = [Threshold(who="for", weight="votes", compare="at_least", amount=Amount(quota))]
    if said.get("min_members"):
        parts.append(Threshold(who="for", compare="at_least", amount=Amount(entry.at("min_members").number())))
    formula: Formula = AllOf(tuple(parts))
    blockers = entry.at("min_blocking").number() if "min_blocking" in said else 4 if said.get("block4") else 0
    if blockers:
        few = Threshold(who="not_for", compare="fewer_than", amount=Amount(Fraction(blockers)))
        formula = AnyOf((formula, few))
    return game(body, Rule(id="file", title="the rule", passes=formula))


def _body(entry: Entry) -> Body:
    return known.body(entry.value) if isinstance(entry.value, str) else body_of(entry, id="file")


def _rule(entry: Entry) -> Rule:
    if isinstance(entry.value, str):
        return known.rule(entry.value)
    if isinstance(entry.value, dict) and "passes" not in entry.value:
        return Rule(id="file", title="the rule", passes=formula_of(entry))
    return rule_of(entry, id="file")


def load_motion(path: Path) -> Motion:
    """The motion in a file. Raises DataFileError, UsageError."""
    entry = load(path)
    said = entry.mapping(_MOTION | _FORM)
    if "body" not in said:
        entry.refuse(
            "'body' is missing", do="Name a known body, write its members down, or say null: no vote of a body."
        )
    if not isinstance(said.get("forms") or [], list):
        entry.at("forms").refuse("must be a list of forms")
    first = _form(entry, {key: value for key, value in said.items() if key in _FORM}, title=said.get("motion", ""))
    forms = [first]
    for number, _ in enumerate(said.get("forms") or []):
        below = entry.at("forms").at(number)
        forms.append(_form(below, {**below.mapping(_FORM)}, title="", first=first))
    chances = entry.at("chances", {})
    costs = entry.at("costs", {})
    return Motion(
        title=str(said.get("motion", first.title)),
        forms=tuple(forms),
        chances={member: _chances(chances.at(member)) for member in chances.mapping()},
        costs={member: costs.at(member).number() for member in costs.mapping()},
    )


def _form(entry: Entry, said: Mapping[str, Any], *, title: str, first: Form | None = None) -> Form:
    """A form: what it does not say, it has from the first; leanings that it names are laid over the first's."""
    body = _body(entry.at("body")) if said.get("body") else first.body if first and "body" not in said else None
    laid = dict(first.leanings) if first and body is first.body else {}
    leanings = entry.at("leanings", {})
    return Form(
        title=str(said.get("title", title) or title),
        body=body,
        rules=_rules(entry, said, body, first=first),
        without=entry.at("without", []).words(),
        leanings={**laid, **{member: lean_of(leanings.at(member)) for member in leanings.mapping()}},
        others=lean_of(entry.at("others")) if "others" in said else first.others if first else Lean(),
        note=str(said.get("note", "")),
    )


def _rules(entry: Entry, said: Mapping[str, Any], body: Body | None, *, first: Form | None) -> tuple[Rule, ...]:
    if body is None:
        return ()
    if said.get("rules"):
        listed = entry.at("rules")
        if not isinstance(listed.value, list):
            listed.refuse("must be a list of rules")
        return tuple(_rule(listed.at(number)) for number in range(len(listed.value)))
    if said.get("rule") not in (None, "unknown"):
        return (_rule(entry.at("rule")),)
    if first and "rule" not in said and body is first.body:
        return first.rules
    found = known.candidates(body)
    if not found:
        entry.refuse("no rule is known for this body", do="Name one under 'rule', or several under 'rules'.")
    return found


def lean_of(entry: Entry) -> Lean:
    """A leaning: a state, "unknown", a list of states that are possible, or the parts of a split vote."""
    value = entry.value
    if value == "unknown":
        return Lean()
    if isinstance(value, dict):
        parts = tuple((_state(entry, key), share_of(entry.at(key))) for key in entry.mapping())
        if sum(part for _, part in parts) != 1:
            entry.refuse("the parts of a split vote must add up to 1", do="For example {for: 60%, against: 40%}.")
        return Lean(split=parts)
    return Lean(frozenset(_state(entry, one) for one in entry.words()) or UNKNOWN)


def _state(entry: Entry, word: str) -> State:
    found = next((state for state in STATES if state == word), None)
    if found is None:
        entry.refuse(f"no leaning is called {word!r}", do=f"There are: {', '.join(STATES)}, unknown.")
    return found


def _chances(entry: Entry) -> dict[State, Range]:
    """The chance of a vote in favour, or of each state: a number from 0 to 1, or the least and the greatest."""
    if isinstance(entry.value, dict):
        return {_state(entry, key): _range(entry.at(key)) for key in entry.mapping()}
    return {"for": _range(entry)}


def _range(entry: Entry) -> Range:
    if not isinstance(entry.value, list):
        return (share_of(entry), share_of(entry))
    if len(entry.value) != 2:
        entry.refuse("a range has two ends", do="For example [0.3, 0.6].")
    return (share_of(entry.at(0)), share_of(entry.at(1)))
