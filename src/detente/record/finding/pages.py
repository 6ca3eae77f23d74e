"""Pages and counts over the index's columns, a million facts at once."""

from __future__ import annotations

import functools
import heapq
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from detente.errors import UsageError
from detente.model import Correction
from detente.record import judging, loading
from detente.record.dialects import Raw, dialect_of, raw_connection
from detente.record.finding.asking import ACTING, FACETS, Count, Found, Hit, Quoted, Wanted
from detente.record.finding.cast import cast
from detente.record.finding.cells import SEVERAL, SINGLE, SIZE
from detente.record.finding.index import STATUSES, AsOf, as_number, as_of
from detente.record.finding.known import Known
from detente.record.ids import Body
from detente.record.judging.changes import edited, edits_of
from detente.record.versions.following import follow

Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole index in memory as of a row of history: of each single field a number a fact, of each other pairs.

    The pairs of "party" and "person" are of a fact and an actor's place in `cast`, 0 there being nobody; in the order of
    facts. `codes` are numbers of values that only facts of earlier days have.
    """

    upto: int
    single: Mapping[str, Numbers]
    several: Mapping[str, Numbers]
    cast: Sequence[Known]
    codes: Mapping[tuple[str, str], int]

    @classmethod
    def load(cls, connection: sa.Connection, *, upto: int = loading.NOW) -> Columns:
        """As they are kept; for an earlier row of history with what was otherwise then."""
        raw = raw_connection(connection)
        last = raw.execute("SELECT coalesce(max(segment), -1) FROM search_columns").fetchone()[0]
        single = {field: np.zeros((last + 1, SIZE), np.int32) for field in SINGLE}
        pieces: dict[str, list[bytes]] = {field: [] for field in SEVERAL}
        for field, segment, cells in raw.execute(_COLUMNS):
            if field in single:
                single[field][segment] = np.frombuffer(cells, np.int32)
            else:
                pieces[field].append(cells)
        flat = {field: column.reshape(-1) for field, column in single.items()}
        told = np.frombuffer(b"".join(pieces["actor"]), np.int32).reshape(-1, 2)
        then = as_of(connection, upto) if upto != loading.NOW else None
        if then:
            told = _put_back(flat, told, then)
        codes = then.codes if then else {}
        known, positions = cast(connection, upto=upto), _positions(raw, flat["kind"], codes)
        return cls(upto, flat, _acting(told, known, positions=positions), known, codes)


_COLUMNS = "SELECT field, segment, cells FROM search_columns WHERE field <> 'cast' ORDER BY 1, 2"


def _put_back(single: Mapping[str, Numbers], told: Numbers, then: AsOf) -> Numbers:
    """Let columns say what they said then; gives the pairs of that time."""
    single["kind"][then.end :] = 0
    other = np.zeros(len(single["kind"]), np.bool_)
    other[then.end :] = True
    more = []
    for number, cells in then.cells:
        other[number] = True
        for field, code in zip(SINGLE, cells.single, strict=True):
            single[field][number] = code
        more += [(number, code) for code in cells.several[0]]
    return np.concatenate([told[~other[told[:, 0]]], np.array(more, np.int32).reshape(-1, 2)])


def _positions(raw: Raw, kinds: Numbers, codes: Mapping[tuple[str, str], int]) -> Mask:
    """Which facts are positions."""
    row = raw.execute("SELECT number FROM search_values WHERE field = 'kind' AND value = 'position'").fetchone()
    return np.equal(kinds, row[0] if row else codes.get(("kind", "position"), -1))


def _acting(told: Numbers, known: Sequence[Known], *, positions: Mask) -> dict[str, Numbers]:
    """Whose fact each is: the people named, and as parties the others named and, but for positions, the people's sides."""
    numbers = np.fromiter((number for one in known for number in one.told), np.int64)
    places = np.repeat(np.arange(len(known)), [len(one.told) for one in known])
    place_of = np.zeros(max(numbers.max(initial=0), told[:, 1].max(initial=0)) + 1, np.int32)
    place_of[numbers] = places
    people = np.fromiter((one.is_person for one in known), np.bool_)
    sides = np.fromiter((one.side for one in known), np.int32)
    facts, actors = told[:, 0], place_of[told[:, 1]]
    person = people[actors]
    sided = person & ~positions[facts]
    return {
        "person": _pairs(facts[person], actors[person]),
        "party": _pairs(
            np.concatenate([facts[~person], facts[sided]]), np.concatenate([actors[~person], sides[actors[sided]]])
        ),
    }


