"""The brief as one HTML file: no script, no request to anywhere, readable on screen and on A4.

Everything that comes from a source is escaped by the template (Jinja's autoescape) or, for marked texts and
the charts, by `markupsafe` here. The policy in the file's head forbids all loading; the one style sheet is
allowed by its digest.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
from typing import TYPE_CHECKING

from detente.report.brief import Brief, Mark, SourceView
from detente.report.dating import moment
from detente.report.display import one_line, safe
from detente.report.marks import segments
from detente.report.picture import Drawing

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

REFS = 3
"""Passage numbers beside a claim or line; further ones are in the JSON and in the annexes."""


def render_html(brief: Brief) -> str:
    """One self-contained page. The same brief gives the same text."""
    from detente.report.charts import svg

    template, css = _template(), _style(brief)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return template.render(
        brief=brief, css=css, digest=digest, marked=marked, svg=svg, moment=moment, one_line=one_line, refs=REFS
    )


def _style(brief: Brief) -> str:
    """The style sheet: the page's, the charts', and those of the drawings that are in it."""
    from detente.report.charts import chart_style
    from detente.report.sheet import LETTERS

    drawn = [block.style for annex in brief.annexes for block in annex.blocks if isinstance(block, Drawing)]
    return "".join([_text("brief.css"), chart_style(), *([LETTERS, *dict.fromkeys(drawn)] if drawn else [])])


def marked(source: SourceView) -> Markup:
    """The source's text with every mark around its words, its number before and the ways back after.

    The text itself is unchanged, code point for code point, but for controls shown as U+FFFD.
    """
    from markupsafe import Markup, escape

    out: list[str] = []
    for kind, value in segments(safe(source.text), source.marks):
        if isinstance(value, str):
            out.append(str(escape(value)))
        elif kind == "open":
            out.append(f'<mark id="{value.id}"><sup class="no" aria-hidden="true">{value.label}</sup>')
        else:
            out.append(f"</mark>{_back(value)}")
    return Markup("".join(out))  # noqa: S704 - every piece of text above is escaped, ids and labels are ours


def _back(one: Mark) -> str:
    links = "".join(
        f'<a href="#{back.target}" aria-label="Passage {one.label}: back to '
        f'{"claim" if back.label.isdigit() else "annex"} {back.label}">↑{back.label}</a>'
        for back in one.back
    )
    return f'<bdi class="back" dir="ltr">{links}</bdi>' if links else ""


@functools.cache
def _template() -> Template:
    from jinja2 import DictLoader, Environment, StrictUndefined

    names = ("brief.html", "parts.html")
    environment = Environment(
        loader=DictLoader({name: _text(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html")


def _text(name: str) -> str:
    return (importlib.resources.files("detente.report") / "templates" / name).read_text(encoding="utf-8")
