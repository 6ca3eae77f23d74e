"""Where a sentence says that a body decides: who, by which words, and whether it is done, to come or held up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.model.happenings import DecisionStatus
from detente.read.ahead import begun
from detente.read.happenings.bodies import Body, is_known, is_side
from detente.read.happenings.dates import is_future
from detente.read.happenings.lexicon import entries
from detente.read.happenings.scene import Scene, Sentence, in_quotation, mentions_in, whens_in
from detente.read.layers import Mention, Span
from detente.read.signals import Signal, signal

_BASE, _DONE = entries("decisions", "base"), entries("decisions", "done")
_AHEAD = rf"{entries('decisions', 'aux')}(?:\w+ly )?(?:{_BASE}|{entries('decisions', 'basing')})\b"
_PAST = (
    r"(?:(?:has|have|had) (?:now |already |since |also |just |again |twice |still |[a-z]+ly )*|(?:also |already |then |[a-z]+ly )*)"
    rf"(?:{_DONE})\b"
)
_ASIDE = re.compile(rf",? which (?P<verb>{_PAST})", re.IGNORECASE)
# Between a body and its verb: an aside between commas, then a few words that hold no verb of their own.
_GAP = r"(?P<gap>(?:,\s[^,;.\n]{1,90},)?(?:\s+[\w'’,-]+){0,6}?)\s+"
_SUBJECT = tuple(
    (rule, re.compile(rf"{_GAP}(?P<verb>{verb})", re.IGNORECASE), status)
    for rule, verb, status in (
        ("blocked", rf"(?:(?:has|have|had) (?:\w+ )?)?{entries('decisions', 'blocked')}", "blocked"),
        ("will", _AHEAD, "planned"),
        ("votes", entries("decisions", "votes"), "planned"),
        ("listed", entries("decisions", "listed"), "planned"),
        ("voted", _PAST, "taken"),
    )
)
_NO_GAP = re.compile(
    r"\b(?:said|says|told|but|because|after|before|while|if|unless|when|until|whether|was|were|had|has|have|is|are|will|would|"
    r"could|can|may|might|should|must|not|never|nor|no|than|that|building|members?|hall|speaker|leaders?|reporters?|majority|minority|"
    r"presidents?|chair\w*|spokes\w+|session|house|elections?|seats?|room|steps|meeting to|and|or|wants?|wanted|to|asked|like)\b",
    re.IGNORECASE,
)
_NOT_SUBJECT = begun(
    r"\b(?:if|unless|should|whether|once|until|of|for|with|from|by|in|at|members?|outside|inside|near|the speaker of|chairman of|before|only after|against|told|urged|asked|addressing)"
    r"\s+(?:the |a |any |its |his |her |their )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_SEATS_OF = re.compile(
    r"\b(?:deputies|senators|lawmakers|legislators|MPs|judges) (?:of|in|from) (?:the )?\Z", re.IGNORECASE
)
_SOFT = re.compile(
    r"(?:has |have |had |[a-z]+ly )*(?:reject|agree|declare|order|dismiss|turn|confirm|back|decide)", re.IGNORECASE
)
"""What a council that is a side at the table also does as a side."""
_REFUSES = re.compile(r"\brefuse[sd]\Z", re.IGNORECASE)
_WITH_TO = re.compile(r"\bwith (?:the |its )?\Z", re.IGNORECASE)
_BY = re.compile(rf"\b{entries('decisions', 'passive')}(?P<gap>[^.;]{{0,30}}?)\bby (?:the |a )?\Z", re.IGNORECASE)
_HYPOTHETIC = re.compile(r"\b(?:if|unless|could|would|might|whether)\b[^,.;]*\Z", re.IGNORECASE)
_WON = re.compile(rf"\b{entries('decisions', 'won')} (?:the |a )?\Z", re.IGNORECASE)
_PUT = re.compile(rf"\b(?P<verb>{entries('decisions', 'put_to')}) (?:the |a |an |its |their |his )?\Z", re.IGNORECASE)
_NEEDED = re.compile(
    rf"\b{entries('decisions', 'needed')}\b[^.;]{{0,60}}?\b(?:of|by|in|from|to|before) (?:the |a |an )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"\b{entries('decisions', 'vote_nouns')}(?P<gap>[^.;,]{{0,30}}?)\b(?:of|in|by|from|before) (?:the |a )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    rf"\b(?:faces?|awaits?|facing|needs?|needed|requires?|due|planned|ahead|expected|pending|{entries('decisions', 'set_for')})\b",
    re.IGNORECASE,
)
_HELD_UP = re.compile(rf"[^.;]{{0,60}}?\b{entries('decisions', 'held_up')}\b", re.IGNORECASE)
_COUNTED = re.compile(
    r",?\s+(?:was|by|ended|came out|went)\s+(?:\w+\s+)?\d+(?:\s*[-–]|\s+(?:to|votes|against))", re.IGNORECASE
)
_THERE = re.compile(
    rf"\b(?:there (?:will|is to) be|holds?|will hold)\s+(?:a|the|its)\s+(?:\w+\s+)?{entries('decisions', 'vote_nouns')}\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\b{entries('decisions', 'vote_nouns')}\b[^.;]{{0,50}}?\b{entries('decisions', 'held_up')}\b", re.IGNORECASE
)
_WILL = re.compile(
    r"\b(?:will|would|shall|is to|are to|must|to|has to|have to|going to|plans? to|going)\s[^.;]{0,60}\Z", re.IGNORECASE
)
_VETO = re.compile(r"\b(?:vetoed|vetoes|blocked|blocks|held up)\s+(?:a |an |the )?(?:\w+ )?\Z", re.IGNORECASE)
_MOTION = re.compile(
    r"\s+(?:draft |press )?(?:resolution|statement|decision|motion|measure|sanctions|text)", re.IGNORECASE
)
_POLL = re.compile(
    rf"\b{entries('decisions', 'referendum')}\b(?:\s+(?:on|over|about)\s+[^,.;]{{3,80}})?|\b(?:go|goes|went|going) to the polls\b",
    re.IGNORECASE,
)
_NOUN_SET = re.compile(
    rf"\b{entries('decisions', 'vote_nouns')}\b(?P<gap>[^.;]{{0,50}}?)\b{entries('decisions', 'set_for')}",
    re.IGNORECASE,
)
_AND_TOO = re.compile(r",? and (?:(?:before|by|in|to) )?(?:a |an |the )?\Z", re.IGNORECASE)
_TOO_WHEN = re.compile(
    r"(?: of (?:the )?\w+)?,? (?:on |in |by |a week|a day|two|three|the (?:same|next|following) day|later)",
    re.IGNORECASE,
)
_WILL_ANY = re.compile(rf"\b(?P<verb>{_AHEAD})", re.IGNORECASE)
_PUT_ANY = re.compile(rf"\b{entries('decisions', 'put_to')}\b", re.IGNORECASE)
_ACTS = re.compile(
    rf"\s+{entries('decisions', 'acts')}\b[^.;]{{0,70}}?\b{entries('decisions', 'acted_on')}\b", re.IGNORECASE
)
_VOTED = re.compile(r"\b(?:voted|backed|rejected|approved|won|lost|passed|endorsed|went)\b")
_IN_A_POLL = re.compile(r"\b(?:in|at|by) (?:an?|the|its|their|that|last)\s(?:\S+\s){0,3}\Z", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|tribunal|judges)\b", re.IGNORECASE)
_TO_COURT = re.compile(r"(?:go(?:es)?|came|comes?|take|taken|took|bring|brought|sent|send|refer)\b", re.IGNORECASE)
"""What parties do with a court, which decides nothing by it."""
_BACK = re.compile(r"\bback to (?:the |its |their )?\Z", re.IGNORECASE)
_WANTED = re.compile(r"\b(?:wants?|wanted|demand\w*|proposed?|proposing|suggest\w*|hopes?|if)\b")
_UNREAL = re.compile(r"\b(?:not|never|nor|whether|if|unless|nobody|no|before|until)\b")
_ACTS_WORDS, _POLL_WORDS = signal(entries("decisions", "acts")), signal(_POLL.pattern)
_OF_SUBJECT = frozenset(rule for rule, _, _ in _SUBJECT)
_AND = re.compile(r",? and (?:of |by )?(?:the |its |their )?", re.IGNORECASE)
_NAMED = re.compile(r", (?:the )?", re.IGNORECASE)
_FARES = re.compile(rf"\b{entries('decisions', 'bill_fares')}")
_FARES_WORDS = signal(_FARES.pattern)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One mention of a decision: the body where one is named, the words that tell it, and how it stands."""

    body: Body | None
    cue: Span
    rule: str
    status: DecisionStatus


