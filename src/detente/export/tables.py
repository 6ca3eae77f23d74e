"""The record as CSV tables (RFC 4180): one for each kind of fact, and one of the sources.

A cell can never become a formula in a spreadsheet: one that opens with a character that Excel or
LibreOffice may take for the beginning of a formula gets an apostrophe before it (the advice of OWASP on CSV
injection, full-width forms included), and every cell stands in quotation marks. Write the text with
`newline=""`; with a byte order mark ("utf-8-sig") Excel takes it for UTF-8.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.export.passages import name_of
from detente.model import Account, Actor, Catalogue, Dossier, Fact, Money, PartialDate, Passage, Quantity, Source

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids stand for."""

    actors: Mapping[str, Actor]
    sources: Mapping[str, tuple[str, str]]  # what a source is called, and when it was published
    catalogue: Catalogue
    checked: Mapping[str, str]
    texts: Mapping[str, str]

    def of(self, *ids: str | None) -> str:
        return "; ".join(name_of(one, self.actors) for one in ids if one)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is, nothing put before its cells; its rows are made as they are gone through, once."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]


def tables(dossier: Dossier, catalogue: Catalogue) -> dict[str, str]:
    """The text of each table by its name ("positions"), in the order of the record; empty tables have a head."""
    return {name: "".join(csv_pieces(one)) for name, one in plain_tables(dossier, catalogue).items()}


def plain_tables(dossier: Dossier, catalogue: Catalogue) -> dict[str, Table]:
    """Each table by its name, for forms that guard their cells in their own way."""
    checked = {one.fact: f"{one.verdict} by {one.by} at {one.at.isoformat()}" for one in dossier.judgements}
    names = _Names(
        actors={one.id: one for one in dossier.actors},
        sources={one.id: (one.title or one.outlet or one.id, _published(one)) for one in dossier.sources},
        catalogue=catalogue,
        checked=checked,
        texts={one.id: one.name for one in dossier.texts},
    )
    made = {
        kind: Table((*columns, *_SHARED), _rows(getattr(dossier, kind), {**columns, **_SHARED}, names=names))
        for kind, columns in _COLUMNS.items()
    }
    rows = (tuple(column(one) for column in _SOURCES.values()) for one in dossier.sources)
    return {**made, "sources": Table(tuple(_SOURCES), rows)}


def cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    value = value.replace("\x00", "")
    return f"'{value}" if value.startswith(FORMULA) else value


def csv_pieces(table: Table) -> Iterator[str]:
    """The text of a table, some thousand rows at a time."""
    rows = iter(table.rows)
    piece: Iterable[tuple[str, ...]] = [table.columns]
    while piece:
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
            [cell(one) for one in row] for row in piece
        )
        yield out.getvalue()
        piece = list(itertools.islice(rows, 1_000))


def _rows(facts: Iterable[Fact], columns: Mapping[str, Column], *, names: _Names) -> Iterator[tuple[str, ...]]:
    return (tuple(column(fact, names) for column in columns.values()) for fact in facts)


Column = Callable[[Any, _Names], str]


def _words(passages: Iterable[Passage | None]) -> str:
    return " […] ".join(one.exact for one in passages if one)


def _date(date: PartialDate | None) -> str:
    return date.value if date else ""


def _yes(value: bool) -> str:  # noqa: FBT001 - a cell's value, not a switch
    return "yes" if value else ""


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _amount(one: Money | Quantity) -> str:
    return f"{one.amount} {one.currency}" if isinstance(one, Money) else f"{one.value} {one.unit}"


def _accounts(those: Iterable[Account], names: _Names) -> str:
    """What voices within one report tell differently: "hours: 5 (Ostrel); hours: 6 (the outlet)"."""
    return "; ".join(f"{one.field}: {one.value} ({names.of(one.by) or 'the outlet'})" for one in those)


def _published(one: Source) -> str:
    return one.published.isoformat() if one.published else "not known"


def _told_by(fact: Fact, names: _Names) -> list[tuple[str, str]]:
    ids = dict.fromkeys(one.source for one in fact.evidence)
    return [names.sources[one] for one in ids if one in names.sources]


_SHARED: dict[str, Column] = {
    "words": lambda one, _: _words(one.evidence),
    "source": lambda one, names: "; ".join(called for called, _ in _told_by(one, names)),
    "published": lambda one, names: "; ".join(published for _, published in _told_by(one, names)),
    "reading rule": lambda one, _: one.why.rule,
    "checked": lambda one, names: names.checked.get(one.id, ""),
}

