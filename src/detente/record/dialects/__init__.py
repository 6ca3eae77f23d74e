"""What is said differently to each store: the same questions in SQLite's SQL and in PostgreSQL's.

All other SQL of the record is understood by both, with `?` for its parameters.
"""

from __future__ import annotations

import importlib
from typing import cast

import sqlalchemy as sa

from detente.record.dialects.interface import Dialect, Raw

__all__ = ["Dialect", "Raw", "dialect_of", "raw_connection"]


def dialect_of(connection: sa.Connection) -> Dialect:
    """The dialect of the store that a connection leads to."""
    return cast("Dialect", importlib.import_module(f"detente.record.dialects.{connection.dialect.name}"))


def raw_connection(connection: sa.Connection) -> Raw:
    """The driver's own connection: sealing is a score of small statements at every addition, and must stay cheap."""
    return cast("Raw", connection.connection.driver_connection)
