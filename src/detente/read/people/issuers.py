"""Whose own text a report is: the state, front or body that heads a press release, a read-out or a briefing."""

from __future__ import annotations

from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.names import Piece
from detente.read.people.naming import Stage

_OFFICES = word_set(
    "ministry department office government parliament presidency secretariat embassy mission delegation spokesperson press release"
)
_OF_STATES = word_set("ministry department government parliament presidency embassy")
_SENT = word_set("representative envoy adviser advisor spokesman spokesperson spokeswoman deputy")
_AGENCIES = frozenset({"World Food Programme", "UNHCR", "Unicef", "Security Council"})
_WORLD = "United Nations"
_BY_SECRETARY = "people.secretary-general"
_HEAD = 24  # words of the head of a text in which it says whose it is
_SOLE = 3  # a body named by then names the text

_SENTENCE_ENDS = frozenset('.!?”"')


def issuer(stage: Stage) -> Draft | None:
    """Whose text it is, by its head: "MINISTRY OF FOREIGN AFFAIRS OF ORSK", "TARN FRONT – Press release No. 4"; None if not one's."""
    page = stage.page
    first = _headline(stage)
    opening = {page.lower(i) for i in range(first)}
    if not opening & _OFFICES or page.lower(first - 1) in _SENTENCE_ENDS:
        return None
    head = [(piece, stage.named[piece]) for piece in stage.pieces if piece.first < first and piece in stage.named]
    bodies = [
        draft
        for piece, draft in head
        if draft.kind in {"organisation", "group"} and piece.first < _SOLE and not draft.known and draft.code != "p"
    ]
    if bodies:
        return bodies[0]
    states = {draft for piece, draft in head if draft.kind in {"state", "group"} and not _is_place(stage, piece)}
    return states.pop() if len(states) == 1 else None


def _is_place(stage: Stage, piece: Piece) -> bool:
    """Whether a capital says where and not whose: "Brussels, 11 June"; not in "MINISTRY OF FOREIGN AFFAIRS, DOHA"."""
    if piece.known is None or piece.known.use != "capital":
        return False
    page = stage.page
    block = page.words[piece.first].block
    line = {page.lower(i) for i in range(piece.first) if page.words[i].block == block}
    return not line & _OF_STATES


def world_body(stage: Stage) -> None:
    """Enter the United Nations where a text never names them, but has their Secretary-General's envoys or one of their agencies."""
    spots = stage.page.spots.get("secretary-general", ())
    if not spots or stage.cast.find(_WORLD) is not None:
        return
    agency = any(one.known and one.name in _AGENCIES for one in stage.cast.of_kind("organisation"))
    if agency or any(_sends(stage, index) for index in spots):
        draft = Draft(kind="organisation", name=_WORLD, rule=_BY_SECRETARY, known=True)
        draft.add(stage.page.spelled(spots[0], spots[0]))
        stage.cast.enter(draft)


def senders(stage: Stage) -> list[Sight]:
    """Where "the envoy of the Secretary-General" shows the United Nations, which a text never names."""
    draft = stage.cast.find(_WORLD)
    if draft is None or draft in stage.named.values():
        return []
    return [
        Sight(first=index - 1, last=index, core=index, core_last=index, draft=draft, kind="name", lead=index - 1)
        for index in stage.page.spots.get("secretary-general", ())
        if _sends(stage, index)
    ]


def _sends(stage: Stage, index: int) -> bool:
    page = stage.page
    return page.lower(index - 1) == "the" and page.lower(index - 2) in {"of", "to"} and page.lower(index - 3) in _SENT


def _headline(stage: Stage) -> int:
    """The words of the head: up to the first sentence that runs on, at most _HEAD."""
    words = stage.page.words
    first = words[0].block if words else -1
    ends = [
        i
        for i, word in enumerate(words[: _HEAD + 1])
        if i and word.block != words[i - 1].block and word.block <= first + 3
    ]
    last = ends[-1] if ends else 0
    short = [i for i in ends if stage.page.lower(i - 1) not in _SENTENCE_ENDS]
    return short[-1] if short else last
