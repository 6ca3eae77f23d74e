"""Attributions within attributions: "X said the rebels had told mediators that …" is the rebels', relayed by X."""

from __future__ import annotations

from detente.read.attribution.draft import Draft
from detente.read.attribution.lexicon import classes
from detente.read.attribution.units import Unit
from detente.read.layers import Span

_SAYING = frozenset({"c", "q"})
_THINKING = classes()["thinking"]
_FIRST = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "one"})
_OWN = frozenset(
    {"i", "we", "you", "me", "us", "i'm", "i’m", "we're", "we’re", "i'd", "i’d", "i've", "i’ve", "we've", "we’ve"}
)


def resolve(drafts: list[Draft], *, turn: Span | None = None, asking: bool = False) -> None:
    """Set relayers and take statements back within the drafts of one unit.

    `turn` is the label of the speaker in whose turn the unit stands: what others are said there to have said
    are statements of theirs that the speaker passes on. What someone who only asks says is nobody's statement.
    """
    for inner in drafts:
        outer = _outer(inner, drafts)
        if outer is not None and inner.rule == "attribution.act":
            inner.rule = "attribution.act-within"
        if asking:
            inner.statement = False
        elif outer is None:
            if turn is not None:
                _passed_on(inner, turn)
        elif _tells(inner) and _fills(inner, outer):
            inner.relayer = outer.source
            outer.statement = False
        elif turn is not None and _tells(inner):
            inner.relayer = turn
        else:
            inner.statement = False


def is_own(draft: Draft) -> bool:
    """Whether a draft in a turn only says over that its speaker, or whoever is spoken to, thinks or wants something."""
    return draft.source is not None and _words(draft.unit, draft.source) in _OWN


def _words(unit: Unit, source: Span) -> str:
    """The one word that a source is, in small letters; empty where it is longer."""
    at = unit.begin.index(source.start) if source.start in unit.begin else -1
    return unit.word(at) if unit.stop[at] == source.end else ""


def _outer(inner: Draft, drafts: list[Draft]) -> Draft | None:
    """The draft whose content holds all of another one, cue and source included; the tightest of several."""
    if inner.cue.start == inner.cue.end:
        return None
    holding = [other for other in drafts if other is not inner and _holds(other, inner)]
    return min(holding, key=_size) if holding else None


def _size(draft: Draft) -> int:
    return sum(piece.end - piece.start for piece in draft.content)


def _holds(other: Draft, inner: Draft) -> bool:
    return any(piece.start <= inner.cue.start and inner.cue.end <= piece.end for piece in other.content)


def _passed_on(inner: Draft, turn: Span) -> None:
    if (_tells(inner) and inner.hit and inner.hit.place in {"before", "elided"}) or inner.rule == "attribution.stance":
        inner.relayer = turn
    else:
        inner.statement = False


def _tells(draft: Draft) -> bool:
    """Whether a draft reports an act of telling by somebody else than the one who passes it on."""
    hit = draft.hit
    if draft.source is None or not draft.statement:
        return False
    if _is_pronoun(draft.unit, draft.source):
        return False
    if hit is None:
        return draft.rule in {"attribution.made-clear", "attribution.sent-word", "attribution.stance"}
    if hit.negated or hit.modal or hit.verb.lemma in _THINKING:
        return False
    return bool(hit.verb.frames & {"c", "t", "q"}) or hit.verb.lemma in {"ask", "call", "demand", "deny", "want"}


def _is_pronoun(unit: Unit, source: Span) -> bool:
    for index, start in enumerate(unit.begin):
        if start == source.start:
            return unit.stop[index] == source.end and (
                unit.at(index) in {"N", "O", "R", "T"} or unit.word(index) in _FIRST
            )
    return False


def _fills(inner: Draft, outer: Draft) -> bool:
    """Whether the inner attribution is what the outer one reports, from its first word on."""
    if inner.source is None or not outer.content:
        return False
    first = min(piece.start for piece in outer.content)
    lead = outer.unit.begin.index(first) if first in outer.unit.begin else None
    if lead is None:
        return False
    at = lead
    while outer.unit.at(at) in {"A", "C", ","}:
        at += 1
    return inner.source.start <= outer.unit.begin[at] <= inner.source.end if at < len(outer.unit) else False
