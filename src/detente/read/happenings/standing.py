"""Who the talks are between, and who stands between them: parties, mediators and hosts of one report."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.ahead import ahead, begun
from detente.read.happenings.lexicon import entries, one_of, pattern, patterns
from detente.read.layers import Mention, text_of
from detente.read.people.lexicon import lexicon
from detente.read.signals import near, signal

_NOBODY: Counter[str] = Counter()
_SEEN = 3
"""What a side counts that the people layer takes for one of the two: 0 to 8 tried on our own reports, 2 to 5 alike."""
_TELLERS = re.compile(
    r"(?:\w+ )*(?:officials?|sources?|diplomats?|aides?|witnesses|residents|people|reporters|journalists)",
    re.IGNORECASE,
)
"""Groups of unnamed people who only tell of the talks."""
STANDING = ("mediator", "host", "go-between")
_ROLE = re.compile(
    r"\b(?:mediat|moderator|facilitat|go-between|envoy|(?<!hostage )(?<!hostages )(?<!prisoners )coordinator|good offices|convenor|intermediary|special representative|convenor|guarantor)|\bpanel\b"
    r"|\bchair(?:man|woman|person)?\b[^,]*\b(?:talks|commission)\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:representative|commissioner|secretary|adviser|advisor|high)\b", re.IGNORECASE)
"""Roles that make somebody a go-between where the one who sent them is an organisation, not a state."""
_CALLED_AFTER = pattern("meetings", "between_after")
_BEFORE = one_of("meetings", "between_before")
_CALLED_BEFORE = re.compile(rf"\b{ahead(_BEFORE)}{_BEFORE}\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z", re.IGNORECASE)

CALLED_ENDS = ("by", "of", "under", "them", "but", "except", "save", "from", "was", "the")
"""With which of these `_CALLED_BEFORE` must end, whatever stands before."""


def stands_between(actor: str, actors: dict[str, Actor], *, between: frozenset[str]) -> bool:
    """Whether an actor, or the side it acts for, is a mediator, host or go-between by standing, role or name."""
    known = actors.get(actor)
    if known is None:
        return actor in between
    side = known.side or known.id
    role, home = known.role or "", actors.get(side)
    sent = home is not None and home.kind == "organisation" and known.kind == "person" and _SENT.search(role)
    return side in between or known.standing in STANDING or bool(_ROLE.search(role) or sent)


def called_between(text: str, mention: Mention) -> bool:
    """Whether the words beside a name make it a mediator's or host's ("X hosting", "chaired by X")."""
    following = _SPACE.match(text, mention.end)
    at = following.end() if following else mention.end
    if mention.kind == "description" and text[mention.end - 2 : mention.end] in ("'s", "’s"):
        at = mention.end - 2  # "the government's mediator" is its own, "at the government's invitation" is not
    aside = _ASIDE.match(text, mention.end)
    if aside and _PRESIDED.match(text, aside.end()):
        return True
    if _CALLED_AFTER.match(text, at):
        return True
    start = mention.start
    return ends_so(text, start, CALLED_ENDS) and bool(_CALLED_BEFORE.search(text, max(0, start - 90), start))


def ends_so(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether a text ends with one of some words right before an offset: much cheaper than any expression that ends there."""
    return text[max(0, end - 40) : end].rstrip().lower().endswith(words)


