"""Lands that act without a name of their own: "the mainland", "the province", "the principality"."""

from __future__ import annotations

from dataclasses import replace

from detente.read.people import compass
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.lexicon import folded, word_set
from detente.read.people.naming import Stage

_NOUNS = word_set(
    "mainland island islands province region territory enclave principality emirate sultanate archipelago canton republic kingdom district"
)
_REALMS = word_set("mainland principality emirate sultanate republic kingdom")
_OWN = word_set("mainland islands principality province")
"""Lands that are somebody beside the state that a report is about, without a name too."""
_FEWEST = 2
"""How often a land without a name must act: once may be a figure of speech."""


def settle(stage: Stage) -> None:
    """Write which land each noun is that acts here, and where."""
    for noun in sorted(_NOUNS & stage.page.spots.keys()):
        spots = [index for index in stage.page.spots[noun] if _acts(stage, index)]
        draft = _called(stage, noun) if len(spots) >= (1 if noun in _OWN else _FEWEST) else None
        if draft is None and noun in _OWN and len(spots) >= _FEWEST:
            kind = "state" if noun in _REALMS else "group"
            draft = stage.cast.enter(Draft(kind=kind, name=f"the {noun}", rule="people.land"), f"the {noun}")  # type: ignore[arg-type]
        if draft is not None:
            stage.lands[noun] = (draft, spots)


def claim(stage: Stage, home: Home) -> Home:
    """The home state with the unnamed lands that act beside it: a minister without a country may be theirs."""
    unnamed = {draft: spots for draft, spots in stage.lands.values() if draft.rule == "people.land"}
    if home.main is None or not unnamed:
        return home
    words = stage.page.words
    named = home.spots or [(one.first, words[one.first].block, draft) for one, draft in stage.named.items()]
    spots = [*named, *((at, words[at].block, draft) for draft, some in unnamed.items() for at in some)]
    claimants = (*(home.claimants or (home.main,)), *unnamed)
    return replace(home, claimants=claimants, spots=sorted(spots, key=lambda spot: spot[0]))


def sights(stage: Stage) -> list[Sight]:
    """A sight for every place where a land acts."""
    found = []
    for draft, spots in stage.lands.values():
        for index in spots:
            first = compass.determiner(stage, index)
            first = index if first is None else first
            team = stage.page.lower(index + 1) in compass.TEAMS and not stage.page.words[index].owns
            draft.add(stage.page.spelled(first, index))
            found.append(
                Sight(
                    first=first,
                    last=index + team,
                    core=index,
                    core_last=index,
                    draft=draft,
                    kind="description",
                    lead=first,
                )
            )
    return found


def _acts(stage: Stage, index: int) -> bool:
    if stage.page.words[index].capital and not stage.page.words[index].opens and stage.page.words[index - 1].capital:
        return False  # the end of a name
    team = stage.page.lower(index + 1) in compass.TEAMS and compass.determiner(stage, index) is not None
    return team or compass.acts(stage, index)


def _called(stage: Stage, noun: str) -> Draft | None:
    """The one land whose name ends with the noun ("Sana Province"), or that the noun stands beside ("the Oru district")."""
    found: dict[Draft, None] = {}
    for piece in stage.pieces:
        page, last = stage.page, piece.last
        beside = page.lower(last + 1) == noun and not page.words[last].owns
        of = page.lower(piece.first - 1) == "of" and page.lower(piece.first - 2) == noun
        if piece.kind == "title" or not (folded(piece.text).lower().endswith(f" {noun}") or beside or of):
            continue
        draft = stage.named.get(piece) or stage.cast.find(piece.text)
        if draft is None and piece.kind in {"unknown", "thing"}:
            kind = "state" if noun in _REALMS else "group"
            draft = stage.cast.enter(Draft(kind=kind, name=piece.text, rule="people.land-named"))  # type: ignore[arg-type]
        if draft is not None and draft.kind != "person":
            found[draft] = None
            stage.named.setdefault(piece, draft)
    return next(iter(found)) if len(found) == 1 else None
