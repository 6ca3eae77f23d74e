"""The tables in an empty PostgreSQL database: those of `detente.record.schema`, with what SQLite says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from detente.record.schema import VERSION, VIEWS, metadata, revision

FACT_WORDS = """
CREATE VIEW fact_words AS
SELECT f.number AS number, concat_ws(' … ',
  (SELECT string_agg(e.value ->> 'exact', ' … ') FROM json_array_elements(f.body::json -> 'evidence') AS e (value)),
  f.body::json ->> 'name', f.body::json ->> 'what', f.body::json ->> 'matter') AS words
FROM facts f WHERE f.kind <> 'actor'
"""
WORDS = (
    "CREATE TABLE {0} (number bigint, piece integer, words tsvector NOT NULL, PRIMARY KEY (number, piece))",
    "CREATE INDEX {0}_words ON {0} USING gin (words)",
    "ALTER TABLE {0} ALTER words SET STATISTICS 0",
)
SEARCHED = ("source_search", "fact_search")
"""Tables of words, in pieces where a text is longer than a tsvector can be."""
APPEND_ONLY = (
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'history is append-only'; END $$
    """,
    """
    CREATE TRIGGER history_stays BEFORE DELETE ON history FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
    """
    CREATE TRIGGER history_stays_whole BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """,
    """
    CREATE TRIGGER history_is_kept BEFORE UPDATE OF number, at, action, previous, digest, chained ON history
    FOR EACH ROW WHEN (OLD.digest <> '') EXECUTE FUNCTION refuse_change()
    """,
)
_REFERENCES = (
    "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2"
)


def create(connection: sa.Connection) -> None:
    """Make all tables in an empty database, inside the caller's transaction."""
    metadata.create_all(connection, checkfirst=False)
    for table, name in connection.exec_driver_sql(_REFERENCES).all():
        statement = f"ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY IMMEDIATE"
        connection.exec_driver_sql(statement)
    for statement in _unsampled():
        connection.exec_driver_sql(statement)
    searched = (one.format(table) for table in SEARCHED for one in WORDS)
    for ddl in (*VIEWS, FACT_WORDS, *searched, *APPEND_ONLY):
        connection.exec_driver_sql(ddl.strip())
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(VERSION),))


def _unsampled() -> Iterator[str]:
    """The server keeps samples of columns for its plans, and no purge would reach those: of words it is to keep none."""
    for table in metadata.tables.values():
        names = [one.name for one in table.columns if isinstance(one.type, (sa.Text, sa.LargeBinary))]
        if names:
            yield f"ALTER TABLE {table.name} " + ", ".join(f'ALTER "{one}" SET STATISTICS 0' for one in names)
