"""What a fact's confidence goes by: the rule that made it, and how it stands in the report.

A feature is a short string ("rule=attribution.colon"); a fact has each at most once. They are taken from the finished
reading alone, so that a fact's confidence can be told again from a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from detente.model import Actor, Decision, Fact, Meeting, Position, Proposal, Reading, Statement
from detente.model.statement import Attribution

Kind = Literal["actors", "statements", "meetings", "proposals", "positions", "decisions", "attributions"]
Actors = dict[str, Actor]
_QUOTES = '"“”„«»‘'
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "who", "both", "his", "her", "their"))


def features(kind: Kind, fact: Fact, *, actors: Actors) -> list[str]:
    """The features of a fact of a reading whose actors are given by id.

    A rule's name may have a grade behind it ("positions.said-will, likely"), which is a feature of its own.
    """
    rule, _, grade = fact.why.rule.partition(", ")
    return [f"rule={rule}", *([grade] if grade else []), *_OF[kind](fact, actors)]


def by_id(reading: Reading) -> Actors:
    """A reading's actors by their ids."""
    return {one.id: one for one in reading.actors}


def _length(words: int) -> str:
    return "words=few" if words < 4 else "words=many" if words > 45 else "words=some"


def _party(actor: str | None, actors: Actors) -> str:
    """What kind of actor this is: unknown ones and persons without a side are the doubtful ones."""
    one = actors.get(actor or "")
    if one is None:
        return "who=none"
    if one.kind == "person" and one.side is None:
        return "who=person without side"
    return f"who={one.kind}"


def _statement(fact: Statement, actors: Actors) -> Iterator[str]:
    yield f"mode={fact.mode}"
    yield _party(fact.speaker, actors)
    yield _length(sum(len(one.exact.split()) for one in fact.content))
    yield from (name for name in ("relayer", "anonymous") if getattr(fact, name))
    yield from _source(fact.named.exact if fact.named else None)


def _attribution(fact: Attribution, _: Actors) -> Iterator[str]:
    yield from _source(fact.attributed_to[0].exact if fact.attributed_to else None)
    yield _length(sum(len(one.exact.split()) for one in fact.content))
    yield f"pieces={min(len(fact.content), 2)}"
    if fact.content and fact.content[0].exact[0] in _QUOTES:
        yield "quoted"
    if not fact.cue:
        yield "no cue"


def _source(words: str | None) -> Iterator[str]:
    """How the speaker is named at the place: by name, pronoun or description."""
    if words is None:
        yield "named=not"
    elif words.lower() in _PRONOUNS:
        yield "named=pronoun"
    else:
        yield "named=name" if words.split()[-1][:1].isupper() else "named=description"


def _position(fact: Position, actors: Actors) -> Iterator[str]:
    yield f"attitude={fact.attitude}"
    yield f"voice={fact.voice}"
    yield f"strength={fact.strength}"
    yield _party(fact.party, actors)
    yield from (name for name in ("red_line", "condition", "speaker") if getattr(fact, name))


def _meeting(fact: Meeting, actors: Actors) -> Iterator[str]:
    yield f"status={fact.status}"
    yield f"participants={min(len(fact.participants), 3)}"
    yield from (name for name in ("place", "date", "hours") if getattr(fact, name))
    if any(actors[one].kind != "person" for one in fact.participants if one in actors):
        yield "sides take part"


def _proposal(fact: Proposal, actors: Actors) -> Iterator[str]:
    yield f"status={fact.status}"
    yield _party(fact.author, actors)
    yield from (name for name in ("recipient", "points", "counters") if getattr(fact, name))


def _decision(fact: Decision, actors: Actors) -> Iterator[str]:
    yield f"status={fact.status}"
    yield _party(fact.body, actors)
    if fact.date:
        yield "date"


def _actor(fact: Actor, _: Actors) -> Iterator[str]:
    yield f"kind={fact.kind}"
    yield f"names={min(len(fact.names), 3)}"
    yield from (name for name in ("side", "role", "standing") if getattr(fact, name))


_OF: dict[Kind, Callable[..., Iterator[str]]] = {
    "actors": _actor,
    "statements": _statement,
    "meetings": _meeting,
    "proposals": _proposal,
    "positions": _position,
    "decisions": _decision,
    "attributions": _attribution,
}
KINDS: tuple[Kind, ...] = tuple(_OF)
