"""python -m benchmarks: every comparison, one line each (median of five runs; ratios pair by pair)."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import ROOT, compare, process, show

IMPORT_SPACY = "python -c 'import spacy'"


def main() -> None:
    """Print the comparisons."""
    with tempfile.TemporaryDirectory() as folder:
        _start_up()
        _ten_reports(Path(folder))
    _reader()


def _start_up() -> None:
    bare = process(["-c", "pass"])
    show(compare("detente --help", process(["-m", "detente", "--help"]), against="python -c pass", peer=bare))


def _ten_reports(folder: Path) -> None:
    reports = [str(one) for one in sorted((ROOT / "examples").glob("*/*.txt"))][:10]
    record, out = folder / "bench.detente", folder / "bench.html"
    brief = ["-m", "detente", "brief", *reports, "--record", str(record), "--out", str(out)]
    spacy = process(["-c", "import spacy"])

    def fresh() -> None:
        for left in folder.glob("bench.*"):
            left.unlink()

    title = f"{len(reports)} text reports to brief"
    show(compare(f"{title}, new record", process(brief, before=fresh), against=IMPORT_SPACY, peer=spacy), aim="≤ 3")
    show(compare(f"{title}, nothing new", process(brief), against=IMPORT_SPACY, peer=spacy), aim="≤ 3")


def _reader() -> None:
    """The reader against spaCy's tokeniser with its sentencizer, over the sample reports, in this process."""
    import spacy

    from detente.gather import gather
    from detente.model import load_catalogue
    from detente.project import reader

    sources = [one.source for one in gather([ROOT / "examples"]) if one.source.status == "ready"] * 5
    rules = reader("rules", load_catalogue())
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")

    def timed(read: Callable[[], object]) -> Callable[[], float]:
        def once() -> float:
            start = time.perf_counter()
            read()
            return time.perf_counter() - start

        return once

    show(
        compare(
            f"rules over {len(sources)} reports, all facts",
            timed(lambda: [rules.read(one) for one in sources]),
            against="tokeniser and sentencizer",
            peer=timed(lambda: [blank(one.text) for one in sources]),
        )
    )


if __name__ == "__main__":
    main()
