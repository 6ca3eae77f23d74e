"""docs/reference/record.md: its queries run in plain SQLite as they stand, and it names every table and column."""

import datetime as dt
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from record_builders import NOON, Report, source_of

from detente.model import Correction, Judgement
from detente.record import open_record
from detente.record.interface import Whereabouts
from detente.record.schema import APPLICATION_ID, VERSION

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
SECTIONS = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A record with something for every query."""
    made = tmp_path_factory.mktemp("record") / "talks.detente"
    with open_record(made) as record:
        for number, attitude in enumerate(("rejects", "accepts")):
            report = Report(f"Estoria speaks of a ceasefire {number}", published=NOON + dt.timedelta(days=number))
            east = report.state("Estoria")
            minister = report.actor("Mira Toska", side=east)
            report.statement(minister)
            report.position(
                east, issue="ceasefire", option="general", attitude=attitude, voice="own words", speaker=minister
            )
            record.add(*report.told)
        record.add(*source_of("Pas en anglais.", status="not read", reason="in French", language="fr"), None)
        page = Whereabouts(places=("https://news.example/estoria",))
        for words in ("The page as it was.", "The page as it is."):
            record.add(*source_of(words, status="not read"), None, where=page)
        (first, second) = (one.id for one in record.dossier().positions)
        record.judge(Judgement(fact=first, verdict="accept", by="Ana", at=NOON, note="as it says"))
        record.judge(
            Correction(kind="edit", facts=(second,), field="red_line", value=True, by="Ana", at=NOON, why="“never”")
        )
        record.mark_brief(NOON)
    return made


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_each_query_runs_and_finds_something(path, number):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as plain:
        assert plain.execute(QUERIES[number]).fetchall()


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="no sqlite3 on PATH")
def test_they_run_in_the_program_sqlite3(path):
    args = ["sqlite3", "-readonly", "-bail", str(path)]
    out = subprocess.run(args, input="\n".join(QUERIES), capture_output=True, text=True, check=False)
    assert out.stderr == ""
    assert "Mira Toska|Estoria|rejects|general|own words|wants it (4)|Estoria speaks of a ceasefire 0" in out.stdout
    assert "2041-05-06|ceasefire|general|rejects|0" in out.stdout
    assert "|Ana|accept|as it says|position|wants it (4)" in out.stdout
    assert "|Ana|edit|red_line|true|" in out.stdout
    assert "|not read|in French" in out.stdout


def test_every_table_and_column_is_described(path):
    with closing(sqlite3.connect(path)) as plain:
        query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
        names = {name for (name,) in plain.execute(query) if not name.startswith("sqlite_")}
        columns = {
            name: [row[0] for row in plain.execute("SELECT name FROM pragma_table_info(?)", (name,))] for name in names
        }
    described = {name: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) for name, text in SECTIONS.items()}
    assert described == columns


def test_the_page_names_the_version():
    assert f"`PRAGMA application_id` is {APPLICATION_ID} " in PAGE
    assert f"is the version of the schema, {VERSION} now" in PAGE
