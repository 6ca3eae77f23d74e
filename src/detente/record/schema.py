"""The tables of a record, version 3.

Facts as read (`facts`, one row for each fact of each reading) are never changed or deleted; a later reading
of a source takes the place of an earlier one by being later. Judgements are rows of their own, and so are
undos. What is computed (`actors`, `actor_links`, `suggestions`, the search indexes) can be thrown away and made again. Every
transaction that adds something has a row in `history`, whose number is the record's own clock: what was
known at a moment is what has `added` up to it. History is append-only, and chained: `digests` holds a digest of
every row that came in, `seals` where the chain ends (`detente.record.chain`).

A change here needs a migration beside (`migrations/versions`), which says the same in SQL.
"""

from __future__ import annotations

import functools
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

APPLICATION_ID = 0x44544E54  # "DTNT": how a record is told from other SQLite files
VERSION = 4  # SQLite's user_version; Alembic's revision is the same in four digits
CHAINED_FROM = 2  # the first version whose history is chained
INDEXED_FROM = 4  # the first version whose facts are indexed for search as they are now
INDEX = ("search_state", "search_values", "search_columns")
"""The tables of the index over facts, which can be made anew of the others (`detente.record.finding.index`)."""

metadata = sa.MetaData()

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared by code points in every store, and not as a server's language has it."""
INTEGER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
SCORE: sa.types.TypeEngine[float] = sa.REAL().with_variant(sa.Double(), "postgresql")


def _table(name: str, *columns: sa.Column[Any] | sa.Constraint, rowid: bool = True) -> sa.Table:
    return sa.Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _number() -> sa.Column[int]:
    return sa.Column("number", INTEGER, primary_key=True, default=_unused)


def _unused(context: Any) -> int:
    return unused(context.root_connection, context.compiled.statement.table.name)


def unused(connection: sa.Connection, table: str) -> int:
    """The next number of a table. One that a purged row had is never given again: its digest stands in the chain."""
    query = (
        f"SELECT coalesce(max(n), 0) + 1 FROM (SELECT max(number) AS n FROM {table} "  # noqa: S608 - the schema's own names
        "UNION ALL SELECT max(number) FROM digests WHERE name = ?) AS found"
    )
    number: int = connection.exec_driver_sql(query, (table,)).scalar_one()
    return number


def _one() -> sa.Column[int]:
    return sa.Column("one", INTEGER, primary_key=True, autoincrement=False)


def _text(name: str, *, null: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=null, unique=unique or None)


def _to(name: str, target: str, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.ForeignKey(target), nullable=null, primary_key=key, autoincrement=False)