def verdicts(scene: Scene, sentence: Sentence, *, bodies: list[Body], last: Body | None) -> list[Verdict]:
    """The decisions that a sentence tells of, each verb once; `last` is the body spoken of just before."""
    found = [one for body in bodies for one in _of_body(scene, sentence, body=body)]
    if not found:
        found = [*_polls(scene, sentence, bodies=bodies)]
    if not found and (bodies or last):
        found = [Verdict(bodies[-1] if bodies else last, cue, "set", status) for cue, status in _set(scene, sentence)]
    found = [_by_its_name(scene, one, bodies=bodies) for one in found]
    found += _joined(scene, found, bodies=bodies)
    found += [] if found else _fared(scene, sentence, last=bodies[-1] if bodies else last)
    kept: dict[tuple[int, int], Verdict] = {}
    for one in found:
        verb = (one.cue.start, one.body.start if one.rule == "joined" and one.body else -1)
        rival = kept.get(verb)
        if rival is None or (one.body and rival.body and is_known(scene, one.body) and not is_known(scene, rival.body)):
            kept[verb] = one
    return list(kept.values())


def _by_its_name(scene: Scene, one: Verdict, *, bodies: list[Body]) -> Verdict:
    """The verdict with its body by the name that follows: "parliament, the Assembly, votes"."""
    for other in bodies if one.body and one.rule in _OF_SUBJECT else ():
        between = scene.text[one.body.end : other.start] if one.body else ""
        if _NAMED.fullmatch(between) and scene.text.startswith(",", other.end) and other.end < one.cue.start:
            return replace(one, body=other) if scene.text[other.called].isupper() else one
    return one


