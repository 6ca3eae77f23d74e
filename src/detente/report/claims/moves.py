"""Candidates about who moved between reports. Only what is told in one voice, of one strength, is claimed."""

from __future__ import annotations

from detente.analysis.movement import NAMED, Movement
from detente.model import Fact, Position, Statement
from detente.report.brief import Part, Parts
from detente.report.claims.candidate import NEAR_VOICES, Candidate, Ground, passages_of
from detente.report.claims.stands import behind
from detente.report.display import quoted
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
    """Movements fit for page one: of a party, told in like voices of their own, by positions that are firm and sure.

    That something is new or unchanged is no movement to lead with; annex A has those. That a demand was dropped
    stands in a report's own words, so it is enough that the words of the demand itself are sure, or that the report repeats them.
    """
    return [one for one in ground.movements if one.kind not in {"new", "unchanged"} and _sure(ground, one)]


def _sure(ground: Ground, one: Movement) -> bool:
    if one.caveat or one.party not in ground.parties:
        return False
    if one.kind == "dropped":  # what the report repeats of the demand is told in its words alone
        return one.because == NAMED or _held(ground, one) is not None
    told = [fact for each in one.facts if (fact := ground.position(each))]
    return len(told) == len(one.facts) and all(_near(ground, fact) and ground.firm(fact) for fact in told)


def _near(ground: Ground, one: Position) -> bool:
    return one.voice in NEAR_VOICES and one.voice != "joint text" and ground.likely(one)


def _held(ground: Ground, one: Movement) -> Position | Statement | None:
    """What was dropped: the position where it is sure, else the words of it, else those of another that went with it."""
    first = ground.position(one.before or "")
    if first and _near(ground, first):
        return first
    same = (one.party, one.issue, one.option)
    others = [
        it
        for each, at in sorted(ground.given_up.items())
        if at == one.at
        and (it := ground.position(each))
        and (ground.people.side(it.party), it.issue, it.option) == same
    ]
    words = (behind(ground, it) for it in ([first, *others] if first else others))
    return next((said for said in words if said), None)


def movement(ground: Ground, one: Movement) -> Candidate:
    """The line for a movement, with both passages."""
    if one.kind == "dropped":
        return _dropped(ground, one)
    after = ground.position(one.after or "")
    voice = ground.wording.voice(after) if after else None
    return Candidate(
        section="new",
        parts=ground.wording.with_quote(list(summary(ground, one)), one.now[0].exact if one.now else "", limit=LINE),
        voice=voice,
        facts=one.facts,
        passages=(*one.was, *one.now),
        topic=f"movement {one.kind}",
    )


def _dropped(ground: Ground, one: Movement) -> Candidate:
    """The line for what was given up: what was held, in words where the position is not sure, and the report's words."""
    say, held = ground.wording, _held(ground, one)
    parts = [Part(say.people.name(one.party), "name"), Part(f" {VERB[one.kind]}")]
    if isinstance(held, Position):
        parts += [Part(f" – {say.issue(one.issue, short=True)}: {say.dates.of(one.since)}, "), *say.stance(held)]
    elif held:
        told = ground.dates.reported(held)
        words = quoted(" ".join(piece.exact for piece in held.content), LINE / 3)
        parts += [Part(f". {say.dates.of(told)}: "), Part(words, "quote")]
    lead = f"; {say.dates.of(one.at)}: "
    return Candidate(
        section="new",
        parts=say.with_quote(parts, max((each.exact for each in one.now), key=len), limit=LINE, lead=lead),
        voice=f"in the words of {say.outlets(one.now) or 'a report'}",
        facts=(held.id,) if held else one.facts,
        passages=(*passages_of([held] if held else []), *one.now),
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
