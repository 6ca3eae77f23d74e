"""A record opens in Datasette: pages of its tables and views, and the queries of docs/reference/datasette.yaml.

Datasette stands in an environment of its own, whose Python `make datasette` names in DETENTE_DATASETTE.
"""

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
import yaml
from record_builders import NOON, Report

from detente.model import Judgement
from detente.record import open_record
from detente.record.schema import metadata

METADATA = Path(__file__).parents[2] / "docs" / "reference" / "datasette.yaml"
QUERIES = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["talks"]["queries"]
ASKED = {"issue": "ceasefire", "words": "ceasefire"}
PYTHON = os.environ.get("DETENTE_DATASETTE", "")
PAGES = (*sorted(metadata.tables), "current_sources", "current_readings", "fact_words", "source_search", "fact_search")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("record") / "talks.detente"
    with open_record(made) as record:
        report = Report("Estoria speaks of a ceasefire", published=NOON)
        east = report.state("Estoria")
        report.position(east, issue="ceasefire", option="general", attitude="rejects", voice="own words")
        record.add(*report.told)
        fact = record.dossier().positions[0].id
        record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON, note="as it says"))
        record.mark_brief(NOON)
    return made


@pytest.mark.parametrize("name", QUERIES)
def test_its_queries_find_something_in_plain_sqlite(path, name):
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as plain:
        assert plain.execute(QUERIES[name]["sql"], ASKED).fetchall()


@pytest.fixture(scope="module")
def served(path):
    """The address of the record in Datasette."""
    if not PYTHON:
        pytest.skip("Datasette is tried by `make datasette`")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "datasette", str(path), "--metadata", str(METADATA), "-p", str(port)]
    with subprocess.Popen([PYTHON, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield wait_for(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()


def wait_for(address, server):
    for _ in range(300):
        assert server.poll() is None
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(f"{address}/-/versions.json"):  # noqa: S310 - ours
            return address
        time.sleep(0.1)
    raise AssertionError("Datasette does not answer")


def got(address):
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - on this machine
        return answer.read().decode()


def test_a_page_of_every_table_and_view_opens(served):
    for name in PAGES:
        assert name in got(f"{served}/talks/{name}")
    (row,) = json.loads(got(f"{served}/talks/current_sources.json?_shape=array"))
    assert row["title"] == "Estoria speaks of a ceasefire"


@pytest.mark.parametrize("name", QUERIES)
def test_its_queries_answer(served, name):
    rows = json.loads(got(f"{served}/talks/{name}.json?_shape=array&{urllib.parse.urlencode(ASKED)}"))
    assert rows and all(rows[0].values())
    assert QUERIES[name]["title"] in got(f"{served}/talks/{name}?{urllib.parse.urlencode(ASKED)}")