def _joined(scene: Scene, found: list[Verdict], *, bodies: list[Body]) -> list[Verdict]:
    """What the first of two bodies decides with the second: "the Senate and the council of elders will vote"."""
    return [
        replace(one, body=first, rule="joined")
        for one in found
        for first in bodies
        if one.body
        and one.rule in _OF_SUBJECT
        and _AND.fullmatch(scene.text, first.end, one.body.start)
        and not any(other.body is first for other in found)
    ]


def _fared(scene: Scene, sentence: Sentence, *, last: Body | None) -> list[Verdict]:
    """A bill or motion with the votes it got, of the body spoken of last: "the bill failed by two votes"."""
    match = None
    if last and not _FARES_WORDS.missing(sentence.bits):
        match = _FARES.search(scene.text, sentence.start, sentence.end)
    if match is None or in_quotation(scene, Span(match.start(), match.end())):
        return []
    return [Verdict(last, Span(match.start(), match.end()), "fared", "taken")]


def _of_body(scene: Scene, sentence: Sentence, *, body: Body) -> Iterator[Verdict]:
    before = Span(max(sentence.start, body.start - 90), body.start)
    aside = _ASIDE.match(scene.text, body.end, sentence.end)
    if aside and not in_quotation(scene, Span(aside.start("verb"), aside.end())):
        yield Verdict(body, Span(aside.start("verb"), aside.end()), "voted", "taken")
    rules = (_as_subject, _as_agent, _as_noun, _as_too)
    for rule in rules:
        one = rule(scene, sentence, body=body, before=before)
        if one and not in_quotation(scene, one.cue):
            yield one
            return


