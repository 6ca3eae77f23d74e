"""By what a document is known again: its address on the web, its path as seen from the record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.gather.interface import Gathered


def places(gathered: Gathered, root: Path | None) -> tuple[str, ...]:
    """The address that a page gives as its own, then its path relative to a folder, the record's (None: it has none)."""
    source = gathered.source
    path = "" if source.media_type.endswith("article+json") else path_of(source.location, root)
    return tuple(one for one in (gathered.address, path) if one)


def path_of(location: str, root: Path | None) -> str:
    """A file's path as seen from a folder, with forward slashes; "" for what is no file."""
    if root is None or not Path(location).is_file():
        return ""
    try:
        found = os.path.relpath(os.path.realpath(location), os.path.realpath(root))
    except ValueError:  # on another drive
        found = os.path.realpath(location)
    return found.replace(os.sep, "/")
