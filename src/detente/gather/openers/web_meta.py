"""What a web page says of itself: title, outlet, time of publication."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from detente.gather.openers.web_blocks import plain
from detente.gather.when import find_published, read_date

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article:published",
    "article.published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dcterms.date",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "date",
)  # fmt: skip
"""Names of meta elements that hold the time of publication, the surest first; compared in lower case."""
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "title")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "apple-mobile-web-app-title")
_ARTICLE = re.compile(r"article|blogposting|report|pressrelease|newsitem", re.IGNORECASE)
_DEEPEST = 6
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the head and the first lines of a page say; None for what they do not. `address`: "" where it says none."""

    title: str | None
    outlet: str | None
    published: dt.datetime | None
    published_words: str
    address: str = ""


def said_by(tree: Any) -> Said:
    """What a page's meta elements, JSON-LD, headings and time elements say, in that order."""
    meta = _meta(tree)
    linked = list(_articles(tree))
    outlet = _first(meta, _OUTLET) or _publisher(linked) or _host(tree)
    title = _first(meta, _TITLE[:2]) or _named(linked, "headline") or _first(meta, _TITLE[2:]) or _heading(tree)
    published, words = _published(tree, meta, linked=linked)
    return Said(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        published=published,
        published_words=words,
        address=_address(tree, meta),
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in tree.iter("meta"):
        content = (one.get("content") or one.get("datetime") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and one.get(key):
                found.setdefault(one.get(key).strip().lower(), content[:_LONGEST])
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that are articles."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(content):
            if _ARTICLE.search(str(one.get("@type"))):
                yield one


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    waiting = [(content, 0)]
    while waiting:
        one, depth = waiting.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(one, dict):
            yield one
            waiting += [(value, depth + 1) for value in one.values() if isinstance(value, dict | list)]
        elif isinstance(one, list):
            waiting += [(value, depth + 1) for value in one[:100]]


def _named(linked: list[dict[str, Any]], key: str) -> str | None:
    return next((str(one[key])[:_LONGEST] for one in linked if isinstance(one.get(key), str) and one[key]), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    return _named([one["publisher"] for one in linked if isinstance(one.get("publisher"), dict)], "name")


def _canonical(tree: Any) -> SplitResult | None:
    """The address that a page calls its own; None where it calls none, or what is none."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _split(link.get("href") or "")
    return None


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    return parts if host else None


def _host(tree: Any) -> str | None:
    found = _canonical(tree)
    return found.hostname.removeprefix("www.") if found and found.hostname else None


def _address(tree: Any, meta: dict[str, str]) -> str:
    """Where the page stands on the web, as it says: its own link, else og:url.

    "" for a site's front page, which pages of other content often give; scheme, case of the host and fragment tell no
    pages apart.
    """
    found = _canonical(tree) or _split(meta.get("og:url", ""))
    if found is None or found.scheme not in {"http", "https"} or not (found.path.strip("/") or found.query):
        return ""
    return f"https://{found.netloc.lower()}{found.path.rstrip('/')}{'?' if found.query else ''}{found.query}"


def _heading(tree: Any) -> str | None:
    headings = [plain(one) for one in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0][:_LONGEST]
    return next((plain(one)[:_LONGEST] for one in tree.iter("title") if plain(one)), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    if not title:
        return None
    title = re.sub(r"\s+", " ", title).strip()
    if outlet:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title) or title
    return title


def _published(tree: Any, meta: dict[str, str], *, linked: list[dict[str, Any]]) -> tuple[dt.datetime | None, str]:
    stated = [meta[key] for key in _PUBLISHED if key in meta]
    from_linked = _named(linked, "datePublished")
    for words in (*([from_linked] if from_linked else []), *stated):
        when = read_date(words)
        if when:
            return when, words
    return _time_element(tree)


def _time_element(tree: Any) -> tuple[dt.datetime | None, str]:
    """The first time element outside of asides and lists of other articles: its attribute, or its words."""
    relative = ""
    for one in tree.iter("time"):
        if any(ancestor.tag in {"aside", "nav", "footer", "li"} for ancestor in one.iterancestors()):
            continue
        when = read_date(one.get("datetime") or "") if one.get("datetime") else None
        words = plain(one)
        if when:
            return when, words or one.get("datetime")
        when, words = find_published(words)
        if when:
            return when, words
        relative = relative or words
    return None, relative