def _pairs(facts: Numbers, places: Numbers) -> Numbers:
    """Facts and places side by side, each pair once, in the order of facts; nobody is left out."""
    keys = np.sort(
        facts[places > 0].astype(np.int64) << 32 | places[places > 0], kind="stable"
    )  # runs that are in order
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1).astype(np.int32)


def find(
    connection: sa.Connection, columns: Columns, wanted: Wanted, *, limit: int, after: str | None, facets: bool
) -> Found:
    """A page of at most `limit` facts after a key, and the counts where they are asked for. Raises UsageError for a key."""
    asked = _Asked(connection, columns, wanted)
    every = asked.all_but(None)
    picked, total, more = _page(columns.single["date"], every, limit=limit, after=after)
    hits = tuple(_Showing(connection, columns).hits(picked.tolist()))
    counts = {facet: asked.counts(facet) for facet in FACETS} if facets else {}
    return Found(
        hits=hits,
        total=total,
        after=hits[-1].key if more and hits else None,
        facets={facet: some for facet, (some, _) in counts.items()},
        values={facet: number for facet, (_, number) in counts.items()},
    )


def _page(dates: Numbers, every: Mask, *, limit: int, after: str | None) -> tuple[Numbers, int, bool]:
    """The numbers of the page's facts, how many there are on all pages, and whether more come after."""
    numbers = np.flatnonzero(every)
    keys = dates[numbers].astype(np.int64) << 32 | numbers
    if after is not None:
        keys = keys[keys < _parsed(after)]
    top = np.partition(keys, len(keys) - limit)[len(keys) - limit :] if len(keys) > limit else keys
    return (np.sort(top)[::-1] & 0xFFFFFFFF).astype(np.int32), len(numbers), len(keys) > limit


def _parsed(key: str) -> int:
    date, _, number = key.partition("-")
    if not (date.isdecimal() and number.isdecimal()):
        raise UsageError(f"no page comes after {key!r}", do="Take the key that the page before gave.")
    return int(date) << 32 | int(number)


