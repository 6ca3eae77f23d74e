"""What a document that comes in is a later version of."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from detente.errors import UsageError
from detente.model import Source
from detente.record import loading
from detente.record.interface import Whereabouts
from detente.record.versions import links
from detente.settings import HANDLING


@dataclass(frozen=True, slots=True)
class Earlier:
    """The version in whose place a document comes, and by what it is known to be one."""

    source: Source
    because: Literal["address", "path", "said"]


def earlier(connection: sa.Connection, source: Source, *, where: Whereabouts) -> Earlier | None:
    """The version that counts now of what a document is a version of; None where it is none, or came in before.

    What cannot be read takes nobody's place. Raises UsageError where the user names a source that is not there.
    """
    if where.replaces is not None:
        return _said(connection, source, named=where.replaces)
    if where.apart or source.status == "unreadable" or loading.source(connection, source.id):
        return None
    known = links.found_at(connection, where.places)
    if known is None:
        return None
    current = loading.source(connection, links.replaced(connection, upto=loading.NOW).get(known, known))
    if current is None or current.kind != source.kind:
        return None
    there, here = _on_the_web(links.places_of(connection, current.id)), _on_the_web(where.places)
    if there and here and there.isdisjoint(here):
        return None  # another page, kept under the name that this one had
    return Earlier(current, "address" if there & here else "path")


def _said(connection: sa.Connection, source: Source, *, named: str) -> Earlier | None:
    now = links.replaced(connection, upto=loading.NOW)
    current = loading.source(connection, now.get(named, named))
    if current is None:
        raise UsageError(f"the record has no source {named}", do="Take an id from `detente show sources`.")
    return None if source.id in links.versions_of(named, now) else Earlier(current, "said")


def _on_the_web(places: list[str] | tuple[str, ...]) -> set[str]:
    return {one for one in places if "://" in one}


def completed(source: Source, before: Earlier | None) -> Source:
    """A later version with what is known of the earlier where the page does not say it itself.

    The level is the earlier's where none is given.
    """
    if before is None:
        return source
    known = before.source
    silent = source.published is None
    return dataclasses.replace(
        source,
        outlet=source.outlet or known.outlet,
        handling=known.handling if source.handling == HANDLING[0] else source.handling,
        published=known.published if silent else source.published,
        published_words=source.published_words or (known.published_words if silent else ""),
    )


def is_earlier(source: Source, known: Source) -> bool:
    """Whether a document that came in later is the earlier version: it says so itself."""
    if source.published is None or known.published is None:
        return False
    return _utc(source.published) < _utc(known.published)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def comes_back(connection: sa.Connection, source: str, *, place: str) -> str | None:
    """The version in whose place a known document stands again, where it was replaced there; None where nothing changed."""
    current = links.replaced(connection, upto=loading.NOW).get(source)
    if current is None or place not in links.places_of(connection, current):
        return None
    return current if place in links.places_of(connection, source) else None
