"""A conflict from a case: a YAML or JSON file, or a mapping (docs/reference/stability.md has the form).

A case has its states in option form (`options`, with `feasible`, `infeasible`, `irreversible`, or a list of `states`), or
by name (`state_labels` with `reachable_one_step`). Fields that only tell of a case (sources, status, expected results)
are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from detente.analysis.stability import size
from detente.analysis.stability.assumed import assumptions
from detente.analysis.stability.interface import Label, Model, Moves, Option, Said
from detente.analysis.stability.preferences import Ground, as_list, preference
from detente.analysis.stability.rules import Names
from detente.analysis.stability.states import (
    Irreversible,
    Laid,
    all_states,
    irreversible,
    listed_states,
    moves_by_options,
    moves_of_pairs,
)
from detente.errors import DataFileError, UsageError
from detente.model.ranges import only, read_mapping

KNOWN = (
    *("title", "decision_makers", "options", "states", "state_labels", "option_order", "feasible", "infeasible"),
    *("irreversible", "reachable_one_step", "rankings_best_to_worst", "preferences", "status_quo", "status", "sources"),
    *("verified_by", "note", "notes", "historical_path", "inverse_gmcr", "drafted_from", "about"),
)
_TELLING = ("expected_", "published_", "stable_states_", "coalition_improvements_", "gmcr_")
"""Beginnings of the names of fields that tell of results."""


def load_case(path: Path, *, case: str | None = None) -> Model:
    """The conflict in a file, or the one called `case` in a file of several. Raises InputError, UsageError."""
    held = read_mapping(path)
    if "cases" not in held or "decision_makers" in held:
        if case is not None:
            raise UsageError(f"the file has one case, none called {case!r}", input=str(path), do="Leave --case out.")
        return model_of(held, origin=str(path))
    cases = held["cases"]
    if not isinstance(cases, dict) or not cases:
        raise DataFileError("`cases` is no mapping of names to cases", input=str(path), do="Correct the file.")
    if case is None or case not in cases:
        what = "several cases" if case is None else f"no case is called {case!r}"
        raise UsageError(what, input=str(path), do=f"Choose one with --case: {', '.join(map(str, cases))}.")
    if not isinstance(cases[case], dict):
        raise DataFileError(f"{case} is no case", input=str(path), do="Correct the file.")
    return model_of(cases[case], origin=f"{path}, {case}")


def model_of(held: Mapping[str, Any], *, origin: str) -> Model:
    """The conflict in a mapping. Raises InputError naming the entry that is wrong."""
    only({key: 0 for key in held if not str(key).startswith(_TELLING)}, KNOWN, origin=origin)
    makers = _makers(held, origin)
    by_name = held.get("reachable_one_step") is not None
    options = _options(held, makers, origin=origin)
    names = Names([(makers[one.maker], one.name) for one in options], origin)
    if by_name:
        laid = None
        labels = _labels(held, origin)
        patterns = _patterns(held, labels, len(options))
        moves = tuple(_reachable(held, maker, labels, origin=origin) for maker in makers)
        size.check_states(len(labels), sum(len(one.targets) for one in moves), origin=origin)
    else:
        laid = _laid(held, names, origin)
        labels, patterns = laid.labels, laid.patterns
        fixed = _fixed(held, names, origin)
        moves = moves_by_options(laid, [one.maker for one in options], fixed, makers=len(makers))
    ground = Ground(labels, {str(one): place for place, one in enumerate(labels)}, laid, names, origin)
    given = _preferences(held, makers, origin)
    read = [preference(given[one], ground, where=f"preferences of {one}") for one in makers]
    quo = held.get("status_quo")
    return Model(
        title=str(held.get("title") or ""),
        makers=makers,
        options=options,
        labels=labels,
        patterns=patterns,
        moves=moves,
        preferences=tuple(one for one, _ in read),
        status_quo=None if quo is None else ground.state(quo, where="status_quo"),
        assumptions=assumptions(given, makers),
        notes=(*_texts(held, "notes", origin), *(note for _, notes in read for note in notes)),
        held=dict(held),
        origin=origin,
    )


def _makers(held: Mapping[str, Any], origin: str) -> tuple[str, ...]:
    told = held.get("decision_makers")
    if told is None and isinstance(held.get("options"), dict):
        told = list(held["options"])
    if not isinstance(told, list) or not told:
        raise DataFileError("no decision makers are named", input=origin, do="Add decision_makers: [A, B].")
    names = tuple(str(one) for one in told)
    for name in names:
        if names.count(name) > 1:
            raise DataFileError(f"{name} is named twice as decision maker", input=origin, do="Leave one out.")
    if len(names) > size.MOST_MOVERS:
        raise DataFileError(f"more than {size.MOST_MOVERS} decision makers", input=origin, do="Leave some out.")
    return names


def _by_maker(held: Mapping[str, Any], key: str, makers: Sequence[str], *, origin: str) -> dict[str, Any]:
    """A field that says something for each decision maker."""
    told = held.get(key)
    if not isinstance(told, dict):
        raise DataFileError(f"{key} is no mapping of decision makers", input=origin, do="Correct the entry.")
    found = {str(one): value for one, value in told.items()}
    for one in found:
        if one not in makers:
            raise DataFileError(
                f"{key}: unknown decision maker {one!r}", input=origin, do=f"Known: {', '.join(makers)}."
            )
    return found


def _options(held: Mapping[str, Any], makers: Sequence[str], *, origin: str) -> tuple[Option, ...]:
    if held.get("options") is None:
        if held.get("reachable_one_step") is None:
            raise DataFileError("no options are given", input=origin, do="Add options: {A: [withdraw]}.")
        return ()
    found = []
    for maker, told in _by_maker(held, "options", makers, origin=origin).items():
        if not isinstance(told, list):
            raise DataFileError(f"options of {maker} is no list", input=origin, do="Write a list of options.")
        found += [_option(one, makers.index(maker), f"options of {maker}", origin=origin) for one in told]
    if not found:
        raise DataFileError("nobody has an option", input=origin, do="Give a decision maker something it may do.")
    names = [(one.maker, one.name.casefold()) for one in found]
    for one in found:
        if names.count((one.maker, one.name.casefold())) > 1:
            what = f"options of {makers[one.maker]}: {one.name!r} stands twice"
            raise DataFileError(what, input=origin, do="Leave one out.")
    return _in_order(held, found, makers=makers, origin=origin)


def _in_order(
    held: Mapping[str, Any], found: list[Option], *, makers: Sequence[str], origin: str
) -> tuple[Option, ...]:
    """The options in the order that the case's patterns have them."""
    if held.get("option_order") is None:
        return tuple(found)
    names = Names([(makers[one.maker], one.name) for one in found], origin)
    order = [
        names.place(str(one), where="option_order")
        for one in as_list(held["option_order"], "option_order", origin=origin)
    ]
    if sorted(order) != list(range(len(found))):
        raise DataFileError("option_order does not name each option once", input=origin, do="Correct it.")
    return tuple(found[one] for one in order)


