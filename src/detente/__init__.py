"""Detente: a workbench for peace talks.

It reads the reporting on a negotiation, keeps a sourced record of who said, met, proposed, wants and
refuses what, and works out which agreements could be reached. `detente.project.Project` is the door for
Python; the command line is `detente`. Importing this package loads nothing heavy.
"""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
