"""Nouns that report: "the minister's claim that", "warnings from aid agencies that", "in her words, “…”"."""

from __future__ import annotations

import functools
import importlib.resources
from typing import Any

from detente.model import safe_yaml
from detente.read.attribution.chunks import chunk_end, main_subject, with_asides
from detente.read.attribution.clauses import opening_at, piece_of
from detente.read.attribution.cues import hits
from detente.read.attribution.draft import Draft
from detente.read.attribution.extent import object_end
from detente.read.attribution.group import first_of
from detente.read.attribution.lexicon import classes
from detente.read.attribution.phrases import phrase_before
from detente.read.attribution.subjects import before
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Quotation, Span

_GIVING = classes()["giving"]
_OTHERS = frozenset(
    {
        "refuse",
        "refused",
        "refuses",
        "ignored",
        "disputed",
        "turned",
        "brushed",
        "reject",
        "rejected",
        "rejects",
        "rejecting",
        "deny",
        "denied",
        "denies",
        "dismiss",
        "dismissed",
        "dismisses",
        "despite",
        "amid",
    }
)


@functools.cache
def _links() -> dict[str, frozenset[str]]:
    """For each noun the words that may lead to what it reports."""
    data = importlib.resources.files("detente.read") / "data" / "attribution_nouns.yaml"
    lists: dict[Any, str] = safe_yaml.parsed(data.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for link, nouns in lists.items():
        for noun in nouns.split():
            found.setdefault(noun, set()).add("on" if link is True else str(link))
    return {noun: frozenset(links) for noun, links in found.items()}


@functools.cache
def triggers() -> frozenset[str]:
    """Words one of which every attribution by a noun holds."""
    return frozenset(_links()) | {"words"}


def noun_drafts(unit: Unit, known: list[Draft], *, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The attributions that reporting nouns make in a unit."""
    found: list[Draft] = []
    links = _links()
    for at, low in enumerate(unit.low):
        draft = None
        if low == "words" and unit.at(at) == "W":
            draft = _in_words(unit, at, known=known, quotations=quotations)
        elif low in links and unit.at(at) in {"W", "G"}:
            draft = _noun(unit, at, links=links[low], quotations=quotations)
        if draft and not any(draft.cue.overlaps(one.cue) or _same(draft, one) for one in [*known, *found]):
            found.append(draft)
    return found


def _same(draft: Draft, other: Draft) -> bool:
    return bool(other.content) and draft.content[0] == other.content[0]


def _noun(unit: Unit, at: int, *, links: frozenset[str], quotations: tuple[Quotation, ...]) -> Draft | None:
    owner = _owner(unit, at)
    after, given = at + 1, unit.word(0) == "there"
    if owner is None and unit.word(after) in {"by", "from", "of"}:
        last = chunk_end(unit, after + 1, links=frozenset({"of", "for"}))
        if last is None:
            return None
        owner, after = (after + 1, last), last + 1
    verb = _copula(unit, after) if owner is not None else None
    copular = verb is not None
    if verb is not None:
        after = verb + 1
    link = "that" if unit.at(after) == "T" else unit.word(after)
    if link not in links:
        return None
    if owner is None:
        owner = _giver(unit, at) if link in {"that", "for"} else None
        if owner is None:
            return None
        given = True
    start = after if link == "to" else after + 1
    end = _clause_end(unit, at) if link == "that" else object_end(unit, start)
    piece = piece_of(unit, start, end, quotations=quotations)
    if piece is None or piece.start < unit.span(*owner).end:
        return None
    held = {unit.quotes[i] for i in range(start, end) if i in unit.quotes}
    relayer = _bearer(unit, at, owner=owner) or _relayed_by(unit, owner[1] + 1)
    said = copular or (link == "that" and (given or relayer is not None or _is_noted(unit, at)))
    return Draft(
        unit, "attribution.noun", unit.span(at, at), [piece], unit.span(*owner), right=(start, end),
        relayer=unit.span(*relayer) if relayer else None, statement=said, quotes=held,
    )  # fmt: skip


def _bearer(unit: Unit, at: int, *, owner: tuple[int, int]) -> tuple[int, int] | None:
    """Who carries the words in "the bishop passed on | a message from the front that"."""
    first = min(owner[0], at)
    for index in range(first - 1, max(-1, first - 5), -1):
        if unit.low[index] in classes()["relaying"] and unit.at(index) in {"E", "G", "V", "W"}:
            return before(unit, first_of(unit, index)) or main_subject(unit, index)
        if unit.at(index) not in {"D", "W", "A", "#", "P"}:
            return None
    return None


def _relayed_by(unit: Unit, at: int) -> tuple[int, int] | None:
    """Who passed it on in "a message from the front, as relayed by the bishop, was that"."""
    for index in range(at, min(len(unit) - 1, at + 7)):
        if unit.low[index] == "by" and unit.low[index - 1] in classes()["relaying"]:
            last = chunk_end(unit, index + 1, links=frozenset({"of", "for"}))
            return (index + 1, last) if last is not None else None
    return None


def _is_noted(unit: Unit, at: int) -> bool:
    """As in "noted the view of the island that", "was silent on the front's demand that".

    A demand that somebody turns down in the same breath is told as that act, and one that opens its sentence may go on
    behind its clause ("Renn's claim that it was safe was not believed").
    """
    before = unit.low[max(0, at - 7) : at]
    if any(word in classes()["noting"] for word in before):
        return True
    return at > 4 and not any(word in _OTHERS for word in before)


def _copula(unit: Unit, after: int) -> int | None:
    """The verb of "its reply, in a two-line note, | is that"; None where no such verb follows."""
    if unit.at(after) == ",":
        after = next((i + 1 for i in range(after + 1, min(len(unit), after + 9)) if unit.at(i) == ","), after)
    return after if unit.word(after) in {"is", "was", "remains"} and unit.at(after + 1) == "T" else None


def _clause_end(unit: Unit, at: int) -> int:
    """Past the clause that a noun reports: where the noun stands in a lead ("Asked about its claim that …, Renn said")."""
    for hit in hits(unit):
        comma = hit.region - 1
        if hit.region > at and hit.place == "before" and unit.at(comma) == ",":
            lead = opening_at(unit, comma)
            if lead is not None and lead < at and "," not in unit.kind[lead:at]:
                return comma
    return len(unit)


def _owner(unit: Unit, at: int) -> tuple[int, int] | None:
    """The words of whose claim it is: "the minister's", "his", across a few adjectives."""
    for index in range(at - 1, max(-1, at - 5), -1):
        kind, word = unit.at(index), unit.word(index)
        if kind == "S":
            return (index, index) if word not in {"its", "whose"} or word == "its" else None
        if word.endswith(("'s", "’s", "s'", "s’")):
            start = phrase_before(unit, index)
            return (start, index) if start is not None else None
        if kind not in {"W", "E", "G", "A", "#"}:
            return None
    return None


def _giver(unit: Unit, at: int) -> tuple[int, int] | None:
    """Who gives it in "the envoy expressed fears that": the subject of a verb of giving right before the noun."""
    for index in range(at - 1, max(-1, at - 5), -1):
        word = unit.word(index)
        if word in _OTHERS:
            return None
        if word in _GIVING and word not in {"with", "had", "has", "have"}:
            start = phrase_before(unit, index - 1)
            if start is not None and unit.at(index - 1) not in {"P", "C"}:
                return start, index - 1
            return main_subject(unit, index)
        if unit.at(index) in {"P", ",", "T", "C", QUOTE}:
            return None
    return None


def _in_words(unit: Unit, at: int, *, known: list[Draft], quotations: tuple[Quotation, ...]) -> Draft | None:
    """As in "in her words, “…”" and "“…,” in the words of its chairman"."""
    source: Span | None = None
    after = at + 1
    if unit.at(at - 1) == "S":
        source = unit.span(at - 1, at - 1)
    elif unit.word(at - 1).endswith(("'s", "’s")):
        start = phrase_before(unit, at - 1)
        source = unit.span(start, at - 1) if start is not None else None
    elif unit.word(after) == "of":
        last = chunk_end(unit, after + 1, links=frozenset({"of", "for"}))
        if last is not None:
            last = with_asides(unit, last)
            source, after = unit.span(after + 1, last), last + 1
    if source is None:
        return None
    claimed = {index for one in known if one.statement for index in one.quotes}
    copula = after + 2 if unit.at(after) == "," and unit.at(after + 1) == "X" else after
    for place in (after, after + 1, copula, _before_in(unit, at), _before_in(unit, at) - 1):
        if place in unit.quotes and unit.quotes[place] not in claimed:
            index = unit.quotes[place]
            return Draft(
                unit, "attribution.in-words", unit.span(at, at), [quotations[index].inner], source, quotes={index}
            )
    return None


def _before_in(unit: Unit, at: int) -> int:
    index = at
    while index > 0 and at - index < 6 and unit.word(index) != "in":
        index -= 1
    return index - 1


def headline_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """In a headline, who stands before the colon says what follows: "Minister: No talks before spring"."""
    if ":" not in unit.kind:
        return []
    colon = unit.kind.index(":")
    if not 0 < colon <= 7 or colon + 2 > len(unit) or any(kind not in "KW&DA," for kind in unit.kind[:colon]):
        return []
    if unit.low[0] in {
        "the",
        "live",
        "updates",
        "watch",
        "video",
        "opinion",
        "analysis",
        "exclusive",
        "breaking",
        "report",
    } and unit.low[colon - 1] in {
        "latest",
        "live",
        "updates",
        "watch",
        "video",
        "opinion",
        "analysis",
        "exclusive",
        "breaking",
    }:
        return []
    piece = piece_of(unit, colon + 1, len(unit), quotations=quotations)
    if piece is None:
        return []
    held = {unit.quotes[i] for i in range(colon + 1, len(unit)) if i in unit.quotes}
    return [
        Draft(
            unit,
            "attribution.headline",
            unit.span(colon, colon),
            [piece],
            unit.span(0, colon - 1),
            right=(colon + 1, len(unit)),
            statement=False,
            quotes=held,
        )
    ]
