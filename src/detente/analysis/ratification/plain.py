"""Rules, bodies and amounts from YAML or JSON; every refusal names the entry that is wrong."""

from __future__ import annotations

import contextlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn, get_args

import yaml

from detente.analysis.ratification.rules import (
    HEADS,
    WHO,
    AllOf,
    Amount,
    AnyOf,
    Body,
    Compare,
    Fewest,
    Formula,
    Rule,
    Threshold,
    Who,
)
from detente.errors import DataFileError
from detente.model import safe_yaml

COMPARISONS = get_args(Compare)
_RULE = {"title", "source", "read_at", "as_of", "recalled", "note", "least_members", "called", "passes"}
_BODY = {"title", "members", "totals", "groups", "names", "called", "rules", "source", "as_of", "recalled", "note"}
_VOTES = "votes"
"""What the weights are called where a file does not name them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a file, and where it stands in it."""

    value: Any
    origin: str
    place: str = ""

    def refuse(self, what: str, *, do: str = "Correct the entry.") -> NoReturn:
        """Raise DataFileError naming the file and the entry."""
        raise DataFileError(f"entry {self.place}: {what}" if self.place else what, input=self.origin, do=do)

    def at(self, key: str | int, default: Any = None) -> Entry:
        """The entry below, by key or number."""
        below = self.value.get(key, default) if isinstance(self.value, dict) else self.value[key]
        return Entry(below, self.origin, f"{self.place}.{key}" if self.place else str(key))

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Any]:
        """The value as a mapping whose keys are words, and known ones."""
        if not isinstance(self.value, dict):
            self.refuse(f"must be a mapping, not {self.value!r}")
        for key in self.value:
            if not isinstance(key, str):
                self.refuse(f"the name {key!r} is not read as a word", do="Write it in quotation marks.")
            if known is not None and key not in known:
                self.refuse(f"unknown key {key!r}", do=f"Known are: {', '.join(sorted(known))}.")
        return self.value

    def words(self) -> tuple[str, ...]:
        """The value as a list of words, none twice."""
        value = [self.value] if isinstance(self.value, str) else self.value
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse(f"must be a list of words, not {self.value!r}")
        twice = [one for one, times in Counter(value).items() if times > 1]
        if twice:
            self.refuse(f"{twice[0]!r} stands there twice")
        return tuple(value)

    def number(self) -> Fraction:
        """The value as an exact number, decimals as they are written."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            self.refuse(f"must be a number, not {value!r}")
        if isinstance(value, float) and not math.isfinite(value):
            self.refuse(f"must be a number, not {value!r}")
        try:
            return Fraction(str(value).strip())
        except (ValueError, ZeroDivisionError):
            self.refuse(f"must be a number, not {value!r}")


def load(path: Path) -> Entry:
    """A YAML or JSON file. Raises DataFileError for one that cannot be read, or that says one thing twice."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"cannot be read: {error}", input=str(path), do="Name a YAML or JSON file.") from error
    return parsed(text, origin=str(path))


def parsed(text: str, *, origin: str) -> Entry:
    """What a YAML or JSON text says. Raises DataFileError."""
    if text.lstrip().startswith("{"):
        with contextlib.suppress(json.JSONDecodeError):  # YAML in braces is no JSON
            return Entry(json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, origin)), origin)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        _no_key_twice(node, origin)
        return Entry(safe_yaml.parsed(text) or {}, origin)
    except yaml.YAMLError as error:
        raise DataFileError(f"neither YAML nor JSON: {error}", input=origin, do="Correct the file.") from error


def _once(pairs: list[tuple[str, Any]], origin: str) -> dict[str, Any]:
    twice = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
    if twice:
        raise DataFileError(f"{twice[0]!r} stands there twice", input=origin, do="Keep one.")
    return dict(pairs)


def _no_key_twice(node: Any, origin: str) -> None:
    if isinstance(node, yaml.MappingNode):
        twice = [key for key, times in Counter(str(key.value) for key, _ in node.value).items() if times > 1]
        if twice:
            line = node.start_mark.line + 1
            raise DataFileError(f"{twice[0]!r} stands there twice (near line {line})", input=origin, do="Keep one.")
    if isinstance(node, yaml.CollectionNode):
        for one in node.value:
            for part in one if isinstance(one, tuple) else (one,):
                _no_key_twice(part, origin)


def share_of(entry: Entry) -> Fraction:
    """A share: "55%" or "2/3", between 0 and 1."""
    text = str(entry.value).strip()
    value = Entry(text.removesuffix("%"), entry.origin, entry.place).number() / (100 if text.endswith("%") else 1)
    if not 0 <= value <= 1:
        entry.refuse(f"a share lies between 0 and 1, not {entry.value!r}")
    return value


def amount_of(entry: Entry) -> Amount | Fewest:
    """A number, a share, or the fewest members with more than a share of a weight."""
    if isinstance(entry.value, dict):
        entry.mapping({"fewest_of", "with_more_than", "plus"})
        plus = entry.at("plus", 0).number()
        return Fewest(str(entry.value.get("fewest_of")), share_of(entry.at("with_more_than")), int(plus))
    if isinstance(entry.value, str) and (entry.value.strip().endswith("%") or "/" in entry.value):
        return Amount(share_of(entry), share=True)
    value = entry.number()
    if value < 0:
        entry.refuse(f"a quota cannot be below 0, and {entry.value!r} is")
    return Amount(value)


