"""Version 2: history is append-only and chained. The rows that are there are chained by `detente.record.migrate`."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE history ADD COLUMN previous TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE history ADD COLUMN digest TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE history ADD COLUMN chained TEXT DEFAULT 'written' NOT NULL",
    "UPDATE history SET chained = 'upgrade'",
    """
    CREATE TABLE digests (
      name TEXT NOT NULL,
      number INTEGER NOT NULL,
      added INTEGER NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (name, number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     WITHOUT ROWID,
     STRICT

    """,
    """
    CREATE TABLE seals (
      one INTEGER NOT NULL,
      number INTEGER NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (one),
      CONSTRAINT only_one CHECK (one = 1),
      FOREIGN KEY(number) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TRIGGER history_stays BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER history_is_kept BEFORE UPDATE OF number, at, action, previous, digest, chained ON history
    WHEN OLD.digest <> ''
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
)


def upgrade() -> None:
    """Add the chain's columns and tables, and mark the rows that are older than it."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
