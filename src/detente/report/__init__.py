"""The brief: what page one claims, the annexes, and its forms."""

from __future__ import annotations

from detente.report.brief import Brief, Claim, page_one
from detente.report.compose import make_brief

from detente.report.html_form import render_html



__all__ = ["Brief", "Claim", "make_brief", "page_one", "render_html"]
