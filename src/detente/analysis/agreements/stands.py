"""Positions as they are used here: whose, how near to the party's own words, as of when, and what replaced them.

A position is replaced by a later one of the same party on the same option, of which the voice is at least
as near, where the later one changes side (for: demands, accepts, open; against: rejects), or drops or adds
a condition. A later position that merely leaves the red line unsaid replaces nothing: that a report does
not repeat "never" is no concession. Later means a later day of publication, and both days known; positions
of one day stand side by side.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from detente.analysis.agreements.interface import Difference, Stand
from detente.analysis.agreements.parties import Principals
from detente.model import Dossier, Passage, Position

FAR = frozenset({"outlet", "rival"})
"""Voices in which nothing is excluded by itself (rule 3: a wrong attribution is worse than a missing one)."""


def stands(dossier: Dossier, known: Principals) -> list[Stand]:
    """Every position as a stand, in the order of their ids, with what replaced it."""
    days = {one.id: one.published.date() if one.published else None for one in dossier.sources}
    made = [_stand(one, known, days=days) for one in sorted(dossier.positions, key=lambda one: one.id)]
    together: dict[tuple[str, str, str], list[Stand]] = defaultdict(list)
    for one in made:
        together[one.party, one.issue, one.option].append(one)
    return [_with_successor(one, together[one.party, one.issue, one.option]) for one in made]


def _stand(position: Position, known: Principals, *, days: Mapping[str, dt.date | None]) -> Stand:
    first, last = reported(position.evidence, days)
    return Stand(
        position=position.id,
        party=known.get(position.party, position.party),
        issue=position.issue,
        option=position.option,
        attitude=position.attitude,
        red_line=position.red_line,
        condition=position.condition,
        voice=position.voice,
        speaker=position.speaker,
        strength=position.strength,
        passages=position.evidence,
        since=first,
        as_of=last,
        near=position.voice not in FAR,
    )


def reported(evidence: Iterable[Passage], days: Mapping[str, dt.date | None]) -> tuple[dt.date | None, dt.date | None]:
    """The first and the latest day of the reports that hold the passages; None twice where one has no date."""
    found = [days.get(one.source) for one in evidence]
    known = [one for one in found if one]
    if not known or len(known) < len(found):
        return None, None
    return min(known), max(known)


def _with_successor(one: Stand, rest: list[Stand]) -> Stand:
    later = [other for other in rest if _replaces(other, one)]
    if not later:
        return one
    last = max(later, key=lambda other: (other.as_of or dt.date.min, other.position))
    return dataclasses.replace(one, replaced_by=last.position)


def _replaces(later: Stand, earlier: Stand) -> bool:
    if not (later.as_of and earlier.as_of and later.as_of > earlier.as_of):
        return False
    if earlier.near and not later.near:
        return False
    return is_for(later) != is_for(earlier) or bool(later.condition) != bool(earlier.condition)


def is_for(stand: Stand) -> bool:
    """Whether the party wants, accepts or is open to the option."""
    return stand.attitude != "rejects"


def speaks_for(acceptance: Stand, exclusion: Stand) -> bool:
    """Whether what a party would take limits what it excludes.

    It must be the same party on the same issue, in a voice at least as near (what an outlet says a party
    would take does not soften the party's own words), and not from an earlier day (a line drawn later
    stands).
    """
    if (acceptance.party, acceptance.issue) != (exclusion.party, exclusion.issue) or not is_for(acceptance):
        return False
    if exclusion.near and not acceptance.near:
        return False
    return not (acceptance.as_of and exclusion.as_of and acceptance.as_of < exclusion.as_of)


def differences(present: Iterable[Stand]) -> list[Difference]:
    """Where present positions of one side do not fit together, by party and issue."""
    together: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for one in present:
        together[one.party, one.issue].append(one)
    found = []
    for (party, issue), group in sorted(together.items()):
        for option in sorted({one.option for one in group}):
            same = [one for one in group if one.option == option]
            flat_no = any(not is_for(one) and not one.condition for one in same)
            flat_yes = any(is_for(one) and not one.condition for one in same)
            if flat_no and flat_yes:
                ids = tuple(one.position for one in same)
                found.append(
                    Difference(party=party, issue=issue, kind="for and against the same option", positions=ids)
                )
        found.extend(_unlifted(party, issue, group=group))
    return found


def _unlifted(party: str, issue: str, *, group: list[Stand]) -> list[Difference]:
    """Red-line demands beside an acceptance of another option that cannot soften them."""
    found = []
    for line in group:
        if line.attitude != "demands" or not line.red_line:
            continue
        beside = [
            one.position for one in group if is_for(one) and one.option != line.option and not speaks_for(one, line)
        ]
        if beside:
            ids = (line.position, *beside)
            kind = "a red line beside another option that it would take"
            found.append(Difference(party=party, issue=issue, kind=kind, positions=ids))  # type: ignore[arg-type]
    return found
