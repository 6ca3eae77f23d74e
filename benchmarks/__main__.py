"""python -m benchmarks: every comparison, one line each (median of five runs; ratios pair by pair)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import (
    agreements,
    chain,
    identity,
    postgres,
    power,
    reading,
    search,
    sized,
    stability,
    suggesting,
    talks,
)
from benchmarks.timing import ROOT, compare, process, show

IMPORT_SPACY = "python -c 'import spacy'"


def main() -> None:
    """Print the comparisons."""
    with tempfile.TemporaryDirectory() as folder:
        _start_up()
        _ten_reports(Path(folder))
    reading.against_tokeniser()
    reading.against_parser()
    reading.by_stage()
    agreements.large()
    agreements.solutions()
    talks.against_negmas()
    agreements.conflicts()
    agreements.smaa()
    stability.against_definitions()
    stability.large()
    power.against_peer()
    identity.by_number()
    suggesting.by_number()
    chain.adding()
    chain.walking()
    search.searching()
    sized.at_size()
    postgres.on_server()


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


if __name__ == "__main__":
    main()
