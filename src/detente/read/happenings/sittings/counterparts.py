"""Those whom words such as "both delegations", "the two leaders" or "her counterpart" stand for."""

from __future__ import annotations

import re

from detente.read.happenings.lexicon import entries
from detente.read.happenings.scene import (
    Scene,
    is_person,
    mentions_in,
    side_of,
)
from detente.read.layers import Span

COUNTERPART = re.compile(
    r"\b(?:his|her|its|their)\s+(?:\w+\s+){0,2}(?:counterparts?|opposite numbers?)\b", re.IGNORECASE
)
_COLLECTIVE = re.compile(
    rf"\b(?:the|both|two|their|all|these|those)\s+(?:of\s+(?:the\s+)?)?(?:two\s+|both\s+|warring\s+|rival\s+|opposing\s+|negotiating\s+|military\s+)*"
    rf"{entries('meetings', 'delegations')}\b",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"(?:\w+ )?(?:president|prime minister|premier|leader|chairman|chairwoman|chair|king|emir|chancellor|head of (?:state|government)|commander-in-chief)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:prime|foreign|defen[cs]e|interior|energy|justice|finance) minister|president|premier|national security advis[eo]r|secretary of state|foreign secretary|negotiator|king|chancellor",
    re.IGNORECASE,
)
_OFFICES = {
    "leader": _LEADER,
    "president": re.compile(r"president\b", re.IGNORECASE),
    "prime minister": re.compile(r"prime minister\b", re.IGNORECASE),
    "foreign minister": re.compile(r"foreign minister\b", re.IGNORECASE),
    "defence minister": re.compile(r"defen[cs]e minister\b", re.IGNORECASE),
    "chief negotiator": re.compile(r"(?:chief|lead) negotiator\b", re.IGNORECASE),
}
_HEADS = re.compile(
    r"\b(?:the|both|two|their) (?:two )?(?P<office>leaders|presidents|prime ministers|foreign ministers|defence ministers|chief negotiators)\b",
    re.IGNORECASE,
)


def same_office(scene: Scene, ids: list[str]) -> list[str]:
    """The ids with a state's place taken by its only person of the other's office: "with his Belmoran counterpart"."""
    first = next((scene.actors[one] for one in ids if is_person(scene, one)), None)
    office = _OFFICE.search(first.role or "") if first else None
    if first is None or office is None:
        return ids
    out = []
    for one in ids:
        fits = [
            it.id
            for it in scene.actors.values()
            if it.kind == "person"
            and it.side == one
            and (known := _OFFICE.search(it.role or ""))
            and known[0].lower() == office[0].lower()
        ]
        out.append(fits[0] if len(fits) == 1 and not is_person(scene, one) else one)
    return out


def other_side(scene: Scene, ids: list[str]) -> list[str]:
    """The other side, where one meets "her counterpart"."""
    there = {side_of(scene, one) for one in ids} & set(scene.sides)
    return [one for one in scene.sides if len(there) == 1 and one not in there]


def both_in(scene: Scene, span: Span) -> tuple[str, ...]:
    """The principal sides where "the two delegations" or the like stands in a stretch."""
    if scene.away & set(scene.sides) or not _COLLECTIVE.search(scene.text, span.start, span.end):
        return ()
    return heads_in(scene, span) or scene.sides


def heads_in(scene: Scene, span: Span) -> tuple[str, ...]:
    """The people meant by "the two leaders", "both foreign ministers": one of each side by office, else none."""
    match = _HEADS.search(scene.text, span.start, span.end)
    if match is None:
        return ()
    office = _OFFICES[next(key for key in _OFFICES if match["office"].lower().startswith(key))]
    found = []
    for side in scene.sides:
        fits = [
            one.id
            for one in scene.actors.values()
            if one.side == side and one.kind == "person" and office.match(one.role or "")
        ]
        if len(fits) != 1:
            return ()
        found.append(fits[0])
    return tuple(found)


def has_delegations(scene: Scene, span: Span) -> bool:
    """Whether a stretch names delegations, teams or "the sides" as those who act."""
    if re.search(rf"\b{entries('meetings', 'delegations')}\b", scene.text[span.start : span.end], re.IGNORECASE):
        return True
    return any(one.kind == "collective" for one in mentions_in(scene, span))
