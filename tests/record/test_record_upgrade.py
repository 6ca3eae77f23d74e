"""A record of version 1, made by that version's own statements, with rows as it wrote them: all of it survives."""

import contextlib
import hashlib
import io
import json
import shutil
import sqlite3
import zipfile
import zlib

import pytest
from record_builders import NOON, Report

from detente.errors import RecordError
from detente.model import Correction, Judgement
from detente.record import open_record, unpack
from detente.record.finding.asking import Wanted
from detente.record.migrations.versions import v0001, v0003
from detente.record.schema import APPLICATION_ID, INDEX, VERSION

TEXT = "Talks in Arvel\nEstoria (1)\nwants it (2)\nsaid so (3)"
SHA = "fe42dddf65e26cc0d53b44b18e7cd8f6d83f29c3807d76faa916c9c31845c235"
SOURCE, EAST, SAID, WANTS, HAND = (
    f"src-{SHA[:12]}",
    "a-424331b59273184d",
    "s-b1f272738f458169",
    "p-1e3d35d93e157cfc",
    "w-1",
)
WHY = {"by": "rules/1", "confidence": None, "rule": "test.rule", "words": ""}
AT = "2041-05-06T12:00:00+00:00"
LATER = "2041-05-07T08:30:00+00:00"


def here(start, end):
    return {"end": end, "exact": TEXT[start:end], "source": SOURCE, "start": start}


BODIES = {
    EAST: {"kind": "state", "name": "Estoria", "names": ["Estoria"], "role": None, "side": None, "standing": None}
    | {"id": EAST, "evidence": [here(15, 26)], "why": WHY},
    SAID: {
        "anonymous": False,
        "content": [here(40, 51)],
        "cue": None,
        "described": None,
        "mode": "indirect",
        "named": None,
    }
    | {"relayer": None, "said_on": None, "speaker": EAST, "strength": "said"}
    | {"id": SAID, "evidence": [here(40, 51)], "why": WHY},
    WANTS: {
        "attitude": "rejects",
        "condition": None,
        "issue": "forces",
        "option": "full",
        "party": EAST,
        "red_line": False,
    }
    | {"speaker": None, "strength": "said", "voice": "outlet"}
    | {"id": WANTS, "evidence": [here(27, 39)], "why": WHY},
    HAND: {"actor": EAST, "words": here(40, 47)}
    | {
        "id": HAND,
        "evidence": [here(40, 47)],
        "why": {"by": "Ana", "confidence": None, "rule": "by hand", "words": ""},
    },
}
HISTORY = (
    ("add", SOURCE, {"facts": 3, "reader": "rules/1"}),
    ("accept", WANTS, {"by": "Ana"}),
    ("reject", SAID, {"by": "Ana"}),
    ("undo", SAID, {"by": "Ole"}),
    ("note", "name", {"value": "First name"}),
    ("note", "name", {"value": "Arvel talks"}),
    ("brief", "", {}),
    ("by hand", HAND, {"by": "Ana"}),
    ("brief", "", {}),
)
FACTS = (
    (1, EAST, "actor", 1, 1, 1, EAST, None, None),
    (2, SAID, "statement", 1, 1, 1, EAST, None, None),
    (3, WANTS, "position", 1, 1, 1, None, EAST, "forces"),
    (4, HAND, "view", None, None, 8, EAST, None, None),
)
ROWS = {
    "history": [(n, AT if n < 8 else LATER, *one[:2], json.dumps(one[2])) for n, one in enumerate(HISTORY, 1)],
    "sources": [(1, SOURCE, SHA, 1)],
    "raws": [(1, zlib.compress(TEXT.encode()))],
    "texts": [(1, 1, TEXT)],
    "source_versions": [
        (
            1,
            1,
            1,
            1,
            "text/plain",
            "report.txt",
            "report",
            "Talks in Arvel",
            None,
            None,
            "",
            None,
            "ready",
            "",
            "unclassified",
        )
    ],
    "readings": [(1, 1, 1, "rules/1", 1)],
    "facts": [(*one, None, json.dumps(BODIES[one[1]])) for one in FACTS],
    "passages": [(1, 0, 1, 15, 26), (2, 0, 1, 40, 51), (3, 0, 1, 27, 39), (4, 0, 1, 40, 47)],
    "judgements": [
        (1, WANTS, "accept", "Ana", AT, "as it says", 2),
        (2, SAID, "reject", "Ana", AT, "", 3),
        (3, SAID, "undo", "Ole", AT, "", 4),
    ],
    "judged_facts": [(1, WANTS), (2, SAID), (3, SAID)],
    "briefs": [(1, AT, 6), (2, LATER, 8)],
    "notes": [("name", "Arvel talks")],
}