class _Asked:
    """What is asked, as masks over all facts, one for each facet that a choice is made of."""

    def __init__(self, connection: sa.Connection, columns: Columns, wanted: Wanted) -> None:
        self._raw, self._columns, self._dialect = raw_connection(connection), columns, dialect_of(connection)
        self._stands = columns.single["kind"] > 0
        self._masks: dict[str, Mask] = {}
        for facet in ("kind", "issue", "attitude"):
            if values := getattr(wanted, facet):
                self._masks[facet] = np.isin(columns.single[facet], self._codes(facet, values))
        for facet in ACTING:
            if values := getattr(wanted, facet):
                pairs = columns.several[facet]
                self._masks[facet] = self._mask(pairs[np.isin(pairs[:, 1], self._called(values)), 0])
        if wanted.status:
            self._masks["status"] = np.isin(columns.single["status"], [STATUSES.index(one) for one in wanted.status])
        if wanted.source:
            query = f"SELECT number FROM sources WHERE id IN {self._dialect.TEXTS}"  # noqa: S608 - the dialect's own words
            numbers = [row[0] for row in self._raw.execute(query, (json.dumps(wanted.source),))]
            self._masks["source"] = np.isin(columns.single["source"], numbers)
        if wanted.since or wanted.until:
            self._masks["month"] = _between(columns.single["date"], wanted)
        if wanted.words:
            self._masks["words"] = self._mask(self._with_words(wanted.words))

    def _mask(self, numbers: Numbers) -> Mask:
        mask = np.zeros(len(self._stands), np.bool_)
        mask[numbers[numbers < len(mask)]] = True
        return mask

    def _codes(self, field: str, values: Iterable[str]) -> list[int]:
        query = f"SELECT number FROM search_values WHERE field = ? AND value IN {self._dialect.TEXTS}"  # noqa: S608 - ours
        values = list(values)
        then = [self._columns.codes[field, one] for one in values if (field, one) in self._columns.codes]
        return then + [row[0] for row in self._raw.execute(query, (field, json.dumps(values)))]

    def _called(self, names: Iterable[str]) -> list[int]:
        """The places of the actors of these names or ids."""
        folded = {one.casefold() for one in names}
        return [
            place
            for place, one in enumerate(self._columns.cast)
            if one.id in folded or not folded.isdisjoint(one.names)
        ]

    def _with_words(self, words: str) -> Numbers:
        """The facts whose words hold all of these."""
        found = self._dialect.facts_with(self._raw, words)
        return np.fromstring(found, np.int32, sep=",") if found else np.zeros(0, np.int32)

    def all_but(self, facet: str | None) -> Mask:
        """The facts that fit all that is asked, but for one facet."""
        return functools.reduce(np.logical_and, (m for name, m in self._masks.items() if name != facet), self._stands)

    def counts(self, facet: str, most: int = 20) -> tuple[tuple[Count, ...], int]:
        """The values that most facts have, and how many values there are."""
        mask = self.all_but(facet)
        if facet in ACTING:
            pairs = self._columns.several[facet]
            codes = pairs[mask[pairs[:, 0]], 1]
        elif facet == "month":
            codes = self._columns.single["date"][mask] // 100
        else:
            codes = self._columns.single[facet][mask]
        counts = np.bincount(codes) if len(codes) else np.zeros(1, np.int64)
        if facet != "status":
            counts[0] = 0
        present = np.flatnonzero(counts)
        if len(present) > most:
            least = np.partition(counts[present], -most)[-most]
            top = present[counts[present] >= least]
        else:
            top = present
        labels = self._labels(facet, [int(one) for one in top])
        told = ((-count, *labels[code]) for code, count in zip(top.tolist(), counts[top].tolist(), strict=True))
        chosen = heapq.nsmallest(most, told)  # of ten thousand sources that tell a hundred facts each
        return tuple(Count(value=value, label=label, count=-less) for less, value, label in chosen), len(present)

    def _labels(self, facet: str, codes: list[int]) -> dict[int, tuple[str, str]]:
        if facet == "status":
            return {code: (STATUSES[code], STATUSES[code]) for code in codes}
        if facet == "month":
            months = {code: f"{code // 100:04}" + (f"-{code % 100:02}" if code % 100 else "") for code in codes}
            return {code: (month, month) for code, month in months.items()}
        if facet in ACTING:
            return {code: self._actor_label(self._columns.cast[code]) for code in codes}
        if facet == "source":
            query = f"{_TITLES} WHERE s.number IN {self._dialect.NUMBERS}"
            return {
                number: (one, title)
                for number, one, title in self._raw.execute(query, (self._columns.upto, json.dumps(codes)))
            }
        query = f"SELECT number, value FROM search_values WHERE number IN {self._dialect.NUMBERS}"  # noqa: S608 - ours
        now = {number: (value, value) for number, value in self._raw.execute(query, (json.dumps(codes),))}
        return now | {code: (value, value) for (_, value), code in self._columns.codes.items()}

    def _actor_label(self, one: Known) -> tuple[str, str]:
        """By what an actor is asked for, its name or, where another has it too, its id; and its name."""
        return (one.name if self._names[one.name] == 1 else one.id, one.name)

    @functools.cached_property
    def _names(self) -> Counter[str]:
        return Counter(one.name for one in self._columns.cast)


_TITLES = (
    "SELECT s.number, s.id, coalesce(v.title, v.location) FROM sources s JOIN source_versions v ON v.number = "
    "(SELECT max(number) FROM source_versions WHERE source = s.number AND added <= ?)"
)


