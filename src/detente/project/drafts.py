"""Models drafted from a record into files that a person completes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from detente.errors import UsageError
from detente.project.files import write_file
from detente.record import Place

_HEAD = """# Drafted from the record {record}. Nothing here is assumed: null is what no report gives.
# Fill in a value or a range, and say who gives or assumes it (given_by or assumed_by). Then: {then}
"""


def write_draft(out: Path, model: dict[str, Any], *, record: Place, then: str) -> Path:
    """Write a model as YAML. Raises UsageError where the file is there: what a person filled in is not written over."""
    if out.exists():
        raise UsageError("there is such a file already", input=str(out), do="Name another, or move it away.")
    body = yaml.safe_dump(model, sort_keys=False, allow_unicode=True, width=110)
    return write_file(out, (_HEAD.format(record=record.name, then=then) + body).encode())
