"""A surname that two people share, told apart by what stands before it: "Ms Sorel", "General Sorel", "President Sorel"."""

from __future__ import annotations

from detente.read.people.cast import Draft
from detente.read.people.names import Piece
from detente.read.people.naming import Stage, titles_before


def tell_apart(stage: Stage) -> None:
    """Name the surnames that a title, the gender of one, or an office gives to one of their bearers only."""
    offices = {piece.last: piece.text.lower() for piece in stage.pieces if piece.kind == "office"}
    firsts = {piece.last: piece.first for piece in stage.pieces if piece.kind == "office"}
    for piece in stage.pieces:
        known = stage.named.get(piece)
        if known is not None and known.kind == "person" and piece.first == piece.last and piece.first - 1 in offices:
            known.add(stage.page.spelled(firsts[piece.first - 1], piece.last))  # "Prime Minister Li"
        if piece in stage.named or piece.kind != "unknown" or not stage.people.table:
            continue
        bearers = stage.people.bearers(piece.text)
        if len(bearers) < 2:
            continue
        draft = _by_title(stage, piece, bearers=bearers) or _by_office(stage, piece, bearers=bearers, offices=offices)
        if draft is not None:
            stage.named[piece] = draft
            titled = bool(titles_before(stage, piece)) or piece.first - 1 in offices
            draft.add(stage.page.spelled(piece.first - titled, piece.last))


def _by_title(stage: Stage, piece: Piece, *, bearers: list[Draft]) -> Draft | None:
    titles = titles_before(stage, piece)
    if not titles:
        return None
    borne = [one for one in bearers if one.titles & set(titles)]
    if len(borne) == 1:
        return borne[0]
    gender = next((g for title in titles if (g := stage.lexicon.titles.get(title, "-")) != "-"), None)
    fits = [one for one in bearers if one.gender == gender]
    return fits[0] if gender and len(fits) == 1 and all(one.gender for one in bearers) else None


def _by_office(stage: Stage, piece: Piece, *, bearers: list[Draft], offices: dict[int, str]) -> Draft | None:
    """The bearer whose full name the same office stands before somewhere."""
    office = offices.get(piece.first - 1)
    if office is None:
        return None
    held = {stage.named[one] for one in stage.pieces if one in stage.named and offices.get(one.first - 1) == office}
    fits = [one for one in bearers if one in held]
    return fits[0] if len(fits) == 1 else None