_SPACE = re.compile(r"[ ,]*")
_ASIDE = re.compile(r"(?:,\s[^,;.]{1,90},)?\s+(?:who\s+)?")
_PRESIDED = re.compile(
    r"(?:(?:again|also|who|has|had|is|was)\s+)*(?:presid(?:es|ed|ing)\b(?!\s+over\s+(?:the\s+)?(?:court|trial|parliament|country|council|republic|government))|mediat(?:es|ed|ing)\b(?!\s+by)|"
    r"(?:was|sat|is|sits) in the chair|took the chair|acted as (?:mediator|facilitator|host)|sat between)",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\b(?:presid(?:es|ed|ing)|chair(?:s|ed|ing)|mediat(?:es|ed|ing)|moderat(?:es|ed|ing)|facilitat(?:es|ed|ing))\b[^.;]{0,60}? (?:on behalf of|for|in the name of) (?:the )?\Z",
    re.IGNORECASE,
)
"""Before those for whom somebody presides or mediates."""
_PRESIDING = signal(
    r"(?:presid(?:es|ed|ing)|chair(?:s|ed|ing)|mediat(?:es|ed|ing)|moderat(?:es|ed|ing)|facilitat(?:es|ed|ing))(?!\w)"
)
_PLACED = begun(
    r"\b(?:in|at|(?<!according )to|near|outside|from|for|leave|left|visit|visits|visited|visiting|throughout|across|into|inside|(?:capital|city|town|village|south|north|east|west)\s+of)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_SENT_FROM = begun(
    rf"\b(?:{entries('meetings', 'delegations')}|officials?|ministers?|team)\s+(?:from|for|of)\s+(?:the\s+|both\s+)?\Z",
    re.IGNORECASE,
)
_VENUED = re.compile(
    r"\s+(?:hotel|villa|lodge|palace|suburb|conference|restaurant|talks|paper|round|meeting)\b", re.IGNORECASE
)


def is_placed(text: str, one: Mention, *, actors: dict[str, Actor]) -> bool:
    """Whether a state's or capital's name tells where, not who: "in Oslo", "a Cairo hotel"."""
    actor = actors.get(one.actor or "")
    if one.kind not in ("capital", "name") or (one.kind == "name" and actor and actor.kind != "state"):
        return False
    before = text[max(0, one.core.start - 40) : one.core.start]
    if one.kind == "capital" and _VENUED.match(text, one.core.end):
        return True
    return bool(_PLACED.search(before)) and not _SENT_FROM.search(before)


def go_betweens(doc: Doc, mentions: tuple[Mention, ...], *, actors: dict[str, Actor]) -> frozenset[str]:
    """The sides that the report calls mediators or hosts, those named in one breath with one of them included."""
    text = text_of(doc)
    out = {one.side or one.id for one in actors.values() if one.standing in STANDING}
    presided = any(near(doc, _PRESIDING))
    for index, one in enumerate(mentions):
        actor = actors.get(one.actor or "")
        if presided and actor and actor.kind != "person" and _FOR_WHOM.search(text, max(0, one.start - 110), one.start):
            out.add(actor.side or actor.id)
        elif actor and actor.kind != "person" and called_between(text, one):
            out.add(actor.side or actor.id)
            before = mentions[index - 1] if index else None
            first = actors.get(before.actor or "") if before else None
            if before and first and text[before.end : one.start].strip() == "and":
                out.add(first.side or first.id)
        elif (
            actor
            and actor.side
            and actor.side in actors
            and _ROLE.search(actor.role or "")
            and called_between(text, one)
        ):
            out.add(actor.side)
    return frozenset(out)


