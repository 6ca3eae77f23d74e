"""The annotated reports that something is learnt from."""

from __future__ import annotations

import functools
from pathlib import Path

from evals.corpora import BUILDING, DISPATCHES, DISPATCHES_KEPT, DRILLS, WIRES

from detente.model import load_catalogue
from detente.read.rules import RuleReader
from detente.settings import ReadingSetting


def learnt_from(*, drills: str = "*") -> list[Path]:
    """The files of our reports that may be built on, of the drills those of some series alone; none of ../shared is among them."""
    paths = [
        *BUILDING.glob("*.json"),
        *WIRES.glob("*.json"),
        *DRILLS.glob(f"{drills}.json"),
        *DISPATCHES.glob("*.json"),
    ]
    return sorted(path for path in paths if process_of(path) not in DISPATCHES_KEPT)


def process_of(path: Path) -> str:
    """The process that a report is about, by its file's name."""
    return path.stem if path.parent.name == DRILLS.name else path.stem.rpartition("-")[0]


@functools.cache
def reader(setting: ReadingSetting) -> RuleReader:
    """The built-in reader at a setting, one for each process that reads."""
    return RuleReader(load_catalogue(), setting)
