"""Word vectors: near to each other where words are used alike, so that a word no sentence taught is not lost."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.read.positions.learnt.archive import unpack

if TYPE_CHECKING:
    import numpy as np

FILE = "vectors.npz"
_COMMON = 0.001
"""Words used more often than that weigh less (Arora, Liang and Ma 2017, whose value it is)."""


@functools.cache
def _loaded() -> tuple[dict[str, int], np.ndarray[Any, Any]]:
    """The row of each word, and the rows, weighed by how rare the words are."""
    import numpy as np

    data = unpack(files(__package__).joinpath("data", FILE).read_bytes())
    names = data["words"].tobytes().decode().split("\n")
    shares = 0.1 / np.arange(1, len(names) + 1)  # Zipf's law: the words stand in the order of their use
    weights = _COMMON / (_COMMON + shares)
    rows = data["rows"].astype(np.float32) * np.float32(data["scale"]) * weights[:, None].astype(np.float32)
    return {name: at for at, name in enumerate(names)}, rows


def known(word: str) -> bool:
    """Whether a word in lower case has a vector."""
    return word in _loaded()[0]


def mean(words: Sequence[str]) -> np.ndarray[Any, Any]:
    """The mean vector of the words that have one, of length 1; zeros where none has."""
    import numpy as np

    places, rows = _loaded()
    found = [places[one] for one in words if one in places]
    if not found:
        return np.zeros(rows.shape[1], dtype=np.float32)
    made = rows[found].sum(axis=0)
    length = float(np.sqrt(made @ made))
    shown: np.ndarray[Any, Any] = made / length if length else made
    return shown
