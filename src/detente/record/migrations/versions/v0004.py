"""Version 4: the index over facts goes by who is who; it is made anew of the facts."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    "DROP TABLE search_aliases",
    "DROP TABLE search_values",
    "DROP TABLE search_columns",
    "DROP TABLE search_state",
    """
    CREATE TABLE search_state (
      one INTEGER NOT NULL,
      upto INTEGER NOT NULL,
      facts INTEGER NOT NULL,
      moved INTEGER NOT NULL,
      settled INTEGER NOT NULL,
      PRIMARY KEY (one),
      CONSTRAINT only_one CHECK (one = 1)
    )
     STRICT

    """,
    """
    CREATE TABLE search_values (
      number INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (number),
      CONSTRAINT value_once UNIQUE (field, value)
    )
     STRICT

    """,
    """
    CREATE TABLE search_columns (
      field TEXT NOT NULL,
      segment INTEGER NOT NULL,
      cells BLOB NOT NULL,
      PRIMARY KEY (field, segment)
    )
     WITHOUT ROWID,
     STRICT

    """,
)


def upgrade() -> None:
    """Other tables for the index; nothing that was read or decided changes."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
