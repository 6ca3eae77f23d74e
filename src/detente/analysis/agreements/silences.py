"""Offers, demands and proposals on which no other party is reported to say anything.

Silence is claimed only where nothing at all was found, because a wrong "nobody answered" is worse than a
missing one. An offer or demand counts as spoken to where, in a report of the same day or later (or without
a date), another party has a position on its issue, or a statement whose words match the issue's cues. For
an offer with a condition the issue is the one that its condition names: what it asks in return. A proposal
counts as spoken to where its status says so, where another party then puts a text of its own, or where
another party's statement names it or mentions any text. A sentence of a report that names another party
first, and none of whose words is somebody's reported statement or position, counts as that party's words too:
a reader that missed what they say must not make them silent. What a rival says that a party offers or demands
is no offer or demand of it here, and what stands in a joint text awaits no answer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.agreements.clauses import Board
from detente.analysis.agreements.conditions import names
from detente.analysis.agreements.interface import Condition, Silence, SilenceKind, Stand
from detente.analysis.agreements.parties import Principals
from detente.analysis.agreements.sentences import SENTENCE
from detente.analysis.agreements.stands import reported
from detente.model import Catalogue, Dossier, Proposal

_TEXT = re.compile(
    r"\b(?:plans?|proposals?|drafts?|frameworks?|offers?|papers?|documents?|texts?|blueprint|road ?map|points?|terms)\b",
    re.IGNORECASE,
)

Day = dt.date | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one party is reported to have said: its words and the day of the latest report of them."""

    party: str
    words: str
    day: Day


def silences(
    dossier: Dossier,
    board: Board,
    *,
    parties: Sequence[str],
    known: Principals,
    catalogue: Catalogue,
) -> list[Silence]:
    """Unanswered offers and demands by issue, then unanswered proposals; of the same thing the first one."""
    said = [*_said(dossier, parties, known=known), *_told_of(dossier, parties, known=known)]
    found: dict[tuple[str, str, str, str], Silence] = {}
    heard: dict[str, list[Said]] = {}
    for stand in board.stands:
        others = tuple(one for one in parties if one != stand.party)
        kind = _kind(stand)
        if not kind or not others:
            continue
        condition = board.conditions.get(stand.position)
        for issue in _asked(stand, condition) if kind == "offer" else [stand.issue]:
            one = _silence(stand, kind, issue=issue, others=others)
            key = (issue, stand.party, kind, stand.option)
            if issue not in heard:
                heard[issue] = _on_issue(issue, board, said=said, catalogue=catalogue)
            if any(it.party != stand.party and not _earlier(it.day, stand.since) for it in heard[issue]):
                continue
            if key not in found or _earlier(one.since, found[key].since):
                found[key] = one
    order = {issue: number for number, issue in enumerate(catalogue)}
    by_issue = sorted(
        found.values(), key=lambda one: (order.get(one.issue or "", len(order)), parties.index(one.by), one.fact)
    )
    return by_issue + _proposals(dossier, parties, said=said, known=known)


def _kind(stand: Stand) -> SilenceKind | None:
    if stand.voice in {"joint text", "rival"} or stand.attitude == "rejects":
        return None
    return "demand" if stand.attitude == "demands" else "offer"


def _asked(stand: Stand, condition: Condition | None) -> list[str]:
    """The issues on which an answer to an offer would be looked for."""
    asked = [one for one in condition.names if one != stand.issue] if condition else []
    return asked or [stand.issue]


def _silence(stand: Stand, kind: SilenceKind, *, issue: str, others: tuple[str, ...]) -> Silence:
    return Silence(
        kind=kind,
        fact=stand.position,
        by=stand.party,
        issue=issue,
        option=stand.option,
        in_return=stand.condition if kind == "offer" else None,
        silent=others,
        passages=stand.passages,
        since=stand.since,
    )


def _earlier(day: Day, than: Day) -> bool:
    return day is not None and than is not None and day < than


def _said(dossier: Dossier, parties: Sequence[str], *, known: Principals) -> list[Said]:
    days = {one.id: one.published.date() if one.published else None for one in dossier.sources}
    return [
        Said(
            party=known.get(one.speaker, one.speaker),
            words=" ".join(piece.exact for piece in one.content),
            day=reported(one.evidence or one.content, days)[1],
        )
        for one in dossier.statements
        if one.speaker and known.get(one.speaker, one.speaker) in parties
    ]


def _told_of(dossier: Dossier, parties: Sequence[str], *, known: Principals) -> Iterator[Said]:
    """What reports tell of parties in sentences that no reader took anything from, by the party named first."""
    forms: dict[str, str] = {}
    for actor in dossier.actors:
        party = known.get(actor.id, actor.id)
        if party in parties:
            forms |= {form: party for form in (actor.name, *actor.names) if form[:1].isupper()}
    if not forms:
        return
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    taken = _taken(dossier)
    for source in dossier.sources:
        day = source.published.date() if source.published else None
        for sentence in SENTENCE.finditer(source.text):
            first = name.search(sentence[0])
            start, end = sentence.span()
            if first and not any(one < end and start < other for one, other in taken.get(source.id, ())):
                yield Said(party=forms[first[0]], words=sentence[0], day=day)


def _taken(dossier: Dossier) -> dict[str, list[tuple[int, int]]]:
    """By source, the stretches on which a position or a statement rests."""
    found: dict[str, list[tuple[int, int]]] = {}
    for fact in (*dossier.positions, *dossier.statements, *dossier.proposals):
        for one in fact.evidence:
            found.setdefault(one.source, []).append((one.start, one.end))
    return found


def _on_issue(issue: str, board: Board, *, said: Iterable[Said], catalogue: Catalogue) -> list[Said]:
    """Whatever parties are reported to hold or say on an issue, with the latest day of it."""
    positions = [Said(party=one.party, words="", day=one.as_of) for one in board.stands if one.issue == issue]
    return positions + [one for one in said if names(one.words, catalogue, issue=issue)[0]]


def _proposals(dossier: Dossier, parties: Sequence[str], *, said: list[Said], known: Principals) -> list[Silence]:
    days = {one.id: one.published.date() if one.published else None for one in dossier.sources}
    since = {one.id: reported(one.evidence, days)[0] for one in dossier.proposals}
    found = []
    for one in sorted(dossier.proposals, key=lambda one: one.id):
        author = known.get(one.author, one.author) if one.author else None
        others = tuple(party for party in parties if party != author)
        if one.status != "presented" or author is None or author not in parties or not others:
            continue
        rivals = [other for other in dossier.proposals if _author(other, known) in others]
        if any(not _earlier(since[other.id], since[one.id]) or _counters(other, one) for other in rivals):
            continue
        if any(_about(it, one) and it.party != author and not _earlier(it.day, since[one.id]) for it in said):
            continue
        found.append(
            Silence(
                kind="proposal",
                fact=one.id,
                by=author,
                issue=None,
                option=None,
                in_return=None,
                silent=others,
                passages=one.evidence,
                since=since[one.id],
            )
        )
    return found


def _author(proposal: Proposal, known: Principals) -> str | None:
    return known.get(proposal.author, proposal.author) if proposal.author else None


def _counters(proposal: Proposal, earlier: Proposal) -> bool:
    return bool(proposal.counters) and (proposal.counters or "").casefold() in {
        earlier.id.casefold(),
        earlier.name.casefold(),
    }


def _about(said: Said, proposal: Proposal) -> bool:
    return bool(_TEXT.search(said.words)) or proposal.name.casefold() in said.words.casefold()
