"""Which facts as read stand behind each fact of a dossier, and the other way round; most of a big record stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.record.piles import Ids


class Members(Mapping[str, tuple[str, ...]]):
    """The facts as read behind each fact of the dossier, by its id; in no order."""

    def __init__(self) -> None:
        self._alone = Ids()
        self._others: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}

    def put(self, fact: str, members: tuple[str, ...]) -> None:
        """One more fact of the dossier."""
        if members == (fact,):
            self._alone.add(fact)
        else:
            self._others[fact] = members
            self._shown.update(dict.fromkeys(members, fact))

    def shown(self, member: str) -> str | None:
        """The fact of the dossier behind which a fact as read stands; None for none."""
        return member if member in self._alone else self._shown.get(member)

    def __getitem__(self, fact: str) -> tuple[str, ...]:
        if fact in self._alone:
            return (fact,)
        return self._others[fact]

    def __iter__(self) -> Iterator[str]:
        yield from self._alone
        yield from self._others

    def __len__(self) -> int:
        return len(self._alone) + len(self._others)


class Shown(Mapping[str, str]):
    """The fact of the dossier for each fact as read, those of earlier versions included."""

    def __init__(self, members: Members, carried: Mapping[str, str]) -> None:
        self._members, self._carried = members, carried

    def __getitem__(self, member: str) -> str:
        found = self._members.shown(member)
        if found is None and member in self._carried:
            found = self._members.shown(self._carried[member])
        if found is None:
            raise KeyError(member)
        return found

    def __iter__(self) -> Iterator[str]:
        for those in self._members.values():
            yield from those
        yield from (old for old in self._carried if self._members.shown(old) is None and old in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class First(Mapping[str, str]):
    """For each fact of the dossier the first of those as read behind it."""

    def __init__(self, members: Mapping[str, tuple[str, ...]]) -> None:
        self._members = members

    def __getitem__(self, fact: str) -> str:
        return self._members[fact][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)
