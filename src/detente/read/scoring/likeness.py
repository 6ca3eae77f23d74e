"""Which facts of two readings of one text are the same.

Pairing is one to one and greedy, the best first. Actors are paired by the names they share, and every other fact then
speaks of the paired actors. Statements are alike where at least half of the words of their contents, taken together,
are in both. Other facts are alike where their words overlap or stand in the same sentence or neighbours, and they say
the same of the same actors: half of the people in a room; author, body or party; issue and attitude.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.read.scoring.annotated import KINDS, Facts, pieces

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?:\A|(?<=[.!?”\"’'])\s+|\n+)(?=\S)")
_MOST_WORDS = 80
"""Words of evidence over which it points at nothing."""
_BLANKS = re.compile(r"\s+")
_EDGES = re.compile(r"\A(?:the|a|an) |'s\Z")

Words = frozenset[int]
"""The places of words in a text: the offset of each word's first character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One fact as it is compared: its words, whom it speaks of, and the details by name."""

    words: Words
    who: Any
    details: Mapping[str, Any]
    raw: Facts


class Text:
    """A text's words and sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [match.start() for match in _WORD.finditer(text)]
        self._sentences = [match.end() for match in _SENTENCE.finditer(text)]

    def words(self, value: Any) -> Words:
        """The places of the words that a fact rests on."""
        found: set[int] = set()
        for start, end in pieces(value, self._text):
            found.update(self._starts[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)])
        return frozenset(found)

    def nearness(self, one: Words, other: Words) -> float:
        """From 0 (apart) over one quarter (neighbouring sentences) to 1 (the same words)."""
        if one & other:
            return 0.5 + share(one, other) / 2
        if not one or not other:
            return 0.0
        places = [bisect.bisect_right(self._sentences, min(words)) for words in (one, other)]
        return 0.25 if abs(places[0] - places[1]) <= 1 else 0.0


def share(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The Jaccard index of two sets; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def plain(name: str) -> str:
    """A name without capitals, a leading article and a trailing genitive."""
    return _EDGES.sub("", _BLANKS.sub(" ", name.strip().lower().replace("’", "'")))


def pair_actors(gold: Facts, system: Facts) -> dict[str, str]:
    """Ids of the system's actors to those of the gold ones; a name that two of the system's bear pairs neither."""
    wanted, given = _names(gold), _names(system)
    borne = Counter(name for names in given.values() for name in names)
    given = {one: {name for name in names if borne[name] == 1} for one, names in given.items()}
    likely = [
        (
            -len(wanted[one] & given[other]),
            -len(wanted[one] & given[other]) / len(wanted[one] | given[other]),
            one,
            other,
        )
        for one in wanted
        for other in given
        if wanted[one] & given[other]
    ]
    paired: dict[str, str] = {}
    for _, _, one, other in sorted(likely):
        if other not in paired and one not in paired.values():
            paired[other] = one
    return paired


def _names(facts: Facts) -> dict[str, set[str]]:
    return {
        one["id"]: {plain(name) for name in (one.get("name"), *(one.get("names") or ())) if name}
        for one in facts.get("actors") or ()
    }


def comparable(facts: Facts, text: Text, *, same: Mapping[str, str] | None = None) -> dict[str, list[Item]]:
    """All facts by kind. `same` gives the gold ids of a system's actors; one that it lacks stands for itself alone."""

    def who(actor: str | None) -> Any:
        if not actor:
            return None
        return actor if same is None else same.get(actor, ("not paired", actor))

    make = {
        "actors": _actor,
        "statements": _statement,
        "meetings": _meeting,
        "proposals": _proposal,
        "positions": _position,
        "decisions": _decision,
    }
    return {kind: [make[kind](one, text, who) for one in facts.get(kind) or ()] for kind in KINDS}


def _actor(one: Facts, text: Text, who: Any) -> Item:
    del text
    return Item(words=frozenset(), who=who(one["id"]), details={"side": who(one.get("side"))}, raw=one)


def _statement(one: Facts, text: Text, who: Any) -> Item:
    details = {"mode": one.get("mode"), "relayer": who(one.get("relayer"))}
    return Item(words=text.words(one["content"]), who=who(one.get("speaker")), details=details, raw=one)


def _meeting(one: Facts, text: Text, who: Any) -> Item:
    details = {"place": plain(one.get("place") or ""), "date": one.get("date"), "status": one.get("status")}
    there = frozenset(map(who, one.get("participants") or ()))
    return Item(words=_evidence(one, text), who=there, details=details, raw=one)


def _proposal(one: Facts, text: Text, who: Any) -> Item:
    return Item(words=_evidence(one, text), who=who(one.get("author")), details={"status": one.get("status")}, raw=one)


def _decision(one: Facts, text: Text, who: Any) -> Item:
    return Item(words=_evidence(one, text), who=who(one.get("body")), details={"status": one.get("status")}, raw=one)


def _position(one: Facts, text: Text, who: Any) -> Item:
    details = {
        "option": one.get("option"),
        "red line": bool(one.get("red_line")),
        "condition": text.words(one.get("condition")),
    }
    meant = (who(one.get("party")), one.get("issue"), one.get("attitude"))
    return Item(words=_evidence(one, text), who=meant, details=details, raw=one)


def _evidence(one: Facts, text: Text) -> Words:
    words = text.words(one.get("evidence"))
    return words if len(words) <= _MOST_WORDS else frozenset()


def likeness(kind: str, gold: Item, system: Item, *, text: Text) -> float:
    """How alike two facts are; 0 for two that are not the same."""
    if kind == "actors":
        return float(gold.who == system.who)
    if kind == "statements":
        common = share(gold.words, system.words)
        return common + 0.001 * (gold.who == system.who) if common >= 0.5 else 0.0
    near = text.nearness(gold.words, system.words)
    if not near:
        return 0.0
    if kind == "meetings":
        common = share(gold.who, system.who)
        return common + near if common >= 0.5 else 0.0
    if gold.who != system.who:
        return 0.0
    return near + 0.001 * (kind == "positions" and gold.details["option"] == system.details["option"])


def pairs(kind: str, gold: list[Item], system: list[Item], *, text: Text) -> list[tuple[int, int]]:
    """Which facts are the same: indices into both lists, each at most once, the likest first."""
    likely = [
        (likeness(kind, one, other, text=text), i, k) for i, one in enumerate(gold) for k, other in enumerate(system)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for like, i, k in sorted(likely, reverse=True):
        if like > 0 and i not in taken[0] and k not in taken[1]:
            taken[0].add(i)
            taken[1].add(k)
            found.append((i, k))
    return found


def same_detail(name: str, gold: Any, system: Any) -> bool:
    """Whether a detail of two paired facts is the same; a condition by half of its words."""
    if name == "condition":
        return share(gold, system) >= 0.5
    return bool(gold == system)
