"""What kind of document bytes are: by their content first, then by the ending of the file's name."""

from __future__ import annotations

import io
import re

from detente.gather.openers import DOCX, XLSX, built_in_type

_REFUSED = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
)
_REFUSED_RIFF = {b"WEBP": "a picture (WebP)", b"WAVE": "a sound recording", b"AVI ": "a film"}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|main|section|table|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:From [^\n]*\n)?((?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+)")
_MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|DKIM-Signature):", re.IGNORECASE | re.MULTILINE
)
_MAIL_ALSO = re.compile(rb"^(?:From|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096
_MAIL_SUFFIXES = {".eml", ".mht", ".mhtml"}
_MAGIC = ((b"\xd0\xcf\x11\xe0", "application/x-ole-storage"), (b"{\\rtf", "application/rtf"))

_ZIP_KINDS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("META-INF/container.xml", "application/epub+zip"),
    ("content.xml", "application/vnd.oasis.opendocument"),
)

_NAMES = {
    "application/zip": "an archive",
    "application/rtf": "rich text (RTF)",
    "application/epub+zip": "an electronic book",
    "application/vnd.oasis.opendocument": "an OpenDocument file",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a presentation",
}
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds the document in a DOCX or XLSX locked with a password ([MS-OFFCRYPTO] 2.3.4.4)."""


def sniff(raw: bytes, suffix: str) -> str:
    """The media type of a document. `suffix` is the lower-case ending of its name with the dot, or ""."""
    head = raw[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(raw) or built_in_type(suffix) or "application/zip"
    named = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    if named or refused(raw):
        return named or "application/octet-stream"
    return _text_kind(head, suffix)


def _text_kind(head: bytes, suffix: str) -> str:
    if suffix in _MAIL_SUFFIXES or _is_mail(head):
        return "message/rfc822"
    if _HTML.match(head):
        return "text/html"
    return built_in_type(suffix) or "text/plain"


def refused(raw: bytes) -> str:
    """What the bytes are, where they are of a kind that holds no text that can be read; else ""."""
    if raw.startswith(b"RIFF"):
        return _REFUSED_RIFF.get(raw[8:12], "")
    if raw[4:8] == b"ftyp":
        return "a film or picture (MP4, HEIC)"
    return next((kind for magic, kind in _REFUSED if raw.startswith(magic)), "")


def why_not(raw: bytes, media_type: str) -> str:
    """Why a document of a kind that no opener takes is not read, and what to do."""
    kind = refused(raw)
    if kind:
        return f"{kind}: no text in it that can be read"
    if media_type == "application/x-ole-storage":
        if _LOCKED in raw:
            return "protected by a password: save a copy without it"
        return "an old Office format, or a message of Outlook: save it as DOCX, XLSX or EML"
    return f"{_NAMES.get(media_type, 'an unknown kind of document')}: save it as text, HTML, PDF or DOCX"


def _is_mail(head: bytes) -> bool:
    found = _MAIL.match(head)
    return bool(found and _MAIL_ONLY.search(found[1]) and len(set(_MAIL_ALSO.findall(found[1].lower()))) >= 2)


def _zip_kind(raw: bytes) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    return next((kind for name, kind in _ZIP_KINDS if name in names), "")