def principals(
    text: str,
    mentions: tuple[Mention, ...],
    *,
    actors: dict[str, Actor],
    between: frozenset[str],
    away: frozenset[str] = frozenset(),
    holders: Counter[str] = _NOBODY,
    seen: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """The two sides that the talks are between, in the order of their ids; empty where fewer than two show.

    Each side counts by how often it or its people are named (ten times at most), being one of "the
    two sides" included, and by what shows that it talks for itself: a negotiator counts four, a delegation or talks "with" it three each, up to twelve.
    One named only once, in passing, is no side, unless there are but two; one of whom nobody came (`away`) is none
    where two others are left and one of them has shown that it talks.
    """
    named: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for one in mentions:
        if len(one.members) == 2:
            named.update({member: 2 for member in one.members if member not in between})
        side = _side(one, actors)
        if side is None or side.id in between or is_placed(text, one, actors=actors):
            continue
        named[side.id] += 1
        after, before = _PARTY_AFTER.match(text, one.core.end), False
        if ends_so(text, one.start, PARTY_ENDS):
            near, far = max(0, one.start - 40), max(0, one.start - 60)
            before = bool(_PARTY_BEFORE.search(text, near, one.start) or _AND_OF.search(text, far, one.start))
        shown[side.id] += 3 * (bool(after) + before)
    for actor in actors.values():
        if actor.side in named and actor.kind == "person" and _PARTY_ROLE.search(actor.role or ""):
            shown[actor.side or ""] += 4
        elif actor.side in named and actor.kind == "person" and _LEADS.search(actor.role or ""):
            shown[actor.side or ""] += 4 * (actors[actor.side or ""].kind == "organisation")  # an opposition party
    named = Counter({side: n for side, n in named.items() if shown[side] or not receives(text, actors[side])})
    shown.update({side: _SEEN for side in seen if side in named})
    named = Counter({side: n for side, n in named.items() if actors[side].kind != "organisation" or shown[side]})
    shown.update({side: 2 * count for side, count in holders.items() if side in named})
    scores = {side: min(count, 10) + min(shown[side], 12) for side, count in named.items() if count > 1 or shown[side]}
    there = {side: score for side, score in scores.items() if side not in away}
    scores = there if len(there) >= 2 and any(shown[side] for side in there) else scores
    if len(scores) < 2 and len(named) == 2:
        scores = dict(named)
    best = sorted(scores, key=lambda side: (-scores[side], side))[:2]
    return tuple(sorted(best)) if len(best) == 2 else ()


def receives(text: str, side: Actor) -> bool:
    """Whether the talks are told of in the capital of a known state, which is then more likely their host."""
    capital = _capitals().get(side.name) if side.kind == "state" else None
    if capital is None or capital not in text:
        return False
    return any(
        _TALKS_IN.search(text, max(0, one.start() - 80), one.start()) for one in re.finditer(re.escape(capital), text)
    )


@functools.cache
def _capitals() -> dict[str, str]:
    return {known.actor: name for name, known in lexicon().names.items() if known.use == "capital"}


_TALKS_IN = re.compile(
    r"\b(?:talks|negotiations|meet|met|meeting|session|round|consultations|reconvened?|summit|returned?|resumed?)\b[^.;\n]{0,60}? (?:in|(?<!according )to|at) \Z"
)


def nobody_of(doc: Doc, mentions: tuple[Mention, ...], *, actors: dict[str, Actor]) -> frozenset[str]:
    """The sides of which the report says that nobody of theirs was there: "no Velmoran delegation came"."""
    text = text_of(doc)
    spans = [
        one.span("who")
        for wanted, regex in patterns("absences", "absent_no")
        for here in near(doc, wanted)
        for one in regex.finditer(text, here.start, here.end)
    ]
    if not spans:
        return frozenset()
    found = [_side(one, actors) for one in mentions if any(a <= one.core.start < b for a, b in spans)]
    return frozenset(one.id for one in found if one)


_PARTY_AFTER = pattern("meetings", "party_after", bounded=False)
_OF_PARTY = one_of("meetings", "party_before")
_PARTY_BEFORE = re.compile(rf"\b{ahead(_OF_PARTY)}{_OF_PARTY}\s\Z", re.IGNORECASE)
_AND_OF = re.compile(
    r"\b(?:delegations?|negotiators|teams|representatives|envoys) (?:of|from) [^,.;]{2,40}? and (?:of|from) (?:the )?\Z",
    re.IGNORECASE,
)
PARTY_ENDS = ("of", "from", "for", "between", "with", "the")
"""With which of these both end."""
_LEADS = re.compile(r"\bopposition leader\b", re.IGNORECASE)
_PARTY_ROLE = pattern("meetings", "party_role")


def _side(one: Mention, actors: dict[str, Actor]) -> Actor | None:
    actor = actors.get(one.actor or "")
    side = actors.get(actor.side or actor.id) if actor else None
    if side is None or side.kind == "person" or (side.kind == "group" and _TELLERS.fullmatch(side.name)):
        return None
    return side


def corrected(one: Mention, sides: tuple[str, ...]) -> Mention:
    """A pair such as "the two sides" with the talks' own sides: those who talk, not those who host."""
    if len(one.members) != 2 or len(sides) < 2:
        return one
    return replace(one, members=sides)
