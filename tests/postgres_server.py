"""A PostgreSQL server of the tests' own: a temporary data folder, a free port, stopped at the end.

One serves all the workers of a run: the first that needs it starts it, the last that is done stops it.
"""

import contextlib
import fcntl
import getpass
import json
import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB")
"""Nothing in these databases outlives the tests."""


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
def server(folder):
    """The address of a server that all who name this folder share, without a database: postgresql://user@host:port/."""
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder) as state:
        if not state.get("users"):
            state.update(_start(folder), users=0)
        state["users"] += 1
    try:
        yield f"postgresql://{state['user']}@127.0.0.1:{state['port']}/"
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


def _start(folder):
    """Make a cluster and start it. The data stand where another user can reach them, which pytest's folder is not."""
    user, bin_ = _user(), programs()
    data = Path(subprocess.check_output(["mktemp", "-d", "/tmp/detente-postgres-XXXXXX"], text=True).strip())
    if user:
        shutil.chown(data, user)
    command = [bin_ / "initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run(command, check=True, user=user, cwd="/", env={}, stdout=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = [word for one in OPTIONS for word in ("-c", one)]
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(
            [bin_ / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", *said],
            user=user, cwd="/", env={}, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    _wait(port, running, folder / "log")
    return {"port": port, "pid": running.pid, "data": str(data), "user": "owner"}


def _wait(port, running, log):
    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if running.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start as {getpass.getuser()}: {log.read_text()}")


def _stop(state):
    """At once: nothing in it is needed."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(state["pid"], 3)
        for _ in range(200):
            with contextlib.suppress(ChildProcessError):
                os.waitpid(state["pid"], os.WNOHANG)
            os.kill(state["pid"], 0)
            time.sleep(0.05)
    shutil.rmtree(state["data"], ignore_errors=True)
