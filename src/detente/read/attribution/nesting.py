"""Attributions within attributions: "X said the rebels had told mediators that …" is the rebels', relayed by X."""

from __future__ import annotations

from detente.read.attribution.draft import Draft
from detente.read.attribution.lexicon import classes
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Span

_TELLING = frozenset(
    "attribution." + rule
    for rule in ("made-clear", "sent-word", "on-record", "stance", "noun", "quoted-as-saying", "according-to")
)
"""Rules without a verb of their own by which somebody tells something."""
_THINKING = classes()["thinking"]
_DENYING = frozenset({"deny", "refute", "disprove", "rebut"})
_FIRST = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "one"})
_THIRD = frozenset({"he", "she", "they"})
_PRESS = frozenset({"press", "media", "papers", "newspapers", "reports", "rumours", "rumors", "people"})
_HIS_SIDE = frozenset({"country", "government", "nation", "delegation", "side"})
_FEW = 2
"""Words that what is told within a statement has at least, to be a statement of its own."""
_OWN = frozenset(
    {"i", "we", "you", "me", "us", "i'm", "i’m", "we're", "we’re", "i'd", "i’d", "i've", "i’ve", "we've", "we’ve"}
)


def resolve(drafts: list[Draft], *, turn: Span | None = None, asking: bool = False) -> None:
    """Set relayers and take statements back within the drafts of one unit.

    `turn` is the label of the speaker in whose turn the unit stands: what others are said there to have said
    are statements of theirs that the speaker passes on. What someone who only asks says is nobody's statement.
    """
    for inner in drafts:
        if inner.rule == "attribution.infinitive" and _is_relative(inner):
            inner.statement = False  # "the union, which Orsk hopes to join, welcomed it"
        outer = _outer(inner, drafts)
        if outer is not None and inner.rule == "attribution.act":
            inner.rule = "attribution.act-within"
        if asking:
            inner.statement = inner.statement and outer is None and _tells(inner) and not _is_asked(inner)
        elif outer is None:
            if turn is not None:
                _passed_on(inner, turn)
        elif inner.rule == "attribution.object" and inner.right and inner.right[1] - inner.right[0] < _FEW:
            inner.statement = False  # "she said the mediators had suggested three"
        elif outer.hit is not None and outer.hit.verb.lemma in _DENYING:
            inner.statement = False  # "she denied that the front had asked for a pause"
        elif (_tells(inner) and _fills(inner, outer)) or _was_told(inner, outer):
            inner.statement = True
            inner.relayer = inner.relayer or outer.source
            outer.statement = False
        elif turn is not None and _tells(inner):
            inner.relayer = turn
        else:
            inner.statement = False


def _is_relative(draft: Draft) -> bool:
    """Whether a source is the subject of a clause that "which" or "whom" opens."""
    unit, source = draft.unit, draft.source
    at = unit.begin.index(source.start) if source is not None and source.start in unit.begin else 0
    return at > 0 and unit.word(at - 1) in {"which", "whom"}


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
    told = inner.hit is None or inner.hit.place in {"before", "elided"}
    if _tells(inner, pronouns=_THIRD) and told:
        inner.relayer = inner.relayer or turn
    else:
        inner.statement = False


def _is_asked(draft: Draft) -> bool:
    """Whether a saying is only what a question is about, or nobody's but the papers'."""
    asked = draft.unit.at(len(draft.unit) - 1) == "?"
    source = draft.source
    press = source is not None and any(
        word in _PRESS for at, word in enumerate(draft.unit.low) if source.start <= draft.unit.begin[at] < source.end
    )
    return asked or press


def _tells(draft: Draft, *, pronouns: frozenset[str] = frozenset()) -> bool:
    """Whether a draft reports an act of telling by somebody else than the one who passes it on.

    `pronouns` are those that stand for somebody else: he who speaks in a turn of his own is no "he".
    """
    hit = draft.hit
    if draft.source is None or not draft.statement:
        return False
    if _his_side(draft.unit, draft.source):
        return False
    if _is_pronoun(draft.unit, draft.source) and _words(draft.unit, draft.source) not in pronouns:
        return False
    if hit is None:
        return draft.rule in _TELLING
    if hit.negated or hit.modal or hit.verb.lemma in _THINKING:
        return False
    return bool(hit.verb.frames & {"c", "t", "q"}) or hit.verb.lemma in {"ask", "call", "demand", "deny", "want"}


def _his_side(unit: Unit, source: Span) -> bool:
    """As in "Diaz said her country wanted a vote": she says it, and passes on nothing."""
    at = unit.begin.index(source.start) if source.start in unit.begin else -1
    return (
        at >= 0
        and unit.word(at) in {"his", "her"}
        and unit.word(at + 1) in _HIS_SIDE
        and unit.stop[at + 1] == source.end
    )


def _is_pronoun(unit: Unit, source: Span) -> bool:
    for index, start in enumerate(unit.begin):
        if start == source.start:
            return unit.stop[index] == source.end and (
                unit.at(index) in {"N", "O", "R", "T"} or unit.word(index) in _FIRST
            )
    return False


def _fills(inner: Draft, outer: Draft) -> bool:
    """Whether the inner attribution is what the outer one reports, from the first word of a piece on."""
    if inner.source is None:
        return False
    start = inner.cue.start if inner.rule == "attribution.according-to" else inner.source.start
    return any(start <= first <= inner.source.end for first in _firsts(outer))


def _firsts(outer: Draft) -> list[int]:
    """The offsets at which an attribution's pieces begin, words that only join stepped over."""
    unit, found = outer.unit, []
    for piece in outer.content:
        at = unit.begin.index(piece.start) if piece.start in unit.begin else len(unit)
        while unit.at(at) in {"A", "C", ","}:
            at += 1
        if at < len(unit):
            found.append(unit.begin[at])
    return found


def _was_told(inner: Draft, outer: Draft) -> bool:
    """As in "Renn said she had been told by the front that …"."""
    if inner.rule != "attribution.passive-that" or inner.source is None:
        return False
    unit = inner.unit
    firsts = [unit.begin.index(first) for first in _firsts(outer) if first in unit.begin]
    cue = unit.begin.index(inner.cue.start)
    return any(first < cue <= first + 7 and not set(unit.kind[first:cue]) & {",", "T", "P", QUOTE} for first in firsts)
