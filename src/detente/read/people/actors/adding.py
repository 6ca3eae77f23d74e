"""The actors that no rule finds, added to a report's cast where the judge is sure enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.read.people.actors import second
from detente.read.people.actors.candidates import Spot, phrases
from detente.read.people.actors.judging import Judge
from detente.read.people.actors.seen import shape_of
from detente.read.people.cast import Draft, Sight
from detente.read.people.factions import PLURALS
from detente.read.people.lexicon import folded
from detente.read.people.names import THING_FIRST, Piece
from detente.read.people.naming import Stage
from detente.read.people.shorts import ORGANS
from detente.read.people.signs import EXPANSES
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
_TALKS = frozenset(("talks", "negotiations", "deal", "agreement", "partner", "partners"))
_RULERS = frozenset(("government", "administration", "authorities", "leadership", "cabinet"))
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


def name(stage: Stage) -> bool:
    """Give the capitalised names that rules leave open an actor: one that the cast has under a longer name, or a new one.

    Whether that adds a state, which may be another's rival for "the government".
    """
    judge = stage.judge
    if judge is None:
        return False
    before = len(stage.cast.drafts)
    for text, pieces in stage.by_text.items():
        if not _open(stage, text, pieces):
            continue
        short = _shortened(stage, text)
        if _named_likely(stage, judge, pieces, short=short):
            _give(stage, judge, text, pieces=[*pieces, *short])
    _second_party(stage, judge)
    return any(one.kind == "state" for one in stage.cast.drafts[before:])


def _give(stage: Stage, judge: Judge, text: str, *, pieces: list[Piece]) -> None:
    akin = _akin(stage, text)
    if akin is None or len(akin) > 1:
        return
    draft = akin[0] if akin else _entered(stage, judge, _spots(pieces))
    stage.cast.alias(draft, pieces[0].text)
    for piece in pieces:
        stage.named[piece] = draft


def _second_party(stage: Stage, judge: Judge) -> None:
    """Where a report shows fewer than two parties, the likeliest names still open are taken at less."""
    lacking = second.lacking(stage.named.values())
    if not lacking:
        return
    chances = {
        text: judge.chance(stage.page, _spots(pieces))
        for text, pieces in stage.by_text.items()
        if len(pieces) > 1 and _open(stage, text, pieces) and not _outlet(stage, text) and not _only_place(stage, text)
    }
    for text in second.chosen(chances, lacking):
        _give(stage, judge, text, pieces=stage.by_text[text])


def _outlet(stage: Stage, text: str) -> bool:
    """Whether a name is that of an agency or a station."""
    signs = stage.signs.get(text)
    return (signs is not None and signs.outlet) or text.split(maxsplit=1)[0] in THING_FIRST


def _only_place(stage: Stage, text: str) -> bool:
    """Whether a name is where things happen, and not what the report is about."""
    return stage.verdicts.get(text) == "place" and text not in stage.page.title and not _headed(stage, text)


def _headed(stage: Stage, text: str) -> bool:
    return any(stage.page.heading(piece.first) for piece in stage.by_text[text])


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
        (last := pieces[0].text.rsplit(" ", 1)[-1]).lower() not in _LEFT
        and last not in EXPANSES
        and not _is_noun(stage, pieces)
        and all(not _common(one) and one.kind in _NAMES and one not in stage.named for one in pieces)
        and stage.verdicts.get(text) not in {"person", "people", "capital"}
        and not any(_ends_longer(stage, one) for one in pieces)
        and stage.people.find(text) is None
        and not stage.people.ambiguous(text)
    )


def _is_noun(stage: Stage, pieces: list[Piece]) -> bool:
    """Whether one word only has a capital where its place gives it, and is a common noun elsewhere: "Coalition talks"."""
    page, first = stage.page, pieces[0]
    if first.first != first.last:
        return False
    placed = all(page.words[one.first].opens or page.heading(one.first) for one in pieces)
    return placed and any(not page.words[at].capital for at in page.spots[page.lower(first.first)])


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
    if kind == "state" and last > first and page.words[last].capital and _common_head(stage, page.words[last].text):
        kind = "group"  # "the Copper Circle"
    draft = Draft(kind=kind, name=page.spelled(first, last), rule=RULE, code="o" if kind == "organisation" else "")
    if last > first and kind != "state":
        draft.nouns.add(page.lower(last))
    return stage.cast.enter(draft)


def _common_head(stage: Stage, head: str) -> bool:
    """Whether a name's last word is a common noun, and none for a land."""
    return known(head.lower()) and head not in stage.lexicon.things | stage.lexicon.regions


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
    some = _open_phrases(stage, judge, seen)
    ruled = _ruled(some)
    chances = {
        text: max(judge.chance(stage.page, one) for one in (spots, ruled.get(text)) if one)
        for text, spots in some.items()
        if text.rsplit(" ", 1)[-1] not in _LEFT
    }
    likely = [text for text in chances if chances[text] >= (BOUND if " " in text else BARE)]
    lacking = second.lacking(one.draft for one in seen) - len(likely)
    open_still = {text: one for text, one in chances.items() if text not in likely and len(some[text]) > 1}
    found: list[Sight] = []
    for text in (*likely, *second.chosen(open_still, max(0, lacking))):
        spots = sorted([*some[text], *ruled.get(text, ())])
        found += _sights(stage, spots, draft=_base(stage, judge, text, spots=spots))
    return found


def _open_phrases(stage: Stage, judge: Judge, seen: list[Sight]) -> dict[str, list[Spot]]:
    """The noun phrases that may name an actor and nowhere have a sight."""
    taken = {index for sight in seen for index in range(sight.core, sight.last + 1)}
    ends = {piece.last: piece.first for piece in stage.pieces if piece.kind not in {"title", "office"}}
    said = {form.lower().removeprefix("the ") for draft in stage.cast.drafts for form in (draft.name, *draft.forms)}
    some = phrases(stage.page, ends, lexicon=stage.lexicon, hopeful=judge.hopeful)
    for piece in stage.pieces:
        compound = stage.page.lower(piece.last + 1) in _TALKS  # "coalition talks"
        if _common(piece) and piece.kind in {"body", "unknown"} and not compound:
            text = piece.text.lower()
            some[text] = sorted((*some.get(text, ()), Spot(piece.first, piece.last)))
    return {
        text: spots for text, spots in some.items() if text not in said and all(one.last not in taken for one in spots)
    }


def _ruled(some: Mapping[str, list[Spot]]) -> dict[str, list[Spot]]:
    """Where "the mainland government" stands in a report that has "the mainland" too, by the latter."""
    found: dict[str, list[Spot]] = {}
    for text, spots in some.items():
        land, _, head = text.rpartition(" ")
        if head in _RULERS and land in some:
            found.setdefault(land, []).extend(spots)
    return found


def _base(stage: Stage, judge: Judge, text: str, *, spots: list[Spot]) -> Draft:
    """The actor that a phrase begins with, where it is not people of its own ("Orsk islanders"); else a new one."""
    first, last = spots[0]
    base = next((draft for piece, draft in stage.named.items() if piece.first == first and piece.last < last), None)
    if base is not None and base.kind != "person" and text.rsplit(" ", 1)[-1] not in PLURALS:
        return base
    return _entered(stage, judge, spots)


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
