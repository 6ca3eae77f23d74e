"""One article of a JSON lines file: its text as given."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.when import read_date


@dataclass(frozen=True, slots=True)
class Article:
    """Opens the canonical line of an article (see `detente.gather.articles`)."""

    limits: Limits
    media_types: tuple[str, ...] = ("application/vnd.detente.article+json",)
    suffixes: tuple[str, ...] = ()

    def open(self, raw: bytes) -> Opened:
        """The article's text, title, outlet and time of publication (`published`, or `date`)."""
        article: dict[str, Any] = json.loads(raw)
        words, when = _published(article)
        return Opened(
            text=article["text"],
            title=_words(article, "title", "headline"),
            outlet=_words(article, "outlet", "publisher"),
            published=when,
            published_words=words if when is None else "",
        )


def _words(article: dict[str, Any], *keys: str) -> str | None:
    return next((article[key] for key in keys if isinstance(article.get(key), str) and article[key].strip()), None)


def _published(article: dict[str, Any]) -> tuple[str, dt.datetime | None]:
    words = _words(article, "published", "date") or ""
    return words, read_date(words) if words else None
