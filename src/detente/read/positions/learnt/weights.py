"""The models' weights: made by `make train-positions`, loaded at the first report that is not read by rules alone."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.read.positions.learnt.archive import unpack

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

FILE, HOLDERS, CHOICE = "model.npz", "holders.json", "choice.json"
LENGTH = 3.0
"""The length that the features of a clause have together, however many they are; 1 and 6 were tried as well."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model: classes, the row of each feature, and a column for each class in every part."""

    classes: tuple[str, ...]
    rows: dict[str, int]
    sparse: np.ndarray[Any, Any]
    dense: np.ndarray[Any, Any]
    bias: np.ndarray[Any, Any]

    def shares(
        self, features: Sequence[str], dense: np.ndarray[Any, Any], *, among: Sequence[int] | None = None
    ) -> dict[str, float]:
        """The probability of each class, of those in question alone where their places are given."""
        import numpy as np

        places = [self.rows[one] for one in features if one in self.rows]
        scores = self.bias + dense @ self.dense
        if places:
            scores = scores + self.sparse[places].sum(axis=0, dtype=np.float32) * length(len(features))
        chosen = range(len(self.classes)) if among is None else among
        scores = scores[list(chosen)]
        powers = np.exp(scores - scores.max())
        return dict(zip([self.classes[one] for one in chosen], (powers / powers.sum()).tolist(), strict=True))


def length(features: int) -> float:
    """What each of so many features counts."""
    return LENGTH / math.sqrt(max(features, 1))


def to_arrays(name: str, model: Linear) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a model under its name; weights of features are rounded to a byte."""
    import numpy as np

    scale = max(float(np.abs(model.sparse).max(initial=0)), 1e-9) / 127
    return {
        f"{name}.classes": np.frombuffer("\n".join(model.classes).encode(), np.uint8),
        f"{name}.features": np.frombuffer("\n".join(model.rows).encode(), np.uint8),
        f"{name}.scale": np.array(scale, np.float32),
        f"{name}.sparse": np.rint(model.sparse / scale).astype(np.int8),
        f"{name}.dense": model.dense.astype(np.float16),
        f"{name}.bias": model.bias.astype(np.float32),
    }


def from_arrays(name: str, arrays: dict[str, np.ndarray[Any, Any]]) -> Linear:
    """The model of that name. Raises KeyError where there is none."""
    import numpy as np

    features = arrays[f"{name}.features"].tobytes().decode().split("\n")
    return Linear(
        classes=tuple(arrays[f"{name}.classes"].tobytes().decode().split("\n")),
        rows={one: at for at, one in enumerate(features)},
        sparse=arrays[f"{name}.sparse"].astype(np.float32) * arrays[f"{name}.scale"],
        dense=arrays[f"{name}.dense"].astype(np.float32),
        bias=arrays[f"{name}.bias"],
    )


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a file; `leanings`: for each option, how much likelier than otherwise each attitude is (log-ratio).

    `holders` and `choice` are the weights by which holders are ranked and findings chosen; without those of `choice` every
    finding of rules is kept, and the models find nothing.
    """

    issue: Linear
    option: Linear
    stance: Linear
    leanings: dict[str, list[float]]
    holders: Mapping[str, float] = field(default_factory=dict)
    choice: Mapping[str, float] = field(default_factory=dict)


def at_hand(doc: Doc) -> Models | None:
    """The models to read a doc with; None where it is read by rules alone."""
    found: Models | None = doc._.learnt and doc._.learnt.positions
    return found


@functools.cache
def shipped() -> Models | None:
    """The models in the package; None where the file is absent."""
    data = files(__package__).joinpath("data")
    if not data.joinpath(FILE).is_file():
        return None
    return replace(loaded(data.joinpath(FILE).read_bytes()), holders=_weights(HOLDERS), choice=_weights(CHOICE))


def _weights(name: str) -> dict[str, float]:
    path = files(__package__).joinpath("data", name)
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def loaded(data: bytes) -> Models:
    """The models of a file's bytes, without the weights beside them."""
    arrays = unpack(data)
    issue, option, stance = (from_arrays(name, arrays) for name in ("issue", "option", "stance"))
    return Models(issue, option, stance, dict(zip(option.classes, arrays["leanings"].tolist(), strict=True)))
