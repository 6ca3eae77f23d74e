"""Whom or what a person means who names something to be purged."""

from __future__ import annotations

import sqlalchemy as sa

from detente.errors import UsageError
from detente.record import loading
from detente.record.assembling import Assembled


def subject(connection: sa.Connection, assembled: Assembled, what: str) -> tuple[str | None, tuple[str, ...]]:
    """The id of a source, or the ids of the facts as read that tell of an actor. Raises UsageError."""
    if loading.source(connection, what):
        return what, ()
    named = [one for one in assembled.dossier.actors if what == one.id]
    named = named or [one for one in assembled.dossier.actors if what in (one.name, *one.names)]
    row = None if named else loading.latest(connection, what)
    if row and row.kind == "actor":
        shown = assembled.shown.get(what, what)
        return None, assembled.told(shown) if shown in assembled.members else (what,)
    if row or (what in assembled.members and not named):
        raise UsageError("this is a fact, not a source or an actor", input=what, do="detente judge rejects a fact.")
    exact = [one for one in named if one.name == what] or named
    if len(exact) == 1:
        return None, assembled.told(exact[0].id)
    if exact:
        ids = ", ".join(one.id for one in exact)
        raise UsageError(f"{len(exact)} actors are called so: {ids}", input=what, do="Name one by its id.")
    raise UsageError(
        "the record has no such source or actor", input=what, do="Take an id from `detente show sources` or `… actors`."
    )
