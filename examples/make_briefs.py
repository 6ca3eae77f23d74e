"""Make the briefs of the two sample processes: `python examples/make_briefs.py [FOLDER]` (default: out).

A second run finds nothing new in the reports and makes the briefs again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from detente.cli.console import progress
from detente.project import Project
from detente.settings import Settings

HERE = Path(__file__).parent
PROCESSES = {"berlin": "Berlin talks, December 2025", "hadur": "Hadur talks (an invented process), spring 2034"}
FORMS = ("html", "docx", "md", "json")


def main(out: Path) -> None:
    """Read each folder into a record of its own and write its brief in every form."""
    out.mkdir(parents=True, exist_ok=True)
    for name, title in PROCESSES.items():
        with Project.open(out / f"{name}.detente", settings=Settings(title=title)) as project:
            added = project.add([HERE / name], progress=progress())
            page, *others = project.write_brief(formats=FORMS, scenarios=HERE.glob(f"{name}.yaml"), progress=progress())
        print(f"{title}: {added.new} reports read, {added.unchanged} already in the record.")
        for location, reason in (added.unreadable | added.not_read).items():
            print(f"  not read: {location}: {reason}")
        print(f"  brief   {page.resolve().as_uri()}")
        print(f"  also    {', '.join(path.name for path in others)} beside it; record {name}.detente")
    print("Check page one: .venv/bin/detente check --record", out / "hadur.detente", '--by "Your name"')


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
