"""Version 1: the first schema."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE history (
      number INTEGER NOT NULL,
      at TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (number)
    )
     STRICT

    """,
    """
    CREATE TABLE notes (
      "key" TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY ("key")
    )
     STRICT

    """,
    """
    CREATE TABLE actors (
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      side TEXT,
      role TEXT,
      standing TEXT,
      PRIMARY KEY (id)
    )
     STRICT

    """,
    """
    CREATE TABLE sources (
      number INTEGER NOT NULL,
      id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      UNIQUE (id),
      UNIQUE (sha256),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE judgements (
      number INTEGER NOT NULL,
      fact TEXT NOT NULL,
      verdict TEXT NOT NULL,
      "by" TEXT NOT NULL,
      at TEXT NOT NULL,
      note TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      CONSTRAINT verdict_known CHECK (verdict IN ('accept', 'reject', 'skip', 'undo')),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE briefs (
      number INTEGER NOT NULL,
      at TEXT NOT NULL,
      seen INTEGER NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(seen) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE TABLE actor_links (
      fact TEXT NOT NULL,
      actor TEXT NOT NULL,
      rule TEXT NOT NULL,
      score REAL NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (fact),
      FOREIGN KEY(actor) REFERENCES actors (id)
    )
     STRICT

    """,
    """
    CREATE INDEX actor_links_actor ON actor_links (actor)
    """,
    """
    CREATE TABLE suggestions (
      one TEXT NOT NULL,
      other TEXT NOT NULL,
      score REAL NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (one, other),
      FOREIGN KEY(one) REFERENCES actors (id),
      FOREIGN KEY(other) REFERENCES actors (id)
    )
     WITHOUT ROWID,
     STRICT

    """,
    """
    CREATE TABLE raws (
      source INTEGER NOT NULL,
      zlib BLOB NOT NULL,
      PRIMARY KEY (source),
      FOREIGN KEY(source) REFERENCES sources (number)
    )
     STRICT

    """,
    """
    CREATE TABLE texts (
      number INTEGER NOT NULL,
      source INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(source) REFERENCES sources (number)
    )
     STRICT

    """,
    """
    CREATE INDEX texts_source ON texts (source)
    """,
    """
    CREATE TABLE judged_facts (
      judgement INTEGER NOT NULL,
      fact TEXT NOT NULL,
      PRIMARY KEY (judgement, fact),
      FOREIGN KEY(judgement) REFERENCES judgements (number)
    )
     WITHOUT ROWID,
     STRICT

    """,
    """
    CREATE INDEX judged_facts_fact ON judged_facts (fact)
    """,
    """
    CREATE TABLE source_versions (
      number INTEGER NOT NULL,
      source INTEGER NOT NULL,
      text INTEGER NOT NULL,
      added INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      location TEXT NOT NULL,
      kind TEXT NOT NULL,
      title TEXT,
      outlet TEXT,
      published TEXT,
      published_words TEXT NOT NULL,
      language TEXT,
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      handling TEXT NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(source) REFERENCES sources (number),
      FOREIGN KEY(text) REFERENCES texts (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE INDEX source_versions_source ON source_versions (source)
    """,
    """
    CREATE TABLE readings (
      number INTEGER NOT NULL,
      source INTEGER NOT NULL,
      version INTEGER NOT NULL,
      reader TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(source) REFERENCES sources (number),
      FOREIGN KEY(version) REFERENCES source_versions (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE INDEX readings_source ON readings (source)
    """,
    """
    CREATE TABLE facts (
      number INTEGER NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      reading INTEGER,
      source INTEGER,
      added INTEGER NOT NULL,
      actor TEXT,
      party TEXT,
      issue TEXT,
      date TEXT,
      body TEXT NOT NULL,
      PRIMARY KEY (number),
      FOREIGN KEY(reading) REFERENCES readings (number),
      FOREIGN KEY(source) REFERENCES sources (number),
      FOREIGN KEY(added) REFERENCES history (number)
    )
     STRICT

    """,
    """
    CREATE INDEX facts_id ON facts (id, added)
    """,
    """
    CREATE INDEX facts_issue_party ON facts (issue, party)
    """,
    """
    CREATE UNIQUE INDEX facts_reading ON facts (reading, id)
    """,
    """
    CREATE INDEX facts_actor ON facts (actor)
    """,
    """
    CREATE INDEX facts_kind_date ON facts (kind, date)
    """,
    """
    CREATE TABLE passages (
      fact INTEGER NOT NULL,
      place INTEGER NOT NULL,
      source INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (fact, place),
      CONSTRAINT in_order CHECK (0 <= start AND start < "end"),
      FOREIGN KEY(fact) REFERENCES facts (number),
      FOREIGN KEY(source) REFERENCES sources (number)
    )
     WITHOUT ROWID,
     STRICT

    """,
    """
    CREATE INDEX passages_source ON passages (source, start)
    """,
    """
    CREATE VIEW current_sources AS
    SELECT s.number AS number, s.id AS id, s.sha256 AS sha256, v.number AS version, v.media_type AS media_type,
      v.location AS location, v.kind AS kind, v.title AS title, v.outlet AS outlet, v.published AS published,
      v.published_words AS published_words, v.language AS language, v.status AS status, v.reason AS reason,
      v.handling AS handling, t.text AS text
    FROM sources s
    JOIN source_versions v ON v.number = (SELECT max(number) FROM source_versions WHERE source = s.number)
    JOIN texts t ON t.number = v.text
    """,
    """
    CREATE VIEW current_readings AS
    SELECT max(number) AS number, source FROM readings GROUP BY source
    """,
    """
    CREATE VIRTUAL TABLE source_search USING fts5(
      title, text, content='current_sources', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
    )
    """,
)


def upgrade() -> None:
    """Make every table of version 1 in an empty file."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
