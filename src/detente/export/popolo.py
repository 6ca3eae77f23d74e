"""People, organisations, posts and decisions as Popolo (https://www.popoloproject.com/specs/).

States and groups are organisations with their kind as classification. Who acts for a side is its member. A decision is a
motion; one that was taken or blocked has a vote event with that result and no votes, since reports seldom tell who
voted how: resistance before a vote is no vote, and stands beside the motion (`resisted_by`), which Popolo allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.export.passages import passages, source_iri, stable_id, web_address
from detente.model import Actor, Decision, Dossier, Fact, Source

_RESULT = {"taken": "pass", "blocked": "fail"}

Entry = dict[str, Any]


def popolo(dossier: Dossier) -> str:
    """One JSON object with a list of each class; the same dossier gives the same text."""
    work = _Work(dossier.name, {one.id: one for one in dossier.actors}, {one.id: one for one in dossier.sources})
    whole = {
        "persons": [work.person(one) for one in dossier.actors if one.kind == "person"],
        "organizations": [work.organisation(one) for one in dossier.actors if one.kind != "person"],
        "memberships": list(work.memberships()),
        "motions": [work.motion(one) for one in dossier.decisions],
        "vote_events": [work.vote(one) for one in dossier.decisions if one.status in _RESULT],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _told(**entry: Any) -> Entry:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


@dataclass(frozen=True, slots=True)
class _Work:
    """The record's name, and who and what is known by id."""

    name: str
    actors: dict[str, Actor]
    sources: dict[str, Source]

    def _id(self, *parts: str) -> str:
        return stable_id("popolo", self.name, *parts)

    def person(self, one: Actor) -> Entry:
        return _told(
            id=self._id(one.id),
            name=one.name,
            other_names=[{"name": name} for name in one.names if name != one.name],
            sources=self._sources(one),
        )

    def organisation(self, one: Actor) -> Entry:
        return {**self.person(one), "classification": one.kind}

    def memberships(self) -> Iterator[Entry]:
        """For people with a side the organisation; a body that acts for a state is its part (`parent` is of one's own)."""
        for one in self.actors.values():
            side = self.actors.get(one.side or "")
            if one.kind == "person" and side and side.kind != "person":
                yield _told(
                    id=self._id("membership", one.id),
                    person_id=self._id(one.id),
                    organization_id=self._id(side.id),
                    role=one.role,
                    sources=self._sources(one),
                )

    def motion(self, one: Decision) -> Entry:
        return _told(
            id=self._id(one.id),
            organization_id=self._body(one),
            text=one.matter,
            date=one.date.value[:10] if one.date else None,
            requirement=one.rule,
            result=_RESULT.get(one.status),
            resisted_by=[self._id(each) for each in one.resisted_by],
            sources=self._sources(one),
        )

    def vote(self, one: Decision) -> Entry:
        return _told(
            id=self._id("vote", one.id),
            motion_id=self._id(one.id),
            organization_id=self._body(one),
            start_date=one.date.value[:10] if one.date else None,
            result=_RESULT[one.status],
            sources=self._sources(one),
        )

    def _body(self, one: Decision) -> str | None:
        """The id of the organisation that decides; None where it is a person or nobody known."""
        body = self.actors.get(one.body or "")
        return self._id(body.id) if body and body.kind != "person" else None

    def _sources(self, one: Fact) -> list[Entry]:
        """Popolo's links: the document's address, or its name by its bytes, and what it is called."""
        known = [self.sources[each] for each in dict.fromkeys(p.source for p in passages(one)) if each in self.sources]
        return [
            _told(url=web_address(each) or source_iri(each.id, self.sources), note=each.title or each.outlet)
            for each in known
        ]
