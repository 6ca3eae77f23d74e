"""A PostgreSQL server of the tests' own: a temporary data folder, a free port, stopped at the end.

One serves all the workers of a run: the first that needs it starts it, the last that is done stops it.
"""

import contextlib
import fcntl
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB")
"""Nothing in these databases outlives the tests."""


PASSWORD = "open s3same:/@"


def programs():
    """The folder of initdb and postgres, or None."""
    found = shutil.which("postgres")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in places if (one / "initdb").exists() and (one / "postgres").exists()), None)


def _user():
    """Who runs the server: postgres refuses root."""
    if os.getuid():
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return "nobody"


@contextlib.contextmanager
def server(folder, *, guarded=False):
    """The address of a server that all who name this folder share, without a database: postgresql://user@host:port/.

    One that is `guarded` asks for `PASSWORD` and has a certificate for localhost (`server.crt` in the folder).
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder) as state:
        if not state.get("users"):
            state.update(_start(folder, guarded=guarded), users=0)
        state["users"] += 1
    try:
        yield f"postgresql://owner@127.0.0.1:{state['port']}/"
    finally:
        with _locked(folder) as state:
            state["users"] -= 1
            if not state["users"]:
                _stop(state)


@contextlib.contextmanager
def _locked(folder):
    """What is known of the server, kept in a file."""
    kept = folder / "server.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state = json.loads(kept.read_text()) if kept.exists() else {}
        yield state
        kept.write_text(json.dumps(state))


def _start(folder, *, guarded):
    """Make a cluster and start it. Its data stand where another user can reach them, which pytest's folder is not."""
    user, data = _user(), Path(tempfile.mkdtemp(prefix="detente-postgres-"))
    _watch(data)
    if user:
        shutil.chown(data, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = " ".join([f"-h 127.0.0.1 -p {port} -k ''", *(f"-c {one}" for one in OPTIONS)])
    how = ["-A", "trust"]
    if guarded:
        kept = _owned(data.with_suffix(".password"), PASSWORD, user)
        how, said = ["-A", "scram-sha-256", f"--pwfile={kept}"], f"{said} -c ssl=on"
    _run("initdb", user, "-D", data, "-U", "owner", *how, "-E", "UTF8", "--locale=C.UTF-8", "-N")
    if guarded:
        kept.unlink()
        _certify(folder, data, user)
    _run("pg_ctl", user, "-D", data, "-l", data / "log", "-o", said, "-w", "start")
    return {"port": port, "data": str(data), "user": user}


def _watch(data):
    """A run that is killed stops nothing: have the server stopped when the run's process is gone."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    stop = f'kill -QUIT "$(head -n 1 {data}/postmaster.pid)"; sleep 1; rm -rf {data}'
    watch = f"(while kill -0 {run}; do sleep 2; done; {stop}) >/dev/null 2>&1 &"
    subprocess.run(["sh", "-c", watch], check=True, start_new_session=True)


def _owned(path, text, user):
    """A file that only the server's user may read."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    if user:
        shutil.chown(path, user)
    return path


def _certify(folder, data, user):
    """A key and a certificate that it signed itself, for localhost."""
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["-keyout", folder / "server.key", "-out", folder / "server.crt"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *named, *made]
    subprocess.run(command, check=True, capture_output=True)
    for one in ("server.key", "server.crt"):
        _owned(data / one, (folder / one).read_text(encoding="utf-8"), user)


def _run(program, user, *words):
    command = [programs() / program, *words]
    done = subprocess.run(
        command, check=False, user=user, cwd="/", env={}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.decode()}")


def _stop(state):
    """At once: nothing in it is needed."""
    _run("pg_ctl", state["user"], "-D", state["data"], "-m", "immediate", "-w", "stop")
    shutil.rmtree(state["data"])
