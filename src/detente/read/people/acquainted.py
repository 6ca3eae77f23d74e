"""What other reports on the same talks tell of names, brought to those that this one leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from detente.read.people.cast import Draft, Home
from detente.read.people.familiar import PLAIN, Familiar, most
from detente.read.people.lexicon import folded
from detente.read.people.naming import Stage
from detente.read.people.signs import Verdict, people_of

RULE = "people.other-reports"
_OPEN = frozenset({"open", "place", "capital"})
"""What a name is here whose kind others may tell: a state that is only ever a place in this report."""


def verdicts(own: Mapping[str, Verdict], known: Familiar | None) -> dict[str, Verdict]:
    """What the names are that this report leaves open and others tell."""
    if known is None:
        return {}
    return {name: known.kinds[name] for name, verdict in own.items() if verdict in _OPEN and name in known.kinds}


def name(stage: Stage, known: Familiar | None) -> None:
    """Give capitals and acronyms that nothing here explains the actor for whom they stand elsewhere."""
    if known is None:
        return
    for text, pieces in stage.by_text.items():
        if text not in known.others or stage.people.find(text) is not None:
            continue
        if any(piece.kind != "unknown" or piece in stage.named for piece in pieces):
            continue
        draft = _known_by(stage, known.others[text], known=known)
        if draft is not None and draft.kind != "person":
            stage.named.update(dict.fromkeys(pieces, draft))
            draft.add(pieces[0].text)
            if draft.kind == "state" and people_of(text, folded(draft.name)):
                stage.peoples.update(pieces)
            else:
                draft.capital = draft.capital or draft.kind == "state"


def _known_by(stage: Stage, name: str, *, known: Familiar) -> Draft | None:
    """The actor of a name, entered where this report has only its other names."""
    draft, kind = stage.cast.find(name), known.kinds.get(folded(name))
    if draft is None and kind is not None:
        draft = stage.cast.enter(Draft(kind=kind, name=name, rule=RULE))
    return draft


def government(stage: Stage, known: Familiar | None, *, home: Home) -> Home:
    """The state that is "the government" in other reports, where this one has it but does not tell whose that is."""
    draft = stage.cast.find(known.home) if known is not None and known.home else None
    unknown = home.main is None or home.main.nameless
    if not unknown or draft is None or draft not in stage.named.values():
        return home
    if home.main is not None:
        _is(stage, home.main, state=draft)
    return Home(main=draft)


def _is(stage: Stage, nameless: Draft, *, state: Draft) -> None:
    """Give a state what this report had for a government without a name: its palaces and its seat."""
    for piece, one in stage.named.items():
        if one is nameless:
            stage.named[piece] = state
            state.add(piece.text)
    for name, one in stage.cast.by_name.items():
        if one is nameless:
            stage.cast.by_name[name] = state
    for one in stage.cast.drafts:
        if one.home is nameless:
            one.home = state
    stage.cast.drafts.remove(nameless)


def side(stage: Stage, known: Familiar | None) -> None:
    """Give people the side that most other reports tell, where this one tells none or only supposes it."""
    if known is None:
        return
    for person in stage.cast.of_kind("person"):
        votes = Counter(known.sides.get(folded(person.name), {}))
        if not votes or not (person.home is None or person.guessed or person.supposed):
            continue
        if person.home is not None:
            votes[person.side().name] -= 1  # what this one supposed is among them
        best = most(+votes) or ""
        whose = stage.cast.find(best)
        enough = votes[best] >= (1 if person.home is None else PLAIN)
        if whose is not None and whose.kind != "person" and enough and person.side() is not whose:
            person.home, person.guessed, person.elsewhere = whose, False, True
