"""Make the word vectors that the models of positions start from; they are in the package, so this is seldom needed.

    python -m training.positions_model.vectors

Words are near where they are used alike in ../shared/treebanks and in our own sentences (training/positions): positive
pointwise mutual information with the words around, its strongest directions (Levy, Goldberg and Dagan, "Improving
distributional similarity with lessons learned from word embeddings", 2015), rounded to a byte.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from detente.read.positions.learnt.archive import pack
from training import treebank

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "training" / "positions"
TREEBANKS = ROOT.parent / "shared" / "treebanks"
OUT = ROOT / "src" / "detente" / "read" / "positions" / "learnt" / "data" / "vectors.npz"
DIRECTIONS = 64
FEWEST = 3
"""How often a word must stand in the texts to have a vector."""
CONTEXTS = 4_000
"""Common words that count as surroundings."""
AROUND = 4
"""How many words to either side are surroundings; the further the less."""
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")

Array = np.ndarray[Any, Any]


def main() -> int:
    """Count, weigh, reduce, round, write."""
    if not TREEBANKS.is_dir():
        print("No treebanks in ../shared/treebanks: nothing to make vectors of.")
        return 1
    texts = [_words(one) for one in _texts(TREEBANKS)]
    times = Counter(word for text in texts for word in text)
    kept = [word for word, count in sorted(times.items(), key=lambda pair: (-pair[1], pair[0])) if count >= FEWEST]
    rows = reduced(_associations(_counts(texts, kept)))
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
    print(f"{len(kept)} words of {sum(map(len, texts))}, {OUT.stat().st_size / 1e6:.2f} MB")
    return 0


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*-train.conllu.gz")):
        yield from (" ".join(one.words) for one in treebank.read(path))
    for path in sorted(SENTENCES.glob("*.jsonl")):
        yield from (str(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _counts(texts: list[list[str]], kept: list[str]) -> Array:
    """How often each word stands near each of the common ones: words × contexts, near ones counting more."""
    places = {word: at for at, word in enumerate(kept)}
    found = np.zeros((len(kept), min(CONTEXTS, len(kept))), dtype=np.float32)
    for text in texts:
        known = np.array([places.get(word, -1) for word in text], dtype=np.int64)
        for gap in range(1, AROUND + 1):
            left, right = known[:-gap], known[gap:]
            for word, other in ((left, right), (right, left)):
                both = (word >= 0) & (other >= 0) & (other < found.shape[1])
                np.add.at(found, (word[both], other[both]), 1 / gap)
    return found


def _associations(counts: Array) -> Array:
    """Positive pointwise mutual information, the contexts' shares smoothed by a power of .75."""
    rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True) ** 0.75
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(counts / rows * (columns.sum() / columns))
    made: Array = np.where(np.isfinite(found) & (found > 0), found, 0)
    return made


def reduced(rows: Array) -> Array:
    """Rows in their strongest directions, of one length."""
    values, directions = np.linalg.eigh(rows.T @ rows)
    strongest = np.argsort(-values)[:DIRECTIONS]
    made: Array = rows @ directions[:, strongest] / np.sqrt(np.sqrt(np.maximum(values[strongest], 1e-12)))
    made -= made.mean(axis=0)
    return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-12)


if __name__ == "__main__":
    sys.exit(main())