def _option(told: Any, maker: int, where: str, *, origin: str) -> Option:
    if not isinstance(told, dict):
        told = {"name": told}
    only(told, ("name", "short", "said", "about"), origin=origin, where=where)
    name = " ".join(str(told.get("name") or "").split())
    if not name:
        raise DataFileError(f"{where}: an empty option", input=origin, do="Name it.")
    short = " ".join(str(told.get("short") or "").split())
    return Option(name=name, maker=maker, said=_said(told.get("said"), where, origin=origin), short=short)


def _said(told: Any, where: str, *, origin: str) -> tuple[Said, ...]:
    found = []
    for one in as_list(told or [], f"{where}: said", origin=origin):
        if not isinstance(one, dict):
            raise DataFileError(f"{where}: said is a list of sentences", input=origin, do="Give each by and words.")
        only(one, ("position", "by", "words", "source", "start", "end"), origin=origin, where=f"{where}: said")
        text = {key: str(one.get(key) or "") for key in ("position", "by", "words", "source")}
        places = [one.get(key, 0) for key in ("start", "end")]
        if not all(isinstance(place, int) for place in places):
            raise DataFileError(f"{where}: start and end are whole numbers", input=origin, do="Correct them.")
        found.append(Said(**text, start=places[0], end=places[1]))
    return tuple(found)


