"""Candidates about positions: where the parties stand, and what stands unanswered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from detente.analysis.agreements import IssueInPlay, Silence
from detente.model import Passage, Position, Proposal, Statement
from detente.report.brief import Part, Parts
from detente.report.claims import quotations
from detente.report.claims.candidate import NEAR_VOICES, RECENT, Candidate, Ground, passages_of
from detente.report.claims.happenings import sure_text
from detente.report.claims.said_so import said_so
from detente.report.people import same_place
from detente.report.wording import LINE

_CONTEST = {
    "incompatible as stated": 0,
    "compatible as stated": 1,
    "in a signed or joint text": 2,
    "one side silent": 3,
}
_SILENCE = {"offer": 0, "proposal": 1, "demand": 2}
SILENT = 22.0
"""Em for the names of those who do not answer; more are counted."""
_VOICE = {"own words": 0, "joint text": 0, "user": 1, "paraphrased": 1, "relayed": 2, "outlet": 3, "rival": 4}


def position(ground: Ground, one: Position, *, section: str = "positions") -> Candidate:
    """The line for a position."""
    return Candidate(
        section=section,  # type: ignore[arg-type]
        parts=ground.wording.position(one),
        voice=ground.wording.voice(one),
        facts=(one.id,),
        passages=passages_of([one]),
    )


def joint(ground: Ground, those: list[Position], *, section: str = "positions") -> Candidate:
    """The line for what several parties accept in one text."""
    return Candidate(
        section=section,  # type: ignore[arg-type]
        parts=ground.wording.joint(those),
        voice=ground.wording.voice(those[0]),
        facts=tuple(one.id for one in those),
        passages=passages_of(those),
    )


def standings(ground: Ground) -> Iterator[Candidate]:
    """Issue by issue, most contested first, the best line for each party that speaks on it."""
    for issue in sorted(ground.agreements.issues, key=lambda one: _contest(ground, one)):
        best = [one for party in ground.parties if (one := _best(ground, issue, party=party))]
        signed = [one for one in best if one.voice == "joint text" and ground.likely(one)]
        if len(signed) > 1 and len({one.option for one in signed}) == 1:
            yield joint(ground, signed)
            best = [one for one in best if one not in signed]
        for one in best:
            yield position(ground, one) if ground.likely(one) else said(ground, one)
    telling = stated(ground, ground.dossier.positions) - stated(
        ground, filter(ground.replaced, ground.dossier.positions)
    )
    yield from quotations.on_issues(ground, lambda one: one.id in telling)


def said(ground: Ground, one: Position) -> Candidate:
    """A position that the reader is not sure of enough to name: the words themselves, for the reader to judge."""
    said = behind(ground, one)
    assert said is not None  # noqa: S101 - `_best` takes only positions with words behind them, said for the type checker
    return quotations.line(ground, said)


def behind(ground: Ground, one: Position) -> Statement | None:
    """The statement in which a position is said, by somebody named, that is fit for page one itself."""
    found = ground.wording.behind(one.evidence, one.speaker) if one.speaker else None
    fit = found is not None and not found.anonymous and ground.quotable(found)
    return found if fit and ground.people.side(one.speaker or "") == ground.people.side(one.party) else None


def stated(ground: Ground, positions: Iterable[Position]) -> frozenset[str]:
    """The statements in which one of some positions is said by its own side."""
    side = ground.people.side
    told: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for one in positions:
        for piece in one.evidence:
            told[side(one.party), piece.source].append(piece)
    return frozenset(
        one.id
        for one in ground.dossier.statements
        for piece in one.content
        if any(same_place(piece, other) for other in told.get((side(one.speaker or ""), piece.source), ()))
    )


def _contest(ground: Ground, issue: IssueInPlay) -> tuple[int, int, int, str]:
    """Near words first: an issue is as contested as the parties themselves say it is."""
    near = [stand for stand in issue.stands if stand.near]
    return (
        _CONTEST[issue.relation_near],
        -sum(stand.red_line for stand in near),
        -len({stand.party for stand in near}),
        ground.wording.issue(issue.issue),
    )


def _best(ground: Ground, issue: IssueInPlay, *, party: str) -> Position | None:
    found = [
        one
        for stand in issue.stands
        if stand.party == party and (one := ground.position(stand.position)) and ground.firm(one)
        if ground.likely(one) or behind(ground, one)
    ]
    newest = min(map(ground.age, found), default=0)
    return min(found, key=lambda one: _firmness(ground, one, newest=newest), default=None)


def _firmness(ground: Ground, one: Position, *, newest: int) -> tuple[bool, bool, bool, bool, int, int, int, str]:
    return (
        not ground.likely(one),
        one.voice not in NEAR_VOICES,
        not one.red_line,
        ground.age(one) > newest + RECENT,  # what was said weeks before the last word is not where a party stands
        _VOICE[one.voice],
        ground.age(one),
        -ground.sources(one),
        one.id,
    )


def unanswered(ground: Ground) -> Iterator[Candidate]:
    """Offers, proposals and demands without a reported answer: those of which a report says so, then offers, newest first.

    That a reader found no answer says less than that there was none: of facts that a reader took, only
    offers read surely stand here without a report that says so. Tried on ../shared/talks/dev and evals/building:
    of 45 offers found unanswered 37 are so, of 43 demands 27.
    """
    sources = {one.id: one for one in ground.dossier.sources}
    found = [(one, said_so(one.passages, sources)) for one in pressing(ground)]
    for one, words in sorted(found, key=lambda pair: pair[1] is None and _read(ground, pair[0].fact)):
        fact = ground.facts.get(one.fact)
        if isinstance(fact, Position) and ground.firm(fact) and fact.voice in NEAR_VOICES:
            if ground.likely(fact) and (words or one.kind == "offer" or not _read(ground, fact.id)):
                yield _silence(ground, one, parts=ground.wording.position(fact, lead=_nobody(ground, one)), words=words)
            elif words and (said := behind(ground, fact)):
                parts = (*_nobody(ground, one), *ground.wording.statement(said, limit=LINE * 0.7))
                yield _silence(ground, one, parts=parts, words=words, fact=said)
        elif isinstance(fact, Proposal) and fact.evidence and fact.author and sure_text(ground, fact):
            yield _silent_on_text(ground, one, fact=fact)


def _read(ground: Ground, fact: str) -> bool:
    known = ground.facts.get(fact)
    return known is not None and known.why.by_reader


def pressing(ground: Ground) -> list[Silence]:
    """What stands without a reported answer, offers first, near voices first, newest first."""
    return sorted(ground.agreements.silences, key=lambda one: _pressing(ground, one))


def _pressing(ground: Ground, one: Silence) -> tuple[int, bool, int, str]:
    fact = ground.facts.get(one.fact)
    voice = fact.voice if isinstance(fact, Position) else "own words"
    return (_SILENCE[one.kind], voice not in NEAR_VOICES, -(one.since.toordinal() if one.since else 0), one.fact)


def _silence(
    ground: Ground, one: Silence, *, parts: Parts, words: Passage | None, fact: Statement | None = None
) -> Candidate:
    """The line for an offer or demand; `words` are a report's own that nobody answered, `fact` what says it if no position."""
    position = ground.position(one.fact)
    passages = passages_of([fact]) if fact else one.passages
    return Candidate(
        section="unanswered",
        parts=parts,
        voice=ground.wording.voice(position) if position else None,
        facts=(fact.id if fact else one.fact,),
        passages=(*passages, words) if words and words not in passages else passages,
        topic="silence",
    )


def _nobody(ground: Ground, one: Silence) -> Parts:
    who = ground.people.delegations(one.silent, limit=SILENT)
    return (Part("Unanswered by "), Part(who, "name"), Part(": "))


def _silent_on_text(ground: Ground, one: Silence, *, fact: Proposal) -> Candidate:
    return Candidate(
        section="unanswered",
        parts=(*_nobody(ground, one), *ground.wording.proposal(fact, brief=True)),
        facts=(fact.id,),
        passages=one.passages,
        topic="silence",
    )
