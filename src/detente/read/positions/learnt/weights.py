"""The models' weights: made by `make train-positions`, loaded at the first report that is not read by rules alone."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.read.layers import layer
from detente.read.positions.learnt.archive import unpack
from detente.read.weighing import kept

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

FILE, CONTEXT, HOLDERS, CHOICE = "model.npz", "context.json", "holders.json", "choice.json"
_REST = ("dense", "inner", "outer", "bias")
LENGTH = 3.0
"""The length that the features of a clause have together, however many they are; 1 and 6 were tried as well."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network of one hidden layer over the sum of a clause's features and its vector.

    Shapes, for H inner units and C classes: `sparse` a row of H for each feature, `dense` a row of H for each place of the
    vector, `inner` H, `outer` H × C, `bias` C. An inner unit passes on what is above nothing (Nair and Hinton 2010).
    """

    classes: tuple[str, ...]
    rows: dict[str, int]
    sparse: np.ndarray[Any, Any]
    dense: np.ndarray[Any, Any]
    inner: np.ndarray[Any, Any]
    outer: np.ndarray[Any, Any]
    bias: np.ndarray[Any, Any]

    def shares(
        self, features: Sequence[str], dense: np.ndarray[Any, Any], *, among: Sequence[int] | None = None
    ) -> dict[str, float]:
        """The probability of each class, of those in question alone where their places are given."""
        import numpy as np

        places = [self.rows[one] for one in features if one in self.rows]
        hidden = self.inner + dense @ self.dense
        if places:
            hidden = hidden + self.sparse[places].sum(axis=0, dtype=np.float32) * length(len(features))
        scores = np.maximum(hidden, 0) @ self.outer + self.bias
        chosen = range(len(self.classes)) if among is None else among
        scores = scores[list(chosen)]
        powers = np.exp(scores - scores.max())
        return dict(zip([self.classes[one] for one in chosen], (powers / powers.sum()).tolist(), strict=True))


def length(features: float) -> float:
    """What each of so many features counts; those that no text had while it was learnt leave less for the others."""
    return LENGTH / math.sqrt(max(features, 1))


def to_arrays(name: str, model: Network) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a network under its name; weights of features are rounded to a byte, each inner unit's by its own scale."""
    import numpy as np

    scale = np.maximum(np.abs(model.sparse).max(axis=0, initial=0), 1e-9) / 127
    rest = {part: getattr(model, part).astype(np.float16) for part in _REST}
    return {f"{name}.{part}": array for part, array in rest.items()} | {
        f"{name}.classes": np.frombuffer("\n".join(model.classes).encode(), np.uint8),
        f"{name}.features": np.frombuffer("\n".join(model.rows).encode(), np.uint8),
        f"{name}.scale": scale.astype(np.float32),
        f"{name}.sparse": np.rint(model.sparse / scale).astype(np.int8),
    }


def from_arrays(name: str, arrays: dict[str, np.ndarray[Any, Any]]) -> Network:
    """The network of that name. Raises KeyError where there is none."""
    import numpy as np

    features = arrays[f"{name}.features"].tobytes().decode().split("\n")
    return Network(
        classes=tuple(arrays[f"{name}.classes"].tobytes().decode().split("\n")),
        rows={one: at for at, one in enumerate(features)},
        sparse=arrays[f"{name}.sparse"].astype(np.float32) * arrays[f"{name}.scale"],
        **{part: arrays[f"{name}.{part}"].astype(np.float32) for part in _REST},
    )


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a file; `leanings`: for each option, how much likelier than otherwise each attitude is (log-ratio).

    `context`, `holders` and `choice` are the weights by which the words around tell what a clause is about, holders are ranked
    and findings chosen; without those of `choice` every finding of rules is kept, and the models find nothing.
    """

    issue: Network
    option: Network
    stance: Network
    leanings: dict[str, list[float]]
    context: Mapping[str, float] = field(default_factory=dict)
    holders: Mapping[str, float] = field(default_factory=dict)
    choice: Mapping[str, float] = field(default_factory=dict)


def at_hand(doc: Doc) -> Models | None:
    """The models to read a doc with; None where it is read by rules alone."""
    learnt = layer(doc, "learnt")
    found: Models | None = learnt and learnt.positions
    return found


@functools.cache
def shipped() -> Models | None:
    """The models in the package; None where the file is absent."""
    data = files(__package__).joinpath("data")
    if not data.joinpath(FILE).is_file():
        return None
    models = loaded(data.joinpath(FILE).read_bytes())
    return replace(models, context=_weights(CONTEXT), holders=_weights(HOLDERS), choice=_weights(CHOICE))


def _weights(name: str) -> dict[str, float]:
    found: dict[str, float] = kept(__package__, name) or {}
    return found


def loaded(data: bytes) -> Models:
    """The models of a file's bytes, without the weights beside them."""
    arrays = unpack(data)
    issue, option, stance = (from_arrays(name, arrays) for name in ("issue", "option", "stance"))
    return Models(issue, option, stance, dict(zip(option.classes, arrays["leanings"].tolist(), strict=True)))
