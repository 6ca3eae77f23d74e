"""Where the cast is seen by name: names with titles, "the Government of", short forms of bodies."""

from __future__ import annotations

from detente.read.people.cast import Draft, Sight
from detente.read.people.factions import PLURALS
from detente.read.people.lexicon import word_set
from detente.read.people.names import Piece
from detente.read.people.naming import Stage, titles_before
from detente.read.people.page import Page

_TEAMS = word_set(
    "delegation side team government leadership camp forces army military authorities administration troops movement regime"
)
_ORGANS = word_set(
    "ministry government delegation side team leadership army military presidency negotiators authorities regime camp"
)
_STATED = word_set("government side delegation")
RULERS = word_set("government authorities administration leadership rulers regime junta")
_KINDS_OF_RULE = word_set("interim transitional provisional caretaker so-called self-styled self-declared self-proclaimed de facto breakaway separatist "
                          "rebel military ruling local current new local civilian elected")  # fmt: skip
_ARTICLES = word_set("the its their a his her this these those")
_REALMS = word_set("government republic kingdom state federation governments emirate sultanate")


def by_name(stage: Stage) -> list[Sight]:
    """One sight for every named piece."""
    found = []
    for piece, draft in stage.named.items():
        if (
            draft.kind == "state"
            and stage.page.lower(piece.last + 1) in PLURALS
            and not stage.page.words[piece.last].owns
        ):
            continue  # "Orsk rebels" are not Orsk
        first, last = _reach(stage, piece, draft=draft)
        known = piece.known.use if piece.known and piece.kind == "known" else None
        capital = known in {"capital", "seat"} or (draft.kind == "state" and not known and _is_seat(piece, draft))
        found.append(
            Sight(
                first=first,
                last=last,
                core=piece.first,
                core_last=piece.last,
                draft=draft,
                kind="capital" if capital and rulers_of(stage.page, piece) is None else "name",
                people=piece in stage.peoples,
                lead=first,
            )
        )
    return sorted(found, key=lambda sight: (sight.first, -sight.last))


def _is_seat(piece: Piece, draft: Draft) -> bool:
    return draft.capital and not draft.known and piece.text in draft.forms and piece.text != draft.name


def _reach(stage: Stage, piece: Piece, *, draft: Draft) -> tuple[int, int]:
    """The whole noun phrase: titles, "the Government of the Republic of", an article, an acronym after."""
    page, first, last = stage.page, piece.first, piece.last
    if draft.kind == "person":
        first -= _width_of_titles(stage, piece)
        return first, last
    here = first
    while page.lower(here - 1) in {"of", "the"} and (
        page.lower(here - 2) in _REALMS or (page.lower(here - 3) in _REALMS and page.lower(here - 2) == "of")
    ):
        here -= 2 if page.lower(here - 1) == "of" else 3
    if page.lower(here) == "state" and page.lower(here - 2) in {"head", "heads", "secretary", "minister"}:
        here = first  # "Head of State of the Republic of Orsk"
    if here < first and page.words[here].sentence == page.words[first].sentence:
        first = here
        draft.add(page.spelled(first, last))
    if (rulers := rulers_of(page, piece)) is not None:
        first = rulers
        draft.add(page.spelled(first, last))
    if page.lower(first - 1) == "the":
        first -= 1
    if page.words[last].owns:
        last = _organ(stage, last)
    elif page.lower(last + 1) in _TEAMS:
        last += 1
        if page.lower(last) in _STATED:
            draft.add(page.spelled(piece.first, last))
    if page.lower(last + 1) == "(" and page.lower(last + 3) == ")":
        last += 3
    return first, last


def rulers_of(page: Page, piece: Piece) -> int | None:
    """The first word, without an article, of "the interim government in Orsk"; None where no rulers of a place are named."""
    here = piece.first - 1
    if page.words[piece.last].owns or page.lower(here) != "in" or page.lower(here - 1) not in RULERS or here < 2:
        return None
    here -= 1
    while page.lower(here - 1) in _KINDS_OF_RULE and not page.words[here].opens:
        here -= 1
    opens = page.words[here].opens
    return here if opens or page.lower(here - 1) in _ARTICLES else None


def _organ(stage: Stage, last: int) -> int:
    """The last word of "Orsk's Foreign Ministry", "the Front's delegation"; the owner alone where an office follows."""
    page = stage.page
    here = last + 1
    known = stage.lexicon.modifiers | _ORGANS
    while page.lower(here) in known and page.lower(here + 1) in known and here < last + 4:
        here += 1
    after = page.word(here + 1)
    office = after is not None and (after.lower in stage.lexicon.offices or (after.capital and not after.opens))
    return here if page.lower(here) in _ORGANS and not page.words[here].owns and not office else last


def _width_of_titles(stage: Stage, piece: Piece) -> int:
    titles = titles_before(stage, piece)
    width = len(titles)
    if width and stage.page.lower(piece.first - 1) in {"'", "‘", "’", "`"}:
        width += 1
    return width
