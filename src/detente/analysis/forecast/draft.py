"""An issue drafted from the record: each party's reported position on the order of options, with the sentences.

Capability and salience are never taken from reports: they stay empty until somebody gives or assumes them. A party that
only says what it refuses has no place yet. Options stand one step apart, which somebody must confirm or change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.analysis.agreements import Agreements, Stand, sentence_of
from detente.errors import UsageError
from detente.model import Catalogue, Dossier, Source


def drafted(issue: str, dossier: Dossier, agreements: Agreements, *, catalogue: Catalogue) -> dict[str, Any]:
    """The issue as it is written to a file. Raises UsageError where its options have no order, or nobody has a position."""
    if issue not in catalogue:
        raise UsageError(f"no issue is called {issue!r}", do="detente issues lists them.")
    known = catalogue[issue]
    if not known.scale:
        raise UsageError(
            f"the options of {issue!r} have no order", do="Name an issue whose options run from one pole to the other."
        )
    found = next((one for one in agreements.issues if one.issue == issue), None)
    if found is None:
        raise UsageError(
            f"no party has a position on {issue!r} in this record", do="detente show positions lists them."
        )
    places = {option: number for number, option in enumerate(known.options)}
    sources = {one.id: one for one in dossier.sources}
    actors = {
        party.name: {
            "position": _position(
                [one for one in found.stands if one.party == party.id], places, name=party.name, sources=sources
            ),
            "capability": None,
            "salience": None,
        }
        for party in agreements.parties
    }
    return {
        "title": known.title,
        "unit": "steps",
        "scale": [0, len(places) - 1],
        "note": "The options stand one step apart: somebody must confirm or change that.",
        "options": {one.title: places[option] for option, one in known.options.items()},
        "actors": actors,
    }


def _position(
    stands: Sequence[Stand], places: Mapping[str, int], *, name: str, sources: Mapping[str, Source]
) -> dict[str, Any]:
    said = [
        {
            "by": f"{name} ({one.voice})",
            "words": sentence_of(words, sources[words.source].text),
            "source": sources[words.source].title or sources[words.source].location,
            "fact": one.position,
        }
        for one in stands
        for words in one.passages
    ]
    told = _wanted([one for one in stands if one.near and one.option in places])
    if not told:
        return {"value": None, **({"said": said} if said else {})}
    at = sorted({places[one.option] for one in told})
    return {"range": [at[0], at[-1]], "given_by": f"{name}, as reported", "said": said}


def _wanted(stands: Sequence[Stand]) -> list[Stand]:
    """What a party asks for; where it asks for nothing, what it would take."""
    asked = [one for one in stands if one.attitude == "demands"]
    return asked or [one for one in stands if one.attitude in ("accepts", "open")]
