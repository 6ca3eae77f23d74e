"""python -m training.cue_words: work out which words the cues of the package need, and write the table for the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.model import load_catalogue
from detente.read.positions.cue_words import FILE, as_json, look_at
from detente.read.positions.words import patterns

OUT = Path(__file__).resolve().parents[1] / "src" / "detente" / "read" / "data" / FILE


def cues() -> Iterator[str]:
    """The cues of all issues and options of the catalogue, and the words that show a stance."""
    for issue in load_catalogue().issues.values():
        yield from issue.cues
        for option in issue.options.values():
            yield from option.cues
    for words, _ in patterns():
        yield words


def main() -> None:
    """Write the table."""
    OUT.write_text(as_json(look_at(sorted(set(cues())))), encoding="utf-8")


if __name__ == "__main__":
    main()
