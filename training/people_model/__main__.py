"""Train the ranking of sides for people of whom no rule tells one: `make train-people`.

Reads the annotated reports in evals/building, evals/wires, evals/drills and evals/dispatches, measures by leaving out
every eighth process in turn, trains on all, and writes the weights, their card and their licence into the package. The
same reports give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from detente.read.people.guessed import DOUBT, LEAST
from detente.read.people.learnt.ranking import FILE
from training.people_model.card import CARD, HEAD, LICENCE
from training.people_model.cases import EVALS, ROOT, cases
from training.people_model.fit import weights
from training.people_model.trial import left_out, table
from training.reports import learnt_from

OUT = ROOT / "src" / "detente" / "read" / "people" / "learnt" / "data"


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    paths = learnt_from()
    found = list(cases(paths))
    learnt = weights(found)
    judged = list(left_out(found))
    unread = [one for one in judged if one[0].first == "open" and not _built_on(one[0].process)]
    text = CARD.format(
        signs=len(learnt),
        people=len(found),
        reports=len(paths),
        least=LEAST,
        doubt=DOUBT,
        every="\n".join([HEAD, *table(judged)]),
        open=len(unread),
        unread="\n".join([HEAD, *table(unread)]),
        today=sum(case.open for case, _ in judged),
        left="\n".join([HEAD, *table(one for one in judged if one[0].open)]),
    )
    print(text)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / FILE).write_text(json.dumps(learnt, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    (chosen.out / "CARD.md").write_text(text, encoding="utf-8")
    (chosen.out / "LICENCE").write_text(LICENCE, encoding="utf-8")
    return 0


def _built_on(process: str) -> bool:
    """Whether the rules were being made on a process when they first read it."""
    return (EVALS / "building" / f"{process}-01.json").exists()


if __name__ == "__main__":
    sys.exit(main())
