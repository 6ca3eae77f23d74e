"""Sides and speakers, wrong and missing counted apart: a wrong one is worse than none.

    python -m evals.sides CORPUS [PREFIX…] [--misses]

Over the reports of a corpus whose id starts with one of the PREFIXES. `--misses` prints each miss, to be read on
corpora that are built on. Actors and statements are matched as score_talks.py does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evals.corpora import SHARED, Article, articles, readings
from evals.measure import scorer, talks_figures, talks_scores

_SHOWN = ("actors", "statements", "statements with speaker", "statements: relayer F1")


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(prog="python -m evals.sides", description="Sides and speakers, wrong or missing.")
    parser.add_argument("corpus", choices=["talks", "building", "wires", "drills"])
    parser.add_argument("prefixes", nargs="*", metavar="PREFIX")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    options = parser.parse_args()
    golds = [one for one in articles(options.corpus) if one["id"].startswith(tuple(options.prefixes) or "")]
    if options.corpus == "talks":
        golds = [one for one in golds if not one["id"].startswith(("tessara-04", "tessara-05", "tessara-06"))]
    systems = list(readings(golds))
    count: Counter[str] = Counter()
    for gold, system in zip(golds, systems, strict=True):
        for what, words in compared(gold, system):
            count[what] += 1
            if options.misses and not what.endswith("right"):
                print(f"{gold['id']:<14}{what:<20}{words}")
    figures = talks_figures("it", talks_scores(golds, systems))
    print(f"{len(golds)} reports: " + ", ".join(f"{one} {figures.get(f'it.{one}', 0):.2f}" for one in _SHOWN))
    for kind in ("side", "speaker", "relayer"):
        print(f"{kind}: " + ", ".join(f"{how} {count[f'{kind} {how}']}" for how in ("right", "wrong", "missing")))
    print(f"statements missed {count['statement missed']}, added {count['statement added']}")


def compared(gold: Article, system: Article) -> Iterator[tuple[str, str]]:
    """What was found, wrong or missing in one report, each with words to show: sides, actors, statements' voices."""
    module = scorer(SHARED / "talks" / "score_talks.py")
    same: dict[str, str] = module.pair_actors(gold, system)
    theirs = {same[one["id"]]: one for one in system["actors"] if one["id"] in same}
    for actor in gold["actors"]:
        other = theirs.get(actor["id"])
        if other is None:
            yield "actor missed", actor["name"]
        else:
            side = same.get(other.get("side") or "", other.get("side"))
            yield f"side {_verdict(actor.get('side'), side)}", f"{actor['name']}: {actor.get('side')}, read {side}"
    for one in system["actors"]:
        if one["id"] not in same:
            yield "actor added", str(one["name"])
    yield from _voices(gold, system, same=same)


def _voices(gold: Article, system: Article, *, same: dict[str, str]) -> Iterator[tuple[str, str]]:
    module = scorer(SHARED / "talks" / "score_talks.py")
    one, other = module.Report(gold, gold["text"]), module.Report(system, gold["text"], same)
    pairs = module.pair("statements", one.facts["statements"], other.facts["statements"], one)
    for left, right in pairs:
        wanted, got = one.facts["statements"][left], other.facts["statements"][right]
        words = " … ".join(wanted["raw"]["content"])
        for kind, key in (("speaker", "who"), ("relayer", "relayer")):
            yield f"{kind} {_verdict(wanted[key], got[key])}", f"{wanted[key]}, read {got[key]}: {words}"
        if wanted["mode"] != got["mode"]:
            yield "mode", f"{wanted['mode']}, read {got['mode']}: {words}"
    for number, fact in enumerate(one.facts["statements"]):
        if number not in {left for left, _ in pairs}:
            yield "statement missed", f"{fact['who']}: {' … '.join(fact['raw']['content'])}"
    for number, fact in enumerate(other.facts["statements"]):
        if number not in {right for _, right in pairs}:
            yield "statement added", f"{fact['who']}: {_spelled(fact['raw'], gold['text'])}"


def _spelled(fact: dict[str, Any], text: str) -> str:
    return " … ".join(text[start:end] for start, end in fact["content"])


def _verdict(wanted: object, got: object) -> str:
    if wanted == got:
        return "right"
    return "missing" if got is None else "wrong"


if __name__ == "__main__":
    main()
