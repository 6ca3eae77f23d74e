"""What speaks for or against somebody's having sat at a meeting that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.read.happenings.dates import is_future
from detente.read.happenings.scene import goes_between, in_quotation, is_person, side_of, whens_in
from detente.read.happenings.sittings.learnt.attending import level
from detente.read.happenings.sittings.learnt.candidates import Spot, nouns
from detente.read.happenings.sittings.learnt.offices import office
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.layers import Mention

_TOGETHER = re.compile(
    r"\b(?:two|both) (?:\w+ )?(?:sides|men|women|delegations|leaders|teams|parties|ministers|presidents|principals)|\bthe sides\b|"
    r"\bthe parties\b|\bdelegations\b|\beach other\b|\bone another\b|\bthe two\b|\ball of us\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|shall|would|due|next|plan(?:s|ned)?|scheduled|expected|set (?:to|for)|are to|is to|was to|were to|resumes?|invit\w+|agreed to|"
    r"tomorrow|hopes?|wants?|proposed|ready|may|might|could)\b",
    re.IGNORECASE,
)
_MENTIONS = 3
"""So many mentions of an actor in a sentence are looked at."""


def together(page: Page, index: int) -> bool:
    """Whether a sentence has words for both sides, or for two people whom it does not name."""
    one = page.scene.sentences[index]
    return _TOGETHER.search(page.scene.text, one.start, one.end) is not None


def tense(page: Page, index: int) -> str:
    """Whether a sentence speaks of what is to come."""
    scene, one = page.scene, page.scene.sentences[index]
    if any(is_future(scene, it.date) for it in whens_in(scene, one)):
        return "to come"
    return "maybe to come" if _COMING.search(scene.text, one.start, one.end) else "over"


def signs(page: Page, index: int, *, spot: Spot, among: Sequence[Spot]) -> list[str]:
    """The signs of one who might sit there; `among` are all who might."""
    sort = _sort(page, spot.actor)
    likely = int(5 * page.chances.get(side_of(page.scene, spot.actor), 0.0))
    found = [f"is {sort}", spot.where, f"{spot.where} {sort}", f"likely {likely}", f"{spot.where} likely {likely}"]
    here = [one.actor for one in among if one.where == "here"]
    found += _of_person(page, index, spot=spot)
    found += _of_report(page, index, spot=spot)
    found += _of_company(page, spot, here=here)
    if spot.where in ("here", "placed"):
        found += _named(page, index, spot=spot, here=here)
    else:
        found += _elsewhere(page, index, spot=spot, here=here)
    return list(dict.fromkeys(found))


def _sort(page: Page, actor: str) -> str:
    scene = page.scene
    kind = scene.actors[actor].kind
    if goes_between(scene, actor):
        return f"{kind} between"
    return f"{kind} main" if side_of(scene, actor) in scene.sides else f"{kind} other"


def _of_person(page: Page, index: int, *, spot: Spot) -> Iterator[str]:
    person = is_person(page.scene, spot.actor)
    if person:
        held = office(page.scene, spot.actor)
        yield f"{spot.where} office {held}"
        yield from (f"{'here' if spot.where == 'here' else 'away'} office {held} {one}" for one in nouns(page, index))
    if spot.actor in page.ranks:
        yield f"{spot.where} {'person' if person else 'side'} rank {page.ranks[spot.actor]}"


def _of_report(page: Page, index: int, *, spot: Spot) -> Iterator[str]:
    """What the whole report says of his sitting at its meetings, or standing between those who do."""
    who, where = spot.actor, spot.where
    attends, mediates = level(page.attends.get(who, 0.0)), level(page.mediates.get(who, 0.0))
    sort = "person" if is_person(page.scene, who) else "side"
    yield f"attends {attends}"
    yield f"{where} {sort} attends {attends}"
    yield f"{where} mediates {mediates}"
    yield f"{sort} mediates {mediates}"
    yield f"{sort} attends {attends} {tense(page, index)}"
    if sort == "person":
        yield f"{where} first of his side {page.firsts.get(side_of(page.scene, who)) == who}"


def _of_company(page: Page, spot: Spot, *, here: Sequence[str]) -> Iterator[str]:
    scene, side = page.scene, side_of(page.scene, spot.actor)
    people = [one for one in here if is_person(scene, one)]
    if not is_person(scene, spot.actor) and any(side_of(scene, one) == spot.actor for one in people):
        yield "one of its people here"
    others = {side_of(scene, one) for one in here} - {side}
    yield f"{spot.where} other sides {min(len(others), 2)}"
    yield f"{spot.where} among {min(len(here), 4)}"


def _elsewhere(page: Page, index: int, *, spot: Spot, here: Sequence[str]) -> Iterator[str]:
    scene, where = page.scene, spot.where
    main = "main" if side_of(scene, spot.actor) in scene.sides else "other"
    both = "together" if together(page, index) else "no word"
    yield f"{where} {both} {main}"
    yield f"{where} {both} {'person' if is_person(scene, spot.actor) else 'side'}"
    yield f"{where} {main} here {min(len(here), 3)}"
    yield f"{where} pronoun {any(one.word == '<pronoun>' for one in page.words[index])}"
    yield f"{where} share {min(int(10 * page.shares.get(spot.actor, 0)), 3)}"
    if spot.mentions:
        yield f"{where} {spot.mentions[-1].kind}"
    if where == "before" and spot.mentions[0].start - scene.sentences[index - 1].start < 8:
        yield "opens sentence before"
    if index in page.ruled:
        yield f"{where} rule {any(spot.actor in one.room.people for one in page.ruled[index])}"


def _named(page: Page, index: int, *, spot: Spot, here: Sequence[str]) -> Iterator[str]:
    rank = min(here.index(spot.actor), 4) if spot.actor in here else 9
    yield f"rank {rank}"
    yield f"rank {rank} of {min(len(here), 4)}"
    yield f"by {spot.mentions[0].kind}"
    if any(in_quotation(page.scene, one.core) for one in spot.mentions):
        yield "quoted"
    if any(one.anonymous for one in spot.mentions):
        yield "unnamed"
    if any(one.members for one in spot.mentions):
        yield "with others"
    for one in spot.mentions[:_MENTIONS]:
        yield from _beside(page, index, mention=one, sort=_sort(page, spot.actor))
    if spot.actor in page.speaks.get(index, ()):
        yield "speaks"
        yield f"speaks {_sort(page, spot.actor)}"
    if index in page.ruled:
        yield f"rule seats {any(spot.actor in one.room.people for one in page.ruled[index])}"
        yield f"rule between {any(spot.actor in one.room.between for one in page.ruled[index])}"


def _beside(page: Page, index: int, *, mention: Mention, sort: str) -> Iterator[str]:
    """The words around a mention, and those between it and the word that tells of a meeting."""
    row = page.words[index]
    at = next((place for place, one in enumerate(row) if one.mention is mention), None)
    if at is None:
        return
    words = ["^", "^", *(one.word for one in row), "$", "$"]
    before, after = words[at + 1], words[at + 3]
    yield f"after {before}"
    yield f"after {words[at]} {before}"
    yield f"followed by {after}"
    yield f"followed by {after} {words[at + 4]}"
    verb = telling_word(page, index)
    if verb is None:
        return
    side = "before verb" if mention.start < row[verb].start else "behind verb"
    yield side
    yield f"{side} {sort}"
    yield f"{side} {row[verb].word}"
    yield f"{side} after {before}"
    yield f"{side} followed by {after}"
    between = row[at + 1 : verb] if at < verb else row[verb + 1 : at]
    yield f"{side} far {min(len(between) // 3, 5)}"
    yield from (f"{side} across {one.word}" for one in between)


def telling_word(page: Page, index: int) -> int | None:
    """The place of the word that tells of a meeting: at the rules' first cue, else the first that may tell of one."""
    row = page.words[index]
    if page.frames[index]:
        start = page.frames[index][0][0]
        return next((place for place, one in enumerate(row) if one.start >= start), len(row) - 1 if row else None)
    return next((place for place, one in enumerate(row) if one.tells), None)