sa.Table(
    "alembic_version",
    metadata,
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def _said(name: str, *, default: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, server_default=default, nullable=False)


history = _table(
    "history",
    _number(),
    _text("at"),
    _text("action"),
    _text("subject"),
    _text("detail"),
    _said("previous", default=""),
    _said("digest", default=""),
    _said("chained", default="written"),  # or "upgrade": the row is older than the chain
)
digests = _table(
    "digests",
    sa.Column("name", TEXT, primary_key=True),
    sa.Column("number", INTEGER, primary_key=True),
    _to("added", "history.number"),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    rowid=False,
)
seals = _table(
    "seals",
    _one(),
    _to("number", "history.number"),
    _text("digest"),
    sa.CheckConstraint("one = 1", name="only_one"),
)

sources = _table(
    "sources", _number(), _text("id", unique=True), _text("sha256", unique=True), _to("added", "history.number")
)
raws = _table("raws", _to("source", "sources.number", key=True), sa.Column("zlib", sa.LargeBinary, nullable=False))
texts = _table("texts", _number(), _to("source", "sources.number"), _text("text"))
source_versions = _table(
    "source_versions",
    _number(),
    _to("source", "sources.number"),
    _to("text", "texts.number"),
    _to("added", "history.number"),
    _text("media_type"),
    _text("location"),
    _text("kind"),
    _text("title", null=True),
    _text("outlet", null=True),
    _text("published", null=True),
    _text("published_words"),
    _text("language", null=True),
    _text("status"),
    _text("reason"),
    _text("handling"),
)
readings = _table(
    "readings",
    _number(),
    _to("source", "sources.number"),
    _to("version", "source_versions.number"),
    _text("reader"),
    _to("added", "history.number"),
)
addresses = _table(
    "addresses",
    _number(),
    _to("source", "sources.number"),
    _text("address"),  # on the web, or a path relative to the record's folder
    _to("added", "history.number"),
)
replacements = _table(
    "replacements",
    _number(),
    _to("source", "sources.number"),  # the later version, which stands in the place of `earlier`
    _to("earlier", "sources.number"),
    _text("because"),
    _text("by"),
    _to("added", "history.number"),
    sa.CheckConstraint("because IN ('address', 'path', 'said')", name="because_known"),
)
facts = _table(
    "facts",
    _number(),
    _text("id"),
    _text("kind"),
    _to("reading", "readings.number", null=True),
    _to("source", "sources.number", null=True),
    _to("added", "history.number"),
    _text("actor", null=True),
    _text("party", null=True),
    _text("issue", null=True),
    _text("date", null=True),
    _text("body"),
)
passages = _table(
    "passages",
    _to("fact", "facts.number", key=True),
    sa.Column("place", INTEGER, primary_key=True),
    _to("source", "sources.number"),
    sa.Column("start", INTEGER, nullable=False),
    sa.Column("end", INTEGER, nullable=False),
    sa.CheckConstraint('0 <= start AND start < "end"', name="in_order"),
    rowid=False,
)
judgements = _table(
    "judgements",
    _number(),
    _text("fact"),
    _text("verdict"),
    _text("by"),
    _text("at"),
    _text("note"),
    _to("added", "history.number"),
    sa.CheckConstraint("verdict IN ('accept', 'reject', 'skip', 'undo')", name="verdict_known"),
)
judged_facts = _table(
    "judged_facts",
    _to("judgement", "judgements.number", key=True),
    sa.Column("fact", TEXT, primary_key=True),
    rowid=False,
)
corrections = _table(
    "corrections",
    _number(),
    _text("kind"),
    _text("field"),
    _text("value"),  # JSON
    _text("by"),
    _text("at"),
    _text("why"),
    _to("added", "history.number"),
    sa.CheckConstraint("kind IN ('edit', 'merge', 'split', 'note')", name="kind_known"),
)
corrected_facts = _table(
    "corrected_facts",
    _to("correction", "corrections.number", key=True),
    sa.Column("fact", TEXT, primary_key=True),
    sa.Column("apart", INTEGER, nullable=False),  # 1: of a split, what is to stand apart from the rest
    rowid=False,
)
reversals = _table(
    "reversals",
    _number(),
    _to("act", "history.number"),  # what is undone or done again: all that this row of history decided
    _text("kind"),
    _text("by"),
    _text("why"),
    _to("added", "history.number"),
    sa.CheckConstraint("kind IN ('undo', 'redo')", name="reversal_known"),
)
purged = _table(
    "purged",
    _number(),
    _text("name"),  # of the table
    sa.Column("row", INTEGER, nullable=False),
    _text("left", null=True),  # digest of what is left of the row; NULL where nothing is
    _to("added", "history.number"),
)
closed = _table("closed", _number(), _text("sha256", unique=True), _to("added", "history.number"))
uncleaned = _table(
    "uncleaned",
    _one(),
    _to("added", "history.number"),
    sa.CheckConstraint("one = 1", name="only_one"),
)
briefs = _table("briefs", _number(), _text("at"), _to("seen", "history.number"))
notes = _table("notes", sa.Column("key", TEXT, primary_key=True), _text("value"))

actors = _table(
    "actors",
    sa.Column("id", TEXT, primary_key=True),
    _text("kind"),
    _text("name"),
    _text("side", null=True),
    _text("role", null=True),
    _text("standing", null=True),
)
actor_links = _table(
    "actor_links",
    sa.Column("fact", TEXT, primary_key=True),
    _to("actor", "actors.id"),
    _text("rule"),
    sa.Column("score", SCORE, nullable=False),
    _text("reason"),
)
suggestions = _table(
    "suggestions",
    _to("one", "actors.id", key=True),
    _to("other", "actors.id", key=True),
    sa.Column("score", SCORE, nullable=False),
    _text("reason"),
    rowid=False,
)

search_state = _table(
    "search_state",
    _one(),
    sa.Column("upto", INTEGER, nullable=False),
    sa.Column("facts", INTEGER, nullable=False),
    sa.Column("moved", INTEGER, nullable=False),
    sa.Column("settled", INTEGER, nullable=False),
    sa.CheckConstraint("one = 1", name="only_one"),
)
search_values = _table(
    "search_values", _number(), _text("field"), _text("value"), sa.UniqueConstraint("field", "value", name="value_once")
)
search_columns = _table(
    "search_columns",
    sa.Column("field", TEXT, primary_key=True),
    sa.Column("segment", INTEGER, primary_key=True),
    sa.Column("cells", sa.LargeBinary, nullable=False),
    rowid=False,
)

for _index in (
    sa.Index("texts_source", texts.c.source),
    sa.Index("source_versions_source", source_versions.c.source),
    sa.Index("readings_source", readings.c.source),
    sa.Index("addresses_address", addresses.c.address),
    sa.Index("facts_id", facts.c.id, facts.c.added),
    sa.Index("facts_reading", facts.c.reading, facts.c.id, unique=True),
    sa.Index("facts_kind_date", facts.c.kind, facts.c.date),
    sa.Index("facts_issue_party", facts.c.issue, facts.c.party),
    sa.Index("facts_actor", facts.c.actor),
    sa.Index("passages_source", passages.c.source, passages.c.start),
    sa.Index("judged_facts_fact", judged_facts.c.fact),
    sa.Index("corrected_facts_fact", corrected_facts.c.fact),
    sa.Index("actor_links_actor", actor_links.c.actor),
    sa.Index("purged_row", purged.c.name, purged.c.row),
):
    pass

CURRENT_SOURCES = """
CREATE VIEW current_sources AS
SELECT s.number AS number, s.id AS id, s.sha256 AS sha256, v.number AS version, v.media_type AS media_type,
  v.location AS location, v.kind AS kind, v.title AS title, v.outlet AS outlet, v.published AS published,
  v.published_words AS published_words, v.language AS language, v.status AS status, v.reason AS reason,
  v.handling AS handling, t.text AS text
FROM sources s
JOIN source_versions v ON v.number = (SELECT max(number) FROM source_versions WHERE source = s.number)
JOIN texts t ON t.number = v.text
"""
REPLACED_SOURCES = """
CREATE VIEW replaced_sources AS
SELECT r.earlier AS number, r.source AS later FROM replacements r
WHERE coalesce((SELECT v.kind FROM reversals v WHERE v.act = r.added ORDER BY v.number DESC LIMIT 1), 'redo') = 'redo'
AND NOT EXISTS (
  SELECT 1 FROM replacements n WHERE n.number > r.number AND r.earlier IN (n.earlier, n.source)
  AND coalesce((SELECT v.kind FROM reversals v WHERE v.act = n.added ORDER BY v.number DESC LIMIT 1), 'redo') = 'redo'
)
"""
CURRENT_READINGS = """
CREATE VIEW current_readings AS
SELECT max(number) AS number, source FROM readings
WHERE source NOT IN (SELECT number FROM replaced_sources) GROUP BY source
"""
VIEWS = (CURRENT_SOURCES, REPLACED_SOURCES, CURRENT_READINGS)
SEARCH = """
CREATE VIRTUAL TABLE source_search USING fts5(
  title, text, content='current_sources', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
)
"""
FACT_WORDS = """
CREATE VIEW fact_words AS
SELECT f.number AS number, coalesce((SELECT group_concat(e.value ->> 'exact', ' … ') FROM json_each(f.body, '$.evidence') e), '')
  || coalesce(' … ' || (f.body ->> 'name'), '') || coalesce(' … ' || (f.body ->> 'what'), '')
  || coalesce(' … ' || (f.body ->> 'matter'), '') AS words
FROM facts f WHERE f.kind <> 'actor'
"""
FACT_SEARCH = """
CREATE VIRTUAL TABLE fact_search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')
"""
HISTORY_STAYS = """
CREATE TRIGGER history_stays BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""
HISTORY_IS_KEPT = """
CREATE TRIGGER history_is_kept BEFORE UPDATE OF number, at, action, previous, digest, chained ON history
WHEN OLD.digest <> ''
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def create(connection: sa.Connection) -> None:
    """Make all tables in an empty file and stamp it, inside the caller's transaction."""
    for ddl in _tables():
        connection.exec_driver_sql(ddl)
    for ddl in (*VIEWS, SEARCH, FACT_WORDS, FACT_SEARCH, HISTORY_STAYS, HISTORY_IS_KEPT):
        connection.exec_driver_sql(ddl.strip())
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(VERSION),))
    stamp(connection, VERSION)


@functools.cache
def _tables() -> tuple[str, ...]:
    """The tables and indexes in SQL, worked out once a process: that takes longer than making them."""
    found: list[str] = []
    dialect = sqlite.dialect()

    def keep(ddl: Any, *_: object, **__: object) -> None:
        found.append(str(ddl.compile(dialect=dialect)))

    metadata.create_all(sa.create_mock_engine("sqlite://", keep), checkfirst=False)
    return tuple(found)


def stamp(connection: sa.Connection, version: int) -> None:
    """Write into the file's header whose it is and which version of the schema it has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def revision(version: int) -> str:
    """Alembic's name for a version of the schema."""
    return f"{version:04}"
