"""Whether the parser that comes with the package can be used here, told without loading it or spaCy."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.resources
import io
import json
import logging
import zipfile

from detente.errors import DetenteError

FILE = "parser.zip"


class ParserMissingError(DetenteError):
    """The parser cannot be used here: its file is missing or damaged, or made for another spaCy."""


def shipped() -> bytes:
    """The archive in the package. Raises ParserMissingError where there is none."""
    path = importlib.resources.files("detente.read") / "syntax" / "data" / FILE
    if not path.is_file():
        raise ParserMissingError("the parser's file is missing", input=FILE, do="Install Detente again.")
    return path.read_bytes()


def part(data: bytes, name: str) -> bytes:
    """One part of an archive. Raises ParserMissingError for a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ParserMissingError("the parser's file is damaged", input=FILE, do="Install Detente again.") from error


def check(data: bytes, *, installed: str | None = None) -> None:
    """Raise ParserMissingError where an archive was made for another spaCy than the one `installed`."""
    made = str(json.loads(part(data, "meta.json"))["spacy"])
    installed = installed or importlib.metadata.version("spacy")
    if _minor(made) != _minor(installed):
        raise ParserMissingError(
            f"the parser was trained with spaCy {made}, and {installed} is installed",
            input=FILE,
            do=f"Install spaCy {_minor(made)}, or train it anew: make train-parser.",
        )


@functools.cache
def usable() -> bool:
    """Whether the parser of the package can be used here; where not, says why once, in the log."""
    try:
        check(shipped())
    except ParserMissingError as error:
        words = str(error)
        logging.getLogger("detente").warning("%s Reading goes on by rules alone.", words[0].upper() + words[1:])
        return False
    return True


def _minor(version: str) -> str:
    """Versions that agree in their first two numbers read each other's models."""
    return ".".join(version.split(".")[:2])
