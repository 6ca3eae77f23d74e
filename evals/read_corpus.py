"""Run the built-in reader over annotated articles: each gets only id, title, published and text.

    python -m evals.read_corpus talks OUT.jsonl [PREFIX…]        ../shared/talks/dev
    python -m evals.read_corpus polnear-dev OUT.jsonl            ../shared/attribution/polnear-dev.jsonl.gz

Reports whose id starts with one of the PREFIXes only, if any are given.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"


def articles(corpus: str) -> Iterator[dict[str, Any]]:
    """The annotated articles of a corpus, gold included."""
    if corpus == "talks":
        for path in sorted((SHARED / "talks" / "dev").glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))
        return
    with gzip.open(SHARED / "attribution" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for one in lines:
            yield json.loads(one)


def published(article: dict[str, Any]) -> dt.datetime | None:
    """When an article was published, by either corpus's key."""
    value = article.get("published") or article.get("date")
    if not value:
        return None
    when = dt.datetime.fromisoformat(value)
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


def main(arguments: list[str]) -> None:
    """Write one line an article."""
    from detente.model import Source, load_catalogue
    from detente.read.line import line
    from detente.read.rules import RuleReader

    corpus, out, *prefixes = arguments
    reader = RuleReader(load_catalogue())
    with Path(out).open("w", encoding="utf-8") as lines:
        for article in articles(corpus):
            if prefixes and not article["id"].startswith(tuple(prefixes)):
                continue
            text = article["text"]
            source = Source(
                id=article["id"],
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                media_type="text/plain",
                location=article["id"],
                text=text,
                title=article.get("title"),
                published=published(article),
            )
            lines.write(json.dumps(line(reader.read(source)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
