"""The logic layer in one call: from a dossier to what its positions leave open.

What a position excludes stands in `clauses`, who counts as a party in `parties`, when a later position
replaces an earlier one in `stands`, what becomes of conditions in `conditions`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.agreements.clauses import Board, commitments
from detente.analysis.agreements.conditions import conditions
from detente.analysis.agreements.interface import (
    Agreements,
    Condition,
    IssueInPlay,
    Level,
    Move,
    Other,
    Packages,
    Party,
    Stand,
)
from detente.analysis.agreements.packages import Limits, answers, packages
from detente.analysis.agreements.parties import Principals, parties, principals
from detente.analysis.agreements.relations import option_states, relation
from detente.analysis.agreements.silences import silences
from detente.analysis.agreements.stands import differences, stands
from detente.model import Catalogue, Dossier

LEVELS: tuple[Level, ...] = ("red line", "refusal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A dossier laid out: who its parties are and who else holds positions, every stand, and those on the table now.

    `aside` are the conditions of those who are no parties.
    """

    parties: tuple[Party, ...]
    others: tuple[Other, ...]
    known: Principals
    every: tuple[Stand, ...]
    board: Board
    aside: tuple[Condition, ...]


def laid_out(dossier: Dossier, catalogue: Catalogue, *, party_ids: Iterable[str] | None = None) -> Laid:
    """What everything else starts from. Raises DataFileError where a cue of the catalogue is no regular expression."""
    known = principals(dossier.actors)
    who, others = parties(dossier, known, named=party_ids)
    ids = {one.id for one in who}
    every = stands(dossier, known)
    present = _in_order([one for one in every if one.party in ids and not one.replaced_by], who, catalogue=catalogue)
    domains = _domains(present, catalogue)
    texts = {one.id: one.text for one in dossier.sources}
    tied = conditions(present, domains, catalogue=catalogue, texts=texts)
    board = Board(stands=tuple(present), conditions=tied, domains=domains)
    rest = [one for one in every if one.party not in ids and not one.replaced_by]
    aside = tuple(conditions(rest, domains, catalogue=catalogue, texts=texts).values())
    return Laid(parties=tuple(who), others=tuple(others), known=known, every=tuple(every), board=board, aside=aside)


def analyse(
    dossier: Dossier,
    catalogue: Catalogue,
    *,
    party_ids: Iterable[str] | None = None,
    limits: Limits | None = None,
) -> Agreements:
    """What the positions of a dossier say about possible agreements.

    `party_ids` are the actors whose positions bind, where the user names them; otherwise see `parties`.
    The order of facts in the dossier changes nothing. Raises DataFileError where a cue of the catalogue is
    no regular expression.
    """
    laid = laid_out(dossier, catalogue, party_ids=party_ids)
    board, ids = laid.board, [one.id for one in laid.parties]
    issues = tuple(_issues(board, laid.every, parties=ids))
    quiet = silences(dossier, board, parties=ids, known=laid.known, catalogue=catalogue)
    return Agreements(
        parties=laid.parties,
        others=laid.others,
        issues=issues,
        silences=tuple(quiet),
        differences=tuple(differences(board.stands)),
        conditions=tuple(board.conditions[one.position] for one in board.stands if one.position in board.conditions),
        packages=tuple(_packages(board, answers(issues, laid.parties), limits=limits or Limits())),
        conditions_aside=laid.aside,
    )


def _in_order(found: Iterable[Stand], who: Sequence[Party], *, catalogue: Catalogue) -> list[Stand]:
    issue = {one: number for number, one in enumerate(catalogue)}
    party = {one.id: number for number, one in enumerate(who)}
    return sorted(
        found, key=lambda one: (issue.get(one.issue, len(issue)), one.issue, party[one.party], one.option, one.position)
    )


def _domains(present: Iterable[Stand], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The issues in play with their options: the catalogue's, and any that a position names beside them."""
    named: dict[str, set[str]] = {}
    for one in present:
        named.setdefault(one.issue, set()).add(one.option)
    known = {issue: tuple(catalogue[issue].options) if issue in catalogue else () for issue in named}
    return {issue: (*known[issue], *sorted(options.difference(known[issue]))) for issue, options in named.items()}


def _issues(board: Board, every: Sequence[Stand], *, parties: Sequence[str]) -> Iterable[IssueInPlay]:
    together = {key: one.together for key, one in board.conditions.items() if one.together}
    for issue, options in board.domains.items():
        here = [one for one in board.stands if one.issue == issue]
        words, shared, on_condition = relation(here, parties, options=options, together=together)
        near, _, _ = relation([one for one in here if one.near], parties, options=options, together=together)
        rest = sorted(
            (one for one in every if one.issue == issue), key=lambda one: (one.party, one.option, one.position)
        )
        yield IssueInPlay(
            issue=issue,
            relation=words,
            relation_near=near,
            shared=shared,
            on_condition=on_condition,
            silent=tuple(one for one in parties if one not in {stand.party for stand in here}),
            options=option_states(issue, board),
            stands=tuple(here),
            earlier=tuple(one for one in rest if one.party in parties and one.replaced_by),
            others=tuple(one for one in rest if one.party not in parties),
        )


def _packages(board: Board, moves: Sequence[Move], *, limits: Limits) -> Iterable[Packages]:
    for level in LEVELS:
        all_voices = commitments(board, level=level, basis="all voices")
        found = packages(all_voices, board, level=level, basis="all voices", moves=moves, limits=limits)
        yield found
        near = commitments(board, level=level, basis="without outlet and rivals")
        if near == all_voices:
            yield dataclasses.replace(found, basis="without outlet and rivals")
        else:
            yield packages(near, board, level=level, basis="without outlet and rivals", moves=moves, limits=limits)
