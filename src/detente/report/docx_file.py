"""A python-docx document as bytes: nothing personal in it, and the same content always the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from typing import Any

_DATE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - core properties are written as UTC; python-docx takes naive times
_PERSONAL = ("/extended-properties", "/custom-properties", "/thumbnail")
_REMARKS = (
    "/customXml",
    "/comments",
    "/commentsExtended",
    "/commentsIds",
    "/commentsExtensible",
    "/people",
    "/glossaryDocument",
)


def plain_bytes(document: Any, *, title: str, maker: str) -> bytes:
    """The file's bytes without author, dates, company, custom properties, comments or template path.

    `maker` ("Detente 0.1.0") stands where programs look and people do not: see `_still`.
    """
    core = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject", "content_status",
                 "identifier", "version"):  # fmt: skip
        setattr(core, name, "")
    core.title, core.language, core.revision = title[:255], "en", 1
    core.created = core.modified = core.last_printed = _DATE
    _drop(document.part.package.rels, _PERSONAL)
    _drop(document.part.rels, _REMARKS)
    _forget_template(document)
    out = io.BytesIO()
    document.save(out)
    return _still(out.getvalue(), maker=maker)


def _drop(rels: Any, endings: tuple[str, ...]) -> None:
    """Parts that nothing refers to are not written."""
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(endings)]:
        del rels[key]


def _forget_template(document: Any) -> None:
    """The path of the attached template and the editing sessions tell of the user's machine."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for name in ("w:attachedTemplate", "w:rsids", "w:docVars"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for rel in document.part.rels.values():
        if rel.reltype.endswith("/settings"):
            _drop(rel.target_part.rels, ("/attachedTemplate",))


_NOTE = 0x4454
"""The kind of note in the header of the archive's first part; readers of archives pass over kinds they do not know
(APPNOTE.TXT 4.5.1, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)."""


def _still(data: bytes, *, maker: str) -> bytes:
    """The same archive with a fixed time and order.

    The first part's header notes who made the file as a web page would, so that a folder of reports in which a
    brief was left is read without it.
    """
    note = f'<meta name="generator" content="{maker}">'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        first = "[Content_Types].xml"
        for name in sorted(old.namelist(), key=lambda one: (one != first, one)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            if name == first:
                entry.extra = struct.pack("<HH", _NOTE, len(note)) + note
            new.writestr(entry, old.read(name))
    return out.getvalue()
