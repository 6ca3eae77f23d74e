"""The record as FollowTheMoney entities, one JSON object a line (https://followthemoney.tech; checked on its model 3.8).

States are public bodies, organisations and armed groups organisations. A person or body that acts for a side is its
agent (Representation). Meetings and decisions are events; statements and positions notes about who speaks or wants,
in the words of the report; a proposal with author and recipient is a link between them. Everything names the documents
that it rests on (`proof`), which come without their text. Ids depend on the record's name and the fact's id alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.export.passages import name_of, passages, stable_id, web_address
from detente.model import Actor, Catalogue, Decision, Dossier, Fact, Meeting, PartialDate, Passage, Source

_SCHEMA = {"person": "Person", "state": "PublicBody", "organisation": "Organization", "group": "Organization"}
_DATE = {"year": 4, "month": 7, "day": 10, "minute": 10}
"""Digits of a date that an entity takes: minutes go, since their zone would be taken for UTC."""

Entity = dict[str, Any]


def followthemoney(dossier: Dossier, catalogue: Catalogue) -> str:
    """All entities, one a line; the same dossier gives the same text."""
    return "".join(entity_lines(dossier, catalogue))


def entity_lines(dossier: Dossier, catalogue: Catalogue) -> Iterator[str]:
    """The same line by line."""
    work = _Work(dossier, catalogue, {one.id: one for one in dossier.actors}, {one.id for one in dossier.sources})
    return (f"{_line(one)}\n" for one in work.entities())


@dataclass(frozen=True, slots=True)
class _Work:
    dossier: Dossier
    catalogue: Catalogue
    actors: dict[str, Actor]
    sources: set[str]

    def entities(self) -> Iterator[Entity]:
        """Documents first, then actors, then what is told of them."""
        yield from map(self._document, self.dossier.sources)
        for actor in self.dossier.actors:
            yield self._actor(actor)
            if actor.side in self.actors:
                yield self._link("Representation", actor, agent=actor.id, client=actor.side, role=actor.role)
        yield from map(self._meeting, self.dossier.meetings)
        yield from map(self._decision, self.dossier.decisions)
        for one in self.dossier.proposals:
            if one.author in self.actors and one.recipient in self.actors:
                role = f"proposal: {one.name}"
                yield self._link("UnknownLink", one, subject=one.author, object=one.recipient, role=role, on=one.date)
        yield from self._notes()

    def _notes(self) -> Iterator[Entity]:
        for said in self.dossier.statements:
            if said.speaker in self.actors:
                name = f"{self._name(said.speaker)}, {said.mode} speech"
                yield self._note(said, about=said.speaker, name=name, words=said.content)
        for held in self.dossier.positions:
            option = self.catalogue.title(held.issue, held.option)
            red = " (red line)" if held.red_line else ""
            name = f"{self._name(held.party)} {held.attitude} {self.catalogue.title(held.issue)}: {option}{red}"
            summary = f"voice: {held.voice}"
            yield self._note(held, about=held.party, name=name, words=held.evidence, summary=summary)

    def _name(self, actor: str | None) -> str:
        return name_of(actor, self.actors)

    def _id(self, *parts: str) -> str:
        return f"detente-{stable_id('ftm', self.dossier.name, *parts)}"

    def _entity(self, schema: str, id: str, **properties: Iterable[str | None] | str | None) -> Entity:
        """An entity; properties without a value are left out, every one is a list of strings."""
        listed = {
            name: list(dict.fromkeys(one for one in ([values] if isinstance(values, str) else values or ()) if one))
            for name, values in properties.items()
        }
        return {"id": id, "schema": schema, "properties": {name: values for name, values in listed.items() if values}}

    def _proof(self, fact: Fact) -> list[str]:
        return [
            self._id("source", one) for one in dict.fromkeys(p.source for p in passages(fact)) if one in self.sources
        ]

    def _document(self, source: Source) -> Entity:
        return self._entity(
            "Document",
            self._id("source", source.id),
            name=source.title or source.outlet or source.id,
            title=source.title,
            publisher=source.outlet,
            publishedAt=source.published.isoformat() if source.published else None,
            mimeType=source.media_type,
            sourceUrl=web_address(source),
        )

    def _actor(self, actor: Actor) -> Entity:
        return self._entity(
            _SCHEMA[actor.kind],
            self._id("fact", actor.id),
            name=actor.name,
            alias=[one for one in actor.names if one != actor.name],
            **({"position": actor.role} if actor.kind == "person" else {}),
            classification=[actor.kind, actor.standing],
            proof=self._proof(actor),
        )

    def _link(
        self, schema: str, fact: Fact, *, role: str | None, on: PartialDate | None = None, **ends: str | None
    ) -> Entity:
        between = {name: self._id("fact", one) for name, one in ends.items() if one}
        return self._entity(
            schema, self._id(schema, fact.id), role=role, date=_date(on), proof=self._proof(fact), **between
        )

    def _meeting(self, one: Meeting) -> Entity:
        who = ", ".join(self._name(each) for each in one.participants) or "participants not named"
        return self._event(
            one,
            name=f"Meeting ({one.status}): {who}",
            location=one.place,
            involved=[self._id("fact", each) for each in one.participants if each in self.actors],
            organizer=[self._id("fact", each) for each in one.mediators if each in self.actors],
        )

    def _decision(self, one: Decision) -> Entity:
        body = f"{self._name(one.body)}: " if one.body else ""
        return self._event(
            one,
            name=f"Decision ({one.status}): {body}{one.matter}",
            organizer=[self._id("fact", one.body)] if one.body in self.actors else [],
        )

    def _event(self, one: Meeting | Decision, **properties: Any) -> Entity:
        return self._entity(
            "Event",
            self._id("fact", one.id),
            date=_date(one.date),
            description=_words(one.evidence),
            proof=self._proof(one),
            **properties,
        )

    def _note(
        self, fact: Fact, *, about: str, name: str, words: Iterable[Passage], summary: str | None = None
    ) -> Entity:
        return self._entity(
            "Note",
            self._id("fact", fact.id),
            name=name,
            entity=[self._id("fact", about)] if about in self.actors else [],
            description=_words(words),
            summary=summary,
            proof=self._proof(fact),
        )


def _line(entity: Entity) -> str:
    """The entity on one line, also for programs that take more than LF for a line's end."""
    line = json.dumps(entity, ensure_ascii=False, sort_keys=True)
    return line.translate({ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"})


def _words(evidence: Iterable[Passage]) -> str:
    return " […] ".join(one.exact for one in evidence)


def _date(date: PartialDate | None) -> str | None:
    return date.value[: _DATE[date.precision]] if date else None
