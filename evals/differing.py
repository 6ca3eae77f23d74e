"""How well the reader takes what voices within one report tell differently ("five hours by A, six by B").

    python -m evals.differing [HALF…] [--show]

HALF is "building" or "scored", the halves of evals/accounts. An account is right where one by hand has the same detail
and value, in words that overlap, by the same actor or one of its side. --show lists what is missed and what is wrong,
of the half to build on alone. Walk-outs and whether a deal was reached are annotated, and no field of a fact holds
them: the last line counts them among what is to be found.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.model import Account, Reading
from detente.read.happenings.numbers import NUMBER, number
from evals.corpora import SHARED, Article, built_in_reader, source_of
from evals.measure import scorer

FOLDER = Path(__file__).with_name("accounts")
HALVES = ("building", "scored")
BUILDING = frozenset({"velisk", "ostrel", "harvane", "orrand", "belmar", "solenne", "cadra", "tembe"})
"""The processes to build on; the others are only scored. Fixed before any was read."""
FIELDS = frozenset({"hours", "date", "place", "participants", "status", "amounts"})
"""What an account of a fact can be of."""


@dataclass(frozen=True, slots=True)
class Told:
    """An account by hand: its detail, value and voice (an actor's id, None for the outlet), and where its words stand."""

    field: str
    value: str
    by: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One report: accounts by hand, those read that are right, and those that are not with what is wrong."""

    report: str
    gold: tuple[Told, ...]
    found: tuple[Told, ...]
    wrong: tuple[tuple[str, Account], ...]
    read: int


def articles(half: str) -> list[Article]:
    """The reports of a half, by name."""
    some = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return [one for one in some if (one["id"].rpartition("-")[0] in BUILDING) == (half == "building")]


def told(article: Article) -> tuple[Told, ...]:
    """The accounts by hand of a report, in its order."""
    out = []
    for one in article["disagreements"]:
        for it in one["accounts"]:
            start = article["text"].index(it["words"])
            out.append(Told(one["field"], it["value"], it["by"], start, start + len(it["words"])))
    return tuple(out)


def compared(article: Article, reading: Reading) -> Compared:
    """What the reader takes from a report against what a person takes."""
    gold, whose = told(article), _whose(article, reading)
    sides = {one["id"]: one["side"] or one["id"] for one in article["actors"]}
    found: list[Told] = []
    wrong: list[tuple[str, Account]] = []
    read = [it for one in reading.meetings for it in one.accounts] + [
        it for one in reading.events for it in one.accounts
    ]
    for it in read:
        near = [
            g for g in gold if g.field == it.field and g.start < it.words.end and it.words.start < g.end
        ]  # fmt: skip
        by = whose.get(it.by or "", "?" if it.by else None)
        right = [g for g in near if _same(g.value, it) and sides.get(g.by or "", g.by) == sides.get(by or "", by)]
        if right:
            found += [g for g in right[:1] if g not in found]
        elif any(_same(g.value, it) for g in near):
            wrong.append(("wrong voice", it))
        else:
            wrong.append(("wrong value" if near else "no such account", it))
    return Compared(article["id"], gold, tuple(found), tuple(wrong), len(read))


def _whose(article: Article, reading: Reading) -> dict[str, str]:
    here = [{"id": one.id, "name": one.name, "names": list(one.names)} for one in reading.actors]
    paired: dict[str, str] = scorer(SHARED / "talks" / "score_talks.py").pair_actors(article, {"actors": here})
    return paired


def _same(value: str, read: Account) -> bool:
    if read.field in ("hours", "participants"):
        return abs(float(value) - float(read.value)) < 0.01 * float(value)
    if read.field == "amounts":
        words = next(iter(_numbers(read.value)), None)
        return words is not None and abs(float(value) - words) < 0.01
    return value == read.value


def _numbers(words: str) -> Iterator[float]:
    for match in re.finditer(NUMBER, words, re.IGNORECASE):
        value = number(match[0])
        if value is not None:
            yield float(value)


def figures(some: list[Compared]) -> dict[str, float]:
    """Precision and recall of accounts, recall with what no field holds, and the number of each."""
    gold = [one for it in some for one in it.gold]
    held = [one for one in gold if one.field in FIELDS]
    found, read = sum(len(it.found) for it in some), sum(it.read for it in some)
    return {
        "by hand": len(held),
        "read": read,
        "precision": 1 - sum(len(it.wrong) for it in some) / read if read else 1.0,
        "recall": found / len(held) if held else 0.0,
        "recall with walk-outs and deals": found / len(gold) if gold else 0.0,
    }


def of_half(half: str) -> list[Compared]:
    """Every report of a half, compared."""
    reader = built_in_reader()
    return [compared(one, reader.read(source_of(one))) for one in articles(half)]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.differing", description="Score what voices tell differently."
    )
    parser.add_argument("halves", nargs="*", metavar="HALF", help="building or scored (default: both)")
    parser.add_argument("--show", action="store_true", help="list what is missed or wrong in the half to build on")
    options = parser.parse_args()
    if set(options.halves) - set(HALVES):
        parser.error("a half is building or scored")
    if not (SHARED / "talks" / "score_talks.py").exists():
        print("../shared is not on this machine: not scored")
        return 0
    for half in options.halves or HALVES:
        some = of_half(half)
        print(half)
        for name, value in figures(some).items():
            print(f"  {name:<34}{value:>7.3f}" if value <= 1 and "hand" not in name else f"  {name:<34}{value:>7.0f}")
        for field in sorted({one.field for it in some for one in it.gold}):
            of = [one for it in some for one in it.gold if one.field == field]
            got = [one for it in some for one in it.found if one.field == field]
            print(f"    {field:<32}{len(got)} of {len(of)}")
        counts = Counter(why for it in some for why, _ in it.wrong)
        print("   ", ", ".join(f"{why} {n}" for why, n in sorted(counts.items())) or "none wrong")
        if options.show and half == "building":
            _show(some)
    return 0


def _show(some: list[Compared]) -> None:
    texts: dict[str, Any] = {one["id"]: one["text"] for one in articles("building")}
    for it in some:
        for one in it.gold:
            if one not in it.found and one.field in FIELDS:
                print(
                    f"  missed {it.report} {one.field} {one.value} by {one.by}: {texts[it.report][one.start : one.end]}"
                )
        for why, account in it.wrong:
            print(f"  {why} {it.report} {account.field} {account.value} by {account.by}: {account.words.exact}")


if __name__ == "__main__":
    sys.exit(main())
