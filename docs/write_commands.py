"""Write the commands' own help into docs/reference/commands.md; the words between stay.

python docs/write_commands.py
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from detente.cli.app import COMMANDS

PAGE = Path(__file__).with_name("reference") / "commands.md"
_SECTION = re.compile(r"^## detente (?P<name>\w+)\n(?P<words>.*?)(?=^```|^## |\Z)", re.MULTILINE | re.DOTALL)


def page(text: str) -> str:
    """The page with every command's help as it is now, in the order of `detente --help`."""
    words = {one["name"]: one["words"].strip() for one in _SECTION.finditer(text)}
    parts = [text.partition("\n## ")[0].strip()]
    for name in COMMANDS:
        told = words.get(name)
        parts += [f"## detente {name}", *([told] if told else [])]
        parts += [f"```\n{one.strip()}\n```" for one in helps(name)]
    return "\n\n".join(parts) + "\n"


def helps(name: str) -> Iterator[str]:
    """The help of a command, and of each of those below it."""
    command: Any = typer.main.get_command(importlib.import_module(f"detente.cli.{name}").app)
    below: dict[str, Any] = getattr(command, "commands", {})
    for child, one in {"": command, **below}.items():
        called = f"detente {name} {child}".strip()
        context = one.context_class(one, info_name=called, terminal_width=80, max_content_width=80)
        yield "\n".join(line.rstrip() for line in one.get_help(context).splitlines())


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
