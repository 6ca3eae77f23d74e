"""How a proposal fares: put, discussed, accepted, rejected or still to come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from detente.model.happenings import ProposalStatus
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.putting import Put
from detente.read.happenings.scene import Scene, goes_between

_BOTH = re.compile(r"\b(?:both|the two|all|the parties|the sides|they)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:it|the (?:\w+ )?(?:text|draft|paper|plan|framework|proposal|document|offer|points))\b", re.IGNORECASE
)
_BY_BOTH = re.compile(r"\s+by (?:both|the two|all|the parties|the sides)\b", re.IGNORECASE)
_JUST_NOW = 6
"""Days after which a text put to both sides is spoken of as lying there: before, a report names the weekday."""
_BUT = re.compile(r"\b(?:but|while|although|though|yet)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:reply|answer|response|counter\w*)\b", re.IGNORECASE)
_REJECTED = pattern("proposals", "rejected")
_NOT_REJECTED = pattern("proposals", "not_rejected")
_ACCEPTED = pattern("proposals", "accepted")
_DISCUSSED = pattern("proposals", "discussed")
_EXPECTED = pattern("proposals", "expected")
_RECEIVED = re.compile(
    r"\b(?:both|the two|the parties)\b[^.;]{0,40}\b(?:have|had|has)\b[^.;]{0,20}\breceived\b", re.IGNORECASE
)


def fares(scene: Scene, group: Sequence[Put]) -> ProposalStatus:
    """How a text fares by the sentences that speak of it and the one after.

    It is accepted only where both sides, or those it was put to, take it; one side's yes keeps it under
    discussion. What is merely due to come is told by the words beside the text itself.
    """
    if any(is_expected(scene, one) for one in group):
        return "expected"
    said = [words for one in group for words in _spoken(scene, one)]
    for words in said:
        rejected = _REJECTED.search(words)
        if rejected and not _NOT_REJECTED.search(words) and not _in_part(words[: rejected.start()]):
            return "rejected"
    for words in said:
        accepted = _ACCEPTED.search(words)
        if accepted and (_BOTH.search(words[: accepted.start()][-60:]) or _BY_BOTH.match(words, accepted.end())):
            return "accepted"
        if accepted or _DISCUSSED.search(words):
            return "under discussion"
    author = next((one.by.author for one in group if one.by.author), None)
    recipient = next((one.by.recipient for one in group if one.by.recipient), None)
    put = any(_lies_there(scene, one) for one in group) if author and goes_between(scene, author) else False
    if recipient is None and (put or any(_RECEIVED.search(words) for words in said)):
        return "under discussion"  # what a go-between has put to both sides lies before them until they answer
    return "presented"


def _in_part(before: str) -> bool:
    """Whether a text was taken before something else is refused: "accepted the plan but refused to name a day"."""
    accepted = _ACCEPTED.search(before)
    return accepted is not None and _BUT.search(before, accepted.end()) is not None


def _lies_there(scene: Scene, one: Put) -> bool:
    """Whether a text is spoken of as one that is there, not as being put forward just now."""
    if one.by.rule in ("verb", "offered") or not scene.today:
        return False
    days = (dt.date.fromisoformat(scene.today) - one.date.last_day).days if one.date else 0
    return one.by.cue is None or days > _JUST_NOW


def is_expected(scene: Scene, one: Put) -> bool:
    """Whether the words beside a text say that it is still to come."""
    low = max(
        one.sentence.start,
        scene.text.rfind(";", one.sentence.start, one.text.head.start) + 1,
        one.text.head.start - 110,
    )
    bound = scene.text.find(";", one.text.head.end, one.sentence.end)
    high = min(one.sentence.end if bound < 0 else bound, one.text.head.end + 90)
    match = _EXPECTED.search(scene.text, low, high)
    if match is None or _OTHER.search(scene.text, match.end(), max(match.end(), one.text.head.start)):
        return False
    return one.by.cue is None or match.start() <= one.by.cue.end


def _spoken(scene: Scene, one: Put) -> list[str]:
    """The words about a text: its sentence, and the next where that goes on about "it"."""
    out = [scene.text[one.sentence.start : one.sentence.end]]
    for after in scene.sentences[one.sentence.index + 1 : one.sentence.index + 3]:
        words = scene.text[after.start : after.end]
        if _GOES_ON.search(words[:110]):
            out.append(words)
    return out
