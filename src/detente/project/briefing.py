"""What a brief is made of, and its bytes in each format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import Dossier

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
