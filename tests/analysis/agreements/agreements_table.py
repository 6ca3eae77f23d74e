"""A small table to negotiate at: a catalogue of four issues, and dossiers made of short position tuples."""

from __future__ import annotations

import datetime as dt

from detente.model import (
    Actor,
    Catalogue,
    Dossier,
    Issue,
    Meeting,
    Option,
    Passage,
    Position,
    Proposal,
    Source,
    Statement,
    Why,
)

WHY = Why(rule="test")
OPTIONS = {
    "harbour": ("shut", "shared", "free"),
    "water": ("dammed", "metered", "flowing"),
    "monitors": ("away", "unarmed", "armed"),
    "captives": ("kept", "swapped"),
}


def catalogue() -> Catalogue:
    """Every option is named by its id in capitals with its issue ("HARBOUR-SHUT"), every issue by "the harbour"."""
    return Catalogue(
        issues={
            issue: Issue(
                title=issue.title(),
                options={one: Option(title=one, cues=(f"{issue}-{one}",)) for one in options},
                scale=True,
                cues=(f"the {issue}", f"{issue}-[a-z]+"),
            )
            for issue, options in OPTIONS.items()
        }
    )


def words(text: str, source: str = "r1") -> Passage:
    return Passage(source=source, start=0, end=len(text), exact=text)


def actor(id: str, **more) -> Actor:
    return Actor(
        **{"id": id, "kind": "state", "name": id.title(), "names": (id.title(),), "evidence": (), "why": WHY, **more}
    )


def position(id: str, party: str, issue: str, option: str, attitude: str = "demands", **more) -> Position:
    """`line` is a red line, `condition` its words, `day` the number of the report, `voice` as in the model."""
    day = more.get("day", 1)
    condition = more.get("condition")
    return Position(
        id=id,
        party=party,
        issue=issue,
        option=option,
        attitude=attitude,
        red_line=more.get("line", False),
        condition=words(condition, f"r{day}") if condition else None,
        voice=more.get("voice", "own words"),
        evidence=(words(f"{party} {attitude} {issue} {option}", f"r{day}"),),
        why=WHY,
    )


def source(day: int, *, dated: bool = True) -> Source:
    published = dt.datetime(2041, 5, day, 12, tzinfo=dt.UTC) if dated else None
    return Source(id=f"r{day}", sha256="0" * 64, media_type="text/plain", location="x", text="", published=published)


def statement(id: str, speaker: str, content: str, day: int = 1) -> Statement:
    piece = words(content, f"r{day}")
    return Statement(id=id, speaker=speaker, mode="indirect", content=(piece,), evidence=(piece,), why=WHY)


def proposal(id: str, author: str, name: str = "the blue paper", day: int = 1, **more) -> Proposal:
    return Proposal(id=id, author=author, name=name, evidence=(words(name, f"r{day}"),), why=WHY, **more)


def meeting(id: str, *participants: str, mediators: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> Meeting:
    return Meeting(id=id, participants=participants, mediators=mediators, absent=absent, evidence=(), why=WHY)


def dossier(*positions: Position, actors: tuple[Actor, ...] = (), days: int = 9, **more) -> Dossier:
    """A dossier in which everyone who holds a position is a state, unless `actors` say otherwise."""
    given = {one.id for one in actors}
    holders = sorted({one.party for one in positions} - given)
    return Dossier(
        name="table",
        sources=tuple(source(day) for day in range(1, days + 1)),
        actors=(*actors, *(actor(one) for one in holders)),
        positions=positions,
        **more,
    )