def _between(dates: Numbers, wanted: Wanted) -> Mask:
    """The facts whose date can lie between two; what is not known of a date (0) can be anything."""
    mask = dates > 0
    if wanted.since:
        latest = np.where(dates % 100, dates, np.where(dates % 10_000, dates + 99, dates + 9_999))
        mask &= latest >= as_number(wanted.since)
    if wanted.until:
        until = as_number(wanted.until)
        mask &= dates <= (until if until % 100 else until + 99 if until % 10_000 else until + 9_999)
    return mask


class _Showing:
    """Facts as hits."""

    def __init__(self, connection: sa.Connection, columns: Columns) -> None:
        self._connection, self._columns = connection, columns
        self._raw = raw_connection(connection)

    def hits(self, numbers: Sequence[int]) -> Iterator[Hit]:
        """Facts that stand, with their names and passages: looked up together, since a server answers each question late."""
        facts = [
            (number, kind, edited(body, self._edits.get(body["id"], ())))
            for number, (kind, body) in zip(numbers, loading.facts_at(self._connection, numbers), strict=True)
        ]
        titles = self._titles({one["source"] for _, _, body in facts for one in body["evidence"]})
        parties, persons = (self._names(field, numbers) for field in ("party", "person"))
        for (number, kind, body), *names in zip(facts, parties, persons, strict=True):
            yield self._hit(number, body, kind=kind, titles=titles, names=names)

    def _hit(
        self, number: int, body: Body, *, kind: str, titles: Mapping[str, str], names: Sequence[tuple[str, ...]]
    ) -> Hit:
        fact: str = body["id"]
        date = int(self._columns.single["date"][number])
        return Hit(
            id=fact,
            kind=kind,
            status=STATUSES[self._columns.single["status"][number]],
            date=_written(date),
            key=f"{date}-{number}",
            parties=names[0],
            persons=names[1],
            passages=tuple(
                Quoted(
                    source=one["source"],
                    title=titles[one["source"]],
                    start=one["start"],
                    end=one["end"],
                    words=one["exact"],
                )
                for one in body["evidence"]
            ),
            fact=body,
            one_with=self._groups.get(fact, ()),
        )

    @functools.cached_property
    def _changes(self) -> tuple[judging.Kept, ...]:
        """What people corrected, in terms of the versions that count."""
        changes = judging.standing_corrections(self._connection, upto=self._columns.upto)
        if not changes:
            return ()
        return follow(self._connection, judging.Decided(), changes, upto=self._columns.upto).changes

    @functools.cached_property
    def _edits(self) -> Mapping[str, Iterable[Correction]]:
        return edits_of(self._changes)

    @functools.cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """For each fact that people merged with others, these."""
        changes = [one.correction for one in self._changes]
        alone = {fact: [fact] for one in changes if one.kind == "merge" for fact in one.facts}
        groups = judging.regrouped(alone.values(), changes, id_of=str)
        return {fact: tuple(one for one in group if one != fact) for group in groups for fact in group}

    def _names(self, field: str, numbers: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """The names of each fact's own; looked up together, since each look copies the column."""
        pairs, known = self._columns.several[field], self._columns.cast
        facts, wanted = np.ascontiguousarray(pairs[:, 0]), np.array(numbers, np.int32)
        for start, end in zip(np.searchsorted(facts, wanted), np.searchsorted(facts, wanted + 1), strict=True):
            yield tuple(known[place].name for place in pairs[start:end, 1])

    def _titles(self, sources: Collection[str]) -> dict[str, str]:
        query = f"{_TITLES} WHERE s.id IN {dialect_of(self._connection).TEXTS}"
        rows = self._raw.execute(query, (self._columns.upto, json.dumps(sorted(sources))))
        return {one: title for _, one, title in rows}


def _written(date: int) -> str:
    """A number as the date that it is, as far as it is known."""
    year, month, day = date // 10_000, date // 100 % 100, date % 100
    parts = (f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "")
    return "-".join(part for part in parts if part) if date else ""
