"""What it brings to read the reports of a process beside each other: each figure alone and together.

    python -m evals.together [CORPUS…]

A brief and `detente read` of several reports read them so (`detente.read.together`); `python -m evals` reads each alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from detente.model import Reading, Source
from detente.progress import Silent
from detente.read.line import line
from detente.read.together import acquainted, looked_at
from detente.scale import run
from evals.corpora import Article, articles, reader_at, source_of
from evals.measure import talks_figures, talks_scores

CORPORA = ("own", "fresh-scored", "apart", "reserve", "dispatches-scored", "dispatches-calibration", "talks")
SHOWN = {
    "actors": "actors",
    "side": "actors: side equal",
    "speaker": "statements with speaker",
    "meetings": "meetings",
    "proposals": "proposals",
    "positions": "positions",
    "decisions": "decisions",
}


def beside(sources: Sequence[Source]) -> list[Reading]:
    """The built-in reader's readings of the reports of one process, each beside the others."""
    reader = reader_at("full")
    told = looked_at(reader, sources, run=partial(run, workers=1, waits=False), progress=Silent())
    knowing = acquainted(reader, [one for _, one in told])
    return [knowing.read(one) for one in sources]


def together(golds: Iterable[Article]) -> Iterator[Article]:
    """What that gives of articles that stand process by process, a line each."""
    for _, some in groupby(golds, key=process_of):
        yield from map(line, beside([source_of(one) for one in some]))


def process_of(article: Article) -> str:
    """The process that an article is about, by its id."""
    return str(article["id"]).rpartition("-")[0]


def figures(corpus: str) -> dict[str, tuple[float, float]]:
    """Each figure of a corpus (F1, of matched actors the share of equal sides), read alone and together."""
    golds = sorted(articles(corpus), key=process_of)
    reader = reader_at("full")
    alone = talks_figures("it", talks_scores(golds, [line(reader.read(source_of(one))) for one in golds]))
    beside = talks_figures("it", talks_scores(golds, list(together(golds))))
    return {name: (alone[f"it.{key}"], beside[f"it.{key}"]) for name, key in SHOWN.items() if f"it.{key}" in beside}


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(prog="python -m evals.together", description="Reports read alone and together.")
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", default=CORPORA)
    print("| corpus | " + " | ".join(SHOWN) + " |\n" + "|---" * (len(SHOWN) + 1) + "|")
    for corpus in parser.parse_args().corpora:
        found = figures(corpus)
        cells = (f"{found[name][0]:.3f} → {found[name][1]:.3f}" if name in found else "–" for name in SHOWN)
        print(f"| {corpus} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