_COLUMNS: dict[str, dict[str, Column]] = {
    "actors": {
        "id": lambda one, _: one.id,
        "name": lambda one, _: one.name,
        "names": lambda one, _: "; ".join(one.names),
        "kind": lambda one, _: one.kind,
        "side": lambda one, names: names.of(one.side),
        "role": lambda one, _: _plain(one.role),
        "standing": lambda one, _: _plain(one.standing),
    },
    "statements": {
        "id": lambda one, _: one.id,
        "speaker": lambda one, names: names.of(one.speaker),
        "speaker id": lambda one, _: _plain(one.speaker),
        "unnamed": lambda one, _: _yes(one.anonymous),
        "described": lambda one, _: _plain(one.described),
        "relayed by": lambda one, names: names.of(one.relayer),
        "mode": lambda one, _: one.mode,
        "strength": lambda one, _: one.strength,
        "content": lambda one, _: _words(one.content),
        "said on": lambda one, _: _date(one.said_on),
    },
    "meetings": {
        "id": lambda one, _: one.id,
        "status": lambda one, _: one.status,
        "date": lambda one, _: _date(one.date),
        "place": lambda one, _: _plain(one.place),
        "participants": lambda one, names: names.of(*one.participants),
        "mediators": lambda one, names: names.of(*one.mediators),
        "absent": lambda one, names: names.of(*one.absent),
        "hours": lambda one, _: _plain(one.hours),
        "accounts": lambda one, names: _accounts(one.accounts, names),
    },
    "proposals": {
        "id": lambda one, _: one.id,
        "name": lambda one, _: one.name,
        "author": lambda one, names: names.of(one.author),
        "recipient": lambda one, names: names.of(one.recipient),
        "date": lambda one, _: _date(one.date),
        "status": lambda one, _: one.status,
        "counters": lambda one, _: _plain(one.counters),
        "points": lambda one, _: _plain(one.points),
    },
    "positions": {
        "id": lambda one, _: one.id,
        "party": lambda one, names: names.of(one.party),
        "party id": lambda one, _: one.party,
        "issue": lambda one, names: names.catalogue.title(one.issue),
        "issue id": lambda one, _: one.issue,
        "attitude": lambda one, _: one.attitude,
        "option": lambda one, names: names.catalogue.title(one.issue, one.option),
        "option id": lambda one, _: one.option,
        "red line": lambda one, _: _yes(one.red_line),
        "condition": lambda one, _: _words([one.condition]),
        "voice": lambda one, _: one.voice,
        "speaker": lambda one, names: names.of(one.speaker),
        "strength": lambda one, _: one.strength,
    },
    "decisions": {
        "id": lambda one, _: one.id,
        "body": lambda one, names: names.of(one.body),
        "matter": lambda one, _: one.matter,
        "date": lambda one, _: _date(one.date),
        "status": lambda one, _: one.status,
        "rule": lambda one, _: _plain(one.rule),
        "resisted by": lambda one, names: names.of(*one.resisted_by),
    },
    "events": {
        "id": lambda one, _: one.id,
        "what": lambda one, _: one.what,
        "date": lambda one, _: _date(one.date),
        "place": lambda one, _: _plain(one.place),
        "amounts": lambda one, _: "; ".join(map(_amount, one.amounts)),
        "accounts": lambda one, names: _accounts(one.accounts, names),
    },
    "views": {
        "id": lambda one, _: one.id,
        "actor": lambda one, names: names.of(one.actor),
        "view": lambda one, _: one.words.exact,
    },
    "interests": {
        "id": lambda one, _: one.id,
        "actor": lambda one, names: names.of(one.actor),
        "kind": lambda one, _: one.kind,
        "interest": lambda one, _: one.words.exact,
    },
    "drafts": {
        "id": lambda one, _: one.id,
        "text": lambda one, names: names.texts.get(one.text, one.text),
        "text id": lambda one, _: one.text,
        "version": lambda one, _: str(one.number),
        "called": lambda one, _: one.label,
        "author": lambda one, names: names.of(one.author),
        "date": lambda one, _: _date(one.date),
        "points": lambda one, _: _plain(one.points),
        "document": lambda one, _: _plain(one.source),
    },
    "clause_links": {
        "id": lambda one, _: one.id,
        "draft id": lambda one, _: one.draft,
        "clause": lambda one, _: one.clause,
        "issue": lambda one, names: names.catalogue.title(one.issue),
        "issue id": lambda one, _: one.issue,
        "effect": lambda one, _: one.effect,
        "option": lambda one, names: names.catalogue.title(one.issue, one.option) if one.option else "",
        "option id": lambda one, _: _plain(one.option),
        "for": lambda one, _: "; ".join(one.supports),
        "against": lambda one, _: "; ".join(one.opposes),
    },
}

_SOURCES: dict[str, Callable[[Source], str]] = {
    "id": lambda one: one.id,
    "title": lambda one: _plain(one.title),
    "outlet": lambda one: _plain(one.outlet),
    "published": _published,
    "kind": lambda one: one.kind,
    "status": lambda one: one.status,
    "reason": lambda one: one.reason,
    "language": lambda one: _plain(one.language),
    "handling": lambda one: one.handling,
    "sha256": lambda one: one.sha256,
}
