"""The command line: one module a command, imported when it runs.

Exit codes: 0 done; 1 an error of Detente's own; 2 the call's words are off; 3 an input cannot be used; 4 the
record cannot be used; 5 a result cannot be written; 6 done, but some inputs could not be read; 130 stopped by
Ctrl-C, with everything kept that was done.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run `detente` with these words (those of the process where None) and leave with its exit code."""
    from detente.cli.app import run, unexpected

    words = sys.argv[1:] if arguments is None else arguments
    if "--debug" not in words:
        sys.excepthook = unexpected
    sys.exit(run(words))