def formula_of(entry: Entry) -> Formula:
    """Tests joined by "all" and "any". Raises DataFileError."""
    said = entry.mapping()
    for key, kind in (("all", AllOf), ("any", AnyOf)):
        if key in said and isinstance(said[key], list):
            entry.mapping({key})
            if not said[key]:
                entry.refuse(f"{key!r} needs at least one part")
            return kind(tuple(formula_of(entry.at(key).at(number)) for number in range(len(said[key]))))
    if "veto" in said:
        entry.mapping({"veto"})
        return Threshold(who="against", compare="at_most", amount=Amount(Fraction(0)), among=entry.at("veto").words())
    return _test_of(entry)


def _test_of(entry: Entry) -> Threshold:
    said = entry.mapping({*WHO, *COMPARISONS, "of", "among"})
    who: list[Who] = [one for one in WHO if one in said]
    compare: list[Compare] = [one for one in COMPARISONS if one in said]
    if len(who) != 1 or len(compare) != 1:
        entry.refuse(
            "a test says whose weight is compared, and how, once each",
            do="For example {for: members, at_least: 55%}; or {all: [...]}, {any: [...]}, {veto: [...]}.",
        )
    weight = said[who[0]]
    of = said.get("of", "all")
    if not isinstance(weight, str):
        entry.at(who[0]).refuse(f"must be the name of a weight, not {weight!r}")
    if not isinstance(of, str) or of not in WHO:
        entry.at("of").refuse(f"unknown {of!r}", do=f"Known are: {', '.join(WHO)}.")
    amount = amount_of(entry.at(compare[0]))
    among = entry.at("among").words() if "among" in said else ()
    return Threshold(who=who[0], weight=weight, compare=compare[0], amount=amount, of=of, among=among)


def rule_of(entry: Entry, *, id: str) -> Rule:
    """A rule. Raises DataFileError."""
    said = entry.mapping(_RULE)
    if "passes" not in said:
        entry.refuse("a rule needs 'passes'")
    return Rule(
        id=id,
        title=str(said.get("title", id)),
        passes=formula_of(entry.at("passes")),
        source=str(said.get("source", "")),
        read_at=str(said.get("read_at", "")),
        as_of=str(said.get("as_of", "")),
        recalled=bool(said.get("recalled", False)),
        note=str(said.get("note", "")),
        least_members=int(entry.at("least_members", 0).number()),
        called=entry.at("called", []).words(),
    )


def body_of(entry: Entry, *, id: str) -> Body:
    """A body. Raises DataFileError."""
    said = entry.mapping(_BODY)
    weights = weights_of(entry.at("members"))
    members = tuple(weights.pop(HEADS))
    return Body(
        id=id,
        title=str(said.get("title", id)),
        members=members,
        weights=weights,
        totals={key: entry.at("totals").at(key).number() for key in entry.at("totals", {}).mapping(weights)},
        groups=_groups(entry.at("groups", {}), members),
        names=entry.at("names", []).words(),
        called={key: entry.at("called").at(key).words() for key in entry.at("called", {}).mapping(members)},
        rules=entry.at("rules", []).words(),
        source=str(said.get("source", "")),
        as_of=str(said.get("as_of", "")),
        recalled=bool(said.get("recalled", False)),
        note=str(said.get("note", "")),
    )


def _groups(entry: Entry, members: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found = {}
    for name in entry.mapping():
        found[name] = entry.at(name).words()
        for one in found[name]:
            if one not in members:
                entry.at(name).refuse(f"{one!r} is no member", do=f"Members are: {', '.join(members)}.")
    return found


def weights_of(entry: Entry) -> dict[str, dict[str, Fraction]]:
    """The weights of members by name: a list of members, or of each its weight or its weights.

    "members" is among them. Raises DataFileError where a member is told twice, or lacks a weight that others have.
    """
    if isinstance(entry.value, list):
        return {HEADS: dict.fromkeys(entry.words(), Fraction(1))}
    said = entry.mapping()
    if not said:
        entry.refuse("there are no members")
    rows = {one: value if isinstance(value, dict) else {_VOTES: value} for one, value in said.items()}
    named = dict.fromkeys(key for row in rows.values() for key in row)
    found: dict[str, dict[str, Fraction]] = {HEADS: dict.fromkeys(rows, Fraction(1))}
    for name in named:
        if name == HEADS:
            entry.refuse(f"{HEADS!r} is what everybody counts as, one each", do="Call the weight something else.")
        found[name] = {one: _weight(entry, one, name=name, row=row) for one, row in rows.items()}
    return found


def _weight(entry: Entry, member: str, *, name: str, row: Mapping[str, Any]) -> Fraction:
    if name not in row:
        entry.at(member).refuse(f"{member!r} has no {name!r}, which others have", do="Write 0 where it is none.")
    value = Entry(row[name], entry.origin, f"{entry.place}.{member}").number()
    if value < 0:
        entry.at(member).refuse(f"the weight of {member!r} is below 0")
    return value
