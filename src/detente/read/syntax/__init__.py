"""A small tagger and parser of our own, and what only a parse shows of who said what."""

from __future__ import annotations

from detente.read.parsing import ParserMissingError
from detente.read.syntax.component import NAME
from detente.read.syntax.trees import Tree, parse

__all__ = ["NAME", "ParserMissingError", "Tree", "parse"]
