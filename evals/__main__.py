"""Score the reader and hold the floors.

    python -m evals [CORPUS…] [--fast] [--raise] [--lower] [--json]

Prints a table for each corpus that is on this machine. Leaves with 1 where a figure is below its floor.
--raise pins floors at today's figures where they are higher; --lower pins them at today's figures, lower or not.
Floors hold for the reader's setting `full`; --fast prints the figures of rules alone and compares nothing.
"""

from __future__ import annotations

import argparse
import json
import sys

from evals import corpora, floors


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Score the reader and hold the floors.")
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"of {', '.join(floors.MEASURES)} (default: all)")
    parser.add_argument("--fast", action="store_true", help="measure rules alone; no floors")
    parser.add_argument("--raise", dest="up", action="store_true", help="pin higher floors")
    parser.add_argument("--lower", action="store_true", help="pin today's figures even where they are lower")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    unknown = set(options.corpora) - set(floors.MEASURES)
    if unknown:
        parser.error(f"unknown corpus: {', '.join(sorted(unknown))}")
    if options.fast:
        if options.up or options.lower:
            parser.error("floors are those of the setting full: leave --fast out")
        corpora.choose("fast")
    return max((_one(corpus, options) for corpus in options.corpora or floors.MEASURES), default=0)


def _one(corpus: str, options: argparse.Namespace) -> int:
    if not corpora.files(corpus):
        print(f"{corpus}: not on this machine, not scored")
        return 0
    figures = floors.MEASURES[corpus]()
    if options.up or options.lower:
        floors.pin(corpus, figures, lower=options.lower)
    if options.json:
        print(json.dumps({corpus: figures}))
    else:
        _table(corpus, figures)
    if options.fast:
        return 0
    problems = floors.fallen(corpus, figures)
    if floors.changed(corpus):
        problems.append(f"{corpus}: the data are not those that the floors were pinned on")
    for problem in problems:
        print(f"  BELOW ITS FLOOR  {problem}", file=sys.stderr)
    return int(bool(problems))


def _table(corpus: str, figures: dict[str, float]) -> None:
    print(f"\n{corpus:<44}{'F1 or share':>12}{'floor':>8}")
    held = floors.floors(corpus)
    for name, figure in figures.items():
        floor = f"{held[name]:.3f}" if name in held else "–"
        print(f"  {name:<42}{figure:>12.3f}{floor:>8}")


if __name__ == "__main__":
    sys.exit(main())
