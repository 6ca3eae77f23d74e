"""What tests of several rooms share."""

import os

import pytest


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The address of a PostgreSQL server, without a database."""
    postgres_server = pytest.importorskip("postgres_server", reason="no server is started on this system")
    if postgres_server.programs() is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL, and this is CI")
        pytest.skip("no PostgreSQL server on this machine (Debian: apt-get install postgresql)")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with postgres_server.server(shared / "postgres") as address:
        yield address
