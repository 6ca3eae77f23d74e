"""Who may do what in a record on a server: roles of the database, held by PostgreSQL itself.

A reader reads. A reviewer also decides (verdicts, corrections, undoing) and makes briefs. An editor also brings in documents,
enters facts by hand and keeps notes. The owner, who made the record, also purges, and says who has which role. What
is computed may be made anew by whoever changes what it is computed from. Nobody but the owner changes or removes a row of
what was said, decided or done: not even an editor's own program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from detente.errors import UsageError
from detente.record.postgres.database import PostgresDatabase
from detente.record.postgres.schema import SEARCHED
from detente.record.schema import INDEX, metadata

ROLES = ("reader", "reviewer", "editor")
"""Each may do what those before it may."""
COMPUTED = ("actors", "actor_links", "suggestions", *INDEX, *SEARCHED)
DECIDED = ("judgements", "judged_facts", "corrections", "corrected_facts", "reversals", "briefs")
CHAINED = ("history", "digests", "seals")
_OWNERS = ("purged", "closed", "uncleaned", "alembic_version")
_KEPT_OVER = {"notes": "INSERT, UPDATE"}
_MAY_MAKE_ROLES = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A user of the server who has a role in this record."""

    user: str
    role: str


def role_name(database: PostgresDatabase, role: str) -> str:
    """What the server calls a role of this record: roles are the whole server's, so the database's name is in it."""
    return f"{database.name}_{role}"


def set_up(database: PostgresDatabase) -> list[str]:
    """Make the three roles where they are missing, and grant them what they may do; gives their names.

    Run it as the record's owner, who may make roles. It may be run again. Raises RecordError where the server refuses.
    """
    with database.writing() as connection:
        missing = [name for role in ROLES if not _known(connection, name := role_name(database, role))]
        if missing and not connection.exec_driver_sql(_MAY_MAKE_ROLES).scalar_one():
            user = database.address.user
            raise UsageError(
                f"{user} may not make roles on this server",
                input=str(database.place),
                do=f"Have its administrator allow it: ALTER ROLE {_quoted(user)} CREATEROLE.",
            )
        for name in missing:
            connection.exec_driver_sql(f"CREATE ROLE {_quoted(name)} NOLOGIN")
        for statement in _grants(database):
            connection.exec_driver_sql(statement)
    return [role_name(database, role) for role in ROLES]


def _grants(database: PostgresDatabase) -> Iterator[str]:
    reader, reviewer, editor = (_quoted(role_name(database, role)) for role in ROLES)
    brought_in = sorted(set(metadata.tables) - {*COMPUTED, *DECIDED, *CHAINED, *_OWNERS, *_KEPT_OVER})
    yield f"REVOKE ALL ON DATABASE {_quoted(database.name)} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {_quoted(database.name)} TO {reader}"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {reader}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}"
    yield f"GRANT {reader} TO {reviewer}"
    yield f"GRANT {reviewer} TO {editor}"
    yield f"GRANT INSERT ON {', '.join((*DECIDED, *CHAINED))} TO {reviewer}"
    yield f"GRANT UPDATE (previous, digest) ON history TO {reviewer}"
    yield f"GRANT UPDATE ON seals TO {reviewer}"
    yield f"GRANT INSERT, UPDATE, DELETE ON {', '.join(COMPUTED)} TO {reviewer}"
    yield f"GRANT INSERT ON {', '.join(brought_in)} TO {editor}"
    for table, rights in _KEPT_OVER.items():
        yield f"GRANT {rights} ON {table} TO {editor}"


def grant(database: PostgresDatabase, user: str, role: str) -> None:
    """Give a user of the server a role, in place of another in this record. Raises UsageError, RecordError."""
    if role not in ROLES:
        raise UsageError(f"no role {role!r}", do=f"There are: {', '.join(ROLES)}.")
    with database.writing() as connection:
        _check(connection, database, user)
        for other in ROLES:
            if other != role:
                connection.exec_driver_sql(f"REVOKE {_quoted(role_name(database, other))} FROM {_quoted(user)}")
        connection.exec_driver_sql(f"GRANT {_quoted(role_name(database, role))} TO {_quoted(user)}")


def revoke(database: PostgresDatabase, user: str) -> None:
    """Take every role in this record from a user. Raises UsageError, RecordError."""
    with database.writing() as connection:
        _check(connection, database, user)
        for role in ROLES:
            connection.exec_driver_sql(f"REVOKE {_quoted(role_name(database, role))} FROM {_quoted(user)}")


def _check(connection: sa.Connection, database: PostgresDatabase, user: str) -> None:
    if not _known(connection, role_name(database, ROLES[0])):
        raise UsageError("the record has no roles yet", input=str(database.place), do="Run detente team setup first.")
    if not _known(connection, user):
        raise UsageError(
            f"the server knows no user {user!r}",
            input=str(database.place),
            do=f"Make them: createuser --pwprompt {user}",
        )


def members(database: PostgresDatabase) -> list[Member]:
    """Who has a role, and the owner, by name."""
    query = (
        "SELECT m.rolname, r.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
        "JOIN pg_roles r ON r.oid = a.roleid WHERE r.rolname = ? ORDER BY 1"
    )
    names = {role_name(database, role): role for role in ROLES}
    with database.reading() as connection:
        found = [
            Member(user=user, role=role)
            for name, role in names.items()
            for user, _ in connection.exec_driver_sql(query, (name,))
            if user not in names
        ]
        owner = "SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'history'"
        found.append(Member(user=str(connection.exec_driver_sql(owner).scalar_one()), role="owner"))
    return sorted(found, key=lambda one: (one.user, one.role))


def _known(connection: sa.Connection, name: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = ?", (name,)).first() is not None


def _quoted(name: str) -> str:
    """A name as PostgreSQL takes it, whatever letters it has."""
    return '"' + name.replace('"', '""') + '"'
