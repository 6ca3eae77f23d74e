"""A scenario from a record: red lines, refusals and conditions as exclusions, wants as orderings, all traced.

What the words say of values is little, and no more is taken from them: an option that a party demands without a
condition is worth at least as much to it as any other of the issue, and one that it accepts or is open to at least as
much as one that it rejects. Where an issue's options run from one pole to the other, an option nearer to what a party
demands is taken to be worth no less than one further off on the same side; this is an assumption, marked as such
(`NEARER`), which can be left out. Demands for several options of one issue are not ordered among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.analysis.agreements.analyse import Laid, laid_out
from detente.analysis.agreements.clauses import Clause, Commitment, commitments
from detente.analysis.agreements.exact.scenario import Choices
from detente.analysis.agreements.interface import Basis, Level, Stand
from detente.analysis.agreements.scenarios.building import unknown
from detente.analysis.agreements.scenarios.form import Form
from detente.analysis.agreements.scenarios.interface import (
    Exclusion,
    Knowledge,
    Pair,
    Question,
    Side,
    Stated,
    Trace,
)
from detente.analysis.agreements.stands import is_for
from detente.model import Catalogue, Dossier

NEARER = "Detente: on a scale, what is nearer to a party's demand is worth no less to it"


def from_dossier(
    dossier: Dossier,
    catalogue: Catalogue,
    *,
    party_ids: Iterable[str] | None = None,
    level: Level = "red line",
    basis: Basis = "all voices",
    form: Form | None = None,
) -> Stated:
    """What the present positions of a dossier state.

    Of a form count `without`, `about` (what is said of other issues, and conditions that name others, are left out) and
    `nearer_is_no_worse`.
    """
    form = form or Form()
    left_out = frozenset(form.without)
    kept = replace(dossier, positions=tuple(one for one in dossier.positions if one.id not in left_out))
    laid = laid_out(kept, catalogue, party_ids=party_ids)
    issues = tuple(_question(key, options, catalogue) for key, options in _domains(laid, catalogue, about=form.about))
    parties = tuple(Side(id=one.id, name=one.name) for one in laid.parties)
    ids = [one.id for one in parties]
    return Stated(
        title=dossier.name,
        issues=issues,
        parties=parties,
        exclusions=tuple(
            _exclusion(held, issues, parties=ids, laid=laid)
            for one in commitments(laid.board, level=level, basis=basis)
            for held in _within(one, issues)
        ),
        knowledge=tuple(
            _knowledge(key, issues, laid.board.stands, basis=basis, nearer=form.nearer_is_no_worse) for key in ids
        ),
    )


def _domains(laid: Laid, catalogue: Catalogue, *, about: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The issues that count, each with its options."""
    for issue in tuple(about) or laid.board.domains:
        yield issue, laid.board.domains.get(issue) or tuple(catalogue[issue].options)


def _within(one: Commitment, issues: Sequence[Question]) -> Iterator[Commitment]:
    """The commitment as far as it is about the issues that count; nothing where it is about others alone."""
    known = {issue.id for issue in issues}
    clauses = tuple(each for each in one.clauses if {each.issue, each.other or each.issue} <= known)
    if clauses:
        yield replace(one, clauses=clauses)


def _question(id: str, options: tuple[str, ...], catalogue: Catalogue) -> Question:
    return Question(
        id=id,
        title=catalogue.title(id),
        options=options,
        titles=tuple(catalogue.title(id, one) for one in options),
        ordered=id in catalogue and catalogue[id].scale and options == tuple(catalogue[id].options),
    )


def _exclusion(one: Commitment, issues: Sequence[Question], *, parties: list[str], laid: Laid) -> Exclusion:
    spoken = {stand.position: stand.passages for stand in laid.board.stands}
    words = next((passage.exact for key in one.positions for passage in spoken.get(key, ())), "")
    return Exclusion(
        parties=(parties.index(one.party),),
        kind=one.kind,
        bans=tuple(_ban(clause, issues) for clause in one.clauses),
        words=f"“{' '.join(words.split())}”",
        trace=Trace(positions=one.positions),
    )


def _ban(clause: Clause, issues: Sequence[Question]) -> Choices:
    told = [(clause.issue, clause.excluded), *([(clause.other, clause.beside)] if clause.other else [])]
    at = {one.id: number for number, one in enumerate(issues)}
    found = [(at[issue], frozenset(map(issues[at[issue]].options.index, options))) for issue, options in told]
    return tuple(sorted(found, key=lambda one: one[0]))


def _knowledge(
    party: str, issues: Sequence[Question], stands: Iterable[Stand], *, basis: Basis, nearer: bool
) -> Knowledge:
    own: dict[str, list[Stand]] = defaultdict(list)
    for one in stands:
        if one.party == party and (one.near or basis == "all voices"):
            own[one.issue].append(one)
    orders, traces = [], []
    for issue in issues:
        said, from_ = _said(own[issue.id], issue)
        scale = _nearer(own[issue.id], issue, said=said) if nearer and issue.ordered else ()
        orders.append((*said, *scale))
        if said or scale:
            who = NEARER if scale else ""
            traces.append((issue.values, Trace(positions=from_, assumed_by=who)))
    nothing = unknown([len(one.options) for one in issues])
    return replace(nothing, orders=tuple(orders), traces=tuple(traces))


def _said(own: Sequence[Stand], issue: Question) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The orderings that the words give, and the positions behind them; none where they speak both for and against."""
    at = {option: number for number, option in enumerate(issue.options)}
    best = _demanded(own)
    taken = {one.option for one in own if is_for(one)} - best
    refused = {one.option for one in own if not is_for(one) and not one.condition}
    if (best | taken) & refused:
        return (), ()
    pairs = {(at[one], at[other]) for one in best for other in issue.options if other not in best}
    pairs |= {(at[one], at[other]) for one in taken for other in refused}
    used = best | taken | refused if pairs else set()
    ids = tuple(sorted(one.position for one in own if one.option in used))
    return tuple(sorted(pairs)), ids


def _demanded(own: Iterable[Stand]) -> set[str]:
    return {one.option for one in own if one.attitude == "demands" and not one.condition}


def _nearer(own: Sequence[Stand], issue: Question, *, said: Sequence[Pair]) -> tuple[Pair, ...]:
    """On a scale, steps away from the one option demanded; left out where the words themselves say otherwise."""
    best = _demanded(own)
    if len(best) != 1:
        return ()
    at = issue.options.index(next(iter(best)))
    if any(_further(better, worse, at=at) for better, worse in said):
        return ()
    return tuple(one for one in _steps(at, len(issue.options)) if one not in said)


def _steps(at: int, size: int) -> Iterator[Pair]:
    yield from ((place, place - 1) for place in range(at, 0, -1))
    yield from ((place, place + 1) for place in range(at, size - 1))


def _further(better: int, worse: int, *, at: int) -> bool:
    """Whether the better of two options on one side of the demanded one is the one further off."""
    return (better - at) * (worse - at) > 0 and abs(better - at) > abs(worse - at)
