"""Candidates about who moved between reports. Only what is told in one voice, of one strength, is claimed."""

from __future__ import annotations

from detente.analysis.movement import Movement
from detente.model import Fact, Position
from detente.report.brief import Part, Parts
from detente.report.claims.candidate import NEAR_VOICES, Candidate, Ground
from detente.report.claims.sureness import likely
from detente.report.wording import LINE

VERB = {
    "hardened": "hardened",
    "softened": "softened",
    "turned round": "turned round",
    "dropped": "gave up an earlier position, a report says",
    "new": "first reported position",
    "unchanged": "unchanged",
}


def moved(ground: Ground) -> list[Movement]:
    """Movements fit for page one: of a party, told in like voices of their own, by positions that are firm.

    That something is new or unchanged is no movement to lead with; annex A has those.
    """
    return [one for one in ground.movements if one.kind not in {"new", "unchanged"} and _sure(ground, one)]


def _sure(ground: Ground, one: Movement) -> bool:
    if one.caveat or one.party not in ground.parties:
        return False
    told = [fact for each in one.facts if (fact := ground.position(each))]
    return len(told) == len(one.facts) and all(_near(ground, fact, given_up=one.kind == "dropped") for fact in told)


def _near(ground: Ground, one: Position, *, given_up: bool) -> bool:
    near = one.voice in NEAR_VOICES and one.voice != "joint text"
    return near and likely(one) and (given_up or ground.firm(one))


def movement(ground: Ground, one: Movement) -> Candidate:
    """The line for a movement, with both passages."""
    after = ground.position(one.after or "")
    voice = ground.wording.voice(after) if after else f"in the words of {ground.wording.outlets(one.now) or 'a report'}"
    return Candidate(
        section="new",
        parts=ground.wording.with_quote(list(summary(ground, one)), one.now[0].exact if one.now else "", limit=LINE),
        voice=voice,
        facts=one.facts,
        passages=(*one.was, *one.now),
        topic=f"movement {one.kind}",
    )


def summary(ground: Ground, one: Movement) -> Parts:
    """As in "Varland softened – Prisoners: on 3 March rejects exchange; on 12 March is open to exchange"."""
    say = ground.wording
    before, after = (ground.position(each or "") for each in (one.before, one.after))
    parts = [
        Part(say.people.name(one.party), "name"),
        Part(f" {VERB[one.kind]} – {say.issue(one.issue, short=True)}: "),
    ]
    if before:
        parts += [Part(f"{say.dates.of(one.since)}, "), *say.stance(before)]
    if after:
        parts += [Part(f"{'; ' if before else ''}{say.dates.of(one.at)}, "), *say.stance(after)]
    elif before:
        parts.append(Part(f"; {say.dates.of(one.at)}"))
    return tuple(parts)


def is_fresh(ground: Ground, one: Movement) -> bool:
    """Whether its later report came in after the previous brief."""
    if one.after:
        return one.after in ground.dossier.fresh
    newly = {
        passage.source for each in ground.dossier.fresh if (fact := _fact(ground, each)) for passage in fact.evidence
    }
    return any(passage.source in newly for passage in one.now)


def _fact(ground: Ground, id: str) -> Fact | None:
    return ground.facts.get(id)
