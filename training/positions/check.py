"""Checks the training sentences: `python -m training.positions.check` counts them and names every fault."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
CATALOGUE = HERE.parents[1] / "src/detente/model/data/issues.yaml"
ATTITUDES = ("demands", "accepts", "open", "rejects")
KEYS = {"party", "issue", "option", "attitude", "thing", "verb", "red_line"}
Options = Mapping[str, tuple[str, ...]]


def options() -> Options:
    """The options of each issue in the catalogue, by id."""
    catalogue = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return {issue: tuple(entry["options"]) for issue, entry in catalogue.items()}


def stance_faults(stance: Mapping[str, Any], text: str, known: Options) -> Iterator[str]:
    """What is wrong with one stance of a sentence."""
    if set(stance) != KEYS:
        yield f"keys {sorted(stance)}"
        return
    if stance["option"] not in known.get(stance["issue"], ()):
        yield f"no option {stance['issue']}.{stance['option']}"
    if stance["attitude"] not in ATTITUDES:
        yield f"no attitude {stance['attitude']!r}"
    if not isinstance(stance["red_line"], bool):
        yield "red_line is not true or false"
    for key in ("party", "thing", "verb"):
        if stance[key] not in text or (not stance[key] and key != "verb"):
            yield f"{key} {stance[key]!r} is not in the text"


def row_faults(line: str, known: Options) -> Iterator[str]:
    """What is wrong with one line of a file."""
    try:
        row = json.loads(line)
    except ValueError as fault:
        yield f"not JSON: {fault}"
        return
    if set(row) != {"text", "stances"}:
        yield f"keys {sorted(row)}"
        return
    if row["text"] != " ".join(row["text"].split()):
        yield "white space"
    if "{" in row["text"] or "|" in row["text"]:
        yield "a left-over mark"
    for stance in row["stances"]:
        yield from stance_faults(stance, row["text"], known)


def table(path: Path) -> str:
    """The counts of one file: lines, lines without a stance, and stances by option and attitude."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    stances = [stance for row in rows for stance in row["stances"] if stance["issue"] == path.stem]
    empty = sum(not row["stances"] for row in rows)
    lines = [f"{path.stem}: {len(rows)} lines, {empty} without a stance, {len(stances)} stances"]
    for option in options()[path.stem]:
        counts = Counter(stance["attitude"] for stance in stances if stance["option"] == option)
        each = ", ".join(f"{attitude} {counts[attitude]}" for attitude in ATTITUDES)
        lines.append(f"  {option:13} {counts.total():3}: {each}")
    return "\n".join(lines)


def main() -> int:
    """Print the counts and every fault; 1 where there is a fault."""
    known = options()
    faults: list[str] = []
    seen: dict[str, str] = {}
    for path in sorted(HERE.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            found = list(row_faults(line, known))
            faults += [f"{where}: {fault}" for fault in found]
            text = line if found else json.loads(line)["text"]
            if text in seen:
                faults.append(f"{where}: the same text as {seen[text]}")
            seen.setdefault(text, where)
        if path.stem in known and not any(fault.startswith(path.name) for fault in faults):
            print(table(path))
    print(f"{len(seen)} lines, {len(faults)} faults", *faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
