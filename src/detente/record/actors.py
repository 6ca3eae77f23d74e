"""One actor out of what several reports tell of it."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

from detente import __version__
from detente.model.actor import SIDE, SIDE_SUPPOSED
from detente.record import names
from detente.record.identity import Cluster
from detente.record.ids import Body
from detente.record.joining import Told
from detente.record.persons import full_name


def told_by(id: str, body: Body) -> Told:
    """What a reading's actor tells for telling who is who."""
    shared = sys.intern  # the same few names stand in a hundred thousand of these
    return Told(
        id=shared(id),
        source=shared(body["evidence"][0]["source"]) if body["evidence"] else id,
        kind=shared(body["kind"]),
        name=shared(body["name"]),
        names=tuple(map(shared, body["names"])),
        side=body["side"] and shared(body["side"]),
        role=body["role"] and shared(body["role"]),
    )


def merged(cluster: Cluster, bodies: Sequence[Body], *, vague: Container[str]) -> Body:
    """The actor that these bodies are, sides already being the dossier's ids.

    `vague` are the sides that say little ("the government"): they count where no report names another.

    Name and role are what most reports say (the longer one where as many say either); a side or a part in
    the talks is said only where one is said by most. A side that a report's words tell goes before those supposed.
    """
    first = min(bodies, key=lambda body: body["id"])
    sided = [body for body in bodies if body["side"]]
    told = [body["side"] for body in sided if SIDE not in body["why"]["rule"]]
    sides = [body["side"] for body in sided]
    wanted = ([one for one in some if one not in vague] for some in (told, sides))
    side = _most(next(filter(None, wanted), sides))
    return {
        "id": cluster.id,
        "kind": _most([body["kind"] for body in bodies]) or first["kind"],
        "name": _name(cluster, bodies),
        "names": _names(bodies),
        "side": side if side != cluster.id else None,
        "role": _longest_of_most([body["role"] for body in bodies if body["role"]]),
        "standing": _most([body["standing"] for body in bodies]),
        "evidence": evidence(bodies),
        "why": first["why"] if len(bodies) == 1 else _why(cluster, supposed=bool(sided) and not told),
    }


def evidence(bodies: Iterable[Body]) -> list[Body]:
    """All passages of all bodies, each once, by source and place."""
    found = {(one["source"], one["start"], one["end"]): one for body in bodies for one in body["evidence"]}
    return [found[key] for key in sorted(found)]


def _why(cluster: Cluster, *, supposed: bool) -> Body:
    weakest = min(cluster.links.values(), key=lambda link: (link.score, link.rule), default=None)
    rule = weakest.rule if weakest else "alone"
    grade = SIDE_SUPPOSED if supposed else ""
    return {"rule": f"record.identity.{rule.replace(' ', '-')}{grade}", "words": "", "by": f"record/{__version__}"}


def _name(cluster: Cluster, bodies: Sequence[Body]) -> str:
    forms = [body["name"] for body in bodies]
    if cluster.members[0].is_person:
        full = {one.id for one in cluster.members if len(names.person(one.name)) > 1 and full_name(one)}
        forms = [body["name"] for body in bodies if body["id"] in full] or forms
    return _longest_of_most(forms) or forms[0]


def _names(bodies: Sequence[Body]) -> list[str]:
    return sorted(
        {form for body in bodies for form in (body["name"], *body["names"])}, key=lambda form: (-len(form), form)
    )


def _most(values: Sequence[str | None]) -> str | None:
    """What more than half say of those that say anything."""
    said = [value for value in values if value is not None]
    return next((value for value, times in Counter(said).items() if 2 * times > len(said)), None)


def _longest_of_most(values: Sequence[str]) -> str | None:
    """What is said most often; the longest, then the first by alphabet, of those said as often."""
    by_times: dict[int, list[str]] = defaultdict(list)
    for value, times in Counter(values).items():
        by_times[times].append(value)
    return min(by_times[max(by_times)], key=lambda value: (-len(value), value)) if by_times else None
