"""The actors that no rule finds, added to a report's cast where the judge is sure enough."""

from __future__ import annotations

from collections.abc import Iterable

from detente.read.people.actors.candidates import Spot, phrases
from detente.read.people.actors.judging import Judge
from detente.read.people.actors.seen import shape_of
from detente.read.people.cast import Draft, Sight
from detente.read.people.factions import PLURALS
from detente.read.people.lexicon import folded
from detente.read.people.names import Piece
from detente.read.people.naming import Stage
from detente.read.people.shorts import ORGANS
from detente.read.positions.learnt.vectors import known

RULE = "people.likely"
BOUND = 0.7
"""How likely an actor must be to be added."""
BARE = 0.8
"""The same for one word that is a common noun ("the Association"), and for what rules take for a place."""
PERSON = 0.8
"""How likely a name must be a person's to be taken for one."""
_NAMES = frozenset(("body", "unknown", "thing"))
_LEFT = frozenset((*ORGANS, "government", "executive", "state", "cabinet", "regime", "delegation", "side"))
"""Nouns that other rules give to a state."""
_DETERMINERS = ("the", "this", "that", "both")


def persons(stage: Stage) -> None:
    """Take names of two words and more, which rules leave open, for persons' where the judge does."""
    judge = stage.judge
    if judge is None:
        return
    for text, pieces in stage.by_text.items():
        if stage.verdicts.get(text) not in {"open", "acting", "capital"} or " " not in text:
            continue
        spots = [Spot(piece.first, piece.last) for piece in pieces]
        if (
            all(one.kind == "unknown" for one in pieces)
            and judge.chance(stage.page, spots, question="person") >= PERSON
        ):
            stage.verdicts[text] = "person"


def name(stage: Stage) -> None:
    """Give the capitalised names that rules leave open an actor: one that the cast has under a longer name, or a new one."""
    judge = stage.judge
    if judge is None:
        return
    for text, pieces in stage.by_text.items():
        if not _open(stage, text, pieces):
            continue
        short = _shortened(stage, text)
        if not _named_likely(stage, judge, pieces, short=short):
            continue
        akin = _akin(stage, text)
        if akin is None or len(akin) > 1:
            continue
        draft = akin[0] if akin else _entered(stage, judge, _spots([*pieces, *short]))
        stage.cast.alias(draft, pieces[0].text)
        for piece in (*pieces, *short):
            stage.named[piece] = draft


def _named_likely(stage: Stage, judge: Judge, pieces: list[Piece], *, short: list[Piece]) -> bool:
    """Whether a name is an actor's, by where it stands, where only its last word stands, or by both together."""
    if _likely(stage, judge, _spots(pieces), bare=any(one.kind == "thing" for one in pieces)):
        return True
    return bool(short) and (_likely(stage, judge, _spots(short)) or _likely(stage, judge, _spots([*pieces, *short])))


def _shortened(stage: Stage, text: str) -> list[Piece]:
    """Where only the last word of a name stands that no other name ends with: "the Circle" for the Copper Circle."""
    last = text.rpartition(" ")[2]
    found = stage.by_text.get(last, []) if last != text and stage.verdicts.get(last) != "place" else []
    alone = [one for one in stage.by_text if one.endswith(f" {last}")] == [text]
    return found if alone and not any(one in stage.named for one in found) else []


def _spots(pieces: Iterable[Piece]) -> list[Spot]:
    return sorted(Spot(one.first, one.last) for one in pieces)


def _open(stage: Stage, text: str, pieces: list[Piece]) -> bool:
    return (
        pieces[0].text.rsplit(" ", 1)[-1].lower() not in _LEFT
        and all(not _common(one) and one.kind in _NAMES and one not in stage.named for one in pieces)
        and stage.verdicts.get(text) not in {"person", "people"}
        and not any(_ends_longer(stage, one) for one in pieces)
        and stage.people.find(text) is None
        and not stage.people.ambiguous(text)
    )


def _ends_longer(stage: Stage, piece: Piece) -> bool:
    """Whether a name ends a longer one: "Coast" in "the League of the Coast"."""
    page = stage.page
    of = piece.first - 1 - (page.lower(piece.first - 1) == "the")
    before = page.word(of - 1)
    return (
        page.lower(of) == "of"
        and before is not None
        and before.capital
        and not before.opens
        and not page.words[piece.first].opens
    )


