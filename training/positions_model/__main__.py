"""Train the models that read positions where rules have no word for them: `make train-positions`.

Reads the sentences in training/positions, the phrases beside this file and the reports in evals/building, evals/wires,
evals/drills and evals/dispatches, measures by leaving out every fourth process in turn, learns from those left out what the words around
tell, who holds a position and which findings to trust, trains on all, and writes the models, those weights, their card and
their licence into the package. The same texts and versions give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from detente.read.positions.learnt.archive import pack
from detente.read.positions.learnt.weights import CHOICE, CONTEXT, FILE, HOLDERS, Models, to_arrays
from training.many import each
from training.positions_model.card import CARD, LICENCE
from training.positions_model.choosing import weights
from training.positions_model.examples import ROOT, Example, all_examples, report_paths
from training.positions_model.holding import all_clauses, fitted
from training.positions_model.made import made
from training.positions_model.trial import FOLDS, parts, trial
from training.positions_model.unseen import Fold, around, of_holders, of_positions, stacked

OUT = ROOT / "src" / "detente" / "read" / "positions" / "learnt" / "data"


def main() -> int:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument(
        "--untested",
        action="store_true",
        help="leave the cross-validation out, and the card and the weights of findings as they are",
    )
    options.add_argument(
        "--measure",
        type=int,
        metavar="PARTS",
        help=f"leave models and weights as they are, and write the card by so many of the {FOLDS} parts (2 at least): less to wait for",
    )
    chosen = options.parse_args()
    examples = all_examples()
    if not any(one.source == "sentences" for one in examples):
        print("No sentences in training/positions: nothing to train on.")
        return 1
    held = [] if chosen.untested else parts(examples)[: chosen.measure]
    seen = [[one for one in examples if one.source not in some] for some in held]
    models, others = _made(examples, seen, whole=not chosen.measure)
    chosen.out.mkdir(parents=True, exist_ok=True)
    if models is not None:
        arrays = {
            name: array
            for part in ("issue", "option", "stance")
            for name, array in to_arrays(part, getattr(models, part)).items()
        }
        arrays["leanings"] = np.array(list(models.leanings.values()), dtype=np.float32)
        (chosen.out / FILE).write_bytes(pack(arrays))
        (chosen.out / "LICENCE").write_text(LICENCE, encoding="utf-8")
    if held:
        _tested(examples, list(zip(held, others, strict=True)), chosen.out, keep=models is None)
    return 0


def _made(examples: list[Example], seen: list[list[Example]], *, whole: bool) -> tuple[Models | None, list[Models]]:
    """The models of all examples where the whole is asked for, and those of each part of them, fitted side by side."""
    found = each(made, [examples, *seen] if whole else seen, batch=1)
    return (found[0], found[1:]) if whole else (None, found)


def _tested(examples: list[Example], folds: Sequence[Fold], out: Path, *, keep: bool) -> None:
    """Write the weights beside the models, unless these are to be kept, and the card: each process read by what has not seen it."""
    paths = report_paths()
    seen = all_clauses(paths)
    about = around(folds, paths)
    unseen, found = stacked(about.folds, paths, seen=seen)
    if not keep:
        _write(out / CONTEXT, about.weights)
        _write(out / HOLDERS, fitted(seen))
        _write(out / CHOICE, weights(found))
    text = CARD.format(
        size=(out / FILE).stat().st_size / 1e6,
        clauses=sum(one.source == "sentences" for one in examples),
        parts=len(folds),
        of=FOLDS,
        rows=trial(examples, folds),
        issues=about.told,
        holders=of_holders(unseen, seen),
        positions=of_positions(unseen, paths),
    )
    print(text)
    (out / "CARD.md").write_text(text, encoding="utf-8")


def _write(path: Path, some: dict[str, float]) -> None:
    path.write_text(json.dumps(some, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
