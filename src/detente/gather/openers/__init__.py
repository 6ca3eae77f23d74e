"""One module for each kind of document, and the table that finds the opener for it.

Modules are imported when a document of their kind is met, and load their libraries then. Other packages
add openers in the entry-point group `detente.openers`; those are looked up only for documents that the
built-in ones do not claim by the ending of the name, and once a process.
"""

from __future__ import annotations

import functools
import importlib

from detente import plugins
from detente.gather.interface import Opener
from detente.gather.limits import Limits

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BUILT_IN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "text/plain": ("plain", "PlainText", ("", ".txt", ".text", ".log", ".asc")),
    "text/markdown": ("markdown", "Markdown", (".md", ".markdown", ".mdown")),
    "text/html": ("web", "WebPage", (".html", ".htm", ".xhtml")),
    "text/csv": ("sheet", "DelimitedText", (".csv", ".tsv")),
    "message/rfc822": ("mail", "Mail", (".eml", ".mht", ".mhtml")),
    "application/pdf": ("pdf", "Pdf", (".pdf",)),
    DOCX: ("word", "WordDocument", (".docx", ".docm", ".dotx")),
    XLSX: ("sheet", "Workbook", (".xlsx", ".xlsm")),
    "application/vnd.detente.article+json": ("article", "Article", ()),
}
"""Media type: module, class, endings of file names."""


def built_in_type(suffix: str) -> str:
    """The media type that an ending of a file name stands for among the built-in openers, or ""."""
    return next((kind for kind, (_, _, suffixes) in _BUILT_IN.items() if suffix in suffixes), "")


def opener_for(media_type: str, suffix: str, *, limits: Limits) -> Opener | None:
    """The opener for a kind of document; None where there is none."""
    if media_type not in _BUILT_IN or not built_in_type(suffix):
        for opener in _plugged():
            if media_type in opener.media_types or suffix in opener.suffixes:
                return opener
    if media_type not in _BUILT_IN:
        return None
    module, name, _ = _BUILT_IN[media_type]
    built: Opener = getattr(importlib.import_module(f"{__name__}.{module}"), name)(limits)
    return built


@functools.cache
def _plugged() -> tuple[Opener, ...]:
    return tuple(plugins.load("detente.openers", name) for name in plugins.names("detente.openers"))
