"""Score what else a reader takes in: views, interests, roles, absences, silences, voice and strength.

    python -m evals.further CORPUS [READINGS.jsonl] [--show]

CORPUS is "own", "building" or "wires", whose reports have the further keys that evals/building/README.md describes; a report
without them is passed over. READINGS.jsonl holds one line a report in the form of `detente.read.line`; without it the
built-in reader reads the corpus. Prints precision, recall and F1 for each kind; --show lists what was missed and added.

Actors are paired by their names as in score_talks.py, and a party is the side of the actor named. Words match where at
least half of the code points that either piece covers are covered by both, of the same party (and kind, where there is
one). Roles and absences match by actor. Voice and strength are the share that is equal among the positions that
score_talks.py matches.
"""

from __future__ import annotations

import argparse
import json
import types
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from evals.corpora import SHARED, Article, articles, readings
from evals.measure import Figures, scorer

KINDS = ("views", "interests", "roles", "absences", "unanswered")
DETAILS = ("voice", "strength")
OVERLAP = 0.5
"""The share of code points that two pieces must have in common, as in score_talks.py for the words of statements."""


class Claim(NamedTuple):
    """One further fact in comparable form: what must be equal, and the code points that must overlap."""

    key: tuple[str | None, ...]
    at: frozenset[int]
    raw: Article


