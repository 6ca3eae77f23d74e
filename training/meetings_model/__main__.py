"""Train what tells meetings and who sat there: `make train-meetings`.

Reads the annotated reports in evals that may be built on, judges each by weights that have not seen its process, trains on
all, and writes the weights, their card and their licence into the package. The same reports give the same bytes.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from detente.read.happenings.sittings.learnt.adding import KEPT, LIKELY
from detente.read.happenings.sittings.learnt.judging import FILE
from training.meetings_model.card import CARD, LICENCE, lines
from training.meetings_model.cases import cases
from training.meetings_model.fit import PARTS, learnt
from training.reports import learnt_from

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "detente" / "read" / "happenings" / "sittings" / "learnt" / "data"


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    found = list(cases(learnt_from()))
    weights, judged = learnt(found)
    text = CARD.format(
        attends=len(weights.attends),
        mediates=len(weights.mediates),
        telling=len(weights.telling),
        first=len(weights.first),
        second=len(weights.second),
        likely=LIKELY,
        kept=KEPT,
        reports=len(found),
        parts=PARTS,
        lines="\n".join(lines(judged)),
    )
    print(text)
    chosen.out.mkdir(parents=True, exist_ok=True)
    packed = json.dumps(dataclasses.asdict(weights), indent=0, ensure_ascii=False)
    (chosen.out / FILE).write_text(packed + "\n", encoding="utf-8")
    (chosen.out / "CARD.md").write_text(text, encoding="utf-8")
    (chosen.out / "LICENCE").write_text(LICENCE, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
