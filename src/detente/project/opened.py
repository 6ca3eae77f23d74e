"""A record opened with the user's settings: what all the workbench's work starts from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from detente.model import Catalogue, Dossier, load_catalogue
from detente.project.briefing import reported
from detente.project.entries import levels_upto
from detente.record import Place, place_of
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.project.scenarios import Ground
    from detente.record.interface import Store


class Opened:
    """A record, its settings and its issues."""

    def __init__(self, store: Store, *, place: Place, settings: Settings, past: bool = False) -> None:
        self._store = store
        self._past = past
        self.place = place
        self.settings = settings
        self.catalogue: Catalogue = load_catalogue(settings.issues)

    @classmethod
    def open(
        cls,
        place: str | Place,
        *,
        settings: Settings | None = None,
        create: bool = True,
        as_of: dt.datetime | None = None,
        passphrase: str | None = None,
    ) -> Self:
        """Open the record in a file, or at a server's address (postgresql://…), made where it is missing and `create` is true. Raises RecordError.

        With `as_of`, as it was known at that moment of its own clock: to be looked at, not to be changed. `passphrase` opens an
        encrypted record and encrypts one that is made; without it that of DETENTE_PASSPHRASE does.
        """
        from detente.record import open_record

        found = place_of(place)
        store = open_record(found, create=create, as_of=as_of, passphrase=passphrase)
        return cls(store, place=found, settings=settings or Settings(), past=as_of is not None)

    @property
    def encrypted(self) -> bool:
        """Whether the record is encrypted on the disk. What leaves it (briefs, exports, bundles) is not."""
        return self._store.encrypted

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def dossier(self, *, upto: str | None = None) -> Dossier:
        """The record as it stands; with `upto`, of the sources up to that handling level alone.

        Raises UsageError for a level that the settings do not know.
        """
        if upto is None:
            return self._store.dossier()
        return self._store.dossier(levels=levels_upto(self.settings, upto))

    def _chosen(self, dossier: Dossier) -> tuple[str, ...] | None:
        """The actors that the settings name as parties; None where they name none."""
        named = set(self.settings.parties)
        return tuple(one.id for one in dossier.actors if {one.name, *one.names} & named) if named else None

    def _ground(self) -> Ground:
        from detente.project.scenarios import Ground

        dossier = reported(self.dossier())
        return Ground(dossier=dossier, catalogue=self.catalogue, party_ids=self._chosen(dossier))
