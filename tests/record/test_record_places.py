"""Where a record is: addresses as they are written, shown without the password, with it from where it is kept."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import postgres_server
from detente.errors import RecordError, UsageError
from detente.record import Address, open_record, place_of

SECRET = "s3cret/with:marks"


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    for name in ("PGUSER", "PGHOST", "PGPORT", "PGPASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "passwords"))
    return monkeypatch


def test_a_file_stays_a_file():
    for one in ("talks.detente", "a/b.detente", "./postgresql:", "postgresql.detente"):
        assert place_of(one) == Path(one)
    assert place_of(Path("x")) == Path("x")


def test_an_address_says_who_and_where():
    found = place_of("postgresql://ana@db.example.org:5433/arvel")
    assert (found.user, found.host, found.port, found.database, found.password) == (
        "ana", "db.example.org", 5433, "arvel", None,
    )  # fmt: skip
    assert found.name == found.stem == "arvel"
    assert str(found) == "postgresql://ana@db.example.org:5433/arvel"


def test_what_leaves_the_machine_is_encrypted_unless_one_says_otherwise():
    assert place_of("postgresql://ana@db.example.org/arvel").ssl == "verify-full"
    assert place_of("postgresql://ana@localhost/arvel").ssl == "disable"
    assert place_of("postgresql://ana@/arvel?host=/run/postgresql").ssl == "disable"
    told = place_of("postgresql://ana@db.example.org/arvel?sslmode=require")
    assert told.ssl == "require"
    assert place_of(str(told)) == told


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana@localhost:5432/arvel",
        "postgresql://an%40a@db.example.org:1/arvel%20talks?sslrootcert=/etc/our.pem",
        "postgresql://ana@/arvel?host=/run/postgresql&port=5433",
        "postgresql://ana@[::1]:5432/arvel",
    ],
)
def test_what_is_shown_can_be_given_again(address):
    assert str(place_of(address)) == address
    assert place_of(str(place_of(address))) == place_of(address)


def test_the_surroundings_fill_in(surroundings):
    surroundings.setenv("PGUSER", "ole")
    surroundings.setenv("PGHOST", "db.example.org")
    surroundings.setenv("PGPORT", "6000")
    assert str(place_of("postgresql:///arvel")) == "postgresql://ole@db.example.org:6000/arvel"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ana:{SECRET}@host/x/y",
        "postgresql://ana:s3cret@/",
        "postgresql://ana:s3cret@h:x/arvel",
        "postgresql://ana:s3cret@h:99999/arvel",
        "postgresql://ana:s3cret@h/arvel?sslmode=prefer",
        "postgresql://ana:s3cret@h/arvel?color=red",
        "postgresql://ana:s3cret@[h/arvel",
    ],
)
def test_a_wrong_address_is_refused_without_its_secret(address):
    with pytest.raises(UsageError) as refused:
        place_of(address)
    assert "s3cret" not in refused.value.sentence


def test_the_password_comes_from_the_address_the_environment_or_the_file(surroundings, tmp_path):
    plain = place_of("postgresql://ana@localhost/arvel")
    assert plain.secret() is None
    kept = tmp_path / "passwords"
    kept.write_text("# ours\nelsewhere:*:*:*:no\nlocalhost:5432:*:ana:a\\:b\\\\c\n*:*:*:*:other\n", encoding="utf-8")
    kept.chmod(0o600)
    assert plain.secret() == "a:b\\c"
    assert place_of("postgresql://ole@localhost/arvel").secret() == "other"
    if os.name == "posix":
        kept.chmod(0o644)
        assert plain.secret() is None, "a file that others can read is not used"
    surroundings.setenv("PGPASSWORD", "env")
    assert plain.secret() == "env"
    said = place_of("postgresql://ana:p%2Fw@localhost/arvel")
    assert said.secret() == "p/w"
    assert "p/w" not in f"{said} {said!r}" and "p%2Fw" not in str(said)


def test_a_server_that_is_not_there_is_said_in_a_sentence():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(RecordError, match="cannot be reached") as refused:
        open_record(place_of(f"postgresql://ana:{SECRET.replace('/', '%2F')}@127.0.0.1:{port}/arvel"))
    assert "s3cret" not in refused.value.sentence


def test_a_server_without_the_right_answers_is_said_in_a_sentence(postgres):
    there = place_of(f"{postgres}no_such")
    with pytest.raises(RecordError, match=r"no such database.*createdb no_such"):
        open_record(there)
    safe = place_of(f"{postgres}postgres?sslmode=require")
    with pytest.raises(RecordError, match=r"no safe connection .*sslmode"):
        open_record(safe)
    with pytest.raises(RecordError, match="did not let stranger in"):
        open_record(place_of(f"{postgres}postgres".replace("owner@", "stranger@")))


@pytest.fixture(scope="module")
def guarded(postgres, tmp_path_factory):
    """The address of a server that asks for a password and has a certificate of its own; and the certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("guarded")
    with postgres_server.server(folder, guarded=True) as address:
        yield address.replace("127.0.0.1", "localhost") + "postgres", folder / "server.crt"


def test_a_server_proves_its_name_and_asks_for_the_password(guarded, surroundings, tmp_path):
    address, certificate = guarded
    safe = f"{address}?sslmode=verify-full&sslrootcert={certificate}"
    with pytest.raises(RecordError, match="did not let owner in"):
        open_record(place_of(safe))
    surroundings.setenv("PGPASSWORD", postgres_server.PASSWORD)
    for one in (safe, f"{address}?sslmode=require", f"{address}?sslmode=disable"):
        with open_record(place_of(one)) as record, record._database.reading() as connection:
            ssl = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert connection.exec_driver_sql(ssl).scalar_one() == ("disable" not in one)
    for wrong in (
        f"{address}?sslmode=verify-full",
        safe.replace("localhost", "127.0.0.1"),
        f"{address}?sslmode=verify-full&sslrootcert={tmp_path / 'none'}",
    ):
        with pytest.raises(RecordError, match="no safe connection"):
            open_record(place_of(wrong))
    surroundings.setenv("PGPASSWORD", "wrong")
    with pytest.raises(RecordError, match="did not let owner in"):
        open_record(place_of(safe))


def test_without_the_extra_one_is_told_what_to_install():
    program = (
        "import sys; sys.modules['pg8000'] = None\n"
        "from detente.cli import main\n"
        "sys.argv = ['detente', 'show', 'positions', '--record', 'postgresql://ana@localhost/arvel']\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "pip install 'detente[postgres]'" in done.stderr


def test_an_address_is_one_value():
    assert isinstance(place_of("postgres://ana@localhost/arvel"), Address)


def test_a_passphrase_that_would_do_nothing_is_refused():
    with pytest.raises(UsageError, match="not encrypted by Detente"):
        open_record(place_of("postgresql://ana@localhost/arvel"), passphrase="open sesame")