def _as_subject(scene: Scene, sentence: Sentence, *, body: Body, before: Span) -> Verdict | None:
    """Words such as "BODY votes": the verb after the body, with nothing between them that has a verb of its own."""
    text = scene.text
    bound = _NOT_SUBJECT.search(text, before.start, before.end)
    if bound and not any(regex.search(text, before.start, before.end) for regex in (_WITH_TO, _SEATS_OF)):
        return None
    found = [
        (match, rule, status)
        for rule, regex, status in _SUBJECT
        if (match := regex.match(text, body.end, sentence.end))
    ]
    for match, rule, status in sorted(found, key=lambda one: one[0].start("verb")):
        gap = re.sub(r"^,[^,]*,", "", match["gap"])
        if _NO_GAP.search(gap) or _UNREAL.search(match["verb"].lower()):
            continue
        if match["verb"][:3].lower() == "to " and not (
            _WITH_TO.search(text, before.start, before.end) or text[body.start : body.end].isupper()
        ):
            continue  # "they want parliament to vote": nothing is planned
        if rule == "voted" and _of_a_party(scene, body, verb=Span(match.start("verb"), match.end("verb"))):
            continue
        if rule == "listed" and not any(is_future(scene, one.date) for one in whens_in(scene, sentence)):
            continue
        if rule == "will" and match["verb"].lower().startswith("would") and not whens_in(scene, sentence):
            continue  # "parliament would have to approve any deal": nothing is planned
        if status == "blocked" and _COURT.search(text, body.head.start, body.head.end):
            status = "taken"  # noqa: PLW2901 - a court that blocks something has ruled
        return Verdict(body, Span(match.start("verb"), match.end()), rule, status)  # type: ignore[arg-type]
    return None


def _of_a_party(scene: Scene, body: Body, *, verb: Span) -> bool:
    """Whether a body only does what a party does: a refusal that no vote and no court made, or a yes or no at the table."""
    words = scene.text[verb.start : verb.end]
    if _REFUSES.search(words):
        court = _COURT.search(scene.text, body.head.start, body.head.end)
        return not court and not scene.text.startswith(" by ", verb.end)
    return _SOFT.match(words) is not None and is_side(scene, body)


def _as_agent(scene: Scene, sentence: Sentence, *, body: Body, before: Span) -> Verdict | None:
    """Words such as "passed by BODY", "won the backing of BODY", "must be put to BODY", "vetoed a BODY resolution"."""
    text = scene.text
    for rule, regex in (("needed", _NEEDED), ("passive", _BY), ("won", _WON), ("veto", _VETO)):
        match = regex.search(text, before.start, before.end)
        if match is None or (rule == "veto" and not _MOTION.match(text, body.end)):
            continue
        status: DecisionStatus = {"needed": "planned", "veto": "blocked"}.get(rule, "taken")  # type: ignore[assignment]
        if rule == "passive" and _HYPOTHETIC.search(text, max(sentence.start, match.start() - 40), match.start()):
            continue
        if rule == "passive" and re.search(r"\b(?:be|being)\b", match[0][:6]):
            status = "planned"
        return Verdict(body, Span(match.start(), match.end()), rule, status)
    return _put_to(scene, sentence, body=body, before=before)


def _put_to(scene: Scene, sentence: Sentence, *, body: Body, before: Span) -> Verdict | None:
    """Words such as "will be put to BODY", with a day to come where "will" is not said."""
    text = scene.text
    match = _PUT.search(text, before.start, before.end)
    if match is None:
        return None
    low = max(sentence.start, match.start() - 60, *(text.rfind(mark, 0, match.start()) for mark in ":;,"))
    if _UNREAL.search(text, low, match.start()) or _WANTED.search(text, low, match.start()):
        return None
    court = _COURT.search(text, body.head.start, body.head.end)
    if (court and _TO_COURT.match(match["verb"])) or _BACK.search(text, before.start, before.end):
        return None
    ahead = any(is_future(scene, one.date) for one in whens_in(scene, sentence))
    if ahead or _WILL.search(text, sentence.start, match.start()):
        return Verdict(body, Span(match.start(), match.end()), "put-to", "planned")
    return None


