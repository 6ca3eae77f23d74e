"""The contract's tests run over both stores."""

import pytest
from record_stores import Files, Server


@pytest.fixture(params=["sqlite", "postgres"])
def store(request):
    """A store, where `new` gives places for records."""
    made = Files() if request.param == "sqlite" else Server(request.getfixturevalue("postgres"))
    yield made
    made.close()