def _likely(stage: Stage, judge: Judge, spots: list[Spot], *, bare: bool = False) -> bool:
    first, last = spots[0]
    bare = bare or (first == last and known(stage.page.lower(last)))
    place = stage.verdicts.get(folded(stage.page.spelled(first, last))) == "place"
    return judge.chance(stage.page, spots) >= (BARE if bare or place else BOUND)


def _akin(stage: Stage, text: str) -> list[Draft] | None:
    """The actors whose longer name ends with this one; None where it is another part of one: a front's land is not the front."""
    found = []
    for one in stage.cast.of_kind("group", "organisation", "state"):
        head, _, rest = folded(one.name).rpartition(text)
        if f" {text} " in f" {folded(one.name)} " and head:
            if rest or head.split()[-1].islower():
                return None
            found.append(one)
        elif folded(one.name).startswith(f"{text} "):
            return None
    return found


def _entered(stage: Stage, judge: Judge, spots: list[Spot]) -> Draft:
    first, last = spots[0]
    page = stage.page
    kind = judge.kind(page, spots)
    draft = Draft(kind=kind, name=page.spelled(first, last), rule=RULE, code="o" if kind == "organisation" else "")
    if last > first and kind != "state":
        draft.nouns.add(page.lower(last))
    return stage.cast.enter(draft)


def kept(stage: Stage, left: Iterable[Draft]) -> list[Draft]:
    """Those that no rule sees acting, but that the judge takes for actors by one of their names."""
    judge = stage.judge
    if judge is None:
        return []
    wanted = {one for one in left if one.kind != "person" and one.code not in {"p", "c"}}
    spots: dict[tuple[Draft, str], list[Spot]] = {}
    for piece, draft in stage.named.items():
        if draft in wanted and piece not in stage.peoples:
            spots.setdefault((draft, folded(piece.text)), []).append(Spot(piece.first, piece.last))
    return list(dict.fromkeys(draft for (draft, _), some in spots.items() if _likely(stage, judge, sorted(some))))


def describe(stage: Stage, seen: list[Sight]) -> list[Sight]:
    """A sight for every noun phrase that names an actor where no other sight is: "the hill clans", "Orsk islanders"."""
    judge = stage.judge
    if judge is None:
        return []
    taken = {index for sight in seen for index in range(sight.core, sight.last + 1)}
    ends = {piece.last: piece.first for piece in stage.pieces if piece.kind not in {"title", "office"}}
    said = {form.lower().removeprefix("the ") for draft in stage.cast.drafts for form in (draft.name, *draft.forms)}
    some = phrases(stage.page, ends, lexicon=stage.lexicon, hopeful=judge.hopeful)
    for piece in stage.pieces:
        if _common(piece) and piece.kind in {"body", "unknown"}:
            text = piece.text.lower()
            some[text] = sorted((*some.get(text, ()), Spot(piece.first, piece.last)))
    bases = {ends[piece.last]: stage.named.get(piece) for piece in stage.pieces if piece.last in ends}
    found: list[Sight] = []
    for text, spots in some.items():
        free = [one for one in spots if one.last not in taken]
        if (
            text in said
            or text.rsplit(" ", 1)[-1] in _LEFT
            or len(free) < len(spots)
            or not _likely(stage, judge, spots)
        ):
            continue
        base = bases.get(spots[0].first) if spots[0].last > spots[0].first else None
        if base is not None and base.kind != "person" and text.rsplit(" ", 1)[-1] not in PLURALS:
            draft = base
        else:
            draft = _entered(stage, judge, spots)
        found += _sights(stage, free, draft=draft)
    return found


def _common(piece: Piece) -> bool:
    """Whether a name is one word that is a common noun too: "the Executive"."""
    return piece.first == piece.last and known(piece.text.lower())


def _sights(stage: Stage, spots: list[Spot], *, draft: Draft) -> list[Sight]:
    page = stage.page
    found = []
    for first, last in spots:
        start = first - (not page.words[first].opens and page.lower(first - 1) in _DETERMINERS)
        draft.add(page.spelled(first, last))
        core = last if shape_of(page, Spot(first, last)) == "small" else first
        found.append(
            Sight(first=start, last=last, core=core, core_last=last, draft=draft, kind="description", lead=start)
        )
    return found