@dataclass(slots=True)
class Count:
    """Facts in gold and system, those matched, and the rest."""

    gold: int = 0
    system: int = 0
    matched: int = 0
    missed: list[tuple[str, Article]] = field(default_factory=list)
    added: list[tuple[str, Article]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the system's facts that gold has, 0 where it has none."""
        return self.matched / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that the system has, 0 where there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.gold + self.system
        return 2 * self.matched / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Names:
    """From an actor's id in one reading to the gold actor, and to the gold party for which the actor stands."""

    actors: dict[str, str]
    parties: dict[str, str]

    def actor(self, one: str | None) -> str:
        """The gold actor, or a name that equals no other."""
        return self.actors.get(one or "", f"unpaired {one}")

    def party(self, one: str | None) -> str:
        """The gold party, or a name that equals no other."""
        return self.parties.get(one or "", f"unpaired {one}")


def score(golds: Iterable[Article], systems: Iterable[Article]) -> tuple[dict[str, Count], dict[str, list[int]]]:
    """Counts by kind, and for each detail of positions [equal, matched].

    A gold report without a reading counts as read with nothing found; one without further keys is passed over.
    """
    talks = scorer(SHARED / "talks" / "score_talks.py")
    counts = {kind: Count() for kind in KINDS}
    details = {detail: [0, 0] for detail in DETAILS}
    by_id = {one["id"]: one for one in systems}
    for gold in golds:
        if not any(kind in gold for kind in KINDS):
            continue
        system = by_id.get(gold["id"], {})
        gold_names, system_names = _names(talks, gold, gold), _names(talks, gold, system)
        for kind in KINDS:
            expected = _claims(kind, gold, gold["text"], gold_names)
            found = _claims(kind, system, gold["text"], system_names)
            _add(counts[kind], gold["id"], expected, found)
        _compare(talks, gold, system, details)
    return counts, details


def figures(name: str, counts: dict[str, Count], details: dict[str, list[int]]) -> Figures:
    """F1 by kind, and the shares of positions with equal voice and strength."""
    found = {f"{name}.{kind}": one.f1 for kind, one in counts.items() if one.gold}
    return found | {
        f"{name}.positions: {detail} equal": equal / matched if matched else 0.0
        for detail, (equal, matched) in details.items()
    }


def _names(talks: types.ModuleType, gold: Article, reading: Article) -> Names:
    own = {one["id"]: one["id"] for one in gold["actors"]}
    actors: dict[str, str] = own if reading is gold else talks.pair_actors(gold, reading)
    gold_sides = {one["id"]: one.get("side") for one in gold["actors"]}
    parties = {}
    for one in reading.get("actors") or []:
        paired = actors.get(one["id"])
        if paired is None and one.get("side"):
            paired = actors.get(one["side"])
        if paired is not None:
            parties[one["id"]] = _top(paired, gold_sides)
    return Names(actors, parties)


def _top(actor: str, sides: dict[str, str | None]) -> str:
    """Up from a person over the body to the side, which may take two steps."""
    seen = {actor}
    while (side := sides.get(actor)) and side not in seen:
        actor = side
        seen.add(actor)
    return actor


def _claims(kind: str, reading: Article, text: str, names: Names) -> list[Claim]:
    if kind == "roles":
        return _once(Claim((names.actor(one["actor"]), one["role"]), frozenset(), one) for one in _roles(reading))
    if kind == "absences":
        return _once(Claim((names.actor(one["actor"]),), frozenset(), one) for one in _absences(reading))
    return [
        Claim((names.party(one.get("party") or one.get("actor")), one.get("kind")), _at(one["words"], text), one)
        for one in reading.get(kind) or []
    ]


def _roles(reading: Article) -> list[Article]:
    """The gold key, or each actor's standing."""
    return reading.get("roles") or [
        {"actor": one["id"], "role": one["standing"]} for one in reading.get("actors") or [] if one.get("standing")
    ]


def _absences(reading: Article) -> list[Article]:
    """The gold key, or those absent from meetings."""
    return reading.get("absences") or [
        {"actor": who, "meeting": one.get("id")}
        for one in reading.get("meetings") or []
        for who in one.get("absent") or []
    ]


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """An actor told twice counts once."""
    return list({one.key: one for one in claims}.values())


def _at(words: str | list[Any], text: str) -> frozenset[int]:
    """The code points that a piece covers: exact words (their first place) or [start, end] pairs."""
    if isinstance(words, str):
        start = text.find(words)
        if start < 0:
            raise ValueError(f"not in the text: {words!r}")
        return frozenset(range(start, start + len(words)))
    return frozenset(at for start, end in words for at in range(start, end))


def _overlap(one: Claim, other: Claim) -> float:
    """Between 0 (no match) and 1."""
    if one.key != other.key:
        return 0.0
    if not one.at and not other.at:
        return 1.0
    share = len(one.at & other.at) / len(one.at | other.at)
    return share if share >= OVERLAP else 0.0


def _add(count: Count, name: str, gold: list[Claim], system: list[Claim]) -> None:
    """Pair one to one, best overlap first."""
    pairs = sorted(((_overlap(g, s), i, k) for i, g in enumerate(gold) for k, s in enumerate(system)), reverse=True)
    golds: set[int] = set()
    systems: set[int] = set()
    for share, i, k in pairs:
        if share and i not in golds and k not in systems:
            golds.add(i)
            systems.add(k)
    count.gold += len(gold)
    count.system += len(system)
    count.matched += len(golds)
    count.missed += [(name, one.raw) for i, one in enumerate(gold) if i not in golds]
    count.added += [(name, one.raw) for k, one in enumerate(system) if k not in systems]


def _compare(talks: types.ModuleType, gold: Article, system: Article, details: dict[str, list[int]]) -> None:
    """Voice and strength of the positions that score_talks.py pairs."""
    expected = talks.Report(gold, gold["text"])
    found = talks.Report(system, gold["text"], talks.pair_actors(gold, system))
    golds, systems = expected.facts["positions"], found.facts["positions"]
    for i, k in talks.pair("positions", golds, systems, expected):
        for detail, tally in details.items():
            wanted = golds[i]["raw"].get(detail)
            if wanted is not None:
                tally[0] += wanted == systems[k]["raw"].get(detail)
                tally[1] += 1


def _table(counts: dict[str, Count], details: dict[str, list[int]]) -> None:
    print(f"{'kind':<20}{'gold':>6}{'system':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for kind, one in counts.items():
        print(f"{kind:<20}{one.gold:>6}{one.system:>8}{one.precision:>7.3f}{one.recall:>7.3f}{one.f1:>7.3f}")
    for detail, (equal, matched) in details.items():
        print(f"{'positions: ' + detail:<20}{matched:>6}{'equal':>8}{equal / matched if matched else 0.0:>7.3f}")


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(prog="python -m evals.further", description="Score the further keys.")
    parser.add_argument("corpus", choices=("own", "building", "wires"))
    parser.add_argument("readings", nargs="?", type=Path, help="one JSON line a report (default: the built-in reader)")
    parser.add_argument("--show", action="store_true", help="list what was missed and added")
    options = parser.parse_args()
    golds = list(articles(options.corpus))
    if not golds:
        print(f"{options.corpus}: not on this machine, not scored")
        return
    if options.readings:
        lines = options.readings.read_text(encoding="utf-8").splitlines()
        systems = [json.loads(one) for one in lines if one.strip()]
    else:
        systems = list(readings(golds))
    counts, details = score(golds, systems)
    _table(counts, details)
    if options.show:
        for kind, one in counts.items():
            for label, facts in (("missed", one.missed), ("added", one.added)):
                for name, raw in facts:
                    print(f"{label} {kind} {name}: {json.dumps(raw, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