def _labels(held: Mapping[str, Any], origin: str) -> tuple[Label, ...]:
    told = held.get("state_labels")
    if told is None and isinstance(held.get("states"), dict):
        told = list(held["states"])
    if not isinstance(told, list) or not told:
        raise DataFileError("no feasible state is named", input=origin, do="Add state_labels.")
    for one in told:
        if not isinstance(one, str | int) or isinstance(one, bool):
            raise DataFileError(f"state_labels: {one!r} is no label", input=origin, do="Write text or whole numbers.")
    if len({str(one) for one in told}) < len(told):
        twice = next(one for one in told if sum(str(one) == str(other) for other in told) > 1)
        raise DataFileError(f"state {twice} is listed twice", input=origin, do="Leave one out.")
    return tuple(told)


def _patterns(held: Mapping[str, Any], labels: Sequence[Label], options: int) -> tuple[str, ...]:
    """The patterns beside states that have their own moves, where every state has one that fits."""
    told = held.get("states")
    if not isinstance(told, dict):
        return ()
    texts = {str(key): (str(value).split() or [""])[0] for key, value in told.items()}
    found = tuple(texts.get(str(one), "").upper().translate(str.maketrans("10", "YN")) for one in labels)
    return found if all(len(one) == options and not set(one) - set("YN-") for one in found) else ()


def _laid(held: Mapping[str, Any], names: Names, origin: str) -> Laid:
    if isinstance(held.get("states"), dict):
        laid = listed_states(held["states"], names)
        for key in ("feasible", "infeasible"):
            if held.get(key):
                raise DataFileError(f"both states and {key}", input=origin, do="Leave one of them out.")
        return laid
    if held.get("states") is not None or held.get("state_labels") is not None:
        raise DataFileError(
            "states are no mapping of labels to patterns", input=origin, do="Write states, or reachable_one_step."
        )
    return all_states(names, feasible=_texts(held, "feasible", origin), infeasible=_texts(held, "infeasible", origin))


def _texts(held: Mapping[str, Any], key: str, origin: str) -> list[str]:
    told = held.get(key) or []
    told = [told] if isinstance(told, str) else told
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise DataFileError(f"{key} is no list of rules", input=origin, do="Put patterns in quotation marks.")
    return told


def _fixed(held: Mapping[str, Any], names: Names, origin: str) -> Irreversible:
    told = held.get("irreversible") or {}
    if not isinstance(told, dict):
        raise DataFileError("irreversible is no mapping", input=origin, do="Write option: forward (or backward).")
    return irreversible(told, names)


def _reachable(held: Mapping[str, Any], maker: str, labels: Sequence[Label], *, origin: str) -> Moves:
    told = _by_maker(held, "reachable_one_step", _makers(held, origin), origin=origin).get(maker) or {}
    where = f"reachable_one_step of {maker}"
    if not isinstance(told, dict):
        raise DataFileError(f"{where} is no mapping of states", input=origin, do="Write state: [states].")
    places = {str(one): place for place, one in enumerate(labels)}
    pairs = set()
    for source, given in told.items():
        targets = as_list(given or [], f"{where}, from {source}", origin=origin)
        for one in (source, *targets):
            if str(one) not in places:
                raise DataFileError(f"{where}: no state is called {str(one)!r}", input=origin, do="Correct it.")
        pairs |= {(places[str(source)], places[str(one)]) for one in targets if str(one) != str(source)}
    return moves_of_pairs(np.array(sorted(pairs), np.int64).reshape(-1, 2), len(labels))


def _preferences(held: Mapping[str, Any], makers: Sequence[str], origin: str) -> dict[str, Any]:
    if held.get("preferences") is not None and held.get("rankings_best_to_worst") is not None:
        raise DataFileError("both preferences and rankings_best_to_worst", input=origin, do="Leave one out.")
    key = "preferences" if held.get("preferences") is not None else "rankings_best_to_worst"
    if held.get(key) is None:
        raise DataFileError("no preferences are given", input=origin, do="Add preferences: {A: …}.")
    found = _by_maker(held, key, makers, origin=origin)
    for maker in makers:
        if maker not in found:
            raise DataFileError(f"no preferences of {maker} are given", input=origin, do="Add them.")
    return found
