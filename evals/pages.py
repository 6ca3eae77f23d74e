"""How well the text of saved news pages is found: F1 over token 4-grams against text taken by hand.

    python -m evals.pages [--worst N]        ../shared/pages

The measure is that of the article-extraction benchmark the pages come from: the shingles of four words that
both texts hold, counted a page, precision and recall averaged over pages. trafilatura alone has .957 to .959.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "shared" / "pages"
FLOOR = 0.95
_WORD = re.compile(r"\w+")
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Score:
    """One page: shingles found that are right, share of those found and of those to be found."""

    page: str
    precision: float | None
    recall: float | None


def shingles(text: str) -> Shingles:
    """The runs of four words of a text, with their counts; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)))
    return Counter(run for run in runs if run)


def score(page: str, true: str, found: str) -> Score:
    """Precision is None where nothing was found, recall where nothing was to be found."""
    wanted, got = shingles(true), shingles(found)
    both = (wanted & got).total()
    return Score(
        page,
        both / got.total() if got else None,
        both / wanted.total() if wanted else None,
    )


def scores() -> list[Score]:
    """Every page against its text taken by hand."""
    truth = _truth()
    return [score(page, truth[page]["articleBody"], text) for page, text in texts()]


def texts() -> Iterator[tuple[str, str]]:
    """Every page's name and text, opened as gathering opens it; no text where it is refused."""
    from detente.errors import UnreadableError
    from detente.gather.limits import Limits
    from detente.gather.openers.web import WebPage

    opener = WebPage(Limits())
    for page in sorted(_truth()):
        try:
            yield page, opener.open(gzip.decompress((PAGES / "html" / f"{page}.html.gz").read_bytes())).text
        except UnreadableError:
            yield page, ""


def _truth() -> dict[str, dict[str, str]]:
    truth: dict[str, dict[str, str]] = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    return truth


def overall(results: list[Score]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and the F1 of the two."""
    precisions = [one.precision for one in results if one.precision is not None]
    recalls = [one.recall for one in results if one.recall is not None]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(arguments: list[str]) -> int:
    """Print the figures. Returns 1 where F1 is under the floor."""
    began = time.perf_counter()
    results = scores()
    precision, recall, f1 = overall(results)
    seconds = time.perf_counter() - began
    print(f"pages {len(results)}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  {seconds:.1f} s")
    if arguments[:1] == ["--worst"]:
        for one in sorted(results, key=lambda one: (one.precision or 0) + (one.recall or 0))[: int(arguments[1])]:
            print(f"{one.page[:12]}  precision {one.precision or 0:.3f}  recall {one.recall or 0:.3f}")
    if f1 < FLOOR:
        print(f"F1 is under the floor of {FLOOR}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
