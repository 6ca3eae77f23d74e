"""Files beside a record: results written whole, settings read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from detente.errors import DataFileError, OutputError
from detente.record import Place
from detente.settings import Settings


def write_file(path: Path, data: bytes) -> Path:
    """Write a whole file or none: beside its place first, then moved there."""
    return write_whole(path, lambda file: file.write(data))


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> Path:
    """As `write_file`, for what is written piece by piece."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())  # or a power cut could leave the new name on an empty file
        beside.replace(path)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", input=str(path), do="Choose another --out."
        ) from error
    finally:
        with contextlib.suppress(OSError):  # on a disk that cannot be written even a file that is not there
            beside.unlink(missing_ok=True)
    return path


def beside_record(record: Place, name: str) -> Path:
    """A file of this name beside a record; here, where the record is on a server."""
    return record.with_name(name) if isinstance(record, Path) else Path(name)


def load_settings(path: Path | None = None, *, beside: Place | None = None) -> Settings:
    """Settings from a YAML file, or from `detente.yaml` beside a record (here, of a record on a server) where there is one.

    Raises DataFileError for a file that is missing or wrong, naming the entry.
    """
    import yaml
    from pydantic import TypeAdapter, ValidationError

    if path is None:
        path = beside_record(beside, "detente.yaml") if beside else None
        if path is None or not path.exists():
            return Settings()
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if not isinstance(held, dict) or set(held) - set(Settings.__slots__):
            known = ", ".join(Settings.__slots__)
            raise DataFileError("unknown settings", input=str(path), do=f"There are: {known}.")
        settings = TypeAdapter(Settings).validate_python(held)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFileError(f"cannot be read: {error}", input=str(path), do="Correct the file.") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(map(str, first["loc"]))
        raise DataFileError(f"setting {entry}: {first['msg']}", input=str(path), do="Correct it.") from error
    return settings
