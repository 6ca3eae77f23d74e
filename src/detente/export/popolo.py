"""People, organisations, posts and decisions as Popolo (https://www.popoloproject.com/specs/).

States and groups are organisations with their kind as classification. Who acts for a side is its member. A decision is a
motion; one that was taken or blocked has a vote event with that result and no votes, since reports seldom tell who
voted how: resistance before a vote is no vote, and stands beside the motion (`resisted_by`), which Popolo allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from detente.export.passages import passages, source_iri, stable_id
from detente.model import Actor, Decision, Dossier, Fact

_RESULT = {"taken": "pass", "blocked": "fail"}

Entry = dict[str, Any]


def popolo(dossier: Dossier) -> str:
    """One JSON object with a list of each class; the same dossier gives the same text."""
    whole = {
        "persons": [_person(one, dossier) for one in dossier.actors if one.kind == "person"],
        "organizations": [_organisation(one, dossier) for one in dossier.actors if one.kind != "person"],
        "memberships": list(_memberships(dossier)),
        "motions": [_motion(one, dossier) for one in dossier.decisions],
        "vote_events": [_vote(one, dossier) for one in dossier.decisions if one.status in _RESULT],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _id(dossier: Dossier, *parts: str) -> str:
    return stable_id("popolo", dossier.name, *parts)


def _told(**entry: Any) -> Entry:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _person(one: Actor, dossier: Dossier) -> Entry:
    return _told(
        id=_id(dossier, one.id),
        name=one.name,
        other_names=[{"name": name} for name in one.names if name != one.name],
        sources=_sources(one, dossier),
    )


def _organisation(one: Actor, dossier: Dossier) -> Entry:
    return {**_person(one, dossier), "classification": one.kind}


def _memberships(dossier: Dossier) -> Iterator[Entry]:
    """For people with a side the organisation; a body that acts for a state is its part (`parent` is of one's own)."""
    known = {one.id: one for one in dossier.actors}
    for one in dossier.actors:
        side = known.get(one.side or "")
        if one.kind == "person" and side and side.kind != "person":
            yield _told(
                id=_id(dossier, "membership", one.id),
                person_id=_id(dossier, one.id),
                organization_id=_id(dossier, side.id),
                role=one.role,
                sources=_sources(one, dossier),
            )


def _motion(one: Decision, dossier: Dossier) -> Entry:
    bodies = {each.id for each in dossier.actors if each.kind != "person"}
    return _told(
        id=_id(dossier, one.id),
        organization_id=_id(dossier, one.body) if one.body in bodies else None,
        text=one.matter,
        date=one.date.value[:10] if one.date else None,
        requirement=one.rule,
        result=_RESULT.get(one.status),
        resisted_by=[_id(dossier, each) for each in one.resisted_by],
        sources=_sources(one, dossier),
    )


def _vote(one: Decision, dossier: Dossier) -> Entry:
    bodies = {each.id for each in dossier.actors if each.kind != "person"}
    return _told(
        id=_id(dossier, "vote", one.id),
        motion_id=_id(dossier, one.id),
        organization_id=_id(dossier, one.body) if one.body in bodies else None,
        start_date=one.date.value[:10] if one.date else None,
        result=_RESULT[one.status],
        sources=_sources(one, dossier),
    )


def _sources(one: Fact, dossier: Dossier) -> list[Entry]:
    """Popolo's links: the document's address, or its name by its bytes, and what it is called."""
    known = {each.id: each for each in dossier.sources}
    found = []
    for each in dict.fromkeys(p.source for p in passages(one)):
        if each in known:
            web = known[each].location if known[each].location.startswith(("http://", "https://")) else None
            note = known[each].title or known[each].outlet
            found.append(_told(url=web or source_iri(each, known), note=note))
    return found
