"""Floors under the figures: pinned with a digest of the data, lowered only on purpose."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

from evals import corpora, measure
from evals.measure import Figures

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.005
"""How far below its floor a figure may fall before it counts: less than one fact in the smallest corpus."""

MEASURES: dict[str, Callable[[], Figures]] = {
    "talks": measure.talks,
    "founding": measure.founding,
    "own": lambda: measure.ours("own"),
    "apart": lambda: measure.ours("apart"),
    "building": lambda: measure.ours("building"),
    "wires": lambda: measure.ours("wires"),
    "dispatches": lambda: measure.ours("dispatches"),
    "dispatches-calibration": lambda: measure.ours("dispatches-calibration"),
    "dispatches-scored": lambda: measure.ours("dispatches-scored"),
    "fresh-calibration": lambda: measure.ours("fresh-calibration"),
    "fresh-scored": lambda: measure.ours("fresh-scored"),
    "reserve": lambda: measure.ours("reserve"),
    "polnear-dev": lambda: measure.attribution("polnear-dev"),
    "gum-attribution-dev": measure.gum,
}


def pinned(*, file: Path | None = None) -> dict[str, dict[str, object]]:
    """What a file of floors holds: corpus -> {"digest", "floors"}."""
    path = file or FILE
    if not path.exists():
        return {}
    held: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return held


def floors(corpus: str, *, file: Path | None = None) -> Figures:
    """The floors of a corpus; empty where none are pinned."""
    held = pinned(file=file).get(corpus, {}).get("floors", {})
    return {str(key): float(value) for key, value in held.items()} if isinstance(held, dict) else {}


def fallen(corpus: str, figures: Figures, *, file: Path | None = None) -> list[str]:
    """A sentence for each figure below its floor, or missing."""
    found = []
    for name, floor in floors(corpus, file=file).items():
        figure = figures.get(name)
        if figure is None:
            found.append(f"{name}: not measured any more, floor {floor:.3f}")
        elif figure < floor - SLACK:
            found.append(f"{name}: {figure:.3f}, floor {floor:.3f}")
    return found


def changed(corpus: str) -> bool:
    """Whether the data are not those that the floors were pinned on."""
    held = pinned().get(corpus)
    return held is not None and held.get("digest") != corpora.digest(corpus)


def pin(corpus: str, figures: Figures, *, lower: bool, file: Path | None = None) -> None:
    """Pin floors at these figures: only upwards unless `lower`."""
    held = pinned(file=file)
    old = {} if lower else floors(corpus, file=file)
    new = {name: max(math.floor(figure * 1000) / 1000, old.get(name, 0.0)) for name, figure in sorted(figures.items())}
    held[corpus] = {"digest": corpora.digest(corpus), "floors": new}
    (file or FILE).write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
