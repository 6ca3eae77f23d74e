"""A record on a server at the command line: roles, briefs, decisions of several people."""

import contextlib
import io
import itertools

import pytest

from detente.project import Project
from detente.record import place_of
from detente.record.postgres.driver import Connection

NUMBERS = itertools.count()


@pytest.fixture
def ask(postgres):
    """Has the server do something as its administrator."""

    def call(statement):
        connection = Connection(place_of(f"{postgres}postgres"))
        connection.autocommit = True
        with contextlib.closing(connection):
            connection.execute(statement)

    return call


@pytest.fixture
def record(postgres, ask, monkeypatch, tmp_path):
    """The address of an empty database; files that a command writes beside the record come to lie in `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    name = f"arvel_cli_{next(NUMBERS)}_{tmp_path.name.replace('-', '_')}".lower()[:60]
    ask(f"CREATE DATABASE {name}")
    yield f"{postgres}{name}"
    ask(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_main_job_on_a_server(reports, tmp_path, detente, rows, record):
    code, out, _ = detente("brief", reports, "--record", record)
    assert code == 0 and record in out
    (page,) = tmp_path.glob("arvel_cli_*.html")
    assert "Ilda Morrane" in page.read_text(encoding="utf-8")
    in_a_file = tmp_path / "talks.detente"
    detente("brief", reports, "--record", in_a_file)
    for command in (("show", "positions"), ("show", "meetings"), ("agree",), ("search", "unarmed", "observers")):
        assert rows(*command, "--record", record) == rows(*command, "--record", in_a_file)
    code, out, _ = detente("verify", "--record", record)
    assert code == 0 and "Nothing was changed" in out


def test_a_file_is_brought_to_the_server_and_home(reports, tmp_path, detente, rows, record):
    before, after = tmp_path / "talks.detente", tmp_path / "again.detente"
    detente("brief", reports, "--record", before)
    assert detente("export", "bundle", "--record", before, "--out", tmp_path / "one.zip")[0] == 0
    assert detente("unpack", tmp_path / "one.zip", "--record", record)[0] == 0
    code, _, err = detente("unpack", tmp_path / "one.zip", "--record", record)
    assert code == 4 and "there is a record in this database" in err
    assert detente("export", "bundle", "--record", record, "--out", tmp_path / "two.zip")[0] == 0
    detente("unpack", tmp_path / "two.zip", "--record", after)
    for what in ("positions", "statements", "meetings", "sources"):
        there = rows("show", what, "--record", before)
        assert there and rows("show", what, "--record", record) == rows("show", what, "--record", after) == there


def test_a_reader_reads_and_is_told_what_they_may_not(reports, detente, rows, record, ask):
    user = f"guest_{next(NUMBERS)}_{record.rpartition('/')[2]}"[:60]
    ask(f"CREATE ROLE {user} LOGIN")
    assert detente("team", "setup", "--record", record)[0] == 0
    assert detente("team", "grant", user, "reader", "--record", record)[0] == 0
    assert {"user": user, "role": "reader"} in rows("team", "list", "--record", record)
    detente("brief", reports, "--record", record)
    guest = record.replace("owner@", f"{user}@")
    code, _, _ = detente("brief", "--record", guest)
    assert code == 0, "a reader makes a brief for themselves"
    fact = rows("show", "positions", "--record", guest)[0]["id"]
    code, _, err = detente("judge", "accept", fact, "--by", "Guest", "--record", guest)
    assert code == 4 and f"{user} may not do this here" in err and "detente team grant" in err
    assert detente("team", "revoke", user, "--record", record)[0] == 0
    assert detente("show", "positions", "--record", guest)[0] == 4


def test_a_file_has_no_roles(tmp_path, detente):
    code, _, err = detente("team", "list", "--record", tmp_path / "talks.detente")
    assert code == 2 and "a file has no roles" in err


class Meanwhile(io.StringIO):
    """A keyboard at which somebody waits until another has decided."""

    def __init__(self, keys, deed):
        super().__init__(keys)
        self._deed = deed

    def readline(self, *args):
        deed, self._deed = self._deed, lambda: None
        deed()
        return super().readline(*args)


@pytest.mark.parametrize("where", ["file", "server"])
def test_a_claim_that_somebody_else_decided_on_meanwhile(reports, detente, rows, tmp_path, monkeypatch, where, request):
    place = tmp_path / "talks.detente" if where == "file" else request.getfixturevalue("record")
    detente("brief", reports, "--record", place)

    def deed():
        with Project.open(place) as other:
            other.settings = type(other.settings)(reviewer="Ole Brandt")
            other.judge(other.page_one()[0], "reject")

    monkeypatch.setattr("sys.stdin", Meanwhile("a\na\nu\nq\n", deed))
    code, _, err = detente("check", "--record", place, "--by", "B. Alder")
    assert code == 0
    assert "Ole Brandt decided about this fact after you saw it (reject" in err
    assert [one["by"] for one in rows("judge", "list", "--record", place)] == ["Ole Brandt", "B. Alder", "B. Alder"]
