"""Read all that ../shared holds: how many articles are read, refused or crash, and whether every passage is true.

    python -m evals.everything [--processes 2]

Articles of talks and attribution, the founding report, and the saved web pages, opened as gathering opens them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from evals import corpora, pages
from evals.mutations import what_becomes

FINE = {"read", "empty"}


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every article, each text once."""
    seen: set[str] = set()
    for name, text in _articles():
        if text not in seen:
            seen.add(text)
            yield name, text


def _articles() -> Iterator[tuple[str, str]]:
    for path in sorted((corpora.SHARED / "seeds").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for article in corpora.articles("talks"):
        yield article["id"], article["text"]
    for path in sorted((corpora.SHARED / "attribution").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for one in map(json.loads, lines):
                text = one.get("text")
                yield from ((one["id"], words) for words in ([text] if isinstance(text, str) else _texts(one)))
    yield from pages.texts()


def _texts(record: dict[str, object]) -> list[str]:
    """The text of an article annotated by several, once."""
    found = [one["text"] for one in record.values() if isinstance(one, dict) and isinstance(one.get("text"), str)]
    return found[:1]


def outcome(named: tuple[str, str]) -> str:
    """What becomes of one text."""
    name, text = named
    return what_becomes(name, text)


def main() -> int:
    """Read, count, print; leave with 1 where one was refused or crashed."""
    parser = argparse.ArgumentParser(prog="python -m evals.everything", description="Read all of ../shared.")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if not corpora.files("talks"):
        print("the annotated data are not on this machine (../shared)", file=sys.stderr)
        return 1
    some = list(texts())
    started, ends = time.monotonic(), Counter[str]()
    with ProcessPoolExecutor(options.processes) as pool:
        for number, end in enumerate(pool.map(outcome, some, chunksize=20), 1):
            ends[end] += 1
            if number % 200 == 0:
                left = (time.monotonic() - started) / number * (len(some) - number)
                print(f"{number} of {len(some)}, about {left:.0f} s left", file=sys.stderr)
    bad = {end: count for end, count in ends.items() if end not in FINE}
    for end, count in bad.items():
        print(count, end)
    print(f"{len(some)} texts: {ends['read']} read, {ends['empty']} empty, {sum(bad.values())} refused or crashed")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
