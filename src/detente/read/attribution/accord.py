"""Attributions without a verb of saying: "according to X", "in the words of X", and nouns ("X's claim that")."""

from __future__ import annotations

from detente.read.attribution.chunks import chunk_end, with_asides
from detente.read.attribution.clauses import piece_of
from detente.read.attribution.draft import Draft
from detente.read.attribution.extent import has_verb, is_past
from detente.read.attribution.phrases import phrase_before
from detente.read.attribution.units import Unit
from detente.read.layers import Quotation

_LINKS = frozenset({"of", "for", "from", "in", "by", "at", "with", "on", "to"})
_VIEWS = frozenset(
    {"view", "opinion", "eyes", "judgment", "judgement", "estimation", "reckoning", "telling", "account", "assessment"}
)
TRIGGERS = _VIEWS | {"according"}
"""Words one of which every such phrase holds."""
_CLOSING = frozenset({".", ";", ",", ":", "?", "!", "Q"})


def accord_drafts(unit: Unit, known: list[Draft], *, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The phrases of a unit that name a source, with the clause they vouch for."""
    found: list[Draft] = []
    for at in range(len(unit) - 1):
        if unit.low[at] == "according" and unit.low[at + 1] == "to":
            draft = _according(unit, at, known=known, quotations=quotations)
            if draft:
                found.append(draft)
        elif unit.low[at] in _VIEWS and at:
            draft = _in_view(unit, at, quotations=quotations)
            if draft:
                found.append(draft)
    return found


def _in_view(unit: Unit, at: int, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    """As in "In Renn's view, the pier is lost", "the pier, in the view of the town, is lost"."""
    if unit.word(at + 1) == "of":
        first, last = at + 2, chunk_end(unit, at + 2, links=_LINKS)
        lead, end = at - 2 if unit.at(at - 1) == "D" else at - 1, (last or at) + 1
    else:
        owner = at - 1 if unit.at(at - 1) == "S" else phrase_before(unit, at - 1)
        if owner is None or not (unit.at(at - 1) == "S" or unit.word(at - 1).endswith(("'s", "’s", "s'", "s’"))):
            return None
        first, last, lead, end = owner, at - 1, owner - 1, at + 1
    if last is None or unit.word(lead) not in {"in", "by", "to"}:
        return None
    opens = lead == 0 or (lead == 1 and unit.at(0) in {"C", "A"})
    bare = opens and unit.at(end) in {"D", "S", "N"} and has_verb(unit, end + 1)  # "In his view the pier is lost"
    if unit.at(end) not in {",", "."} and not bare:
        return None
    ranges = [(end if bare else end + 1, len(unit))] if opens else [(0, lead), (end + 1, len(unit))]
    pieces = [piece for one in ranges if (piece := piece_of(unit, *one, quotations=quotations))]
    if not pieces:
        return None
    held = {unit.quotes[i] for one in ranges for i in range(*one) if i in unit.quotes}
    return Draft(unit, "attribution.in-view", unit.span(at, at), pieces, unit.span(first, last), quotes=held)


def _according(unit: Unit, at: int, *, known: list[Draft], quotations: tuple[Quotation, ...]) -> Draft | None:
    first = at + 2
    last = chunk_end(unit, first, links=_LINKS) if unit.at(first) not in {"N", "O", "S"} else first
    if unit.at(first) == "S":
        last = chunk_end(unit, first, links=_LINKS)
    if last is None:
        return None
    last = with_asides(unit, last) if at > 0 else last
    end = last + 1
    inside = False
    if at == 0:
        split = _opening(unit, end)
        if split is None:
            return None
        last, begin = split
        ranges = [(begin, len(unit))]
    else:
        start = _clause_start(unit, at, known=known)
        inside = any(draft.right and draft.right[0] == start for draft in known)
        ranges = [(start, at)]
        if unit.at(end) == "," and unit.at(at - 1) == "," and unit.at(end + 1) not in {"G", "R"}:
            ranges.append((end + 1, len(unit)))
    pieces = [piece for one in ranges if (piece := piece_of(unit, *one, quotations=quotations))]
    if not pieces or (unit.at(ranges[0][0]) in {"D", "S", "K"} and _only_hears(unit, ranges[0], known=known)):
        return None
    held = {unit.quotes[i] for one in ranges for i in range(*one) if i in unit.quotes}
    return Draft(
        unit,
        "attribution.according-to",
        unit.span(at, at + 1),
        pieces,
        unit.span(first, last),
        left=None if inside else ranges[0],
        quotes=held,
    )


def _only_hears(unit: Unit, clause: tuple[int, int], *, known: list[Draft]) -> bool:
    """Whether all that is left for "according to" is whom somebody told what a quotation holds: "told the envoy, Ana Diaz,"."""
    told = any(one.hit and one.hit.last + 1 == clause[0] and one.hit.verb.frames & {"t"} for one in known)
    return told and not any(unit.at(i) in {"X", "V"} or is_past(unit, i) for i in range(*clause))


def _opening(unit: Unit, end: int) -> tuple[int, int] | None:
    """For an opening "According to X": the source's last word, and where the clause begins that X vouches for."""
    if unit.at(end) in {"N", "D", "S"}:
        return end - 1, end
    comma = next((i for i in range(end, min(len(unit), end + 40)) if unit.at(i) in {",", ":"}), None)
    if comma is None:
        return None
    named = comma + 1
    while unit.at(named) == "K":
        named += 1
    explains = unit.at(comma - 1) == "W" and comma == end and named > comma + 1 and unit.at(named) == ","
    if explains and has_verb(unit, named + 1):
        return named - 1, named + 1
    return comma - 1, comma + 1


def _clause_start(unit: Unit, at: int, *, known: list[Draft]) -> int:
    """Where the clause begins that is vouched for: behind a semicolon, or an attribution that is over by then."""
    semicolon = max((i + 1 for i in range(at) if unit.at(i) == ";"), default=0)
    within = [draft.right[0] for draft in known if draft.right and draft.right[0] <= at < draft.right[1]]
    if within and at - max(within) <= 3:
        return max(within)
    over = [draft.hit.last + 1 for draft in known if draft.left and draft.hit and draft.hit.last < at]
    return max([semicolon, *over])
