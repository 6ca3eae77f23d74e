"""Files of articles: one JSON object a line with `text` and, where known, `id`, `title` and `published`.

An article's text is taken as given, unchanged: offsets that others counted in it stay true. Its bytes are
the canonical form of its line (keys sorted, no spaces, ASCII), so that the same article in another file or
with its keys in another order is the same source.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from detente.gather.inputs import Document, Input, size
from detente.gather.limits import Limits

MEDIA_TYPE = "application/vnd.detente.article+json"


def documents(one: Input, limits: Limits) -> Iterator[Document]:
    """The articles of a file. A line that cannot be read is a document with a problem; the next ones follow."""
    number = 0
    try:
        with _open(one.location) as lines:
            while line := lines.readline(limits.file_bytes + 1):
                number += 1
                if len(line) > limits.file_bytes:
                    yield _broken(one, number, line=line, problem=f"the line is larger than {size(limits.file_bytes)}")
                    while line and not line.endswith(b"\n"):
                        line = lines.readline(limits.file_bytes)
                elif line.strip():
                    yield _article(one, number, line=line)
    except (OSError, EOFError, zlib.error) as error:
        yield _broken(one, number + 1, line=b"", problem=f"the file cannot be read further: {error}")


def _open(location: str) -> IO[bytes]:
    if location.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(location, "rb"))
    return Path(location).open("rb")


def _article(one: Input, number: int, *, line: bytes) -> Document:
    try:
        article = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _broken(one, number, line=line, problem=f"not JSON: {error}")
    problem = _problem(article)
    if problem:
        return _broken(one, number, line=line, problem=problem)
    raw = json.dumps(article, sort_keys=True, separators=(",", ":")).encode()
    name = article.get("id")
    return Document(
        location=f"{one.location}, line {number}" if name is None else str(name),
        sha256=hashlib.sha256(raw).hexdigest(),
        raw=raw,
        named=one.named,
        media_type=MEDIA_TYPE,
    )


def _problem(article: Any) -> str:
    if not isinstance(article, dict):
        return "the line is no JSON object"
    if not isinstance(article.get("text"), str):
        return 'the article has no "text"'
    if any(0xD800 <= ord(character) <= 0xDFFF for character in article["text"]):
        return "the text holds half a character (a lone surrogate)"
    return ""


def _broken(one: Input, number: int, *, line: bytes, problem: str) -> Document:
    location = f"{one.location}, line {number}"
    return Document(
        location=location,
        sha256=hashlib.sha256(line or location.encode(errors="surrogateescape")).hexdigest(),
        named=one.named,
        media_type=MEDIA_TYPE,
        problem=problem,
    )
