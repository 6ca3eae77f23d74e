"""Version 3: what people change of facts (edits, merges, splits, notes), undoing, redoing, what was purged; search."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE corrections (
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      "by" TEXT NOT NULL,
      at TEXT NOT NULL,
      why TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      CONSTRAINT kind_known CHECK (kind IN ('edit', 'merge', 'split', 'note')),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE corrected_facts (
      correction INTEGER NOT NULL,
      fact TEXT NOT NULL,
      apart INTEGER NOT NULL,
      PRIMARY KEY (correction, fact),
      FOREIGN KEY(correction) REFERENCES corrections (number)
    )
     WITHOUT ROWID,
     STRICT

    """,
    """
    CREATE INDEX corrected_facts_fact ON corrected_facts (fact)
    """,
    """
    CREATE TABLE reversals (
      number INTEGER NOT NULL,
      act INTEGER NOT NULL,
      kind TEXT NOT NULL,
      "by" TEXT NOT NULL,
      why TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      CONSTRAINT reversal_known CHECK (kind IN ('undo', 'redo')),
      FOREIGN KEY(act) REFERENCES history (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE purged (
      number INTEGER NOT NULL,
      name TEXT NOT NULL,
      "row" INTEGER NOT NULL,
      "left" TEXT,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE INDEX purged_row ON purged (name, "row")
    """,
    """
    CREATE TABLE closed (
      number INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      UNIQUE (sha256),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE uncleaned (
      one INTEGER NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (one),
      CONSTRAINT only_one CHECK (one = 1),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE search_state (
      one INTEGER NOT NULL,
      upto INTEGER NOT NULL,
      facts INTEGER NOT NULL,
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
    CREATE TABLE search_aliases (
      alias TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (alias, value),
      FOREIGN KEY(value) REFERENCES search_values (number)
    )
     WITHOUT ROWID,
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
    """
    CREATE TABLE addresses (
      number INTEGER NOT NULL,
      source INTEGER NOT NULL,
      address TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(source) REFERENCES sources (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE INDEX addresses_address ON addresses (address)
    """,
    """
    CREATE TABLE replacements (
      number INTEGER NOT NULL,
      source INTEGER NOT NULL,
      earlier INTEGER NOT NULL,
      because TEXT NOT NULL,
      "by" TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      CONSTRAINT because_known CHECK (because IN ('address', 'path', 'said')),
      FOREIGN KEY(source) REFERENCES sources (number),
      FOREIGN KEY(earlier) REFERENCES sources (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE VIEW replaced_sources AS
    SELECT r.earlier AS number, r.source AS later FROM replacements r
    WHERE coalesce((SELECT v.kind FROM reversals v WHERE v.act = r.added ORDER BY v.number DESC LIMIT 1), 'redo') = 'redo'
    AND NOT EXISTS (
      SELECT 1 FROM replacements n WHERE n.number > r.number AND r.earlier IN (n.earlier, n.source)
      AND coalesce((SELECT v.kind FROM reversals v WHERE v.act = n.added ORDER BY v.number DESC LIMIT 1), 'redo') = 'redo'
    )
    """,
    """
    DROP VIEW current_readings
    """,
    """
    CREATE VIEW current_readings AS
    SELECT max(number) AS number, source FROM readings
    WHERE source NOT IN (SELECT number FROM replaced_sources) GROUP BY source
    """,
    """
    CREATE VIEW fact_words AS
    SELECT f.number AS number, coalesce((SELECT group_concat(e.value ->> 'exact', ' … ') FROM json_each(f.body, '$.evidence') e), '')
      || coalesce(' … ' || (f.body ->> 'name'), '') || coalesce(' … ' || (f.body ->> 'what'), '')
      || coalesce(' … ' || (f.body ->> 'matter'), '') AS words
    FROM facts f WHERE f.kind <> 'actor'
    """,
    """
    CREATE VIRTUAL TABLE fact_search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')
    """,
)


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
