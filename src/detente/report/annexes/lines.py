"""Lines, rows and annexes from facts: the small pieces that all annexes are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.model import Fact, Passage, Position
from detente.report.brief import BackLink, Line, Part, Parts, Row
from detente.report.claims import Ground
from detente.report.display import one_line, quoted
from detente.report.marks import Marker


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes lines for one annex, and records the way back from each passage to it."""

    ground: Ground
    marker: Marker
    letter: str

    @property
    def id(self) -> str:
        """The anchor of the annex."""
        return f"annex-{self.letter.lower()}"

    def line(self, parts: Parts | str, passages: Iterable[Passage] = (), *, fresh: bool = False) -> Line:
        """A line with the marks of its passages."""
        words = (Part(parts),) if isinstance(parts, str) else parts
        return Line(parts=words, marks=self.marker.cite(passages, BackLink(self.letter, self.id)), fresh=fresh)

    def plain(self, words: str) -> Line:
        """A line of words that rest on no passage, whoever they come from."""
        return self.line(one_line(words))

    def of(self, fact: Fact, parts: Parts | str) -> Line:
        """A line about a fact, with the marks of its evidence."""
        return self.line(parts, fact.evidence, fresh=fact.id in self.ground.dossier.fresh)

    def stand(self, one: Position, *, words: bool = True) -> Line:
        """What a position says, in whose voice, and its words."""
        say = self.ground.wording
        text = say.best_words(one) if words else ""
        inside = one.condition is not None and one.condition.exact in text
        parts = [*say.stance(one), Part(f"{', on a condition' if inside else ''} ({say.voice(one)})")]
        if one.condition and not inside:
            parts += [Part("; condition: "), Part(quoted(one.condition.exact), "quote")]
        if at := self.ground.given_up.get(one.id):
            parts.append(Part(f"; given up since, a report of {say.dates.of(at)} says"))
        if text:
            parts += [Part(": "), Part(quoted(text), "quote")]
        return self.of(one, tuple(parts))


def filled(columns: Sequence[str], rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns in which some row says something, and the rows without the others."""
    kept = [place for place in range(len(columns)) if any(row.cells[place] for row in rows)]
    return (
        tuple(columns[place] for place in kept),
        tuple(Row(cells=tuple(row.cells[place] for place in kept), facts=row.facts) for row in rows),
    )


def cited(pen: Pen, facts: Iterable[str]) -> Iterator[Line]:
    """What positions say, by their ids, each with its words and the way to them; one that the record has no more is told."""
    for fact in dict.fromkeys(facts):
        one = pen.ground.position(fact)
        if one is None:
            yield pen.line("a position that this record does not have")
            continue
        name = Part(pen.ground.people.name(one.party), "name")
        line = pen.stand(one)
        yield Line(parts=(name, Part(" "), *line.parts), marks=line.marks, fresh=line.fresh)
