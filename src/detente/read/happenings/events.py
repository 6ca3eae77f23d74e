"""Events that press on the talks: attacks, losses, flight, cuts, releases, aid, arms and money, with amounts.

Only what the report tells in its own voice as done is taken: what parties claim is theirs to claim and is
kept as their statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.model import Event
from detente.read.happenings.amounts import amounts_in, sums_in
from detente.read.happenings.counts import accounts_of
from detente.read.happenings.dates import is_future, when_of
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import entries, matches_among, pattern, signal_of
from detente.read.happenings.places import places_in
from detente.read.happenings.scene import Scene, Sentence, in_quotation, scene_of
from detente.read.layers import Span, why

KINDS = ("violence", "displacement", "deprivation", "releases", "aid", "arms", "money")
_SIGNALS = {kind: signal_of("events", kind) for kind in (*KINDS, "stakes")}
_NEEDED = [(kind, _SIGNALS[kind].bits) for kind in KINDS]
_STAKES = pattern("events", "stakes")
for _kind in KINDS:
    list(matches_among("events", _kind, 0, text="", span=Span(0, 0)))  # asks for the signals that it needs
_UNREAL = re.compile(rf"\b{entries('events', 'unreal')}\b", re.IGNORECASE)
_BOUND = re.compile(r"[;:]| — | – | - |, (?:but|although|though|while|whereas|with the|and the)\s")
_MOST_WORDS = 40


def find_events(doc: Doc) -> tuple[Event, ...]:
    """The events of a doc, one a sentence and kind at most, in the order of the text."""
    scene = scene_of(doc)
    claimed = [Span(piece.start, piece.end) for statement in doc._.statements for piece in statement.content]
    found = [one for sentence in scene.sentences for one in _in_sentence(scene, sentence, claimed=claimed)]
    return tuple(
        _event(scene, sentence, region=region, cue=cue, kind=kind, number=n)
        for n, (sentence, region, cue, kind) in enumerate(found, 1)
    )


def _in_sentence(
    scene: Scene, sentence: Sentence, *, claimed: list[Span]
) -> Iterator[tuple[Sentence, Span, Span, str]]:
    taken: list[Span] = []
    stake = _at_stake(scene, sentence)
    if stake:
        taken.append(sentence)
        yield sentence, sentence, stake, "money"
    bits = sentence.bits
    for kind in [kind for kind, wanted in _NEEDED if bits & wanted == wanted]:
        for match in matches_among("events", kind, bits, text=scene.text, span=sentence):
            cue = Span(match.start(), match.end())
            region = _clause(scene.text, sentence, cue=cue)
            if any(region.overlaps(one) for one in taken):
                continue
            # What two voices tell with other amounts both of them tell: then it is no one side's claim.
            if not _real(scene, region, cue=cue, claimed=claimed) and not (
                _real(scene, region, cue=cue, claimed=[]) and accounts_of(scene, sentence, region=region)
            ):
                continue
            taken.append(region)
            yield sentence, region, cue, kind
            break


def _at_stake(scene: Scene, sentence: Sentence) -> Span | None:
    """A sum that the parties or others argue over, to come or not, outside quotations."""
    if _SIGNALS["stakes"].missing(sentence.bits):
        return None
    if not _STAKES.search(scene.text, sentence.start, sentence.end):
        return None
    sums = sums_in(scene.text, sentence)
    return sums[0] if sums and not in_quotation(scene, sums[0]) else None


def _real(scene: Scene, region: Span, *, cue: Span, claimed: list[Span]) -> bool:
    """Whether the report itself tells it as done."""
    if in_quotation(scene, cue) or any(cue.overlaps(one) for one in claimed):
        return False
    return not _UNREAL.search(scene.text, max(region.start, cue.start - 60), cue.end)


def _clause(text: str, sentence: Span, *, cue: Span) -> Span:
    left = max((m.end() for m in _BOUND.finditer(text, sentence.start, cue.start)), default=sentence.start)
    match = _BOUND.search(text, cue.end, sentence.end)
    right = match.start() if match else sentence.end
    return Span(left + len(text[left:right]) - len(text[left:right].lstrip()), right)


def _event(scene: Scene, sentence: Sentence, *, region: Span, cue: Span, kind: str, number: int) -> Event:
    when = when_of(scene, sentence, cue=cue)
    places = places_in(scene, region)
    words = scene.text[region.start : region.end].split()
    accounts = accounts_of(scene, sentence, region=region)
    differ = [Span(it.words.start, it.words.end) for it in accounts]
    own = not accounts or any(it.by is None for it in accounts)
    return Event(
        id=f"e{number}",
        evidence=evidence_of(scene, [region, *(it for it in differ if not it.overlaps(region))]),
        why=why(f"event.{kind}", scene.doc, span=cue),
        what=" ".join(words[:_MOST_WORDS]).rstrip(" ,.;:"),
        date=when.date if when and not is_future(scene, when.date) else None,
        place=_nearest(scene, places, cue=cue),
        amounts=amounts_in(scene.doc, region) if own else (),
        accounts=accounts,
    )


def _nearest(scene: Scene, places: list[Span], *, cue: Span) -> str | None:
    where = min(places, key=lambda one: abs(one.start - cue.end), default=None)
    return scene.text[where.start : where.end] if where else None
