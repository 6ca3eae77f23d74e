"""A made-up process of any size: reports of a hundred facts of all kinds, over years, by a fixed generator.

Of a report's facts ten are actors, fifty-five statements (one in seven by nobody named, one in twelve printed before),
twenty positions. A few sides speak again and again; the people are one to fifty facts. Words come from a vocabulary of
eight thousand, used as unevenly as words are (Zipf).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.model import (
    Actor,
    Decision,
    Event,
    Interest,
    Meeting,
    PartialDate,
    Passage,
    Position,
    Proposal,
    Reading,
    Source,
    Statement,
    View,
    Why,
)

EACH = 100
"""Facts of a report."""
FIRST = dt.datetime(2041, 1, 1, tzinfo=dt.UTC)
Report = tuple[Source, bytes, Reading]

_SYLLABLES = ("ba", "ka", "ra", "do", "mi", "len", "tor", "va", "sha", "nu", "el", "is", "ok", "go", "ri", "zan", "tal")
_WHY = tuple(Why(rule=f"bench.rule-{number}", by="bench/1", confidence=0.9) for number in range(40))
_ISSUES = ("forces", "ceasefire", "prisoners", "elections", "borders")
_OPTIONS = ("full", "partial", "none")
_ATTITUDES = ("demands", "accepts", "open", "rejects")
_AGAIN = 12
"""One statement in so many stood in an earlier report."""


@dataclass(slots=True)
class _Writer:
    """One report as it grows: its lines, and the facts that stand in them."""

    id: str
    chance: random.Random
    lines: list[str] = field(default_factory=list)
    length: int = 0
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def line(self, words: str) -> Passage:
        start = self.length
        self.lines.append(words)
        self.length += len(words) + 1
        return Passage(source=self.id, start=start, end=start + len(words), exact=words)

    def common(self, words: str, own: str = "") -> dict[str, Any]:
        """What every fact has, on a line of its own."""
        return {
            "id": f"x{next(self.numbers)}",
            "evidence": (self.line(words + own),),
            "why": self.chance.choice(_WHY),
        }


class Process:
    """The reports of one process; two with the same number of facts are the same."""

    def __init__(self, facts: int) -> None:
        self.reports = facts // EACH
        self._chance = random.Random(1)
        vocabulary = [self._name(number % 3 + 1).lower() for number in range(8_000)]
        self._vocabulary, weights = vocabulary, [1 / (place + 2) for place in range(8_000)]
        self._weights = list(itertools.accumulate(weights))
        self._bodies = [self._name(3) for _ in range(40)]
        self._people = [f"{self._name(2)} {self._name(3)}" for _ in range(max(200, facts // 50))]
        self._said: deque[tuple[int, str]] = deque(maxlen=2_000)

    def __iter__(self) -> Iterator[Report]:
        return (self.report(number) for number in range(self.reports))

    def _name(self, syllables: int) -> str:
        return "".join(self._chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    def _words(self, count: int) -> str:
        return " ".join(self._chance.choices(self._vocabulary, cum_weights=self._weights, k=count))

    def report(self, number: int) -> Report:
        """The next report (call them in order)."""
        name = f"src-{hashlib.sha256(str(number).encode()).hexdigest()[:12]}"
        made = _Writer(name, self._chance)
        title = f"Report {number}"
        made.line(title)
        day = FIRST + dt.timedelta(hours=number)
        actors, people = self._actors(made)
        sides = [one.id for one in actors[:4]]
        statements = [self._statement(made, people) for _ in range(55)]
        positions = [self._position(made, sides, people) for _ in range(20)]
        reading = Reading(
            source=name,
            reader="bench/1",
            actors=tuple(actors),
            statements=tuple(statements),
            positions=tuple(positions),
            **self._happenings(made, sides, day=PartialDate(value=day.date().isoformat(), words="on the day")),
        )
        text = "\n".join(made.lines)
        raw = text.encode()
        source = Source(
            id=name,
            sha256=hashlib.sha256(raw).hexdigest(),
            media_type="text/plain",
            location=f"reports/{number}.txt",
            text=text,
            title=title,
            published=day,
            language="en",
        )
        return source, raw, reading

    def _actors(self, made: _Writer) -> tuple[list[Actor], list[tuple[str, int]]]:
        """Four sides and six people of them, and these by local id and number."""
        few = self._chance.sample(range(len(self._bodies)), 4)
        sides = [self._actor(made, "state", self._bodies[one]) for one in few]
        found = []
        for _ in range(6):
            who = int(
                len(self._people) * self._chance.random() ** 3
            )  # of 20,000 people one is told of in 4% of all places
            side = sides[who % 4].id if self._chance.random() < 0.8 else None
            found.append((self._actor(made, "person", self._people[who], side=side), who))
        return sides + [one for one, _ in found], [(one.id, who) for one, who in found]

    def _actor(self, made: _Writer, kind: str, name: str, *, side: str | None = None) -> Actor:
        return Actor(kind=kind, name=name, names=(name, name.rsplit(maxsplit=1)[-1]), side=side, **made.common(name))  # type: ignore[arg-type] # one of the kinds

    def _statement(self, made: _Writer, people: list[tuple[str, int]]) -> Statement:
        speaker, who = self._chance.choice(people)
        again = [words for one, words in self._said if one == who] if made.chance.random() < 1 / _AGAIN else []
        words = self._chance.choice(again) if again else self._words(self._chance.randint(8, 24))
        self._said.append((who, words))
        nobody = self._chance.random() < 1 / 7
        given = made.common(words, " said the report")
        (whole,) = given["evidence"]
        content = (Passage(source=made.id, start=whole.start, end=whole.start + len(words), exact=words),)
        cue = Passage(source=made.id, start=content[0].end + 1, end=content[0].end + 5, exact="said")
        return Statement(content=content, mode="indirect", speaker=None if nobody else speaker, cue=cue, **given)

    def _position(self, made: _Writer, sides: list[str], people: list[tuple[str, int]]) -> Position:
        chance = self._chance
        return Position(
            party=chance.choice(sides),
            issue=chance.choice(_ISSUES),
            option=chance.choice(_OPTIONS),
            attitude=chance.choice(_ATTITUDES),  # type: ignore[arg-type] # one of the attitudes
            voice="paraphrased",
            speaker=chance.choice(people)[0],
            **made.common(self._words(15)),
        )

    def _happenings(self, made: _Writer, sides: list[str], *, day: PartialDate) -> dict[str, Any]:
        views = [self._worded(made, View, sides) for _ in range(6)]
        interests = [self._worded(made, Interest, sides, kind="fear") for _ in range(4)]
        place = self._chance.choice(self._bodies)
        meetings = [
            Meeting(
                participants=tuple(self._chance.sample(sides, 2)), place=place, date=day, **made.common(self._words(9))
            )
            for _ in range(2)
        ]
        points = self._chance.randint(3, 40)
        return {
            "views": tuple(views),
            "interests": tuple(interests),
            "meetings": tuple(meetings),
            "proposals": (
                Proposal(name="plan", author=sides[0], points=points, date=day, **made.common(self._words(9))),
            ),
            "decisions": (Decision(body=sides[1], matter=self._words(4), date=day, **made.common(self._words(9))),),
            "events": (Event(what=self._words(5), date=day, place=place, **made.common(self._words(9))),),
        }

    def _worded(self, made: _Writer, make: Any, sides: list[str], **more: Any) -> Any:
        given = made.common(self._words(7))
        return make(actor=self._chance.choice(sides), words=given["evidence"][0], **given, **more)
