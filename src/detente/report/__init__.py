"""The brief: what page one claims, the annexes, and its forms."""

from __future__ import annotations

from detente.report.annexes.agreement import TITLE as AGREEMENT
from detente.report.brief import Brief, Claim, page_one
from detente.report.compose import make_brief
from detente.report.docx_form import render_docx
from detente.report.html_form import render_html
from detente.report.json_form import claim_data, movement_data, render_json
from detente.report.markdown_form import render_markdown
from detente.report.plain_form import annex_lines

__all__ = [
    "AGREEMENT",
    "Brief",
    "Claim",
    "annex_lines",
    "claim_data",
    "make_brief",
    "movement_data",
    "page_one",
    "render_docx",
    "render_html",
    "render_json",
    "render_markdown",
]