def _as_noun(scene: Scene, sentence: Sentence, *, body: Body, before: Span) -> Verdict | None:
    """Words such as "a vote in BODY is due", "ratification by BODY"."""
    text = scene.text
    match = _NOUN.search(text, before.start, before.end)
    if match is None:
        return None
    cue = Span(match.start(), match.end())
    if _HELD_UP.match(text, body.end, sentence.end):
        return Verdict(body, cue, "noun", "blocked")
    if _COUNTED.match(text, body.end, sentence.end):
        return Verdict(body, cue, "noun", "taken")
    if _TO_COME.search(text, sentence.start, sentence.end):
        return Verdict(body, cue, "noun", "planned")
    return None


def acts(scene: Scene, sentence: Sentence) -> Iterator[tuple[Mention, Span]]:
    """Organisations of which a sentence says that they imposed, lifted or renewed something."""
    for one in () if _ACTS_WORDS.missing(sentence.bits) else mentions_in(scene, sentence):
        actor = scene.actors.get(one.actor or "")
        match = _ACTS.match(scene.text, one.end, sentence.end) if actor and actor.kind == "organisation" else None
        if match and not in_quotation(scene, Span(match.start(), match.end())):
            yield one, Span(match.start() + 1, match.end())


def _as_too(scene: Scene, sentence: Sentence, *, body: Body, before: Span) -> Verdict | None:
    """A second body of one verb: "parliament will vote in May and a congress of the front a week later"."""
    text = scene.text
    if not (_AND_TOO.search(text, before.start, before.end) and _TOO_WHEN.match(text, body.end)):
        return None
    earlier = _WILL_ANY.search(text, sentence.start, before.end) or _PUT_ANY.search(text, sentence.start, before.end)
    return Verdict(body, Span(body.start, body.end), "too", "planned") if earlier else None


def _polls(scene: Scene, sentence: Sentence, *, bodies: list[Body]) -> Iterator[Verdict]:
    """Referendums, which have no body but those who vote."""
    if _POLL_WORDS.missing(sentence.bits):
        return
    text = scene.text
    match = _POLL.search(text, sentence.start, sentence.end)
    if match is None or in_quotation(scene, Span(match.start(), match.end())):
        return
    dated = bool(whens_in(scene, sentence))
    voters = next(
        (one for one in bodies if text[one.head.start : one.head.end].lower() in {"voters", "electorate"}), None
    )
    cue = Span(match.start(), match.end())
    before = text[max(sentence.start, match.start() - 40) : match.start()]
    if re.search(
        r"\b(?:no|without|against|demand\w*|call\w* for|whether|if|never|needs?|want\w*|promis\w+|dropp?\w*|decision on|ruling on|pledg\w+|propos\w+|so-called|offer\w*)\b",
        before,
        re.IGNORECASE,
    ):
        return
    if _HELD_UP.match(text, match.end(), sentence.end):
        yield Verdict(voters, cue, "poll", "blocked")
    elif dated and _IN_A_POLL.search(before) and _VOTED.search(text, sentence.start, sentence.end):
        yield Verdict(voters, cue, "poll", "taken")
    elif any(is_future(scene, one.date) for one in whens_in(scene, sentence)) and re.search(
        rf"\b(?:will|is|are|go|planned|scheduled|{entries('decisions', 'set_for')})\b",
        text[sentence.start : sentence.end],
    ):
        yield Verdict(voters, cue, "poll", "planned")


def _set(scene: Scene, sentence: Sentence) -> Iterator[tuple[Span, DecisionStatus]]:
    """A vote or ruling without its body beside it: "a hearing is set for Monday"."""
    for regex, status, wanted in _SETTING:
        match = None if wanted.missing(sentence.bits) else regex.search(scene.text, sentence.start, sentence.end)
        if match and not in_quotation(scene, Span(match.start(), match.end())) and whens_in(scene, sentence):
            yield Span(match.start(), match.end()), status
            return


_SETTING: tuple[tuple[re.Pattern[str], DecisionStatus, Signal], ...] = (
    (_OFF, "blocked", signal(_OFF.pattern)),
    (_NOUN_SET, "planned", signal(_NOUN_SET.pattern)),
    (_THERE, "planned", signal(_THERE.pattern)),
)
