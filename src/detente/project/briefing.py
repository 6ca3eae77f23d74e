"""What a brief is made of, and its bytes in each format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.model import Dossier
from detente.project.files import write_file
from detente.project.forms import FORMATS

if TYPE_CHECKING:
    from detente.report.brief import Brief


def reported(dossier: Dossier) -> Dossier:
    """The dossier without documents that are drafts alone: what stands in a draft nobody reported."""
    own = {one.id for one in (*dossier.texts, *dossier.drafts, *dossier.clause_links)}
    read = {one.source for fact in dossier.facts() if fact.id not in own for one in fact.evidence}
    return replace(dossier, sources=tuple(one for one in dossier.sources if one.kind != "text" or one.id in read))


def rendered(brief: Brief, form: str, *, template: Path | None) -> bytes:
    """The brief's bytes in one of the formats; `template` is a DOCX whose styles it takes."""
    from detente import report

    if form == "docx":
        return report.render_docx(brief, template=template)
    return {"html": report.render_html, "md": report.render_markdown, "json": report.render_json}[form](brief).encode()


def write(brief: Brief, base: Path, *, formats: Sequence[str], template: Path | None) -> list[Path]:
    """Write a brief in these formats beside each other. Raises OutputError where a file cannot be written."""
    return [write_file(base.with_suffix(f".{one}"), rendered(brief, one, template=template)) for one in formats]


def check_formats(formats: Sequence[str]) -> None:
    """Raises UsageError for an unknown format."""
    for one in formats:
        if one not in FORMATS:
            raise UsageError(f"no format is called {one!r}", do=f"There are: {', '.join(FORMATS)}.")
