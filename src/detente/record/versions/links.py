"""Which source is a later version of which, and where each was found: rows that only come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from detente.record import loading
from detente.record.judging.reversals import undone_acts
from detente.record.schema import addresses, replacements


@dataclass(frozen=True, slots=True)
class Link:
    """That a source stands in the place of an earlier one; by what it is known, and who says so."""

    later: str
    earlier: str
    because: str
    by: str


def standing_links(connection: sa.Connection, *, upto: int) -> list[Link]:
    """The links up to a row of history that are not undone, oldest first."""
    query = (
        "SELECT r.added, s.id, e.id, r.because, r.by FROM replacements r JOIN sources s ON s.number = r.source "
        "JOIN sources e ON e.number = r.earlier WHERE r.added <= ? ORDER BY r.number"
    )
    rows = connection.exec_driver_sql(query, (upto,)).all()
    undone = undone_acts(connection, upto) if rows else set()
    return [Link(*told) for added, *told in rows if added not in undone]


def replaced(connection: sa.Connection, *, upto: int) -> dict[str, str]:
    """The sources in whose place a later version stands as of a row of history, each with the one that counts now."""
    after: dict[str, str] = {}
    for link in standing_links(connection, upto=upto):
        after.pop(link.later, None)  # words that came back count again
        after[link.earlier] = link.later
    return {one: _last(one, after) for one in after}


def _last(one: str, after: Mapping[str, str]) -> str:
    while one in after:
        one = after[one]
    return one


def versions_of(source: str, now: Mapping[str, str]) -> list[str]:
    """All versions of a source, the one that counts first; itself alone where it has no others."""
    current = now.get(source, source)
    return [current, *(one for one, last in now.items() if last == current)]


def groups(now: Mapping[str, str]) -> dict[str, list[str]]:
    """The earlier versions by the source that counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for earlier, current in now.items():
        found[current].append(earlier)
    return dict(found)


def found_at(connection: sa.Connection, places: Iterable[str]) -> str | None:
    """The source that was found last at the first of some addresses or paths at which any was."""
    query = (
        "SELECT s.id FROM addresses a JOIN sources s ON s.number = a.source WHERE a.address = ? "
        "ORDER BY a.number DESC LIMIT 1"
    )
    for one in places:
        found: str | None = connection.exec_driver_sql(query, (one,)).scalar_one_or_none()
        if found is not None:
            return found
    return None


def places_of(connection: sa.Connection, source: str) -> list[str]:
    """The addresses and paths at which a source was found."""
    query = "SELECT a.address FROM addresses a JOIN sources s ON s.number = a.source WHERE s.id = ? ORDER BY a.number"
    return list(connection.exec_driver_sql(query, (source,)).scalars())


def keep_places(connection: sa.Connection, source: str, *, places: Iterable[str], added: int) -> None:
    """A row for each place where a source was found."""
    number = loading.source_number(connection, source)
    for one in dict.fromkeys(places):
        connection.execute(sa.insert(addresses).values(source=number, address=one, added=added))


def keep(connection: sa.Connection, later: str, earlier: str, *, because: str, by: str, added: int) -> None:
    """A row that puts one source in the place of another."""
    numbers = {
        "source": loading.source_number(connection, later),
        "earlier": loading.source_number(connection, earlier),
    }
    connection.execute(sa.insert(replacements).values(**numbers, because=because, by=by, added=added))
