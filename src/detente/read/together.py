"""Reports read beside each other: a first look takes the names from all, the reading of each knows what the others tell.

Which state "the government" is, who is a party and not a place, whose side somebody is on: one report often says it once, or
not at all, and the next one says it plainly. Only readers that have `cast` and `knowing` are so read (the built-in one at the setting
`full`); for others each report stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from detente.model import Actor, Dossier, Reading, Source
from detente.progress import Progress
from detente.read.interface import Reader

if TYPE_CHECKING:
    from detente.read.people.familiar import Familiar

Told = tuple[str, Sequence[Actor]]
"""A report's text and the actors that it tells, with ids of their own or the record's."""
MOST = 2_000
"""More reports at one time are a corpus and no one negotiation; every name is looked for in every text, so that the time grows with the
square of them."""
LATEST = 300
"""So many reports read before, the latest, are looked at beside new ones."""


@runtime_checkable
class Acquainted(Protocol):
    """A reader that can read a report as one of several."""

    acquaints: bool

    def cast(self, source: Source) -> Reading:
        """The actors of a source alone."""

    def knowing(self, familiar: Familiar) -> Reader:
        """The same reader, that has also what other reports tell of names."""


Run = Callable[[Callable[[Source], Reading], Iterable[Source]], Iterator[tuple[Source, Reading | str]]]
"""How sources are looked at: behind the wall that keeps a fault to its source."""


def looked_at(reader: Reader, sources: Sequence[Source], *, run: Run, progress: Progress) -> list[tuple[Source, Told]]:
    """What each source tells of names, where the reader can tell it; a source that cannot be read tells nothing.

    Nothing of more than MOST sources.
    """
    found: list[tuple[Source, Told]] = []
    if not isinstance(reader, Acquainted) or not reader.acquaints or len(sources) > MOST:
        return found
    progress.start("Looking at names", len(sources))
    try:
        for source, outcome in run(reader.cast, sources):
            if isinstance(outcome, Reading):
                found.append((source, (source.text, outcome.actors)))
            progress.advance(source.location)
    finally:
        progress.finish()
    return found


def acquainted(reader: Reader, told: Sequence[Told]) -> Reader:
    """A reader that knows these names; the same one where one report alone tells them, or where it cannot know any."""
    if not isinstance(reader, Acquainted) or not reader.acquaints or len(told) < 2:
        return reader
    from detente.read.people.familiar import familiar

    return reader.knowing(familiar(told))


def told_before(dossier: Dossier) -> list[tuple[Source, Told]]:
    """What a record tells of names in each of its latest reports; what people corrected is in it."""
    latest = {one.id: one for one in [one for one in dossier.sources if one.status == "ready"][-LATEST:]}
    found: dict[str, list[Actor]] = {name: [] for name in latest}
    for actor in dossier.actors:
        for name in {passage.source for passage in actor.evidence} & latest.keys():
            found[name].append(actor)
    return [(latest[name], (latest[name].text, actors)) for name, actors in found.items()]


@dataclass(frozen=True, slots=True)
class ByLevel:
    """Reads each source by what reports at its own handling level, and at lower ones, tell of names.

    What only a more confidential report tells must not stand in the facts of another.
    """

    readers: Mapping[str, Reader]
    alone: Reader

    def read(self, source: Source) -> Reading:
        """The facts of a source; of one at a level that is none of these, by what it says alone."""
        return self.readers.get(source.handling, self.alone).read(source)


def by_level(reader: Reader, told: Sequence[tuple[Source, Told]], *, levels: Sequence[str]) -> ByLevel:
    """A reader for each handling level, lowest first."""
    made: dict[str, Reader] = {}
    known, known_from = reader, 0
    for place, level in enumerate(levels):
        some = [one for source, one in told if source.handling in levels[: place + 1]]
        if len(some) > known_from:  # a level without reports of its own knows what the one below knows
            known, known_from = acquainted(reader, some), len(some)
        made[level] = known
    return ByLevel(made, reader)