@pytest.fixture
def old(tmp_path):
    """A file of version 1."""
    path = tmp_path / "talks.detente"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for statement in v0001.STATEMENTS:
            connection.execute(statement)
        for table, held in ROWS.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(held[0]))})", held)  # noqa: S608 - ours
        connection.execute("INSERT INTO source_search (source_search) VALUES ('rebuild')")
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, PRIMARY KEY (version_num))")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    return path


def rows_of(path):
    """The rows of version 1's tables, in the columns that it had."""
    found = {}
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for table, held in ROWS.items():
            found[table] = [row[: len(held[0])] for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - ours
    return found


def test_everything_survives(old):
    with open_record(old) as record:
        dossier = record.dossier()
        assert record.check() == []
        assert record.raw_of(SOURCE) == TEXT.encode()
        assert [one.id for one in record.search("wants")] == [SOURCE]
    assert rows_of(old) == {table: [tuple(row) for row in held] for table, held in ROWS.items()}
    assert dossier.name == "Arvel talks"
    assert {one.id for one in (*dossier.statements, *dossier.positions, *dossier.views)} == {SAID, WANTS, HAND}
    assert [(one.fact, one.verdict, one.by, one.note) for one in dossier.judgements] == [
        (WANTS, "accept", "Ana", "as it says")
    ]
    assert dossier.previous_brief.isoformat() == LATER


def test_its_history_is_chained_and_marked_as_older_than_the_chain(old):
    with open_record(old) as record:
        found = record.verify()
        assert (found.flaw, found.history, found.upgraded) == (None, len(HISTORY), len(HISTORY))
        assert found.rows == sum(len(ROWS[t]) for t in ROWS) - len(HISTORY) - len(ROWS["passages"]) - 3 - 1
        record.set_note("place", "Arvel")
        after = record.verify(expect=found.digest)
        assert (after.flaw, after.history, after.upgraded) == (None, len(HISTORY) + 1, len(HISTORY))


def test_each_row_is_chained_to_the_step_that_added_it(old):
    open_record(old).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        found = connection.execute("SELECT name, number, added FROM digests WHERE name <> 'history' ORDER BY 3, 1, 2")
        assert [(table, number, added) for table, number, added in found if added > 1] == [
            ("judgements", 1, 2),
            ("judgements", 2, 3),
            ("judgements", 3, 4),
            ("briefs", 1, 7),
            ("facts", 4, 8),
            ("briefs", 2, 9),
        ]


def test_a_change_after_the_upgrade_is_found(old):
    open_record(old).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE judgements SET verdict = 'reject' WHERE number = 1")
        connection.commit()
    with open_record(old) as record:
        flaw = record.verify().flaw
    assert (flaw.table, flaw.row, flaw.what, flaw.history, flaw.at) == ("judgements", "1", "changed", 2, AT)


def test_a_copy_as_it_was_stays_beside_it(old):
    open_record(old).close()
    kept = old.with_name("talks.detente.v1")
    with contextlib.closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert rows_of(kept) == rows_of(old)
    with open_record(kept) as again:
        assert again.verify().flaw is None


def test_the_upgraded_record_takes_more(old):
    with open_record(old) as record:
        record._now = lambda: NOON
        made = Report("Talks go on")
        made.position(made.state("Estoria"), option="none")
        assert record.add(*made.told)
        record.judge(Judgement(fact=SAID, verdict="accept", by="Ole", at=NOON))
        assert len(record.dossier().sources) == 2
        assert record.verify().flaw is None


def test_where_nothing_can_be_written_it_says_so_and_stays(old):
    with pytest.raises(RecordError, match="can only be read"):
        open_record(old, read_only=True)
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_bundle_of_version_1_comes_in(old, tmp_path):
    """Made as that version made it: its tables as JSON lines, and documents by their digests."""
    upgraded = shutil.copy(old, tmp_path / "other.detente")
    out = io.BytesIO()
    with open_record(upgraded) as record:
        record.pack(out)
    (tmp_path / "one.zip").write_bytes(_as_version_1(out.getvalue()))
    unpack(tmp_path / "one.zip", tmp_path / "new.detente")
    assert rows_of(tmp_path / "new.detente") == rows_of(old)
    with open_record(tmp_path / "new.detente") as record:
        found = record.verify()
        assert (found.flaw, found.upgraded) == (None, len(HISTORY))
    assert not list(tmp_path.glob(".*")), "no copy of the half-made record is left"


def _as_version_1(bundle):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as now, zipfile.ZipFile(out, "w") as then:
        manifest = json.loads(now.read("manifest.json")) | {"record_version": 1}
        there = {f"tables/{table}.jsonl" for table in (*ROWS, "actors", "actor_links", "suggestions")}
        manifest["files"] = [one for one in manifest["files"] if one["path"] in there or one["path"].startswith("raw/")]
        for one in manifest["files"]:
            data = now.read(one["path"])
            if one["path"] == "tables/history.jsonl":
                rows = [json.loads(line) for line in data.splitlines()]
                rows = [{key: row[key] for key in ("number", "at", "action", "subject", "detail")} for row in rows]
                data = "".join(json.dumps(row) + "\n" for row in rows).encode()
            one |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            then.writestr(one["path"], data)
        then.writestr("manifest.json", json.dumps(manifest))
    return out.getvalue()


def test_the_version_is_the_newest(old):
    open_record(old).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_file_of_version_2_keeps_its_chain_and_takes_corrections(old):
    open_record(old).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        for view in ("fact_words", "current_readings", "replaced_sources"):
            connection.execute(f"DROP VIEW {view}")
        connection.execute(next(one for one in v0001.STATEMENTS if "VIEW current_readings" in one))
        later = ("purged", "closed", "uncleaned", "addresses", "replacements")
        for table in ("corrected_facts", "corrections", "reversals", *later, "fact_search", *reversed(INDEX)):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.execute("PRAGMA user_version = 2")
        connection.commit()
        digest = connection.execute("SELECT digest FROM seals").fetchone()[0]
    with open_record(old) as record:
        assert record.verify(expect=digest).flaw is None
        fact = record.dossier().positions[0]
        act = record.judge(Correction(kind="edit", facts=(fact.id,), field="attitude", value="open", by="Ana", at=NOON))
        assert record.dossier().positions[0].attitude == "open"
        assert record.find(Wanted(words="wants", attitude=("open",))).hits[0].id == WANTS
        record.undo(act, by="Ana")
        assert record.verify(expect=digest).flaw is None
    assert rows_of(old)["judgements"] == ROWS["judgements"]
    assert old.with_name("talks.detente.v2").exists()


def test_a_file_of_version_3_gets_an_index_by_who_is_who(old):
    open_record(old).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        for table in reversed(INDEX):
            connection.execute(f"DROP TABLE {table}")
        for statement in v0003.STATEMENTS:
            if "CREATE TABLE search_" in statement:
                connection.execute(statement)
        connection.execute("INSERT INTO search_state VALUES (1, 9, 4)")
        connection.execute("INSERT INTO search_values VALUES (1, 'party', 'Estoria')")
        connection.execute("INSERT INTO search_aliases VALUES ('estoria', 1)")
        connection.execute("INSERT INTO search_columns VALUES ('party', 0, x'00000000')")
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
        digest = connection.execute("SELECT digest FROM seals").fetchone()[0]
    with open_record(old) as record:
        assert record.verify(expect=digest).flaw is None
        assert [one.id for one in record.find(Wanted(words="wants", party=("estoria",))).hits] == [WANTS]
    assert rows_of(old)["facts"] == ROWS["facts"]
    assert old.with_name("talks.detente.v3").exists()


def test_what_came_in_under_version_1_can_be_purged(old):
    open_record(old).close()
    with open_record(old) as record:
        digest = record.verify().digest
        told = record.purge(SOURCE, by="Ana", why="asked for")
        found = record.verify(expect=digest)
        assert (found.flaw, found.purged) == (None, told.rows)
        assert not record.dossier().sources and not record.dossier().views
    assert not old.with_name("talks.detente.v1").exists()
    assert b"Estoria" not in old.read_bytes()
