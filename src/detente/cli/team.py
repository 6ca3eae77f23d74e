"""`detente team`: who may do what in a record on a server."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import typer

from detente.cli.console import emit_json, table
from detente.cli.options import JSON
from detente.record import Place, place_of

if TYPE_CHECKING:
    from detente.record.postgres.database import PostgresDatabase

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Say who may read, review and edit a record on a PostgreSQL server (docs/how-to/team.md).",
)

RECORD = typer.Option(
    ...,
    "--record",
    "-r",
    parser=place_of,
    metavar="ADDRESS",
    help="The record: postgresql://OWNER@HOST:PORT/NAME, as its owner.",
)
USER = typer.Argument(help="A user of the server.")


@app.command()
def setup(record: Place = RECORD, as_json: bool = JSON) -> None:
    """Make the record, where it is missing, and its roles: reader, reviewer, editor.

    Each may do what those before it may: look; decide about facts and make briefs; bring in documents, enter facts by
    hand and keep notes. Whoever runs it is the owner, who alone may purge. It may be run again, and is to be after
    an upgrade of Detente.
    """
    with closing(_owned(record)) as database:
        from detente.record.postgres import roles

        names = roles.set_up(database)
    emit_json({"record": str(record), "roles": names}) if as_json else print(f"{record}: {', '.join(names)}")


@app.command()
def grant(
    user: str = USER,
    role: str = typer.Argument(help="reader, reviewer or editor."),
    record: Place = RECORD,
    as_json: bool = JSON,
) -> None:
    """Give a user a role, in place of another that they have in this record."""
    with closing(_owned(record)) as database:
        from detente.record.postgres import roles

        roles.grant(database, user, role)
    emit_json({"user": user, "role": role}) if as_json else print(f"{user}: {role}")


@app.command()
def revoke(user: str = USER, record: Place = RECORD, as_json: bool = JSON) -> None:
    """Take every role in this record from a user."""
    with closing(_owned(record)) as database:
        from detente.record.postgres import roles

        roles.revoke(database, user)
    emit_json({"user": user, "role": None}) if as_json else print(f"{user}: no role")


@app.command("list")
def members(record: Place = RECORD, as_json: bool = JSON) -> None:
    """List who has which role."""
    import dataclasses

    with closing(_owned(record)) as database:
        from detente.record.postgres import roles

        found = roles.members(database)
    if as_json:
        for one in found:
            emit_json(dataclasses.asdict(one))
        return
    table(("user", "role"), [(one.user, one.role) for one in found])


def _owned(record: Place) -> PostgresDatabase:
    """The database behind the record, made where it is missing. Raises UsageError for a file."""
    from detente.errors import UsageError
    from detente.record import Address
    from detente.record.opening import on_server

    if not isinstance(record, Address):
        raise UsageError(
            "a file has no roles", input=str(record), do="Name a record on a server: postgresql://OWNER@HOST:PORT/NAME."
        )
    database = on_server(record)
    with ExitStack() as unless_it_opens:
        unless_it_opens.callback(database.close)
        database.make_or_check()
        unless_it_opens.pop_all()
    return database
